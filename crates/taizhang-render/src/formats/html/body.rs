//! The sheet: the paper itself.

use std::borrow::Cow;
use std::fmt::Write as _;

use taizhang_doc::flow::{Face, Grid, Line, Part, Span, Style};
use taizhang_doc::numbering::depth;
use taizhang_doc::{Align, Flow, Level, Orientation, Paper, Profile, Role, title};

use crate::xml::escape_into;

pub(super) fn put(out: &mut String, flow: &Flow<'_>, paper: &Paper, profile: &Profile) {
    let lying = profile.lying(flow.orientation);
    let starts = lying.signature_starts(flow);
    let mut sheet = Sheet { out, paper, profile: lying, starts };
    sheet.out.push_str("<main>\n");
    sheet.open(flow.orientation);
    if let Some(notice) = &flow.notice {
        sheet.out.push_str("<p class=\"notice\">");
        escape_into(sheet.out, notice);
        sheet.out.push_str("</p>\n");
    }
    for part in &flow.parts {
        match part {
            Part::Line(line) => sheet.line(line),
            Part::Table(grid) => sheet.grid(grid),
            Part::PageBreak => sheet.out.push_str("<hr class=\"break\">\n"),
            Part::Turn(orientation) => {
                sheet.profile = profile.lying(*orientation);
                sheet.out.push_str("</section>\n");
                sheet.open(*orientation);
            }
        }
    }
    sheet.out.push_str("</section>\n</main>\n");
}

struct Sheet<'a> {
    out: &'a mut String,
    paper: &'a Paper,
    profile: Cow<'a, Profile>,
    starts: (usize, usize),
}

impl Sheet<'_> {
    fn open(&mut self, orientation: Orientation) {
        self.out.push_str(match orientation {
            Orientation::Portrait => "<section class=\"sheet\">\n",
            Orientation::Landscape => "<section class=\"sheet landscape\">\n",
        });
    }

    fn line(&mut self, line: &Line<'_>) {
        match line.style {
            Style::Title => self.title("h1", "", line),
            Style::AnnexTitle => self.title("h2", " class=\"annex-title\"", line),
            Style::AnnexMark => self.paragraph("annex-mark", None, line),
            Style::AnnexNote { first } => self.annex_note(first, line),
            Style::Heading(level) => {
                let n = depth(level) + 2;
                self.put(format_args!("<h{n}>"));
                self.spans(&line.spans, line.style);
                self.put(format_args!("</h{n}>\n"));
            }
            Style::Addressee => self.paragraph("addressee", None, line),
            Style::Body => self.paragraph("body", None, line),
            Style::Caption => self.paragraph("caption", None, line),
            Style::Signature => self.paragraph("signature", Some(self.starts.0), line),
            Style::Date => self.paragraph("date", Some(self.starts.1), line),
        }
    }

    /// A title, in balanced lines.
    fn title(&mut self, element: &str, class: &str, line: &Line<'_>) {
        self.put(format_args!("<{element}{class}>"));
        let fit = self.profile.fit_title(self.profile.line(line.style));
        for (n, spans) in title::spans(&line.spans, fit).iter().enumerate() {
            if n > 0 {
                self.out.push_str("<br>");
            }
            self.spans(spans, line.style);
        }
        self.put(format_args!("</{element}>\n"));
    }

    fn annex_note(&mut self, first: bool, line: &Line<'_>) {
        let (start, name) = self.profile.annex_note_starts(line);
        let points = |half_characters: usize| {
            f64::from(u32::try_from(half_characters).unwrap_or(0) * self.profile.em()) / 40.0
        };
        let (left, back) = (points(name), points(name - start));
        let above = if first { "" } else { ";margin-top:0" };
        self.put(format_args!("<p class=\"annex-note\" style=\"padding-left:{left}pt;text-indent:-{back}pt{above}\">"));
        self.spans(&line.spans, line.style);
        self.out.push_str("</p>\n");
    }

    fn paragraph(&mut self, class: &str, start: Option<usize>, line: &Line<'_>) {
        self.put(format_args!("<p class=\"{class}\""));
        if let Some(half_characters) = start {
            let (whole, half) = (half_characters / 2, half_characters % 2 * 5);
            self.put(format_args!(" style=\"padding-left:{whole}.{half}em\""));
        }
        self.out.push('>');
        self.spans(&line.spans, line.style);
        self.out.push_str("</p>\n");
    }

    fn spans(&mut self, spans: &[Span<'_>], style: Style) {
        for span in spans {
            let class = face(span.face, style);
            if let Some(class) = class {
                self.put(format_args!("<span class=\"{class}\">"));
            }
            self.span(span);
            if class.is_some() {
                self.out.push_str("</span>");
            }
        }
    }

    fn span(&mut self, span: &Span<'_>) {
        let Some(shown) = &span.shows else {
            escape_into(self.out, &span.text);
            return;
        };
        let gap = if self.paper.bound(shown.id).role == Role::Gap { " gap" } else { "" };
        self.put(format_args!("<a class=\"n{gap}\" id=\"{}\" href=\"#b{}\">", shown.anchor, shown.id.0));
        escape_into(self.out, &span.text);
        self.out.push_str("</a>");
    }

    fn grid(&mut self, grid: &Grid<'_>) {
        if let Some(caption) = &grid.caption {
            self.line(caption);
        }
        let all: u32 = grid.columns.iter().map(|column| u32::from(column.width.max(1))).sum();
        self.out.push_str("<table>\n<colgroup>");
        for column in grid.columns {
            let share = u32::from(column.width.max(1)) * 1000 / all.max(1);
            self.put(format_args!("<col style=\"width:{}.{}%\">", share / 10, share % 10));
        }
        self.out.push_str("</colgroup>\n<thead><tr>");
        for head in &grid.heads {
            self.out.push_str("<th scope=\"col\">");
            escape_into(self.out, head);
            self.out.push_str("</th>");
        }
        self.out.push_str("</tr></thead>\n<tbody>\n");
        for row in &grid.rows {
            self.out.push_str("<tr>");
            for (cell, column) in row.iter().zip(grid.columns) {
                self.out.push_str(match column.align {
                    Align::Left => "<td>",
                    Align::Centre => "<td class=\"centre\">",
                    Align::Right => "<td class=\"right\">",
                });
                self.spans(cell, Style::Body);
                self.out.push_str("</td>");
            }
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</tbody>\n</table>\n");
    }

    fn put(&mut self, words: std::fmt::Arguments<'_>) {
        self.out.write_fmt(words).expect("a String takes all that is written");
    }
}

/// The class of a face, unless the line has it already.
fn face(face: Face, style: Style) -> Option<&'static str> {
    match face {
        Face::Body => None,
        Face::Level(level) if style == Style::Heading(level) => None,
        Face::Level(Level::One) => Some("one"),
        Face::Level(Level::Two) => Some("two"),
        Face::Level(Level::Three) => Some("three"),
        Face::Level(Level::Four) => Some("four"),
        Face::Strong => Some("strong"),
    }
}
