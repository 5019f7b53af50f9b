//! Reading documents back, as a stranger would: from the bytes alone.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

/// A part of a package, as text.
pub(crate) fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut text = String::new();
    zip.by_name(name).expect(name).read_to_string(&mut text).expect("text");
    text
}

/// The names of all parts, in the order of the package.
pub(crate) fn parts(bytes: &[u8]) -> Vec<String> {
    let zip = ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    zip.file_names().map(|name| name.expect("a name").into_owned()).collect()
}

/// One event of a piece of XML: what opens, what closes, and text with its references resolved.
pub(crate) enum Piece {
    Open { name: String, attributes: Vec<(String, String)> },
    Close { name: String },
    Text(String),
}

/// The pieces of a well-formed piece of XML; panics on any other.
pub(crate) fn pieces(xml: &str) -> Vec<Piece> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    let mut out = Vec::new();
    let mut depth = 0_usize;
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Eof => break,
            Event::Start(tag) => {
                depth += 1;
                let attributes = tag.attributes().map(|attribute| {
                    let attribute = attribute.expect("an attribute");
                    let value =
                        quick_xml::escape::unescape(&attribute.value).expect("references that are known").into_owned();
                    (attribute.key.as_ref().to_owned(), value)
                });
                let attributes = attributes.collect();
                out.push(Piece::Open { name: tag.name().as_ref().to_owned(), attributes });
            }
            Event::End(tag) => {
                depth -= 1;
                out.push(Piece::Close { name: tag.name().as_ref().to_owned() });
            }
            Event::Text(text) => out.push(Piece::Text(text.as_ref().to_owned())),
            Event::GeneralRef(reference) => {
                let name = reference.as_ref();
                let text =
                    quick_xml::escape::unescape(&format!("&{name};")).expect("a reference that is known").into_owned();
                out.push(Piece::Text(text));
            }
            _ => {}
        }
    }
    assert_eq!(depth, 0, "elements are left open");
    out
}

fn attribute<'a>(attributes: &'a [(String, String)], wanted: &str) -> &'a str {
    attributes.iter().find(|(name, _)| name == wanted).map_or("", |(_, value)| value)
}

/// The text under each bookmark of a document whose name begins so, in order.
pub(crate) fn bookmarks(docx: &[u8], prefix: &str) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    let (mut inside, mut in_text) = (false, false);
    for piece in pieces(&part(docx, "word/document.xml")) {
        match piece {
            Piece::Open { name, attributes } if name == "w:bookmarkStart" => {
                let name = attribute(&attributes, "w:name");
                inside = name.starts_with(prefix);
                if inside {
                    out.push((name.to_owned(), String::new()));
                }
            }
            Piece::Open { name, .. } => in_text |= name == "w:t",
            Piece::Close { name } if name == "w:bookmarkEnd" => {}
            Piece::Close { name } if name == "w:bookmarkStart" => {}
            Piece::Close { name } => {
                in_text &= name != "w:t";
                // A bound thing is one run.
                inside &= name != "w:r";
            }
            Piece::Text(text) if inside && in_text => out.last_mut().expect("a bookmark is open").1.push_str(&text),
            Piece::Text(_) => {}
        }
    }
    out
}

/// The text of each link of a page that leads to a source, with its id.
pub(crate) fn links(html: &str) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for link in html.split("<a class=\"n").skip(1) {
        let id = link.split("id=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("an id");
        let text = link.split_once('>').and_then(|(_, rest)| rest.split_once("</a>")).expect("a link's text").0;
        out.push((id.to_owned(), unescape_html(text)));
    }
    out
}

/// The text of a page's sheet: tags out, references resolved.
pub(crate) fn sheet(html: &str) -> String {
    let sheet = html.split_once("<main").and_then(|(_, rest)| rest.split_once("</main>")).expect("a sheet").0;
    let mut out = String::new();
    for piece in sheet.split('<').skip(1) {
        out.push_str(piece.split_once('>').expect("a tag").1);
    }
    unescape_html(&out)
}

fn unescape_html(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

/// The text of Markdown, with its escapes undone.
pub(crate) fn markdown(source: &str) -> String {
    let mut out = String::new();
    let source = source.replace("&#32;", " ");
    let mut chars = source.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, chars.peek()) {
            ('\\', Some(next)) if next.is_ascii_punctuation() => out.extend(chars.next()),
            _ => out.push(c),
        }
    }
    out
}

/// A workbook's sheets, each with its rows of cells as calamine reads them.
pub(crate) fn workbook(bytes: &[u8]) -> Vec<(String, Vec<Vec<calamine::Data>>)> {
    use calamine::Reader as _;
    let mut book: calamine::Xlsx<_> = calamine::Xlsx::new(Cursor::new(bytes.to_vec())).expect("a workbook");
    let sheets = book.worksheets().into_iter();
    sheets.map(|(name, range)| (name, range.rows().map(<[_]>::to_vec).collect())).collect()
}

/// The words of a column of a sheet, below its heads.
pub(crate) fn column(sheet: &[Vec<calamine::Data>], column: usize) -> Vec<String> {
    sheet.iter().skip(3).map(|row| row.get(column).map(ToString::to_string).unwrap_or_default()).collect()
}
