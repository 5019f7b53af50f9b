//! Elements of a sheet, one after the other, from a window that moves over the part.
//!
//! A sheet of a hundred thousand rows has ten million of them: here they cost a third of what a whole XML reader asks.
//! It knows what sheets have: elements, words, CDATA, comments; nothing is said of documents that are no XML.

use std::io::{self, Read};

use memchr::{memchr, memmem};
use quick_xml::escape::unescape;

/// How much of the part is in the window at first: every sheet and every list of words has a window of its own.
const WINDOW: usize = 1 << 15;

/// Behind the value of a cell that has nothing else.
const VALUE_ENDS: &[u8] = b"</v></c>";

/// What comes next. Only words are held to be UTF-8: names and attributes are but compared.
#[derive(PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// An element begins: its name without prefix, its attributes as they stand, and whether it ends at once.
    Open(&'a [u8], &'a [u8], bool),
    /// An element ends.
    Close(&'a [u8]),
    /// Words, with references unresolved.
    Words(&'a str),
    /// Words as they stand.
    Plain(&'a str),
}

/// The window.
pub(super) struct Scanner<R> {
    inner: R,
    window: Vec<u8>,
    at: usize,
    filled: usize,
}

impl<R: Read> Scanner<R> {
    pub(super) fn new(inner: R) -> Self {
        Self { inner, window: vec![0; WINDOW], at: 0, filled: 0 }
    }

    /// Moves the window on. False at the end of the part.
    fn fill(&mut self) -> io::Result<bool> {
        self.window.copy_within(self.at..self.filled, 0);
        (self.at, self.filled) = (0, self.filled - self.at);
        if self.filled == self.window.len() {
            self.window.resize(self.window.len() * 2, 0); // bounded by what may pass without a new element
        }
        let n = self.inner.read(&mut self.window[self.filled..])?;
        self.filled += n;
        Ok(n > 0)
    }

    /// How far from here `mark` stands, looking from `from` on.
    fn find(&mut self, mark: &[u8], mut from: usize) -> io::Result<Option<usize>> {
        loop {
            let rest = &self.window[self.at..self.filled];
            let found = rest.get(from..).and_then(|rest| match mark {
                [byte] => memchr(*byte, rest),
                _ => memmem::find(rest, mark),
            });
            if let Some(found) = found {
                return Ok(Some(from + found));
            }
            from = from.max(rest.len().saturating_sub(mark.len() - 1));
            if !self.fill()? {
                return Ok(None);
            }
        }
    }

    /// What comes next; nothing at the end of the part.
    pub(super) fn next(&mut self) -> io::Result<Option<Token<'_>>> {
        loop {
            if self.at == self.filled && !self.fill()? {
                return Ok(None);
            }
            if self.window[self.at] != b'<' {
                let end = self.find(b"<", 0)?.unwrap_or(self.filled - self.at);
                return self.words(0, end, end).map(|words| Some(Token::Words(words)));
            }
            let Some(end) = self.find(b">", 1)? else { return Err(io::ErrorKind::UnexpectedEof.into()) };
            if !matches!(self.window[self.at + 1], b'!' | b'?') {
                return Ok(Some(element(self.take(1, end, end + 1))));
            }
            let tag = &self.window[self.at..self.at + end];
            if tag.starts_with(b"<![CDATA[") {
                let Some(end) = self.find(b"]]>", 9)? else { return Err(io::ErrorKind::UnexpectedEof.into()) };
                return self.words(9, end, end + 3).map(|words| Some(Token::Plain(words)));
            }
            if tag.starts_with(b"<!--") {
                let Some(end) = self.find(b"-->", 4)? else { return Err(io::ErrorKind::UnexpectedEof.into()) };
                self.at += end + 3;
            } else {
                self.at += end + 1;
            }
        }
    }

    /// The value of the cell that was just opened, where nothing but its plain words stand in it and all of it is in the
    /// window: so are nearly all cells. The cell is then behind us; else nothing was taken.
    pub(super) fn value(&mut self) -> io::Result<Option<&str>> {
        let rest = &self.window[self.at..self.filled];
        let Some(inner) = rest.strip_prefix(b"<v>") else { return Ok(None) };
        let plain = inner.iter().position(|byte| matches!(byte, b'<' | b'&' | b'\r'));
        match plain.filter(|end| inner[*end..].starts_with(VALUE_ENDS)) {
            Some(end) => self.words(3, 3 + end, 3 + end + VALUE_ENDS.len()).map(Some),
            None => Ok(None),
        }
    }

    /// Takes what stands between two marks, and moves on by `step`.
    fn take(&mut self, from: usize, to: usize, step: usize) -> &[u8] {
        let start = self.at;
        self.at += step;
        &self.window[start + from..start + to]
    }

    fn words(&mut self, from: usize, to: usize, step: usize) -> io::Result<&str> {
        std::str::from_utf8(self.take(from, to, step)).map_err(|_| io::ErrorKind::InvalidData.into())
    }
}

fn element(tag: &[u8]) -> Token<'_> {
    if let [b'/', name @ ..] = tag {
        return Token::Close(local(name.trim_ascii_end()));
    }
    let (inner, empty) = if let [inner @ .., b'/'] = tag { (inner, true) } else { (tag, false) };
    let end = inner.iter().position(u8::is_ascii_whitespace).unwrap_or(inner.len());
    let (name, attributes) = inner.split_at(end);
    Token::Open(local(name), attributes, empty)
}

fn local(name: &[u8]) -> &[u8] {
    name.iter().position(|byte| *byte == b':').map_or(name, |at| &name[at + 1..])
}

/// Adds words with their references resolved and their lines ended as XML wants; none where no program knows a reference.
pub(super) fn take_words(words: &str, into: &mut String) -> Option<()> {
    let plain = unescape(words).ok()?;
    if plain.contains('\r') {
        into.push_str(&plain.replace("\r\n", "\n").replace('\r', "\n"));
    } else {
        into.push_str(&plain);
    }
    Some(())
}

/// The attributes of an element, as they stand: references, styles and sorts of cells hold no entities.
pub(super) fn pairs(attributes: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let mut rest = attributes;
    std::iter::from_fn(move || {
        let at = rest.iter().position(|byte| *byte == b'=')?;
        let (key, after) = (&rest[..at], rest[at + 1..].trim_ascii_start());
        let (quote, after) = after.split_first().filter(|(quote, _)| matches!(quote, b'"' | b'\''))?;
        let end = after.iter().position(|byte| byte == quote)?;
        rest = &after[end + 1..];
        Some((key.trim_ascii(), &after[..end]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives one byte at a time, so that every element lies across the end of what was read.
    struct Drops<'a>(&'a [u8]);

    impl Read for Drops<'_> {
        fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
            let Some((first, rest)) = self.0.split_first() else { return Ok(0) };
            (buf[0], self.0) = (*first, rest);
            Ok(1)
        }
    }

    #[test]
    fn elements_words_and_what_is_neither() {
        let text = "<?xml version=\"1.0\"?><x:row r='1'><!-- > --><c r=\"A1\" t=\"str\"><v>岚&amp;里</v></c><c/>\
                    <t><![CDATA[a<b]]></t></x:row>";
        let mut scanner = Scanner::new(Drops(text.as_bytes()));
        let mut seen = Vec::new();
        while let Some(token) = scanner.next().unwrap() {
            let text = String::from_utf8_lossy;
            seen.push(match token {
                Token::Open(name, attributes, empty) => format!("<{}|{}|{empty}>", text(name), text(attributes)),
                Token::Close(name) => format!("</{}>", text(name)),
                Token::Words(words) => format!("words {words}"),
                Token::Plain(words) => format!("plain {words}"),
            });
        }
        insta::assert_snapshot!(seen.join(" "), @r#"<row| r='1'|false> <c| r="A1" t="str"|false> <v||false> words 岚&amp;里 </v> </c> <c||true> <t||false> plain a<b </t> </row>"#);
    }

    #[test]
    fn the_value_of_a_plain_cell_is_taken_at_once() {
        let value = |text: &str| {
            let mut scanner = Scanner::new(text.as_bytes());
            assert!(matches!(scanner.next().unwrap(), Some(Token::Open(b"c", _, false))));
            scanner.value().unwrap().map(str::to_owned)
        };
        assert_eq!(value("<c t=\"s\"><v>12</v></c><c/>").as_deref(), Some("12"));
        for other in ["<c><v>1&amp;2</v></c>", "<c><f>A1</f><v>1</v></c>", "<c><v>1</v><v>2</v></c>", "<c><v>12</v>"] {
            assert_eq!(value(other), None, "{other}");
        }
    }

    #[test]
    fn what_is_cut_short_is_told() {
        for text in ["<c r=\"A1\"", "<![CDATA[a", "<!-- a"] {
            assert!(Scanner::new(text.as_bytes()).next().is_err(), "{text}");
        }
    }
}
