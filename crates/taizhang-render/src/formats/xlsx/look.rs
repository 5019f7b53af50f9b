//! How the sheets look: one place for fonts, borders and formats.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};
use taizhang_doc::Align;

fn base() -> Format {
    Format::new().set_font_name("宋体").set_font_charset(134).set_font_size(11).set_align(FormatAlign::VerticalCenter)
}

/// Row 1, over all columns without merging them.
pub(super) fn title() -> Format {
    base().set_font_name("黑体").set_font_size(16).set_align(FormatAlign::CenterAcross)
}

/// Row 2.
pub(super) fn note() -> Format {
    base().set_font_color(Color::RGB(0x0059_5959))
}

/// The notice of a provisional paper.
pub(super) fn notice() -> Format {
    base().set_font_name("黑体").set_font_color(Color::RGB(0x00C0_0000))
}

/// A head of a column.
pub(super) fn head() -> Format {
    lined(base().set_font_name("黑体").set_text_wrap().set_align(FormatAlign::Center)).set_background_color(Color::RGB(0x00F2_F2F2))
}

/// A cell of words.
pub(super) fn words(align: Align) -> Format {
    lined(base().set_text_wrap().set_align(stands(align)))
}

/// A cell of words that are left open.
pub(super) fn gap(align: Align) -> Format {
    words(align).set_background_color(Color::RGB(0x00FF_EF5E))
}

/// A cell of a number or a day, shown by this format of Excel's.
pub(super) fn number(align: Align, shown: &str) -> Format {
    lined(base().set_align(stands(align)).set_num_format(shown))
}

/// A line of the text.
pub(super) fn line(heading: bool) -> Format {
    let format = base().set_text_wrap();
    if heading { format.set_font_name("黑体") } else { format }
}

fn lined(format: Format) -> Format {
    format.set_border(FormatBorder::Thin)
}

fn stands(align: Align) -> FormatAlign {
    match align {
        Align::Left => FormatAlign::Left,
        Align::Centre => FormatAlign::Center,
        Align::Right => FormatAlign::Right,
    }
}
