//! How findings write numbers and days.

use jiff::civil::Date;

use crate::base::{Money, Period, Quantity, Unit};

/// 2023年6月5日
pub(crate) fn day(day: Date) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

/// In the unit of the column, which is 万元 nearly everywhere; what is no whole 元 of 万元 in 元.
pub(crate) fn money(money: Money) -> String {
    let yuan = Quantity::new(money.yuan(), Unit::Yuan);
    let wan = yuan.to(Unit::WanYuan).unwrap_or(yuan);
    quantity(if wan.amount.scale() > 4 { yuan } else { wan })
}

/// `560米`
pub(crate) fn quantity(quantity: Quantity) -> String {
    format!("{}{}", quantity.amount.normalize(), quantity.unit)
}

/// 2023年5月, 2023年, else from day to day.
pub(crate) fn period(period: Period) -> String {
    let (first, last) = (period.first(), period.last());
    if period == period.year() {
        format!("{}年", first.year())
    } else if first == last.first_of_month() && last == last.last_of_month() {
        format!("{}年{}月", first.year(), first.month())
    } else {
        format!("{}至{}", day(first), day(last))
    }
}

/// 2023-05, 2023, else from day to day.
pub(crate) fn period_code(period: Period) -> String {
    let (first, last) = (period.first(), period.last());
    if period == period.year() {
        first.year().to_string()
    } else if first == last.first_of_month() && last == last.last_of_month() {
        first.strftime("%Y-%m").to_string()
    } else {
        format!("{first}..{last}")
    }
}

/// 签约（正式合同） → 签约
pub(crate) fn short(word: &str) -> &str {
    word.split_once('（').map_or(word, |(short, _)| short)
}
