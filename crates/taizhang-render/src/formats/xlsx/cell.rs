//! What a cell of a paper is in a workbook: a number, a day, or words.

use taizhang_doc::flow::Span;
use taizhang_doc::{Bound, Paper, Role};

/// How many digits a number of a workbook holds.
const DIGITS: usize = 15;

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    /// Nothing.
    Blank,
    /// The exact value of a number, its unit, and how many decimals the paper shows.
    Number { value: f64, unit: Option<String>, decimals: usize },
    /// A day, and whether the paper shows its year.
    Day { year: u16, month: u8, day: u8, with_year: bool },
    /// Words, and whether they are a place left open.
    Words { text: String, open: bool },
}

impl Cell {
    /// What the spans of a cell are.
    pub(super) fn of(spans: &[Span<'_>], paper: &Paper) -> Self {
        let text: String = spans.iter().map(|span| span.text.as_ref()).collect();
        if text.is_empty() {
            return Self::Blank;
        }
        let bound = |span: &Span<'_>| span.shows.as_ref().map(|shown| paper.bound(shown.id));
        if let [span] = spans
            && let Some(bound) = bound(span)
            && let Some(cell) = number(bound).or_else(|| day(bound))
        {
            return cell;
        }
        let open = spans.iter().filter_map(bound).any(|bound| bound.role == Role::Gap);
        Self::Words { text, open }
    }

    /// The unit of a number.
    pub(super) fn unit(&self) -> Option<&str> {
        match self {
            Self::Number { unit, .. } => unit.as_deref(),
            _ => None,
        }
    }
}

fn number(bound: &Bound) -> Option<Cell> {
    let value = exact(bound.value.as_deref().filter(|_| bound.role == Role::Number)?)?;
    let text = bound.value.as_deref()?;
    let unit = bound.unit.clone().filter(|unit| !unit.is_empty());
    // Shown in another unit (3.13亿元 for 31280万元), the decimals of what is shown say nothing about the value.
    let digits = bound.shown.strip_suffix(unit.as_deref().unwrap_or_default()).unwrap_or(&bound.shown);
    let plain = digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
    let decimals = if plain { decimals(digits) } else { decimals(text).min(2) };
    Some(Cell::Number { value, unit, decimals })
}

/// Decimal text as a number of a workbook, where that holds it.
pub(super) fn exact(text: &str) -> Option<f64> {
    let plain = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
    let value: f64 = text.parse().ok().filter(|_| plain)?;
    value.is_finite().then_some(value)
}

/// Whether a number of a workbook holds all digits of decimal text.
pub(super) fn holds_all(text: &str) -> bool {
    text.trim_start_matches(['-', '0', '.']).chars().filter(char::is_ascii_digit).count() <= DIGITS
}

/// How many decimals decimal text has.
pub(super) fn decimals(text: &str) -> usize {
    text.split_once('.').map_or(0, |(_, decimals)| decimals.len())
}

fn day(bound: &Bound) -> Option<Cell> {
    let value = bound.value.as_deref().filter(|_| bound.role == Role::Date && bound.shown.ends_with('日'))?;
    let date: jiff::civil::Date = value.parse().ok()?;
    let year = u16::try_from(date.year()).ok().filter(|year| *year >= 1900)?;
    let part = |number: i8| u8::try_from(number).ok();
    Some(Cell::Day { year, month: part(date.month())?, day: part(date.day())?, with_year: bound.shown.contains('年') })
}

/// The format that shows a number with these decimals, and a unit behind it where the head does not say it.
pub(super) fn number_format(decimals: usize, unit: Option<&str>) -> String {
    let mut out = String::from("0");
    if decimals > 0 {
        out.push('.');
        out.extend(std::iter::repeat_n('0', decimals));
    }
    if let Some(unit) = unit {
        out.push('"');
        out.extend(unit.chars().filter(|c| *c != '"' && *c != '\\' && !c.is_control()));
        out.push('"');
    }
    out
}
