//! Set words (固定词语): what has a numeral in it and counts nothing. One word a line in `phrases/set_words.txt`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::cursor::Cursor;

/// By first character, the longest first.
static WORDS: LazyLock<BTreeMap<char, Vec<&'static str>>> = LazyLock::new(|| {
    let lines = include_str!("../../../phrases/set_words.txt").lines().map(str::trim);
    let mut words: BTreeMap<char, Vec<&str>> = BTreeMap::new();
    for word in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        words.entry(word.chars().next().expect("blank lines are left out")).or_default().push(word);
    }
    for words in words.values_mut() {
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    }
    words
});

/// Steps over the longest set word that stands here.
pub(super) fn skip(cur: &mut Cursor<'_>) -> bool {
    match at_front(cur.rest()) {
        Some(word) => cur.eat_str(word),
        None => false,
    }
}

/// Whether a set word stands here.
pub(super) fn stands_at(cur: &Cursor<'_>) -> bool {
    at_front(cur.rest()).is_some()
}

/// Whether a set word begins so.
pub(super) fn begins(c: char) -> bool {
    WORDS.contains_key(&c)
}

/// The characters with which set words begin.
pub(super) fn firsts() -> impl Iterator<Item = char> {
    WORDS.keys().copied()
}

fn at_front(text: &str) -> Option<&'static str> {
    let words = WORDS.get(&text.chars().next()?)?;
    words.iter().copied().find(|word| text.starts_with(word))
}
