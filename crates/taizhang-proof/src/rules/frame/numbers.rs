//! Numbers of a text and the names that stand before them; the arithmetic of what was rounded.

use rust_decimal::Decimal;
use taizhang_core::base::numeral::{Numeral, Spot, What};
use taizhang_core::base::{Dimension, Quantity, Unit};

use crate::document::Span;
use crate::rules::frame::cx::Cx;

/// A number that counts or measures.
#[derive(Debug, Clone)]
pub(crate) struct Num {
    /// Where it stands, hedge and unit with it.
    pub(crate) span: Span,
    /// What it says.
    pub(crate) numeral: Numeral,
    /// Half of its last written digit, in its own unit: how far the exact number may be from it. None of a count.
    pub(crate) band: Decimal,
}

impl Num {
    /// The number at a spot of a text; none of a day, an ordinal or a code.
    pub(crate) fn at(text: &str, spot: &Spot) -> Option<Self> {
        match spot.what {
            What::Number(numeral) => {
                Some(Self { band: band(&text[spot.bytes.clone()], &numeral), span: spot.bytes.clone(), numeral })
            }
            _ => None,
        }
    }

    /// Its value with its unit; none of a range, of a hedged number, and of one without a unit.
    pub(crate) fn exact(&self) -> Option<Quantity> {
        let plain = self.numeral.upto.is_none() && self.numeral.hedge.is_none();
        self.numeral.unit.filter(|_| plain).map(|unit| Quantity::new(self.numeral.value, unit))
    }

    /// What it measures.
    pub(crate) fn dimension(&self) -> Option<Dimension> {
        self.numeral.unit.map(Unit::dimension)
    }

    /// Its value and its band in a unit.
    pub(crate) fn within(&self, unit: Unit) -> Option<(Decimal, Decimal)> {
        let exact = self.exact()?;
        let band = Quantity::new(self.band, exact.unit).to(unit).ok()?.amount;
        Some((exact.to(unit).ok()?.amount, band))
    }

    /// Whether it is a rate in %.
    pub(crate) fn is_percent(&self) -> bool {
        self.numeral.unit == Some(Unit::Percent)
    }
}

/// Words before a number that make it a change, not a value.
pub(crate) const CHANGES: &[&str] =
    &["增加", "减少", "增长", "下降", "提高", "降低", "上升", "新增", "净增", "扩大", "回落", "多", "少"];

impl<'a> Cx<'a> {
    /// The numbers in a stretch, in order.
    pub(crate) fn numbers(&self, span: &Span) -> Vec<Num> {
        self.scan.numerals_in(span).iter().filter_map(|spot| Num::at(self.text(), spot)).collect()
    }

    /// What stands before a number, back to a mark or the number before it: its name.
    pub(crate) fn name_before(&self, at: usize) -> &'a str {
        let lead = self.lead(at);
        let ends = |c: char| !(super::look::is_han(c) || matches!(c, '“' | '”' | '（' | '）'));
        let from = lead.rfind(ends).map_or(0, |from| from + lead[from..].chars().next().map_or(1, char::len_utf8));
        &lead[from..]
    }

    /// Whether a number is a change: 同比增加3个.
    pub(crate) fn is_change(&self, num: &Num) -> bool {
        let name = self.name_before(num.span.start);
        let name = name.trim_end_matches(['了', '约', '近', '超', '过']);
        CHANGES.iter().any(|word| name.ends_with(word))
    }
}

/// Half of the last written digit.
fn band(written: &str, numeral: &Numeral) -> Decimal {
    let decimals = written.split_once('.').map_or(0, |(_, rest)| rest.chars().take_while(char::is_ascii_digit).count());
    // Things are counted to the last one.
    if decimals == 0 && !numeral.scaled && numeral.unit.is_some_and(Unit::is_count) {
        return Decimal::ZERO;
    }
    let half = Decimal::new(5, u32::try_from(decimals + 1).unwrap_or(1));
    // 20万 with 万 in the number: its last digit is a 万.
    if !numeral.scaled {
        return half;
    }
    let times = written.chars().rev().find_map(|c| match c {
        '亿' => Some(100_000_000),
        '万' => Some(10_000),
        '千' => Some(1_000),
        '百' => Some(100),
        _ => None,
    });
    half * Decimal::new(times.unwrap_or(1), 0)
}

/// `part` over `whole` in %, and how far the exact rate may be from it, both being rounded.
pub(crate) fn rate(part: (Decimal, Decimal), whole: (Decimal, Decimal)) -> Option<(Decimal, Decimal)> {
    if whole.0 <= Decimal::ZERO || part.0 < Decimal::ZERO {
        return None;
    }
    let rate = part.0.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole.0)?;
    let relative = |of: (Decimal, Decimal)| if of.0.is_zero() { Some(Decimal::ZERO) } else { of.1.checked_div(of.0) };
    let band = rate.checked_mul(relative(part)?.checked_add(relative(whole)?)?)?;
    Some((rate, band))
}

/// Whether a printed number can be a computed one, rounded.
pub(crate) fn agrees(printed: (Decimal, Decimal), computed: (Decimal, Decimal)) -> bool {
    (printed.0 - computed.0).abs() <= printed.1 + computed.1
}

/// The names of a list: `A、B和C`. What stands in brackets is not looked into; 和 may join items or stand in a name, so
/// there are at least and at most so many.
pub(crate) fn count_items(list: &str) -> (usize, usize) {
    let (mut depth, mut commas, mut joins, mut before) = (0_usize, 0, 0, ' ');
    let mut rest = list;
    while let Some(c) = rest.chars().next() {
        match c {
            '（' | '“' | '《' | '(' => depth += 1,
            '）' | '”' | '》' | ')' => depth = depth.saturating_sub(1),
            '、' | '，' | '；' if depth == 0 => commas += 1,
            // Behind a bracket or a quotation 和 joins items; behind a character it may stand in a name.
            '和' | '与' | '及' if depth == 0 && "）”》".contains(before) => commas += 1,
            '和' | '与' | '及' if depth == 0 => joins += 1,
            _ => {}
        }
        before = c;
        rest = &rest[c.len_utf8()..];
    }
    // Between adjacent quotations there is no mark.
    let adjacent = list.matches("”“").count() + list.matches("》《").count();
    let least = commas + adjacent + 1;
    (least, least + joins)
}
