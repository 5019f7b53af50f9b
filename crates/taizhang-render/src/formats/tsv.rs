//! Cells apart by tabs: what is copied out of it and pasted into a sheet falls into columns. A table's rows are rows, a
//! line of the text is a row of one cell.

use taizhang_doc::flow::{Part, Span};
use taizhang_doc::{Flow, Paper, Profile};

use super::losses;
use crate::{Format, Lost, RenderError, Rendered};

pub(super) const FORMAT: Format =
    Format { name: "tsv", suffix: "tsv", media_type: "text/tab-separated-values; charset=utf-8", write };

#[expect(clippy::unnecessary_wraps, reason = "the signature is that of every writer")]
fn write(paper: &Paper, _: &Profile) -> Result<Rendered, RenderError> {
    let flow = Flow::of(paper);
    let mut out = String::new();
    if let Some(notice) = &flow.notice {
        put_row(&mut out, [&**notice]);
    }
    for part in &flow.parts {
        match part {
            Part::Line(line) => put_row(&mut out, [&*line.text()]),
            Part::Table(grid) => {
                if let Some(caption) = &grid.caption {
                    put_row(&mut out, [&*caption.text()]);
                }
                put_row(&mut out, &grid.heads);
                for row in &grid.rows {
                    put_row(&mut out, row.iter().map(|cell| words(cell)));
                }
            }
            Part::PageBreak | Part::Turn(_) => {}
        }
    }
    let losses = losses(&flow, paper.cards.len(), &[Lost::Characters, Lost::Sources, Lost::Records, Lost::PageBreaks]);
    Ok(Rendered { bytes: out.into_bytes(), losses })
}

fn words(cell: &[Span<'_>]) -> String {
    cell.iter().map(|span| span.text.as_ref()).collect()
}

fn put_row(out: &mut String, cells: impl IntoIterator<Item = impl AsRef<str>>) {
    for (column, cell) in cells.into_iter().enumerate() {
        let cell = cell.as_ref();
        if column > 0 {
            out.push('\t');
        }
        // A sheet takes words that begin like this for a formula, unless they are led by its mark of words.
        if cell.starts_with(['=', '+', '-', '@']) && !is_negative(cell) {
            out.push('\'');
        }
        out.extend(cell.chars().map(|one| if one.is_control() { ' ' } else { one }));
    }
    out.push('\n');
}

fn is_negative(cell: &str) -> bool {
    cell.strip_prefix('-').is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_digit()))
}
