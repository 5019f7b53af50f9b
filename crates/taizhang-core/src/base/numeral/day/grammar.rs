//! The forms of a date.

use super::{Dated, Part, Stamp, Xun};
use crate::base::numeral::cursor::Cursor;
use crate::base::numeral::misread::Misread;
use crate::base::numeral::zh;

type Read<T> = Result<Option<T>, Misread>;

/// Reads a date or a range of dates from the cursor on. In prose only forms that cannot be plain numbers count.
pub(in crate::base::numeral) fn dated(cur: &mut Cursor<'_>, prose: bool) -> Read<Dated> {
    if let Some(found) = open_range(cur) {
        return Ok(Some(found));
    }
    let Some(from) = stamp(cur, prose)? else { return Ok(None) };
    let mut ahead = *cur;
    ahead.skip_spaces();
    let to = if dash(&mut ahead) {
        ahead.skip_spaces();
        stamp(&mut ahead, prose).ok().flatten()
    } else {
        None
    };
    if to.is_some() {
        *cur = ahead;
    }
    let to = to.map(|to| match (from.part, to.part) {
        (Part::Day(month, _), Part::DayOfMonth(day)) => Stamp { part: Part::Day(month, day), ..to },
        _ => to,
    });
    Ok(Some(Dated { from, to }))
}

fn dash(cur: &mut Cursor<'_>) -> bool {
    cur.eat_any(&['—', '~', '-', '至', '到']).is_some() && cur.peek() != Some('—')
}

/// One or two digits, Arabic or Chinese up to 九十九.
fn small(cur: &mut Cursor<'_>) -> Option<i8> {
    let mut ahead = *cur;
    let value = if ahead.is_digit() { arabic(&mut ahead, 2)?.0 } else { chinese(&mut ahead)? };
    *cur = ahead;
    i8::try_from(value).ok()
}

/// Up to `most` digits, and how many; none when more follow.
fn arabic(cur: &mut Cursor<'_>, most: u32) -> Option<(i16, u32)> {
    let (mut value, mut digits) = (0_i16, 0);
    while let Some(digit) = cur.peek().and_then(|c| c.to_digit(10)) {
        digits += 1;
        if digits > most {
            return None;
        }
        value = value * 10 + i16::try_from(digit).ok()?;
        cur.bump();
    }
    (digits > 0).then_some((value, digits))
}

fn chinese(cur: &mut Cursor<'_>) -> Option<i16> {
    let digit = |cur: &mut Cursor<'_>| {
        let found = cur.peek().and_then(zh::digit).filter(|digit| *digit > 0).map(i16::from);
        if found.is_some() {
            cur.bump();
        }
        found
    };
    let first = digit(cur);
    if !cur.eat('十') {
        return first;
    }
    Some(first.unwrap_or(1) * 10 + digit(cur).unwrap_or(0))
}

/// 2023 or 二〇二三.
fn year(cur: &mut Cursor<'_>) -> Option<i16> {
    let mut ahead = *cur;
    let value = if ahead.is_digit() {
        arabic(&mut ahead, 4).filter(|(_, digits)| *digits == 4)?.0
    } else {
        let mut value = 0;
        for _ in 0..4 {
            value = value * 10 + i16::from(ahead.peek().and_then(zh::digit)?);
            ahead.bump();
        }
        value
    };
    if !(1000..=9999).contains(&value) {
        return None;
    }
    *cur = ahead;
    Some(value)
}

/// 2023年, 2023年度.
fn year_marked(cur: &mut Cursor<'_>) -> Option<i16> {
    let mut ahead = *cur;
    let found = year(&mut ahead)?;
    ahead.skip_spaces();
    if !ahead.eat('年') {
        return None;
    }
    ahead.eat('度');
    *cur = ahead;
    Some(found)
}

/// 1—6月, 2023年1—6月, 6月12—18日, 12—18日, 一至三季度, 2021—2023年: the first end without its mark.
fn open_range(cur: &mut Cursor<'_>) -> Option<Dated> {
    let mut ahead = *cur;
    let year_before = year_marked(&mut ahead);
    ahead.skip_spaces();
    let month_before = month_marked(&mut ahead);
    let from = if year_before.is_none() && month_before.is_none() {
        year(&mut ahead).map(|from| Stamp { year: Some(from), part: Part::Year })
    } else {
        None
    };
    let low = if from.is_none() { Some(small(&mut ahead)?) } else { None };
    ahead.skip_spaces();
    if !dash(&mut ahead) {
        return None;
    }
    ahead.skip_spaces();
    let to = if from.is_some() {
        Stamp { year: Some(year_marked(&mut ahead)?), part: Part::Year }
    } else {
        let high = small(&mut ahead)?;
        Stamp { year: year_before, part: marked(&mut ahead, month_before, high)? }
    };
    let from = match (from, low) {
        (Some(from), _) => from,
        (None, low) => Stamp { year: year_before, part: same_part(to.part, low?) },
    };
    *cur = ahead;
    Some(Dated { from, to: Some(to) })
}

/// 6月 before 12—18日.
fn month_marked(cur: &mut Cursor<'_>) -> Option<i8> {
    let mut ahead = *cur;
    let month = small(&mut ahead)?;
    if !ahead.eat('月') {
        return None;
    }
    *cur = ahead;
    Some(month)
}

/// The mark behind the second end says what both are.
fn marked(cur: &mut Cursor<'_>, month: Option<i8>, high: i8) -> Option<Part> {
    if cur.eat('日') {
        return Some(month.map_or(Part::DayOfMonth(high), |month| Part::Day(month, high)));
    }
    if month.is_some() {
        return None;
    }
    if cur.eat_str("季度") {
        return Some(Part::Quarter(high));
    }
    if cur.eat('月') {
        cur.eat('份');
        // 1月—6月5日 is no stretch of months
        return (!cur.is_digit()).then_some(Part::Month(high));
    }
    None
}

const fn same_part(like: Part, value: i8) -> Part {
    match like {
        Part::Quarter(_) => Part::Quarter(value),
        Part::Day(month, _) => Part::Day(month, value),
        Part::DayOfMonth(_) => Part::DayOfMonth(value),
        _ => Part::Month(value),
    }
}

/// One date.
fn stamp(cur: &mut Cursor<'_>, prose: bool) -> Read<Stamp> {
    if let Some(found) = digits_only(cur, prose)? {
        return Ok(Some(found));
    }
    short_year(cur, prose)?;
    let mut ahead = *cur;
    let year = year_marked(&mut ahead);
    ahead.skip_spaces();
    let part = part(&mut ahead, prose);
    let found = match (year, part) {
        (None, None) => return Ok(None),
        (Some(_), None) => {
            // the blanks behind 2023年 are not its own
            year_marked(cur);
            return Ok(Some(Stamp { year, part: Part::Year }));
        }
        (year, Some(part)) => Stamp { year, part },
    };
    *cur = ahead;
    Ok(Some(found))
}

/// 23年6月5日 in a cell: which century?
fn short_year(cur: &Cursor<'_>, prose: bool) -> Result<(), Misread> {
    let mut ahead = *cur;
    let two = arabic(&mut ahead, 2).filter(|(_, digits)| *digits == 2);
    let Some((short, _)) = two.filter(|_| !prose) else { return Ok(()) };
    if ahead.eat('年') && ahead.is_digit() {
        let rest = ahead.rest().trim();
        return Err(Misread::Ambiguous(vec![format!("20{short:02}年{rest}"), format!("19{short:02}年{rest}")]));
    }
    Ok(())
}

/// What follows the year: 上半年, 一季度, 6月…, 年底.
fn part(cur: &mut Cursor<'_>, prose: bool) -> Option<Part> {
    let words: &[(&str, Part)] = &[
        ("上半年", Part::Half(1)),
        ("下半年", Part::Half(2)),
        ("年初", Part::Xun(1, Xun::Start)),
        ("年底", Part::Xun(12, Xun::End)),
        ("年末", Part::Xun(12, Xun::End)),
    ];
    if let Some((_, part)) = words.iter().find(|(word, _)| cur.eat_str(word)) {
        return Some(*part);
    }
    if cur.before() == Some('年')
        && let Some(mark) = cur.eat_any(&['初', '底', '末'])
    {
        return Some(if mark == '初' { Part::Xun(1, Xun::Start) } else { Part::Xun(12, Xun::End) });
    }
    let mut ahead = *cur;
    let ordinal = ahead.eat('第');
    let value = small(&mut ahead)?;
    ahead.skip_spaces();
    let part = if ahead.eat_str("季度") {
        Part::Quarter(value)
    } else if ordinal {
        return None;
    } else if ahead.eat('月') {
        in_month(&mut ahead, value, prose)
    } else if ahead.eat('日') && cur.is_digit() {
        Part::DayOfMonth(value)
    } else {
        return None;
    };
    *cur = ahead;
    Some(part)
}

/// What follows 6月.
fn in_month(cur: &mut Cursor<'_>, month: i8, prose: bool) -> Part {
    let words: &[(&str, Xun)] = &[
        ("上旬", Xun::Upper),
        ("中旬", Xun::Middle),
        ("下旬", Xun::Lower),
        ("月初", Xun::Start),
        ("初", Xun::Start),
        ("底", Xun::End),
        ("末", Xun::End),
    ];
    if cur.eat('份') {
        return Part::Month(month);
    }
    if let Some((_, xun)) = words.iter().find(|(word, _)| cur.eat_str(word)) {
        return Part::Xun(month, *xun);
    }
    let mut ahead = *cur;
    ahead.skip_spaces();
    let Some(day) = small(&mut ahead) else { return Part::Month(month) };
    let mut mark = ahead;
    mark.skip_spaces();
    if mark.eat_any(&['日', '号']).is_some() {
        *cur = mark;
    } else if !prose && (ahead.is_end() || matches!(ahead.peek(), Some(' ' | '('))) {
        *cur = ahead; // 6月5
    } else {
        return Part::Month(month);
    }
    Part::Day(month, day)
}

/// 2023-06-05, 2023.6, 20230605, 6.5.
fn digits_only(cur: &mut Cursor<'_>, prose: bool) -> Read<Stamp> {
    let mut ahead = *cur;
    let start = ahead;
    while ahead.is_digit() {
        ahead.bump();
    }
    let digits: String = ahead.since(&start).chars().take(9).map(crate::base::numeral::cursor::fold).collect();
    let mark = ahead.peek().filter(|c| matches!(c, '-' | '.' | '/'));
    let found = match (digits.len(), mark) {
        (8, None) if !(prose && counts(&ahead)) => compact(&digits),
        (6, None) if !prose => compact(&digits),
        (4, Some(mark)) => after_year(&mut ahead, &digits, mark, prose),
        (4, None) if !prose && ends(&ahead) => compact(&digits),
        (2, Some(mark)) if !prose && three_parts(&ahead, mark) => {
            let rest = ahead.rest().trim();
            return Err(Misread::Ambiguous(vec![format!("20{digits}{rest}"), format!("19{digits}{rest}")]));
        }
        (1 | 2, Some(mark)) if !prose => month_and_day(&mut ahead, &digits, mark),
        _ => None,
    };
    if found.is_some() {
        *cur = ahead;
    }
    Ok(found)
}

/// 20230605元 is money.
fn counts(cur: &Cursor<'_>) -> bool {
    let mut ahead = *cur;
    ahead.skip_spaces();
    ahead.eat_unit().is_some() || matches!(cur.peek(), Some('余' | '多' | '万' | '亿'))
}

fn ends(cur: &Cursor<'_>) -> bool {
    let mut ahead = *cur;
    ahead.skip_spaces();
    ahead.is_end() || (cur.peek() == Some(' ') && ahead.peek() != Some('年'))
}

fn three_parts(cur: &Cursor<'_>, mark: char) -> bool {
    let mut ahead = *cur;
    ahead.eat(mark) && small(&mut ahead).is_some() && ahead.eat(mark) && small(&mut ahead).is_some()
}

/// 20230605, 202306, 2023. Only of our times: any eight digits could be anything.
fn compact(digits: &str) -> Option<Stamp> {
    let number = |from: usize, to: usize| digits.get(from..to)?.parse::<i16>().ok();
    let year = number(0, 4).filter(|year| (1900..=2200).contains(year))?;
    let small = |from, to| number(from, to).and_then(|value| i8::try_from(value).ok());
    let part = match (digits.len(), small(4, 6), small(6, 8)) {
        (4, ..) => Part::Year,
        (6, Some(month @ 1..=12), _) => Part::Month(month),
        (8, Some(month), Some(day)) if (1..=12).contains(&month) && (1..=31).contains(&day) => Part::Day(month, day),
        _ => return None,
    };
    Some(Stamp { year: Some(year), part })
}

/// -06-05 behind 2023. In prose 2023.6 is a number, 2023-06 a month.
fn after_year(cur: &mut Cursor<'_>, digits: &str, mark: char, prose: bool) -> Option<Stamp> {
    let year = Some(digits.parse().ok()?);
    cur.eat(mark);
    let month = small(cur)?;
    let mut ahead = *cur;
    if ahead.eat(mark)
        && let Some(day) = small(&mut ahead)
    {
        *cur = ahead;
        return Some(Stamp { year, part: Part::Day(month, day) });
    }
    let fits = !prose || (mark == '-' && (1..=12).contains(&month));
    fits.then_some(Stamp { year, part: Part::Month(month) })
}

/// .5 behind 6.
fn month_and_day(cur: &mut Cursor<'_>, digits: &str, mark: char) -> Option<Stamp> {
    let month = digits.parse().ok()?;
    cur.eat(mark);
    let day = small(cur)?;
    Some(Stamp { year: None, part: Part::Day(month, day) })
}
