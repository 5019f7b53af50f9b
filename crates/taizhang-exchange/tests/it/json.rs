//! The folder of JSON.

use jiff::ToSpan;
use jiff::civil::date;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use rust_decimal::Decimal;
use taizhang_core::base::{Diagnostic, Division, Period, Quantity, Unit};
use taizhang_core::kind::{self, FieldInfo, Ledger, Meta, Opt, Shape, Value};
use taizhang_exchange::{Options, Source, csv, json, layout, read_files};

use crate::support::{lines, read_bytes};

/// The sample town as it stands in the repository.
fn sample() -> Vec<(String, Vec<u8>)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/yunxiu");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "json"))
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read(&path).unwrap()))
        .collect();
    files.sort();
    files
}

fn borrowed(files: &[(String, Vec<u8>)]) -> Vec<(&str, &[u8])> {
    files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect()
}

#[test]
fn the_sample_town_is_read_without_a_word_and_written_as_it_was() {
    let files = sample();
    let read = read_bytes(&borrowed(&files));
    assert_eq!(lines(&read.findings), "");
    let mut written = json::write(&read.value.ledger);
    written.sort();
    for ((name, before), (again, after)) in files.iter().zip(&written) {
        assert_eq!(name, again);
        assert_eq!(String::from_utf8_lossy(before), String::from_utf8_lossy(after), "{name}");
    }
    assert_eq!(files.len(), written.len());
}

#[test]
fn a_kind_survives_as_csv() {
    let town = read_bytes(&borrowed(&sample())).value.ledger;
    for info in kind::all() {
        let bytes = csv(&town, info.code).unwrap();
        let name = format!(
            "{}.csv",
            layout::all()
                .iter()
                .find(|one| !one.cross && one.views.iter().any(|view| view.kind.code == info.code))
                .unwrap()
                .sheet
        );
        let read = read_files(&[Source { name: &name, bytes: &bytes }], &Options::default());
        let told = |finding: &&Diagnostic| finding.code != "column-unknown"; // the clerk's own columns
        assert_eq!(read.findings.iter().filter(told).count(), 0, "{}", lines(&read.findings));
        let of = |ledger: &Ledger| {
            json::write(ledger)
                .into_iter()
                .find(|(file, _)| *file == format!("{}.json", info.code))
                .map(|(_, bytes)| String::from_utf8(bytes).unwrap())
        };
        assert_eq!(of(&town), of(&read.value.ledger), "{}", info.code);
    }
    assert!(csv(&town, "dragon").is_none());
}

fn words() -> impl Strategy<Value = Box<str>> {
    "\\PC{0,4}[\\PC\n 　]{1,12}".prop_filter("待核 is no value", |text| text != "待核").prop_map(Into::into)
}

fn day() -> impl Strategy<Value = jiff::civil::Date> {
    (0..40_000_i64).prop_map(|days| date(1990, 1, 1).checked_add(days.days()).unwrap())
}

fn quantity(units: Vec<Unit>, scale: u32) -> impl Strategy<Value = Quantity> {
    (-9_999_999_999_i64..99_999_999_999, 0..=scale, select(units))
        .prop_map(|(amount, scale, unit)| Quantity::new(Decimal::new(amount, scale), unit))
}

fn alike(unit: Option<Unit>) -> Vec<Unit> {
    let same = |one: &&Unit| unit.is_none_or(|unit| unit.dimension() == one.dimension());
    Unit::ALL.iter().filter(same).copied().collect()
}

fn option_of(options: &'static [&'static Opt]) -> impl Strategy<Value = &'static Opt> {
    any::<Index>().prop_map(|index| *index.get(options))
}

/// A value of a field's shape.
fn value(field: &'static FieldInfo) -> BoxedStrategy<Value> {
    match field.shape {
        Shape::Text => words().prop_map(Value::Text).boxed(),
        Shape::Money => quantity(vec![Unit::Yuan], 2).prop_map(Value::Quantity).boxed(),
        Shape::Area => quantity(vec![Unit::Mu, Unit::SquareMetre], 4).prop_map(Value::Quantity).boxed(),
        Shape::Count => any::<u32>().prop_map(|n| Value::Number(n.into())).boxed(),
        Shape::Quantity => quantity(alike(field.unit), 6).prop_map(Value::Quantity).boxed(),
        Shape::Number => (any::<i64>(), 0..20_u32).prop_map(|(n, scale)| Value::Number(Decimal::new(n, scale))).boxed(),
        Shape::Day => day().prop_map(Value::Day).boxed(),
        Shape::Period => {
            (day(), day()).prop_map(|(a, b)| Value::Period(Period::new(a.min(b), a.max(b)).unwrap())).boxed()
        }
        Shape::Choice(options) => option_of(options).prop_map(Value::Choice).boxed(),
        Shape::Flag => any::<bool>().prop_map(Value::Flag).boxed(),
        Shape::Texts => proptest::collection::vec(words(), 1..4).prop_map(Value::Texts).boxed(),
        Shape::Amounts => {
            proptest::collection::vec((words(), quantity(alike(None), 4)), 1..4).prop_map(Value::Amounts).boxed()
        }
        Shape::Steps(options) => {
            (proptest::collection::vec((option_of(options), day()), 0..4), proptest::option::of(option_of(options)))
                .prop_map(|(steps, claimed)| Value::Steps { steps, claimed })
                .boxed()
        }
    }
}

/// One record of a kind: each field filled, empty or 待核, and something beside them.
type Draft = (usize, Vec<Option<Value>>, Vec<bool>, Vec<(Box<str>, Box<str>)>, Vec<Box<str>>);

fn draft() -> impl Strategy<Value = Draft> {
    let kinds = kind::all();
    (0..kinds.len()).prop_flat_map(move |at| {
        let fields: Vec<BoxedStrategy<Option<Value>>> =
            kinds[at].fields.iter().map(|field| proptest::option::of(value(field)).boxed()).collect();
        let pending = proptest::collection::vec(any::<bool>(), kinds[at].fields.len());
        let extra = proptest::collection::vec((words(), words()), 0..3);
        (Just(at), fields, pending, extra, proptest::collection::vec(words(), 0..3))
    })
}

fn ledger(drafts: Vec<Draft>) -> Ledger {
    let mut ledger = Ledger::default();
    ledger.head.name = "云岫镇".into();
    ledger.head.as_of = Some(date(2023, 6, 30));
    let code = "449926101000".parse().unwrap();
    ledger.head.division = Some(code);
    let division =
        Division { code, name: "云岫镇".into(), parent: code.parent(), from: None, until: Some(date(2030, 1, 1)) };
    ledger.tree.take(division);
    for (n, (at, values, pending, extra, evidence)) in drafts.into_iter().enumerate() {
        let info = kind::all()[at];
        let mut meta = Meta::new(format!("{}-2023-{n:02}", info.prefix));
        for (field, _) in values.iter().enumerate().filter(|(field, value)| value.is_none() && pending[*field]) {
            meta.pending.insert(field);
        }
        for (head, text) in extra {
            if meta.extra.iter().all(|(other, _)| **other != *head) {
                meta.extra.push((head.into(), text));
            }
        }
        meta.evidence = evidence;
        let table = ledger.records.table_mut(info.code).unwrap();
        let row = table.add(meta);
        for (field, value) in values.into_iter().enumerate() {
            // A negative area and the like do not fit and stay empty.
            let _ = table.set(row, field, value);
        }
    }
    // Reading takes the steps of followups into their projects; a ledger in use has them there already.
    ledger.settle();
    ledger
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_and_written_the_same(drafts in proptest::collection::vec(draft(), 0..12)) {
        let first = json::write(&ledger(drafts));
        let sources: Vec<Source<'_>> = first.iter().map(|(name, bytes)| Source { name, bytes }).collect();
        let read = read_files(&sources, &Options::default());
        prop_assert_eq!(lines(&read.findings), "");
        let again = json::write(&read.value.ledger);
        for ((name, before), (other, after)) in first.iter().zip(&again) {
            prop_assert_eq!(name, other);
            prop_assert_eq!(String::from_utf8_lossy(before), String::from_utf8_lossy(after));
        }
        prop_assert_eq!(first.len(), again.len());
    }
}

#[test]
fn values_may_be_written_as_a_person_would() {
    let text = r#"[{"name": "竹木项目", "investor": "a", "amount": "0.8亿元", "land": 31, "stage": {"claimed": "签约", "steps": [{"to": "签约（正式合同）", "on": "2023-03-15"}]}, "leader": "待核", "tell": true, "jobs": "38人"}]"#;
    let read = read_bytes(&[("台账/project.json", text.as_bytes()), ("town.json", br#"{"year": 2023}"#)]);
    assert_eq!(lines(&read.findings), "");
    let written = json::write(&read.value.ledger);
    insta::assert_snapshot!("json_of_a_person", String::from_utf8(written[1].1.clone()).unwrap());
}
