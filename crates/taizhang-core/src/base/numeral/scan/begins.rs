//! Where a numeral may begin: most characters of a text are stepped over without a second look.

use std::sync::LazyLock;

use crate::base::numeral::cursor::fold;
use crate::base::numeral::{hedge, set_words, zh};

/// One bit for each character of the basic plane.
static BEGINS: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let mut bits = vec![0_u64; 0x1_0000 / 64];
    let basic = (0..=0xFFFF_u32).filter_map(char::from_u32);
    for c in basic.filter(|c| begins(*c)) {
        bits[c as usize / 64] |= 1 << (c as usize % 64);
    }
    bits
});

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
