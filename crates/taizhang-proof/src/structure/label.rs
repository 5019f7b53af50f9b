//! Numbers of headings: 一、 （一） 1. （1）, and what is written in their place.

use taizhang_core::base::numeral;

use crate::document::Span;

/// How the number is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// 一、
    Dunhao,
    /// 一， 一. 一：
    Other,
    /// （一）
    Brackets,
    /// (一)
    HalfBrackets,
    /// （一）、
    Marked,
    /// 1.
    Point,
    /// 1．
    FullStop,
    /// 1、
    ArabicDunhao,
}

/// The number of a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）.
    pub level: u8,
    /// Which one.
    pub number: u32,
    /// How it is marked.
    pub mark: Mark,
    /// Its bytes, mark included; empty where Word puts the number.
    pub span: Span,
}

impl Label {
    pub(crate) fn moved(mut self, by: usize) -> Self {
        self.span = self.span.start + by..self.span.end + by;
        self
    }
}

/// A number of up to three characters: Chinese, or Arabic.
fn number(text: &str) -> Option<(u32, usize, bool)> {
    let arabic = text.starts_with(|c: char| c.is_ascii_digit());
    let fits = |c: &char| if arabic { c.is_ascii_digit() } else { "一二三四五六七八九十百".contains(*c) };
    let length: usize = text.chars().take(4).take_while(fits).map(char::len_utf8).sum();
    let written = &text[..length];
    let characters = written.chars().count();
    if !(1..=3).contains(&characters) || written.starts_with(['百', '0']) {
        return None;
    }
    let value = numeral::read(written).ok()?.value;
    let number = u32::try_from(value.mantissa()).ok().filter(|_| value.scale() == 0)?;
    (number > 0).then_some((number, length, arabic))
}

/// The number at the front of a paragraph.
pub(crate) fn read(text: &str) -> Option<Label> {
    let open = text.chars().next()?;
    if open == '（' || open == '(' {
        return bracketed(text, open);
    }
    let (number, length, arabic) = number(text)?;
    let rest = &text[length..];
    let next = rest.chars().next()?;
    let after = rest[next.len_utf8()..].chars().next();
    let mark = match (arabic, next) {
        (false, '、') => Mark::Dunhao,
        // 一，…… begins an enumeration only where what follows is short; 十，…… is nothing.
        (false, '.' | '．' | '，' | '：') if number <= 10 && length <= 3 => Mark::Other,
        (true, '.') if !after.is_some_and(|c| c.is_ascii_digit()) => Mark::Point,
        (true, '．') => Mark::FullStop,
        (true, '、') if number < 100 => Mark::ArabicDunhao,
        _ => return None,
    };
    // 三、五个 and 1、2号楼 are no headings.
    let more = self::number(&rest[next.len_utf8()..]);
    if more.is_some_and(|(other, length, _)| other > number && is_measure(&rest[next.len_utf8() + length..])) {
        return None;
    }
    Some(Label { level: if arabic { 3 } else { 1 }, number, mark, span: 0..length + next.len_utf8() })
}

/// Whether a measure word, or one more number, follows.
fn is_measure(text: &str) -> bool {
    text.starts_with(['、', '个', '号', '组', '次', '季', '月', '产', '级', '类', '期', '者', '是', '年', '楼', '届'])
}

fn bracketed(text: &str, open: char) -> Option<Label> {
    let inner = &text[open.len_utf8()..];
    let (number, length, arabic) = number(inner)?;
    let close = inner[length..].chars().next().filter(|c| matches!(c, '）' | ')'))?;
    let end = open.len_utf8() + length + close.len_utf8();
    let rest = &text[end..];
    let level = if arabic { 4 } else { 2 };
    let mut label = Label { level, number, mark: Mark::Brackets, span: 0..end };
    if open == '(' || close == ')' {
        label.mark = Mark::HalfBrackets;
    } else if let Some(mark) = rest.chars().next().filter(|c| matches!(c, '、' | '，' | '.' | '．' | '：' | ',')) {
        label.mark = Mark::Marked;
        label.span.end += mark.len_utf8();
    }
    Some(label)
}

/// The number that Word puts before a paragraph that begins at `at`.
pub(crate) fn of_number(written: &str, at: usize) -> Option<Label> {
    let label = read(written).or_else(|| read(&format!("{written}、")))?;
    Some(Label { span: at..at, ..label })
}
