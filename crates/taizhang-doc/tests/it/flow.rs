use std::fmt::Write;

use taizhang_doc::flow::{Flow, Part, Style};
use taizhang_doc::{Block, Level, Orientation, Paper, Role};

use crate::sample::{annex, bound, heading, led, paper, para, table};

/// One line of text for each line of the flow: style, path, words; a bound stands as [words|path|anchor].
fn outline(paper: &Paper) -> String {
    let mut out = String::new();
    for part in &Flow::of(paper).parts {
        match part {
            Part::Line(line) => {
                write!(out, "{:?} <{}> ", line.style, line.path).expect("a String");
                spans(&mut out, &line.spans);
            }
            Part::Table(grid) => {
                write!(out, "Table <{}> {} ", grid.path, grid.heads.join("/")).expect("a String");
                spans(&mut out, grid.caption.iter().flat_map(|line| &line.spans));
                for cell in grid.rows.iter().flatten() {
                    out.push('/');
                    spans(&mut out, cell);
                }
            }
            Part::PageBreak => out.push_str("PageBreak"),
            Part::Turn(orientation) => write!(out, "Turn({orientation:?})").expect("a String"),
        }
        out.push('\n');
    }
    out
}

fn spans<'a>(out: &mut String, spans: impl IntoIterator<Item = &'a taizhang_doc::flow::Span<'a>>) {
    for span in spans {
        match &span.shows {
            Some(shown) => write!(out, "[{}|{}|{}]", span.text, shown.path, shown.anchor).expect("a String"),
            None => out.push_str(&span.text),
        }
    }
}

fn check(blocks: Vec<Block>, expected: &str) {
    let bounds = vec![bound("4个", Role::Number), bound("6月底", Role::Date), bound("均", Role::Claim)];
    let outline = outline(&paper(blocks, bounds));
    let body: Vec<&str> = outline.lines().collect();
    let body = &body[1..body.len() - 2];
    assert_eq!(body.join("\n"), expected.trim());
}

#[test]
fn title_signature_and_date_frame_the_paper() {
    let outline = outline(&paper(Vec::new(), Vec::new()));
    assert_eq!(outline, "Title <> 云岫镇2023年上半年工作总结\nSignature <> 云岫镇指挥办\nDate <> 2023年7月5日\n");
}

#[test]
fn a_run_in_heading_takes_a_full_stop_and_the_sentences_after_it_are_counted() {
    check(
        vec![heading(Level::One, "主要成效"), led("招商引资取得新进展", "新签约{0}。{1}，{2}已动工。", &[])],
        "
Heading(One) <一> 一、主要成效
Body <一/（一）> （一）招商引资取得新进展。新签约[4个|一/（一）/1|tz_0001]。[6月底|一/（一）/2|tz_d0001]，[均|一/（一）/2|tz_0002]已动工。",
    );
}

#[test]
fn the_same_bound_twice_in_a_sentence_has_two_paths() {
    check(
        vec![para("签约{0}，其中{0}动工，{0}投产。又{0}")],
        "
Body <> 签约[4个|1|tz_0001]，其中[4个|1#2|tz_0002]动工，[4个|1#3|tz_0003]投产。又[4个|2|tz_0004]",
    );
}

#[test]
fn items_are_numbered_and_each_closes_its_sentence() {
    check(
        vec![led("甲", "主要做法", &[("签约接续落地", "新签约{0}"), ("用地加快解决", "{2}已解决；"), ("服务到位", "好。")])],
        "
Body <（一）> （一）甲。主要做法。一是签约接续落地。新签约[4个|（一）/3|tz_0001]。二是用地加快解决。[均|（一）/5|tz_0002]已解决；三是服务到位。好。",
    );
}

#[test]
fn a_single_item_keeps_its_topic_and_loses_its_number() {
    check(
        vec![led("甲", "", &[("签约接续落地", "新签约{0}。")])],
        "
Body <（一）> （一）甲。签约接续落地。新签约[4个|（一）/2|tz_0001]。",
    );
}

#[test]
fn a_closing_mark_belongs_to_the_sentence_before_it() {
    check(
        vec![para("他说：“好！”{0}。（见表。）{0}")],
        "
Body <> 他说：“好！”[4个|2|tz_0001]。（见表。）[4个|4|tz_0002]",
    );
}

#[test]
fn a_line_without_a_stop_gets_none_and_still_ends_its_sentence() {
    check(
        vec![para("统计时间：{1}"), para(""), para("签约{0}")],
        "
Body <> 统计时间：[6月底|1|tz_d0001]
Body <> 签约[4个|2|tz_0001]",
    );
}

#[test]
fn headings_restart_the_sentences_and_may_show_bounds_themselves() {
    check(
        vec![
            para("甲{0}。"),
            heading(Level::One, "乙"),
            para("丙{0}。丁{0}。"),
            Block::PageBreak,
            led("新增{0}", "戊{0}。", &[]),
        ],
        "
Body <> 甲[4个|1|tz_0001]。
Heading(One) <一> 一、乙
Body <一> 丙[4个|一/1|tz_0002]。丁[4个|一/2|tz_0003]。
PageBreak
Body <一/（一）> （一）新增[4个|一/（一）|tz_0004]。戊[4个|一/（一）/1|tz_0005]。",
    );
}

#[test]
fn tables_are_numbered_where_they_have_a_caption_and_do_not_disturb_the_sentences() {
    check(
        vec![para("甲{0}。"), table("本周{0}变化", &["乙", "{0}{0}"]), table("", &["丙"]), para("丁{0}。")],
        "
Body <> 甲[4个|1|tz_0001]。
Table <表1> 项目/数量 表1　本周[4个|表1|tz_0002]变化/乙/[4个|表1/1行2列|tz_0003][4个|表1/1行2列#2|tz_0004]
Table <附表1> 项目/数量 /丙/
Body <> 丁[4个|2|tz_0005]。",
    );
}

fn check_annexes(blocks: Vec<Block>, annexes: Vec<taizhang_doc::Annex>, expected: &str) {
    let mut paper = paper(blocks, vec![bound("4个", Role::Number), bound("6月底", Role::Date)]);
    paper.annexes = annexes;
    let outline = outline(&paper);
    let body = outline.split_once('\n').map_or("", |(_title, body)| body);
    assert_eq!(body.trim(), expected.trim());
}

#[test]
fn annexes_are_listed_under_the_body_and_stand_behind_the_date() {
    check_annexes(
        vec![heading(Level::One, "甲"), table("变化", &["乙", "{0}"])],
        vec![
            annex("截至{1}的{0}项目", vec![heading(Level::One, "丙"), para("丁{0}。"), table("情况", &["戊", "{0}"])]),
            annex("己", vec![para("庚{0}。"), Block::PageBreak]),
            annex("辛", vec![heading(Level::One, "壬")]),
        ],
        "
Heading(One) <一> 一、甲
Table <一/表1> 项目/数量 表1　变化/乙/[4个|一/表1/1行2列|tz_0001]
AnnexNote { first: true } <附件说明/1> 附件：1.截至[6月底|附件说明/1|tz_d0001]的[4个|附件说明/1|tz_0002]项目
AnnexNote { first: false } <附件说明/2> 2.己
AnnexNote { first: false } <附件说明/3> 3.辛
Signature <> 云岫镇指挥办
Date <> 2023年7月5日
PageBreak
AnnexMark <附件1> 附件1
AnnexTitle <附件1> 截至[6月底|附件1|tz_d0002]的[4个|附件1|tz_0003]项目
Heading(One) <附件1/一> 一、丙
Body <附件1/一> 丁[4个|附件1/一/1|tz_0004]。
Table <附件1/一/表1> 项目/数量 表1　情况/戊/[4个|附件1/一/表1/1行2列|tz_0005]
PageBreak
AnnexMark <附件2> 附件2
AnnexTitle <附件2> 己
Body <附件2> 庚[4个|附件2/1|tz_0006]。
PageBreak
AnnexMark <附件3> 附件3
AnnexTitle <附件3> 辛
Heading(One) <附件3/一> 一、壬",
    );
}

#[test]
fn a_single_annex_has_no_number_and_its_title_is_the_caption_of_its_tables() {
    check_annexes(
        vec![para("甲。")],
        vec![annex("项目表", vec![table("", &["乙", "{0}"]), table("", &["丙", "{0}"])])],
        "
Body <> 甲。
AnnexNote { first: true } <附件说明> 附件：项目表
Signature <> 云岫镇指挥办
Date <> 2023年7月5日
PageBreak
AnnexMark <附件> 附件
AnnexTitle <附件> 项目表
Table <附件/表1> 项目/数量 /乙/[4个|附件/表1/1行2列|tz_0001]
Table <附件/表2> 项目/数量 /丙/[4个|附件/表2/1行2列|tz_0002]",
    );
}

#[test]
fn beside_tables_with_captions_those_without_are_counted_apart_in_an_annex_too() {
    check_annexes(
        vec![table("", &["甲"])],
        vec![annex("项目表", vec![table("", &["乙"]), table("情况", &["丙"])])],
        "
Table <附表1> 项目/数量 /甲/
AnnexNote { first: true } <附件说明> 附件：项目表
Signature <> 云岫镇指挥办
Date <> 2023年7月5日
PageBreak
AnnexMark <附件> 附件
AnnexTitle <附件> 项目表
Table <附件/附表1> 项目/数量 /乙/
Table <附件/表1> 项目/数量 表1　情况/丙/",
    );
}

#[test]
fn a_table_without_columns_is_its_caption() {
    let caption = crate::sample::say("本周{0}变化");
    let bare = Block::Table(taizhang_doc::Table { caption, columns: Vec::new(), rows: Vec::new() });
    check(vec![bare], "\nCaption <表1> 表1　本周[4个|表1|tz_0001]变化");
}

#[test]
fn items_that_stand_apart_open_a_paragraph_each_and_count_on() {
    let Block::Para(mut para) = led("存在问题", "主要有{0}。", &[("用地不足", "缺{1}。"), ("客源不稳", "")])
    else {
        return;
    };
    para.apart = true;
    let paper = paper(vec![Block::Para(para)], vec![bound("2个", Role::Number), bound("9亩", Role::Number)]);
    let lines: Vec<String> = Flow::of(&paper)
        .parts
        .iter()
        .filter_map(|part| match part {
            Part::Line(line) if line.style == Style::Body => Some(line.text()),
            _ => None,
        })
        .collect();
    assert_eq!(lines, ["（一）存在问题。主要有2个。", "一是用地不足。缺9亩。", "二是客源不稳。"]);
    let paths: Vec<_> = paper.manifest().bound.iter().map(|entry| entry.path.to_string()).collect();
    assert_eq!(paths, ["（一）/1", "（一）/3"]);
}

#[test]
fn an_annex_that_lies_otherwise_turns_the_pages() {
    let mut paper = paper(vec![para("甲。")], Vec::new());
    paper.annexes = [Orientation::Landscape, Orientation::Landscape, Orientation::Portrait]
        .map(|orientation| taizhang_doc::Annex { orientation, ..annex("乙", vec![para("丙。")]) })
        .into();
    let turns: Vec<_> = Flow::of(&paper)
        .parts
        .iter()
        .filter_map(|part| match part {
            Part::Turn(orientation) => Some(Some(*orientation)),
            Part::PageBreak => Some(None),
            _ => None,
        })
        .collect();
    assert_eq!(turns, [Some(Orientation::Landscape), None, Some(Orientation::Portrait)]);
}
