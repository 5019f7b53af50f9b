//! Finding every numeral in running text.

use std::ops::Range;

use super::Numeral;
use super::day::Dated;
use super::misread::Misread;

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

/// Finds every numeral of a text, in order.
pub fn scan(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut cur = super::cursor::Cursor::new(text);
    let mut chars = 0;
    while !cur.is_end() {
        let start = cur;
        if let Some(word) = super::set_words::at_front(cur.rest()) {
            for _ in word.chars() {
                cur.bump();
            }
        } else if let Ok(numeral) = super::phrase::numeral(&mut cur, true) {
            let text = cur.since(&start).to_owned();
            found.push(Found { chars: chars..chars + text.chars().count(), text, what: What::Number(numeral) });
        } else {
            cur = start;
            cur.bump();
        }
        chars += cur.since(&start).chars().count();
    }
    found
}
