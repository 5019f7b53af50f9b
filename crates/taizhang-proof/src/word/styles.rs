//! What styles say: which are headings, and which number.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use taizhang_package::xml::attr;

/// What a style says of its paragraphs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Style {
    /// The level of a heading; 0 is the title.
    pub(super) outline: Option<u8>,
    /// The list that numbers them, and the level in it.
    pub(super) number: Option<(u32, u32)>,
    based_on: Option<String>,
}

/// All styles by their ids.
#[derive(Default)]
pub(super) struct Styles(BTreeMap<String, Style>);

impl Styles {
    /// Those of a part.
    pub(super) fn of(xml: &str) -> Self {
        let mut reader = Reader::from_str(xml);
        let (mut styles, mut id) = (BTreeMap::<String, Style>::new(), None);
        while let Ok(event) = reader.read_event() {
            match &event {
                Event::Start(tag) | Event::Empty(tag) => {
                    if tag.local_name().into_inner() == "style" {
                        id = attr(tag, "styleId");
                    } else if let Some(id) = &id {
                        styles.entry(id.clone()).or_default().take(tag);
                    }
                }
                Event::End(tag) if tag.local_name().into_inner() == "style" => id = None,
                Event::Eof => break,
                _ => {}
            }
        }
        Self(styles)
    }

    /// What a style says, by itself or by those it is based on.
    pub(super) fn get(&self, id: Option<&str>) -> Style {
        let mut said = Style::default();
        let mut next = id.map(str::to_owned);
        // Styles that are based on one another in a ring end here.
        for _ in 0..8 {
            let Some(style) = next.and_then(|id| self.0.get(&id)) else { break };
            said.outline = said.outline.or(style.outline);
            said.number = said.number.or(style.number);
            next = style.based_on.clone();
        }
        said
    }
}

impl Style {
    fn take(&mut self, tag: &BytesStart<'_>) {
        let value = || attr(tag, "val").unwrap_or_default();
        let number = || value().trim().parse::<u32>().ok();
        match tag.local_name().into_inner() {
            "name" => self.outline = self.outline.or_else(|| level(&value())),
            "basedOn" => self.based_on = Some(value()),
            "outlineLvl" => {
                self.outline = number().and_then(|level| u8::try_from(level + 1).ok()).filter(|level| *level <= 9);
            }
            "numId" => self.number = number().map(|list| (list, self.number.map_or(0, |(_, level)| level))),
            "ilvl" => self.number = number().map(|level| (self.number.map_or(0, |(list, _)| list), level)),
            _ => {}
        }
    }
}

/// heading 1, 标题 2, Title.
fn level(name: &str) -> Option<u8> {
    let lower = name.to_lowercase();
    if matches!(lower.as_str(), "title" | "标题") {
        return Some(0);
    }
    let rest = lower.strip_prefix("heading").or_else(|| lower.strip_prefix("标题"))?;
    rest.trim().parse::<u8>().ok().filter(|level| (1..=9).contains(level))
}
