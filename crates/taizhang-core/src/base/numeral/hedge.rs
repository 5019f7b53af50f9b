//! Hedges: words that say how a number stands to the exact one.

use std::sync::LazyLock;

use rust_decimal::Decimal;
use rust_decimal::dec;

use super::cursor::Cursor;

/// How the number said stands to the exact one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Hedge {
    /// 约、大约、左右、上下: a little more or less.
    About,
    /// 近、将近、接近: slightly below.
    Nearly,
    /// 超、超过、逾、余、多、突破: somewhat above.
    Over,
    /// 不低于、不少于、至少、以上: the number itself is in (民法典第1259条).
    AtLeast,
    /// 不超过、不高于、以内、以下: the number itself is in.
    AtMost,
    /// 不足、不到、低于: below.
    Under,
}

impl Hedge {
    /// Whether one may say `said` with this hedge when the number is `exact`.
    ///
    /// 约 gives 5% either way, 近 a tenth below, 余 and 超 less than as much again above: 超20万 of 50万 is true, and misleads.
    pub fn holds(self, exact: Decimal, said: Decimal) -> bool {
        let part = |share: Decimal| said.abs().checked_mul(share).unwrap_or(Decimal::MAX);
        let off = exact.checked_sub(said).unwrap_or(Decimal::MAX);
        match self {
            Self::About => off.abs() <= part(dec!(0.05)),
            Self::Nearly => off < Decimal::ZERO && off.abs() <= part(dec!(0.1)),
            Self::Over => off > Decimal::ZERO && (said <= Decimal::ZERO || off < said),
            Self::AtLeast => exact >= said,
            Self::AtMost => exact <= said,
            Self::Under => exact < said,
        }
    }

    /// The word before a number that says so.
    pub const fn zh(self) -> &'static str {
        match self {
            Self::About => "约",
            Self::Nearly => "近",
            Self::Over => "超",
            Self::AtLeast => "不低于",
            Self::AtMost => "不超过",
            Self::Under => "不足",
        }
    }
}

/// Before the number. A longer word stands before the shorter that it begins with.
const BEFORE: &[(&str, Hedge)] = &[
    ("大约", Hedge::About),
    ("大概", Hedge::About),
    ("约为", Hedge::About),
    ("约", Hedge::About),
    ("将近", Hedge::Nearly),
    ("接近", Hedge::Nearly),
    ("近", Hedge::Nearly),
    ("超过", Hedge::Over),
    ("超出", Hedge::Over),
    ("超", Hedge::Over),
    ("逾", Hedge::Over),
    ("突破", Hedge::Over),
    ("高于", Hedge::Over),
    ("多于", Hedge::Over),
    ("大于", Hedge::Over),
    (">", Hedge::Over),
    ("不低于", Hedge::AtLeast),
    ("不少于", Hedge::AtLeast),
    ("不小于", Hedge::AtLeast),
    ("至少", Hedge::AtLeast),
    ("最少", Hedge::AtLeast),
    ("≥", Hedge::AtLeast),
    ("不超过", Hedge::AtMost),
    ("不高于", Hedge::AtMost),
    ("不多于", Hedge::AtMost),
    ("不大于", Hedge::AtMost),
    ("至多", Hedge::AtMost),
    ("最多", Hedge::AtMost),
    ("≤", Hedge::AtMost),
    ("不足", Hedge::Under),
    ("不到", Hedge::Under),
    ("低于", Hedge::Under),
    ("少于", Hedge::Under),
    ("小于", Hedge::Under),
    ("<", Hedge::Under),
];

/// Before a bare 百千万 only: 上百、过万.
const BEFORE_BARE: &[&str] = &["上", "过"];

const AFTER: &[(&str, Hedge)] = &[
    ("左右", Hedge::About),
    ("上下", Hedge::About),
    ("及以上", Hedge::AtLeast),
    ("以上", Hedge::AtLeast),
    ("及以下", Hedge::AtMost),
    ("以下", Hedge::AtMost),
    ("以内", Hedge::AtMost),
];

/// The characters with which the words before a number begin, in order: most of a text is none of them.
static FIRST: LazyLock<Vec<char>> = LazyLock::new(|| {
    let words = BEFORE.iter().map(|(word, _)| *word).chain(BEFORE_BARE.iter().copied());
    let mut first: Vec<char> = words.filter_map(|word| word.chars().next()).collect();
    first.sort_unstable();
    first
});

/// Whether the word of a hedge begins so.
pub(super) fn begins(c: char) -> bool {
    FIRST.binary_search(&c).is_ok()
}

/// The characters with which the words of hedges begin.
pub(super) fn firsts() -> impl Iterator<Item = char> {
    FIRST.iter().copied()
}

/// The hedge before a number, and its word.
pub(super) fn before(cur: &mut Cursor<'_>) -> Option<(&'static str, Hedge)> {
    FIRST.binary_search(&cur.peek()?).ok()?;
    if let Some(found) = BEFORE.iter().copied().find(|(word, _)| cur.eat_str(word)) {
        return Some(found);
    }
    let bare = BEFORE_BARE.iter().copied().find(|word| {
        let mut ahead = *cur;
        ahead.eat_str(word) && matches!(ahead.peek(), Some('百' | '千' | '万' | '亿'))
    })?;
    cur.eat_str(bare);
    Some((bare, Hedge::Over))
}

/// The hedge behind a number.
pub(super) fn after(cur: &mut Cursor<'_>, prose: bool) -> Option<Hedge> {
    let mut ahead = *cur;
    let (word, hedge) = AFTER.iter().copied().find(|(word, _)| ahead.eat_str(word))?;
    // 三级上下联动 hedges nothing.
    if prose && word == "上下" && ahead.peek().is_some_and(char::is_alphabetic) {
        return None;
    }
    *cur = ahead;
    Some(hedge)
}
