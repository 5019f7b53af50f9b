//! Patching: somebody's own workbook with some cells coloured, noted or filled, and everything else as it was.
//!
//! Only the parts that must change are patched, event by event; all others are copied as the bytes they are. A mark is a
//! fill on top of the cell's own format and a note signed 台账; patching again replaces marks and notes of before.

mod comments;
mod formulas;
mod sheet;
mod styles;
mod vml;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use quick_xml::events::{BytesStart, Event};
use rust_decimal::Decimal;
use taizhang_core::base::{CellRef, Severity};
use taizhang_package::{Package, PackageError, Rels, Types, xml};

use self::sheet::Link;
use self::styles::Styles;
use crate::read::cell::{next_column, next_row};

/// What is to stand in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Put {
    /// A number. Under a format of percents it is shown as it is: 50 as 50%.
    Number(Decimal),
    /// So many %: as a part of a hundred where the cell's format shows percents, else in words, or where there are none as
    /// the bare number.
    Percent(Decimal, Option<String>),
    /// Words.
    Words(String),
    /// A day: as a day where the cell's format shows one, else in words.
    Day(Date, String),
}

/// What is to happen to a cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Edit {
    /// What is noted at it, the gravest first once written.
    pub(crate) notes: Vec<(Severity, String)>,
    /// Whether it is coloured, by the gravest of its notes.
    pub(crate) is_marked: bool,
    /// What is to stand in it.
    pub(crate) put: Option<Put>,
}

impl Edit {
    /// The colour it gets.
    fn paint(&self) -> Option<Severity> {
        if self.is_marked { self.notes.iter().map(|(severity, _)| *severity).min() } else { None }
    }
}

/// Row, column (0: the row as such), what is to happen.
pub(crate) type Edits = BTreeMap<u32, BTreeMap<u32, Edit>>;

/// The workbook with the cells of its sheets, called by their names, changed.
///
/// # Errors
/// When `xlsx` is no workbook that can be opened.
pub(crate) fn patch(xlsx: &[u8], edits: &BTreeMap<&str, Edits>) -> Result<Vec<u8>, PackageError> {
    let mut package = Package::open(xlsx)?;
    let book = Book::read(&mut package)?;
    let styles = match &book.styles {
        Some(part) => package.text(part)?,
        None => None,
    };
    let stale = stale(&mut package, &book, edits)?;
    let mut patcher = Patcher {
        styles: Styles::read(styles, !saved_by_libreoffice(&mut package)?)?,
        types: Types::default(),
        package,
        is_stale: stale.iter().any(|stale| !stale.is_empty()),
    };
    let none = Edits::new();
    for ((name, part), stale) in book.sheets.iter().zip(&stale) {
        patcher.sheet(part, edits.get(name.as_str()).unwrap_or(&none), stale)?;
    }
    Ok(patcher.finish(book)?.unwrap_or_else(|| xlsx.to_vec()))
}

/// The cells of each sheet whose formulas look at a cell that gets a value.
fn stale(
    package: &mut Package<'_>,
    book: &Book,
    edits: &BTreeMap<&str, Edits>,
) -> Result<Vec<BTreeSet<(u32, u32)>>, PackageError> {
    let puts = edits.values().flat_map(BTreeMap::values).flat_map(BTreeMap::values).any(|edit| edit.put.is_some());
    if !puts {
        return Ok(vec![BTreeSet::new(); book.sheets.len()]);
    }
    let mut all = Vec::new();
    for (at, (name, part)) in book.sheets.iter().enumerate() {
        all.extend(package.ask(part, |input| formulas::of_sheet(input, at, name))?);
    }
    let none = Edits::new();
    let names: Vec<&str> = book.sheets.iter().map(|(name, _)| name.as_str()).collect();
    let edits: Vec<&Edits> = names.iter().map(|name| edits.get(name).unwrap_or(&none)).collect();
    Ok(formulas::stale(&names, &all, &edits))
}

/// The sheets of a workbook, each with its part.
///
/// # Errors
/// When a part that every workbook has cannot be read.
pub(crate) fn parts(package: &mut Package<'_>) -> Result<Vec<(String, String)>, PackageError> {
    Ok(Book::read(package)?.sheets)
}

/// The names of the sheets of a workbook, in their order.
///
/// # Errors
/// When `xlsx` is no workbook that can be opened.
pub(crate) fn sheets(xlsx: &[u8]) -> Result<Vec<String>, PackageError> {
    let book = Book::read(&mut Package::open(xlsx)?)?;
    Ok(book.sheets.into_iter().map(|(name, _)| name).collect())
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
    fn read(package: &mut Package<'_>) -> Result<Self, PackageError> {
        let root = Rels::read(package, "")?;
        let part = root.of("officeDocument").next().map_or("xl/workbook.xml", |rel| &rel.target).to_owned();
        let text = package.text(&part)?.ok_or_else(|| PackageError::Missing(part.clone()))?;
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

fn saved_by_libreoffice(package: &mut Package<'_>) -> Result<bool, PackageError> {
    Ok(package.text("docProps/app.xml")?.is_some_and(|app| app.contains("LibreOffice")))
}

/// The work on one workbook.
struct Patcher<'p> {
    package: Package<'p>,
    styles: Styles,
    types: Types,
    /// Whether the value of a formula is taken away.
    is_stale: bool,
}

impl Patcher<'_> {
    fn sheet(&mut self, part: &str, edits: &Edits, stale: &BTreeSet<(u32, u32)>) -> Result<(), PackageError> {
        let mut rels = Rels::read(&mut self.package, part)?;
        let comments_part = rels.of("comments").next().map(|rel| rel.target.clone());
        let comments = match &comments_part {
            Some(part) => self.package.text(part)?,
            None => None,
        };
        let had_ours = comments.as_deref().is_some_and(comments::has_ours);
        if edits.is_empty() && !had_ours && !self.styles.has_marks() && stale.is_empty() {
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

        // Which notes will be left is only known when the rows have been seen, but whether any will is known now.
        let draft = comments::patch(comments.as_deref(), notes(edits, &BTreeMap::new()))?;
        let (number, link) = if draft.text.is_none() {
            let keeps_shapes = vml::patch(drawing_text.as_deref(), 1, &BTreeMap::new(), &draft.removed).is_some();
            (1, if keeps_shapes || drawing_part.is_none() { Link::Keep } else { Link::Drop })
        } else if drawing_part.is_some() || draft.added.is_empty() {
            (1, Link::Keep)
        } else {
            let number = self.free("xl/drawings/vmlDrawing", ".vml");
            let target = format!("xl/drawings/vmlDrawing{number}.vml");
            (number, Link::Add(rels.add("vmlDrawing", &target)))
        };
        let (styles, work) = (&mut self.styles, sheet::Work { edits, link: &link, stale });
        let rows = self.package.rewrite(part, |input, output| sheet::patch(input, output, &work, styles))?;

        let notes = notes(edits, &rows);
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
    ) -> Result<(), PackageError> {
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
    ) -> Result<(), PackageError> {
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

    fn finish(mut self, mut book: Book) -> Result<Option<Vec<u8>>, PackageError> {
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
        if self.is_stale
            && let Some(text) = self.package.text(&book.part)?
            && let Some(text) = computed_on_load(&text)?
        {
            self.package.write(&book.part, &text)?;
        }
        self.types.write(&mut self.package)?;
        self.package.finish()
    }
}

/// The workbook's own part, asking for its formulas to be computed when it is opened.
fn computed_on_load(text: &str) -> Result<Option<String>, quick_xml::Error> {
    let pieces = xml::pieces(text)?;
    let mut after = None;
    for (index, piece) in pieces.iter().enumerate() {
        if let Some((tag, empty)) = xml::opens(&piece.event, "calcPr") {
            let tag = xml::with_attr(tag, "fullCalcOnLoad", Some("1"));
            return Ok(Some(xml::spliced(text, vec![(piece.span.clone(), xml::tag_text(&tag, empty))])));
        }
        for section in ["sheets", "functionGroups", "externalReferences", "definedNames"] {
            if let Some((tag, _)) = xml::opens(&piece.event, section) {
                after = Some((pieces[xml::element(&pieces, index).end - 1].span.end, xml::prefix(tag)));
            }
        }
    }
    let put = |(at, prefix): (usize, String)| {
        xml::spliced(text, vec![(at..at, format!(r#"<{prefix}calcPr fullCalcOnLoad="1"/>"#))])
    };
    Ok(after.map(put))
}

/// What is to be noted at each cell: all its notes, the gravest first. `rows` says which column stands for a row.
fn notes(edits: &Edits, rows: &BTreeMap<u32, u32>) -> BTreeMap<(u32, u32), String> {
    let mut all: BTreeMap<(u32, u32), Vec<&(Severity, String)>> = BTreeMap::new();
    for (row, cells) in edits {
        for (column, edit) in cells.iter().filter(|(_, edit)| !edit.notes.is_empty()) {
            let column = if *column == 0 { rows.get(row).copied().unwrap_or(1) } else { *column };
            all.entry((*row, column)).or_default().extend(&edit.notes);
        }
    }
    let joined = |mut notes: Vec<&(Severity, String)>| {
        notes.sort_by_key(|(severity, _)| *severity);
        let lines = notes.into_iter().map(|(_, note)| note.chars().filter(|c| !c.is_control() || *c == '\n'));
        lines.map(String::from_iter).collect::<Vec<String>>().join("\n")
    };
    all.into_iter().map(|(at, notes)| (at, joined(notes))).collect()
}

/// `F17` of a row and a column.
pub(crate) fn cell(row: u32, column: u32) -> String {
    let at = CellRef { file: "".into(), sheet: "".into(), row, column };
    at.cell()
}

/// The row that a tag begins, behind the last.
fn row_of(tag: &BytesStart<'_>, last: u32) -> u32 {
    next_row(xml::number(tag, "r"), last)
}

/// The column of the cell that a tag begins, behind the last.
fn column_of(tag: &BytesStart<'_>, last: u32) -> u32 {
    next_column(xml::attr(tag, "r").as_deref().map(str::as_bytes), last)
}

/// Where the rows and cells of a sheet's part stand, one after the other.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Spot {
    row: u32,
    column: u32,
}

impl Spot {
    /// Goes on to the row or the cell that the event begins; false where it begins neither.
    pub(crate) fn follow(&mut self, event: &Event<'_>) -> bool {
        if let Some((tag, _)) = xml::opens(event, "row") {
            *self = Self { row: row_of(tag, self.row), column: 0 };
        } else if let Some((tag, _)) = xml::opens(event, "c") {
            self.column = column_of(tag, self.column);
        } else {
            return false;
        }
        true
    }

    /// Row and column, from 1.
    pub(crate) fn at(self) -> (u32, u32) {
        (self.row, self.column)
    }
}

/// Row and column of `F17`.
pub(crate) fn place(at: &str) -> Option<(u32, u32)> {
    CellRef::reference(at.as_bytes()).map(|(column, row)| (row, column))
}
