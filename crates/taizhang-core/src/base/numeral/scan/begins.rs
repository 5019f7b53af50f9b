//! Where a numeral may begin: most characters of a text are stepped over without a second look.

use std::sync::LazyLock;

use crate::base::numeral::cursor::fold;
use crate::base::numeral::{hedge, set_words, zh};

/// One bit for each character of the basic plane. Of its ideographs only those are asked that begin a word of ours: there
/// are twenty thousand others, and every command pays for the asking.
static BEGINS: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let mut bits = vec![0_u64; 0x1_0000 / 64];
    let others = ('\0'..IDEOGRAPHS.0).chain(IDEOGRAPHS.1..='\u{FFFF}');
    let ours = zh::NUMERALS.chars().chain("第数".chars()).chain(hedge::firsts()).chain(set_words::firsts());
    for c in others.chain(ours).filter(|c| begins(*c)) {
        bits[c as usize / 64] |= 1 << (c as usize % 64);
    }
    bits
});

/// Where the ideographs and Hangul begin, and what stands behind them.
const IDEOGRAPHS: (char, char) = ('\u{3400}', '\u{E000}');

fn begins(c: char) -> bool {
    let folded = fold(c);
    folded.is_ascii_alphanumeric()
        || matches!(folded, '〔' | '[' | '(' | '①'..='⑳' | '第' | '数' | '-' | '+')
        || zh::is_numeral(c)
        || hedge::begins(folded)
        || set_words::begins(c)
}

/// Whether a step may find something at the character.
pub(super) fn may_begin(c: char) -> bool {
    BEGINS.get(c as usize / 64).is_some_and(|bits| bits >> (c as usize % 64) & 1 == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_was_asked() {
        for c in '\0'..='\u{FFFF}' {
            assert_eq!(may_begin(c), begins(c), "{c}");
        }
    }
}
