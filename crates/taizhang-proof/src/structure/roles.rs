//! Title, addressee, headings, annexes, signature and date.

use taizhang_core::base::numeral::day;

use super::{Label, Para, Role, ends_sentence};

/// The longest line that may be a title.
const TITLE_MOST: usize = 60;
/// The longest heading.
const HEADING_MOST: usize = 70;
/// The longest topic of a heading that runs in.
const TOPIC_MOST: usize = 45;
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
    end(text, paras);
}

/// Where the heading of a labelled paragraph ends.
fn heading(own: &str, label: &Label, start: usize) -> Option<usize> {
    let words = &own[label.span.end - start..];
    match words.find('。') {
        None if length(words) <= HEADING_MOST => Some(start + own.len()),
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
        if para.role == Role::Title || matches!(para.role, Role::Cell(_)) {
            continue;
        }
        if own.ends_with('：') && length(own) <= TITLE_MOST && !own.contains('。') && title && para.label.is_none() {
            para.role = Role::Addressee;
            return;
        }
        let sentence = own.contains('。') || length(own) > TITLE_MOST || (ends_sentence(own) && length(own) > 12);
        if para.label.is_some() || para.styled.is_some() || sentence || para.role != Role::Body {
            break;
        }
        let named = own.contains(['—', '：', '【', '】', '（']) && !own.contains("20") || length(own) < 6;
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
