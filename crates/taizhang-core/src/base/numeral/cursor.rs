//! A place in a text. Full-width digits and signs are looked at as their half-width twins.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::base::unit::Unit;

/// The spellings of units by their first character, folded and small; the longest first.
static SPELLINGS: LazyLock<BTreeMap<char, Vec<(Unit, &'static str)>>> = LazyLock::new(|| {
    let mut by_first: BTreeMap<char, Vec<(Unit, &'static str)>> = BTreeMap::new();
    for unit in Unit::ALL {
        for spelling in unit.spellings() {
            let first = spelling.chars().next().map(|c| fold(c).to_ascii_lowercase());
            by_first.entry(first.expect("a spelling has characters")).or_default().push((*unit, spelling));
        }
    }
    for spellings in by_first.values_mut() {
        spellings.sort_by_key(|(_, spelling)| std::cmp::Reverse(spelling.chars().count()));
    }
    by_first
});

/// Where the reading stands. Copying it is how one looks ahead.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

/// The half-width twin of a full-width character, the character itself otherwise.
pub(super) fn fold(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).expect("full-width forms lie 0xFEE0 above ASCII"),
        '\u{3000}' | '\u{a0}' | '\t' => ' ',
        '−' | '﹣' => '-',
        '–' | '―' | '─' => '—',
        '∼' | '〜' => '~',
        c => c,
    }
}

impl<'a> Cursor<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// The byte it stands at.
    pub(super) const fn at(&self) -> usize {
        self.at
    }

    pub(super) fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// From `start` to here.
    pub(super) fn since(&self, start: &Self) -> &'a str {
        &self.text[start.at..self.at]
    }

    /// All that was passed.
    pub(super) fn passed(&self) -> &'a str {
        &self.text[..self.at]
    }

    /// The character before, folded.
    pub(super) fn before(&self) -> Option<char> {
        self.text[..self.at].chars().next_back().map(fold)
    }

    pub(super) fn is_end(&self) -> bool {
        self.at >= self.text.len()
    }

    /// The next character as it stands.
    pub(super) fn raw(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// The next character, folded.
    pub(super) fn peek(&self) -> Option<char> {
        self.raw().map(fold)
    }

    /// The character after the next, folded.
    pub(super) fn peek2(&self) -> Option<char> {
        self.rest().chars().nth(1).map(fold)
    }

    /// Goes on to the next character that `wanted` takes.
    pub(super) fn skip_to(&mut self, wanted: impl Fn(char) -> bool) {
        let rest = self.rest();
        self.at += rest.char_indices().find(|(_, c)| wanted(*c)).map_or(rest.len(), |(at, _)| at);
    }

    pub(super) fn bump(&mut self) {
        self.at += self.raw().map_or(0, char::len_utf8);
    }

    pub(super) fn eat(&mut self, wanted: char) -> bool {
        let hit = self.peek() == Some(wanted);
        if hit {
            self.bump();
        }
        hit
    }

    /// Eats one of `wanted`.
    pub(super) fn eat_any(&mut self, wanted: &[char]) -> Option<char> {
        let found = self.peek().filter(|c| wanted.contains(c))?;
        self.bump();
        Some(found)
    }

    /// Eats exactly `wanted`, by folded characters and letters of either case.
    pub(super) fn eat_str(&mut self, wanted: &str) -> bool {
        let mut ahead = *self;
        for c in wanted.chars() {
            match ahead.peek() {
                Some(found) if found.eq_ignore_ascii_case(&fold(c)) => ahead.bump(),
                _ => return false,
            }
        }
        *self = ahead;
        true
    }

    /// Eats the first of `words` that stands here.
    pub(super) fn eat_word(&mut self, words: &[&'static str]) -> Option<&'static str> {
        words.iter().copied().find(|word| self.eat_str(word))
    }

    pub(super) fn skip_spaces(&mut self) {
        while self.peek() == Some(' ') {
            self.bump();
        }
    }

    pub(super) fn is_digit(&self) -> bool {
        self.peek().is_some_and(|c| c.is_ascii_digit())
    }

    /// Eats the longest spelling of a unit.
    pub(super) fn eat_unit(&mut self) -> Option<Unit> {
        let first = self.peek()?;
        let (unit, end) = SPELLINGS.get(&first.to_ascii_lowercase())?.iter().find_map(|(unit, spelling)| {
            // 5M is no length, 800M2 is an area
            if spelling.len() == 1 && !spelling.starts_with(first) {
                return None;
            }
            let mut ahead = *self;
            (ahead.eat_str(spelling) && !ahead.cuts_a_word(spelling)).then_some((*unit, ahead))
        })?;
        *self = end;
        Some(unit)
    }

    /// Whether `m` was taken off the front of `mm`.
    fn cuts_a_word(&self, spelling: &str) -> bool {
        let latin = |c: char| c.is_ascii_alphanumeric();
        spelling.chars().next_back().is_some_and(latin) && self.peek().is_some_and(latin)
    }
}
