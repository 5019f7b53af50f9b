//! The numbers that Word puts before paragraphs.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use taizhang_core::base::numeral::write;
use taizhang_package::xml::attr;

/// A level of a list.
#[derive(Debug, Clone, Default)]
struct Level {
    chinese: bool,
    bullet: bool,
    /// `%1、`, `（%2）`
    text: String,
    start: u64,
}

/// All lists, and how far each has counted.
#[derive(Default)]
pub(super) struct Numbering {
    levels: BTreeMap<(u32, u32), Level>,
    lists: BTreeMap<u32, u32>,
    counts: BTreeMap<u32, Vec<u64>>,
}

/// No list is deeper.
const DEEPEST: u32 = 9;

impl Numbering {
    /// Those of a part.
    pub(super) fn of(xml: &str) -> Self {
        let mut reader = Reader::from_str(xml);
        let mut numbering = Self::default();
        let (mut list, mut level, mut instance) = (0, 0, None);
        while let Ok(event) = reader.read_event() {
            match &event {
                Event::Start(tag) | Event::Empty(tag) => {
                    let own = |name: &str| attr(tag, name).and_then(|value| value.trim().parse::<u32>().ok());
                    match tag.local_name().into_inner() {
                        "abstractNum" => (list, instance) = (own("abstractNumId").unwrap_or(0), None),
                        "num" => instance = own("numId"),
                        "abstractNumId" => {
                            if let (Some(instance), Some(list)) = (instance, own("val")) {
                                numbering.lists.insert(instance, list);
                            }
                        }
                        "lvl" => level = own("ilvl").unwrap_or(0),
                        _ if instance.is_none() && level < DEEPEST => {
                            numbering.levels.entry((list, level)).or_default().take(tag);
                        }
                        _ => {}
                    }
                }
                Event::Eof => break,
                _ => {}
            }
        }
        numbering
    }

    /// The number of the next paragraph of a list's level; none for bullets and lists that there are not.
    pub(super) fn next(&mut self, instance: u32, level: u32) -> Option<String> {
        let list = *self.lists.get(&instance)?;
        let own = self.levels.get(&(list, level)).filter(|own| !own.bullet)?;
        let counts = self.counts.entry(list).or_default();
        let depth = usize::try_from(level).ok()?;
        counts.truncate(depth + 1);
        while counts.len() <= depth {
            counts.push(0);
        }
        counts[depth] = if counts[depth] == 0 { own.start } else { counts[depth] + 1 };
        let mut text = own.text.clone();
        for (n, count) in (1..).zip(counts.iter()) {
            let shown = if own.chinese { write::chinese(*count) } else { count.to_string() };
            text = text.replace(&format!("%{n}"), &shown);
        }
        Some(text)
    }
}

impl Level {
    fn take(&mut self, tag: &BytesStart<'_>) {
        let value = || attr(tag, "val").unwrap_or_default();
        match tag.local_name().into_inner() {
            "numFmt" => {
                let format = value();
                self.bullet = matches!(format.as_str(), "bullet" | "none");
                self.chinese =
                    ["chinese", "japanese", "ideograph", "taiwanese"].iter().any(|name| format.starts_with(name));
            }
            "lvlText" => self.text = value(),
            "start" => self.start = value().trim().parse().unwrap_or(1).max(1),
            _ => {}
        }
    }
}
