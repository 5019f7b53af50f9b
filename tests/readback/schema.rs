//! The schemas of kinds hold just what is read and written.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::{Value, json};
use taizhang_core::kind;
use taizhang_exchange::json::{self, schema};
use taizhang_exchange::{Options, Source, read_files};
use taizhang_tests::ledgers;

fn validator(schema: &Value) -> Validator {
    jsonschema::draft202012::meta::validate(schema).unwrap_or_else(|error| panic!("no schema: {error}"));
    // A day is a day: the description of the service is held to its formats too.
    jsonschema::draft202012::options().should_validate_formats(true).build(schema).expect("a schema")
}

/// The parts of a ledger's folder as one document.
fn document(files: &[(String, Vec<u8>)]) -> Value {
    let part = |(name, bytes): &(String, Vec<u8>)| {
        (name.trim_end_matches(".json").to_owned(), serde_json::from_slice(bytes).expect("JSON"))
    };
    Value::Object(files.iter().map(part).collect())
}

fn is_misshapen(document: &Value) -> bool {
    let bytes = serde_json::to_vec(document).expect("JSON");
    let read = read_files(&[Source { name: "ledger.json", bytes: &bytes }], &Options::default());
    read.findings.iter().any(schema::is_misshapen)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_fits(seed: u64) {
        let written = document(&json::write(&ledgers::ledger(seed)));
        let ledger = validator(&schema::of_ledger());
        prop_assert!(ledger.is_valid(&written), "{:?}", ledger.iter_errors(&written).map(|error| error.to_string()).collect::<Vec<_>>());
        prop_assert!(!is_misshapen(&written));
    }
}

#[test]
fn the_sample_fits() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/yunxiu");
    for kind in kind::all() {
        let Ok(text) = fs::read(folder.join(format!("{}.json", kind.code))) else { continue };
        let validator = validator(&schema::of_kind(kind));
        let records: Vec<Value> = serde_json::from_slice(&text).expect("JSON");
        for record in records {
            let wrong: Vec<_> = validator.iter_errors(&record).map(|error| error.to_string()).collect();
            assert!(wrong.is_empty(), "{}: {record}: {wrong:?}", kind.code);
        }
    }
}

/// Of all sorts of JSON, for every field: what fits the schema is read, or told as a fault of the value; what does not
/// fit is told as a fault of the shape.
#[test]
fn what_fits_is_read_and_what_does_not_is_told() {
    let sorts = [
        json!(null),
        json!(true),
        json!(12),
        json!(-0.5),
        json!(2023.0),
        json!(100_000),
        json!(1e300),
        json!(1e-300),
        json!(""),
        json!("待核"),
        json!("12万元"),
        json!("2023-06-05"),
        json!("乱写"),
        json!([]),
        json!([12]),
        json!(["一", "二"]),
        json!([{ "what": "水圳", "amount": "560米" }]),
        json!([{ "what": "水圳", "amount": "" }]),
        json!([{ "what": "水圳" }]),
        json!({}),
        json!({ "claimed": "signed" }),
        json!({ "claimed": "" }),
        json!({ "claimed": null, "steps": null }),
        json!({ "steps": [{ "to": "signed", "on": "2023-06-05" }] }),
        json!({ "steps": [{ "to": "signed", "on": "" }] }),
        json!({ "steps": [{ "to": "signed", "on": 5 }] }),
        json!({ "steps": [{ "to": "signed", "on": "6月5日" }] }),
        json!({ "steps": [{ "to": "signed", "on": "2023-06-31" }] }),
        json!({ "steps": [{ "to": "", "on": "2023-06-05" }] }),
        json!({ "steps": [{ "to": "签约", "on": "2023-06-05" }] }),
        json!({ "steps": [{ "to": "signed", "on": "2023-06-05", "by": "梁少华" }] }),
        json!({ "steps": {} }),
        json!({ "a": "b" }),
        json!([{ "what": "水圳", "amount": "560米", "of": "二期" }]),
    ];
    let ledger = validator(&schema::of_ledger());
    let agree = |document: &Value| {
        let wrong: Vec<_> = ledger.iter_errors(document).map(|error| error.to_string()).collect();
        assert_eq!(is_misshapen(document), !wrong.is_empty(), "{document}: {wrong:?}");
    };
    let beside = ["id", "pending", "extra", "evidence", "nonsense"];
    for kind in kind::all() {
        let fields = kind.fields.iter().map(|field| field.code);
        for field in fields.chain(beside) {
            for value in &sorts {
                agree(&json!({ (kind.code): [{ (field): value }] }));
            }
        }
        for value in &sorts {
            agree(&json!({ (kind.code): value }));
            agree(&json!({ (kind.code): [value] }));
        }
    }
    for item in ["name", "code", "office", "year", "as_of", "above", "divisions", "nonsense"] {
        for value in &sorts {
            agree(&json!({ "town": { (item): value } }));
        }
    }
    for (item, value) in
        ["code", "name", "parent", "from", "until"].iter().flat_map(|item| sorts.iter().map(move |value| (item, value)))
    {
        let mut division = json!({ "code": "449926101000", "name": "云岫镇" });
        division[item] = value.clone();
        agree(&json!({ "town": { "divisions": [division] } }));
    }
}

/// What a value is made of is told at its own place, all of it, and the value counts as not filled.
#[test]
fn what_does_not_fit_is_told_at_its_place() {
    let document = json!({
        "town": { "as_of": "6月30日", "above": ["岚溪县", 5], "divisions": [{ "code": "449926101000", "form": "2020-01-01" }] },
        "honour": [
            { "id": "RR-1", "stage": { "claimed": "granted" } },
            { "id": "RR-2", "stage": { "claimed": "", "steps": [{ "to": "", "on": "" }, { "on": "6月5日" }] } },
        ],
        "works": [{ "id": "GC-1", "quantities": [{ "what": "水圳" }] }],
    });
    let bytes = serde_json::to_vec(&document).expect("JSON");
    let read = read_files(&[Source { name: "ledger.json", bytes: &bytes }], &Options::default());
    let told = read.findings.iter().filter(|finding| schema::is_misshapen(finding));
    let told: Vec<_> = told.map(|finding| format!("{}\n{}", finding.message.zh, finding.message.en)).collect();
    assert_snapshot!("misfits", told.join("\n"));
}
