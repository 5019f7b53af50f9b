//! Plain text: for a chat group, a mail, a screen reader. Indents are full-width blanks, as in print.

use taizhang_doc::flow::{Grid, Line, Part, Span, Style};
use taizhang_doc::text::width;
use taizhang_doc::{Align, Flow, Paper, Profile};

use super::losses;
use crate::{Format, Lost, RenderError, Rendered};

pub(super) const FORMAT: Format =
    Format { name: "text", suffix: "txt", media_type: "text/plain; charset=utf-8", write };

#[expect(clippy::unnecessary_wraps, reason = "the signature is that of every writer")]
fn write(paper: &Paper, profile: &Profile) -> Result<Rendered, RenderError> {
    let flow = Flow::of(paper);
    let mut out = String::new();
    if let Some(notice) = &flow.notice {
        out.push_str(notice);
        out.push_str("\n\n");
    }
    let profile = &*profile.lying(flow.orientation);
    let starts = profile.signature_starts(&flow);
    for part in &flow.parts {
        match part {
            Part::Line(line) => put_line(&mut out, line, profile, starts),
            Part::Table(grid) => put_grid(&mut out, grid),
            Part::PageBreak | Part::Turn(_) => out.push('\n'),
        }
    }
    let losses = losses(&flow, paper.cards.len(), &[Lost::Characters, Lost::Sources, Lost::Records, Lost::PageBreaks]);
    Ok(Rendered { bytes: out.into_bytes(), losses })
}

fn put_line(out: &mut String, line: &Line<'_>, profile: &Profile, starts: (usize, usize)) {
    let words = line.text();
    let measure = usize::try_from(profile.grid.characters).unwrap_or(usize::MAX) * 2;
    let half_characters = match line.style {
        Style::Title | Style::Caption | Style::AnnexTitle => measure.saturating_sub(width(&words)) / 2,
        Style::Heading(_) | Style::Body => usize::try_from(profile.line(line.style).indent).unwrap_or(0) * 2,
        Style::Signature => starts.0,
        Style::Date => starts.1,
        Style::AnnexNote { .. } => profile.annex_note_starts(line).0,
        Style::Addressee | Style::AnnexMark => 0,
    };
    if matches!(line.style, Style::Signature | Style::AnnexNote { first: true } | Style::AnnexTitle) {
        out.push('\n');
    }
    out.extend(std::iter::repeat_n('　', half_characters / 2));
    out.push_str(&words);
    out.push('\n');
    if matches!(line.style, Style::Title | Style::AnnexTitle) {
        out.push('\n');
    }
}

/// A table whose columns stand under each other where a Chinese character is as wide as two digits.
fn put_grid(out: &mut String, grid: &Grid<'_>) {
    if let Some(caption) = &grid.caption {
        out.push_str("　　");
        out.push_str(&caption.text());
        out.push('\n');
    }
    let heads: Vec<String> = grid.heads.iter().map(ToString::to_string).collect();
    let rows: Vec<Vec<String>> = grid.rows.iter().map(|row| row.iter().map(|cell| words(cell)).collect()).collect();
    let widest = |column: usize| {
        rows.iter().chain([&heads]).filter_map(|row| row.get(column)).map(|cell| width(cell)).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..heads.len()).map(widest).collect();
    for row in std::iter::once(&heads).chain(&rows) {
        for (n, (cell, room)) in row.iter().zip(&widths).enumerate() {
            if n > 0 {
                out.push('｜');
            }
            put_cell(out, cell, *room, grid.columns[n].align);
        }
        while out.ends_with(' ') {
            out.pop();
        }
        out.push('\n');
    }
}

fn put_cell(out: &mut String, cell: &str, room: usize, align: Align) {
    let spare = room.saturating_sub(width(cell));
    let before = match align {
        Align::Left => 0,
        Align::Centre => spare / 2,
        Align::Right => spare,
    };
    out.extend(std::iter::repeat_n(' ', before));
    out.push_str(cell);
    out.extend(std::iter::repeat_n(' ', spare - before));
}

fn words(spans: &[Span<'_>]) -> String {
    spans.iter().map(|span| span.text.as_ref()).collect()
}
