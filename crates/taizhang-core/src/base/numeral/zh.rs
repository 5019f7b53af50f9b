//! Numbers in Chinese: 二十三, 三百二十万, 七点八, 十几, 三五.

use rust_decimal::Decimal;

use super::cursor::Cursor;
use super::digits::{Number, multiplier, multipliers, odd, scales};
use super::misread::Misread;

/// The value of a Chinese digit.
pub(super) const fn digit(c: char) -> Option<u8> {
    Some(match c {
        '〇' | '零' | '○' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// Every character that [`is_numeral`].
pub(super) const NUMERALS: &str = "〇零○一二两三四五六七八九十百千万亿几";

/// Whether a Chinese numeral can be made of it.
pub(super) const fn is_numeral(c: char) -> bool {
    digit(c).is_some() || matches!(c, '十' | '百' | '千' | '万' | '亿' | '几')
}

/// Two bounds at once: 三五 is 3 to 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Span {
    low: u128,
    high: u128,
}

impl Span {
    const ZERO: Self = Self::one(0);

    const fn one(value: u128) -> Self {
        Self { low: value, high: value }
    }

    fn plus(self, other: Self) -> Option<Self> {
        Some(Self { low: self.low.checked_add(other.low)?, high: self.high.checked_add(other.high)? })
    }

    fn times(self, factor: u128) -> Option<Self> {
        Some(Self { low: self.low.checked_mul(factor)?, high: self.high.checked_mul(factor)? })
    }
}

/// What has been read of a numeral.
struct Progress {
    /// Closed by 亿 or 万.
    closed: Span,
    /// Below 一万, closed by 千, 百 or 十.
    section: Span,
    /// A digit that waits for its multiplier.
    pending: Option<Span>,
    /// The multiplier before the pending digit, 1 after 零: 三万五 is 35000, 三万零五 is 30005.
    last: u128,
    /// The largest multiplier that may still come in this section.
    room: u128,
    /// The multiplier that closed the last section.
    big: Option<u128>,
}

impl Progress {
    fn small(&mut self, times: u128) -> Option<()> {
        if times >= self.room {
            return None;
        }
        let bare = Span::one(1);
        let digit = self.pending.take().unwrap_or(bare);
        self.section = self.section.plus(digit.times(times)?)?;
        (self.room, self.last) = (times, times);
        Some(())
    }

    fn big(&mut self, times: u128) -> Option<()> {
        let digit = self.pending.take().unwrap_or(Span::ZERO);
        let section = self.section.plus(digit)?;
        let nothing = section == Span::ZERO;
        self.closed = match (self.big, times) {
            _ if nothing && self.closed == Span::ZERO => Span::one(times), // 万余, 近亿
            (None | Some(100_000_000), 10_000) if !nothing => self.closed.plus(section.times(times)?)?,
            (None | Some(10_000), 100_000_000) => self.closed.plus(section)?.times(times)?, // 一万亿 too
            _ => return None,
        };
        self.section = Span::ZERO;
        (self.big, self.last, self.room) = (Some(times), times, u128::MAX);
        Some(())
    }

    fn end(self) -> Option<Span> {
        let tail = self.pending.unwrap_or(Span::ZERO);
        let tail = if self.last >= 100 { tail.times(self.last / 10)? } else { tail };
        self.closed.plus(self.section)?.plus(tail)
    }
}

/// Reads a Chinese numeral. A bare 百, 千, 万 at the front counts as one of it: the caller says whether that is a number.
pub(super) fn chinese(cur: &mut Cursor<'_>) -> Result<Number, Misread> {
    let start = *cur;
    if let Some(plain) = string_of_digits(cur)? {
        return Ok(exact(plain));
    }
    let whole = whole(cur).ok_or_else(|| not_a_number(&start))?;
    let low = Decimal::try_from_i128_with_scale(i128::try_from(whole.span.low).unwrap_or(i128::MAX), 0);
    let high = Decimal::try_from_i128_with_scale(i128::try_from(whole.span.high).unwrap_or(i128::MAX), 0);
    let (low, high) = (low.map_err(|_| Misread::OutOfRange)?, high.map_err(|_| Misread::OutOfRange)?);
    let mut number = Number { low, high: (high != low).then_some(high), scaled: whole.scaled, over: false };
    if number.high.is_none() {
        fraction(cur, &mut number)?;
    }
    number.over = odd(cur);
    let times = multipliers(cur, false)?;
    if times != Decimal::ONE {
        let scale_up = |value: Decimal| value.checked_mul(times).ok_or(Misread::OutOfRange);
        number.low = scale_up(number.low)?;
        number.high = number.high.map(scale_up).transpose()?;
        number.scaled |= scales(times);
        number.over |= odd(cur);
    }
    Ok(number)
}

const fn exact(value: Decimal) -> Number {
    Number { low: value, high: None, scaled: false, over: false }
}

fn not_a_number(at: &Cursor<'_>) -> Misread {
    Misread::NotANumber { text: at.rest().chars().take(20).collect(), at: 0 }
}

/// 点八 behind 七.
fn fraction(cur: &mut Cursor<'_>, number: &mut Number) -> Result<(), Misread> {
    if cur.peek() != Some('点') || cur.peek2().and_then(digit).is_none() {
        return Ok(());
    }
    cur.bump();
    let mut step = Decimal::ONE;
    while let Some(digit) = cur.peek().and_then(digit) {
        step = step.checked_div(Decimal::TEN).filter(|step| !step.is_zero()).ok_or(Misread::OutOfRange)?;
        let part = step.checked_mul(Decimal::from(digit)).ok_or(Misread::OutOfRange)?;
        number.low = number.low.checked_add(part).ok_or(Misread::OutOfRange)?;
        cur.bump();
    }
    Ok(())
}

/// 二〇二三 and 一九九八, digit by digit. 一二三 has two readings; two digits are left to [`whole`].
fn string_of_digits(cur: &mut Cursor<'_>) -> Result<Option<Decimal>, Misread> {
    // One more than can be kept is enough to say that it cannot.
    let run = || cur.rest().chars().take(40).map_while(digit);
    let digits = run().count();
    let goes_on = cur.rest().chars().nth(digits).is_some_and(is_numeral);
    if digits < 3 || (goes_on && digits < 40) || cur.rest().starts_with(['零', '两']) {
        return Ok(None);
    }
    let (mut value, mut plain, mut zeros) = (0_i128, String::new(), 0);
    for digit in run() {
        value = value.checked_mul(10).map(|ten| ten + i128::from(digit)).ok_or(Misread::OutOfRange)?;
        zeros += usize::from(digit == 0);
        plain.push(char::from(b'0' + digit));
    }
    if zeros == 0 && !(digits == 4 && (plain.starts_with("19") || plain.starts_with("20"))) {
        let list: Vec<String> = plain.chars().map(String::from).collect();
        return Err(Misread::Ambiguous(vec![list.join("、"), plain]));
    }
    for _ in 0..digits {
        cur.bump();
    }
    Decimal::try_from_i128_with_scale(value, 0).map(Some).map_err(|_| Misread::OutOfRange)
}

struct Whole {
    span: Span,
    scaled: bool,
}

/// The whole part; the cursor stays where it was when there is none.
fn whole(cur: &mut Cursor<'_>) -> Option<Whole> {
    let mut ahead = *cur;
    let mut progress =
        Progress { closed: Span::ZERO, section: Span::ZERO, pending: None, last: 1, room: u128::MAX, big: None };
    let mut read = 0_usize;
    while let Some(c) = ahead.peek() {
        if let Some(times) = multiplier(c) {
            if read > 0 && progress.closed == Span::ZERO && ahead.clone().eat_unit().is_some() {
                break; // the 万 of 万元
            }
            let times = u128::try_from(times).ok()?;
            if times < 10_000 {
                progress.small(times)?;
            } else {
                progress.big(times)?;
            }
            ahead.bump();
        } else if c == '零' || c == '〇' {
            if progress.pending.is_some() {
                return None;
            }
            ahead.bump();
            (progress.last, progress.pending) = (1, (read == 0).then_some(Span::ZERO));
        } else if progress.pending.is_none() {
            match digits_here(&mut ahead, progress.last) {
                Some(span) => progress.pending = Some(span),
                None => break,
            }
        } else if digit(c).is_some() {
            return None; // 五三: neither 三五 nor a number
        } else {
            break;
        }
        read += 1;
    }
    if read == 0 {
        return None;
    }
    // 二十三 is a number like 23: only 万 and 亿 say that it is not in the column's 万.
    let scaled = progress.big.is_some();
    let span = progress.end()?;
    *cur = ahead;
    Some(Whole { span, scaled })
}

/// One digit, 几, 数 before a multiplier, or a pair like 三五, 七八.
fn digits_here(cur: &mut Cursor<'_>, last: u128) -> Option<Span> {
    let few = Span { low: if last == 10 { 1 } else { 2 }, high: 9 };
    let before_multiplier = cur.peek2().and_then(multiplier).is_some();
    match cur.peek()? {
        '几' if before_multiplier || last > 1 => {
            cur.bump();
            Some(few)
        }
        '数' if before_multiplier && last == 1 => {
            cur.bump();
            Some(few)
        }
        c => {
            let low = u128::from(digit(c)?);
            let next = cur.peek2().and_then(digit).map(u128::from);
            cur.bump();
            match next {
                Some(high) if low > 0 && (high == low + 1 || (low, high) == (3, 5)) => {
                    cur.bump();
                    Some(Span { low, high })
                }
                _ => Some(Span::one(low)),
            }
        }
    }
}
