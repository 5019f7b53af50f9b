//! Ledger → paper → bytes → what is read back.

use jiff::civil::Date;
use proptest::prelude::*;
use rust_decimal::Decimal;
use taizhang_core::base::{Period, Unit, numeral};
use taizhang_core::catalogue::Catalogue;
use taizhang_core::kind::Ledger;
use taizhang_doc::{Entry, Paper, Profile};
use taizhang_report::{Order, Phrases, papers};
use taizhang_tests::ledgers;

use crate::reading::{self, Said};

/// How to read the formats that text can be read out of, by their suffixes.
type Reader = fn(&[u8]) -> Said;
const READERS: &[(&str, Reader)] = &[
    ("docx", reading::docx),
    ("html", |bytes| reading::html(text(bytes))),
    ("md", |bytes| reading::markdown(text(bytes))),
    ("txt", |bytes| reading::txt(text(bytes))),
];

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

fn compiled(ledger: &Ledger, period: &str) -> Vec<Paper> {
    let date = Date::constant(2023, 7, 5);
    let period = Period::parse(period).expect("a period");
    let as_of = taizhang_app::as_of(ledger, Some(period), date);
    let order = Order {
        period,
        as_of,
        date,
        ledger: "0".repeat(64),
        provisional: None,
        previous: None,
        issue: None,
        revision: None,
    };
    let compile =
        |template| taizhang_report::compile(template, ledger, Catalogue::shipped(), Phrases::shipped(), &order);
    papers::shipped().iter().map(|template| compile(template).paper).collect()
}

fn written(paper: &Paper, format: &str) -> Vec<u8> {
    let format = taizhang_render::FORMATS.iter().find(|known| known.suffix == format).expect("a format");
    (format.write)(paper, Profile::gbt9704()).expect("it can be written").bytes
}

/// Digits of a text, line breaks out: what two formats may not differ in, however they break lines.
fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Whether what is shown, read by our own grammar, is the exact value, but for rounding in the last place shown.
fn reads_as_its_value(entry: &Entry<'_>) -> Result<(), String> {
    let Some(value) = &entry.value else { return Ok(()) };
    let exact: Decimal = value.parse().map_err(|error| format!("{value}: {error}"))?;
    // Claim words carry the value that they claim; they show none.
    let Ok(read) = numeral::read(&entry.shown) else { return Ok(()) };
    let factor = |unit: Option<Unit>| unit.map_or(Decimal::ONE, Unit::factor);
    let own = factor(entry.unit.as_deref().and_then(Unit::named));
    // In a table the head of the column says the unit.
    let scale = if read.unit.is_some() || read.scaled { factor(read.unit) } else { own };
    let (shown, exact) = (read.value.abs() * scale, exact.abs() * own);
    let half = Decimal::new(5, read.value.scale() + 1) * scale;
    let near = (shown - exact).abs() <= half;
    if near { Ok(()) } else { Err(format!("{} is shown for {value}{:?}", entry.shown, entry.unit)) }
}

fn check(ledger: &Ledger, period: &str) -> Result<(), TestCaseError> {
    for paper in compiled(ledger, period) {
        let manifest = paper.manifest();
        let claimed: Vec<_> = manifest.bound.iter().map(|entry| entry.shown.to_string()).collect();
        for entry in &manifest.bound {
            prop_assert_eq!(reads_as_its_value(entry), Ok(()));
        }
        let mut numbers: Option<String> = None;
        for (format, read) in READERS {
            let said = read(&written(&paper, format));
            if !said.anchors.is_empty() {
                let entries: Vec<_> = said.anchors.iter().filter(|(name, _)| !name.starts_with("tz_d")).collect();
                let names: Vec<_> = (1..=entries.len()).map(|n| format!("tz_{n:04}")).collect();
                prop_assert_eq!(entries.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>(), names);
                prop_assert_eq!(
                    entries.iter().map(|(_, shown)| shown.clone()).collect::<Vec<_>>(),
                    claimed.clone(),
                    "{}",
                    format
                );
            }
            let mut rest = said.text.as_str();
            for shown in &claimed {
                let at = rest.find(shown.as_str());
                prop_assert!(at.is_some(), "{shown} is not in its place in {format}");
                rest = &rest[at.unwrap_or_default() + shown.len()..];
            }
            let found = digits(&said.text);
            if let Some(numbers) = &numbers {
                prop_assert_eq!(&found, numbers, "{} shows other digits", format);
            }
            numbers = Some(found);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 320, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn numbers_read_back_are_those_of_the_manifest(seed: u64, month in 1_i8..=12) {
        check(&ledgers::ledger(seed), &format!("2023-01..2023-{month:02}"))?;
    }
}

#[test]
fn random_ledgers_give_papers_with_numbers_in_them() {
    let numbers = |seed| -> usize {
        compiled(&ledgers::ledger(seed), "2023").iter().map(|paper| paper.manifest().bound.len()).sum()
    };
    let counts: Vec<_> = (0..40).map(numbers).collect();
    assert!(counts.iter().filter(|n| **n > 20).count() > 20, "the generator makes next to nothing: {counts:?}");
}

#[test]
fn a_wrong_number_is_seen() {
    let entry = |shown: &'static str, value: &'static str| Entry {
        shown: shown.into(),
        source: std::borrow::Cow::Owned(taizhang_doc::Source::Figure("x".into())),
        unit: Some("万元".into()),
        value: Some(value.into()),
        records: Vec::new().into(),
        path: "".into(),
    };
    for (shown, value, good) in [
        ("18640万元", "18640", true),
        ("1.86亿元", "18640", true),
        ("1.87亿元", "18640", false),
        ("18640元", "18640", false),
    ] {
        assert_eq!(reads_as_its_value(&entry(shown, value)).is_ok(), good, "{shown} for {value}万元");
    }
}
