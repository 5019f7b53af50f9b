//! Every mechanism of the trade has its home: each thing that `fixtures/mechanisms.toml` names exists, and the sample
//! town exercises it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Deserialize;
use taizhang_app::{Opened, Period, open, papers};
use taizhang_core::base::Reading;
use taizhang_core::catalogue::{Catalogue, Evaluator};
use taizhang_core::{kind, rules};
use taizhang_report::Phrases;

/// The last number there is.
const LAST: u16 = 159;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    mechanism: Vec<Mechanism>,
}

/// One mechanism and where it lives.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Mechanism {
    number: u16,
    title: String,
    #[serde(default)]
    kind: Vec<String>,
    #[serde(default)]
    field: Vec<String>,
    #[serde(default)]
    figure: Vec<String>,
    #[serde(default)]
    rule: Vec<String>,
    /// A fixed phrase by its key, or what a stage is called: `works.started`.
    #[serde(default)]
    phrase: Vec<String>,
    #[serde(default)]
    paper: Vec<String>,
    /// Rules of the proofreader: what is looked for in a document.
    #[serde(default)]
    check: Vec<String>,
    /// Why a figure has no value in the sample's half-year.
    #[serde(default)]
    why: BTreeMap<String, String>,
}

fn fixtures() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../fixtures"))
}

fn table() -> Vec<Mechanism> {
    let text = std::fs::read_to_string(fixtures().join("mechanisms.toml")).expect("the table is there");
    toml::from_str::<Table>(&text).unwrap_or_else(|error| panic!("mechanisms.toml: {error}")).mechanism
}

/// What the sample town shows: kinds with records, fields that are filled, figures that are known.
struct Shown {
    kinds: BTreeSet<String>,
    fields: BTreeSet<String>,
    figures: BTreeSet<String>,
}

impl Shown {
    fn by(opened: &Opened) -> Self {
        let (mut kinds, mut fields) = (BTreeSet::new(), BTreeSet::new());
        for table in opened.ledger.records.tables().into_iter().filter(|table| !table.is_empty()) {
            let info = table.info();
            kinds.insert(info.code.to_owned());
            for (at, field) in info.fields.iter().enumerate() {
                if (0..table.len()).any(|row| table.value(row, at).is_some()) {
                    fields.insert(format!("{}.{}", info.code, field.code));
                }
            }
        }
        let half: Period = "2023H1".parse().expect("a period");
        let evaluator = Evaluator::new(Catalogue::shipped(), &opened.ledger, half.last());
        let codes = Catalogue::shipped().all().iter().map(|definition| definition.code.clone());
        let known = |code: &String| {
            evaluator.figure(code, half).is_some_and(|figure| matches!(figure.reading, Reading::Known(_)))
        };
        Self { kinds, fields, figures: codes.filter(known).collect() }
    }
}

/// What is wrong with the homes of a mechanism.
fn faults(mechanism: &Mechanism, shown: &Shown) -> Vec<String> {
    let mut faults = Vec::new();
    let mut tell = |ok: bool, what: &str, name: &str, said: &str| {
        if !ok {
            faults.push(format!("{} {}: {what} {name} {said}", mechanism.number, mechanism.title));
        }
    };
    for name in &mechanism.kind {
        tell(kind::named(name).is_some(), "kind", name, "is none");
        tell(shown.kinds.contains(name), "kind", name, "has no records in the sample");
    }
    for name in &mechanism.field {
        let of = name.split_once('.').and_then(|(kind, field)| kind::named(kind)?.field(field));
        tell(of.is_some(), "field", name, "is none");
        tell(shown.fields.contains(name), "field", name, "is filled nowhere in the sample");
    }
    for name in &mechanism.figure {
        let exists = Catalogue::shipped().all().iter().any(|definition| definition.code == *name);
        tell(exists, "figure", name, "is none");
        let said = mechanism.why.contains_key(name);
        tell(
            shown.figures.contains(name) != said,
            "figure",
            name,
            "has no value in 2023H1, or has one and says why not",
        );
    }
    for name in &mechanism.rule {
        tell(rules::named(name).is_some(), "rule", name, "is none");
    }
    for name in &mechanism.check {
        tell(taizhang_proof::rules::named(name).is_some(), "document rule", name, "is none");
    }
    for name in &mechanism.phrase {
        let phrases = Phrases::shipped();
        let fixed = phrases.fixed.iter().any(|phrase| phrase.key == *name);
        let step = phrases.steps.iter().any(|phrase| format!("{}.{}", phrase.kind, phrase.stage) == *name);
        tell(fixed || step, "phrase", name, "is none");
    }
    for name in &mechanism.paper {
        tell(papers().into_iter().any(|(slug, _)| slug == name), "paper", name, "is none");
    }
    let homes = [&mechanism.kind, &mechanism.field, &mechanism.figure, &mechanism.rule];
    let others = [&mechanism.phrase, &mechanism.paper, &mechanism.check];
    tell(homes.iter().chain(&others).any(|homes| !homes.is_empty()), "it", "", "has no home");
    tell(!mechanism.title.trim().is_empty(), "it", "", "has no title");
    faults
}

#[test]
fn each_number_stands_once_and_in_order() {
    let numbers: Vec<u16> = table().iter().map(|mechanism| mechanism.number).collect();
    let out_of_order: Vec<_> = numbers.windows(2).filter(|pair| pair[0] >= pair[1]).collect();
    assert!(out_of_order.is_empty(), "{out_of_order:?}");
    assert!(numbers.iter().all(|number| (1..=LAST).contains(number)), "{numbers:?}");
}

#[test]
fn every_home_exists_and_the_sample_town_lives_in_it() {
    let opened = open(&[fixtures().join("yunxiu")]).expect("the sample can be read");
    let shown = Shown::by(&opened);
    let faults: Vec<String> = table().iter().flat_map(|mechanism| faults(mechanism, &shown)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
