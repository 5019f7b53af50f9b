//! The tags and words of a page, in order, as browsers tell them apart: whatever it is, it is read to its end.

use std::ops::Range;

/// A piece of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// The begin of an element.
    Open(Tag<'a>),
    /// The end of one, by its name.
    Close(&'a str),
    /// Words between tags.
    Words,
}

/// A tag as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    pub(super) name: &'a str,
    attributes: &'a str,
}

/// Elements whose content is no markup.
const RAW: &[&str] = &["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];

/// The pieces of a page.
pub(super) struct Tokens<'a> {
    html: &'a str,
    at: usize,
    end: usize,
}

/// The pieces of a stretch of a page.
pub(super) fn tokens(html: &str, within: Range<usize>) -> Tokens<'_> {
    Tokens { html, at: within.start, end: within.end }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = (Token<'a>, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        while self.at < self.end {
            let from = self.at;
            let rest = &self.html[from..self.end];
            let token = if rest.starts_with('<') { self.markup(rest) } else { Some(self.words(rest, 0)) };
            if let Some(token) = token {
                return Some((token, from..self.at));
            }
        }
        None
    }
}

impl<'a> Tokens<'a> {
    /// Words up to the next `<`, looked for behind the first `skip` bytes.
    fn words(&mut self, rest: &str, skip: usize) -> Token<'a> {
        self.at += rest[skip..].find('<').map_or(rest.len(), |at| at + skip);
        Token::Words
    }

    /// What begins with `<`; none for what nobody sees.
    fn markup(&mut self, rest: &'a str) -> Option<Token<'a>> {
        match rest[1..].chars().next() {
            Some('!' | '?') => {
                self.at += hidden(rest);
                None
            }
            Some('/') if rest[2..].starts_with(|c: char| c.is_ascii_alphabetic()) => {
                let (inside, length) = tag(&rest[2..]);
                self.at += 2 + length;
                Some(Token::Close(name(inside)))
            }
            Some(c) if c.is_ascii_alphabetic() => {
                let (inside, length) = tag(&rest[1..]);
                self.at += 1 + length;
                let name = name(inside);
                if RAW.iter().any(|raw| name.eq_ignore_ascii_case(raw)) {
                    self.at += until_closed(&rest[1 + length..], name);
                }
                Some(Token::Open(Tag { name, attributes: &inside[name.len()..] }))
            }
            // 收入<5万元
            _ => Some(self.words(rest, 1)),
        }
    }
}

/// How long a comment, a declaration or an instruction is.
fn hidden(rest: &str) -> usize {
    let (head, end) = match rest.strip_prefix("<!--") {
        // <!--> is a whole comment.
        Some(_) => (2, "-->"),
        None if rest.starts_with("<![CDATA[") => (9, "]]>"),
        None => (2, ">"),
    };
    rest[head..].find(end).map_or(rest.len(), |at| head + at + end.len())
}

/// What stands in a tag, behind its `<`, and how long it is with its `>`. A `>` between quotes ends nothing.
fn tag(rest: &str) -> (&str, usize) {
    let mut quote = None;
    for (at, byte) in rest.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return (&rest[..at], at + 1),
            (None, b'"' | b'\'') if rest[..at].trim_ascii_end().ends_with('=') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    (rest, rest.len())
}

fn name(inside: &str) -> &str {
    inside.split(|c: char| c.is_ascii_whitespace() || c == '/').next().unwrap_or_default()
}

/// How far it is to the end tag of an element whose content is no markup.
fn until_closed(rest: &str, name: &str) -> usize {
    let is_end = |at: &usize| {
        rest[at + 2..].get(..name.len()).is_some_and(|own| own.eq_ignore_ascii_case(name))
            && rest[at + 2 + name.len()..].starts_with(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/'))
    };
    rest.match_indices("</").map(|(at, _)| at).find(is_end).unwrap_or(rest.len())
}

impl<'a> Tag<'a> {
    /// Whether it is called so.
    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// An attribute's value, as it is written; an attribute alone has an empty one.
    pub(super) fn attribute(&self, name: &str) -> Option<&'a str> {
        let mut rest = self.attributes;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            if rest.is_empty() {
                return None;
            }
            // A `=` that begins a name belongs to it.
            let is_end = |(_, c): &(usize, char)| c.is_ascii_whitespace() || matches!(c, '/' | '=');
            let end = rest.char_indices().skip(1).find(is_end);
            let (own, behind) = rest.split_at(end.map_or(rest.len(), |(at, _)| at));
            let (value, behind) = match behind.trim_ascii_start().strip_prefix('=') {
                Some(behind) => value(behind.trim_ascii_start()),
                None => ("", behind),
            };
            if own.eq_ignore_ascii_case(name) {
                return Some(value);
            }
            rest = behind;
        }
    }
}

/// A value and what stands behind it.
fn value(rest: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(inside) = rest.strip_prefix(quote) {
            return inside.split_once(quote).unwrap_or((inside, ""));
        }
    }
    rest.split_at(rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(html: &str) -> Vec<String> {
        let piece = |(token, span): (Token<'_>, Range<usize>)| match token {
            Token::Open(tag) => format!("<{}", tag.name),
            Token::Close(name) => format!("/{name}"),
            Token::Words => html[span].to_owned(),
        };
        tokens(html, 0..html.len()).map(piece).collect()
    }

    #[test]
    fn tags_and_words_are_told_apart_as_browsers_do() {
        for (html, pieces) in [
            ("<!doctype html><P class=a>甲</P >乙", "<P 甲 /P 乙"),
            ("a < b <5 &lt;", "a |< b |<5 &lt;"),
            ("<a title='>\"' href=x>甲", "<a 甲"),
            ("<script>if (a<b) '</p>'</script>乙", "<script /script 乙"),
            ("<title><b></TITLE>乙", "<title /TITLE 乙"),
            ("<!-- <p> -->甲<!-- 乙", "甲"),
            ("<?xml version=\"1.0\"?><br/>甲</>乙", "<br 甲 </>乙"),
            ("<style>p{", "<style"),
            ("甲<b", "甲 <b"),
        ] {
            let wanted: Vec<&str> =
                if pieces.contains('|') { pieces.split('|').collect() } else { pieces.split(' ').collect() };
            assert_eq!(seen(html), wanted, "{html}");
        }
    }

    #[test]
    fn attributes_are_read_as_they_are_written() {
        let html = "<td ROWSPAN=2 colspan = '3' nowrap title=\"a b\"/>";
        let Some((Token::Open(tag), _)) = tokens(html, 0..html.len()).next() else { panic!("a tag") };
        let read = ["rowspan", "colspan", "nowrap", "title", "span"].map(|name| tag.attribute(name));
        assert_eq!(read, [Some("2"), Some("3"), Some(""), Some("a b"), None]);
    }
}
