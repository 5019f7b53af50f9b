//! Finding every numeral in running text.

mod begins;
mod labels;
mod prose;

use std::ops::Range;

use super::cursor::Cursor;
use super::day::{Dated, Part, dated};
use super::misread::Misread;
use super::{Numeral, phrase, set_words, zh};

/// What a numeral in running text is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A number that counts or measures.
    Number(Numeral),
    /// A day, a month or a period, perhaps without its year.
    Day(Dated),
    /// 14:30.
    Time,
    /// A place in an order: 第22期, （一）, 一是, 1., 表3, 3号楼.
    Ordinal(u32),
    /// 镇政发〔2023〕12号.
    DocumentNumber,
    /// ZS-2023-01, a telephone number, S228.
    Code,
    /// Digits with more than one reading, or none.
    Unclear(Misread),
}

/// One numeral and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its characters, counted from 0: not bytes.
    pub chars: Range<usize>,
    /// As it stands there, hedge and unit with it.
    pub text: String,
    /// What it is.
    pub what: What,
}

/// A numeral by its bytes, for whoever goes through much text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// Its bytes.
    pub bytes: Range<usize>,
    /// What it is.
    pub what: What,
}

/// Finds every numeral of a text, in order.
///
/// Digits are always found. A Chinese numeral is found with a measure word behind it, and never within a set word.
pub fn scan(text: &str) -> Vec<Found> {
    let (mut chars, mut done) = (0, 0);
    let found = |Spot { bytes, what }: Spot| {
        let first = chars + text[done..bytes.start].chars().count();
        let own = text[bytes.clone()].to_owned();
        chars = first + own.chars().count();
        done = bytes.end;
        Found { chars: first..chars, text: own, what }
    };
    spots(text).map(found).collect()
}

/// The same as it goes along: places in bytes, nothing copied.
pub fn spots(text: &str) -> impl Iterator<Item = Spot> {
    let mut cur = Cursor::new(text);
    let mut last_end = 0;
    std::iter::from_fn(move || {
        loop {
            cur.skip_to(begins::may_begin);
            if cur.is_end() {
                return None;
            }
            let start = cur;
            let hit = step(&mut cur);
            debug_assert!(cur.at() > start.at(), "a step that stays where it was would never end");
            if let Some((back, what)) = hit {
                let since = &text[last_end..start.at()];
                let lead: usize = since.chars().rev().take(back).map(char::len_utf8).sum();
                last_end = cur.at();
                return Some(Spot { bytes: start.at() - lead..cur.at(), what });
            }
        }
    })
}

/// What stands at the cursor, and how many characters before it belong to it. The cursor always moves on.
fn step(cur: &mut Cursor<'_>) -> Option<(usize, What)> {
    let c = cur.peek()?;
    match c {
        'a'..='z' | 'A'..='Z' => return here(labels::latin(cur)),
        '〔' | '[' | '(' => return labels::bracketed(cur),
        '①'..='⑳' => {
            cur.bump();
            return here(Some(What::Ordinal(u32::from(c) - u32::from('①') + 1)));
        }
        _ => {}
    }
    if set_words::skip(cur) {
        return None;
    }
    let found = match c {
        '第' => day(cur).or_else(|| labels::numbered(cur)),
        '0'..='9' => {
            day(cur).or_else(|| labels::token(cur)).or_else(|| labels::heading(cur)).or_else(|| Some(arabic(cur)))
        }
        '-' | '+' => signed(cur),
        c if zh::is_numeral(c) => {
            let found = day(cur).or_else(|| labels::heading(cur)).or_else(|| prose::chinese(cur));
            if found.is_none() {
                prose::skip_run(cur);
            }
            return here(found);
        }
        _ => prose::hedged(cur),
    };
    if found.is_none() {
        cur.bump();
    }
    here(found)
}

fn here(what: Option<What>) -> Option<(usize, What)> {
    what.map(|what| (0, what))
}

/// A date with a numeral in it.
fn day(cur: &mut Cursor<'_>) -> Option<What> {
    let mut ahead = *cur;
    let dated = dated(&mut ahead, true).ok().flatten()?;
    let joined = ahead.before().is_some_and(|c| c.is_ascii_digit())
        && ahead.peek().is_some_and(|c| c.is_ascii_alphanumeric() || c == '-');
    // 3日内 is a stretch of time.
    let stretch = matches!(dated.from.part, Part::DayOfMonth(_))
        && dated.to.is_none()
        && ahead.peek().is_some_and(|c| "内游间以".contains(c));
    if joined || stretch {
        return None;
    }
    *cur = ahead;
    Some(What::Day(dated))
}

/// A number in digits; when it cannot be read, the digits are told as they are.
fn arabic(cur: &mut Cursor<'_>) -> What {
    let start = *cur;
    match phrase::numeral(cur, true) {
        Ok(numeral) => What::Number(numeral),
        Err(misread) => {
            *cur = start;
            cur.bump(); // the first digit, or the sign before it
            while cur.is_digit()
                || (matches!(cur.peek(), Some('.' | ',')) && cur.peek2().is_some_and(|c| c.is_ascii_digit()))
            {
                cur.bump();
            }
            What::Unclear(misread)
        }
    }
}

/// -6.2%, but not the hyphen of A-3.
fn signed(cur: &mut Cursor<'_>) -> Option<What> {
    let stands_alone = !cur.before().is_some_and(|c| c.is_ascii_alphanumeric() || c == ')' || c == '%');
    let number = stands_alone && cur.peek2().is_some_and(|c| c.is_ascii_digit());
    number.then(|| arabic(cur))
}
