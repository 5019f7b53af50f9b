//! Rows of cells, whatever file they come from.

use jiff::civil::Date;
use rust_decimal::Decimal;
use taizhang_core::base::CellRef;

/// What stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Cell<'a> {
    /// Words.
    Text(&'a str),
    /// A number.
    Number(Decimal),
    /// A day.
    Day(Date),
    /// A truth value.
    Flag(bool),
    /// `#REF!` and the like.
    Error(&'a str),
}

impl Cell<'_> {
    /// As a reader sees it.
    pub(crate) fn words(self) -> String {
        match self {
            Self::Text(text) | Self::Error(text) => text.trim().to_owned(),
            Self::Number(number) => number.normalize().to_string(),
            Self::Day(day) => day.to_string(),
            Self::Flag(flag) => if flag { "是" } else { "否" }.to_owned(),
        }
    }
}

/// A cell whose words lie in the row's arena.
#[derive(Debug, Clone, Copy)]
enum Slot {
    Text(u32, u32),
    Number(Decimal),
    Day(Date),
    Flag(bool),
    Error(u32, u32),
}

/// A row: its number from 1 and its filled cells, columns from 1 in order. Used again for each row of a sheet.
#[derive(Debug, Clone, Default)]
pub(crate) struct Row {
    pub(crate) number: u32,
    words: String,
    slots: Vec<(u32, Slot)>,
}

fn length(n: usize) -> u32 {
    u32::try_from(n).expect("a row is bounded by what is inflated of a file, far below 4 GB")
}

impl Row {
    pub(crate) fn start(&mut self, number: u32) {
        self.number = number;
        self.words.clear();
        self.slots.clear();
    }

    /// Takes a cell up. Blank texts are no cells.
    pub(crate) fn push(&mut self, column: u32, cell: Cell<'_>) {
        let slot = match cell {
            Cell::Text(text) => {
                let text = text.trim();
                if text.is_empty() {
                    return;
                }
                let (from, to) = self.keep(text);
                Slot::Text(from, to)
            }
            Cell::Error(text) => {
                let (from, to) = self.keep(text);
                Slot::Error(from, to)
            }
            Cell::Number(number) => Slot::Number(number),
            Cell::Day(day) => Slot::Day(day),
            Cell::Flag(flag) => Slot::Flag(flag),
        };
        // Files written by hand may not keep the order.
        match self.slots.last() {
            Some((last, _)) if *last >= column => {
                let at = self.slots.partition_point(|(other, _)| *other < column);
                if self.slots.get(at).is_none_or(|(other, _)| *other != column) {
                    self.slots.insert(at, (column, slot));
                }
            }
            _ => self.slots.push((column, slot)),
        }
    }

    fn keep(&mut self, text: &str) -> (u32, u32) {
        let from = length(self.words.len());
        self.words.push_str(text);
        (from, length(self.words.len()))
    }

    fn cell(&self, slot: Slot) -> Cell<'_> {
        let words = |from: u32, to: u32| &self.words[from as usize..to as usize];
        match slot {
            Slot::Text(from, to) => Cell::Text(words(from, to)),
            Slot::Error(from, to) => Cell::Error(words(from, to)),
            Slot::Number(number) => Cell::Number(number),
            Slot::Day(day) => Cell::Day(day),
            Slot::Flag(flag) => Cell::Flag(flag),
        }
    }

    /// Whether nothing stands in it.
    pub(crate) fn is_blank(&self) -> bool {
        self.slots.is_empty()
    }

    /// How many cells are filled.
    pub(crate) fn len(&self) -> usize {
        self.slots.len()
    }

    /// The filled cells, in order of their columns.
    pub(crate) fn cells(&self) -> impl Iterator<Item = (u32, Cell<'_>)> {
        self.slots.iter().map(|(column, slot)| (*column, self.cell(*slot)))
    }

    /// The cell of a column.
    pub(crate) fn get(&self, column: u32) -> Option<Cell<'_>> {
        let at = self.slots.binary_search_by_key(&column, |(column, _)| *column).ok()?;
        Some(self.cell(self.slots[at].1))
    }

    /// The words of a column, where words stand there.
    pub(crate) fn text(&self, column: u32) -> Option<&str> {
        match self.get(column) {
            Some(Cell::Text(text)) => Some(text),
            _ => None,
        }
    }
}

/// A stretch of merged cells, rows and columns from 1, both ends in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Merged {
    pub(crate) rows: (u32, u32),
    pub(crate) columns: (u32, u32),
}

/// Where the next row of a part stands: where it says, if a sheet can have that, else behind the last.
pub(crate) fn next_row(said: Option<u32>, last: u32) -> u32 {
    said.filter(|row| (1..=CellRef::LAST_ROW).contains(row)).unwrap_or((last + 1).min(CellRef::LAST_ROW))
}

/// Where the next cell of a row stands, by its reference or behind the last.
pub(crate) fn next_column(said: Option<&[u8]>, last: u32) -> u32 {
    said.and_then(CellRef::reference).map_or((last + 1).min(CellRef::LAST_COLUMN), |(column, _)| column)
}

/// A number as a file stores it, to the fifteen digits that Excel shows: 0.30000000000000004 was typed 0.3.
pub(crate) fn number(text: &str) -> Option<Decimal> {
    let text = text.trim();
    let plain = if text.contains(['e', 'E']) { Decimal::from_scientific(text).ok()? } else { text.parse().ok()? };
    if text.len() < 15 { Some(plain) } else { plain.round_sf(15).map(|number| number.normalize()) }
}
