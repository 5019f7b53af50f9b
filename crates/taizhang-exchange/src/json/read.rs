//! Reading the files of a folder.

use std::sync::Arc;

use jiff::civil::Date;
use taizhang_core::base::{Division, DivisionCode, Place};
use taizhang_core::kind::read::Read;
use taizhang_core::kind::{self, FieldInfo, KindInfo, Meta};

use super::county;
use super::tree::{Json, Map};
use super::value::{Refused, value_of};
use crate::message;
use crate::read::desk::{Desk, Holder};
use crate::read::near::nearest;
use crate::read::say::{About, Told};

/// The name of a file without folder and suffix.
fn stem(file: &str) -> &str {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    name.split_once('.').map_or(name, |(stem, _)| stem)
}

/// Whether a file is a head: town.json, or county.json.
fn is_head(file: &str) -> bool {
    stem(file) == stem(super::TOWN) || is_county(file)
}

fn is_county(file: &str) -> bool {
    stem(file) == stem(super::COUNTY)
}

/// Takes town.json or county.json; of other files nothing.
pub(crate) fn read_head(desk: &mut Desk<'_>, file: &Arc<str>, text: &str) {
    if !is_head(file) {
        return;
    }
    let Some(json) = parse(desk, file, text) else { return };
    let Json::Object(town) = json else { return shape(desk, file, "{}") };
    for (key, value) in town.iter() {
        if !(take_item(desk, key, value) || is_county(file) && county::take_item(desk, key, value)) {
            let words = [
                format!("“{key}”这一项读不懂，现在按没有填处理。"),
                format!("{key} cannot be read: it counts as not filled."),
            ];
            let help = if is_county(file) {
                message::said(
                    "county.json 里写 name、code、office、year、as_of、above、divisions、towns、deadlines。",
                    "county.json has name, code, office, year, as_of, above, divisions, towns, deadlines.",
                )
            } else {
                message::said(
                    "town.json 里写 name、code、office、year、as_of、above、divisions。",
                    "town.json has name, code, office, year, as_of, above, divisions.",
                )
            };
            desk.findings.push(message::HEAD_UNREAD.at(Place::File { file: file.clone() }, words, help));
        }
    }
}

/// False where it cannot be read.
fn take_item(desk: &mut Desk<'_>, key: &str, value: &Json<'_>) -> bool {
    let head = &mut desk.ledger.head;
    if value.is_null() {
        return true;
    }
    let done = match key {
        "name" => value.as_str().map(|name| head.name = name.into()),
        "office" => value.as_str().map(|office| head.office = Some(office.into())),
        "code" => value.as_str().and_then(|code| code.parse().ok()).map(|code| head.division = Some(code)),
        "year" => value.as_i64().and_then(|year| i16::try_from(year).ok()).map(|year| head.year = Some(year)),
        "as_of" => value.as_str().and_then(|day| day.parse().ok()).map(|day| head.as_of = Some(day)),
        "above" => {
            value.as_array().map(|names| head.above = names.iter().filter_map(Json::as_str).map(Arc::from).collect())
        }
        "divisions" => value.as_array().and_then(|divisions| {
            let divisions: Option<Vec<Division>> = divisions.iter().map(division).collect();
            divisions.map(|divisions| divisions.into_iter().for_each(|division| desk.ledger.tree.take(division)))
        }),
        _ => None,
    };
    done.is_some()
}

fn division(json: &Json<'_>) -> Option<Division> {
    let code = |key: &str| json.get(key).and_then(Json::as_str).map(str::parse::<DivisionCode>).transpose().ok();
    let day = |key: &str| json.get(key).and_then(Json::as_str).map(str::parse::<Date>).transpose().ok();
    Some(Division {
        code: code("code")??,
        name: json.get("name")?.as_str()?.into(),
        parent: code("parent")?,
        from: day("from")?,
        until: day("until")?,
    })
}

/// Takes the records of one kind.
pub(crate) fn read_into(desk: &mut Desk<'_>, file: &Arc<str>, text: &str) {
    desk.summary.files += 1;
    if is_head(file) {
        return;
    }
    let Some(info) = kind::all().into_iter().find(|info| info.code == stem(file)) else {
        return unknown_kind(desk, file);
    };
    let Some(json) = parse(desk, file, text) else { return };
    let Json::Array(records) = json else { return shape(desk, file, "[]") };
    desk.summary.sheets += 1;
    for (n, json) in (1..).zip(records) {
        desk.summary.rows += 1;
        let usable = match json {
            Json::Object(map) => record(desk, file, info, n, &map),
            _ => {
                shape(desk, file, "[{}]");
                false
            }
        };
        desk.summary.usable += usize::from(usable);
    }
}

fn parse<'t>(desk: &mut Desk<'_>, file: &Arc<str>, text: &'t str) -> Option<Json<'t>> {
    let error = match serde_json::from_str(text) {
        Ok(json) => return Some(json),
        Err(error) => error,
    };
    let at = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let (line, column) = (at(error.line()), at(error.column()));
    let place = Place::Text { file: file.clone(), line, column: column.max(1), length: 1 };
    desk.findings.push(message::JSON_BROKEN.at(
        place,
        [
            format!("写到第 {line} 行第 {column} 个字符读不下去了，整个文件没有读取。"),
            format!("Cannot be read beyond line {line}, column {column}: the file was not read."),
        ],
        message::said("请检查这里的引号、逗号和括号。", "Check quotes, commas and brackets there."),
    ));
    None
}

fn shape(desk: &mut Desk<'_>, file: &Arc<str>, wanted: &str) {
    desk.findings.push(message::JSON_BROKEN.at(
        Place::File { file: file.clone() },
        [
            format!("文件的内容应是 {wanted} 的样子，没有读取。"),
            format!("The file should look like {wanted}: it was not read."),
        ],
        message::said("请对照导出的 JSON 文件夹。", "Compare it with a folder that was exported."),
    ));
}

fn unknown_kind(desk: &mut Desk<'_>, file: &Arc<str>) {
    let codes: Vec<&str> = kind::all().into_iter().map(|info| info.code).collect();
    let near = nearest(stem(file), &codes).join(", ");
    desk.findings.push(message::JSON_UNKNOWN.at(
        Place::File { file: file.clone() },
        [
            format!("没有叫“{}”的种类，整个文件没有读取。", stem(file)),
            format!("No kind is called {}: the file was not read.", stem(file)),
        ],
        [format!("文件名应是种类的代码加 .json，相近的有 {near}。"), format!("Name the file after a kind: {near}.")],
    ));
}

/// One record. True where it has no error.
fn record(desk: &mut Desk<'_>, file: &Arc<str>, info: &'static KindInfo, n: usize, map: &Map<'_>) -> bool {
    let id = map.get("id").and_then(Json::as_str).unwrap_or_default();
    let shown: Arc<str> = if id.is_empty() { format!("第{n}条").into() } else { id.into() };
    let place = |field: Option<&'static str>| Place::Record { file: Some(file.clone()), id: shown.clone(), field };
    if let Some(holder) = desk.holder(id) {
        desk.twice(id, place(None), holder);
        return false;
    }
    let mut meta = Meta::new(id);
    meta.file = Some(file.clone());
    let (mut values, mut good) = (Vec::new(), true);
    for (key, json) in map.iter() {
        let known = info.fields.iter().position(|field| field.code == key);
        let Some(at) = known else {
            if !beside(&mut meta, info, key, json) {
                good = false;
                unknown_key(desk, info, place(None), key);
            }
            continue;
        };
        match value_of(info.fields[at], json, desk.ledger.head.year) {
            Ok(Read::Empty) => {}
            Ok(Read::Pending) => meta.pending.insert(at),
            Ok(Read::Value(value, _)) => values.push((at, value)),
            Err(refused) => {
                good = false;
                meta.unread.insert(at);
                let told = told(info, info.fields[at], json, refused);
                desk.tell(place(Some(info.fields[at].code)), told);
            }
        }
    }
    let table = desk.ledger.records.table_mut(info.code).expect("a kind of the registry has its table");
    let at = table.add(meta);
    for (field, value) in values {
        table.set(at, field, Some(value)).expect("what was read for a field fits it");
    }
    if !id.is_empty() {
        desk.hold(id.into(), Holder { kind: info.code, at, column: 0 });
    }
    good
}

/// What every record has beside its fields. False where the key is none of these, or its value is not as it should be.
fn beside(meta: &mut Meta, info: &KindInfo, key: &str, json: &Json<'_>) -> bool {
    let words = |json: &Json<'_>| -> Option<Vec<Box<str>>> {
        json.as_array()?.iter().map(|word| word.as_str().map(Into::into)).collect()
    };
    let done = match key {
        "id" => json.as_str().map(|_| ()),
        "pending" => words(json).and_then(|codes| {
            let fields: Option<Vec<usize>> =
                codes.iter().map(|code| info.fields.iter().position(|field| *field.code == **code)).collect();
            fields.map(|fields| fields.into_iter().for_each(|field| meta.pending.insert(field)))
        }),
        "extra" => json.as_object().and_then(|extra| {
            let pairs: Option<Vec<_>> =
                extra.iter().map(|(head, text)| Some((head.into(), text.as_str()?.into()))).collect();
            pairs.map(|pairs| meta.extra = pairs)
        }),
        "evidence" => words(json).map(|places| meta.evidence = places),
        _ => None,
    };
    done.is_some()
}

fn unknown_key(desk: &mut Desk<'_>, info: &KindInfo, place: Place, key: &str) {
    let codes: Vec<&str> = info.fields.iter().map(|field| field.code).collect();
    let near = nearest(key, &codes).join(", ");
    desk.findings.push(message::JSON_UNKNOWN.at(
        place,
        [
            format!("{}没有叫“{key}”的名目，这一项没有读取。", info.zh),
            format!("{} has no {key}: it was not read.", info.code),
        ],
        [format!("相近的有 {near}。"), format!("Near are {near}.")],
    ));
}

fn told(info: &'static KindInfo, field: &'static FieldInfo, json: &Json<'_>, refused: Refused) -> Told {
    let text = match json {
        Json::String(text) => text.to_string(),
        other => other.to_string(),
    };
    let about = About { kind: info, field, stage: None, text: &text, label: "" };
    match refused {
        Refused::Unfit(unfit) => about.unfit(&unfit),
        Refused::Sort => Told {
            sort: &message::JSON_UNKNOWN,
            message: [
                format!("{}写的是 {text}，样子不对，没有读取。", field.zh),
                format!("{} is {text}, which it cannot be: it was not read.", field.code),
            ],
            help: message::said("请对照导出的 JSON。", "Compare it with what was exported."),
        },
    }
}
