//! The one grammar of numerals, reading: forms as data.

use rust_decimal::Decimal;
use taizhang_core::base::Unit;
use taizhang_core::base::numeral::{Hedge, Misread, Numeral, read};

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
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
    ("壹", "", "", None),
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
    for (text, value, unit, hedge) in FORMS.iter().filter(|(_, value, ..)| !value.is_empty()) {
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
    ("9～16亿", &["9～1600000000", "9亿～1600000000"]),
    ("1 020", &["1020", "1、020"]),
];

#[test]
fn what_has_two_readings_is_refused_with_both() {
    for (text, readings) in AMBIGUOUS {
        let readings = readings.iter().map(ToString::to_string).collect();
        assert_eq!(read(text), Err(Misread::Ambiguous(readings)), "{text}");
    }
}
