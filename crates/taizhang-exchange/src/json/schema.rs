//! The shape of a ledger in JSON, as JSON Schema (draft 2020-12), read off the tables of fields.
//!
//! Of a field a schema says which sort of JSON it may be, no more: what a text or a number means is for the reader, whose
//! findings say what is wrong in the clerk's words. What a value is made of, like dated steps, has no cell of its own that
//! could be named, so there days and words are held to the schema too. A ledger fits its schema just when reading it finds
//! nothing of the sort [`is_misshapen`].

use serde_json::{Map, Value as Json, json};
use taizhang_core::base::Diagnostic;
use taizhang_core::kind::read::PENDING;
use taizhang_core::kind::{self, FieldInfo, KindInfo, Opt, Shape};

use super::TOWN;
use super::parts::YEARS;
use super::read::stem;
use super::value::{AMOUNT, STEP};
use crate::message;

/// The draft of JSON Schema.
const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// Whether a finding says that JSON is not of the shape that its schema says.
pub fn is_misshapen(finding: &Diagnostic) -> bool {
    [message::JSON_BROKEN.code, message::JSON_UNKNOWN.code].contains(&finding.code)
}

/// The schema of a record of a kind: what stands in the list of the kind's file.
pub fn of_kind(kind: &KindInfo) -> Json {
    let mut schema = json!({ "$schema": DRAFT });
    extend(&mut schema, record(kind));
    schema
}

/// The schema of a ledger in one document: its head, and a list of records for each kind.
pub fn of_ledger() -> Json {
    let mut schema = json!({ "$schema": DRAFT });
    extend(&mut schema, ledger("#/$defs/"));
    let kinds = kind::all().into_iter().map(|kind| (kind.code.to_owned(), record(kind)));
    schema["$defs"] = Json::Object(kinds.collect());
    schema
}

/// The schema of a ledger without those of its kinds, which stand elsewhere: `at` followed by the kind's code.
pub fn ledger(at: &str) -> Json {
    let mut parts = Map::from_iter([(stem(TOWN).to_owned(), town())]);
    for kind in kind::all() {
        let list = json!({ "title": kind.zh, "type": "array", "items": { "$ref": format!("{at}{}", kind.code) } });
        parts.insert(kind.code.to_owned(), list);
    }
    json!({ "title": "台账", "type": "object", "properties": parts, "additionalProperties": false })
}

/// The schema of a record, to stand inside another document.
pub fn record(kind: &KindInfo) -> Json {
    let mut properties = Map::from_iter([("id".to_owned(), text("编号", "留空由程序编"))]);
    let fields = kind.fields.iter().map(|info| (info.code.to_owned(), field(info)));
    properties.extend(fields);
    let codes: Vec<&str> = kind.fields.iter().map(|info| info.code).collect();
    let words = json!({ "type": "string" });
    let beside = [
        ("pending", json!({ "title": PENDING, "type": ["array", "null"], "items": { "enum": codes } })),
        ("extra", json!({ "title": "表上别的栏", "type": ["object", "null"], "additionalProperties": words })),
        ("evidence", json!({ "title": "佐证", "type": ["array", "null"], "items": words })),
    ];
    properties.extend(beside.map(|(key, schema)| (key.to_owned(), schema)));
    json!({
        "title": kind.zh,
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    })
}

fn field(info: &FieldInfo) -> Json {
    let mut schema = json!({ "title": info.zh });
    if !info.help.is_empty() {
        schema["description"] = info.help.into();
    }
    extend(&mut schema, shape(info));
    if let Some(unit) = info.unit {
        schema["x-unit"] = unit.zh().into();
    }
    let asked = [(info.role.key, "key"), (info.role.save, "save"), (info.role.submit, "submit")];
    if let Some((_, asked)) = asked.iter().find(|(is, _)| *is) {
        schema["x-required"] = (*asked).into();
    }
    schema
}

/// What JSON a field may be. An empty field is null or absent; a number is read as it is written.
fn shape(info: &FieldInfo) -> Json {
    let plain = json!(["string", "number", "null"]);
    let one_of = |own: Json| json!({ "anyOf": [own, { "type": plain }] });
    let with = |examples: Json| json!({ "type": plain, "examples": examples });
    match info.shape {
        Shape::Text => json!({ "type": plain }),
        Shape::Money | Shape::Area | Shape::Quantity | Shape::Count => {
            let unit = info.unit.map_or("", |unit| unit.zh());
            with(json!([format!("12{unit}"), PENDING]))
        }
        Shape::Number => with(json!([12])),
        Shape::Day => with(json!(["2023-06-05", "6月5日"])),
        Shape::Period => with(json!(["2023H1", "2023-06"])),
        Shape::Choice(options) => {
            let mut schema = with(options.iter().map(|option| option.code).collect());
            schema["x-options"] = words(options);
            schema
        }
        Shape::Flag => json!({ "type": ["boolean", "string", "number", "null"] }),
        Shape::Texts => one_of(json!({ "type": "array", "items": { "type": "string" }, "minItems": 1 })),
        Shape::Amounts => one_of(json!({ "type": "array", "items": {
            "type": "object",
            "properties": { "what": { "type": "string" }, "amount": { "type": "string", "examples": ["560米"] } },
            "required": AMOUNT,
            "additionalProperties": false,
        } })),
        Shape::Steps(options) => one_of(steps(options)),
    }
}

fn steps(options: &[&Opt]) -> Json {
    let word = json!({ "enum": spellings(options) });
    json!({
            "type": "object",
            "properties": {
                "claimed": { "anyOf": [word, { "type": "null" }] },
                "steps": { "type": ["array", "null"], "items": {
                    "type": "object",
                    "properties": { "to": word, "on": { "type": "string", "format": "date" } },
                    "required": STEP,
                    "additionalProperties": false,
                } },
            },
            "additionalProperties": false,
            "x-options": words(options),
    })
}

/// Every way to write a word of a closed list, its code first.
fn spellings(options: &[&Opt]) -> Vec<&'static str> {
    let mut all: Vec<&'static str> = Vec::new();
    let each =
        options.iter().flat_map(|option| [option.code, option.zh].into_iter().chain(option.aliases.iter().copied()));
    for one in each {
        if !all.contains(&one) {
            all.push(one);
        }
    }
    all
}

/// What each word of a closed list means.
fn words(options: &[&Opt]) -> Json {
    options.iter().map(|option| (option.code.to_owned(), Json::from(option.zh))).collect::<Map<_, _>>().into()
}

/// The schema of `town.json`.
fn town() -> Json {
    let code = |title: &str, null: bool| {
        let sorts = if null { json!(["string", "null"]) } else { json!("string") };
        json!({ "title": title, "type": sorts, "examples": ["449926101000"] })
    };
    let day = |title: &str| json!({ "title": title, "type": ["string", "null"], "format": "date" });
    json!({
        "title": "说明",
        "type": "object",
        "properties": {
            "name": text("填报单位", "镇（街道）的名称"),
            "code": code("统计用区划代码", true),
            "office": text("填报机构", ""),
            "year": { "title": "统计年度", "type": ["integer", "null"], "minimum": 1, "maximum": YEARS },
            "as_of": day("截至"),
            "above": { "title": "上级，由近到远", "type": ["array", "null"], "items": { "type": "string" } },
            "divisions": { "title": "区划", "type": ["array", "null"], "items": {
                "type": "object",
                "properties": {
                    "code": code("统计用区划代码", false),
                    "name": { "title": "名称", "type": "string" },
                    "parent": code("上级", true),
                    "from": day("起"),
                    "until": day("止"),
                },
                "required": ["code", "name"],
                "additionalProperties": false,
            } },
        },
        "additionalProperties": false,
    })
}

fn text(title: &str, description: &str) -> Json {
    let mut schema = json!({ "title": title, "type": ["string", "null"] });
    if !description.is_empty() {
        schema["description"] = description.into();
    }
    schema
}

fn extend(schema: &mut Json, more: Json) {
    if let (Json::Object(schema), Json::Object(more)) = (schema, more) {
        schema.extend(more);
    }
}
