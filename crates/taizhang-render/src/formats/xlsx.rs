//! Excel (.xlsx): a sheet for each table, with numbers as numbers; the text of the paper as lines of a sheet of its
//! own; and the list of all numbers with their sources (数据清单).
//!
//! Numbers are the exact values of the manifest, shown with as many decimals as the paper shows. Their unit stands in
//! the head of the column, or in the cell where a column holds several units.

mod cell;
mod look;
mod names;
mod sheet;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use taizhang_doc::flow::{Part, Style};
use taizhang_doc::{Flow, Manifest, Paper, Profile};

use super::losses;
use crate::{Format, Lost, RenderError, Rendered};
use names::Names;

pub(super) const FORMAT: Format = Format {
    name: "xlsx",
    suffix: "xlsx",
    media_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    write,
};

/// The sheet of the paper's text.
const TEXT: &str = "正文";
/// The sheet of the manifest.
const MANIFEST: &str = "数据清单";

fn write(paper: &Paper, _: &Profile) -> Result<Rendered, RenderError> {
    let flow = Flow::of(paper);
    let mut book = Workbook::new();
    let mut names = Names::but(&[TEXT, MANIFEST]);
    let mut over = Heading::default();
    let mut lines = Vec::new();
    for part in &flow.parts {
        match part {
            Part::Line(line) => {
                over.read(line.style, &line.text());
                // The title stands over the sheet.
                lines.extend((line.style != Style::Title).then_some(line));
            }
            Part::Table(grid) => {
                let caption = grid.caption.as_ref().map(taizhang_doc::flow::Line::text);
                let title = over.title(caption.as_deref(), &paper.title);
                let sheet = book.add_worksheet().set_name(names.of(&over.name(grid, &paper.kind.name)))?;
                sheet::table(sheet, paper, &title, grid)?;
            }
            Part::PageBreak | Part::Turn(_) => {}
        }
    }
    if !lines.is_empty() {
        sheet::text(book.add_worksheet().set_name(TEXT)?, paper, &lines)?;
    }
    sheet::manifest(book.add_worksheet().set_name(MANIFEST)?, paper, &Manifest::of(paper, &flow))?;
    book.set_properties(&properties(paper)?);
    let losses = losses(&flow, paper.cards.len(), &[Lost::Characters, Lost::Records, Lost::PageBreaks]);
    Ok(Rendered { bytes: book.save_to_buffer()?, losses })
}

/// What the next table stands under.
#[derive(Default)]
struct Heading {
    /// The title of the annex in hand.
    annex: Option<String>,
    /// The last heading, without its label.
    heading: Option<String>,
}

impl Heading {
    fn read(&mut self, style: Style, words: &str) {
        match style {
            Style::AnnexTitle => *self = Self { annex: Some(words.to_owned()), heading: None },
            Style::Heading(_) => self.heading = Some(unlabelled(words).to_owned()),
            _ => {}
        }
    }

    /// What stands over a table: its own caption, or what it stands under.
    fn title(&self, caption: Option<&str>, paper: &str) -> String {
        let own = caption.map(unnumbered).or(self.heading.as_deref());
        match (&self.annex, own) {
            (Some(annex), None) => annex.clone(),
            (Some(annex), Some(own)) => format!("{annex}　{own}"),
            (None, None) => paper.to_owned(),
            (None, Some(own)) => format!("{paper}　{own}"),
        }
    }

    /// The same for the tab.
    fn name(&self, grid: &taizhang_doc::flow::Grid<'_>, kind: &str) -> String {
        let caption = grid.caption.as_ref().map(|line| unnumbered(&line.text()).to_owned());
        caption.or_else(|| self.heading.clone()).or_else(|| self.annex.clone()).unwrap_or_else(|| kind.to_owned())
    }
}

/// A heading without 一、 or （一）.
fn unlabelled(words: &str) -> &str {
    words.split_once(['、', '）', '.']).filter(|(label, _)| label.chars().count() <= 4).map_or(words, |(_, rest)| rest)
}

/// A caption without 表1.
fn unnumbered(words: &str) -> &str {
    words.split_once('　').filter(|(label, _)| label.starts_with('表')).map_or(words, |(_, rest)| rest)
}

/// The paper's own day, never the clock's.
fn properties(paper: &Paper) -> Result<DocProperties, XlsxError> {
    let part = |number: i8| u8::try_from(number).unwrap_or(1);
    // Of a masked paper nobody learns the day.
    let date = if paper.masked { paper.date.first_of_year() } else { paper.date };
    let year = u16::try_from(date.year()).unwrap_or(1900).max(1900);
    let made = ExcelDateTime::from_ymd(year, part(date.month()), part(date.day()))?;
    let text = |words: &str| taizhang_doc::text::clean(words).chars().take(255).collect::<String>();
    let properties = DocProperties::new().set_title(text(&paper.title)).set_subject(text(&paper.kind.name));
    Ok(properties.set_author(text(&paper.issuer)).set_creation_datetime(&made))
}
