//! The canonical writing: two blanks a level, keys in the order of the table, records in order of their ids.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::{Map, Value as Json, json};
use taizhang_core::kind::{FieldSet, KindInfo, Ledger, Meta, Table};

use super::TOWN;
use super::value::Shown;

/// The files of a ledger, by name: town.json, then the kinds in the order of the registry, none that is empty.
pub fn write(ledger: &Ledger) -> Vec<(String, Vec<u8>)> {
    let mut files = vec![(TOWN.to_owned(), bytes(&town(ledger)))];
    for table in ledger.records.tables() {
        if !table.is_empty() {
            files.push((format!("{}.json", table.info().code), bytes(&Rows(table))));
        }
    }
    files
}

fn bytes(value: &impl Serialize) -> Vec<u8> {
    let mut text = serde_json::to_vec_pretty(value).expect("maps with string keys are always JSON");
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

/// The records of a table.
struct Rows<'a>(&'a dyn Table);

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let table = self.0;
        let mut rows: Vec<usize> = (0..table.len()).collect();
        rows.sort_by_key(|row| &table.meta(*row).id);
        let mut all = out.serialize_seq(Some(rows.len()))?;
        for row in rows {
            all.serialize_element(&Row { table, row })?;
        }
        all.end()
    }
}

struct Row<'a> {
    table: &'a dyn Table,
    row: usize,
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let info = self.table.info();
        let meta = self.table.meta(self.row);
        let mut record = out.serialize_map(None)?;
        record.serialize_entry("id", &*meta.id)?;
        for (at, field) in info.fields.iter().enumerate() {
            if let Some(value) = self.table.value(self.row, at) {
                record.serialize_entry(field.code, &Shown { field, value: &value })?;
            }
        }
        beside(&mut record, info, meta)?;
        record.end()
    }
}

/// What every record has beside its fields.
fn beside<M: SerializeMap>(record: &mut M, info: &KindInfo, meta: &Meta) -> Result<(), M::Error> {
    let pending = codes(info, meta.pending);
    if !pending.is_empty() {
        record.serialize_entry("pending", &pending)?;
    }
    if !meta.extra.is_empty() {
        let extra = meta.extra.iter().map(|(head, text)| ((**head).to_owned(), json!(&**text)));
        record.serialize_entry("extra", &extra.collect::<Map<_, _>>())?;
    }
    if !meta.evidence.is_empty() {
        record.serialize_entry("evidence", &meta.evidence)?;
    }
    Ok(())
}

fn codes(info: &KindInfo, set: FieldSet) -> Vec<&'static str> {
    let in_set = info.fields.iter().enumerate().filter(|(at, _)| set.has(*at));
    in_set.map(|(_, field)| field.code).collect()
}
