//! The styles part: a cell's own format with only its fill changed, and the way back.
//!
//! A solid fill has a background colour that nobody sees. Ours holds the fill that stood there before, so a mark can be
//! taken off again even after another program has renumbered all styles.

use std::collections::BTreeMap;
use std::ops::Range;

use quick_xml::events::{BytesStart, Event};
use taizhang_core::base::Severity;

use taizhang_package::xml;

pub(super) use crate::read::Form;
use crate::read::Forms;

/// What a workbook without styles is given.
const PLAIN: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    "\n",
    r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#,
    r#"<fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>"#,
    r#"<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>"#,
    r#"<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"#,
    r#"<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>"#,
    r#"<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>"#,
    r#"<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"#,
);

/// The colour of a mark. No palette offers exactly these, so nobody else's fill is taken for ours.
const fn colour(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "FFC9CF",
        Severity::Warning => "FFEFA3",
        Severity::Hint => "CFE4F7",
    }
}

fn is_ours(rgb: &str) -> bool {
    [Severity::Error, Severity::Warning, Severity::Hint].into_iter().any(|one| rgb.ends_with(colour(one)))
}

/// What a fill looks like, as far as we can put it back.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Paint {
    /// None.
    Bare,
    /// One colour, as the attributes of its element.
    Solid(String),
    /// Our mark, over a bare cell or over a colour.
    Mark(Option<String>),
    /// A pattern or a gradient: left alone.
    Other,
}

/// The styles part, read and perhaps added to.
pub(super) struct Styles {
    text: String,
    prefix: String,
    fills: Vec<String>,
    formats: Vec<String>,
    /// Where the sections stand: their opening tag, and the place before their end.
    fill_section: Section,
    format_section: Section,
    /// How many there were.
    read: (usize, usize),
    keeps_background: bool,
    known: BTreeMap<(u32, Option<Severity>), u32>,
    /// The part's own formats of numbers.
    codes: Forms,
}

#[derive(Default, Clone)]
struct Section {
    open: Range<usize>,
    tag: String,
    end: usize,
}

impl Styles {
    /// Reads the part. `keeps_background` says whether the program that saved it keeps a solid fill's background as it is.
    pub(super) fn read(text: Option<String>, keeps_background: bool) -> Result<Self, quick_xml::Error> {
        let text = text.unwrap_or_else(|| PLAIN.to_owned());
        let mut styles = Self {
            text: String::new(),
            prefix: String::new(),
            fills: Vec::new(),
            formats: Vec::new(),
            fill_section: Section::default(),
            format_section: Section::default(),
            read: (0, 0),
            keeps_background,
            known: BTreeMap::new(),
            codes: Forms::default(),
        };
        styles.gather(&text)?;
        if styles.formats.is_empty() || styles.fills.is_empty() {
            // Without formats no cell can have one, so a plain part loses nothing.
            return Self::read(None, keeps_background);
        }
        styles.read = (styles.fills.len(), styles.formats.len());
        styles.text = text;
        Ok(styles)
    }

    fn gather(&mut self, text: &str) -> Result<(), quick_xml::Error> {
        let pieces = xml::pieces(text)?;
        let mut index = 0;
        while index < pieces.len() {
            let event = &pieces[index].event;
            let section = match (xml::opens(event, "fills"), xml::opens(event, "cellXfs")) {
                (Some((tag, false)), _) => Some((tag, true)),
                (_, Some((tag, false))) => Some((tag, false)),
                _ => None,
            };
            if let Some((tag, _)) = xml::opens(event, "numFmt")
                && let (Some(id), Some(code)) = (xml::number(tag, "numFmtId"), xml::attr(tag, "formatCode"))
            {
                self.codes.take(id, &code);
            }
            let Some((tag, of_fills)) = section else {
                index += 1;
                continue;
            };
            let all = xml::element(&pieces, index);
            let mut at = index + 1;
            while at + 1 < all.end {
                let one = xml::element(&pieces, at);
                if matches!(pieces[at].event, Event::Start(_) | Event::Empty(_)) {
                    let text = text[pieces[at].span.start..pieces[one.end - 1].span.end].to_owned();
                    if of_fills { &mut self.fills } else { &mut self.formats }.push(text);
                }
                at = one.end;
            }
            let tag_text = xml::tag_text(&xml::with_attr(tag, "count", Some("{n}")), false);
            let found =
                Section { open: pieces[index].span.clone(), tag: tag_text, end: pieces[all.end - 1].span.start };
            self.prefix = xml::prefix(tag);
            *(if of_fills { &mut self.fill_section } else { &mut self.format_section }) = found;
            index = all.end;
        }
        Ok(())
    }

    /// Whether any fill is one of our marks.
    pub(super) fn has_marks(&self) -> bool {
        self.fills.iter().any(|fill| matches!(self.paint(fill), Paint::Mark(_)))
    }

    /// The format `of`, marked. A cell with a pattern or gradient of its own keeps it.
    pub(super) fn marked(&mut self, of: u32, severity: Severity) -> u32 {
        self.once(of, Some(severity), |styles| {
            let base = styles.restored(of);
            let under = match styles.paint_of(base) {
                Paint::Bare => r#"indexed="64""#.to_owned(),
                Paint::Solid(colour) => clear(&colour),
                Paint::Mark(_) | Paint::Other => return base,
            };
            let fill = styles.fill(&format!(r#"rgb="FF{}""#, colour(severity)), &under);
            styles.format(base, fill)
        })
    }

    /// The format `of` without our mark.
    pub(super) fn restored(&mut self, of: u32) -> u32 {
        self.once(of, None, |styles| {
            let Paint::Mark(under) = styles.paint_of(of) else { return of };
            let wanted = under.map_or(Paint::Bare, Paint::Solid);
            let key = plain(styles.format_text(of));
            let same = |index: &u32| plain(styles.format_text(*index)) == key && styles.paint_of(*index) == wanted;
            if let Some(found) = (0..count(&styles.formats)).find(same) {
                return found;
            }
            let fill = match &wanted {
                Paint::Solid(colour) => styles.fill(colour, r#"indexed="64""#),
                _ => styles.bare_fill(),
            };
            styles.format(of, fill)
        })
    }

    /// How a number in a cell of this format is shown.
    pub(super) fn form(&self, format: u32) -> Form {
        let id = first(self.format_text(format), |tag| xml::number(tag, "numFmtId")).unwrap_or(0);
        self.codes.form(id)
    }

    fn once(&mut self, of: u32, severity: Option<Severity>, make: impl FnOnce(&mut Self) -> u32) -> u32 {
        if let Some(known) = self.known.get(&(of, severity)) {
            return *known;
        }
        let made = make(self);
        self.known.insert((of, severity), made);
        made
    }

    fn format_text(&self, index: u32) -> &str {
        self.formats.get(index as usize).unwrap_or(&self.formats[0])
    }

    fn paint_of(&self, format: u32) -> Paint {
        let index = first(self.format_text(format), |tag| xml::number(tag, "fillId")).unwrap_or(0);
        self.fills.get(index as usize).map_or(Paint::Bare, |fill| self.paint(fill))
    }

    fn paint(&self, fill: &str) -> Paint {
        let Ok(pieces) = xml::pieces(fill) else { return Paint::Other };
        let tag = |local: &str| pieces.iter().find_map(|piece| xml::opens(&piece.event, local)).map(|(tag, _)| tag);
        let Some(pattern) = tag("patternFill") else { return Paint::Other };
        match (xml::attr(pattern, "patternType").as_deref().unwrap_or("none"), tag("fgColor")) {
            ("none", _) => Paint::Bare,
            ("solid", Some(front)) if xml::attr(front, "rgb").is_some_and(|rgb| is_ours(&rgb)) => {
                Paint::Mark(tag("bgColor").and_then(|back| self.under(back)))
            }
            ("solid", Some(front)) => Paint::Solid(opaque(front.attributes_raw().trim())),
            _ => Paint::Other,
        }
    }

    /// The colour that a mark lies over.
    fn under(&self, back: &BytesStart<'_>) -> Option<String> {
        let rgb = xml::attr(back, "rgb");
        let made_up =
            !self.keeps_background && rgb.as_deref().is_some_and(|rgb| rgb.len() == 8 && !rgb.starts_with("00"));
        let none = xml::attr(back, "indexed").as_deref() == Some("64") || xml::attr(back, "auto").is_some();
        (!none && !made_up).then(|| opaque(back.attributes_raw().trim()))
    }

    fn fill(&mut self, front: &str, back: &str) -> u32 {
        let p = &self.prefix;
        let text = format!(
            r#"<{p}fill><{p}patternFill patternType="solid"><{p}fgColor {front}/><{p}bgColor {back}/></{p}patternFill></{p}fill>"#
        );
        place_of(&mut self.fills, text)
    }

    fn bare_fill(&mut self) -> u32 {
        if let Some(found) = self.fills.iter().position(|fill| self.paint(fill) == Paint::Bare) {
            return u32::try_from(found).expect("a workbook has fewer fills than that");
        }
        let p = &self.prefix;
        let text = format!(r#"<{p}fill><{p}patternFill patternType="none"/></{p}fill>"#);
        place_of(&mut self.fills, text)
    }

    /// The format `of` with another fill.
    fn format(&mut self, of: u32, fill: u32) -> u32 {
        let text = self.format_text(of).to_owned();
        let changed = first(&text, |tag| {
            let tag = xml::with_attr(tag, "fillId", Some(&fill.to_string()));
            Some(xml::with_attr(&tag, "applyFill", Some("1")))
        });
        let Some(tag) = changed else { return of };
        let open_end = text.find('>').expect("a format is an element");
        let empty = text[..open_end].ends_with('/');
        let text = xml::tag_text(&tag, empty) + &text[open_end + 1..];
        place_of(&mut self.formats, text)
    }

    /// The part as it has to be written; none where nothing was added.
    pub(super) fn changed(self) -> Option<String> {
        let mut edits = Vec::new();
        for (section, all, had) in
            [(&self.fill_section, &self.fills, self.read.0), (&self.format_section, &self.formats, self.read.1)]
        {
            if all.len() > had {
                edits.push((section.open.clone(), section.tag.replace("{n}", &all.len().to_string())));
                edits.push((section.end..section.end, all[had..].concat()));
            }
        }
        (!edits.is_empty()).then(|| xml::spliced(&self.text, edits))
    }
}

fn count(all: &[String]) -> u32 {
    u32::try_from(all.len()).expect("a workbook has fewer formats than that")
}

fn place_of(all: &mut Vec<String>, text: String) -> u32 {
    let at = all.iter().position(|known| *known == text).unwrap_or_else(|| {
        all.push(text);
        all.len() - 1
    });
    u32::try_from(at).expect("a workbook has fewer formats than that")
}

/// Asks the first tag of an element.
fn first<T>(element: &str, ask: impl FnOnce(&BytesStart<'_>) -> Option<T>) -> Option<T> {
    match quick_xml::Reader::from_str(element).read_event() {
        Ok(Event::Start(tag) | Event::Empty(tag)) => ask(&tag),
        _ => None,
    }
}

/// A format but for its fill: what two formats that differ by a mark share.
fn plain(format: &str) -> (Vec<(String, String)>, String) {
    let mut attrs = first(format, |tag| {
        let attrs = tag.attributes().flatten();
        Some(attrs.map(|attr| (attr.key.into_inner().to_owned(), attr.value.into_owned())).collect::<Vec<_>>())
    })
    .unwrap_or_default();
    attrs.retain(|(key, _)| key != "fillId" && key != "applyFill");
    attrs.sort();
    let open = format.find('>').unwrap_or(0);
    let rest = if format[..open].ends_with('/') { "" } else { &format[open + 1..] };
    (attrs, rest.to_owned())
}

/// A colour as we note it: no program shows the first byte, and only ours writes `00` there.
fn clear(colour: &str) -> String {
    colour.replace("rgb=\"FF", "rgb=\"00")
}

fn opaque(colour: &str) -> String {
    colour.replace("rgb=\"00", "rgb=\"FF")
}
