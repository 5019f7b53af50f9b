//! The body of the document.

use std::borrow::Cow;
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
    let lying = profile.lying(flow.orientation);
    let mut body = Body {
        out: String::with_capacity(32 * 1024),
        runs: Runs::new(paper, profile),
        starts: lying.signature_starts(flow),
        pages: Pages { profile: lying, with_header: flow.notice.is_some() },
        stays: false,
        breaks_page: false,
        after_table: false,
    };
    body.out.push_str(HEAD);
    for (n, part) in flow.parts.iter().enumerate() {
        body.stays = flow.parts.get(n + 1).is_some_and(closes_text) && !is_long(part, profile);
        match part {
            Part::Line(line) => body.line(line),
            Part::Table(grid) => body.grid(grid),
            Part::PageBreak => body.breaks_page = true,
            Part::Turn(orientation) => body.turn(profile.lying(*orientation)),
        }
    }
    body.close();
    put_section(&mut body.out, &body.pages);
    body.out.push_str("</w:body></w:document>");
    body.out
}

/// Whether this opens what stands under the text. No page may hold that alone (GB/T 9704—2012 7.3.5.4 has spaces adjusted
/// instead), so the last paragraph stays with it.
fn closes_text(part: &Part<'_>) -> bool {
    matches!(part, Part::Line(line) if matches!(line.style, Style::Signature | Style::AnnexNote { first: true }))
}

/// Whether a paragraph fills half a page. Word keeps the end of such a one with what follows, `LibreOffice` all of it,
/// and leaves the page before half empty.
fn is_long(part: &Part<'_>, profile: &Profile) -> bool {
    let half = usize::try_from(profile.grid.lines * profile.grid.characters).unwrap_or(usize::MAX);
    matches!(part, Part::Line(line) if text::width(&line.text()) > half)
}

/// The pages in hand: their measures as they lie, and whether each has a header.
struct Pages<'a> {
    profile: Cow<'a, Profile>,
    with_header: bool,
}

struct Body<'a> {
    out: String,
    runs: Runs<'a>,
    pages: Pages<'a>,
    starts: (usize, usize),
    /// Whether the next paragraph stays on the page of the one after it, whatever its style says.
    stays: bool,
    /// Whether the next paragraph starts a page. A paragraph with the break alone would leave a blank line there.
    breaks_page: bool,
    /// Whether a table was written last: two that touch would become one.
    after_table: bool,
}

impl<'a> Body<'a> {
    fn line(&mut self, line: &Line<'_>) {
        self.open(paragraph_style(line.style));
        match line.style {
            Style::Signature => self.put_indent(self.starts.0),
            Style::Date => self.put_indent(self.starts.1),
            Style::AnnexNote { first } => self.put_annex_note(first, line),
            Style::Title
            | Style::Addressee
            | Style::Heading(_)
            | Style::Body
            | Style::Caption
            | Style::AnnexMark
            | Style::AnnexTitle => {}
        }
        self.out.push_str("</w:pPr>");
        if matches!(line.style, Style::Title | Style::AnnexTitle) {
            self.title(line);
        } else {
            self.runs.put(&mut self.out, &line.spans, line.style);
        }
        self.out.push_str("</w:p>");
    }

    /// Word wants a paragraph behind a last table. It is next to nothing high, or a full page would bring an empty one.
    fn close(&mut self) {
        if self.after_table {
            self.open("TableCell");
            self.out.push_str(r#"<w:spacing w:line="20" w:lineRule="exact"/></w:pPr></w:p>"#);
        }
    }

    /// Ends the section in hand: its properties stand in a last paragraph, which is next to nothing high.
    fn turn(&mut self, profile: Cow<'a, Profile>) {
        self.breaks_page = false;
        self.open("TableCell");
        self.out.push_str(r#"<w:spacing w:line="20" w:lineRule="exact"/>"#);
        put_section(&mut self.out, &self.pages);
        self.out.push_str("</w:pPr></w:p>");
        self.pages.profile = profile;
    }

    /// Opens a paragraph and its properties.
    fn open(&mut self, style: &str) {
        self.out.push_str(r#"<w:p><w:pPr><w:pStyle w:val=""#);
        self.out.push_str(style);
        self.out.push_str(r#""/>"#);
        if self.stays && style == "BodyText" {
            self.out.push_str("<w:keepNext/>");
        }
        if std::mem::take(&mut self.breaks_page) {
            self.out.push_str("<w:pageBreakBefore/>");
        }
        self.after_table = false;
    }

    fn put_indent(&mut self, half_characters: usize) {
        let left = self.twips(half_characters);
        self.put(format_args!(r#"<w:ind w:left="{left}"/>"#));
    }

    /// A line of the list of annexes hangs by its label; only the first has blank lines before it.
    fn put_annex_note(&mut self, first: bool, line: &Line<'_>) {
        if !first {
            self.out.push_str(r#"<w:spacing w:before="0"/>"#);
        }
        let (start, name) = self.pages.profile.annex_note_starts(line);
        let (left, hanging) = (self.twips(name), self.twips(name - start));
        self.put(format_args!(r#"<w:ind w:left="{left}" w:hanging="{hanging}"/>"#));
    }

    fn twips(&self, half_characters: usize) -> usize {
        half_characters * usize::try_from(self.pages.profile.em()).unwrap_or(0) / 2
    }

    /// The runs of a title, in balanced lines.
    fn title(&mut self, line: &Line<'_>) {
        let fit = self.pages.profile.fit_title(self.pages.profile.line(line.style));
        for (n, spans) in title::spans(&line.spans, fit).iter().enumerate() {
            if n > 0 {
                self.out.push_str("<w:r><w:br/></w:r>");
            }
            self.runs.put(&mut self.out, spans, line.style);
        }
    }

    fn grid(&mut self, grid: &Grid<'_>) {
        if let Some(caption) = &grid.caption {
            self.line(caption);
        } else if self.after_table || self.breaks_page {
            self.open("TableCell");
            self.out.push_str("</w:pPr></w:p>");
        }
        let widths = widths(grid, self.pages.profile.page.measure());
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
        Style::Addressee => "Addressee",
        Style::Body => "BodyText",
        Style::Caption => "Caption",
        Style::Signature => "Signature",
        Style::Date => "Date",
        Style::AnnexNote { .. } => "AnnexNote",
        Style::AnnexMark => "AnnexMark",
        Style::AnnexTitle => "AnnexTitle",
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

fn put_section(out: &mut String, Pages { profile, with_header }: &Pages<'_>) {
    out.push_str("<w:sectPr>");
    let mut refer = |what: &str, kind: &str, id: &str| {
        write!(out, r#"<w:{what}Reference w:type="{kind}" r:id="{id}"/>"#).expect("a String takes all that is written");
    };
    if *with_header {
        refer("header", "default", parts::HEADER_ODD);
        refer("header", "even", parts::HEADER_EVEN);
    }
    refer("footer", "default", parts::FOOTER_ODD);
    refer("footer", "even", parts::FOOTER_EVEN);
    let page = &profile.page;
    let [width, height, top, right, bottom, left, header, footer] =
        [page.width, page.height, page.top, page.right, page.bottom, page.left, page.header, page.footer].map(twips);
    let lies = if width > height { r#" w:orient="landscape""# } else { "" };
    // The grid is of lines only: with `linesAndChars` LibreOffice snaps each character to two cells.
    write!(
        out,
        concat!(
            r#"<w:pgSz w:w="{}" w:h="{}"{}/><w:pgMar w:top="{}" w:right="{}" w:bottom="{}" w:left="{}" "#,
            r#"w:header="{}" w:footer="{}" w:gutter="0"/><w:docGrid w:type="lines" w:linePitch="{}"/></w:sectPr>"#
        ),
        width, height, lies, top, right, bottom, left, header, footer, profile.grid.pitch
    )
    .expect("a String takes all that is written");
}
