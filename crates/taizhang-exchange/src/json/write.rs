//! The canonical writing: two blanks a level, keys in the order of the table, records in order of their ids.

use serde_json::{Map, Value as Json, json};
use taizhang_core::kind::{FieldSet, KindInfo, Ledger, Meta, Table};

use super::TOWN;
use super::value::json_of;

/// The files of a ledger, by name: town.json, then the kinds in the order of the registry, none that is empty.
pub fn write(ledger: &Ledger) -> Vec<(String, Vec<u8>)> {
    let mut files = vec![(TOWN.to_owned(), bytes(&town(ledger)))];
    for table in ledger.records.tables() {
        if table.is_empty() {
            continue;
        }
        let mut rows: Vec<usize> = (0..table.len()).collect();
        rows.sort_by_key(|row| table.meta(*row).id.clone());
        let records = rows.into_iter().map(|row| record(table, row)).collect();
        files.push((format!("{}.json", table.info().code), bytes(&Json::Array(records))));
    }
    files
}

fn bytes(value: &Json) -> Vec<u8> {
    let mut text = serde_json::to_vec_pretty(value).expect("a tree of maps with string keys is always JSON");
    text.push(b'\n');
    text
}

fn town(ledger: &Ledger) -> Json {
    let head = &ledger.head;
    let mut town = Map::new();
    let mut put = |key: &str, value: Json| {
        if !value.is_null() {
            town.insert(key.to_owned(), value);
        }
    };
    put("name", if head.name.is_empty() { Json::Null } else { json!(&*head.name) });
    put("code", json!(head.division.map(|code| code.to_string())));
    put("office", json!(head.office.as_deref()));
    put("year", json!(head.year));
    put("as_of", json!(head.as_of.map(|day| day.to_string())));
    let above: Vec<&str> = head.above.iter().map(|name| &**name).collect();
    put("above", if above.is_empty() { Json::Null } else { json!(above) });
    let divisions: Vec<Json> = ledger
        .tree
        .all()
        .iter()
        .map(|division| {
            json!({
                "code": division.code.to_string(),
                "name": &*division.name,
                "parent": division.parent.map(|code| code.to_string()),
                "from": division.from.map(|day| day.to_string()),
                "until": division.until.map(|day| day.to_string()),
            })
        })
        .collect();
    put("divisions", if divisions.is_empty() { Json::Null } else { Json::Array(divisions) });
    Json::Object(town)
}

fn record(table: &dyn Table, row: usize) -> Json {
    let info = table.info();
    let meta = table.meta(row);
    let mut record = Map::new();
    record.insert("id".to_owned(), json!(&*meta.id));
    for (at, field) in info.fields.iter().enumerate() {
        if let Some(value) = table.value(row, at) {
            record.insert(field.code.to_owned(), json_of(field, &value));
        }
    }
    beside(&mut record, info, meta);
    Json::Object(record)
}

/// What every record has beside its fields.
fn beside(record: &mut Map<String, Json>, info: &KindInfo, meta: &Meta) {
    let pending = codes(info, meta.pending);
    if !pending.is_empty() {
        record.insert("pending".to_owned(), json!(pending));
    }
    if !meta.extra.is_empty() {
        let extra = meta.extra.iter().map(|(head, text)| ((**head).to_owned(), json!(&**text)));
        record.insert("extra".to_owned(), Json::Object(extra.collect()));
    }
    if !meta.evidence.is_empty() {
        let evidence: Vec<&str> = meta.evidence.iter().map(|place| &**place).collect();
        record.insert("evidence".to_owned(), json!(evidence));
    }
}

fn codes(info: &KindInfo, set: FieldSet) -> Vec<&'static str> {
    let in_set = info.fields.iter().enumerate().filter(|(at, _)| set.has(*at));
    in_set.map(|(_, field)| field.code).collect()
}
