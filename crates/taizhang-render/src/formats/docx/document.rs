//! The body of the document.

use std::fmt::Write as _;

use taizhang_doc::flow::{Grid, Line, Part, Span, Style};
use taizhang_doc::measures::twips;
use taizhang_doc::{Align, Flow, Paper, Profile, text, title};

use super::run::Runs;
use super::{parts, styles};
use crate::xml::escape_into;

const HEAD: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>"#,
);

pub(super) fn document(flow: &Flow<'_>, paper: &Paper, profile: &Profile) -> String {
    let mut body = Body {
        out: String::with_capacity(32 * 1024),
        runs: Runs::new(paper, profile),
        profile,
        starts: signature_starts(flow, profile),
        breaks_page: false,
        after_table: false,
    };
    body.out.push_str(HEAD);
    for part in &flow.parts {
        match part {
            Part::Line(line) => body.line(line),
            Part::Table(grid) => body.grid(grid),
            Part::PageBreak => body.breaks_page = true,
        }
    }
    put_section(&mut body.out, profile, flow.notice.is_some());
    body.out.push_str("</w:body></w:document>");
    body.out
}

/// Where name and date start, in half characters.
fn signature_starts(flow: &Flow<'_>, profile: &Profile) -> (usize, usize) {
    let wide = |style| {
        flow.parts.iter().rev().find_map(|part| match part {
            Part::Line(line) if line.style == style => Some(text::width(&line.text())),
            _ => None,
        })
    };
    profile.signature_starts(wide(Style::Signature).unwrap_or(0), wide(Style::Date).unwrap_or(0))
}

struct Body<'a> {
    out: String,
    runs: Runs<'a>,
    profile: &'a Profile,
    starts: (usize, usize),
    /// Whether the next paragraph starts a page. A paragraph with the break alone would leave a blank line there.
    breaks_page: bool,
    /// Whether a table was written last: two that touch would become one.
    after_table: bool,
}

impl Body<'_> {
    fn line(&mut self, line: &Line<'_>) {
        self.open(paragraph_style(line.style));
        match line.style {
            Style::Signature => self.put_indent(self.starts.0),
            Style::Date => self.put_indent(self.starts.1),
            Style::Title | Style::Heading(_) | Style::Body | Style::Caption => {}
        }
        self.out.push_str("</w:pPr>");
        if line.style == Style::Title {
            self.title(&line.text());
        } else {
            self.runs.put(&mut self.out, &line.spans, line.style);
        }
        self.out.push_str("</w:p>");
    }

    /// Opens a paragraph and its properties.
    fn open(&mut self, style: &str) {
        self.out.push_str(r#"<w:p><w:pPr><w:pStyle w:val=""#);
        self.out.push_str(style);
        self.out.push_str(r#""/>"#);
        if std::mem::take(&mut self.breaks_page) {
            self.out.push_str("<w:pageBreakBefore/>");
        }
        self.after_table = false;
    }

    fn put_indent(&mut self, half_characters: usize) {
        let left = half_characters * usize::try_from(self.profile.em()).unwrap_or(0) / 2;
        self.put(format_args!(r#"<w:ind w:left="{left}"/>"#));
    }

    fn title(&mut self, words: &str) {
        self.out.push_str("<w:r>");
        for (n, line) in title::lines(words, self.profile.fit(&self.profile.style.title)).into_iter().enumerate() {
            if n > 0 {
                self.out.push_str("<w:br/>");
            }
            self.out.push_str(r#"<w:t xml:space="preserve">"#);
            escape_into(&mut self.out, line);
            self.out.push_str("</w:t>");
        }
        self.out.push_str("</w:r>");
    }

    fn grid(&mut self, grid: &Grid<'_>) {
        if let Some(caption) = &grid.caption {
            self.line(caption);
        } else if self.after_table || self.breaks_page {
            self.open("TableCell");
            self.out.push_str("</w:pPr></w:p>");
        }
        let widths = widths(grid, self.profile.page.measure());
        self.put(format_args!(
            concat!(
                r#"<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{}" w:type="dxa"/>"#,
                r#"<w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>"#
            ),
            widths.iter().sum::<u32>()
        ));
        for width in &widths {
            self.put(format_args!(r#"<w:gridCol w:w="{width}"/>"#));
        }
        self.out.push_str("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for (head, width) in grid.heads.iter().zip(&widths) {
            self.open_cell(*width, "TableHead", None);
            self.out.push_str(r#"<w:r><w:t xml:space="preserve">"#);
            escape_into(&mut self.out, head);
            self.out.push_str("</w:t></w:r></w:p></w:tc>");
        }
        self.out.push_str("</w:tr>");
        for row in &grid.rows {
            self.out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            for ((cell, width), column) in row.iter().zip(&widths).zip(grid.columns) {
                self.cell(cell, *width, column.align);
            }
            self.out.push_str("</w:tr>");
        }
        self.out.push_str("</w:tbl>");
        self.after_table = true;
    }

    fn cell(&mut self, spans: &[Span<'_>], width: u32, align: Align) {
        let justified = match align {
            Align::Left => None,
            Align::Centre => Some("center"),
            Align::Right => Some("right"),
        };
        self.open_cell(width, "TableCell", justified);
        self.runs.put(&mut self.out, spans, Style::Body);
        self.out.push_str("</w:p></w:tc>");
    }

    fn open_cell(&mut self, width: u32, style: &str, justified: Option<&str>) {
        self.put(format_args!(r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>"#));
        self.open(style);
        if let Some(justified) = justified {
            self.put(format_args!(r#"<w:jc w:val="{justified}"/>"#));
        }
        self.out.push_str("</w:pPr>");
    }

    fn put(&mut self, words: std::fmt::Arguments<'_>) {
        self.out.write_fmt(words).expect("a String takes all that is written");
    }
}

fn paragraph_style(style: Style) -> &'static str {
    match style {
        Style::Title => "Title",
        Style::Heading(level) => styles::heading(level),
        Style::Body => "BodyText",
        Style::Caption => "Caption",
        Style::Signature => "Signature",
        Style::Date => "Date",
    }
}

/// The widths of the columns in twips: their shares of the type area, to the last twip.
fn widths(grid: &Grid<'_>, measure: u32) -> Vec<u32> {
    let shares: Vec<u32> = grid.columns.iter().map(|column| u32::from(column.width.max(1))).collect();
    let all: u32 = shares.iter().sum::<u32>().max(1);
    let mut so_far = 0;
    let mut edge = 0;
    let mut width = |share| {
        so_far += share;
        let next = measure * so_far / all;
        let width = next - edge;
        edge = next;
        width
    };
    shares.into_iter().map(&mut width).collect()
}

fn put_section(out: &mut String, profile: &Profile, with_header: bool) {
    out.push_str("<w:sectPr>");
    let mut refer = |what: &str, kind: &str, id: &str| {
        write!(out, r#"<w:{what}Reference w:type="{kind}" r:id="{id}"/>"#).expect("a String takes all that is written");
    };
    if with_header {
        refer("header", "default", parts::HEADER_ODD);
        refer("header", "even", parts::HEADER_EVEN);
    }
    refer("footer", "default", parts::FOOTER_ODD);
    refer("footer", "even", parts::FOOTER_EVEN);
    let page = &profile.page;
    let [width, height, top, right, bottom, left, header, footer] =
        [page.width, page.height, page.top, page.right, page.bottom, page.left, page.header, page.footer].map(twips);
    // The grid is of lines only: with `linesAndChars` LibreOffice snaps each character to two cells.
    write!(
        out,
        concat!(
            r#"<w:pgSz w:w="{}" w:h="{}"/><w:pgMar w:top="{}" w:right="{}" w:bottom="{}" w:left="{}" "#,
            r#"w:header="{}" w:footer="{}" w:gutter="0"/><w:docGrid w:type="lines" w:linePitch="{}"/></w:sectPr>"#
        ),
        width, height, top, right, bottom, left, header, footer, profile.grid.pitch
    )
    .expect("a String takes all that is written");
}
