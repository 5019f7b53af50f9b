//! Numerals in words, where a character alone proves nothing: 统一 has a 一 and no number.

use super::What;
use crate::base::numeral::cursor::Cursor;
use crate::base::numeral::{hedge, phrase, set_words, zh};
use crate::base::unit::Unit;

/// Two characters that make a hedge something else: 节约3万元 saves money, 最近3次 are the last three.
const NO_HEDGE: &[(char, &str)] = &[
    ('约', "节签履违预公合条制集婉邀契"),
    ('近', "附靠邻临最相走贴远逼"),
    ('上', "以之加网线跟赶"),
    ('过', "通超经透越"),
    ('超', "赶反"),
];

/// A number that begins with its hedge: 近20万, 不低于125.50万元.
pub(super) fn hedged(cur: &mut Cursor<'_>) -> Option<What> {
    let mut ahead = *cur;
    let first = cur.peek()?;
    if first == '数' {
        return chinese(cur); // 数十户
    }
    hedge::before(&mut ahead)?;
    let before = cur.before();
    if NO_HEDGE.iter().any(|(word, after)| *word == first && before.is_some_and(|c| after.contains(c))) {
        return None;
    }
    if set_words::stands_at(&ahead) {
        return None; // 突破一批
    }
    let sign = matches!(ahead.peek(), Some('-' | '+'));
    if ahead.is_digit() || (sign && ahead.peek2().is_some_and(|c| c.is_ascii_digit())) {
        let mut end = *cur;
        let numeral = phrase::numeral(&mut end, true).ok()?;
        *cur = end;
        return Some(What::Number(numeral));
    }
    if ahead.peek().is_some_and(zh::is_numeral) { chinese(cur) } else { None }
}

/// A Chinese numeral with its measure word.
pub(super) fn chinese(cur: &mut Cursor<'_>) -> Option<What> {
    // “两个维护”, 《十条措施》: what begins a quotation is a name.
    let named = matches!(cur.before(), Some('“' | '「' | '《' | '〈'));
    if named || pattern(cur) {
        return None;
    }
    let mut ahead = *cur;
    let numeral = phrase::numeral(&mut ahead, true).ok()?;
    let unit = numeral.unit?;
    let written = ahead.since(cur);
    let phase = unit == Unit::Session && written.ends_with('期'); // 二期工程 is a name
    let repeated = written.chars().next_back().is_some_and(|c| Some(c) == ahead.peek()); // 一项项
    let session = ahead.rest().starts_with("全会"); // 八次全会 is the eighth
    if phase || repeated || session || numeral.value.is_zero() {
        return None;
    }
    *cur = ahead;
    Some(What::Number(numeral))
}

/// 一户一策, 三分之一.
fn pattern(cur: &Cursor<'_>) -> bool {
    let mut next = cur.rest().chars();
    let four = [next.next(), next.next(), next.next(), next.next()];
    match four {
        [Some('一'), Some(first), Some('一'), Some(second)] => first.is_alphabetic() && second.is_alphabetic(),
        [Some(_), Some('分'), Some('之'), Some(part)] => zh::is_numeral(part) && !cur.rest().starts_with('百'),
        _ => false,
    }
}

/// Steps over what was no number, to its end: looking again at each of its characters would find parts of it.
pub(super) fn skip_run(cur: &mut Cursor<'_>) {
    if pattern(cur) {
        (0..4).for_each(|_| cur.bump());
        return;
    }
    while cur.peek().is_some_and(zh::is_numeral) {
        cur.bump();
    }
}
