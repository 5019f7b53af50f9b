//! Title, addressee, headings, annexes, signature and date.

use taizhang_core::base::numeral::day;

use super::{Label, Para, Role, ends_sentence};

/// The longest line that may be a title.
const TITLE_MOST: usize = 60;
/// The longest heading.
const HEADING_MOST: usize = 70;
/// The longest topic of a heading that runs in.
const TOPIC_MOST: usize = 45;
/// What a title ends with. Behind these a full stop is a slip, not a sentence.
const GENRES: &[&str] = &["总结", "报告", "方案", "通知", "请示", "意见", "通报", "计划"];
/// How many lines may stand above the text.
const FRONT_MOST: usize = 14;

fn length(text: &str) -> usize {
    text.chars().count()
}

/// Says of each paragraph what it is.
pub(super) fn assign(text: &str, paras: &mut [Para]) {
    for para in paras.iter_mut().filter(|para| para.role == Role::Body) {
        let own = &text[para.span.clone()];
        if let Some(level) = para.styled {
            (para.role, para.heading) =
                if level == 0 { (Role::Title, None) } else { (Role::Heading, Some(para.span.end)) };
        } else if is_annex(own) {
            para.role = Role::Annex;
        } else if is_button(own) {
            para.role = Role::Web;
        } else if own.starts_with("附件：") || own.starts_with("附件:") {
            para.role = Role::AnnexNote;
        } else if let Some(label) = &para.label {
            para.heading = heading(own, label, para.span.start);
            if para.heading == Some(para.span.end) && !ends_sentence(own) {
                para.role = Role::Heading;
            }
        }
    }
    front(text, paras);
    annexes(text, paras);
    end(text, paras);
}

/// The title of each annex.
fn annexes(text: &str, paras: &mut [Para]) {
    let mut below = false;
    for para in paras.iter_mut().filter(|para| para.role != Role::Blank) {
        let own = &text[para.span.clone()];
        let line = para.role == Role::Body || para.role == Role::Heading && para.label.is_none();
        if below && line && length(own) <= TITLE_MOST && !ends_sentence(own) {
            (para.role, para.heading) = (Role::Title, None);
        }
        below = para.role == Role::Annex;
    }
}

/// Buttons and notes of web pages, copied with the text.
const BUTTONS: &[&str] = &[
    "下载",
    "打印",
    "打印本页",
    "全屏",
    "收藏",
    "分享",
    "分享：",
    "分享到：",
    "关闭",
    "关闭窗口",
    "大",
    "中",
    "小",
    "加大",
    "还原",
    "减小",
    "】",
    "来源:",
    "来源：",
    "返回顶部",
    "上一篇",
    "下一篇",
    "首页",
    "【打印】",
    "【关闭】",
    "扫一扫在手机打开当前页",
    "网友投稿",
];

fn is_button(own: &str) -> bool {
    let begins = ["【字体：", "【字号：", "仅展示"].iter().any(|word| own.starts_with(word));
    own.len() <= 60 && (begins || BUTTONS.contains(&own))
}

/// Where the heading of a labelled paragraph ends.
fn heading(own: &str, label: &Label, start: usize) -> Option<usize> {
    let words = &own[label.span.end - start..];
    match words.find('。') {
        None if !words.is_empty() && length(words) <= HEADING_MOST => Some(start + own.len()),
        Some(at) if length(&words[..at]) <= TOPIC_MOST => Some(label.span.end + at + '。'.len_utf8()),
        _ => None,
    }
}

/// 附件, 附件1, 附件 2：
fn is_annex(own: &str) -> bool {
    let Some(rest) = own.strip_prefix("附件").or_else(|| own.strip_prefix("附表")) else { return false };
    rest.trim_end_matches(['：', ':'])
        .chars()
        .all(|c| c.is_ascii_digit() || c == ' ' || "一二三四五六七八九十".contains(c))
        && (!rest.ends_with(['：', ':']) || rest.chars().count() > 1)
}

/// What stands above the text.
fn front(text: &str, paras: &mut [Para]) {
    let filled = (0..paras.len()).filter(|at| paras[*at].role != Role::Blank).take(FRONT_MOST);
    let mut title = paras.iter().any(|para| para.role == Role::Title);
    for at in filled.collect::<Vec<_>>() {
        let para = &mut paras[at];
        let own = &text[para.span.clone()];
        if matches!(para.role, Role::Title | Role::Web | Role::Cell(_)) {
            continue;
        }
        if own.ends_with('：') && length(own) <= TITLE_MOST && !own.contains('。') && title && para.label.is_none() {
            para.role = Role::Addressee;
            return;
        }
        let stopped = GENRES.iter().any(|genre| own.strip_suffix('。').is_some_and(|own| own.ends_with(genre)));
        let ended = own.contains('。') || length(own) > TITLE_MOST || (ends_sentence(own) && length(own) > 12);
        let sentence = !stopped && ended;
        if para.label.is_some() || para.styled.is_some() || sentence || para.role != Role::Body {
            break;
        }
        let named = own.contains(['—', '：', '【', '】', '（']) && !own.contains("20")
            || length(own) < 6
            || own.contains(['，', '；']);
        let day = own.ends_with(['日', '上', '时', '分']) || own.starts_with("来源");
        if !title && !named && !day {
            (para.role, title) = (Role::Title, true);
        } else {
            para.role = Role::Front;
        }
    }
    // A text with no title has no front: what was taken for one begins it.
    if !title {
        for para in paras.iter_mut().filter(|para| para.role == Role::Front) {
            para.role = Role::Body;
        }
    }
}

/// The date under the text, and the office above it.
fn end(text: &str, paras: &mut [Para]) {
    let is_day = |para: &Para| {
        let own = &text[para.span.clone()];
        para.role == Role::Body
            && own.ends_with('日')
            && length(own) <= 12
            && day::read(own, None).is_ok_and(|when| when.day().is_some())
    };
    let body = |para: &Para| para.role == Role::Body && !is_day(para) && ends_sentence(&text[para.span.clone()]);
    let Some(first) = paras.iter().position(body) else { return };
    for at in first + 1..paras.len() {
        if !is_day(&paras[at]) {
            continue;
        }
        paras[at].role = Role::Date;
        let above = (first + 1..at).rev().find(|above| paras[*above].role != Role::Blank);
        if let Some(above) = above.map(|above| &mut paras[above]) {
            let own = &text[above.span.clone()];
            if above.role == Role::Body && above.label.is_none() && !ends_sentence(own) && length(own) <= 40 {
                above.role = Role::Signature;
            }
        }
    }
}
