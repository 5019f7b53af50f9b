//! Numbers that are never typed: headings, series, tables, annexes.

use crate::paper::Level;

/// How many levels there are.
const LEVELS: usize = 4;

/// Counts headings level by level; a heading restarts the levels below it.
#[derive(Debug, Default)]
pub struct Numbering {
    counts: [usize; LEVELS],
    tables: usize,
}

impl Numbering {
    /// The label of the next heading of a level, as printed: 一、 （一） 1. （1）.
    pub fn heading(&mut self, level: Level) -> String {
        let depth = depth(level);
        self.counts[depth] += 1;
        self.counts[depth + 1..].fill(0);
        label(level, self.counts[depth])
    }

    /// The label of the next table: 表1.
    pub fn table(&mut self) -> String {
        self.tables += 1;
        format!("表{}", self.tables)
    }
}

/// How deep a level stands; the first is 0.
pub fn depth(level: Level) -> usize {
    match level {
        Level::One => 0,
        Level::Two => 1,
        Level::Three => 2,
        Level::Four => 3,
    }
}

/// The label of the `n`th heading of a level. Only the first level takes 、 and only the third a dot (GB/T 15834).
pub fn label(level: Level, n: usize) -> String {
    match level {
        Level::One => format!("{}、", chinese(n)),
        Level::Two => format!("（{}）", chinese(n)),
        Level::Three => format!("{n}."),
        Level::Four => format!("（{n}）"),
    }
}

/// The label of item `n` (from 1) of a series of `of` items: 一是. A single item gets none.
pub fn series(n: usize, of: usize) -> Option<String> {
    (of > 1).then(|| format!("{}是", chinese(n)))
}

/// What opens the list of annexes under the body. Its further lines stand under what follows these words.
pub const ANNEX_NOTE: &str = "附件：";

/// What annex `n` (from 1) of `of` is called over its own page. A single annex gets no number.
pub fn annex(n: usize, of: usize) -> String {
    if of > 1 { format!("附件{n}") } else { "附件".to_owned() }
}

/// What stands before the name of annex `n` (from 1) of `of` under the body: 附件：1.
pub fn annex_note(n: usize, of: usize) -> String {
    let opening = if n == 1 { ANNEX_NOTE } else { "" };
    if of > 1 { format!("{opening}{n}.") } else { opening.to_owned() }
}

/// A small number in Chinese numerals, for labels only: numbers of a paper come bound. From 1000 on, digits.
pub fn chinese(n: usize) -> String {
    const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let (hundreds, tens, ones) = (n / 100, n / 10 % 10, n % 10);
    if hundreds > 9 || n == 0 {
        return n.to_string();
    }
    let mut out = String::new();
    if hundreds > 0 {
        out.push(DIGITS[hundreds]);
        out.push('百');
    }
    if tens > 0 {
        // 十一, but 一百一十一.
        if tens > 1 || hundreds > 0 {
            out.push(DIGITS[tens]);
        }
        out.push('十');
    } else if hundreds > 0 && ones > 0 {
        out.push('零');
    }
    if ones > 0 {
        out.push(DIGITS[ones]);
    }
    out
}
