//! Markdown, with the numbering typed out as text: what a reader sees is what the paper says, in any viewer.

use taizhang_doc::flow::{Grid, Line, Part, Span, Style};
use taizhang_doc::numbering::depth;
use taizhang_doc::{Align, Flow, Paper, Profile};

use super::losses;
use crate::{Format, Lost, RenderError, Rendered};

pub(super) const FORMAT: Format =
    Format { name: "markdown", suffix: "md", media_type: "text/markdown; charset=utf-8", write };

#[expect(clippy::unnecessary_wraps, reason = "the signature is that of every writer")]
fn write(paper: &Paper, _: &Profile) -> Result<Rendered, RenderError> {
    let flow = Flow::of(paper);
    let mut out = String::new();
    if let Some(notice) = &flow.notice {
        out.push_str("> ");
        put_escaped(&mut out, notice, true);
        out.push_str("\n\n");
    }
    for part in &flow.parts {
        match part {
            Part::Line(line) => put_line(&mut out, line),
            Part::Table(grid) => put_grid(&mut out, grid),
            Part::PageBreak | Part::Turn(_) => {}
        }
    }
    out.truncate(out.trim_end_matches('\n').len() + 1);
    let losses = losses(&flow, paper.cards.len(), &[Lost::Characters, Lost::Sources, Lost::Records, Lost::PageBreaks]);
    Ok(Rendered { bytes: out.into_bytes(), losses })
}

fn put_line(out: &mut String, line: &Line<'_>) {
    match line.style {
        Style::Title => out.push_str("# "),
        Style::Heading(level) => {
            out.extend(std::iter::repeat_n('#', depth(level) + 2));
            out.push(' ');
        }
        Style::AnnexTitle => out.push_str("## "),
        Style::Addressee
        | Style::Body
        | Style::Caption
        | Style::Signature
        | Style::Date
        | Style::AnnexNote { .. }
        | Style::AnnexMark => {}
    }
    put_spans(out, &line.spans);
    out.push_str("\n\n");
}

fn put_grid(out: &mut String, grid: &Grid<'_>) {
    if let Some(caption) = &grid.caption {
        put_line(out, caption);
    }
    for head in &grid.heads {
        out.push_str("| ");
        put_escaped(out, head, false);
        out.push(' ');
    }
    out.push_str("|\n");
    for column in grid.columns {
        out.push_str(match column.align {
            Align::Left => "| --- ",
            Align::Centre => "| :-: ",
            Align::Right => "| --: ",
        });
    }
    out.push_str("|\n");
    for row in &grid.rows {
        for cell in row {
            out.push_str("| ");
            for span in cell {
                put_escaped(out, &span.text, false);
            }
            out.push(' ');
        }
        out.push_str("|\n");
    }
    out.push('\n');
}

fn put_spans(out: &mut String, spans: &[Span<'_>]) {
    for (n, span) in spans.iter().enumerate() {
        put_escaped(out, &span.text, n == 0);
    }
}

/// Appends text so that it is text: no list, link, tag, table or emphasis can come out of it.
fn put_escaped(out: &mut String, text: &str, opens_line: bool) {
    // Whether all so far was digits, so that a dot would make a list of it.
    let mut opening = opens_line;
    for (at, c) in text.char_indices() {
        let rest = &text[at..];
        match c {
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!' | '$' | '^' | '='
            | '@' => out.push('\\'),
            '+' | '-' if opening => out.push('\\'),
            '.' | ')' if opening && at > 0 => out.push('\\'),
            // Bare addresses become links in most viewers.
            ':' if rest.starts_with("://") => out.push('\\'),
            '.' if text.get(at.wrapping_sub(3)..at).is_some_and(|www| www.eq_ignore_ascii_case("www")) => out.push('\\'),
            ' ' if opening => {
                out.push_str("&#32;");
                continue;
            }
            _ => {}
        }
        opening &= c.is_ascii_digit();
        out.push(c);
    }
}
