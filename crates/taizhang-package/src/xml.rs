//! The little of XML that patching needs: events with the bytes they came from, and attributes kept as they were.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesStart, Event};

/// An event of a part, and where it stands in the part's text.
pub struct Piece<'a> {
    /// The event.
    pub event: Event<'a>,
    /// Its bytes.
    pub span: Range<usize>,
}

/// All events of a small part.
pub fn pieces(xml: &str) -> Result<Vec<Piece<'_>>, quick_xml::Error> {
    let mut reader = Reader::from_str(xml);
    let mut pieces = Vec::new();
    loop {
        let start = at(&reader);
        let event = reader.read_event()?;
        if matches!(event, Event::Eof) {
            return Ok(pieces);
        }
        pieces.push(Piece { event, span: start..at(&reader) });
    }
}

fn at(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).expect("the part is in memory")
}

/// The opening tag of an element called `local`, whatever its prefix, and whether it is also its end.
pub fn opens<'e, 'a>(event: &'e Event<'a>, local: &str) -> Option<(&'e BytesStart<'a>, bool)> {
    match event {
        Event::Start(tag) if tag.local_name().into_inner() == local => Some((tag, false)),
        Event::Empty(tag) if tag.local_name().into_inner() == local => Some((tag, true)),
        _ => None,
    }
}

/// Whether the event ends an element called `local`.
pub fn closes(event: &Event<'_>, local: &str) -> bool {
    matches!(event, Event::End(tag) if tag.local_name().into_inner() == local)
}

/// The stretch of pieces that the element opening at `from` takes: its own tags included.
pub fn element(pieces: &[Piece<'_>], from: usize) -> Range<usize> {
    let mut depth = 0_usize;
    for (index, piece) in pieces.iter().enumerate().skip(from) {
        match piece.event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return from..index + 1;
        }
    }
    from..pieces.len()
}

/// The value of the attribute called `local`, whatever its prefix.
pub fn attr(tag: &BytesStart<'_>, local: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|attr| attr.key.local_name().into_inner() == local)?;
    quick_xml::escape::unescape(&found.value).ok().map(Cow::into_owned)
}

/// An attribute that holds a number.
pub fn number(tag: &BytesStart<'_>, local: &str) -> Option<u32> {
    attr(tag, local)?.trim().parse().ok()
}

/// The same tag with one attribute set, or taken away; all others are kept as they are written.
pub fn with_attr(tag: &BytesStart<'_>, name: &str, value: Option<&str>) -> BytesStart<'static> {
    let mut changed = BytesStart::new(tag.name().into_inner().to_owned());
    let mut value = value;
    for attr in tag.attributes().flatten() {
        if attr.key.into_inner() != name {
            // Only here may a value stand between single quotes.
            let value = Cow::Owned(attr.value.replace('"', "&quot;"));
            changed.push_attribute(Attribute { key: attr.key, value });
        } else if let Some(value) = value.take() {
            changed.push_attribute((name, value));
        }
    }
    if let Some(value) = value {
        changed.push_attribute((name, value));
    }
    changed
}

/// The tag as it is written.
pub fn tag_text(tag: &BytesStart<'_>, empty: bool) -> String {
    format!("<{}{}{}>", tag.name().into_inner(), tag.attributes_raw(), if empty { "/" } else { "" })
}

/// `x:` where the element's name has a prefix, else nothing.
pub fn prefix(tag: &BytesStart<'_>) -> String {
    tag.name().prefix().map(|prefix| format!("{}:", prefix.into_inner())).unwrap_or_default()
}

/// A text with some stretches replaced.
pub fn spliced(text: &str, mut edits: Vec<(Range<usize>, String)>) -> String {
    edits.sort_by_key(|(span, _)| (span.start, span.end));
    let mut out = String::with_capacity(text.len() + edits.iter().map(|(_, new)| new.len()).sum::<usize>());
    let mut done = 0;
    for (span, new) in edits {
        out.push_str(&text[done..span.start]);
        out.push_str(&new);
        done = span.end;
    }
    out.push_str(&text[done..]);
    out
}

/// Adds the words of a text event, or of the entity between two; none where no program knows the entity.
pub fn words_of(event: &Event<'_>, words: &mut String) -> Option<()> {
    match event {
        Event::Text(text) => words.push_str(&text.xml10_content()),
        Event::CData(text) => words.push_str(&text.xml10_content()),
        Event::GeneralRef(entity) => {
            let named = entity.xml10_content();
            let plain = match &*named {
                "amp" => Some('&'),
                "lt" => Some('<'),
                "gt" => Some('>'),
                "quot" => Some('"'),
                "apos" => Some('\''),
                _ => entity.resolve_char_ref().ok().flatten(),
            };
            words.push(plain?);
        }
        _ => {}
    }
    Some(())
}
