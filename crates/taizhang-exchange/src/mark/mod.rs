//! Marking: the clerk's own workbook comes back with the cells coloured and noted, and everything else as it was.
//!
//! Only the parts that must change are patched, event by event; all others are copied as the bytes they are. A mark is a
//! fill on top of the cell's own format and a note signed 台账; marking again replaces the marks of before.

mod comments;
mod sheet;
mod styles;
mod vml;

use std::collections::BTreeMap;

use taizhang_core::base::{CellRef, Diagnostic, Place};

use self::sheet::{Link, Marks};
use self::styles::Styles;
use taizhang_package::{Package, Rels, Types, xml};

pub use taizhang_package::PackageError as MarkError;

/// A marked workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked<'a> {
    /// The workbook.
    pub xlsx: Vec<u8>,
    /// Findings that belong to no cell of this file.
    pub left: Vec<&'a Diagnostic>,
}

/// Marks the cells of `xlsx`, which the findings call `file`. Without findings, earlier marks are taken off.
///
/// # Errors
/// When `xlsx` is no workbook that can be opened.
pub fn mark<'a>(xlsx: &[u8], findings: &[&'a Diagnostic], file: &str) -> Result<Marked<'a>, MarkError> {
    let mut package = Package::open(xlsx)?;
    let book = Book::read(&mut package)?;
    let mut left = Vec::new();
    let mut wanted: BTreeMap<&str, Vec<Found<'a>>> = BTreeMap::new();
    for &finding in findings {
        match found(finding, file) {
            Some((sheet, found)) if book.sheets.iter().any(|(name, _)| name == sheet) => {
                wanted.entry(sheet).or_default().push(found);
            }
            _ => left.push(finding),
        }
    }
    let styles = match &book.styles {
        Some(part) => package.text(part)?,
        None => None,
    };
    let mut marker = Marker {
        styles: Styles::read(styles, !saved_by_libreoffice(&mut package)?)?,
        types: Types::default(),
        package,
    };
    for (name, part) in &book.sheets {
        marker.sheet(part, wanted.get(name.as_str()).map_or(&[], Vec::as_slice))?;
    }
    let xlsx = marker.finish(book)?.unwrap_or_else(|| xlsx.to_vec());
    Ok(Marked { xlsx, left })
}

/// A finding and where it stands in its sheet.
#[derive(Clone, Copy)]
struct Found<'a> {
    row: u32,
    column: u32,
    finding: &'a Diagnostic,
}

fn found<'a>(finding: &'a Diagnostic, file: &str) -> Option<(&'a str, Found<'a>)> {
    let Place::Cell { at, .. } = &finding.place else { return None };
    let in_sheet = (1..=1_048_576).contains(&at.row) && at.column <= 16_384;
    (*at.file == *file && in_sheet).then(|| (&*at.sheet, Found { row: at.row, column: at.column, finding }))
}

/// 「错误：… → help」
fn words(finding: &Diagnostic) -> String {
    let help = finding.help.as_ref().map(|help| format!("\n→ {}", help.zh)).unwrap_or_default();
    let all = format!("{}：{}{help}", finding.severity.zh(), finding.message.zh);
    // A message may quote a cell, and a cell may hold what XML cannot.
    all.chars().filter(|c| !c.is_control() || *c == '\n').collect()
}

/// The sheets of a workbook and its styles.
struct Book {
    /// The workbook's own part.
    part: String,
    rels: Rels,
    /// Names of sheets and their parts.
    sheets: Vec<(String, String)>,
    styles: Option<String>,
}

impl Book {
    fn read(package: &mut Package<'_>) -> Result<Self, MarkError> {
        let root = Rels::read(package, "")?;
        let part = root.of("officeDocument").next().map_or("xl/workbook.xml", |rel| &rel.target).to_owned();
        let text = package.text(&part)?.ok_or_else(|| MarkError::Missing(part.clone()))?;
        let rels = Rels::read(package, &part)?;
        let mut sheets = Vec::new();
        for piece in xml::pieces(&text)? {
            let Some((tag, _)) = xml::opens(&piece.event, "sheet") else { continue };
            let (Some(name), Some(id)) = (xml::attr(tag, "name"), xml::attr(tag, "id")) else { continue };
            if let Some(rel) = rels.of("worksheet").find(|rel| rel.id == id) {
                sheets.push((name, rel.target.clone()));
            }
        }
        let styles = rels.of("styles").next().map(|rel| rel.target.clone());
        Ok(Self { part, rels, sheets, styles })
    }
}

fn saved_by_libreoffice(package: &mut Package<'_>) -> Result<bool, MarkError> {
    Ok(package.text("docProps/app.xml")?.is_some_and(|app| app.contains("LibreOffice")))
}

/// The work on one workbook.
struct Marker<'p> {
    package: Package<'p>,
    styles: Styles,
    types: Types,
}

impl Marker<'_> {
    fn sheet(&mut self, part: &str, found: &[Found<'_>]) -> Result<(), MarkError> {
        let mut rels = Rels::read(&mut self.package, part)?;
        let comments_part = rels.of("comments").next().map(|rel| rel.target.clone());
        let comments = match &comments_part {
            Some(part) => self.package.text(part)?,
            None => None,
        };
        let had_ours = comments.as_deref().is_some_and(comments::has_ours);
        if found.is_empty() && !had_ours && !self.styles.has_marks() {
            return Ok(());
        }
        let drawing = match rels.of("vmlDrawing").next() {
            Some(_) => self.package.ask(part, |input| sheet::drawing(input))?,
            None => None,
        };
        let drawing_part = drawing.and_then(|id| rels.target(&id).map(str::to_owned));
        let drawing_text = match &drawing_part {
            Some(part) => self.package.text(part)?,
            None => None,
        };

        let mut marks = Marks::new();
        for one in found {
            let severity = marks.entry(one.row).or_default().entry(one.column).or_insert(one.finding.severity);
            *severity = (*severity).min(one.finding.severity);
        }
        // Which notes will be left is only known when the rows have been seen, but whether any will is known now.
        let draft = comments::patch(comments.as_deref(), notes(found, &BTreeMap::new()))?;
        let (number, link) = if draft.text.is_none() {
            let keeps_shapes = vml::patch(drawing_text.as_deref(), 1, &BTreeMap::new(), &draft.removed).is_some();
            (1, if keeps_shapes || drawing_part.is_none() { Link::Keep } else { Link::Drop })
        } else if drawing_part.is_some() || found.is_empty() {
            (1, Link::Keep)
        } else {
            let number = self.free("xl/drawings/vmlDrawing", ".vml");
            let target = format!("xl/drawings/vmlDrawing{number}.vml");
            (number, Link::Add(rels.add("vmlDrawing", &target)))
        };
        let styles = &mut self.styles;
        let rows = self.package.rewrite(part, |input, output| sheet::patch(input, output, &marks, &link, styles))?;

        let notes = notes(found, &rows);
        let patched = comments::patch(comments.as_deref(), notes.clone())?;
        self.comments(&mut rels, comments_part, comments.is_some(), patched.text.as_deref())?;
        if drawing_part.is_some() || matches!(link, Link::Add(_)) {
            // A workbook may have notes and no drawing of them; where we begin one, all of ours get their boxes.
            let boxes = if drawing_part.is_some() { &patched.added } else { &notes };
            let text = vml::patch(drawing_text.as_deref(), number, boxes, &patched.removed);
            self.drawing(&mut rels, drawing_part, number, text.as_deref())?;
        }
        rels.write(&mut self.package)
    }

    fn comments(
        &mut self,
        rels: &mut Rels,
        part: Option<String>,
        had: bool,
        text: Option<&str>,
    ) -> Result<(), MarkError> {
        const MEDIA: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
        match (text, part) {
            (Some(text), Some(part)) => self.package.write(&part, text),
            (Some(text), None) => {
                let part = format!("xl/comments{}.xml", self.free("xl/comments", ".xml"));
                rels.add("comments", &part);
                self.types.added.insert(part.clone(), MEDIA);
                self.package.write(&part, text)
            }
            (None, Some(part)) if had => {
                rels.drop(&part);
                self.package.remove(&part);
                self.types.removed.insert(part);
                Ok(())
            }
            (None, _) => Ok(()),
        }
    }

    fn drawing(
        &mut self,
        rels: &mut Rels,
        part: Option<String>,
        number: usize,
        text: Option<&str>,
    ) -> Result<(), MarkError> {
        match (text, part) {
            (Some(text), part) => {
                self.types.drawings = true;
                self.package.write(&part.unwrap_or_else(|| format!("xl/drawings/vmlDrawing{number}.vml")), text)
            }
            (None, Some(part)) => {
                rels.drop(&part);
                self.package.remove(&part);
                self.types.removed.insert(part);
                Ok(())
            }
            (None, None) => Ok(()),
        }
    }

    /// The first number that no part of this name has.
    fn free(&self, before: &str, after: &str) -> usize {
        (1..=usize::MAX).find(|n| !self.package.has(&format!("{before}{n}{after}"))).expect("a package has fewer parts")
    }

    fn finish(mut self, mut book: Book) -> Result<Option<Vec<u8>>, MarkError> {
        const MEDIA: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";
        if let Some(text) = self.styles.changed() {
            let part = book.styles.unwrap_or_else(|| {
                let folder = book.part.rsplit_once('/').map_or("xl", |(folder, _)| folder);
                let part = format!("{folder}/styles.xml");
                book.rels.add("styles", &part);
                self.types.added.insert(part.clone(), MEDIA);
                part
            });
            self.package.write(&part, &text)?;
            book.rels.write(&mut self.package)?;
        }
        self.types.write(&mut self.package)?;
        self.package.finish()
    }
}

/// What is to be noted at each cell: all findings in it, the gravest first. `rows` says which column stands for a row.
fn notes(found: &[Found<'_>], rows: &BTreeMap<u32, u32>) -> BTreeMap<(u32, u32), String> {
    let mut sorted = found.to_vec();
    sorted.sort_by_key(|one| one.finding.severity);
    let mut notes: BTreeMap<(u32, u32), String> = BTreeMap::new();
    for one in sorted {
        let column = if one.column == 0 { rows.get(&one.row).copied().unwrap_or(1) } else { one.column };
        let note = notes.entry((one.row, column)).or_default();
        if !note.is_empty() {
            note.push('\n');
        }
        note.push_str(&words(one.finding));
    }
    notes
}

/// `F17` of a row and a column.
fn cell(row: u32, column: u32) -> String {
    let at = CellRef { file: "".into(), sheet: "".into(), row, column };
    at.cell()
}

/// Row and column of `F17`.
fn place(at: &str) -> Option<(u32, u32)> {
    let digits = at.find(|c: char| c.is_ascii_digit())?;
    let letters = at[..digits].bytes().try_fold(0_u32, |column, letter| {
        letter
            .is_ascii_alphabetic()
            .then(|| column.checked_mul(26)?.checked_add(u32::from(letter.to_ascii_uppercase() - b'A') + 1))?
    })?;
    Some((at[digits..].parse().ok()?, letters))
}
