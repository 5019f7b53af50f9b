//! Reading the files of a folder.

use std::sync::Arc;

use taizhang_core::base::{Division, DivisionCode, Place};
use taizhang_core::kind::read::Read;
use taizhang_core::kind::{self, FieldInfo, KindInfo, Meta};

use super::county;
use super::parts::{Apart, Misfit, Piece};
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
    let whole = stem(if is_county { super::COUNTY } else { super::TOWN });
    let more = if is_county { ["、towns、deadlines", ", towns, deadlines"] } else { ["", ""] };
    let help = || {
        let known = [HEAD.join("、"), HEAD.join(", ")];
        [format!("{whole}.json 里写 {}{}。", known[0], more[0]), format!("{whole}.json has {}{}.", known[1], more[1])]
    };
    for (key, value) in town.iter() {
        let place = || Place::File { file: file.clone() };
        if is_county && county::take_item(desk, key, value) {
            continue;
        }
        let found = match take_item(desk, key, value) {
            Item::Taken => continue,
            Item::Unread => vec![message::HEAD_UNREAD.at(
                place(),
                [
                    format!("“{key}”这一项写的 {value} 读不懂，现在按没有填处理。"),
                    format!("{key} is {value}, which cannot be read: it counts as not filled."),
                ],
                help(),
            )],
            Item::Unknown => vec![message::JSON_UNKNOWN.at(
                place(),
                [
                    format!("“{key}”这一项不认得，或者样子不对，没有读取。"),
                    format!("{key} is not known, or not of the shape it should be: it was not read."),
                ],
                help(),
            )],
            Item::Parts(misfits) => {
                let told = misfits.iter().map(|misfit| misfit.told(&format!("{whole}.{key}")));
                told.map(|(message, help)| message::JSON_UNKNOWN.at(place(), message, help)).collect()
            }
        };
        desk.findings.extend(found);
    }
}

/// What became of an item of the head.
enum Item {
    Taken,
    /// Of the right sort, but it cannot be read.
    Unread,
    /// Of no name that there is.
    Unknown,
    /// Parts of it, or all of it, are not what must stand there.
    Parts(Vec<Misfit>),
}

/// Takes an item of the head: first it is taken apart, which must succeed; then its parts are read.
fn take_item(desk: &mut Desk<'_>, key: &str, value: &Json<'_>) -> Item {
    if !HEAD.contains(&key) {
        return Item::Unknown;
    }
    if value.is_null() {
        return Item::Taken;
    }
    let (head, tree) = (&mut desk.ledger.head, &mut desk.ledger.tree);
    let (mut apart, piece) = (Apart::default(), Piece::whole(value));
    let read = match key {
        "name" => apart.text(&piece).map(|name| head.name = name.into()),
        "office" => apart.text(&piece).map(|office| head.office = Some(office.into())),
        "code" => apart.text(&piece).and_then(|code| code.parse().ok()).map(|code| head.division = Some(code)),
        "as_of" => apart.day(&piece).map(|day| head.as_of = Some(day)),
        "year" => apart.year(&piece).map(|year| head.year = Some(year)),
        "above" => apart.each(&piece, |apart, piece| apart.text(piece).map(Arc::from)).map(|names| head.above = names),
        _ => apart.each(&piece, division).map(|all| all.into_iter().for_each(|division| tree.take(division))),
    };
    match (apart.end(()), read) {
        (Err(misfits), _) => Item::Parts(misfits),
        (Ok(()), None) => Item::Unread,
        (Ok(()), Some(())) => Item::Taken,
    }
}

/// What the head may hold.
const HEAD: &[&str] = &["name", "code", "office", "year", "as_of", "above", "divisions"];
/// What a division may hold.
const DIVISION: &[&str] = &["code", "name", "parent", "from", "until"];

fn division(apart: &mut Apart, piece: &Piece<'_, '_>) -> Option<Division> {
    let one = apart.object(piece, DIVISION)?;
    let (code, name) = (apart.text(&one.piece("code")), apart.text(&one.piece("name")));
    let parent = one.piece("parent").given().and_then(|piece| apart.text(&piece));
    let [from, until] = ["from", "until"].map(|key| one.piece(key).given().and_then(|piece| apart.day(&piece)));
    let code_of = |text: &str| text.parse::<DivisionCode>().ok();
    let parent = match parent {
        None => None,
        Some(text) => Some(code_of(text)?),
    };
    Some(Division { code: code_of(code?)?, name: name?.into(), parent, from, until })
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
    for json in records {
        into.take(json);
    }
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
                for told in told(info, info.fields[at], n - 1, json, &refused) {
                    desk.tell(place(Some(info.fields[at].code)), told);
                }
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

/// What to say of a value that was not taken, in the record at this place of its list.
fn told(
    info: &'static KindInfo,
    field: &'static FieldInfo,
    at: usize,
    json: &Json<'_>,
    refused: &Refused,
) -> Vec<Told> {
    let text = match json {
        Json::String(text) => text.to_string(),
        other => other.to_string(),
    };
    let about = About { kind: info, field, stage: None, text: &text, label: "" };
    match refused {
        Refused::Unfit(unfit) => vec![about.unfit(unfit)],
        Refused::Sort => vec![Told {
            sort: &message::JSON_UNKNOWN,
            message: [
                format!("{}写的是 {text}，样子不对，没有读取。", field.zh),
                format!("{} is {text}, which it cannot be: it was not read.", field.code),
            ],
            help: message::said("请对照导出的 JSON。", "Compare it with what was exported."),
        }],
        Refused::Parts(misfits) => {
            let told = misfits.iter().map(|misfit| misfit.told(&format!("{}[{at}].{}", info.code, field.code)));
            told.map(|(message, help)| Told { sort: &message::JSON_UNKNOWN, message, help }).collect()
        }
    }
}
