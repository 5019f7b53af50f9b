//! The sheet part, event by event: cells get another format or value, missing cells and rows are put in where they belong.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, Write};

use jiff::civil::Date;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};
use quick_xml::{Reader, Writer};
use rust_decimal::Decimal;
use taizhang_package::{PackageError, xml};

use super::styles::{Form, Styles};
use super::{Edit, Edits, Put, Spot, column_of, row_of};

/// What is to happen to a sheet.
pub(super) struct Work<'a> {
    pub(super) edits: &'a Edits,
    pub(super) link: &'a Link,
    /// The cells whose formulas look at what changes.
    pub(super) stale: &'a BTreeSet<(u32, u32)>,
}

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

/// Copies the sheet from `input` to `output` with its cells changed and earlier marks taken off.
/// Says which column stands for each row that was marked as such.
pub(super) fn patch(
    input: impl BufRead,
    output: impl Write,
    work: &Work<'_>,
    styles: &mut Styles,
) -> Result<BTreeMap<u32, u32>, PackageError> {
    let link = work.link;
    let mut reader = Reader::from_reader(input);
    let mut patcher = Patcher {
        out: Writer::new(output),
        edits: work.edits,
        next: 0,
        link: Some(link),
        takes_off: styles.has_marks(),
        styles,
        columns: Vec::new(),
        row: 0,
        formulas: Formulas { stale: work.stale, spot: Spot::default(), is_stale: false, in_value: false },
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
fn rest_of_row(reader: &mut Reader<impl BufRead>, buffer: &mut Vec<u8>) -> Result<Vec<Event<'static>>, PackageError> {
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
    edits: &'a Edits,
    /// The first row whose edits are not yet written.
    next: u32,
    link: Option<&'a Link>,
    takes_off: bool,
    styles: &'a mut Styles,
    /// Formats of whole columns: first, last, format.
    columns: Vec<(u32, u32, u32)>,
    row: u32,
    formulas: Formulas<'a>,
    rows: BTreeMap<u32, u32>,
}

impl<W: Write> Patcher<'_, W> {
    /// Whether the row is to be changed.
    fn wants(&self, tag: &BytesStart<'_>) -> bool {
        self.edits.contains_key(&row_of(tag, self.row))
    }

    fn pass(&mut self, event: Event<'_>, depth: u32) -> Result<(), PackageError> {
        match &event {
            Event::Start(tag) | Event::Empty(tag) => {
                let empty = matches!(event, Event::Empty(_));
                match tag.local_name().into_inner() {
                    "col" => self.column(tag),
                    "row" => {
                        let row = row_of(tag, self.row);
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
                    "sheetData" if empty && !self.edits.is_empty() => {
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

    fn write(&mut self, event: Event<'_>) -> Result<(), PackageError> {
        if self.formulas.keeps(&event) {
            self.out.write_event(event)?;
        }
        Ok(())
    }

    fn column(&mut self, tag: &BytesStart<'_>) {
        if let (Some(min), Some(max), Some(style)) =
            (xml::number(tag, "min"), xml::number(tag, "max"), xml::number(tag, "style"))
        {
            self.columns.push((min, max, style));
        }
    }

    fn write_link(&mut self, prefix: &str) -> Result<(), PackageError> {
        if let Some(Link::Add(id)) = self.link.take() {
            let tag = BytesStart::new(format!("{prefix}legacyDrawing"))
                .with_attributes([("xmlns:r", RELATIONSHIPS), ("r:id", id.as_str())]);
            self.write(Event::Empty(tag))?;
        }
        Ok(())
    }

    /// Writes the rows before `before` that are to be changed and do not exist.
    fn missing_rows(&mut self, before: u32, prefix: &str) -> Result<(), PackageError> {
        let edits = self.edits;
        for (row, _) in edits.range(self.next..before.max(self.next)) {
            let tag = BytesStart::new(format!("{prefix}row")).with_attributes([("r", row.to_string().as_str())]);
            self.write_row(*row, &tag, Vec::new())?;
        }
        self.next = self.next.max(before);
        Ok(())
    }

    fn row(&mut self, tag: &BytesStart<'static>, body: Vec<Event<'static>>) -> Result<(), PackageError> {
        let row = row_of(tag, self.row);
        self.missing_rows(row, &xml::prefix(tag))?;
        self.next = row.saturating_add(1);
        self.row = row;
        self.write_row(row, tag, cells(body))
    }

    fn write_row(&mut self, row: u32, tag: &BytesStart<'static>, mut cells: Vec<Cell>) -> Result<(), PackageError> {
        let mut edits = self.edits[&row].clone();
        if let Some(of_row) = edits.remove(&0) {
            let column = cells.iter().find(|cell| cell.is_used()).and_then(|cell| cell.column).unwrap_or(1);
            self.rows.insert(row, column);
            let here = edits.entry(column).or_default();
            here.is_marked |= of_row.is_marked;
            here.notes.extend(of_row.notes);
        }
        for cell in &mut cells {
            if let Some(column) = cell.column {
                self.dress(cell, edits.remove(&column));
            }
        }
        let widened = !edits.is_empty();
        for (column, edit) in edits {
            let at = cells.iter().position(|cell| cell.column.is_some_and(|other| other > column));
            let cell = self.fresh_cell(row, column, tag, &edit);
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

    /// Gives the cell its mark, or takes an earlier one off; puts into it what is to stand there.
    fn dress(&mut self, cell: &mut Cell, edit: Option<Edit>) {
        let (Event::Start(tag) | Event::Empty(tag)) = &mut cell.events[0] else { return };
        let format = xml::number(tag, "s").unwrap_or(0);
        let wanted = match edit.as_ref().and_then(Edit::paint) {
            Some(severity) => self.styles.marked(format, severity),
            None if self.takes_off => self.styles.restored(format),
            None => format,
        };
        if wanted != format {
            *tag = with_format(tag, wanted);
        }
        if let Some(put) = edit.and_then(|edit| edit.put) {
            cell.events = filled(tag, &put, self.styles.form(wanted));
        }
    }

    /// A blank cell looks like the row or column it is put in, and is changed.
    fn fresh_cell(&mut self, row: u32, column: u32, tag: &BytesStart<'_>, edit: &Edit) -> Cell {
        let of_row =
            matches!(xml::attr(tag, "customFormat").as_deref(), Some("1" | "true")).then(|| xml::number(tag, "s"));
        let of_column =
            self.columns.iter().find(|(min, max, _)| (*min..=*max).contains(&column)).map(|(_, _, style)| *style);
        let format = of_row.flatten().or(of_column).unwrap_or(0);
        let wanted = edit.paint().map_or(format, |severity| self.styles.marked(format, severity));
        let (name, at) = (format!("{}c", xml::prefix(tag)), super::cell(row, column));
        let tag = BytesStart::new(name).with_attributes([("r", at.as_str()), ("s", wanted.to_string().as_str())]);
        let events = match &edit.put {
            Some(put) => filled(&tag, put, self.styles.form(wanted)),
            None => vec![Event::Empty(tag)],
        };
        Cell { column: Some(column), events }
    }
}

/// The events of the cell with something else in it. A formula that stood there goes.
fn filled(tag: &BytesStart<'_>, put: &Put, form: Form) -> Vec<Event<'static>> {
    let p = xml::prefix(tag);
    let (sort, text) = match put {
        Put::Number(number) if form == Form::Percent => (None, (number / Decimal::ONE_HUNDRED).normalize().to_string()),
        Put::Percent(number, _) if form == Form::Percent => {
            (None, (number / Decimal::ONE_HUNDRED).normalize().to_string())
        }
        Put::Number(number) | Put::Percent(number, None) => (None, number.normalize().to_string()),
        Put::Day(day, _) if matches!(form, Form::Day | Form::Month) => (None, serial(*day).to_string()),
        Put::Words(words) | Put::Day(_, words) | Put::Percent(_, Some(words)) => {
            let kept = words.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t'));
            (Some("inlineStr"), kept.collect())
        }
    };
    let tag = xml::with_attr(tag, "t", sort);
    let end = tag.to_end().into_owned();
    let (outer, inner) = (BytesStart::new(format!("{p}is")), BytesStart::new(format!("{p}t")));
    let mut events = vec![Event::Start(tag)];
    if sort.is_some() {
        events.push(Event::Start(outer));
        events.push(Event::Start(inner.with_attributes([("xml:space", "preserve")])));
        events.push(Event::Text(BytesText::new(&text).into_owned()));
        events.push(Event::End(BytesEnd::new(format!("{p}t"))));
        events.push(Event::End(BytesEnd::new(format!("{p}is"))));
    } else {
        events.push(Event::Start(BytesStart::new(format!("{p}v"))));
        events.push(Event::Text(BytesText::new(&text).into_owned()));
        events.push(Event::End(BytesEnd::new(format!("{p}v"))));
    }
    events.push(Event::End(end));
    events
}

/// The day as Excel counts it.
fn serial(day: Date) -> i64 {
    let since = day.duration_since(Date::constant(1899, 12, 30));
    since.as_hours() / 24
}

/// What a formula said before a cell it looks at changed goes, and is computed anew.
struct Formulas<'a> {
    stale: &'a BTreeSet<(u32, u32)>,
    spot: Spot,
    /// Whether the cell that is open is such a formula's.
    is_stale: bool,
    in_value: bool,
}

impl Formulas<'_> {
    /// Whether the event is kept.
    fn keeps(&mut self, event: &Event<'_>) -> bool {
        if self.stale.is_empty() {
            return true;
        }
        if self.spot.follow(event) {
            self.is_stale = self.stale.contains(&self.spot.at());
        } else if self.is_stale && xml::opens(event, "v").is_some() {
            self.in_value = matches!(event, Event::Start(_));
            return false;
        } else if self.in_value {
            self.in_value = !xml::closes(event, "v");
            return false;
        }
        true
    }
}

/// The events of a row, cell by cell.
fn cells(body: Vec<Event<'static>>) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    let (mut last, mut open) = (0, false);
    for event in body {
        match &event {
            Event::Start(tag) | Event::Empty(tag) if is(tag, "c") => {
                last = column_of(tag, last);
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
