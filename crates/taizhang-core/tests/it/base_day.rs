//! The grammar of days: forms as data, both ways.

use jiff::civil::{Date, date};
use proptest::prelude::*;
use taizhang_core::base::Period;
use taizhang_core::base::numeral::day::{When, Xun, from_serial, read};
use taizhang_core::base::numeral::write;

const fn june(day: i8) -> When {
    When::Day(date(2023, 6, day))
}

const fn xun(month: i8, part: Xun) -> When {
    When::Xun { year: 2023, month, part }
}

/// All of them in 2023.
const FORMS: &[(&str, When)] = &[
    ("2023-06-05", june(5)),
    ("2023-6-5", june(5)),
    ("2023.6.5", june(5)),
    ("2023.06.05", june(5)),
    ("2023/6/5", june(5)),
    ("2023年6月5日", june(5)),
    ("2023 年 6 月 5 日", june(5)),
    ("２０２３年６月５日", june(5)),
    ("２０２３．６．５", june(5)),
    ("二〇二三年六月五日", june(5)),
    ("二○二三年六月十五日", june(15)),
    ("六月二十五日", june(25)),
    ("十二月三十一日", When::Day(date(2023, 12, 31))),
    ("6.5", june(5)),
    ("6.10", june(10)),
    ("6/5", june(5)),
    ("6-5", june(5)),
    ("06-05", june(5)),
    ("6月5日", june(5)),
    ("6月5号", june(5)),
    ("6月5", june(5)),
    (" 6月5日 ", june(5)),
    ("20230605", june(5)),
    ("6月5日（星期一）", june(5)),
    ("2023年6月5日 周一", june(5)),
    ("2023-06-05 00:00:00", june(5)),
    ("2023-06-05T08:30:00", june(5)),
    ("6月5日上午9时", june(5)),
    ("6月5日（周一）下午3点半", june(5)),
    ("2023年6月", When::Month { year: 2023, month: 6 }),
    ("2023-06", When::Month { year: 2023, month: 6 }),
    ("2023.6", When::Month { year: 2023, month: 6 }),
    ("202306", When::Month { year: 2023, month: 6 }),
    ("6月", When::Month { year: 2023, month: 6 }),
    ("6月份", When::Month { year: 2023, month: 6 }),
    ("六月", When::Month { year: 2023, month: 6 }),
    ("6月上旬", xun(6, Xun::Upper)),
    ("6月中旬", xun(6, Xun::Middle)),
    ("2023年6月下旬", xun(6, Xun::Lower)),
    ("6月初", xun(6, Xun::Start)),
    ("6月月初", xun(6, Xun::Start)),
    ("6月底", xun(6, Xun::End)),
    ("6月末", xun(6, Xun::End)),
    ("2023年底", xun(12, Xun::End)),
    ("年末", xun(12, Xun::End)),
    ("年初", xun(1, Xun::Start)),
    ("2023", When::Year(2023)),
    ("2023年", When::Year(2023)),
    ("2023年度", When::Year(2023)),
    ("二〇二三年", When::Year(2023)),
];

#[test]
fn every_form_is_its_day() {
    for (text, when) in FORMS {
        assert_eq!(read(text, Some(2023)), Ok(*when), "{text}");
    }
}

/// Text, first and last day.
const RANGES: &[(&str, Date, Date)] = &[
    ("1—6月", date(2023, 1, 1), date(2023, 6, 30)),
    ("1-6月", date(2023, 1, 1), date(2023, 6, 30)),
    ("1月—6月", date(2023, 1, 1), date(2023, 6, 30)),
    ("1至6月", date(2023, 1, 1), date(2023, 6, 30)),
    ("2023年1—5月", date(2023, 1, 1), date(2023, 5, 31)),
    ("上半年", date(2023, 1, 1), date(2023, 6, 30)),
    ("2023年下半年", date(2023, 7, 1), date(2023, 12, 31)),
    ("一季度", date(2023, 1, 1), date(2023, 3, 31)),
    ("第二季度", date(2023, 4, 1), date(2023, 6, 30)),
    ("2023年4季度", date(2023, 10, 1), date(2023, 12, 31)),
    ("一至三季度", date(2023, 1, 1), date(2023, 9, 30)),
    ("6月12日—6月18日", date(2023, 6, 12), date(2023, 6, 18)),
    ("6月12日—18日", date(2023, 6, 12), date(2023, 6, 18)),
    ("6月12—18日", date(2023, 6, 12), date(2023, 6, 18)),
    ("6月12日至18日", date(2023, 6, 12), date(2023, 6, 18)),
    ("6.12—6.18", date(2023, 6, 12), date(2023, 6, 18)),
    ("2023.6.12-2023.6.18", date(2023, 6, 12), date(2023, 6, 18)),
    ("12月28日—1月3日", date(2023, 12, 28), date(2024, 1, 3)),
    ("2021—2023年", date(2021, 1, 1), date(2023, 12, 31)),
    ("2023年11月—2024年2月", date(2023, 11, 1), date(2024, 2, 29)),
    ("6月中旬—7月", date(2023, 6, 11), date(2023, 7, 31)),
];

#[test]
fn a_range_goes_from_its_first_to_its_last_day() {
    for (text, first, last) in RANGES {
        assert_eq!(read(text, Some(2023)).map(|when| when.span()), Ok(Period::new(*first, *last).unwrap()), "{text}");
    }
}

/// Text, and what the clerk reads of it; no year is given.
const REFUSED: &[(&str, &str)] = &[
    ("", "没有填写"),
    ("待核", "“待核”不是日期，请写成2023年6月5日、2023-06-05或6月5日"),
    ("6", "“6”不是日期，请写成2023年6月5日、2023-06-05或6月5日"),
    ("45082", "“45082”不是日期，请写成2023年6月5日、2023-06-05或6月5日"),
    ("6.5", "“6月5日”没有年份，请写明是哪一年"),
    ("6月中旬", "“6月中旬”没有年份，请写明是哪一年"),
    ("1—6月", "“1月”没有年份，请写明是哪一年"),
    ("25日", "“25日”没有月份，请写明是几月"),
    ("6.31", "没有“6月31日”这一天，请核对日期"),
    ("2月30日", "没有“2月30日”这一天，请核对日期"),
    ("2023年2月29日", "没有“2023年2月29日”这一天，请核对日期"),
    ("13月5日", "没有“13月5日”这一天，请核对日期"),
    ("2023-13-05", "没有“2023年13月5日”这一天，请核对日期"),
    ("2023年5季度", "没有“2023年5季度”这一天，请核对日期"),
    ("2023年6—1月", "“2023年6月—2023年1月”后面的小于前面的，前后可能写反了"),
    ("23年6月5日", "可以读成2023年6月5日，也可以读成1923年6月5日，请改成只有一种读法的写法"),
    ("23.6.5", "可以读成2023.6.5，也可以读成1923.6.5，请改成只有一种读法的写法"),
    ("6月30日前", "“6月30日”后面的“前”读不懂，请只写数和单位，说明写到备注里"),
];

#[test]
fn what_is_no_day_is_told_in_chinese() {
    for (text, told) in REFUSED {
        assert_eq!(read(text, None).map_err(|misread| misread.zh()), Err((*told).to_owned()), "{text}");
    }
}

#[test]
fn a_part_of_a_month_spans_its_days_and_is_no_day() {
    let spans = [
        (xun(6, Xun::Upper), 1, 10),
        (xun(6, Xun::Start), 1, 10),
        (xun(6, Xun::Middle), 11, 20),
        (xun(6, Xun::Lower), 21, 30),
        (xun(6, Xun::End), 21, 30),
        (When::Month { year: 2023, month: 6 }, 1, 30),
    ];
    for (when, first, last) in spans {
        assert_eq!(when.span(), Period::new(date(2023, 6, first), date(2023, 6, last)).unwrap(), "{when:?}");
        assert_eq!(when.day(), None);
    }
    assert_eq!(june(5).day(), Some(date(2023, 6, 5)));
}

#[test]
fn excels_serials_skip_the_day_that_never_was() {
    let days = [
        (1, date(1900, 1, 1)),
        (59, date(1900, 2, 28)),
        (61, date(1900, 3, 1)),
        (45082, date(2023, 6, 5)),
        (2_958_465, date(9999, 12, 31)),
    ];
    for (serial, day) in days {
        assert_eq!(from_serial(serial), Ok(day), "{serial}");
    }
    for serial in [i64::MIN, -1, 0, 60, 2_958_466, i64::MAX] {
        assert!(from_serial(serial).is_err(), "{serial}");
    }
}

fn any_day() -> impl Strategy<Value = Date> {
    (1900_i16..=2199, 1_i8..=12, 1_i8..=31).prop_filter_map("a day that exists", |(y, m, d)| Date::new(y, m, d).ok())
}

proptest! {
    #[test]
    fn every_form_of_a_day_reads_back(day in any_day()) {
        let (year, month, of_month) = (day.year(), day.month(), day.day());
        let zh = |n: i8| write::chinese(n.unsigned_abs().into());
        for text in [
            day.to_string(),
            write::date(day),
            write::date_in_year(day),
            format!("{year}{month:02}{of_month:02}"),
            format!("{year}.{month}.{of_month}"),
            format!("{year}/{month}/{of_month}"),
            format!("{month}.{of_month}"),
            format!("{month}/{of_month}"),
            format!("{month}-{of_month}"),
            format!("{}年{}月{}日", write::year_digits(year), zh(month), zh(of_month)),
            format!("{day} 00:00:00"),
        ] {
            prop_assert_eq!(read(&text, Some(year)), Ok(When::Day(day)), "{}", text);
        }
    }

    #[test]
    fn days_are_in_the_span_of_what_is_written_as_of_them(day in any_day()) {
        let span = read(&write::as_of(day), Some(day.year())).unwrap().span();
        prop_assert_eq!(span.last(), day);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn reading_a_day_never_panics(text in "[0-9０-９.．/年月日上中下旬初底末半季度第一二三十〇—至（）:： -]{0,16}", year in proptest::option::of(any::<i16>())) {
        let _ = read(&text, year);
    }
}
