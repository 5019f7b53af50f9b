//! The town of the fixtures, in every form that a clerk may have it in: the same ledger, the same figures, no fault.

use std::path::PathBuf;

use taizhang_app::{Opened, Period, as_of, check, figures, open};

use crate::{env, fixtures};

const WHOLE: &str = "workbooks/云岫镇台账.xlsx";
/// The same ledger as the workbook: split by office, saved by another program, in another format.
const SAME: &[(&str, &[&str])] = &[
    ("split by office", &["workbooks/分办公室"]),
    ("saved by LibreOffice", &["workbooks/云岫镇台账-LibreOffice另存.xlsx"]),
    ("saved as .ods", &["workbooks/云岫镇台账-LibreOffice另存.ods"]),
    (
        "one office in .xls",
        &["workbooks/分办公室/党政办.xlsx", "workbooks/分办公室/招商办.xlsx", "workbooks/旧版/财政所.xls"],
    ),
];
/// What the fixtures say of themselves: a column of the clerk's own, two things that are late, one number that differs.
const TOLD: &[&str] = &[
    "hint column-unknown 招商项目",
    "hint difference-overdue 资产资源!AJ18",
    "hint progress-numeral-unfounded 建设项目!O35",
    "hint works-overdue 建设项目!K37",
];

fn opened(names: &[&str]) -> Opened {
    let paths: Vec<PathBuf> = names.iter().map(|name| fixtures().join(name)).collect();
    open(&paths).expect("fixtures can be read")
}

/// Each figure of a period as a line.
fn lines(ledger: &Opened, period: &str) -> Vec<String> {
    let period: Period = period.parse().expect("a period");
    let of = as_of(&ledger.ledger, Some(period), env().today);
    let line = |(definition, figure): (&taizhang_core::catalogue::Definition, taizhang_core::catalogue::Figure)| {
        // Rows of a cross table have no 编号 of their own: records are counted, not named.
        format!(
            "{} {:?} of {} records, {:?}",
            definition.code,
            figure.reading,
            figure.lineage.records.len(),
            figure.lineage.note
        )
    };
    figures(ledger, period, of).all.into_iter().map(line).collect()
}

#[test]
fn every_form_has_the_figures_of_the_folder() {
    let folder = opened(&["yunxiu"]);
    let forms = SAME.iter().copied().chain([("one workbook", &[WHOLE][..])]);
    for (form, names) in forms {
        let read = opened(names);
        for period in ["2022H1", "2023H1"] {
            assert_eq!(lines(&read, period), lines(&folder, period), "{form}, {period}");
        }
    }
}

#[test]
fn every_form_is_one_ledger() {
    let whole = opened(&[WHOLE]);
    for (form, names) in SAME {
        let read = opened(names);
        assert_eq!(read.digest(), whole.digest(), "{form}");
        assert_eq!(read.rows, whole.rows, "{form}");
    }
}

#[test]
fn nothing_is_told_but_what_is_so() {
    let forms = SAME.iter().copied().chain([("one workbook", &[WHOLE][..])]);
    for (form, names) in forms {
        let read = opened(names);
        for period in ["2022H1", "2023H1"] {
            let found = check(&read, Some(period.parse().expect("a period")), &env());
            let line = |one: &taizhang_app::Diagnostic| {
                let place = one.place.to_string();
                // The clerk's own column stands behind ours, however many these are.
                let own = one.code == "column-unknown";
                let place = place.split_once('!').filter(|_| own).map_or(place.as_str(), |(sheet, _)| sheet);
                format!("{} {} {place}", one.severity.code(), one.code)
            };
            let mut told: Vec<_> = found.findings.iter().map(line).collect();
            told.sort();
            assert_eq!(told, TOLD, "{form}, {period}");
            assert!(found.stops.is_empty(), "{form}, {period}: {:?}", found.stops);
        }
    }
}

#[test]
fn workbooks_stay_small_enough_to_send() {
    for name in [WHOLE, SAME[1].1[0], SAME[2].1[0], SAME[3].1[0], SAME[3].1[1], SAME[3].1[2]] {
        let bytes = std::fs::metadata(fixtures().join(name)).expect("a file").len();
        assert!(bytes < 400_000, "{name} has {bytes} bytes");
    }
}
