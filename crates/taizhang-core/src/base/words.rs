//! Words that fill the templates of findings: each in both languages.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::numeral::write;
use super::{Period, Quantity};

/// What stands for a placeholder.
#[derive(Debug, Clone)]
pub struct Word {
    pub(crate) zh: String,
    pub(crate) en: String,
}

/// The words of one finding, by the placeholders they stand for.
pub type WordList = Vec<(&'static str, Word)>;

/// `words! { project: &project.name, amount: amount }`: what fills `{project}` and `{amount}`.
#[macro_export]
macro_rules! words {
    ($($name:ident: $value:expr),* $(,)?) => {
        vec![$((stringify!($name), $crate::base::Word::from($value))),*]
    };
}

impl Word {
    /// A word that differs by language.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }

    /// Several words in a row.
    pub fn list<W: Into<Word>>(words: impl IntoIterator<Item = W>) -> Self {
        let words: Vec<Word> = words.into_iter().map(Into::into).collect();
        let join = |part: fn(&Word) -> &str, with: &str| words.iter().map(part).collect::<Vec<_>>().join(with);
        Self { zh: join(|word| &word.zh, "、"), en: join(|word| &word.en, ", ") }
    }

    /// A word that stands only where there is one: `，与“岚里村”相近`.
    pub fn maybe(of: Option<&str>, zh: (&str, &str), en: (&str, &str)) -> Self {
        let around =
            |(before, behind): (&str, &str)| of.map(|text| format!("{before}{text}{behind}")).unwrap_or_default();
        Self { zh: around(zh), en: around(en) }
    }

    /// What it is in Chinese.
    pub fn zh(self) -> String {
        self.zh
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

impl From<Quantity> for Word {
    fn from(quantity: Quantity) -> Self {
        write::exactly(quantity, 6).into()
    }
}

impl From<Period> for Word {
    fn from(period: Period) -> Self {
        Self { zh: period.name(), en: period.code() }
    }
}

/// The placeholders of a template, in the order in which they stand there.
pub fn placeholders(template: &str) -> Vec<&str> {
    template.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

/// A template with its words in, in Chinese or in English.
pub fn fill(template: &str, words: &BTreeMap<&str, Word>, chinese: bool) -> String {
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
