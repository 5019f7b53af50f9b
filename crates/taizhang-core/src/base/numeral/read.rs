//! Reading a whole cell.

use rust_decimal::Decimal;

use super::cursor::Cursor;
use super::misread::Misread;
use super::{Numeral, phrase};

const fn plain(value: Decimal) -> Numeral {
    Numeral { value, upto: None, unit: None, hedge: None, doubled: false, scaled: false }
}

/// Reads a whole cell or phrase as one number.
///
/// # Errors
/// When it is no number, more than a number, or has two readings.
pub fn read(text: &str) -> Result<Numeral, Misread> {
    if let Some(value) = ascii(text.as_bytes()) {
        return Ok(plain(value));
    }
    let mut cur = Cursor::new(text);
    cur.skip_spaces();
    if text.trim().is_empty() {
        return Err(Misread::Empty);
    }
    if let Some(value) = scientific(text.trim())? {
        return Ok(plain(value));
    }
    if let Some(inner) = bracketed(text.trim()) {
        let value = read(inner)?.value.normalize();
        return Err(Misread::Ambiguous(vec![value.to_string(), (-value).to_string()]));
    }
    let start = cur;
    let numeral = phrase::numeral(&mut cur, false).map_err(|misread| match misread {
        Misread::NotANumber { .. } => not_a_number(text, &cur),
        misread => misread,
    })?;
    let end = cur;
    cur.skip_spaces();
    if numeral.unit.is_some_and(|unit| unit.plain() == crate::base::unit::Unit::Yuan) {
        cur.eat('整');
        cur.skip_spaces();
    }
    if cur.is_end() {
        return Ok(numeral);
    }
    if cur.is_digit() && numeral.unit.is_none() {
        let (left, right) = (end.since(&start), cur.rest().trim());
        return Err(Misread::Ambiguous(vec![format!("{left}{right}"), format!("{left}、{right}")]));
    }
    Err(Misread::TrailingWords { number: end.since(&start).to_owned(), rest: cur.rest().trim().to_owned() })
}

fn not_a_number(text: &str, at: &Cursor<'_>) -> Misread {
    Misread::NotANumber { text: text.to_owned(), at: text[..at.at()].chars().count() }
}

/// The plain number of a cell, which is nearly all that is ever read: no allocation, no folding.
fn ascii(text: &[u8]) -> Option<Decimal> {
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        rest => (false, rest),
    };
    if digits.is_empty() || digits.len() > 18 {
        return None;
    }
    let (mut mantissa, mut scale, mut point) = (0_i64, 0_u32, false);
    for byte in digits {
        match byte {
            b'0'..=b'9' => mantissa = mantissa * 10 + i64::from(byte - b'0'),
            b'.' if !point && scale == 0 => point = true,
            _ => return None,
        }
        scale += u32::from(point && *byte != b'.');
    }
    if digits.first() == Some(&b'.') || digits.last() == Some(&b'.') {
        return None;
    }
    Some(Decimal::new(if negative { -mantissa } else { mantissa }, scale))
}

/// `1.86E4`, as Excel shows a wide number in a narrow column.
fn scientific(text: &str) -> Result<Option<Decimal>, Misread> {
    let Some((digits, power)) = text.split_once(['e', 'E']) else { return Ok(None) };
    let plain_power = power.strip_prefix(['+', '-']).unwrap_or(power);
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (Some(digits), true) = (ascii(digits.as_bytes()), all_digits(plain_power)) else { return Ok(None) };
    let power: i32 = power.parse().map_err(|_| Misread::OutOfRange)?;
    let mut value = digits;
    if power.unsigned_abs() > 28 {
        return if value.is_zero() { Ok(Some(value)) } else { Err(Misread::OutOfRange) };
    }
    for _ in 0..power.max(0) {
        value = value.checked_mul(Decimal::TEN).ok_or(Misread::OutOfRange)?;
    }
    let down = u32::try_from(-power).unwrap_or(0);
    let scale = value.scale().checked_add(down).filter(|scale| *scale <= 28).ok_or(Misread::OutOfRange)?;
    value.set_scale(scale).map_err(|_| Misread::OutOfRange)?;
    Ok(Some(value.normalize()))
}

/// `(6.2)` is −6.2 to a bookkeeper, and 6.2 to everybody else.
fn bracketed(text: &str) -> Option<&str> {
    let inner = text.strip_prefix(['(', '（'])?.strip_suffix([')', '）'])?;
    inner.starts_with(|c: char| super::cursor::fold(c).is_ascii_digit()).then_some(inner)
}
