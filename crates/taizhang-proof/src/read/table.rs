//! Tables that are drawn with bars.

use std::ops::Range;

use super::{RawLine, Shape};
use crate::structure::Cell;

/// Tables so far.
#[derive(Default)]
pub(super) struct Grid {
    table: u32,
    row: u32,
    open: bool,
    /// Whether its rows begin with a bar: then what stands before the first is no cell.
    framed: bool,
}

impl Grid {
    pub(super) fn end(&mut self) {
        self.open = false;
    }

    /// The cells of a row; the line under the head is none.
    pub(super) fn row(&mut self, source: &str, span: Range<usize>, bar: char) -> Vec<RawLine> {
        if !self.open {
            (self.open, self.row) = (true, 0);
            self.table += 1;
            // The first row has its heads; a later one may begin with an empty cell.
            self.framed = source[span.clone()].trim_start().starts_with(bar);
        }
        let text = &source[span.clone()];
        if text.chars().all(|c| c == bar || matches!(c, '-' | ':' | ' ')) {
            return vec![RawLine { shape: Shape::Nothing, ..RawLine::plain(span) }];
        }
        self.row += 1;
        let bars = text.match_indices(bar).map(|(at, _)| at).filter(|at| !text[..*at].ends_with('\\'));
        let mut cuts: Vec<(usize, usize)> = if self.framed { Vec::new() } else { vec![(0, 0)] };
        cuts.extend(bars.map(|at| (at, at + bar.len_utf8())));
        if !text.trim_end().ends_with(bar) {
            cuts.push((text.len(), text.len()));
        }
        let columns = (1..).zip(cuts.windows(2));
        let cell = |(column, pair): (u32, &[(usize, usize)])| {
            let words = span.start + pair[0].1..span.start + pair[1].0;
            let cell = Cell { table: self.table, row: self.row, column };
            RawLine { span: span.clone(), shape: Shape::Cell(cell), label: None, words: vec![words] }
        };
        columns.map(cell).collect()
    }
}
