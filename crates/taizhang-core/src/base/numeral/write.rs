//! Writing numbers and days: the only place in Taizhang that does.

use jiff::civil::Date;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::base::quantity::Quantity;
use crate::base::unit::{Dimension, Unit};

/// To so many decimals, half up (四舍五入): what a cell of numbers is given, where no words are written.
pub fn rounded(value: Decimal, decimals: u32) -> Decimal {
    let value = value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    if value.is_zero() { Decimal::ZERO } else { value } // no −0
}

/// Rounded half up, once; trailing zeros dropped, no thousands separators: `18640`, `50.3`, `50`.
pub fn amount(value: Decimal, max_decimals: u32) -> String {
    rounded(value, max_decimals).normalize().to_string()
}

/// The same with exactly so many decimals, for columns of a table: `50.0`.
pub fn fixed(value: Decimal, decimals: u32) -> String {
    let mut value = rounded(value, decimals);
    value.rescale(decimals);
    value.to_string()
}

/// How many decimals a paper gives a number of this unit, at most.
pub fn decimals(unit: Unit) -> u32 {
    match unit.dimension() {
        Dimension::Count(_) if unit.is_count() => 0,
        Dimension::Rate | Dimension::Points => 1,
        _ => 2,
    }
}

/// `18640万元`, `50.3%`, `1.2个百分点`, `31亩`, `9.64亿元`.
pub fn quantity(quantity: Quantity) -> String {
    exactly(quantity, decimals(quantity.unit))
}

/// The same with as many decimals as asked for, at most.
pub fn exactly(quantity: Quantity, max_decimals: u32) -> String {
    format!("{}{}", amount(quantity.amount, max_decimals), quantity.unit)
}

/// The rate of a table's cell: one decimal, always: `50.0%`.
pub fn rate_in_table(rate: Quantity) -> String {
    format!("{}{}", fixed(rate.amount, decimals(rate.unit)), rate.unit)
}

/// In the unit that a paper uses for so much: 亿元 from 10000万元, 万人次 from 10000人次. Not rounded.
///
/// A total beside its parts keeps their unit: then this is not called.
pub fn in_prose(quantity: Quantity) -> Quantity {
    const STEPS: &[&[Unit]] = &[
        &[Unit::YiYuan, Unit::WanYuan, Unit::Yuan],
        &[Unit::WanMu, Unit::Mu],
        &[Unit::WanPerson, Unit::Person],
        &[Unit::WanPersonTimes, Unit::PersonTimes],
    ];
    let Some(ladder) = STEPS.iter().find(|ladder| ladder.contains(&quantity.unit)) else { return quantity };
    let fits = |unit: Unit| quantity.to(unit).ok().filter(|in_unit| in_unit.amount.abs() >= Decimal::ONE);
    let larger = ladder.iter().take_while(|unit| **unit != quantity.unit);
    larger.copied().find_map(fits).unwrap_or(quantity)
}

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// 二十三, 一百零二: for numbering and set phrases. Above 9999亿 the 亿 are counted in 万.
pub fn chinese(n: u64) -> String {
    if n == 0 {
        return "零".to_owned();
    }
    let mut text = String::new();
    let (high, low) = (n / 100_000_000, n % 100_000_000);
    if high > 0 {
        text.push_str(&chinese(high));
        text.push('亿');
    }
    let (wan, rest) = (low / 10_000, low % 10_000);
    if wan > 0 {
        let gap = high > 0 && wan < 1000;
        section(&mut text, wan, gap);
        text.push('万');
    }
    if rest > 0 {
        // 零 bridges a gap: 十万零五, 一亿零一千.
        let gap = n > rest && (rest < 1000 || wan == 0);
        section(&mut text, rest, gap);
    }
    text
}

/// Four digits behind what is there already.
fn section(text: &mut String, part: u64, mut gap: bool) {
    let mut begun = false;
    for (times, word) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = usize::try_from(part / times % 10).expect("below ten");
        if digit == 0 {
            gap |= begun;
            continue;
        }
        if gap {
            text.push('零');
        }
        (gap, begun) = (false, true);
        let ten = times == 10 && digit == 1 && text.is_empty(); // 十二, but 一百一十二
        if !ten {
            text.push(DIGITS[digit]);
        }
        text.push_str(word);
    }
}

/// 二〇二三.
pub fn year_digits(year: i16) -> String {
    let digit = |byte: u8| if byte == b'0' { '〇' } else { DIGITS[usize::from(byte - b'0')] };
    year.to_string().bytes().filter(u8::is_ascii_digit).map(digit).collect()
}

/// 2023年6月5日.
pub fn date(day: Date) -> String {
    format!("{}年{}", day.year(), date_in_year(day))
}

/// 6月5日.
pub fn date_in_year(day: Date) -> String {
    format!("{}月{}日", day.month(), day.day())
}

/// Behind 截至: 6月底 on the last day of a month, else 6月20日.
pub fn as_of(day: Date) -> String {
    if day == day.last_of_month() { format!("{}月底", day.month()) } else { date_in_year(day) }
}
