//! Reading the files of a folder.

use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;
use taizhang_core::base::{Division, DivisionCode, Place};
use taizhang_core::kind::read::Read;
use taizhang_core::kind::{self, FieldInfo, KindInfo, Meta};

use super::county;
use super::tree::{self, Json, Map};
use super::value::{Refused, value_of};
use crate::message;
use crate::read::desk::{Desk, Holder};
use crate::read::near::nearest;
use crate::read::say::{About, Told};

/// The name of a file without folder and suffix.
pub(super) fn stem(file: &str) -> &str {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    name.split_once('.').map_or(name, |(stem, _)| stem)
}

/// What part of a ledger a name stands for.
enum Part {
    /// Whose it is.
    Town,
    /// Whose it is, and which towns are below.
    County,
    /// The records of a kind.
    Kind(&'static KindInfo),
}

impl Part {
    fn named(name: &str) -> Option<Self> {
        if name == stem(super::TOWN) {
            return Some(Self::Town);
        }
        if name == stem(super::COUNTY) {
            return Some(Self::County);
        }
        kind::all().into_iter().find(|info| info.code == name).map(Self::Kind)
    }
}

/// The parts of a whole ledger in one document, by name; none where it has no part that there is.
fn whole<'j, 't>(json: &'j Json<'t>) -> Option<&'j Map<'t>> {
    let is_ledger = |parts: &&Map<'_>| parts.is_empty() || parts.iter().any(|(name, _)| Part::named(name).is_some());
    json.as_object().filter(is_ledger)
}

/// Takes town.json, and the head of a whole ledger; of other files nothing.
pub(crate) fn read_head(desk: &mut Desk<'_>, file: &Arc<str>, text: &str) {
    match Part::named(stem(file)) {
        Some(part @ (Part::Town | Part::County)) => {
            if let Some(json) = parse(desk, file, text) {
                head(desk, file, &part, &json);
            }
        }
        Some(Part::Kind(_)) => {}
        // What is wrong with it is told where its records are read.
        None => {
            let json = serde_json::from_str::<Json<'_>>(text).ok();
            if let Some(town) = json.as_ref().and_then(whole).and_then(|parts| parts.get(stem(super::TOWN))) {
                head(desk, file, &Part::Town, town);
            }
        }
    }
}

fn head(desk: &mut Desk<'_>, file: &Arc<str>, part: &Part, json: &Json<'_>) {
    let is_county = matches!(part, Part::County);
    let Json::Object(town) = json else { return shape(desk, file, "{}") };
    for (key, value) in town.iter() {
        let place = Place::File { file: file.clone() };
        if is_county && county::take_item(desk, key, value) {
            continue;
        }
        let (sort, zh, en) = match take_item(desk, key, value) {
            Item::Taken => continue,
            Item::Unread => (
                &message::HEAD_UNREAD,
                format!("“{key}”这一项写的 {value} 读不懂，现在按没有填处理。"),
                format!("{key} is {value}, which cannot be read: it counts as not filled."),
            ),
            Item::Misshapen => (
                &message::JSON_UNKNOWN,
                format!("“{key}”这一项不认得，或者样子不对，没有读取。"),
                format!("{key} is not known, or not of the shape it should be: it was not read."),
            ),
        };
        let help = if is_county {
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
        desk.findings.push(sort.at(place, [zh, en], help));
    }
}

/// What became of an item of the head.
enum Item {
    Taken,
    /// Of the right sort, but it cannot be read.
    Unread,
    /// Of another sort, or of no name that there is.
    Misshapen,
}

impl Item {
    /// Of what was of the right sort, or not, and could be read, or not.
    fn of<G, T>(given: Option<G>, read: impl FnOnce(G) -> Option<T>, take: impl FnOnce(T)) -> Self {
        let Some(given) = given else { return Self::Misshapen };
        let Some(value) = read(given) else { return Self::Unread };
        take(value);
        Self::Taken
    }
}

fn take_item(desk: &mut Desk<'_>, key: &str, value: &Json<'_>) -> Item {
    let (head, tree) = (&mut desk.ledger.head, &mut desk.ledger.tree);
    if value.is_null() {
        return if HEAD.contains(&key) { Item::Taken } else { Item::Misshapen };
    }
    let (text, list) = (value.as_str(), value.as_array());
    match key {
        "name" => Item::of(text, Some, |name| head.name = name.into()),
        "office" => Item::of(text, Some, |office| head.office = Some(office.into())),
        "code" => Item::of(text, |code| code.parse().ok(), |code| head.division = Some(code)),
        "as_of" => Item::of(text, |day| day.parse().ok(), |day| head.as_of = Some(day)),
        "year" => {
            // `2023.0` is a whole number to whoever wrote it.
            let number = value.as_number().and_then(|number| number.to_string().parse::<Decimal>().ok());
            let whole = number.filter(|number| number.is_integer() && !number.is_zero() && !number.is_sign_negative());
            let year = whole.and_then(|number| i16::try_from(number).ok()).filter(|year| *year <= YEARS);
            Item::of(year, Some, |year| head.year = Some(year))
        }
        "above" => {
            let names = list.and_then(|names| names.iter().map(|name| name.as_str().map(Arc::from)).collect());
            Item::of(names, Some, |names| head.above = names)
        }
        "divisions" => {
            let divisions = list.filter(|divisions| divisions.iter().all(is_division));
            let read = |divisions: &[Json<'_>]| divisions.iter().map(division).collect::<Option<Vec<Division>>>();
            Item::of(divisions, read, |read| read.into_iter().for_each(|division| tree.take(division)))
        }
        _ => Item::Misshapen,
    }
}

/// The last year that a calendar knows.
pub(super) const YEARS: i16 = 9999;
/// What the head may hold.
const HEAD: &[&str] = &["name", "code", "office", "year", "as_of", "above", "divisions"];

/// Whether it has the shape of a division, whatever its texts mean.
fn is_division(json: &Json<'_>) -> bool {
    let has = |key: &str| json.get(key).is_some_and(Json::is_string);
    let may_have = |key: &str| json.get(key).is_none_or(|value| value.is_string() || value.is_null());
    has("code") && has("name") && may_have("parent") && may_have("from") && may_have("until")
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

/// Takes the records of one kind, or of all in a whole ledger.
pub(crate) fn read_into(desk: &mut Desk<'_>, file: &Arc<str>, text: &str) {
    desk.summary.files += 1;
    match Part::named(stem(file)) {
        Some(Part::Town | Part::County) => {}
        Some(Part::Kind(info)) => {
            if let Err(error) = tree::sound(text) {
                broken(desk, file, &error);
            } else if text.trim_ascii_start().starts_with('[') {
                let mut into = Records::new(desk, file, info);
                tree::each(text, |json| into.take(json)).expect("the text is sound");
            } else {
                shape(desk, file, "[]");
            }
        }
        // Many files of JSON are no ledger at all: those are told by their names, whatever is in them.
        None if !text.trim_start().starts_with('{') => unknown_kind(desk, file),
        None => {
            let Some(json) = parse(desk, file, text) else { return };
            let Some(parts) = whole(&json) else { return unknown_kind(desk, file) };
            for (name, json) in parts.iter() {
                match Part::named(name) {
                    Some(Part::Town) => {}
                    Some(Part::Kind(info)) => records(desk, file, info, json),
                    None | Some(Part::County) => unknown_part(desk, file, name),
                }
            }
        }
    }
}

/// The records of a kind, one after the other.
struct Records<'d, 'l> {
    desk: &'d mut Desk<'l>,
    file: &'d Arc<str>,
    info: &'static KindInfo,
    taken: usize,
}

impl<'d, 'l> Records<'d, 'l> {
    fn new(desk: &'d mut Desk<'l>, file: &'d Arc<str>, info: &'static KindInfo) -> Self {
        desk.summary.sheets += 1;
        Self { desk, file, info, taken: 0 }
    }

    fn take(&mut self, json: &Json<'_>) {
        self.taken += 1;
        self.desk.summary.rows += 1;
        let usable = match json {
            Json::Object(map) => record(self.desk, self.file, self.info, self.taken, map),
            _ => {
                shape(self.desk, self.file, "[{}]");
                false
            }
        };
        self.desk.summary.usable += usize::from(usable);
    }
}

fn records(desk: &mut Desk<'_>, file: &Arc<str>, info: &'static KindInfo, json: &Json<'_>) {
    let Json::Array(records) = json else { return shape(desk, file, "[]") };
    let mut into = Records::new(desk, file, info);
    records.iter().for_each(|json| into.take(json));
}

fn parse<'t>(desk: &mut Desk<'_>, file: &Arc<str>, text: &'t str) -> Option<Json<'t>> {
    serde_json::from_str(text).map_err(|error| broken(desk, file, &error)).ok()
}

fn broken(desk: &mut Desk<'_>, file: &Arc<str>, error: &serde_json::Error) {
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

fn unknown_part(desk: &mut Desk<'_>, file: &Arc<str>, name: &str) {
    let codes: Vec<&str> = kind::all().into_iter().map(|info| info.code).collect();
    let near = nearest(name, &codes).join(", ");
    desk.findings.push(message::JSON_UNKNOWN.at(
        Place::File { file: file.clone() },
        [
            format!("没有叫“{name}”的种类，这一部分没有读取。"),
            format!("No kind is called {name}: this part was not read."),
        ],
        [format!("每一部分的名称应是种类的代码，相近的有 {near}。"), format!("Name each part after a kind: {near}.")],
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
    // Records are mostly written in the order of the fields: each is looked for behind the last.
    let mut next = 0;
    for (key, json) in map.iter() {
        let known = (next..info.fields.len()).chain(0..next).find(|at| info.fields[*at].code == key);
        let Some(at) = known else {
            if !beside(&mut meta, info, key, json) {
                good = false;
                unknown_key(desk, info, place(None), key);
            }
            continue;
        };
        next = at + 1;
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

/// What every record may have beside its fields.
const BESIDE: &[&str] = &["id", "pending", "extra", "evidence"];

/// Takes what a record has beside its fields. False where the key is none of these, or its value is not as it should be.
fn beside(meta: &mut Meta, info: &KindInfo, key: &str, json: &Json<'_>) -> bool {
    let words = |json: &Json<'_>| -> Option<Vec<Box<str>>> {
        json.as_array()?.iter().map(|word| word.as_str().map(Into::into)).collect()
    };
    if json.is_null() {
        return BESIDE.contains(&key);
    }
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
