//! Set words (固定词语): what has a numeral in it and counts nothing. One word a line in `phrases/set_words.txt`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

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

/// The longest set word that `text` begins with.
pub(super) fn at_front(text: &str) -> Option<&'static str> {
    let words = WORDS.get(&text.chars().next()?)?;
    words.iter().copied().find(|word| text.starts_with(word))
}
