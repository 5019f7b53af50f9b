//! One look over the whole text, shared by all rules: marks, blanks, Latin letters, numerals, words that rules watch for.

mod slots;

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use taizhang_core::base::numeral::{Spot, spots};

use crate::document::{Document, Span};
use crate::rules::RULES;
use crate::structure::{Series, series};

pub(crate) use slots::Blank;

/// What ends a clause that names a number.
pub(crate) const CLAUSE: &[char] = &['，', '。', '；', '、', '：', '！', '？', '\n', '（', '）'];

/// A punctuation mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark {
    /// Its byte.
    pub(crate) at: usize,
    /// Which.
    pub(crate) c: char,
}

impl Mark {
    pub(crate) fn end(self) -> usize {
        self.at + self.c.len_utf8()
    }

    pub(crate) fn span(self) -> Span {
        self.at..self.end()
    }
}

/// A watched word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Hit {
    /// Where.
    pub(crate) span: Span,
    /// Which of the rule's words.
    pub(crate) word: usize,
}

/// What was seen.
#[derive(Debug, Default)]
pub(crate) struct Scan {
    /// Every punctuation mark, of either width.
    pub(crate) marks: Vec<Mark>,
    /// Runs of blanks inside lines.
    pub(crate) blanks: Vec<Span>,
    /// Runs of ASCII letters.
    pub(crate) latin: Vec<Span>,
    /// Characters that nobody types on purpose.
    pub(crate) odd: Vec<Mark>,
    /// Full-width letters and digits.
    pub(crate) wide: Vec<Mark>,
    /// Every numeral.
    pub(crate) numerals: Vec<Spot>,
    /// What a mask left: xx, ××, 【】
    pub(crate) slots: Vec<Blank>,
    /// Series of items.
    pub(crate) series: Vec<Series>,
    hits: Vec<Vec<Hit>>,
}

/// The words of all rules in one automaton; behind each pattern the rules that watch for it.
struct Watch {
    automaton: AhoCorasick,
    owners: Vec<Vec<(usize, usize)>>,
}

static WATCH: LazyLock<Watch> = LazyLock::new(|| {
    let mut patterns: Vec<&str> = Vec::new();
    let mut owners: Vec<Vec<(usize, usize)>> = Vec::new();
    for (rule, own) in RULES.iter().enumerate() {
        for (word, text) in own.words.iter().enumerate() {
            let at = patterns.iter().position(|known| known == text).unwrap_or_else(|| {
                patterns.push(text);
                owners.push(Vec::new());
                patterns.len() - 1
            });
            owners[at].push((rule, word));
        }
    }
    let automaton = AhoCorasick::builder()
        .match_kind(MatchKind::Standard)
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .build(&patterns)
        .expect("the words of the rules are short and few");
    Watch { automaton, owners }
});

impl Scan {
    /// Looks over a document.
    pub(crate) fn of(document: &Document) -> Self {
        let text = &document.text;
        let mut scan = Self { hits: vec![Vec::new(); RULES.len()], ..Self::default() };
        scan.characters(text);
        scan.numerals = spots(text).collect();
        for found in WATCH.automaton.find_overlapping_iter(text) {
            for (rule, word) in &WATCH.owners[found.pattern().as_usize()] {
                scan.hits[*rule].push(Hit { span: found.range(), word: *word });
            }
        }
        scan.slots = slots::find(text, &scan);
        scan.series = series::find(text, &document.paras);
        scan
    }

    /// Where the words of a rule stand.
    pub(crate) fn hits(&self, rule: usize) -> &[Hit] {
        &self.hits[rule]
    }

    /// Goes over the text once. Han characters, which are nearly all of it, are stepped over by their first byte.
    fn characters(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(first) = bytes.get(at) {
            match first {
                0xE4..=0xE9 => at += 3,
                b'\n' | b'0'..=b'9' => at += 1,
                b'a'..=b'z' | b'A'..=b'Z' => {
                    let length = bytes[at..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
                    self.latin.push(at..at + length);
                    at += length;
                }
                _ => {
                    let Some(c) = text[at..].chars().next() else { break };
                    self.character(at, c);
                    at += c.len_utf8();
                }
            }
        }
    }

    fn character(&mut self, at: usize, c: char) {
        match c {
            ' ' | '\t' | '\u{3000}' | '\u{a0}' => match self.blanks.last_mut() {
                Some(last) if last.end == at => last.end += c.len_utf8(),
                _ => self.blanks.push(at..at + c.len_utf8()),
            },
            '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => self.wide.push(Mark { at, c }),
            '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}' | '\u{feff}' | '\u{fffd}' | '\u{ad}' => {
                self.odd.push(Mark { at, c });
            }
            '\u{e000}'..='\u{f8ff}' => self.odd.push(Mark { at, c }),
            c if c.is_control() => self.odd.push(Mark { at, c }),
            '\u{2010}'..='\u{2027}'
            | '\u{2030}'..='\u{205e}'
            | '\u{3001}'..='\u{303f}'
            | '\u{ff01}'..='\u{ff65}'
            | '!'..='/'
            | ':'..='@'
            | '['..='`'
            | '{'..='~'
            | '×'
            | '·'
            | '─'..='╿'
            | '□' => {
                self.marks.push(Mark { at, c });
            }
            _ => {}
        }
    }

    /// The marks in a stretch.
    pub(crate) fn marks_in(&self, span: &Span) -> &[Mark] {
        let from = self.marks.partition_point(|mark| mark.at < span.start);
        let to = self.marks.partition_point(|mark| mark.at < span.end);
        &self.marks[from..to]
    }

    /// The numerals in a stretch.
    pub(crate) fn numerals_in(&self, span: &Span) -> &[Spot] {
        let from = self.numerals.partition_point(|spot| spot.bytes.start < span.start);
        let to = self.numerals.partition_point(|spot| spot.bytes.end <= span.end);
        &self.numerals[from..to.max(from)]
    }
}
