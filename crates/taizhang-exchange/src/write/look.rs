//! How the workbook looks: one place for fonts, colours and formats.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use super::cell::Cell;
use crate::layout::Must;

const FONT: &str = "宋体";
const HEAD_FONT: &str = "等线";
const TITLE_FONT: &str = "黑体";
const LINE: Color = Color::RGB(0x00BF_BFBF);

/// What a column holds, as far as its look goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// Sentences: to the left, wrapped.
    Prose,
    /// Short words: typed digits stay as they were typed.
    Word,
    /// Numbers: to the right.
    Number,
    /// Days and periods: typed `6.10` stays the tenth of June.
    Day,
    /// What the program fills.
    Program,
}

fn base() -> Format {
    Format::new().set_font_name(FONT).set_font_size(11).set_font_charset(134).set_align(FormatAlign::VerticalCenter)
}

/// Row 1, over all columns without merging them.
pub(super) fn title() -> Format {
    base().set_font_name(TITLE_FONT).set_font_size(18).set_align(FormatAlign::CenterAcross)
}

/// Row 2, and words between tables.
pub(super) fn note() -> Format {
    base().set_font_color(Color::RGB(0x0059_5959))
}

/// What somebody is asked to do.
pub(super) fn asked() -> Format {
    base()
}

/// A heading between tables.
pub(super) fn heading() -> Format {
    base().set_font_name(TITLE_FONT).set_font_size(13)
}

/// A label with its value beside it.
pub(super) fn label() -> Format {
    lined(base().set_font_name(HEAD_FONT).set_bold().set_indent(1).set_background_color(Color::RGB(0x00F2_F2F2)))
}

/// The value beside a label.
pub(super) fn value(value: &Cell) -> Format {
    let format = lined(base().set_text_wrap().set_align(FormatAlign::Left).set_indent(1));
    match value {
        Cell::Number(_) => format.set_num_format("0"),
        Cell::Day(_) => format.set_num_format("yyyy-mm-dd"),
        Cell::Blank | Cell::Words(_) => format.set_num_format("@"),
    }
}

fn lined(format: Format) -> Format {
    format.set_border(FormatBorder::Thin).set_border_color(LINE)
}

/// The colour of a head, and of the words on it.
fn head_colours(must: Must) -> (Color, Color) {
    match must {
        Must::Save => (Color::RGB(0x00C0_392B), Color::White),
        Must::Submit => (Color::RGB(0x002E_75B6), Color::White),
        Must::Program => (Color::RGB(0x00D9_D9D9), Color::RGB(0x0059_5959)),
        Must::Free => (Color::RGB(0x00FD_F6E3), Color::RGB(0x0033_3333)),
    }
}

pub(super) fn head(must: Must) -> Format {
    let (ground, words) = head_colours(must);
    let format = base().set_font_name(HEAD_FONT).set_bold().set_align(FormatAlign::Center).set_text_wrap();
    lined(format.set_background_color(ground).set_font_color(words))
}

/// A cell nobody has filled, without lines: what a whole column looks like.
pub(super) fn column(sort: Sort) -> Format {
    let format = base();
    match sort {
        Sort::Prose => format.set_text_wrap(),
        Sort::Word => format.set_text_wrap().set_num_format("@"),
        Sort::Number => format.set_align(FormatAlign::Right).set_indent(1),
        Sort::Day => format.set_align(FormatAlign::Center).set_num_format("@"),
        Sort::Program => {
            let grey = format.set_font_color(Color::RGB(0x0059_5959)).set_background_color(Color::RGB(0x00F2_F2F2));
            grey.set_text_wrap()
        }
    }
}

/// A blank cell that somebody is asked to fill, in a light shade of its head.
pub(super) fn owed(format: Format, must: Must) -> Format {
    format.set_background_color(match must {
        Must::Save => Color::RGB(0x00F8_D7DA),
        Must::Submit | Must::Program | Must::Free => Color::RGB(0x00D6_E6F5),
    })
}

/// A cell of the table.
pub(super) fn cell(sort: Sort, cell: &Cell) -> Format {
    let format = lined(column(sort));
    match cell {
        Cell::Number(number) if sort == Sort::Number => format.set_num_format(digits(number.scale())),
        Cell::Number(_) => format.set_num_format("General"),
        Cell::Day(_) => format.set_num_format("yyyy-mm-dd"),
        _ => format,
    }
}

/// A number of a matrix, to so many decimals.
pub(super) fn figure(scale: u32) -> Format {
    lined(column(Sort::Number)).set_num_format(digits(scale))
}

/// Why a matrix has no number.
pub(super) fn absent() -> Format {
    lined(column(Sort::Number)).set_font_color(Color::RGB(0x0080_8080))
}

/// Words of a matrix or a list, so far to the right.
pub(super) fn words(indent: u8) -> Format {
    lined(base().set_indent(indent * 2))
}

/// A unit of a matrix.
pub(super) fn middle() -> Format {
    lined(base().set_align(FormatAlign::Center))
}

/// The heading of rows that belong together.
pub(super) fn part() -> Format {
    lined(base().set_font_name(HEAD_FONT).set_bold().set_background_color(Color::RGB(0x00EA_F1F8)))
}

fn digits(scale: u32) -> String {
    let places = "0".repeat(usize::try_from(scale).unwrap_or(0));
    if places.is_empty() { "#,##0".to_owned() } else { format!("#,##0.{places}") }
}

/// The colour of a tab.
#[derive(Debug, Clone, Copy)]
pub(super) enum Tab {
    /// Words about the workbook.
    About,
    /// What happens day by day.
    Diary,
    /// What stands and changes.
    Register,
    /// Numbers by month.
    Months,
    /// Sheets that are only there when wanted.
    Wanted,
}

impl Tab {
    pub(super) fn colour(self) -> Color {
        match self {
            Self::About => Color::RGB(0x007F_7F7F),
            Self::Diary => Color::RGB(0x0070_AD47),
            Self::Register => Color::RGB(0x002E_75B6),
            Self::Months => Color::RGB(0x00ED_7D31),
            Self::Wanted => Color::RGB(0x0080_64A2),
        }
    }
}
