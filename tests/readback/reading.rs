//! Reading documents as a stranger would: from the bytes alone.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::Event;

/// What a document says, and what stands under its anchors.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Said {
    /// All its words, a line for each paragraph or cell.
    pub(crate) text: String,
    /// Names of anchors and the words under each, in order; none in formats without anchors.
    pub(crate) anchors: Vec<(String, String)>,
}

/// A Word document.
pub(crate) fn docx(bytes: &[u8]) -> Said {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut xml = String::new();
    zip.by_name("word/document.xml").expect("the document").read_to_string(&mut xml).expect("text");
    let mut reader = Reader::from_str(&xml);
    let mut said = Said::default();
    let (mut in_text, mut under) = (false, false);
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Eof => return said,
            Event::Start(tag) if tag.name().as_ref() == "w:t" => in_text = true,
            Event::End(tag) if tag.name().as_ref() == "w:t" => in_text = false,
            // A bound thing is one run behind its bookmark.
            Event::End(tag) if tag.name().as_ref() == "w:r" => under = false,
            Event::End(tag) if tag.name().as_ref() == "w:p" => said.text.push('\n'),
            Event::Start(tag) | Event::Empty(tag) if tag.name().as_ref() == "w:bookmarkStart" => {
                let name = tag.attributes().filter_map(Result::ok).find(|one| one.key.as_ref() == "w:name");
                let name = name.expect("a bookmark has a name").value.to_string();
                under = name.starts_with("tz_");
                if under {
                    said.anchors.push((name, String::new()));
                }
            }
            Event::Text(text) if in_text => take(&mut said, under, text.as_ref()),
            Event::GeneralRef(reference) if in_text => {
                let text = format!("&{};", reference.as_ref());
                take(&mut said, under, &quick_xml::escape::unescape(&text).expect("a known reference"));
            }
            _ => {}
        }
    }
}

fn take(said: &mut Said, under: bool, text: &str) {
    said.text.push_str(text);
    if under {
        said.anchors.last_mut().expect("an anchor is open").1.push_str(text);
    }
}

/// A page: the words of its sheet.
pub(crate) fn html(page: &str) -> Said {
    let sheet = page.split_once("<main").and_then(|(_, rest)| rest.split_once("</main>")).expect("a sheet").0;
    let mut said = Said::default();
    let mut under = false;
    for piece in sheet.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').expect("a tag");
        let name = tag.split(|c: char| !c.is_ascii_alphanumeric() && c != '/').next().unwrap_or_default();
        let is_link = name == "a" && tag.contains("class=\"n");
        if is_link {
            let id = tag.split_once("id=\"").and_then(|(_, rest)| rest.split_once('"')).expect("an id").0;
            said.anchors.push((id.to_owned(), String::new()));
        }
        under = is_link || under && name != "/a";
        if matches!(name, "/p" | "/h1" | "/h2" | "/h3" | "/h4" | "/h5" | "/h6" | "/td" | "/th" | "/caption" | "br") {
            said.text.push('\n');
        }
        take(&mut said, under, &plain(text));
    }
    said
}

fn plain(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

/// Markdown, with its escapes undone.
pub(crate) fn markdown(source: &str) -> Said {
    let mut text = String::new();
    let source = source.replace("&#32;", " ").replace("&lt;", "<").replace("&amp;", "&");
    let mut chars = source.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, chars.peek()) {
            ('\\', Some(next)) if next.is_ascii_punctuation() => text.extend(chars.next()),
            _ => text.push(c),
        }
    }
    Said { text, anchors: Vec::new() }
}

/// Plain text.
pub(crate) fn txt(source: &str) -> Said {
    Said { text: source.to_owned(), anchors: Vec::new() }
}
