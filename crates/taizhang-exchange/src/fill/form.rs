//! A form as a grid: what stands where, what is merged, what is computed, and what is drawn as a cell to be filled.

use std::collections::{BTreeMap, BTreeSet};
use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::Event;
use rust_decimal::Decimal;
use taizhang_package::{Package, PackageError, xml};

use crate::Source;
use crate::patch::Spot;
use crate::read::cell::{Cell, Merged};

/// A place: row and column, from 1.
pub(super) type At = (u32, u32);

/// A sheet.
#[derive(Debug)]
pub(super) struct Grid {
    pub(super) name: String,
    texts: BTreeMap<At, String>,
    numbers: BTreeMap<At, Decimal>,
    merged: Vec<Merged>,
    /// Cells with a format of their own.
    drawn: BTreeSet<At>,
    /// Cells with a formula.
    formulas: BTreeSet<At>,
    /// The last row and column of anything.
    pub(super) last: At,
}

impl Grid {
    /// The words of a cell; of a merged stretch, those of its first cell.
    pub(super) fn text(&self, at: At) -> Option<&str> {
        self.texts.get(&self.corner(at)).map(String::as_str)
    }

    /// The words of the cell itself.
    pub(super) fn own(&self, at: At) -> Option<&str> {
        self.texts.get(&at).map(String::as_str)
    }

    /// The number of the cell itself.
    pub(super) fn number(&self, at: At) -> Option<Decimal> {
        self.numbers.get(&at).copied()
    }

    /// The first cell of the merged stretch that a cell lies in, or the cell itself.
    pub(super) fn corner(&self, at: At) -> At {
        self.stretch(at).map_or(at, |merged| (merged.rows.0, merged.columns.0))
    }

    /// The merged stretch that a cell lies in.
    pub(super) fn stretch(&self, (row, column): At) -> Option<&Merged> {
        let inside = |(from, to): (u32, u32), at: u32| (from..=to).contains(&at);
        self.merged.iter().find(|merged| inside(merged.rows, row) && inside(merged.columns, column))
    }

    /// Whether a cell is there to be filled: drawn, blank, not computed, and not covered by a merged neighbour.
    pub(super) fn is_open(&self, at: At) -> bool {
        self.drawn.contains(&at) && !self.texts.contains_key(&at) && !self.is_computed(at) && self.corner(at) == at
    }

    /// Whether a formula stands there.
    pub(super) fn is_computed(&self, at: At) -> bool {
        self.formulas.contains(&at)
    }

    /// Whether a row has anything to be filled.
    pub(super) fn has_open(&self, row: u32) -> bool {
        self.drawn.range((row, 0)..=(row, u32::MAX)).any(|at| self.is_open(*at))
    }

    /// The filled cells of a row.
    pub(super) fn row(&self, row: u32) -> impl Iterator<Item = (u32, &str)> {
        self.texts.range((row, 0)..=(row, u32::MAX)).map(|((_, column), text)| (*column, text.as_str()))
    }

    /// Every cell with words, in order.
    pub(super) fn all(&self) -> impl Iterator<Item = (At, &str)> {
        self.texts.iter().map(|(at, text)| (*at, text.as_str()))
    }

    /// Every cell that is there to be filled, in order.
    pub(super) fn open(&self) -> impl Iterator<Item = At> {
        self.drawn.iter().copied().filter(|at| self.is_open(*at))
    }
}

/// The sheets of a form that are not hidden.
///
/// # Errors
/// When it is no workbook that can be opened.
pub(super) fn grids(file: &Source<'_>) -> Result<Vec<Grid>, PackageError> {
    let Some(sheets) = crate::read::sheets_of(file) else {
        return Err(PackageError::Missing("xl/workbook.xml".to_owned()));
    };
    let mut package = Package::open(file.bytes)?;
    let parts = crate::patch::parts(&mut package)?;
    let mut grids = Vec::new();
    for sheet in sheets.into_iter().filter(|sheet| !sheet.hidden) {
        let Some((_, part)) = parts.iter().find(|(name, _)| *name == sheet.name) else { continue };
        let (drawn, formulas) = package.ask(part, |input| drawn(input))?;
        let (mut texts, mut numbers) = (BTreeMap::new(), BTreeMap::new());
        for row in &sheet.rows {
            for (column, cell) in row.cells() {
                if let Cell::Number(number) = cell {
                    numbers.insert((row.number, column), number);
                }
                texts.insert((row.number, column), cell.words());
            }
        }
        let last = texts.keys().chain(&drawn).fold((0, 0), |last, at| (last.0.max(at.0), last.1.max(at.1)));
        grids.push(Grid { name: sheet.name, texts, numbers, merged: sheet.merged, drawn, formulas, last });
    }
    Ok(grids)
}

/// The cells of a sheet part that have a format of their own, and those that have a formula.
fn drawn(input: impl BufRead) -> Result<(BTreeSet<At>, BTreeSet<At>), quick_xml::Error> {
    let mut reader = Reader::from_reader(input);
    let (mut buffer, mut drawn, mut formulas) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
    let mut spot = Spot::default();
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer)?;
        if spot.follow(&event) {
            let format = xml::opens(&event, "c").and_then(|(tag, _)| xml::number(tag, "s"));
            if format.is_some_and(|format| format > 0) {
                drawn.insert(spot.at());
            }
        } else if xml::opens(&event, "f").is_some() {
            formulas.insert(spot.at());
        } else if matches!(event, Event::Eof) {
            return Ok((drawn, formulas));
        }
    }
}
