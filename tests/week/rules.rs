//! The ten rules of the paper, a test each.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use rust_decimal::Decimal;
use taizhang_app::{Opened, Since, message_text};
use taizhang_core::base::{Period, Reading};
use taizhang_core::catalogue::{Catalogue, Evaluator};
use taizhang_core::kind::project::Stage;
use taizhang_core::kind::stocktake::CheckResult;
use taizhang_core::kind::{Asset, Names, Parcel, Project, Stocktake, Task, Visit, Works};
use taizhang_doc::{Role, Source};

use crate::desk::{MONDAY, column, edition, headings, paper, prose, record, table, town, week};

/// The second of two editions knows the first: each fact is told once, in its own week, as entered late, or as a
/// correction of one line that moves no number of this week.
#[test]
fn rule_1_an_edition_tells_what_is_new_since_the_last() {
    let mut opened = town();
    let first = edition(&opened, MONDAY, None);
    let projects = |paper| column(&table(paper, "此前阶段"), "项目（地块、工程）");
    let told = projects(first.compiled.paper.as_ref().expect("a paper"));
    // After the first was out: a visit of its week comes in late, and a start that it told turns out to be of this week.
    let mut visit = opened.ledger.records.of::<Visit>()[0].clone();
    visit.meta.id = "ZF-2023-99".into();
    visit.data.date = Some(date(2023, 6, 15));
    visit.meta.common.entered = Some(date(2023, 6, 21));
    opened.ledger.records.of_mut::<Visit>().push(visit);
    let start = record::<Project>(&mut opened, "ZS-2023-03");
    start.stage.drop_stage(Stage::Started);
    start.stage.take(Stage::Started, date(2023, 6, 20));
    let closed = first.edition.clone().expect("an edition");
    let second = edition(&opened, MONDAY + 7.days(), Some(Since::Edition(closed)));
    let paper = second.compiled.paper.as_ref().expect("a paper");
    assert_eq!(paper.title, "云岫镇“百千万工程”工作周通报（2023年第23期）");
    let again: Vec<_> = projects(paper).into_iter().filter(|name| told.contains(name)).collect();
    assert_eq!(again, Vec::<String>::new(), "told twice");
    let text = prose(paper);
    assert!(text.contains("更正1项：“冷水鱼养殖加工项目”动工由6月12日更正为6月20日"), "{text}");
    assert!(text.contains("补登1项：6月15日走访") && text.contains("（6月21日登记），计入年初以来"), "{text}");
    assert!(!text.contains("动工项目"), "the start was counted a week ago: {text}");
    let third = edition(&opened, MONDAY + 14.days(), second.edition.map(Since::Edition));
    let text = prose(third.compiled.paper.as_ref().expect("a paper"));
    assert!(!text.contains("更正") && !text.contains("补登"), "settled: {text}");
    // A window that begins before the last one ended would tell days twice.
    let twice = edition(&opened, MONDAY + 3.days(), first.edition.map(Since::Edition));
    assert!(twice.compiled.paper.is_none());
    assert!(twice.compiled.stopping.iter().any(|finding| finding.code == "edition-overlaps"));
}

/// The ledger that the last edition was written from serves as well as its file.
#[test]
fn rule_1_the_ledger_of_the_last_edition_says_what_was_told() {
    let (before, mut opened) = (town(), town());
    let late = record::<Project>(&mut opened, "ZS-2023-05");
    late.stage.drop_stage(Stage::Lead);
    late.stage.take(Stage::Lead, date(2023, 2, 20));
    let second = edition(&opened, MONDAY + 7.days(), Some(Since::Ledger(Box::new(before))));
    let text = prose(&second.compiled.paper.expect("a paper"));
    assert!(text.contains("更正1项：“竹编家居电商基地项目”线索由2月15日更正为2月20日"), "{text}");
}

/// What did not move is named only where it is stale: no list of all projects.
#[test]
fn rule_2_only_what_changed_is_told() {
    let opened = town();
    let paper = paper(&opened);
    let all = format!("{}\n{}", prose(&paper), table(&paper, "此前阶段").concat().join("\n"));
    let window = week(MONDAY);
    for project in opened.ledger.records.of::<Project>() {
        let moved = project.stage.moved(&window);
        let stale = ["旧茶厂文创园项目", "综合能源补给站项目"].contains(&project.name.as_str());
        assert_eq!(all.contains(&project.name), moved || stale, "{}", project.name);
    }
}

/// Result, stock, stale, overdue and ask read alike, and a stock is what came less what went.
#[test]
fn rule_3_sentences_are_of_five_sorts_and_stocks_add_up() {
    let opened = town();
    let text = prose(&paper(&opened));
    for sentence in [
        "本周新签约项目1个、合同投资额1840万元",
        "在谈项目22个，与上周持平（新增1个，转签约1个）。",
        "超过14天无跟踪记录的项目2个：旧茶厂文创园项目（20天，包干领导：",
        "督办事项到期5项，办结3项；连同此前未办结的1项，共逾期3项。",
        "请于6月21日前补充对接情况",
    ] {
        assert!(text.contains(sentence), "{sentence} is not in\n{text}");
    }
    let explained = column(&table(&paper(&opened), "说明"), "说明");
    assert!(explained.contains(&"未说明".to_owned()) && explained.iter().all(|words| words != "—"));
    for scolding in ["严重", "拖拉", "不力", "敷衍", "批评", "务必", "屡"] {
        assert!(!text.contains(scolding), "{scolding}");
    }
    let figures = Evaluator::new(Catalogue::shipped(), &opened.ledger, date(2023, 6, 30));
    let value = |code: &str, period: Period| match figures.figure(code, period).expect("a figure").reading {
        Reading::Known(quantity) => quantity.amount,
        other => panic!("{code}: {other:?}"),
    };
    let day = |day: Date| Period::new(day, day).expect("a day");
    let mut monday = date(2022, 1, 3);
    while monday < date(2023, 6, 26) {
        let window = week(monday);
        let (came, signed, left) = (
            value("project.talking.came", window),
            value("project.talking.went_signed", window),
            value("project.talking.went_else", window),
        );
        let change = value("project.talking", window) - value("project.talking", day(window.eve()));
        assert_eq!(change, came - signed - left, "{monday}");
        monday += 7.days();
    }
}

/// Units and leaders stand as the roster has them; nobody is ranked by how busy he was.
#[test]
fn rule_4_tables_follow_the_roster() {
    let opened = town();
    let paper = paper(&opened);
    for (head, by, names) in [("应盘", "责任单位", Names::Office), ("说明", "责任单位", Names::Office)] {
        let units: Vec<String> = column(&table(&paper, head), by).into_iter().filter(|unit| unit != "合计").collect();
        assert!(units.len() > 1 && units.is_sorted_by_key(|unit| opened.ledger.rank(names, unit)), "{units:?}");
    }
    let stages = column(&table(&paper, "此前阶段"), "包干领导");
    let leaders: Vec<&String> = stages.iter().filter(|leader| *leader != "—").collect();
    assert!(leaders.is_sorted_by_key(|leader| opened.ledger.rank(Names::Leader, leader)), "{leaders:?}");
    let text = prose(&paper);
    assert!(["会议", "走访次数", "电话", "登录", "名次", "排名"].iter().all(|word| !text.contains(word)), "{text}");
}

/// Who did not report, who reported that nothing changed, and who did nothing are three.
#[test]
fn rule_5_not_reported_no_change_and_nought_are_three_words() {
    let paper = paper(&town());
    let assets = table(&paper, "应盘");
    let of = |unit: &str, head: &str| {
        let at = column(&assets, "责任单位").iter().position(|own| own == unit).expect("a unit");
        column(&assets, head)[at].clone()
    };
    assert_eq!(of("石桥村", "本次盘点"), "未报");
    assert_eq!(of("石桥村", "已盘"), "2", "what it had reported before stands");
    assert_eq!(of("云坳村", "本次盘点"), "0");
    assert_eq!(of("财政所", "本次盘点"), "0");
    let text = prose(&paper);
    assert!(text.contains("本周无变化并已报告的单位2个；未报告的单位1个（石桥村）"), "{text}");
}

/// An empty week is a paper all the same.
#[test]
fn rule_6_an_empty_week_is_still_a_paper() {
    let mut opened = town();
    opened.ledger.head.as_of = None;
    let empty = edition(&opened, date(2023, 10, 9), None);
    let paper = empty.compiled.paper.expect("a paper");
    let text = prose(&paper);
    assert!(text.contains("本周各单位无新增变化。"), "{text}");
    assert!(headings(&paper).contains(&"二、督办事项".to_owned()) || !table(&paper, "说明").is_empty(), "{text}");
    assert!(message_text(&empty.message.expect("a text")).contains("各单位无新增变化"));
    for nothing in ["0个", "0宗", "0项"] {
        let stray = text.match_indices(nothing).any(|(at, _)| !text[..at].ends_with(|c: char| c.is_ascii_digit()));
        assert!(!stray, "{nothing} in {text}");
    }
}

/// Totals are computed, units with nothing keep their row, and a column with nothing in the whole year goes.
#[test]
fn rule_7_totals_add_up_and_columns_without_anything_go() {
    let mut opened = town();
    let assets = table(&paper(&opened), "应盘");
    for head in &assets[0][1..] {
        let cells = column(&assets, head);
        let (total, units) = cells.split_last().expect("a total");
        let sum: Decimal = units.iter().filter_map(|cell| cell.parse::<Decimal>().ok()).sum();
        assert_eq!(total.parse(), Ok(sum), "{head}");
    }
    assert!(assets.iter().any(|row| row[0] == "枫田村" && row[3..5].iter().all(|cell| cell == "0")));
    for found in opened.ledger.records.of_mut::<Stocktake>().iter_mut().filter(|found| found.differs()) {
        found.data.result = Some(CheckResult::Match);
        (found.data.difference, found.data.mend_by, found.data.mended_on) = (None, None, None);
    }
    let assets = table(&paper(&opened), "应盘");
    assert!(["账实不符", "已整改", "逾期未整改"].iter().all(|gone| !assets[0].contains(&(*gone).to_owned())));
    assert!(assets[0].contains(&"本次盘点".to_owned()), "{:?}", assets[0]);
}

/// 本周 is the window; what comes is named by its days, and none of them is a holiday.
#[test]
fn rule_8_deadlines_are_days_and_no_holidays() {
    let mut opened = town();
    // 端午 is from 22 to 24 June.
    record::<Task>(&mut opened, "DB-2023-34").due = Some(date(2023, 6, 23));
    let text = prose(&paper(&opened));
    assert!(text.contains("6月21日前，招商办逐项答复企业诉求；规划建设办报送圩镇提升项目施工图。"), "{text}");
    assert!(!text.contains("6月23日") && !text.contains("下周"), "{text}");
    assert!(text.contains("请于6月21日前"), "{text}");
    assert!(headings(&paper(&opened)).contains(&"四、近期到期（6月19日—6月25日）".to_owned()));
}

/// A town that keeps projects only has no section of assets, and the other way round.
#[test]
fn rule_9_only_sections_that_the_town_uses() {
    let keeps = |assets: bool, projects: bool| {
        let mut opened: Opened = town();
        if !assets {
            opened.ledger.records.of_mut::<Asset>().clear();
            opened.ledger.records.of_mut::<Stocktake>().clear();
        }
        if !projects {
            opened.ledger.records.of_mut::<Project>().clear();
            opened.ledger.records.of_mut::<Parcel>().clear();
            opened.ledger.records.of_mut::<Works>().clear();
        }
        let told = edition(&opened, MONDAY, None).compiled.paper.expect("a paper");
        let all = format!("{}{}", prose(&told), headings(&told).join(""));
        (all.contains("资产"), all.contains("项目进展") || all.contains("在谈"))
    };
    assert_eq!(keeps(true, true), (true, true));
    assert_eq!(keeps(false, true), (false, true));
    assert_eq!(keeps(true, false), (true, false));
    // Weeks begin on any day: the window is asked for.
    let opened = town();
    let thursday = edition(&opened, date(2023, 6, 15), None).compiled.paper.expect("a paper");
    assert!(prose(&thursday).contains("统计时间：6月15日—6月21日。"));
}

/// Every number opens its records, in the text for the group too; the last line says until when data count.
#[test]
fn rule_10_every_number_opens_its_records() {
    let opened = town();
    let told = edition(&opened, MONDAY, None);
    let (paper, message) = (told.compiled.paper.expect("a paper"), told.message.expect("a text"));
    assert!(prose(&paper).ends_with("数据截至2023年6月18日。"), "{}", prose(&paper));
    for paper in [&paper, &message] {
        let cards: BTreeSet<&str> = paper.cards.iter().map(|card| card.id.as_str()).collect();
        for bound in paper.bounds.iter().filter(|bound| bound.role == Role::Number) {
            // A rate rests on its parts, a count of units and the days of a habit on no record, nought on none.
            let rests = match &bound.source {
                Source::Derived(from) => {
                    !["edition.", "project.quiet", "in:"].iter().any(|own| from.starts_with(own)) && !from.contains('÷')
                }
                _ => bound.unit.as_deref() != Some("%") && bound.value.as_deref() != Some("0"),
            };
            assert!(!rests || !bound.records.is_empty(), "{bound:?}");
            assert!(bound.records.iter().all(|id| cards.contains(id.as_str())), "{bound:?}");
        }
    }
    // What both say of a figure is the same.
    for bound in message.bounds.iter().filter(|bound| matches!(bound.source, Source::Figure(_))) {
        let known = paper.bounds.iter().find(|known| known.source == bound.source);
        assert!(known.is_none_or(|known| known.value == bound.value && known.records == bound.records), "{bound:?}");
    }
    assert!(message_text(&message).contains("逾期3项：农业农村办1、规划建设办1、石桥村1，请于6月21日前办结。"));
}
