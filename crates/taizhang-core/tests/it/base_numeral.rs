//! The one grammar of numerals, reading: forms as data.

use proptest::prelude::*;
use rust_decimal::Decimal;
use taizhang_core::base::numeral::{Hedge, Misread, Numeral, read, write};
use taizhang_core::base::{Count, Quantity, Unit};

fn decimal(text: &str) -> Decimal {
    text.parse().expect("a number")
}

fn numeral(text: &str) -> Numeral {
    read(text).unwrap_or_else(|misread| panic!("{text}: {misread}"))
}

/// Text, value, unit as printed, hedge.
const FORMS: &[(&str, &str, &str, Option<Hedge>)] = &[
    ("23", "23", "", None),
    ("-6.2", "-6.2", "", None),
    ("−6.2", "-6.2", "", None),
    ("－６.２", "-6.2", "", None),
    ("+6.2", "6.2", "", None),
    ("负三", "-3", "", None),
    ("0", "0", "", None),
    ("-0", "0", "", None),
    ("007", "7", "", None),
    (".5", "0.5", "", None),
    ("1.020", "1.020", "", None),
    ("1,020.00", "1020", "", None),
    ("1，020", "1020", "", None),
    ("12,345,678.90", "12345678.9", "", None),
    ("1\u{2009}020", "1020", "", None),
    ("¥1,020.00", "1020", "元", None),
    ("￥12.5万元", "12.5", "万元", None),
    ("1.86E4", "18600", "", None),
    ("1.86e+04", "18600", "", None),
    ("5E-3", "0.005", "", None),
    ("３.５亿", "350000000", "", None),
    ("3.5亿元", "3.5", "亿元", None),
    ("20万", "200000", "", None),
    ("3万5千", "35000", "", None),
    ("3万5000", "35000", "", None),
    ("1亿2000万", "120000000", "", None),
    ("2亿3000万元", "230000000", "元", None),
    ("3千万元", "3000", "万元", None),
    ("5千米", "5", "公里", None),
    ("1万亿元", "10000", "亿元", None),
    ("2.3万人次", "2.3", "万人次", None),
    ("120元整", "120", "元", None),
    ("23 个", "23", "个", None),
    ("560米", "560", "米", None),
    ("3.2KM", "3.2", "公里", None),
    ("800M2", "800", "平方米", None),
    ("12元/人次", "12", "元/人次", None),
    ("3个月", "3", "个月", None),
    ("50个学位", "50", "个学位", None),
    ("二十三个", "23", "个", None),
    ("三百二十万元", "320", "万元", None),
    ("三亿二千万元", "320000000", "元", None),
    ("两百", "200", "", None),
    ("两千零五十", "2050", "", None),
    ("十", "10", "", None),
    ("十五", "15", "", None),
    ("一百一十", "110", "", None),
    ("一百二", "120", "", None),
    ("三万五", "35000", "", None),
    ("三万零五", "30005", "", None),
    ("一万亿", "1000000000000", "", None),
    ("七点八", "7.8", "", None),
    ("三点五亿元", "3.5", "亿元", None),
    ("三点五亿", "350000000", "", None),
    ("二〇二三", "2023", "", None),
    ("一九九八", "1998", "", None),
    ("零", "0", "", None),
    ("7.8%", "7.8", "%", None),
    ("７.８％", "7.8", "%", None),
    ("百分之七点八", "7.8", "%", None),
    ("百分之百", "100", "%", None),
    ("1.2个百分点", "1.2", "个百分点", None),
    ("1.2百分点", "1.2", "个百分点", None),
    ("一成", "10", "%", None),
    ("近八成", "80", "%", Some(Hedge::Nearly)),
    ("近20万", "200000", "", Some(Hedge::Nearly)),
    ("近三年", "3", "年", None),
    ("100余", "100", "", Some(Hedge::Over)),
    ("100多名", "100", "名", Some(Hedge::Over)),
    ("20多万", "200000", "", Some(Hedge::Over)),
    ("10余万元", "10", "万元", Some(Hedge::Over)),
    ("3万余元", "30000", "元", Some(Hedge::Over)),
    ("十余个", "10", "个", Some(Hedge::Over)),
    ("百余人", "100", "人", Some(Hedge::Over)),
    ("上百户", "100", "户", Some(Hedge::Over)),
    ("两个多月", "2", "个月", Some(Hedge::Over)),
    ("一年多", "1", "年", Some(Hedge::Over)),
    ("超过1亿元", "1", "亿元", Some(Hedge::Over)),
    ("突破20万人次", "20", "万人次", Some(Hedge::Over)),
    ("不低于125.50万元", "125.5", "万元", Some(Hedge::AtLeast)),
    ("100人以上", "100", "人", Some(Hedge::AtLeast)),
    ("不超过5%", "5", "%", Some(Hedge::AtMost)),
    ("3天以内", "3", "天", Some(Hedge::AtMost)),
    ("不足10亩", "10", "亩", Some(Hedge::Under)),
    ("约3.2公里", "3.2", "公里", Some(Hedge::About)),
    ("7.8%左右", "7.8", "%", Some(Hedge::About)),
];

#[test]
fn every_form_has_its_value_unit_and_hedge() {
    for (text, value, unit, hedge) in FORMS {
        let found = numeral(text);
        let seen = (found.value, found.unit.map_or("", Unit::zh), found.hedge, found.upto);
        assert_eq!(seen, (decimal(value), *unit, *hedge, None), "{text}");
    }
}

/// Text, lower end, upper end, unit as printed.
const RANGES: &[(&str, &str, &str, &str)] = &[
    ("13万元～17万元", "13", "17", "万元"),
    ("13～17万元", "13", "17", "万元"),
    ("15%～30%", "15", "30", "%"),
    ("9亿～16亿", "900000000", "1600000000", ""),
    ("3—5个", "3", "5", "个"),
    ("3-5个", "3", "5", "个"),
    ("3至5个", "3", "5", "个"),
    ("3到5个", "3", "5", "个"),
    ("30-50", "30", "50", ""),
    ("500万元～1.2亿元", "500", "12000", "万元"),
    ("十几", "11", "19", ""),
    ("二十几个", "21", "29", "个"),
    ("几十户", "20", "90", "户"),
    ("数百人", "200", "900", "人"),
    ("三五个", "3", "5", "个"),
    ("两三次", "2", "3", "次"),
    ("七八十亩", "70", "80", "亩"),
];

#[test]
fn a_range_has_both_ends_in_one_unit() {
    for (text, low, high, unit) in RANGES {
        let found = numeral(text);
        let seen = (found.value, found.upto, found.unit.map_or("", Unit::zh));
        assert_eq!(seen, (decimal(low), Some(decimal(high)), *unit), "{text}");
    }
}

/// Text and its readings.
const AMBIGUOUS: &[(&str, &[&str])] = &[
    ("1.234,5", &["1.2345", "1234.5"]),
    ("3,5", &["35", "3.5", "3、5"]),
    ("2,30", &["230", "2.30", "2、30"]),
    ("0,123", &["0123", "0.123", "0、123"]),
    ("一二三", &["1、2、3", "123"]),
    ("3万5", &["35000", "30005"]),
    ("3-5", &["3～5", "3月5日"]),
    ("(6.2)", &["6.2", "-6.2"]),
    ("（6.2）", &["6.2", "-6.2"]),
    ("9～16亿", &["9～16亿", "9亿～16亿"]),
    ("1 020", &["1020", "1、020"]),
];

#[test]
fn what_has_two_readings_is_refused_with_both() {
    for (text, readings) in AMBIGUOUS {
        let readings = readings.iter().map(ToString::to_string).collect();
        assert_eq!(read(text), Err(Misread::Ambiguous(readings)), "{text}");
    }
}

/// Text, and what the clerk reads of it.
const REFUSED: &[(&str, &str)] = &[
    ("", "没有填写"),
    (" 　", "没有填写"),
    ("待核", "“待核”从“待核”起读不成数"),
    ("约", "“约”里没有数"),
    ("百", "“百”从“百”起读不成数"),
    ("1.2.3", "“1.2.3”从“1.2.3”起读不成数"),
    ("12个月左右吧", "“12个月左右”后面的“吧”读不懂，请只写数和单位，说明写到备注里"),
    ("3500万（含设备）", "“3500万”后面的“（含设备）”读不懂，请只写数和单位，说明写到备注里"),
    ("5～3个", "“5～3个”后面的小于前面的，前后可能写反了"),
    ("5万～3万", "“5万～3万”后面的小于前面的，前后可能写反了"),
    ("99999999999999999999999999999999", "数太大或小数位太多"),
    ("1E99", "数太大或小数位太多"),
    ("3,5", "可以读成35，也可以读成3.5，也可以读成3、5，请改成只有一种读法的写法"),
    ("13万元～17亩", "写的单位是“亩”，这里要“万元”"),
];

#[test]
fn what_is_no_number_is_told_in_chinese() {
    for (text, told) in REFUSED {
        assert_eq!(read(text).map_err(|misread| misread.zh()), Err((*told).to_owned()), "{text}");
    }
}

#[test]
fn twice_hedged_is_marked() {
    for (text, doubled) in
        [("约20万左右", true), ("近100余", true), ("超过100人以上", true), ("近20万", false), ("20", false)]
    {
        assert_eq!(numeral(text).doubled, doubled, "{text}");
    }
}

/// Hedge, number said, numbers of which it holds, numbers of which it does not.
const HOLDS: &[(Hedge, &str, &[&str], &[&str])] = &[
    (Hedge::Nearly, "200000", &["199999", "190000", "180000"], &["200000", "200001", "150000"]),
    (Hedge::Over, "100", &["101", "199", "100.5"], &["100", "99", "200", "1000"]),
    (Hedge::About, "3.2", &["3.2", "3.16", "3.3"], &["3", "3.5"]),
    (Hedge::AtLeast, "125.5", &["125.5", "126", "1000"], &["125.49"]),
    (Hedge::AtMost, "5", &["5", "0"], &["5.01"]),
    (Hedge::Under, "10", &["9.9"], &["10", "11"]),
];

#[test]
fn a_hedge_is_held_against_the_exact_number() {
    for (hedge, said, holds, fails) in HOLDS {
        for exact in *holds {
            assert!(hedge.holds(decimal(exact), decimal(said)), "{}{said}: {exact}", hedge.zh());
        }
        for exact in *fails {
            assert!(!hedge.holds(decimal(exact), decimal(said)), "{}{said}: {exact}", hedge.zh());
        }
    }
}

/// Text of a cell, unit of its column, what the cell says.
const CELLS: &[(&str, Unit, &str, Unit)] = &[
    ("8000", Unit::WanYuan, "8000", Unit::WanYuan),
    ("0.8亿元", Unit::WanYuan, "0.8", Unit::YiYuan),
    ("80000000元", Unit::WanYuan, "80000000", Unit::Yuan),
    ("20万", Unit::WanYuan, "200000", Unit::Yuan),
    ("二十三", Unit::WanYuan, "23", Unit::WanYuan),
    ("五千", Unit::WanYuan, "5000", Unit::WanYuan),
    ("3千", Unit::WanYuan, "3000", Unit::WanYuan),
    ("三十余万", Unit::WanYuan, "300000", Unit::Yuan),
    ("三百二十万", Unit::WanYuan, "3200000", Unit::Yuan),
    ("2.3万", Unit::WanPersonTimes, "23000", Unit::PersonTimes),
    ("23个", Unit::Firm, "23", Unit::Firm),
    ("38名", Unit::Person, "38", Unit::Person),
    ("800㎡", Unit::Mu, "800", Unit::SquareMetre),
];

#[test]
fn a_cell_without_a_unit_takes_its_columns() {
    for (text, column, value, unit) in CELLS {
        let quantity = numeral(text).quantity(*column).unwrap();
        assert_eq!((quantity.amount, quantity.unit), (decimal(value), *unit), "{text}");
    }
}

#[test]
fn a_cell_of_another_dimension_is_refused() {
    let refused = |text: &str, column| numeral(text).quantity(column).unwrap_err().zh();
    assert_eq!(refused("31亩", Unit::WanYuan), "写的单位是“亩”，这里要“万元”");
    assert_eq!(refused("3户", Unit::Seat), "写的单位是“户”，这里要“座”");
    assert_eq!(refused("1.2%", Unit::Point), "写的单位是“%”，这里要“个百分点”");
    assert_eq!(refused("3—5个", Unit::Ge), "写的是3到5的范围，这里要填一个数");
}

#[test]
fn only_whole_numbers_of_things_count() {
    let count = |text: &str, unit| numeral(text).count(unit).map(Count::get).map_err(|misread| misread.zh());
    assert_eq!(count("23个", Unit::Firm), Ok(23));
    assert_eq!(count("2.35万人次", Unit::PersonTimes), Ok(23500));
    assert_eq!(count("2.35万", Unit::WanPersonTimes), Ok(23500));
    assert_eq!(count("2.5", Unit::Household), Err("2.5不是整数或小于0，户数要填0或正整数".to_owned()));
    assert_eq!(count("-1", Unit::Household), Err("-1不是整数或小于0，户数要填0或正整数".to_owned()));
}

#[test]
fn no_two_units_are_spelled_alike() {
    let mut seen = std::collections::BTreeSet::new();
    for unit in Unit::ALL {
        for spelling in unit.spellings() {
            assert!(seen.insert(spelling), "{spelling}");
            assert_eq!(Unit::named(spelling), Some(*unit));
            assert_eq!(numeral(&format!("7{spelling}")).quantity(*unit).unwrap().unit, *unit, "{spelling}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn reading_never_panics(text in "[0-9０-９,，.．一二三十百千万亿几数点零余多约近至到—～%％元亩个月人次Ee+() -]{0,24}") {
        let _ = read(&text);
    }

    #[test]
    fn reading_anything_never_panics(text in any::<String>()) {
        let _ = read(&text);
    }
}

proptest! {
    #[test]
    fn what_is_written_reads_back(mantissa in -9_999_999_999_i64..=9_999_999_999, scale in 0_u32..=6, which in 0..Unit::ALL.len()) {
        let quantity = Quantity::new(Decimal::new(mantissa, scale), Unit::ALL[which]);
        let found = read(&write::exactly(quantity, scale)).unwrap();
        prop_assert_eq!((found.value, found.unit, found.upto, found.hedge), (quantity.amount, Some(quantity.unit), None, None));
    }

    #[test]
    fn what_is_written_fixed_reads_back(mantissa in any::<i64>(), scale in 0_u32..=18) {
        let value = Decimal::new(mantissa, scale);
        prop_assert_eq!(read(&write::fixed(value, scale)).unwrap().value, value);
    }

    #[test]
    fn chinese_reads_back(n in prop_oneof![0_u64..20_000, 0_u64..1_000_000_000_000]) {
        prop_assert_eq!(read(&write::chinese(n)).unwrap().value, Decimal::from(n));
    }

    #[test]
    fn full_width_is_the_same_number(mantissa in any::<i32>(), scale in 0_u32..=4) {
        let plain = write::amount(Decimal::new(mantissa.into(), scale), 4);
        let wide: String = plain.chars().map(|c| char::from_u32(u32::from(c) + 0xFEE0).unwrap()).collect();
        prop_assert_eq!(read(&wide), read(&plain));
    }

    #[test]
    fn a_group_comma_changes_nothing(n in 1000_u32..) {
        let plain = n.to_string();
        let mut grouped = String::new();
        for (at, c) in plain.chars().enumerate() {
            if at > 0 && (plain.len() - at).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(c);
        }
        prop_assert_eq!(read(&grouped), read(&plain));
    }
}
