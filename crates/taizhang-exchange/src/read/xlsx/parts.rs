//! The small parts of a workbook: which sheets there are, and the shared words.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::scan::{Scanner, Token, take_words};
use taizhang_package::{PartError, Parts, fault};

/// A sheet as the workbook lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::read) struct SheetEntry {
    pub(in crate::read) name: String,
    pub(super) part: String,
    pub(in crate::read) hidden: bool,
}

#[derive(Debug, Default)]
pub(super) struct Workbook {
    pub(super) sheets: Vec<SheetEntry>,
    pub(super) since_1904: bool,
}

/// An attribute's value, entities resolved.
pub(super) fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = start.attributes().with_checks(false).flatten().find(|attribute| attribute.key.0 == name)?;
    quick_xml::escape::unescape(&found.value).ok().map(std::borrow::Cow::into_owned)
}

/// Goes through the elements of a part.
pub(super) fn elements(part: impl BufRead, name: &str, mut take: impl FnMut(&BytesStart<'_>)) -> Result<(), PartError> {
    let mut reader = Reader::from_reader(part);
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer).map_err(|error| fault(&error, name))? {
            Event::Start(start) | Event::Empty(start) => take(&start),
            Event::Eof => return Ok(()),
            _ => {}
        }
        buffer.clear();
    }
}

pub(super) fn workbook(parts: &mut Parts<'_>) -> Result<Workbook, PartError> {
    let main = main_part(parts)?;
    let folder = main.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let file = main.rsplit('/').next().unwrap_or(&main);
    let targets = relations(parts, &format!("{folder}_rels/{file}.rels"), &folder)?;
    let mut workbook = Workbook::default();
    elements(parts.part(&main)?, &main, |start| match start.local_name().into_inner() {
        "sheet" => {
            let part = start
                .attributes()
                .with_checks(false)
                .flatten()
                .find(|attribute| attribute.key.local_name().into_inner() == "id" && attribute.key.prefix().is_some())
                .and_then(|id| {
                    targets.iter().find(|(own, ..)| **own == *id.value).map(|(_, target, _)| target.clone())
                });
            if let (Some(name), Some(part)) = (attribute(start, "name"), part) {
                let hidden = attribute(start, "state").is_some_and(|state| state != "visible");
                workbook.sheets.push(SheetEntry { name, part, hidden });
            }
        }
        "workbookPr" => {
            workbook.since_1904 = attribute(start, "date1904").is_some_and(|value| value == "1" || value == "true");
        }
        _ => {}
    })?;
    // Charts and macro sheets are parts too, but no tables.
    workbook.sheets.retain(|sheet| {
        targets.iter().any(|(_, target, kind)| *target == sheet.part && kind.ends_with("/worksheet"))
            && parts.has(&sheet.part)
    });
    Ok(workbook)
}

fn main_part(parts: &mut Parts<'_>) -> Result<String, PartError> {
    let roots = relations(parts, "_rels/.rels", "")?;
    let main = roots.into_iter().find(|(_, _, kind)| kind.ends_with("/officeDocument")).map(|(_, target, _)| target);
    main.filter(|part| part.contains("xl/") || part.ends_with("workbook.xml")).ok_or(PartError::OtherSort)
}

/// Id, target and type of each relation of a part.
fn relations(parts: &mut Parts<'_>, part: &str, folder: &str) -> Result<Vec<(String, String, String)>, PartError> {
    let mut found = Vec::new();
    elements(
        parts.part(part).map_err(|error| if folder.is_empty() { PartError::OtherSort } else { error })?,
        part,
        |start| {
            if start.local_name().into_inner() == "Relationship"
                && let (Some(id), Some(target)) = (attribute(start, "Id"), attribute(start, "Target"))
            {
                let whole = target.strip_prefix('/').map_or_else(|| format!("{folder}{target}"), str::to_owned);
                found.push((id, whole, attribute(start, "Type").unwrap_or_default()));
            }
        },
    )?;
    Ok(found)
}

/// How many bytes of shared words are kept in memory.
const MOST_WORDS: usize = 192 << 20;

/// The shared words, end to end.
#[derive(Debug, Default)]
pub(super) struct Strings {
    words: String,
    ends: Vec<usize>,
}

impl Strings {
    pub(super) fn get(&self, index: usize) -> Option<&str> {
        let to = *self.ends.get(index)?;
        let from = if index == 0 { 0 } else { self.ends[index - 1] };
        Some(&self.words[from..to])
    }
}

pub(super) fn strings(parts: &mut Parts<'_>) -> Result<Strings, PartError> {
    const PART: &str = "xl/sharedStrings.xml";
    let mut strings = Strings::default();
    if !parts.has(PART) {
        return Ok(strings);
    }
    let broken = || PartError::Broken(PART.to_owned());
    let mut scanner = Scanner::new(parts.part(PART)?);
    let (mut in_text, mut phonetic) = (false, false);
    while let Some(token) = scanner.next().map_err(|error| fault(&error.into(), PART))? {
        match token {
            Token::Open(b"sst", _, true) | Token::Close(b"sst") => return Ok(strings),
            Token::Open(b"t", _, empty) => in_text = !phonetic && !empty,
            Token::Open(b"rPh", _, empty) => phonetic = !empty,
            Token::Close(b"t") => in_text = false,
            Token::Close(b"rPh") => phonetic = false,
            Token::Close(b"si") if strings.words.len() > MOST_WORDS => return Err(PartError::TooBig),
            Token::Open(b"si", _, true) | Token::Close(b"si") => strings.ends.push(strings.words.len()),
            Token::Words(words) if in_text => take_words(words, &mut strings.words).ok_or_else(broken)?,
            Token::Plain(words) if in_text => strings.words.push_str(words),
            Token::Open(..) | Token::Close(_) | Token::Words(_) | Token::Plain(_) => {}
        }
    }
    Err(broken())
}
