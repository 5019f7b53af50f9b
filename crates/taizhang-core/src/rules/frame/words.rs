//! Words that fill the templates of a rule: each in both languages, made of the values of the domain.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::say;
use crate::base::numeral::write;
use crate::base::{Area, Money, Period, Place, Quantity};
use crate::kind::{FieldInfo, Opt};

/// What stands for a placeholder.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    zh: String,
    en: String,
}

/// The words of one finding, by the placeholders they stand for.
pub(crate) type WordList = Vec<(&'static str, Word)>;

/// `words! { project: &project.name, amount: amount }`: what fills `{project}` and `{amount}`.
macro_rules! words {
    ($($name:ident: $value:expr),* $(,)?) => {
        vec![$((stringify!($name), $crate::rules::frame::words::Word::from($value))),*]
    };
}
pub(crate) use words;

impl Word {
    /// Several words in a row.
    pub(crate) fn list<W: Into<Word>>(words: impl IntoIterator<Item = W>) -> Self {
        let words: Vec<Word> = words.into_iter().map(Into::into).collect();
        let join = |part: fn(&Word) -> &str, with: &str| words.iter().map(part).collect::<Vec<_>>().join(with);
        Self { zh: join(|word| &word.zh, "、"), en: join(|word| &word.en, ", ") }
    }

    /// A word that stands only where there is one: `，与“岚里村”相近`.
    pub(crate) fn maybe(of: Option<&str>, zh: (&str, &str), en: (&str, &str)) -> Self {
        let around =
            |(before, behind): (&str, &str)| of.map(|text| format!("{before}{text}{behind}")).unwrap_or_default();
        Self { zh: around(zh), en: around(en) }
    }

    /// A row and what is told there.
    pub(crate) fn of_row(place: &Place, label: &str) -> Self {
        let Self { zh, en } = place.clone().into();
        if zh == label {
            Self { zh, en }
        } else {
            Self { zh: format!("{zh}“{label}”"), en: format!("{en}, {label:?}") }
        }
    }

    /// The cell, where there is one, else what stands there: G9, or 阶段.
    pub(crate) fn cell(place: Place, field: &'static FieldInfo) -> Self {
        match &place {
            Place::Cell { at, .. } if at.column > 0 => place.into(),
            _ => field.into(),
        }
    }

    /// What it is in Chinese.
    pub(crate) fn zh(self) -> String {
        self.zh
    }

    /// The day of a stage: 签约日期.
    pub(crate) fn day_of(opt: &'static Opt) -> Self {
        let Self { zh, en } = Self::stage(opt);
        Self { zh: zh + "日期", en: format!("day of {en:?}") }
    }

    /// The name that was probably meant, where there is one.
    pub(crate) fn near(name: Option<&str>) -> Self {
        Self::maybe(name, ("，最接近的是“", "”"), (", the nearest is \"", "\""))
    }

    /// The stage without what its word adds in brackets: 签约.
    pub(crate) fn stage(opt: &'static Opt) -> Self {
        Self { zh: say::short(opt.zh).to_owned(), en: opt.code.replace('_', " ") }
    }
}

/// The same in both languages.
macro_rules! same {
    ($($type:ty),*) => {$(
        impl From<$type> for Word {
            fn from(value: $type) -> Self {
                let text = value.to_string();
                Self { en: text.clone(), zh: text }
            }
        }
    )*};
}
same!(&str, String, &String, &Box<str>, usize, u32, i32, Decimal);

impl From<(&str, &str)> for Word {
    fn from((zh, en): (&str, &str)) -> Self {
        Self { zh: zh.to_owned(), en: en.to_owned() }
    }
}

impl From<Date> for Word {
    fn from(day: Date) -> Self {
        Self { zh: write::date(day), en: day.to_string() }
    }
}

impl From<Money> for Word {
    fn from(money: Money) -> Self {
        say::money(money).into()
    }
}

impl From<Area> for Word {
    fn from(area: Area) -> Self {
        say::quantity(Quantity::new(area.mu(), crate::base::Unit::Mu)).into()
    }
}

impl From<Quantity> for Word {
    fn from(quantity: Quantity) -> Self {
        say::quantity(quantity).into()
    }
}

impl From<Period> for Word {
    fn from(period: Period) -> Self {
        Self { zh: period.name(), en: period.code() }
    }
}

impl From<&'static Opt> for Word {
    fn from(opt: &'static Opt) -> Self {
        Self { zh: opt.zh.to_owned(), en: opt.code.replace('_', " ") }
    }
}

impl From<&'static FieldInfo> for Word {
    fn from(field: &'static FieldInfo) -> Self {
        Self { zh: field.zh.to_owned(), en: field.code.replace('_', " ") }
    }
}

impl From<Place> for Word {
    /// Short: the clerk has the sheet before them.
    fn from(place: Place) -> Self {
        match &place {
            Place::Cell { at, .. } if at.column > 0 => at.cell().into(),
            Place::Cell { at, .. } => Self { zh: format!("第{}行", at.row), en: format!("row {}", at.row) },
            Place::Record { id, .. } => (&**id).into(),
            other => other.to_string().into(),
        }
    }
}

/// The placeholders of a template, in the order in which they stand there.
pub(crate) fn placeholders(template: &str) -> Vec<&str> {
    template.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

/// A template with its words in, in Chinese or in English.
pub(crate) fn fill(template: &str, words: &BTreeMap<&str, Word>, chinese: bool) -> String {
    let mut text = String::with_capacity(template.len() * 2);
    let mut parts = template.split('{');
    text.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let Some((name, rest)) = part.split_once('}') else { continue };
        match words.get(name) {
            // A name that has quotation marks of its own: “云岫镇‘百千万工程’指挥部”.
            Some(word) if chinese && text.ends_with('“') => {
                text.push_str(&word.zh.replace('“', "‘").replace('”', "’"));
            }
            Some(word) => text.push_str(if chinese { &word.zh } else { &word.en }),
            None => write!(text, "{{{name}}}").expect("a String takes everything"),
        }
        text.push_str(rest);
    }
    text
}
