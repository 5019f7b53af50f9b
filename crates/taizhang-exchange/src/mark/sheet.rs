//! The sheet part, event by event: cells get another format, missing cells and rows are put in where they belong.

use std::collections::BTreeMap;
use std::io::{BufRead, Write};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, Writer};
use taizhang_core::base::Severity;

use super::MarkError;
use super::styles::Styles;
use taizhang_package::xml;

/// The marks of a sheet: row, column (0: the row as such), how grave.
pub(super) type Marks = BTreeMap<u32, BTreeMap<u32, Severity>>;

/// What is to happen to the sheet's link to its drawing of notes.
pub(super) enum Link {
    Keep,
    Add(String),
    Drop,
}

/// The elements that must stand after `legacyDrawing`.
const AFTER: &[&str] = &[
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
    "AlternateContent",
];

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The relationship that the sheet's drawing of notes has, where it has one.
pub(super) fn drawing(input: impl BufRead) -> Result<Option<String>, quick_xml::Error> {
    let mut reader = Reader::from_reader(input);
    let mut buffer = Vec::new();
    loop {
        let event = reader.read_event_into(&mut buffer)?;
        if let Some((tag, _)) = xml::opens(&event, "legacyDrawing") {
            return Ok(xml::attr(tag, "id"));
        }
        if matches!(event, Event::Eof) {
            return Ok(None);
        }
        buffer.clear();
    }
}

/// Copies the sheet from `input` to `output` with its cells marked and earlier marks taken off.
/// Says which column stands for each row that was marked as such.
pub(super) fn patch(
    input: impl BufRead,
    output: impl Write,
    marks: &Marks,
    link: &Link,
    styles: &mut Styles,
) -> Result<BTreeMap<u32, u32>, MarkError> {
    let mut reader = Reader::from_reader(input);
    let mut patcher = Patcher {
        out: Writer::new(output),
        marks,
        next: 0,
        link: Some(link),
        takes_off: styles.has_marks(),
        styles,
        columns: Vec::new(),
        row: 0,
        rows: BTreeMap::new(),
    };
    let (mut buffer, mut depth, mut skipping) = (Vec::new(), 0_u32, false);
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer)?;
        match &event {
            Event::Eof => return Ok(patcher.rows),
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        // The link itself, at the level below the root, is the one thing that may be left out.
        if matches!(link, Link::Drop) && (skipping || xml::opens(&event, "legacyDrawing").is_some()) {
            skipping = matches!(event, Event::Start(_)) || (skipping && !xml::closes(&event, "legacyDrawing"));
            continue;
        }
        match &event {
            Event::Start(tag) if is(tag, "row") && patcher.wants(tag) => {
                let start = tag.to_owned();
                let body = rest_of_row(&mut reader, &mut buffer)?;
                depth -= 1;
                patcher.row(&start, body)?;
            }
            Event::Empty(tag) if is(tag, "row") && patcher.wants(tag) => {
                let start = tag.to_owned();
                patcher.row(&start, Vec::new())?;
            }
            _ => patcher.pass(event, depth)?,
        }
    }
}

fn is(tag: &BytesStart<'_>, local: &str) -> bool {
    tag.local_name().into_inner() == local
}

/// The cell's tag with another format; the first one goes without saying.
fn with_format(tag: &BytesStart<'_>, format: u32) -> BytesStart<'static> {
    let number = format.to_string();
    xml::with_attr(tag, "s", (format > 0).then_some(number.as_str()))
}

/// The events between a row's tags.
fn rest_of_row(reader: &mut Reader<impl BufRead>, buffer: &mut Vec<u8>) -> Result<Vec<Event<'static>>, MarkError> {
    let mut body = Vec::new();
    loop {
        buffer.clear();
        let event = reader.read_event_into(buffer)?;
        if xml::closes(&event, "row") || matches!(event, Event::Eof) {
            return Ok(body);
        }
        body.push(event.into_owned());
    }
}

/// One cell of a row with all its events, or what stands between cells.
struct Cell {
    column: Option<u32>,
    events: Vec<Event<'static>>,
}

impl Cell {
    /// Whether something stands in it: a blank one is a single empty element.
    fn is_used(&self) -> bool {
        self.column.is_some() && self.events.len() > 1
    }
}

struct Patcher<'a, W: Write> {
    out: Writer<W>,
    marks: &'a Marks,
    /// The first row whose marks are not yet written.
    next: u32,
    link: Option<&'a Link>,
    takes_off: bool,
    styles: &'a mut Styles,
    /// Formats of whole columns: first, last, format.
    columns: Vec<(u32, u32, u32)>,
    row: u32,
    rows: BTreeMap<u32, u32>,
}

impl<W: Write> Patcher<'_, W> {
    /// Whether the row has marks.
    fn wants(&self, tag: &BytesStart<'_>) -> bool {
        self.marks.contains_key(&xml::number(tag, "r").unwrap_or(self.row + 1))
    }

    fn pass(&mut self, event: Event<'_>, depth: u32) -> Result<(), MarkError> {
        match &event {
            Event::Start(tag) | Event::Empty(tag) => {
                let empty = matches!(event, Event::Empty(_));
                match tag.local_name().into_inner() {
                    "col" => self.column(tag),
                    "row" => {
                        let row = xml::number(tag, "r").unwrap_or(self.row + 1);
                        self.missing_rows(row, &xml::prefix(tag))?;
                        self.row = row;
                    }
                    "c" if self.takes_off => {
                        let format = xml::number(tag, "s").unwrap_or(0);
                        let restored = self.styles.restored(format);
                        if restored != format {
                            let tag = with_format(tag, restored);
                            return self.write(if empty { Event::Empty(tag) } else { Event::Start(tag) });
                        }
                    }
                    "sheetData" if empty && !self.marks.is_empty() => {
                        let (tag, end) = (tag.to_owned(), tag.to_end().into_owned());
                        self.write(Event::Start(tag.borrow()))?;
                        self.missing_rows(u32::MAX, &xml::prefix(&tag))?;
                        return self.write(Event::End(end));
                    }
                    after if depth == 1 + u32::from(!empty) && AFTER.contains(&after) => {
                        // A wrapped element has a prefix of its own; ours has the sheet's.
                        self.write_link(&if after == "AlternateContent" { String::new() } else { xml::prefix(tag) })?;
                    }
                    _ => {}
                }
            }
            Event::End(tag) => {
                let prefix = tag.name().prefix().map(|prefix| format!("{}:", prefix.into_inner())).unwrap_or_default();
                match tag.local_name().into_inner() {
                    "sheetData" => self.missing_rows(u32::MAX, &prefix)?,
                    "worksheet" => self.write_link(&prefix)?,
                    _ => {}
                }
            }
            _ => {}
        }
        self.write(event)
    }

    fn write(&mut self, event: Event<'_>) -> Result<(), MarkError> {
        Ok(self.out.write_event(event)?)
    }

    fn column(&mut self, tag: &BytesStart<'_>) {
        if let (Some(min), Some(max), Some(style)) =
            (xml::number(tag, "min"), xml::number(tag, "max"), xml::number(tag, "style"))
        {
            self.columns.push((min, max, style));
        }
    }

    fn write_link(&mut self, prefix: &str) -> Result<(), MarkError> {
        if let Some(Link::Add(id)) = self.link.take() {
            let tag = BytesStart::new(format!("{prefix}legacyDrawing"))
                .with_attributes([("xmlns:r", RELATIONSHIPS), ("r:id", id.as_str())]);
            self.write(Event::Empty(tag))?;
        }
        Ok(())
    }

    /// Writes the rows before `before` that have marks and do not exist.
    fn missing_rows(&mut self, before: u32, prefix: &str) -> Result<(), MarkError> {
        let marks = self.marks;
        for (row, _) in marks.range(self.next..before) {
            let tag = BytesStart::new(format!("{prefix}row")).with_attributes([("r", row.to_string().as_str())]);
            self.write_row(*row, &tag, Vec::new())?;
        }
        self.next = self.next.max(before);
        Ok(())
    }

    fn row(&mut self, tag: &BytesStart<'static>, body: Vec<Event<'static>>) -> Result<(), MarkError> {
        let row = xml::number(tag, "r").unwrap_or(self.row + 1);
        self.missing_rows(row, &xml::prefix(tag))?;
        self.next = row.saturating_add(1);
        self.row = row;
        self.write_row(row, tag, cells(body))
    }

    fn write_row(&mut self, row: u32, tag: &BytesStart<'static>, mut cells: Vec<Cell>) -> Result<(), MarkError> {
        let mut marks = self.marks[&row].clone();
        if let Some(severity) = marks.remove(&0) {
            let column = cells.iter().find(|cell| cell.is_used()).and_then(|cell| cell.column).unwrap_or(1);
            self.rows.insert(row, column);
            let here = marks.entry(column).or_insert(severity);
            *here = (*here).min(severity);
        }
        for cell in &mut cells {
            if let Some(column) = cell.column {
                self.dress(cell, marks.remove(&column));
            }
        }
        let widened = !marks.is_empty();
        for (column, severity) in marks {
            let at = cells.iter().position(|cell| cell.column.is_some_and(|other| other > column));
            let cell = self.fresh_cell(row, column, tag, severity);
            cells.insert(at.unwrap_or(cells.len()), cell);
        }
        // `spans` is a hint for readers in a hurry: better none than a wrong one.
        let tag =
            if widened && xml::attr(tag, "spans").is_some() { xml::with_attr(tag, "spans", None) } else { tag.clone() };
        let end = tag.to_end().into_owned();
        self.write(Event::Start(tag))?;
        for event in cells.into_iter().flat_map(|cell| cell.events) {
            self.write(event)?;
        }
        self.write(Event::End(end))
    }

    /// Gives the cell its mark, or takes an earlier one off.
    fn dress(&mut self, cell: &mut Cell, mark: Option<Severity>) {
        let (Event::Start(tag) | Event::Empty(tag)) = &mut cell.events[0] else { return };
        let format = xml::number(tag, "s").unwrap_or(0);
        let wanted = match mark {
            Some(severity) => self.styles.marked(format, severity),
            None if self.takes_off => self.styles.restored(format),
            None => format,
        };
        if wanted != format {
            *tag = with_format(tag, wanted);
        }
    }

    /// A blank cell looks like the row or column it is put in, and is marked.
    fn fresh_cell(&mut self, row: u32, column: u32, tag: &BytesStart<'_>, severity: Severity) -> Cell {
        let of_row =
            matches!(xml::attr(tag, "customFormat").as_deref(), Some("1" | "true")).then(|| xml::number(tag, "s"));
        let of_column =
            self.columns.iter().find(|(min, max, _)| (*min..=*max).contains(&column)).map(|(_, _, style)| *style);
        let format = of_row.flatten().or(of_column).unwrap_or(0);
        let marked = self.styles.marked(format, severity).to_string();
        let (name, at) = (format!("{}c", xml::prefix(tag)), super::cell(row, column));
        let tag = BytesStart::new(name).with_attributes([("r", at.as_str()), ("s", marked.as_str())]);
        Cell { column: Some(column), events: vec![Event::Empty(tag)] }
    }
}

/// The events of a row, cell by cell.
fn cells(body: Vec<Event<'static>>) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    let (mut last, mut open) = (0, false);
    for event in body {
        match &event {
            Event::Start(tag) | Event::Empty(tag) if is(tag, "c") => {
                last = xml::attr(tag, "r").and_then(|at| super::place(&at)).map_or(last + 1, |(_, column)| column);
                open = matches!(event, Event::Start(_));
                cells.push(Cell { column: Some(last), events: vec![event] });
            }
            _ if open => {
                open = !xml::closes(&event, "c");
                cells.last_mut().expect("a cell is open").events.push(event);
            }
            _ => cells.push(Cell { column: None, events: vec![event] }),
        }
    }
    cells
}
