//! The masked edition of a paper: names, places and digits covered by one policy, through text, tables and all that
//! travels with them. What is left says how such a paper is written, and nothing of whom.
//!
//! A name keeps the word that says what it names: 竹溪谷民宿集群项目 is xx项目, a person is xxx. Digits of numbers and of
//! days become x, those of years and periods stay. The same name is masked alike wherever it stands.

use std::collections::BTreeSet;

use taizhang_core::catalogue::Subject;
use taizhang_core::kind::body::BodySort;
use taizhang_core::kind::event::EventSort;
use taizhang_core::kind::{
    Appointment, Asset, Body, Brand, Company, Event, FieldInfo, Ledger, Parcel, Person, Planning, Project, Value, Works,
};
use taizhang_doc::{Bound, Paper, Role, Source};

/// What stands for a part of a name.
const COVER: &str = "xx";
/// What stands for the name of a person.
const PERSON: &str = "xxx";
/// What names end with, longer endings first: the word stays.
const KINDS: &[&str] = &[
    "股份有限公司",
    "有限责任公司",
    "有限公司",
    "合作社",
    "办公室",
    "管理所",
    "街道",
    "社区",
    "项目",
    "工程",
    "地块",
    "公司",
    "基地",
    "中心",
    "学校",
    "小学",
    "中学",
    "市场",
    "公园",
    "规划",
    "厂房",
    "大楼",
    "水库",
    "集团",
    "联盟",
    "农庄",
    "民宿",
    "镇",
    "乡",
    "村",
    "县",
    "区",
    "市",
    "店",
    "厂",
    "所",
    "站",
    "节",
    "茶",
    "鸡",
    "米",
];
/// What divisions of a paper end with; the province stays as it is.
const ABOVE: [char; 3] = ['县', '区', '市'];

/// The names that a ledger knows, longest first, each with what stands for it.
struct Names(Vec<(String, String)>);

/// The masked edition of a paper of this subject.
pub fn mask(paper: &Paper, subject: &dyn Subject, ledgers: &[&Ledger]) -> Paper {
    let names = Names::of(subject, ledgers);
    let mut masked = paper.clone();
    masked.title = names.cover(&paper.title);
    masked.issuer = names.cover(&paper.issuer);
    masked.division.name = names.cover(&paper.division.name);
    masked.division.code.clear();
    masked.ledger.clear();
    masked.provisional = paper.provisional.as_deref().map(|notice| names.cover(notice));
    masked.cards.clear();
    masked.masked = true;
    for bound in &mut masked.bounds {
        names.bound(bound);
    }
    masked.texts(&mut |text| *text = names.cover(text));
    masked
}

impl Names {
    fn of(subject: &dyn Subject, ledgers: &[&Ledger]) -> Self {
        let mut things: BTreeSet<String> = BTreeSet::new();
        let mut persons: BTreeSet<String> = BTreeSet::new();
        let head = subject.head();
        things.insert(head.name.to_string());
        things.extend(head.above.iter().filter(|name| name.ends_with(ABOVE)).map(ToString::to_string));
        for ledger in ledgers {
            things.insert(ledger.head.name.to_string());
            named(ledger, &mut things);
            responsible(ledger, &mut persons);
        }
        // 云岫 of 云岫镇 stands alone as well: 云岫特色; and so does a project without its 项目.
        let short: Vec<String> = things.iter().filter_map(|name| short(name)).collect();
        let covered = |name: &String| (name.clone(), cover(name));
        let mut names: Vec<(String, String)> = things.iter().map(covered).collect();
        names.extend(short.into_iter().map(|name| (name, COVER.to_owned())));
        names.extend(persons.into_iter().map(|name| (name, PERSON.to_owned())));
        names.retain(|(name, _)| name.chars().count() >= 2);
        names.sort_by(|one, other| other.0.len().cmp(&one.0.len()).then(one.0.cmp(&other.0)));
        names.dedup_by(|one, other| one.0 == other.0);
        Self(names)
    }

    /// A text with every name covered.
    fn cover(&self, text: &str) -> String {
        let mut covered = text.to_owned();
        for (name, instead) in &self.0 {
            if covered.contains(name.as_str()) {
                covered = covered.replace(name.as_str(), instead);
            }
        }
        covered
    }

    fn bound(&self, bound: &mut Bound) {
        bound.shown = match bound.role {
            Role::Number => digits(&bound.shown),
            Role::Date => day(&bound.shown),
            Role::Claim | Role::Gap => self.cover(&bound.shown),
        };
        bound.value = None;
        bound.records.clear();
        // Of a record only the field is told.
        let bare =
            |code: &str| code.rsplit_once('.').map_or_else(|| code.to_owned(), |(_, field)| format!("{COVER}.{field}"));
        bound.source = match &bound.source {
            Source::Field(code) => Source::Field(bare(code)),
            Source::Figure(code) => Source::Figure(code.clone()),
            Source::Derived(code) if code.contains('-') => Source::Derived(bare(code)),
            Source::Derived(code) => Source::Derived(code.clone()),
        };
    }
}

/// The names of what the records are about.
fn named(ledger: &Ledger, names: &mut BTreeSet<String>) {
    let records = &ledger.records;
    names.extend(records.of::<Project>().iter().flat_map(|project| [project.name.clone(), project.investor.clone()]));
    names.extend(records.of::<Asset>().iter().map(|asset| asset.name.clone()));
    names.extend(records.of::<Works>().iter().map(|works| works.name.clone()));
    names.extend(records.of::<Parcel>().iter().map(|parcel| parcel.name.clone()));
    names.extend(records.of::<Planning>().iter().map(|planning| planning.name.clone()));
    names.extend(records.of::<Brand>().iter().map(|brand| brand.name.clone()));
    names.extend(records.of::<Company>().iter().map(|company| company.name.clone()));
    let festivals = records.of::<Event>().iter().filter(|event| event.sort == Some(EventSort::Festival));
    names.extend(festivals.map(|event| event.topic.clone()));
    let places = [Some(BodySort::Village), Some(BodySort::Member), Some(BodySort::Alliance)];
    names.extend(records.of::<Body>().iter().filter(|body| places.contains(&body.sort)).map(|body| body.name.clone()));
}

/// The names of persons: the roster, whoever answers for a record, and what a field says must never leave in clear.
fn responsible(ledger: &Ledger, persons: &mut BTreeSet<String>) {
    persons.extend(ledger.records.of::<Person>().iter().map(|person| person.name.clone()));
    persons.extend(ledger.records.of::<Appointment>().iter().map(|held| held.person.clone()));
    for table in ledger.records.tables() {
        let names_one = |field: &FieldInfo| field.role.person || field.role.sensitive;
        let fields: Vec<usize> =
            (0..).zip(&table.info().fields).filter(|(_, field)| names_one(field)).map(|(at, _)| at).collect();
        for row in 0..table.len() {
            for field in &fields {
                if let Some(Value::Text(text)) = table.value(row, *field) {
                    persons.extend(text.split(['、', '，', ' ']).map(str::to_owned));
                }
            }
        }
    }
}

/// A name with the word that says what it is left.
fn cover(name: &str) -> String {
    let kind = KINDS.iter().find(|kind| name.len() > kind.len() && name.ends_with(**kind));
    kind.map_or_else(|| PERSON.to_owned(), |kind| format!("{COVER}{kind}"))
}

/// What a division is called without its level, a project without its 项目.
fn short(name: &str) -> Option<String> {
    let thing = ["项目", "工程"].iter().find_map(|kind| name.strip_suffix(kind));
    if let Some(bare) = thing {
        return (bare.chars().count() >= 4).then(|| bare.to_owned());
    }
    let bare = name.strip_suffix(['镇', '乡', '县', '村'])?;
    (bare.chars().count() >= 2).then(|| bare.to_owned())
}

/// A number without its digits; words for digits as well.
fn digits(shown: &str) -> String {
    shown
        .chars()
        .map(|c| if c.is_ascii_digit() || "一二三四五六七八九十百千两〇".contains(c) { 'x' } else { c })
        .collect()
}

/// A day or a period without its digits, but for those of a year.
fn day(shown: &str) -> String {
    let mut covered = String::new();
    let mut rest = shown;
    while let Some(c) = rest.chars().next() {
        let run = rest.bytes().take_while(u8::is_ascii_digit).count();
        if run == 0 {
            covered.push(c);
            rest = &rest[c.len_utf8()..];
            continue;
        }
        let is_year = run == 4 && rest[run..].starts_with('年');
        if is_year {
            covered.push_str(&rest[..run]);
        } else {
            covered.extend(std::iter::repeat_n('x', run));
        }
        rest = &rest[run..];
    }
    covered
}
