//! 一是……二是……三是……; 首先……其次……; 第一，……第二，……

use crate::document::Span;

/// How the items of a series are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// 一是
    Is,
    /// 第一，
    Nth,
}

/// One item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Item {
    /// Which one.
    pub(crate) number: u32,
    /// The bytes of 一是.
    pub(crate) span: Span,
}

/// A series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Series {
    /// How its items are called.
    pub(crate) style: Style,
    /// Its items in order.
    pub(crate) items: Vec<Item>,
}

const DIGITS: &str = "一二三四五六七八九十";

/// Whether a text begins with an item.
pub(crate) fn begins(text: &str) -> bool {
    item(text).is_some()
}

/// The item at the front of a text: its number, its style, its length in bytes.
pub(crate) fn item(text: &str) -> Option<(u32, Style, usize)> {
    let (rest, nth) = text.strip_prefix('第').map_or((text, false), |rest| (rest, true));
    let length: usize = rest.chars().take(3).take_while(|c| DIGITS.contains(*c)).map(char::len_utf8).sum();
    let number = small(&rest[..length])?;
    let behind = &rest[length..];
    let front = text.len() - behind.len();
    if nth {
        return behind.starts_with('，').then_some((number, Style::Nth, front + '，'.len_utf8()));
    }
    // 一是一、二是二 is a saying.
    let is = behind.strip_prefix('是').is_some_and(|behind| {
        !behind.strip_prefix(&rest[..length]).is_some_and(|behind| behind.starts_with(['、', '，', '。']))
    });
    is.then_some((number, Style::Is, front + '是'.len_utf8()))
}

/// 一 to 三十九.
pub(crate) fn small(text: &str) -> Option<u32> {
    let digit = |c: char| DIGITS.chars().position(|known| known == c).and_then(|at| u32::try_from(at + 1).ok());
    let mut chars = text.chars();
    let values = [chars.next(), chars.next(), chars.next()];
    match values.map(|c| c.and_then(digit)) {
        [Some(one), None, None] => Some(one),
        [Some(10), Some(one), None] if one < 10 => Some(10 + one),
        [Some(tens), Some(10), None] if tens < 10 => Some(tens * 10),
        [Some(tens), Some(10), Some(one)] if tens < 10 && one < 10 => Some(tens * 10 + one),
        _ => None,
    }
}

/// All series of a text.
///
/// Items that begin paragraphs and items inside them are told apart: the one may stand within the other.
pub(crate) fn find(text: &str, paras: &[super::Para]) -> Vec<Series> {
    let mut chains: Vec<(bool, Series)> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for para in paras {
        if para.role != super::Role::Body {
            if para.role == super::Role::Heading {
                open.clear();
            }
            continue;
        }
        // A heading that runs in ends what stood before; its own items follow.
        if para.is_heading() {
            open.clear();
        }
        let own = &text[para.span.clone()];
        for at in items(own) {
            let (number, style, length) = at.1;
            let leads = at.0 == 0;
            let span = para.span.start + at.0..para.span.start + at.0 + length;
            let item = Item { number, span };
            let fits = |chain: &usize| {
                let (led, series) = &chains[*chain];
                series.style == style && (*led == leads || series.items.len() == 1)
            };
            let going_on = open.iter().rev().copied().find(fits).filter(|_| number > 1);
            match going_on {
                Some(chain) => {
                    // What comes second says whether items begin paragraphs; the first may follow its announcement.
                    if chains[chain].1.items.len() == 1 {
                        chains[chain].0 = leads;
                    }
                    chains[chain].1.items.push(item);
                }
                None => {
                    open.retain(|chain| !(chains[*chain].1.style == style && chains[*chain].0 == leads));
                    open.push(chains.len());
                    chains.push((leads, Series { style, items: vec![item] }));
                }
            }
        }
    }
    chains.into_iter().map(|(_, series)| series).collect()
}

/// The items of a paragraph: each stands at its front or behind a mark.
fn items(text: &str) -> impl Iterator<Item = (usize, (u32, Style, usize))> {
    let front = std::iter::once(0);
    let behind = text
        .char_indices()
        .filter(|(_, c)| matches!(c, '。' | '；' | '：' | '，' | '！'))
        .map(|(at, c)| at + c.len_utf8());
    front.chain(behind).filter_map(|at| item(&text[at..]).map(|found| (at, found)))
}
