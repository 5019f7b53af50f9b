//! A number with all that belongs to it: hedge, sign, unit, the other end of a range.

use rust_decimal::Decimal;

use super::cursor::Cursor;
use super::digits::{Number, arabic, multiplier};
use super::hedge::{self, Hedge};
use super::misread::Misread;
use super::{Numeral, zh};
use crate::base::quantity::Quantity;
use crate::base::unit::{Dimension, Unit};

/// One end of a range, or all there is.
struct Side {
    number: Number,
    unit: Option<Unit>,
}

/// Reads a numeral from the cursor on, as far as it goes. Prose is read more warily than a cell.
pub(super) fn numeral(cur: &mut Cursor<'_>, prose: bool) -> Result<Numeral, Misread> {
    let start = *cur;
    let before = hedge::before(cur);
    let yuan = !prose && (cur.eat('¥') || cur.eat_str("￥") || cur.eat_str("人民币"));
    let negative = sign(cur);
    let mut side = side(cur, prose)?;
    if bare(cur.since(&start)) && before.is_none() && !side.number.over {
        *cur = start;
        return Err(Misread::NotANumber { text: start.rest().chars().take(20).collect(), at: 0 });
    }
    if yuan && side.unit.is_none() {
        side.unit = Some(Unit::Yuan);
    }
    if negative {
        side.number.low.set_sign_negative(!side.number.low.is_zero());
    }
    let mut numeral = Numeral {
        value: side.number.low,
        upto: side.number.high,
        unit: side.unit,
        hedge: None,
        doubled: false,
        scaled: side.number.scaled,
    };
    if side.number.high.is_none() && !side.number.over {
        upper_end(cur, &start, &mut numeral, prose)?;
    }
    hedges(cur, &mut numeral, before, side.number.over, prose);
    Ok(numeral)
}

fn sign(cur: &mut Cursor<'_>) -> bool {
    if cur.eat_str("负") || cur.eat('-') {
        return true;
    }
    cur.eat('+');
    false
}

/// Whether it begins with 百千万亿 and no digit: 百余 is a number, 百 alone a word.
fn bare(text: &str) -> bool {
    text.starts_with(|c| c != '十' && multiplier(c).is_some()) && !text.starts_with("百分之")
}

fn hedges(cur: &mut Cursor<'_>, numeral: &mut Numeral, before: Option<(&str, Hedge)>, over: bool, prose: bool) {
    let span_of_time = |unit: Unit| matches!(unit.dimension(), Dimension::Days | Dimension::Months | Dimension::Years);
    let timed = numeral.unit.is_some_and(span_of_time);
    // 近三年 are the last three years.
    let before = before.filter(|(word, _)| !(*word == "近" && timed)).map(|(_, hedge)| hedge);
    let trailing_over =
        timed && !over && cur.peek() == Some('多') && !(prose && cur.peek2().is_some_and(char::is_alphabetic));
    if trailing_over {
        cur.bump();
    }
    let within = (over || trailing_over).then_some(Hedge::Over);
    let after = hedge::after(cur, prose);
    numeral.doubled = [before, within, after].iter().flatten().count() > 1;
    numeral.hedge = before.or(within).or(after);
}

/// A number and its unit.
fn side(cur: &mut Cursor<'_>, prose: bool) -> Result<Side, Misread> {
    if cur.eat_str("百分之") {
        let number = if cur.is_digit() { arabic(cur, prose)? } else { zh::chinese(cur)? };
        return Ok(Side { number, unit: Some(Unit::Percent) });
    }
    let mut number = if cur.is_digit() || starts_with_point(cur, prose) {
        if cur.peek() == Some('.') { point_first(cur)? } else { arabic(cur, prose)? }
    } else {
        zh::chinese(cur)?
    };
    let mut ahead = *cur;
    if !prose || cur.raw() == Some(' ') {
        ahead.skip_spaces();
    }
    let mut unit = ahead.eat_unit();
    if unit.is_some() {
        *cur = ahead;
    } else if let Some(tenths) = tenths(cur, number, prose) {
        (number, unit) = (tenths, Some(Unit::Percent));
    }
    if unit == Some(Unit::Ge) && cur.eat_str("多月") {
        (number.over, unit) = (true, Some(Unit::Month));
    }
    Ok(Side { number, unit })
}

fn starts_with_point(cur: &Cursor<'_>, prose: bool) -> bool {
    !prose && cur.peek() == Some('.') && cur.peek2().is_some_and(|c| c.is_ascii_digit())
}

/// `.5`
fn point_first(cur: &mut Cursor<'_>) -> Result<Number, Misread> {
    cur.bump();
    let start = *cur;
    while cur.is_digit() {
        cur.bump();
    }
    let digits: String = cur.since(&start).chars().map(super::cursor::fold).collect();
    let low = Decimal::from_str_exact(&format!("0.{digits}")).map_err(|_| Misread::OutOfRange)?;
    Ok(Number { low, high: None, scaled: false, over: false })
}

/// 三成, 八成: tenths. Not the 成 of 三成功 or of 一成不变.
fn tenths(cur: &mut Cursor<'_>, number: Number, prose: bool) -> Option<Number> {
    let few = Decimal::ONE <= number.low && number.low <= Decimal::TEN && !number.scaled;
    if !few || cur.peek() != Some('成') {
        return None;
    }
    let word = cur.peek2().is_some_and(|next| "为立功绩果员效本交片套不长熟型人年都".contains(next));
    if prose && word {
        return None;
    }
    cur.bump();
    let ten = |value: Decimal| value * Decimal::TEN;
    Some(Number { low: ten(number.low), high: number.high.map(ten), ..number })
}

/// The dash of a range. In prose 到 tells a change, and two dashes are a break.
fn dash(cur: &mut Cursor<'_>, prose: bool) -> Option<char> {
    let found = match cur.peek()? {
        c @ ('—' | '~' | '-' | '至') => c,
        '到' if !prose => '到',
        _ => return None,
    };
    cur.bump();
    (cur.peek() != Some('—')).then_some(found)
}

/// The other end, in the same unit, where a range is written.
fn upper_end(cur: &mut Cursor<'_>, start: &Cursor<'_>, numeral: &mut Numeral, prose: bool) -> Result<(), Misread> {
    let mut ahead = *cur;
    let Some(mark) = dash(&mut ahead, prose) else { return Ok(()) };
    let number_follows = ahead.is_digit() || ahead.peek().is_some_and(zh::is_numeral);
    if !number_follows {
        return Ok(());
    }
    let Ok(other) = side(&mut ahead, prose) else { return Ok(()) };
    if other.number.high.is_some() {
        return Ok(());
    }
    let text = ahead.since(start);
    let joined = join(numeral, &other, cur.since(start), text).and_then(|joined| {
        let plain = mark == '-' && joined.unit.is_none() && !joined.scaled;
        if plain && let Some(readings) = could_be_a_day(&joined) {
            return Err(Misread::Ambiguous(readings));
        }
        if joined.upto.is_some_and(|upto| upto < joined.value) {
            return Err(Misread::Backwards(text.to_owned()));
        }
        Ok(joined)
    });
    match joined {
        Ok(joined) => (*numeral, *cur) = (joined, ahead),
        Err(_) if prose => {} // two numbers side by side
        Err(misread) => return Err(misread),
    }
    Ok(())
}

/// Both ends in one unit.
fn join(from: &Numeral, to: &Side, left: &str, text: &str) -> Result<Numeral, Misread> {
    let ambiguous = |readings: Vec<String>| Err(Misread::Ambiguous(readings));
    let joined = |value, upto, unit, scaled| Ok(Numeral { value, upto: Some(upto), unit, scaled, ..*from });
    let high = to.number.low;
    match (from.unit, to.unit) {
        (None, None) if from.scaled == to.number.scaled => joined(from.value, high, None, from.scaled),
        (None, None) => {
            let times = text.chars().next_back().filter(|c| multiplier(*c).is_some());
            let times = times.map_or(String::new(), String::from);
            let right = text.strip_prefix(left).unwrap_or_default();
            ambiguous(vec![text.to_owned(), format!("{left}{times}{right}")])
        }
        (None, Some(unit)) if !to.number.scaled || from.scaled => joined(from.value, high, Some(unit), from.scaled),
        (None, Some(unit)) => ambiguous(vec![text.to_owned(), format!("{left}{unit}～{high}{unit}")]),
        (Some(unit), None) => ambiguous(vec![format!("{}{unit}～{high}{unit}", from.value), text.to_owned()]),
        (Some(left), Some(right)) => match Quantity::new(high, right).to(left) {
            Ok(high) => joined(from.value, high.amount, Some(left), from.scaled),
            Err(_) => Err(Misread::WrongUnit { found: right, wanted: left }),
        },
    }
}

/// `3-5` in a cell: three to five, or the fifth of March.
fn could_be_a_day(range: &Numeral) -> Option<Vec<String>> {
    let within =
        |value: Decimal, most: i64| value.fract().is_zero() && Decimal::ONE <= value && value <= Decimal::new(most, 0);
    let upto = range.upto?;
    let day = within(range.value, 12) && within(upto, 31);
    day.then(|| vec![format!("{}～{upto}", range.value), format!("{}月{upto}日", range.value)])
}
