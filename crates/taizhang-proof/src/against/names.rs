//! Names that come near those of the register, and are none of them.

use std::collections::HashMap;

use super::register::{Mention, Register};
use super::{Facts, at};
use crate::Finding;
use crate::document::{Document, Span};
use crate::notice::held;
use crate::rules::is_han;

/// Shorter names may differ by a character and be others'.
const LEAST: usize = 6;
/// The characters that a name is looked for by, at its beginning and at its end.
const SEED: usize = 3;
/// What tells one thing from another of its sort, and is no slip.
const TELLING: &[char] = &[
    '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '期', '东', '西', '南', '北', '上', '下', '大', '小',
    '新', '旧', '中', '和', '及',
];
/// Words that an office ends with: a name stands behind them.
const OFFICES: &[&str] = &["书记", "镇长", "主任", "主席", "委员", "所长", "站长", "专员", "组长", "同志"];

pub(super) fn hold(
    document: &Document,
    facts: &Facts<'_>,
    register: &Register<'_>,
    mentions: &[Mention],
    out: &mut Vec<Finding>,
) {
    let text = Text::of(&document.text, mentions);
    let mut told: Vec<Span> = Vec::new();
    for thing in &register.things {
        let name: Vec<char> = thing.name.chars().collect();
        let near = if name.len() >= LEAST { text.near(&name) } else { None };
        let short = || if facts.ledgers.len() == 1 { text.near_short(register, &name) } else { None };
        let Some(span) = near.or_else(short) else { continue };
        if told.iter().any(|other| other.start < span.end && span.start < other.end) {
            continue;
        }
        let here = document.words(&span);
        out.push(at(document, &span, held::name_near(here, &thing.name, thing.info.zh)));
        told.push(span);
    }
}

/// A text by its characters.
struct Text<'a> {
    mentions: &'a [Mention],
    chars: Vec<char>,
    /// The byte of each, and the end.
    bytes: Vec<usize>,
    seeds: HashMap<[char; SEED], Vec<usize>>,
}

impl<'a> Text<'a> {
    fn of(text: &str, mentions: &'a [Mention]) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let bytes = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let mut seeds: HashMap<[char; SEED], Vec<usize>> = HashMap::new();
        for (at, seed) in chars.windows(SEED).enumerate() {
            if let [a, b, c] = seed
                && is_han(*a)
            {
                seeds.entry([*a, *b, *c]).or_default().push(at);
            }
        }
        Self { mentions, chars, bytes, seeds }
    }

    fn span(&self, from: usize, to: usize) -> Span {
        self.bytes[from]..self.bytes[to]
    }

    /// Whether a stretch is, or lies in, a name that the register has.
    fn is_known(&self, span: &Span) -> bool {
        self.mentions.iter().any(|one| one.span.start < span.end && span.start < one.span.end)
    }

    /// Where something stands that is the name but for a character or two inside.
    fn near(&self, name: &[char]) -> Option<Span> {
        let (first, last) = (name.get(..SEED)?, name.get(name.len() - SEED..)?);
        let key = |seed: &[char]| [seed[0], seed[1], seed[2]];
        let (starts, ends) = (self.seeds.get(&key(first))?, self.seeds.get(&key(last))?);
        starts.iter().find_map(|from| {
            let ends = ends.iter().map(|end| end + SEED).filter(|end| *end > from + SEED);
            ends.filter(|end| name.len().abs_diff(end - from) <= 2).find_map(|end| {
                let here = &self.chars[*from..end];
                let span = self.span(*from, end);
                (differs_a_little(here, name) && !self.is_known(&span)).then_some(span)
            })
        })
    }

    /// A village by another character before its 村, a person by another behind an office.
    fn near_short(&self, register: &Register<'_>, name: &[char]) -> Option<Span> {
        let is_village = name.len() >= 3 && name.last() == Some(&'村');
        let is_person = name.len() == 3 && !is_village;
        if !is_village && !is_person {
            return None;
        }
        self.chars.windows(name.len()).enumerate().find_map(|(from, here)| {
            let off = here.iter().zip(name).filter(|(one, other)| one != other).count();
            if off != 1
                || here[0] != name[0]
                || here.last() != name.last() && is_village
                || !here.iter().all(|c| is_han(*c))
            {
                return None;
            }
            let span = self.span(from, from + here.len());
            let lead: String = self.chars[from.saturating_sub(2)..from].iter().collect();
            let fits = is_village || OFFICES.contains(&lead.as_str());
            let own: String = here.iter().collect();
            (fits && !self.is_known(&span) && !register.knows(&own)).then_some(span)
        })
    }
}

/// Whether two names have all in common but one or two characters in one place, and these tell no two things apart.
pub(crate) fn differs_a_little(here: &[char], name: &[char]) -> bool {
    let before = here.iter().zip(name).take_while(|(one, other)| one == other).count();
    let behind = here.iter().rev().zip(name.iter().rev()).take_while(|(one, other)| one == other).count();
    let behind = behind.min(here.len() - before).min(name.len() - before);
    let (own, other) = (&here[before..here.len() - behind], &name[before..name.len() - behind]);
    let size = own.len().max(other.len());
    let plain = |c: &char| is_han(*c) && !TELLING.contains(c);
    (1..=2).contains(&size) && before > 0 && behind > 0 && own.iter().chain(other).all(plain)
}
