//! The one writer of numbers.

use jiff::civil::date;
use proptest::prelude::*;
use rust_decimal::Decimal;
use taizhang_core::base::numeral::write;
use taizhang_core::base::{Quantity, Unit};

fn of(amount: &str, unit: Unit) -> Quantity {
    Quantity::new(amount.parse().expect("a number"), unit)
}

/// Exact amount, unit, as a paper says it.
const QUANTITIES: &[(&str, Unit, &str)] = &[
    ("18640", Unit::WanYuan, "18640万元"),
    ("18640.00", Unit::WanYuan, "18640万元"),
    ("612.38", Unit::WanYuan, "612.38万元"),
    ("9.635", Unit::YiYuan, "9.64亿元"),
    ("3.128", Unit::YiYuan, "3.13亿元"),
    ("50.3225806", Unit::Percent, "50.3%"),
    ("50.0", Unit::Percent, "50%"),
    ("32.465", Unit::Percent, "32.5%"),
    ("0.05", Unit::Percent, "0.1%"),
    ("-0.05", Unit::Percent, "-0.1%"),
    ("-0.04", Unit::Percent, "0%"),
    ("1.25", Unit::Point, "1.3个百分点"),
    ("31", Unit::Mu, "31亩"),
    ("9.60", Unit::Mu, "9.6亩"),
    ("23", Unit::Ge, "23个"),
    ("2.345", Unit::WanPersonTimes, "2.35万人次"),
    ("3.24", Unit::Kilometre, "3.24公里"),
    ("1000000", Unit::Yuan, "1000000元"),
];

#[test]
fn a_quantity_is_rounded_once_half_up_and_not_grouped() {
    for (amount, unit, said) in QUANTITIES {
        assert_eq!(write::quantity(of(amount, *unit)), *said, "{amount} {unit}");
    }
}

#[test]
fn a_table_keeps_its_decimals() {
    assert_eq!(write::rate_in_table(of("50", Unit::Percent)), "50.0%");
    assert_eq!(write::rate_in_table(of("91.666", Unit::Percent)), "91.7%");
    assert_eq!(write::fixed("1840".parse().unwrap(), 2), "1840.00");
    assert_eq!(write::fixed("-0.001".parse().unwrap(), 2), "0.00");
    assert_eq!(write::exactly(of("8.125", Unit::YiYuan), 3), "8.125亿元");
}

/// Given, in prose.
const PROSE: &[(&str, Unit, &str)] = &[
    ("96350", Unit::WanYuan, "9.64亿元"),
    ("31280", Unit::WanYuan, "3.13亿元"),
    ("10000", Unit::WanYuan, "1亿元"),
    ("9999.99", Unit::WanYuan, "9999.99万元"),
    ("65000", Unit::Yuan, "6.5万元"),
    ("9999", Unit::Yuan, "9999元"),
    ("120000000", Unit::Yuan, "1.2亿元"),
    ("-12000", Unit::WanYuan, "-1.2亿元"),
    ("23456", Unit::PersonTimes, "2.35万人次"),
    ("9999", Unit::PersonTimes, "9999人次"),
    ("12000", Unit::Person, "1.2万人"),
    ("15000", Unit::Mu, "1.5万亩"),
    ("50.3", Unit::Percent, "50.3%"),
    ("12000", Unit::Ge, "12000个"),
];

#[test]
fn large_amounts_take_the_larger_unit_in_prose() {
    for (amount, unit, said) in PROSE {
        assert_eq!(write::quantity(write::in_prose(of(amount, *unit))), *said, "{amount} {unit}");
    }
}

#[test]
fn chinese_numerals_bridge_gaps_with_zero() {
    let numerals = [
        (0, "零"),
        (2, "二"),
        (10, "十"),
        (12, "十二"),
        (23, "二十三"),
        (100, "一百"),
        (102, "一百零二"),
        (110, "一百一十"),
        (1005, "一千零五"),
        (1050, "一千零五十"),
        (10_000, "一万"),
        (10_005, "一万零五"),
        (100_010, "十万零一十"),
        (120_000, "十二万"),
        (100_000_000, "一亿"),
        (100_001_000, "一亿零一千"),
        (100_300_000, "一亿零三十万"),
        (320_000_000, "三亿二千万"),
        (1_000_000_000_000, "一万亿"),
    ];
    for (n, said) in numerals {
        assert_eq!(write::chinese(n), said, "{n}");
    }
}

#[test]
fn days_are_written_without_padding() {
    let day = date(2023, 6, 5);
    assert_eq!([write::date(day), write::date_in_year(day), write::as_of(day)], ["2023年6月5日", "6月5日", "6月5日"]);
    assert_eq!([write::as_of(date(2023, 6, 30)), write::as_of(date(2024, 2, 28))], ["6月底", "2月28日"]);
    assert_eq!([write::year_digits(2023), write::year_digits(1999)], ["二〇二三", "一九九九"]);
}

proptest! {
    #[test]
    fn prose_changes_the_unit_and_not_the_amount(mantissa in any::<i32>(), scale in 0_u32..=2, which in 0..Unit::ALL.len()) {
        let quantity = Quantity::new(Decimal::new(mantissa.into(), scale), Unit::ALL[which]);
        let prose = write::in_prose(quantity);
        prop_assert_eq!(prose.to(quantity.unit).unwrap().amount, quantity.amount);
    }

    #[test]
    fn rounding_is_half_up_by_less_than_a_unit_of_the_last_place(mantissa in any::<i32>(), scale in 0_u32..=6, places in 0_u32..=4) {
        let exact = Decimal::new(mantissa.into(), scale);
        let said: Decimal = write::amount(exact, places).parse().unwrap();
        let half = Decimal::new(5, places + 1);
        prop_assert!((said - exact).abs() <= half);
        prop_assert_eq!(write::fixed(exact, places).parse::<Decimal>().unwrap(), said);
    }
}
