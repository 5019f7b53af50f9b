//! Numerals that name and order but do not count: 第22期, （一）, 一是, 镇政发〔2023〕12号, ZS-2023-01.

use rust_decimal::prelude::ToPrimitive;

use super::What;
use crate::base::numeral::cursor::{Cursor, fold};
use crate::base::numeral::{digits, phrase, zh};

/// A word in Latin letters: a code when a digit is in it.
pub(super) fn latin(cur: &mut Cursor<'_>) -> Option<What> {
    let start = *cur;
    eat_token(cur, usize::MAX);
    let word = cur.since(&start);
    if word.chars().any(char::is_numeric) {
        return Some(What::Code);
    }
    let standard = ["GB", "GB/T", "DB", "ISO", "T"].contains(&word);
    let mut ahead = *cur;
    ahead.skip_spaces();
    if !standard || !ahead.is_digit() {
        return None;
    }
    eat_token(&mut ahead, usize::MAX);
    if ahead.peek() == Some('—') && ahead.peek2().is_some_and(|c| c.is_ascii_digit()) {
        ahead.bump();
        eat_token(&mut ahead, usize::MAX);
    }
    *cur = ahead;
    Some(What::Code)
}

/// The longest code that is told from a number. Without a bound a row of a thousand ratios is read a thousand times.
const LONGEST: usize = 64;

/// Letters and digits, with single marks between them.
fn eat_token(cur: &mut Cursor<'_>, most: usize) {
    let plain = |c: char| c.is_ascii_alphanumeric();
    for _ in 0..most {
        let Some(c) = cur.peek() else { break };
        let joins = matches!(c, '-' | '_' | '/' | '.' | '+' | '@' | ':') && cur.peek2().is_some_and(plain);
        if !plain(c) && !joins {
            break;
        }
        cur.bump();
    }
}

/// Digits that are no number: 13800000000, 0752-1234567, 5G, 1+6, 1.2.3, 3·15, 14:30, 3号楼.
pub(super) fn token(cur: &mut Cursor<'_>) -> Option<What> {
    let mut ahead = *cur;
    let mut digits = 0;
    while ahead.is_digit() {
        digits += 1;
        ahead.bump();
    }
    let then_digit = ahead.peek2().is_some_and(|c| c.is_ascii_digit());
    match ahead.peek() {
        Some(':') if digits <= 2 && then_digit => {
            if let Some(time) = clock(cur) {
                return Some(time);
            }
        }
        Some('时') if digits <= 2 => return Some(hour(cur, ahead)),
        Some('号') => {
            ahead.bump();
            return Some(take(cur, ahead, ordinal_of(cur)));
        }
        Some('·' | '•') if then_digit => {
            ahead.bump();
            while ahead.is_digit() {
                ahead.bump();
            }
            return Some(take(cur, ahead, What::Code));
        }
        _ => {}
    }
    let quoted = ahead.peek() == Some('”') && cur.before() == Some('“'); // “11431”
    let zero_first = digits > 1 && cur.peek() == Some('0');
    let mut whole = *cur;
    eat_token(&mut whole, LONGEST);
    let text = whole.since(cur);
    let marks = |mark: char| text.chars().filter(|c| fold(*c) == mark).count();
    let lettered = text.chars().any(|c| fold(c).is_ascii_alphabetic());
    let opaque = (lettered || digits >= 11) && !unit_follows(cur);
    let mut parts = text.split(|c| matches!(fold(c), '-' | '/' | ':'));
    let dotted = parts.any(|part| part.chars().filter(|c| fold(*c) == '.').count() > 1); // 1.2.3, not 12.5-13.5
    let marked = dotted || marks('-') > 1 || marks('+') > 0 || marks('_') > 0;
    let code = quoted || zero_first || opaque || marked;
    if !code {
        return None;
    }
    eat_token(&mut whole, usize::MAX);
    Some(take(cur, whole, What::Code))
}

/// Goes on to `end`.
fn take(cur: &mut Cursor<'_>, end: Cursor<'_>, what: What) -> What {
    while cur.at() < end.at() {
        cur.bump();
    }
    what
}

/// Whether it is a number with its unit after all: 3km, 800m2, 12345678901元.
fn unit_follows(cur: &Cursor<'_>) -> bool {
    let mut ahead = *cur;
    let unit = phrase::numeral(&mut ahead, true).ok().and_then(|numeral| numeral.unit);
    unit.is_some() && !ahead.peek().is_some_and(|c| c.is_ascii_alphanumeric())
}

/// 14:30, 14:30:00.
fn clock(cur: &mut Cursor<'_>) -> Option<What> {
    let mut ahead = *cur;
    for _ in 0.."14:30:00".len() {
        if ahead.is_digit() || (ahead.peek() == Some(':') && ahead.peek2().is_some_and(|c| c.is_ascii_digit())) {
            ahead.bump();
        }
    }
    let mut parts = ahead.since(cur).split([':', '：']).skip(1);
    let minutes = parts.all(|part| part.chars().count() == 2);
    if minutes { Some(take(cur, ahead, What::Time)) } else { None }
}

/// 9时30分.
fn hour(cur: &mut Cursor<'_>, mut ahead: Cursor<'_>) -> What {
    ahead.bump();
    let mut minutes = ahead;
    while minutes.is_digit() {
        minutes.bump();
    }
    let end = if minutes.at() > ahead.at() && minutes.eat('分') { minutes } else { ahead };
    take(cur, end, What::Time)
}

/// The number at the cursor, as a place in an order.
fn ordinal_of(cur: &Cursor<'_>) -> What {
    let mut ahead = *cur;
    What::Ordinal(number(&mut ahead).unwrap_or(u32::MAX))
}

/// A bare whole number, Arabic or Chinese.
fn number(cur: &mut Cursor<'_>) -> Option<u32> {
    let number = if cur.is_digit() { digits::arabic(cur, true) } else { zh::chinese(cur) }.ok()?;
    number.low.to_u32().filter(|_| number.high.is_none() && number.low.fract().is_zero())
}

/// 第22期, 第一批, 第3.
pub(super) fn numbered(cur: &mut Cursor<'_>) -> Option<What> {
    let mut ahead = *cur;
    ahead.bump();
    let number = number(&mut ahead)?;
    ahead.eat_unit();
    Some(take(cur, ahead, What::Ordinal(number)))
}

/// （一）, (1), and 镇政发〔2023〕12号.
pub(super) fn bracketed(cur: &mut Cursor<'_>) -> Option<(usize, What)> {
    if let Some(end) = document_number(cur) {
        let back = issuer(cur.passed());
        return Some((back, take(cur, end, What::DocumentNumber)));
    }
    let mut ahead = *cur;
    let close = if ahead.peek() == Some('(') { ')' } else { ']' }; // ［16］ is a note
    ahead.bump();
    let inner = ahead;
    let found = number(&mut ahead).filter(|number| *number < 100);
    let plain = ahead.since(&inner).chars().all(|c| fold(c).is_ascii_digit() || zh::is_numeral(c));
    match found {
        Some(number) if plain && ahead.eat(close) => Some((0, take(cur, ahead, What::Ordinal(number)))),
        _ => {
            cur.bump();
            None
        }
    }
}

/// 〔2023〕12号; the brackets are often the wrong ones.
fn document_number<'a>(cur: &Cursor<'a>) -> Option<Cursor<'a>> {
    let mut ahead = *cur;
    ahead.eat_any(&['〔', '[', '('])?;
    let digits = |cur: &mut Cursor<'a>, most: usize| {
        let start = *cur;
        while cur.is_digit() {
            cur.bump();
        }
        (1..=most).contains(&cur.since(&start).chars().count())
    };
    let year = digits(&mut ahead, 4) && ahead.eat_any(&['〕', ']', ')']).is_some();
    ahead.eat('第');
    (year && digits(&mut ahead, 5) && ahead.eat('号')).then_some(ahead)
}

/// How many characters before the bracket are the issuer's: 镇政发 of 根据镇政发.
fn issuer(passed: &str) -> usize {
    const LEAD: &[&str] = &[
        "根据", "按照", "依据", "依照", "参照", "落实", "印发", "下发", "转发", "执行", "见", "据", "和", "及", "与",
        "由", "以", "的", "按",
    ];
    let start = passed.char_indices().rev().take(10).take_while(|(_, c)| c.is_alphabetic()).last();
    let Some((start, _)) = start else { return 0 };
    let run = &passed[start..];
    let cut = LEAD.iter().filter_map(|word| run.rfind(word).map(|at| at + word.len())).max().unwrap_or(0);
    run[cut..].chars().count()
}

/// 一、 1. 1、 at the start of a line; 一是 and 其一 at the start of a clause; 表3, 附件2.
pub(super) fn heading(cur: &mut Cursor<'_>) -> Option<What> {
    let mut ahead = *cur;
    let passed = cur.passed().trim_end_matches([' ', '\u{3000}']);
    let line = passed.is_empty() || passed.ends_with('\n');
    let clause = line || passed.ends_with(['。', '；', '：', '，', '！', '？', ';', ':', ',', '”', '）', '、']);
    let chinese = !cur.is_digit();
    let number = number(&mut ahead)?;
    let mark = ahead.peek()?;
    let after = ahead.peek2();
    let label = ["表", "图", "附件", "附表", "附图"].iter().any(|word| cur.passed().ends_with(word));
    let titled = (line && mark == '、')
        || (clause && !chinese && mark == '.' && !after.is_some_and(|c| c.is_ascii_digit()))
        || (clause && chinese && matches!(mark, '是' | '要'));
    if titled {
        ahead.bump();
        return Some(take(cur, ahead, What::Ordinal(number)));
    }
    if label && ahead.eat_unit().is_none() {
        return Some(take(cur, ahead, What::Ordinal(number)));
    }
    None
}
