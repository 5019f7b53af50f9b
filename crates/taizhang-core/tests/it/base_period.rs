//! Periods: codes, names and neighbours.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use taizhang_core::base::Period;
use taizhang_core::base::period::Grain;

fn period(text: &str) -> Period {
    Period::parse(text).expect("a period")
}

type Form = (&'static [&'static str], &'static str, &'static str, &'static str, Grain, &'static str);

/// Ways to say it; code, name, short name, grain, the one before.
const FORMS: &[Form] = &[
    (&["2023", "2023年", "2023年度", "2023-01..2023-12"], "2023", "2023年", "全年", Grain::Year, "2022"),
    (
        &["2023H1", "2023h1", "2023年上半年", "2023-01..2023-06", "2023年1—6月", "2023-01-01..2023-06-30"],
        "2023H1",
        "2023年上半年",
        "1—6月",
        Grain::Half,
        "2022H2",
    ),
    (&["2023H2", "2023年下半年"], "2023H2", "2023年下半年", "7—12月", Grain::Half, "2023H1"),
    (&["2023Q1", "2023年一季度", "2023年第一季度"], "2023Q1", "2023年一季度", "一季度", Grain::Quarter, "2022Q4"),
    (&["2023Q4", "2023年10—12月"], "2023Q4", "2023年四季度", "四季度", Grain::Quarter, "2023Q3"),
    (&["2023-06", "2023年6月", "2023.6", "2023年6月份"], "2023-06", "2023年6月", "6月", Grain::Month, "2023-05"),
    (
        &["2023-01..2023-05", "2023年1—5月", "2023年1-5月"],
        "2023-01..2023-05",
        "2023年1—5月",
        "1—5月",
        Grain::Months,
        "2022-08..2022-12",
    ),
    (
        &["2023-11..2024-02", "2023年11月—2024年2月"],
        "2023-11..2024-02",
        "2023年11月—2024年2月",
        "2023年11月—2024年2月",
        Grain::Months,
        "2023-07..2023-10",
    ),
    (
        &["2021—2023年", "2021..2023"],
        "2021-01..2023-12",
        "2021—2023年",
        "2021—2023年",
        Grain::Months,
        "2018-01..2020-12",
    ),
    (
        &["2023-06-12..2023-06-18", "2023年6月12日—18日", "2023年6月12日—6月18日"],
        "2023-06-12..2023-06-18",
        "2023年6月12日—6月18日",
        "6月12日—6月18日",
        Grain::Days,
        "2023-06-05..2023-06-11",
    ),
    (
        &["2023-12-28..2024-01-03", "2023年12月28日—1月3日"],
        "2023-12-28..2024-01-03",
        "2023年12月28日—2024年1月3日",
        "2023年12月28日—2024年1月3日",
        Grain::Days,
        "2023-12-21..2023-12-27",
    ),
    (&["2023-06-05", "2023年6月5日"], "2023-06-05", "2023年6月5日", "6月5日", Grain::Days, "2023-06-04"),
];

#[test]
fn a_period_is_one_value_however_it_is_said() {
    for (ways, code, name, short, grain, before) in FORMS {
        for way in *ways {
            let found = period(way);
            assert_eq!(
                (found.code().as_str(), found.name().as_str(), found.short().as_str()),
                (*code, *name, *short),
                "{way}"
            );
            assert_eq!((found.grain(), found.previous()), (*grain, period(before)), "{way}");
        }
    }
}

#[test]
fn what_names_no_period_is_refused() {
    for text in [
        "",
        "6月",
        "上半年",
        "2023H3",
        "2023Q5",
        "2023-13",
        "2023-06..2023-01",
        "2023-02-30",
        "本周",
        "23年",
        "2023H1年",
    ] {
        assert!(Period::parse(text).is_err(), "{text}");
    }
}

#[test]
fn weeks_never_add_to_months() {
    assert_eq!(period("2023-06-12..2023-06-18").splits_into_months(), None);
    assert_eq!(period("2023-06-01..2023-06-29").splits_into_months(), None);
    let months = period("2023-11..2024-02").splits_into_months().unwrap();
    let codes: Vec<String> = months.iter().map(Period::code).collect();
    assert_eq!(codes, ["2023-11", "2023-12", "2024-01", "2024-02"]);
}

#[test]
fn the_year_before_keeps_the_end_of_february() {
    assert_eq!(period("2024-02").year_before(), period("2023-02"));
    assert_eq!(period("2025-02").year_before(), period("2024-02"));
    assert_eq!(period("2023H1").year_before(), period("2022H1"));
    assert_eq!(period("2023-05").year_to_date(), period("2023-01..2023-05"));
    assert_eq!(period("2023H1").eve(), date(2022, 12, 31));
}

fn any_day() -> impl Strategy<Value = Date> {
    (1900_i16..=2199, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| date(year, month, day))
}

fn any_period() -> impl Strategy<Value = Period> {
    let days =
        (any_day(), 0_i64..800).prop_map(|(first, days)| Period::new(first, first + days.days()).expect("in order"));
    let months = (any_day(), 0_i64..30).prop_map(|(day, months)| {
        let first = day.first_of_month();
        Period::new(first, (first + months.months()).last_of_month()).expect("in order")
    });
    prop_oneof![days, months]
}

proptest! {
    #[test]
    fn code_and_name_parse_back(period in any_period()) {
        prop_assert_eq!(Period::parse(&period.code()).unwrap(), period);
        prop_assert_eq!(Period::parse(&period.name()).unwrap(), period);
    }

    #[test]
    fn the_previous_ends_on_the_eve_and_has_the_same_length(period in any_period()) {
        let before = period.previous();
        prop_assert_eq!(before.last(), period.eve());
        match (period.splits_into_months(), before.splits_into_months()) {
            (Some(now), Some(then)) => prop_assert_eq!(now.len(), then.len()),
            (None, _) => {
                let length = |p: Period| p.last().since(p.first()).unwrap().get_days();
                prop_assert_eq!(length(period), length(before));
            }
            (Some(_), None) => prop_assert!(false, "whole months before {}", period),
        }
    }

    #[test]
    fn months_fill_the_period_without_a_gap(period in any_period()) {
        if let Some(months) = period.splits_into_months() {
            prop_assert_eq!(months[0].first(), period.first());
            prop_assert_eq!(months[months.len() - 1].last(), period.last());
            for pair in months.windows(2) {
                prop_assert_eq!(pair[0].last().tomorrow().unwrap(), pair[1].first());
            }
        }
    }
}
