//! Documents of Word changed in a few places, all else kept byte for byte: words mended, findings put in as comments.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use taizhang_package::xml::{self, spliced};
use taizhang_package::{Package, PackageError, Rels, Types};

use super::walk::{Node, Paragraph, paragraphs};
use super::{COMMENTS, DOCUMENT};
use crate::Finding;
use crate::document::Document;
use crate::fix::Edit;

const COMMENTS_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// Who comments.
const AUTHOR: &str = "台账校对";

/// Replacements of stretches of the XML.
type Splices = Vec<(Range<usize>, String)>;

/// A document with edits of its words made.
pub(crate) fn edited(document: &Document, bytes: &[u8], edits: &[Edit]) -> Result<Vec<u8>, PackageError> {
    let mut package = Package::open(bytes)?;
    let xml = package.text(DOCUMENT)?.ok_or_else(|| PackageError::Missing(DOCUMENT.to_owned()))?;
    let walked = paragraphs(&xml).paragraphs;
    let mut splices = Splices::new();
    for (paragraph, own) in by_line(document, edits.iter().map(|edit| (edit.source.clone(), edit))) {
        let Some(paragraph) = walked.get(paragraph) else { continue };
        for node in &paragraph.nodes {
            splices.extend(node_edited(&xml, paragraph, node, &own));
        }
    }
    if !splices.is_empty() {
        package.write(DOCUMENT, &spliced(&xml, splices))?;
    }
    Ok(package.finish()?.unwrap_or_else(|| bytes.to_vec()))
}

/// What is said of each paragraph: stretches of its text, counted from its beginning.
fn by_line<T>(
    document: &Document,
    of: impl Iterator<Item = (Range<usize>, T)>,
) -> BTreeMap<usize, Vec<(Range<usize>, T)>> {
    let mut lines: BTreeMap<usize, Vec<(Range<usize>, T)>> = BTreeMap::new();
    for (source, thing) in of {
        let line = document.lines.partition_point(|line| line.start <= source.start).saturating_sub(1);
        let Some(own) = document.lines.get(line) else { continue };
        let within =
            source.start.clamp(own.start, own.end) - own.start..source.end.clamp(own.start, own.end) - own.start;
        lines.entry(line).or_default().push((within, thing));
    }
    lines
}

/// The element of a node with the edits of its paragraph made; none where they do not touch it.
fn node_edited(
    xml: &str,
    paragraph: &Paragraph,
    node: &Node,
    edits: &[(Range<usize>, &Edit)],
) -> Option<(Range<usize>, String)> {
    let own = node.at..node.at + node.len;
    let touching = || {
        edits
            .iter()
            .filter(|(at, _)| at.start < own.end && own.start < at.end || at.is_empty() && at.start == own.start)
    };
    touching().next()?;
    let mut text = String::new();
    let mut done = own.start;
    for (at, edit) in touching() {
        let from = at.start.max(own.start);
        text.push_str(&paragraph.text[done..from]);
        // New words stand where the old ones began.
        if own.contains(&at.start) {
            text.push_str(&edit.new);
        }
        done = at.end.min(own.end).max(from);
    }
    text.push_str(&paragraph.text[done..own.end]);
    Some((node.element.clone(), text_element(&prefix(&xml[node.element.clone()]), &text)))
}

/// `w:` where the element's name has a prefix.
fn prefix(element: &str) -> String {
    let name = element.trim_start_matches('<').split(['>', ' ', '/', '\n', '\t']).next().unwrap_or_default();
    name.split_once(':').map(|(prefix, _)| format!("{prefix}:")).unwrap_or_default()
}

fn text_element(prefix: &str, text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    format!(r#"<{prefix}t xml:space="preserve">{}</{prefix}t>"#, escaped(text))
}

pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A document with findings as comments at their places.
pub(crate) fn annotated(
    document: &Document,
    bytes: &[u8],
    findings: &[Finding],
    comment: &impl Fn(&Finding) -> String,
) -> Result<Vec<u8>, PackageError> {
    let mut package = Package::open(bytes)?;
    let xml = package.text(DOCUMENT)?.ok_or_else(|| PackageError::Missing(DOCUMENT.to_owned()))?;
    let walked = paragraphs(&xml).paragraphs;
    let mut comments = Comments::open(&mut package)?;
    let mut cuts = Cuts::default();
    for (line, own) in by_line(document, findings.iter().map(|one| (one.source.clone(), one))) {
        for (within, finding) in own {
            let Some((paragraph, within)) = anchor(&walked, line, within) else { continue };
            let id = comments.add(&comment(finding));
            cuts.mark(&xml, paragraph, &within, id);
        }
    }
    if cuts.is_empty() {
        return Ok(bytes.to_vec());
    }
    package.write(DOCUMENT, &spliced(&xml, cuts.splices(&xml)))?;
    comments.write(&mut package)?;
    Ok(package.finish()?.unwrap_or_else(|| bytes.to_vec()))
}

/// Where a comment can hang: its own stretch, or the beginning of the next paragraph that has words.
fn anchor(walked: &[Paragraph], line: usize, within: Range<usize>) -> Option<(&Paragraph, Range<usize>)> {
    let has_words = |paragraph: &&Paragraph| paragraph.nodes.iter().any(|node| !node.run.is_empty());
    if let Some(own) = walked.get(line).filter(has_words) {
        return Some((own, within));
    }
    let other = walked.get(line..)?.iter().find(has_words).or_else(|| walked.iter().rev().find(has_words))?;
    let first = other.text.chars().next().map_or(0, char::len_utf8);
    Some((other, 0..first))
}

/// Where runs are cut, and what is put into each cut.
#[derive(Default)]
struct Cuts(BTreeMap<usize, (Node, BTreeMap<usize, String>, usize)>);

impl Cuts {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Marks a stretch of a paragraph as what the comment `id` is about.
    fn mark(&mut self, xml: &str, paragraph: &Paragraph, within: &Range<usize>, id: u32) {
        let run = |node: &&Node| !node.run.is_empty();
        let first = paragraph.nodes.iter().filter(run).rfind(|node| node.at <= within.start);
        let last = paragraph.nodes.iter().filter(run).find(|node| within.end <= node.at + node.len);
        let (Some(first), Some(last)) =
            (first.or(paragraph.nodes.iter().find(run)), last.or(paragraph.nodes.iter().rfind(run)))
        else {
            return;
        };
        let p = prefix(&xml[first.run.clone()]);
        self.put(first, within.start, &format!(r#"<{p}commentRangeStart {p}id="{id}"/>"#));
        let end = format!(r#"<{p}commentRangeEnd {p}id="{id}"/><{p}r><{p}commentReference {p}id="{id}"/></{p}r>"#);
        self.put(last, within.end, &end);
    }

    fn put(&mut self, node: &Node, at: usize, what: &str) {
        let at = at.clamp(node.at, node.at + node.len);
        let (_, cuts, _) = self.0.entry(node.element.start).or_insert_with(|| (node.clone(), BTreeMap::new(), node.at));
        cuts.entry(at).or_default().push_str(what);
    }

    /// The cut runs: each closed before a cut and opened again behind it, with its own properties.
    fn splices(self, xml: &str) -> Splices {
        let cut = |(node, cuts, _): (Node, BTreeMap<usize, String>, usize)| {
            let element = &xml[node.element.clone()];
            let p = prefix(&xml[node.run.clone()]);
            let properties = &xml[node.properties.clone()];
            let words = inner(element);
            let mut out = String::new();
            let mut done = 0;
            for (at, what) in cuts {
                let upto = raw_offset(words, at - node.at);
                out.push_str(&piece(&p, element, words, done..upto));
                write!(out, "</{p}r>{what}<{p}r>{properties}").expect("a String takes everything");
                done = upto;
            }
            out.push_str(&piece(&p, element, words, done..words.len()));
            (node.element, out)
        };
        self.0.into_values().map(cut).collect()
    }
}

/// The raw words of a text element; nothing of one that has none.
fn inner(element: &str) -> &str {
    let open = element.find('>').map_or(element.len(), |at| at + 1);
    let close = element.rfind("</").unwrap_or(element.len());
    element.get(open..close).unwrap_or_default()
}

/// Part of a text element. One without words, a tab or a break, stands whole behind the first cut.
fn piece(p: &str, element: &str, words: &str, part: Range<usize>) -> String {
    if words.is_empty() {
        return if part.start == 0 && part.end == 0 { String::new() } else { element.to_owned() };
    }
    match &words[part] {
        "" => String::new(),
        raw => format!(r#"<{p}t xml:space="preserve">{raw}</{p}t>"#),
    }
}

/// Where in raw words, entities and all, so many bytes of read words end.
fn raw_offset(raw: &str, read: usize) -> usize {
    let (mut seen, mut at) = (0, 0);
    while seen < read && at < raw.len() {
        let rest = &raw[at..];
        let entity = rest.starts_with('&').then(|| rest.find(';')).flatten();
        let c = rest.chars().next().map_or(1, char::len_utf8);
        match entity {
            Some(end) => {
                let mut words = String::new();
                for piece in xml::pieces(&rest[..=end]).unwrap_or_default() {
                    let _known = xml::words_of(&piece.event, &mut words);
                }
                seen += words.len();
                at += end + 1;
            }
            None => {
                seen += c;
                at += c;
            }
        }
    }
    at
}

/// The part that holds the comments.
struct Comments {
    text: Option<String>,
    next: u32,
    added: String,
    prefix: String,
}

impl Comments {
    fn open(package: &mut Package<'_>) -> Result<Self, PackageError> {
        let text = package.text(COMMENTS)?;
        let (mut next, mut prefix) = (0, "w:".to_owned());
        for piece in xml::pieces(text.as_deref().unwrap_or_default())? {
            if let Some((tag, _)) = xml::opens(&piece.event, "comment") {
                next = next.max(xml::number(tag, "id").map_or(0, |id| id.saturating_add(1)));
            } else if let Some((tag, _)) = xml::opens(&piece.event, "comments") {
                prefix = xml::prefix(tag);
            }
        }
        Ok(Self { text, next, added: String::new(), prefix })
    }

    /// Adds a comment and says its id.
    fn add(&mut self, words: &str) -> u32 {
        let (id, p) = (self.next, &self.prefix);
        self.next += 1;
        let words = text_element(p, words);
        write!(
            self.added,
            r#"<{p}comment {p}id="{id}" {p}author="{AUTHOR}" {p}initials="校"><{p}p><{p}r>{words}</{p}r></{p}p></{p}comment>"#
        )
        .expect("a String takes everything");
        id
    }

    fn write(self, package: &mut Package<'_>) -> Result<(), PackageError> {
        let end = format!("</{}comments>", self.prefix);
        match self.text.as_deref().and_then(|text| text.rfind(&end).map(|at| (text, at))) {
            Some((text, at)) => package.write(COMMENTS, &format!("{}{}{}", &text[..at], self.added, &text[at..])),
            None => {
                let head = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
                let p = self.prefix.trim_end_matches(':');
                package.write(COMMENTS, &format!(r#"{head}<{p}:comments xmlns:{p}="{MAIN}">{}{end}"#, self.added))?;
                let mut rels = Rels::read(package, DOCUMENT)?;
                if rels.of("comments").next().is_none() {
                    rels.add("comments", COMMENTS);
                    rels.write(package)?;
                }
                let mut types = Types::default();
                types.added.insert(COMMENTS.to_owned(), COMMENTS_TYPE);
                types.write(package)
            }
        }
    }
}
