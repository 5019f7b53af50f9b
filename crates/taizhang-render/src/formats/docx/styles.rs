//! The styles, from the profile.

use std::fmt::Write as _;

use taizhang_doc::measures::{Line, Type};
use taizhang_doc::{Level, Profile};

use crate::xml::{escape_into, escaped};

const HEAD: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#,
);

/// The id of a paragraph style for stand-alone headings.
pub(super) fn heading(level: Level) -> &'static str {
    ["Heading1", "Heading2", "Heading3", "Heading4"][taizhang_doc::numbering::depth(level)]
}

/// The id of a character style for run-in headings.
pub(super) fn level(level: Level) -> &'static str {
    ["LevelOne", "LevelTwo", "LevelThree", "LevelFour"][taizhang_doc::numbering::depth(level)]
}

/// The id of the character style for 一是 and its topic.
pub(super) const TOPIC: &str = "SeriesTopic";

/// The names that Word knows; a style of another name must say that it is our own.
const WORDS_OWN: &[&str] = &[
    "Body Text", "Title", "heading 1", "heading 2", "heading 3", "heading 4", "caption", "Signature", "Date", "footer", "header",
];

pub(super) fn styles(profile: &Profile) -> String {
    let (style, pitch) = (&profile.style, profile.grid.pitch);
    let mut out = String::with_capacity(8 * 1024);
    out.push_str(HEAD);
    out.push_str("<w:docDefaults><w:rPrDefault><w:rPr>");
    put_fonts(&mut out, &style.body);
    out.push_str(r#"<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"#);
    put_normal(&mut out, profile);
    let mut paragraph = |id: &str, name: &str, set: &Type, of: Paragraph| put_paragraph(&mut out, id, name, set, of, pitch);
    paragraph("BodyText", "Body Text", &style.body, Paragraph::plain());
    paragraph("Addressee", "Addressee", &style.addressee, Paragraph::kept());
    paragraph("Title", "Title", &style.title, Paragraph { snaps: false, ..Paragraph::kept() });
    for (n, at) in [Level::One, Level::Two, Level::Three, Level::Four].into_iter().enumerate() {
        let name = format!("heading {}", n + 1);
        paragraph(heading(at), &name, profile.level(at), Paragraph { outline: Some(n), ..Paragraph::kept() });
    }
    paragraph("Caption", "caption", &style.caption, Paragraph::kept());
    paragraph("TableHead", "Table Head", &style.head, Paragraph::off_grid());
    paragraph("TableCell", "Table Cell", &style.cell, Paragraph::off_grid());
    paragraph("Signature", "Signature", &style.signature, Paragraph::kept());
    paragraph("Date", "Date", &style.date, Paragraph::plain());
    let note = Type { indent: 0, ..style.annex_note.clone() };
    paragraph("AnnexNote", "Annex Note", &note, Paragraph::kept());
    paragraph("AnnexMark", "Annex Mark", &style.annex_mark, Paragraph::kept());
    let annex_title = Paragraph { snaps: false, outline: Some(0), ..Paragraph::kept() };
    paragraph("AnnexTitle", "Annex Title", &style.annex_title, annex_title);
    let folio = Type { indent: 0, ..style.folio.clone() };
    paragraph("Footer", "footer", &folio, Paragraph::off_grid());
    paragraph("Header", "header", &style.notice, Paragraph::off_grid());
    for at in [Level::One, Level::Two, Level::Three, Level::Four] {
        put_character(&mut out, level(at), profile.level(at));
    }
    put_character(&mut out, TOPIC, &style.strong);
    out.push_str(TABLE);
    out.push_str("</w:styles>");
    out
}

/// Thin black rules all round, little room at the sides of a cell.
const TABLE: &str = concat!(
    r#"<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>"#,
    r#"<w:top w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:left w:val="single" w:sz="4" w:space="0" w:color="000000"/>"#,
    r#"<w:bottom w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:right w:val="single" w:sz="4" w:space="0" w:color="000000"/>"#,
    r#"<w:insideH w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="000000"/>"#,
    r#"</w:tblBorders><w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="57" w:type="dxa"/>"#,
    r#"<w:bottom w:w="28" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>"#,
);

/// What Normal holds for all: no widow control, for it would end pages at 20 or 21 lines; no gap between Chinese and
/// digits, for it would break the grid of characters.
fn put_normal(out: &mut String, profile: &Profile) {
    let (body, grid) = (&profile.style.body, &profile.grid);
    out.push_str(concat!(
        r#"<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr>"#,
        r#"<w:widowControl w:val="0"/><w:kinsoku/><w:overflowPunct/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>"#,
    ));
    put(out, format_args!(r#"<w:spacing w:before="0" w:after="0" w:line="{}" w:lineRule="exact"/>"#, grid.pitch));
    out.push_str(r#"<w:jc w:val="both"/></w:pPr><w:rPr>"#);
    put_fonts(out, body);
    put(out, format_args!(r#"<w:spacing w:val="{}"/><w:kern w:val="0"/>"#, grid.tracking));
    put_size(out, body);
    out.push_str("</w:rPr></w:style>");
}

/// What a paragraph style has beside its type.
#[derive(Clone, Copy)]
struct Paragraph {
    keep_next: bool,
    /// Whether its lines are of the text's pitch, or of their own type's.
    on_grid: bool,
    /// Whether lines snap to the grid. Not those of the title: where the face at hand is taller than the pitch, snapping
    /// gives each of them two lines.
    snaps: bool,
    outline: Option<usize>,
}

impl Paragraph {
    fn plain() -> Self {
        Self { keep_next: false, on_grid: true, snaps: true, outline: None }
    }

    fn kept() -> Self {
        Self { keep_next: true, ..Self::plain() }
    }

    fn off_grid() -> Self {
        Self { on_grid: false, snaps: false, ..Self::plain() }
    }
}

fn put_paragraph(out: &mut String, id: &str, name: &str, set: &Type, of: Paragraph, pitch: u32) {
    let custom = if WORDS_OWN.contains(&name) { "" } else { r#" w:customStyle="1""# };
    put(out, format_args!(r#"<w:style w:type="paragraph"{custom} w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>"#));
    if of.keep_next {
        out.push_str("<w:keepNext/>");
    }
    if !of.snaps {
        out.push_str(r#"<w:snapToGrid w:val="0"/>"#);
    }
    // Off the grid a line is half as high again as its type.
    let line = if of.on_grid { pitch } else { set.size * 15 };
    let (before, after) = (set.before * pitch, set.after * pitch);
    put(out, format_args!(r#"<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="exact"/>"#));
    if set.indent > 0 {
        let (characters, twips) = (set.indent * 100, set.indent * set.size * 10);
        put(out, format_args!(r#"<w:ind w:firstLineChars="{characters}" w:firstLine="{twips}"/>"#));
    }
    put(out, format_args!(r#"<w:jc w:val="{}"/>"#, justification(set.align)));
    if let Some(outline) = of.outline {
        put(out, format_args!(r#"<w:outlineLvl w:val="{outline}"/>"#));
    }
    out.push_str("</w:pPr><w:rPr>");
    put_type(out, set);
    out.push_str("</w:rPr></w:style>");
}

fn put_character(out: &mut String, id: &str, set: &Type) {
    put(out, format_args!(r#"<w:style w:type="character" w:customStyle="1" w:styleId="{id}"><w:name w:val="{id}"/><w:qFormat/><w:rPr>"#));
    put_type(out, set);
    out.push_str("</w:rPr></w:style>");
}

fn put_type(out: &mut String, set: &Type) {
    put_fonts(out, set);
    if set.bold {
        out.push_str("<w:b/>");
    }
    if let Some(colour) = &set.colour {
        put(out, format_args!(r#"<w:color w:val="{}"/>"#, escaped(colour)));
    }
    put_size(out, set);
}

fn put_size(out: &mut String, set: &Type) {
    put(out, format_args!(r#"<w:sz w:val="{0}"/><w:szCs w:val="{0}"/>"#, set.size));
}

/// All four slots, or “ ” and — take the Latin face.
fn put_fonts(out: &mut String, set: &Type) {
    let face = escaped(&set.face);
    let latin = set.latin.as_deref().map_or_else(|| face.clone(), escaped);
    put(out, format_args!(r#"<w:rFonts w:hint="eastAsia" w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{face}" w:cs="{latin}"/>"#));
}

fn justification(align: Line) -> &'static str {
    match align {
        Line::Left => "left",
        Line::Centre => "center",
        Line::Justify => "both",
    }
}

/// The faces, each with the first that may stand in for it.
pub(super) fn font_table(profile: &Profile) -> String {
    let mut out = String::from(concat!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
        r#"<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#,
    ));
    for (face, stand_in) in &profile.face {
        out.push_str(r#"<w:font w:name=""#);
        escape_into(&mut out, face);
        out.push_str(r#"">"#);
        if let Some(instead) = stand_in.instead.first() {
            put(&mut out, format_args!(r#"<w:altName w:val="{}"/>"#, escaped(instead)));
        }
        out.push_str(r#"<w:charset w:val="86"/></w:font>"#);
    }
    out.push_str("</w:fonts>");
    out
}

fn put(out: &mut String, words: std::fmt::Arguments<'_>) {
    out.write_fmt(words).expect("a String takes all that is written");
}
