//! Working days, by the notices.

use jiff::civil::{Date, date};
use proptest::prelude::*;
use taizhang_core::base::{Calendar, CalendarError};

#[test]
fn days_are_worked_as_the_notice_says() {
    let days = [
        (date(2023, 6, 21), true, "a Wednesday"),
        (date(2023, 6, 22), false, "端午节"),
        (date(2023, 6, 25), true, "a Sunday worked for it"),
        (date(2023, 6, 18), false, "a plain Sunday"),
        (date(2022, 12, 31), false, "a Saturday off by the next year's notice"),
        (date(2031, 6, 7), false, "a Saturday of a year without notice"),
        (date(2031, 6, 6), true, "a Friday of a year without notice"),
    ];
    for (day, worked, what) in days {
        assert_eq!(Calendar::shipped().is_worked(day), worked, "{day}: {what}");
    }
    assert!(Calendar::shipped().knows(2023) && !Calendar::shipped().knows(2031));
}

#[test]
fn a_deadline_falls_on_a_worked_day() {
    let calendar = Calendar::shipped();
    assert_eq!(calendar.worked_by(date(2023, 6, 24)), date(2023, 6, 21));
    assert_eq!(calendar.worked_by(date(2023, 6, 25)), date(2023, 6, 25));
    assert_eq!(calendar.after(date(2023, 6, 19), 2), date(2023, 6, 21));
    assert_eq!(calendar.after(date(2023, 6, 21), 1), date(2023, 6, 25));
    assert_eq!(calendar.after(date(2023, 6, 22), 0), date(2023, 6, 22));
}

#[test]
fn a_file_of_holidays_is_refused_with_what_stands_there() {
    let year = |off: &str, work: &str| {
        Calendar::parse(&format!("[[year]]\nyear = 2023\nbasis = \"通知\"\noff = [{off}]\nwork = [{work}]\n"))
    };
    assert!(year("\"2023-06-22..2023-06-24\"", "\"2023-06-25\"").is_ok());
    assert_eq!(year("\"6月端午\"", "").unwrap_err(), CalendarError::Days { year: 2023, text: "6月端午".to_owned() });
    assert_eq!(year("\"2023-06-22\"", "\"2023-06-22\"").unwrap_err(), CalendarError::Both(date(2023, 6, 22)));
    assert!(matches!(Calendar::parse("[[year]]\nyear = 2023\n"), Err(CalendarError::Shape(_))));
}

#[test]
fn every_year_of_the_notices_works_as_many_days_as_its_weekdays_less_the_holidays() {
    // A notice moves days, and adds 11 statutory days off (13 from 2025 on) to the weekends.
    for year in 2022..=2026_i16 {
        let all = date(year, 1, 1).series(jiff::Span::new().days(1)).take_while(|day| day.year() == year);
        let worked = all.filter(|day| Calendar::shipped().is_worked(*day)).count();
        assert!((247..=251).contains(&worked), "{year}: {worked} worked days");
    }
}

fn days() -> impl Strategy<Value = Date> {
    (0..1826_i64).prop_map(|n| date(2022, 1, 1).saturating_add(jiff::Span::new().days(n)))
}

proptest! {
    #[test]
    fn moving_to_a_worked_day_is_settled_at_once(day in days(), n in 1..40_u32) {
        let calendar = Calendar::shipped();
        let by = calendar.worked_by(day);
        prop_assert!(by <= day && calendar.is_worked(by));
        prop_assert_eq!(calendar.worked_by(by), by);
        let after = calendar.after(day, n);
        prop_assert!(calendar.is_worked(after) && after > day);
        prop_assert_eq!(calendar.after(calendar.after(day, n - 1), 1), after);
    }
}
