//! A workbook read without the program: what stands in its cells, and all that is none of their business.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

/// A workbook.
pub(crate) struct Book {
    values: BTreeMap<String, String>,
    formulas: BTreeMap<String, String>,
    frame: BTreeMap<String, Vec<String>>,
}

impl Book {
    pub(crate) fn read(xlsx: &[u8]) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(xlsx)).expect("a package");
        let mut part = |name: &str| {
            let mut text = String::new();
            archive.by_name(name).ok()?.read_to_string(&mut text).ok()?;
            Some(text)
        };
        let workbook = part("xl/workbook.xml").expect("its own part");
        let rels = part("xl/_rels/workbook.xml.rels").expect("its relationships");
        let shared = part("xl/sharedStrings.xml").map(|text| strings(&text)).unwrap_or_default();
        let mut book = Self { values: BTreeMap::new(), formulas: BTreeMap::new(), frame: BTreeMap::new() };
        for (name, id) in named(&workbook) {
            let target = target(&rels, &id);
            let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            let text = part(&path).expect("a sheet");
            book.sheet(&name, &text, &shared);
        }
        book
    }

    /// What stands in `表!F17`.
    pub(crate) fn value(&self, cell: &str) -> Option<String> {
        self.values.get(cell).cloned()
    }

    pub(crate) fn values(&self) -> impl Iterator<Item = (String, String)> {
        self.values.iter().map(|(cell, value)| (cell.clone(), value.clone()))
    }

    pub(crate) fn formulas(&self) -> &BTreeMap<String, String> {
        &self.formulas
    }

    /// Merged cells, widths of columns, heights of rows, styles of cells, and the printed page, sheet by sheet.
    pub(crate) fn frame(&self) -> &BTreeMap<String, Vec<String>> {
        &self.frame
    }

    fn sheet(&mut self, name: &str, xml: &str, shared: &[String]) {
        let mut reader = Reader::from_str(xml);
        let (mut cell, mut sort, mut text, mut inside) = (String::new(), String::new(), String::new(), "");
        let mut frame = Vec::new();
        loop {
            match reader.read_event().expect("XML") {
                Event::Eof => break,
                Event::Start(tag) | Event::Empty(tag) => {
                    let local = tag.local_name().into_inner().to_owned();
                    let attr = |key: &str| {
                        tag.attributes()
                            .flatten()
                            .find(|attr| attr.key.into_inner() == key)
                            .map(|attr| attr.value.into_owned())
                    };
                    match local.as_str() {
                        "c" => {
                            cell = format!("{name}!{}", attr("r").expect("a place"));
                            sort = attr("t").unwrap_or_default();
                            frame.push(format!("{cell} {}", attr("s").unwrap_or_default()));
                        }
                        "v" | "t" => (inside, text) = ("value", String::new()),
                        "f" => (inside, text) = ("formula", String::new()),
                        "row" => frame.push(format!("row {:?} {:?}", attr("r"), attr("ht"))),
                        "mergeCell" | "col" | "pageSetup" | "pageMargins" | "printOptions" | "sheetFormatPr" => {
                            frame.push(format!("{local} {}", tag.attributes_raw()));
                        }
                        _ => {}
                    }
                }
                Event::Text(words) if !inside.is_empty() => text.push_str(&words),
                Event::GeneralRef(entity) if !inside.is_empty() => text.push_str(match &*entity {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    _ => "?",
                }),
                Event::End(tag) => match (tag.local_name().into_inner(), inside) {
                    ("v" | "t", "value") => {
                        let value = match (sort.as_str(), text.parse::<usize>()) {
                            ("s", Ok(at)) => shared[at].clone(),
                            _ => text.clone(),
                        };
                        self.values.insert(cell.clone(), value);
                        inside = "";
                    }
                    ("f", "formula") => {
                        self.formulas.insert(cell.clone(), text.clone());
                        inside = "";
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        // A formula's value is computed anew.
        self.values.retain(|cell, _| !self.formulas.contains_key(cell));
        // A cell may be put where none was drawn.
        frame.retain(|line| !line.ends_with(' ') && !line.ends_with(" 0"));
        self.frame.insert(name.to_owned(), frame);
    }
}

fn named(workbook: &str) -> Vec<(String, String)> {
    let mut reader = Reader::from_str(workbook);
    let mut sheets = Vec::new();
    loop {
        match reader.read_event().expect("XML") {
            Event::Eof => return sheets,
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().into_inner() == "sheet" => {
                let attr = |key: &str| {
                    tag.attributes()
                        .flatten()
                        .find(|attr| attr.key.local_name().into_inner() == key)
                        .map(|attr| attr.value.into_owned())
                };
                sheets.push((attr("name").expect("a name"), attr("id").expect("an id")));
            }
            _ => {}
        }
    }
}

fn target(rels: &str, id: &str) -> String {
    let mut reader = Reader::from_str(rels);
    loop {
        match reader.read_event().expect("XML") {
            Event::Eof => panic!("{id} leads nowhere"),
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().into_inner() == "Relationship" => {
                let attr = |key: &str| {
                    tag.attributes()
                        .flatten()
                        .find(|attr| attr.key.into_inner() == key)
                        .map(|attr| attr.value.into_owned())
                };
                if attr("Id").as_deref() == Some(id) {
                    return attr("Target").expect("a target");
                }
            }
            _ => {}
        }
    }
}

fn strings(xml: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let (mut all, mut text, mut inside) = (Vec::new(), String::new(), false);
    loop {
        match reader.read_event().expect("XML") {
            Event::Eof => return all,
            Event::Start(tag) => match tag.local_name().into_inner() {
                "si" => text.clear(),
                "t" => inside = true,
                _ => {}
            },
            Event::Text(words) if inside => text.push_str(&words),
            Event::End(tag) => match tag.local_name().into_inner() {
                "si" => all.push(text.clone()),
                "t" => inside = false,
                _ => {}
            },
            Event::Empty(tag) if tag.local_name().into_inner() == "si" => all.push(String::new()),
            _ => {}
        }
    }
}
