//! Numbers in Arabic digits, with 万 and 亿 between and behind them.

use rust_decimal::Decimal;

use super::cursor::Cursor;
use super::misread::Misread;

/// A bare number: no unit, no sign, no hedge but the 余 within it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number {
    /// The number, or the lower end of what 十几 and 三五 leave open.
    pub(super) low: Decimal,
    /// The upper end of that.
    pub(super) high: Option<Decimal>,
    /// Whether 万 or 亿 were written: 三百 and 3千 say nothing of the unit.
    pub(super) scaled: bool,
    /// Whether 余 or 多 stands in it or behind it.
    pub(super) over: bool,
}

/// Whether a number times this was written with 万 or 亿.
pub(super) fn scales(times: Decimal) -> bool {
    times >= Decimal::from(10_000)
}

/// What 十, 百, 千, 万 or 亿 multiplies by.
pub(super) fn multiplier(c: char) -> Option<Decimal> {
    let times = match c {
        '十' => 10,
        '百' => 100,
        '千' => 1_000,
        '万' => 10_000,
        '亿' => 100_000_000,
        _ => return None,
    };
    Some(Decimal::new(times, 0))
}

/// Whether a unit begins here whose first character is 千, 万 or 亿, or 百分点.
fn unit_here(cur: &Cursor<'_>) -> bool {
    let mut ahead = *cur;
    ahead.eat_unit().is_some()
}

/// The product of the multipliers that stand here; 1 when none does.
///
/// 万 of 万元 is left to the unit, unless a larger part came before it: 2亿3000万元 is in 元.
pub(super) fn multipliers(cur: &mut Cursor<'_>, combined: bool) -> Result<Decimal, Misread> {
    let mut product = Decimal::ONE;
    while let Some(times) = cur.peek().and_then(multiplier) {
        if !combined && unit_here(cur) {
            break;
        }
        product = product.checked_mul(times).ok_or(Misread::OutOfRange)?;
        cur.bump();
    }
    Ok(product)
}

/// Eats 余 or 多 behind a number, when it belongs to it.
pub(super) fn odd(cur: &mut Cursor<'_>) -> bool {
    cur.eat_any(&['余', '多']).is_some()
}

/// Reads `1,020.00`, `3.5亿`, `3万5千`, `20多万`. In prose a full-width comma ends the number.
pub(super) fn arabic(cur: &mut Cursor<'_>, prose: bool) -> Result<Number, Misread> {
    let start = *cur;
    let mut total = Decimal::ZERO;
    let mut ceiling: Option<Decimal> = None;
    let mut scaled = false;
    loop {
        let segment = run(cur, prose)?;
        let over = odd(cur);
        let times = multipliers(cur, ceiling.is_some())?;
        let part = segment.checked_mul(times).ok_or(Misread::OutOfRange)?;
        if let Some(ceiling) = ceiling
            && (part >= ceiling || (times == Decimal::ONE && part * Decimal::TEN < ceiling))
        {
            return Err(two_parts(cur.since(&start), total, part, ceiling));
        }
        scaled |= scales(times);
        total = total.checked_add(part).ok_or(Misread::OutOfRange)?;
        let over = over || (times != Decimal::ONE && odd(cur));
        if times == Decimal::ONE || over || !cur.is_digit() {
            return Ok(Number { low: total, high: None, scaled, over });
        }
        ceiling = Some(times);
    }
}

/// `3万5`: 35000 to some, 30005 to others.
fn two_parts(text: &str, total: Decimal, part: Decimal, ceiling: Decimal) -> Misread {
    let tenth = ceiling.checked_div(Decimal::TEN).and_then(|tenth| part.checked_mul(tenth));
    let mut readings = Vec::new();
    for reading in [tenth, Some(part)].into_iter().flatten() {
        if let Some(sum) = total.checked_add(reading) {
            readings.push(sum.normalize().to_string());
        }
    }
    readings.dedup();
    if readings.len() < 2 { Misread::Backwards(text.to_owned()) } else { Misread::Ambiguous(readings) }
}

/// The shape of a run of digits with points and commas.
#[derive(Default)]
struct Shape {
    mantissa: i128,
    scale: u32,
    /// Digits since the last separator.
    group: u32,
    commas: u32,
    points: u32,
    misgrouped: bool,
    overflow: bool,
}

impl Shape {
    fn digit(&mut self, digit: u32) {
        let next = self.mantissa.checked_mul(10).and_then(|more| more.checked_add(i128::from(digit)));
        match next {
            Some(next) => self.mantissa = next,
            None => self.overflow = true,
        }
        self.group += 1;
        self.scale += u32::from(self.points > 0);
    }

    fn comma(&mut self) {
        let first = self.commas == 0;
        let well = if first { (1..=3).contains(&self.group) && self.mantissa > 0 } else { self.group == 3 };
        self.misgrouped |= !well || self.points > 0;
        self.commas += 1;
        self.group = 0;
    }

    fn end_of_whole(&mut self) {
        self.misgrouped |= self.commas > 0 && self.points == 0 && self.group != 3;
    }

    fn point(&mut self) {
        self.end_of_whole();
        self.points += 1;
        self.group = 0;
    }
}

/// One run of digits with its separators. Only the well-grouped has one reading.
fn run(cur: &mut Cursor<'_>, prose: bool) -> Result<Decimal, Misread> {
    let start = *cur;
    let mut shape = Shape::default();
    loop {
        let between = cur.peek2().is_some_and(|next| next.is_ascii_digit());
        match cur.peek() {
            Some(c) if c.is_ascii_digit() => shape.digit(c.to_digit(10).expect("an ASCII digit")),
            Some(',') if between && !(prose && cur.raw() == Some('，')) => shape.comma(),
            Some('.') if between => shape.point(),
            _ if between && !prose && matches!(cur.raw(), Some('\u{2009}' | '\u{202f}' | '\u{a0}')) => shape.comma(),
            _ => break,
        }
        cur.bump();
    }
    shape.end_of_whole();
    let text = cur.since(&start);
    if text.is_empty() {
        return Err(Misread::NotANumber { text: cur.rest().chars().take(20).collect(), at: 0 });
    }
    if shape.points > 1 && shape.commas == 0 {
        *cur = start;
        return Err(Misread::NotANumber { text: text.to_owned(), at: 0 });
    }
    if shape.misgrouped || shape.points > 1 {
        return Err(Misread::Ambiguous(readings(text)));
    }
    if shape.overflow {
        return Err(Misread::OutOfRange);
    }
    Decimal::try_from_i128_with_scale(shape.mantissa, shape.scale).map_err(|_| Misread::OutOfRange)
}

/// What a badly grouped number could be: commas as nothing, the last mark as the point, a list.
fn readings(text: &str) -> Vec<String> {
    let folded: String = text.chars().map(super::cursor::fold).collect();
    let mut readings = vec![folded.replace([',', ' '], "")];
    if let Some((whole, part)) = folded.rsplit_once([',', '.']) {
        readings.push(format!("{}.{part}", whole.replace([',', '.', ' '], "")));
    }
    if !folded.contains('.') {
        readings.push(folded.replace([',', ' '], "、"));
    }
    readings.dedup();
    readings
}
