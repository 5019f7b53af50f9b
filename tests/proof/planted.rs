//! Faults planted one by one in the sample summary: each is told at its place.

use std::fmt::Write as _;
use std::ops::Range;

use taizhang_app::{Diagnostic, Place};

use crate::{proof, summary};

/// A sort of fault.
struct Sort {
    name: &'static str,
    from: &'static str,
    to: String,
    code: &'static str,
    numeric: bool,
    /// How many characters away it may be told.
    reach: usize,
}

/// How often a sort is planted at most: none may outweigh the others.
const MOST: usize = 12;

fn sorts() -> Vec<Sort> {
    let lines = include_str!("../../fixtures/drafts/planted.tsv").lines().filter(|line| !line.starts_with('#'));
    let sort = |line: &'static str| {
        let fields: Vec<&str> = line.split('\t').collect();
        let [name, from, to, code, numeric, reach] = fields[..] else { panic!("six columns: {line}") };
        let reach = if reach.is_empty() { 2 } else { reach.parse().expect("a number") };
        Sort { name, from, to: to.replace("\\u{200b}", "\u{200b}"), code, numeric: !numeric.is_empty(), reach }
    };
    lines.map(sort).collect()
}

/// Where a sort can be planted: `^` is the beginning of a line, `$` its end.
fn places(text: &str, sort: &Sort) -> Vec<Range<usize>> {
    let bare = sort.from.trim_start_matches('^').trim_end_matches('$');
    let fits = |at: &usize| {
        let begins = !sort.from.starts_with('^') || text[..*at].ends_with(['\n', '\u{3000}']);
        let ends = !sort.from.ends_with('$') || text[*at + bare.len()..].starts_with('\n');
        begins && ends
    };
    let found: Vec<usize> = text.match_indices(bare).map(|(at, _)| at).filter(fits).collect();
    // Evenly over the whole text.
    let step = found.len().div_ceil(MOST).max(1);
    found.into_iter().step_by(step).map(|at| at..at + bare.len()).collect()
}

/// Whether a place touches the columns of a line, give or take so many.
fn touches(place: &Place, line: usize, columns: &Range<usize>, reach: usize) -> bool {
    let Place::Text { line: own, column, length, .. } = place else { return false };
    let (own, from) = (*own as usize, *column as usize);
    let to = from + (*length as usize).max(1);
    own == line && from <= columns.end + reach && columns.start <= to + reach
}

fn is_told(findings: &[Diagnostic], sort: &Sort, line: usize, columns: &Range<usize>) -> bool {
    let of = |one: &&Diagnostic| one.code == sort.code;
    findings.iter().filter(of).any(|one| {
        let mut places = std::iter::once(&one.place).chain(&one.related);
        places.any(|place| touches(place, line, columns, sort.reach))
    })
}

#[test]
fn planted_faults_are_told_at_their_places() {
    let text = String::from_utf8(summary("txt")).expect("text");
    let sorts = sorts();
    let (mut all, mut told, mut numeric, mut numeric_told) = (0, 0, 0, 0);
    let mut missed = String::new();
    for sort in &sorts {
        let places = places(&text, sort);
        assert!(!places.is_empty(), "{} can be planted nowhere", sort.name);
        for place in places {
            let planted = format!("{}{}{}", &text[..place.start], sort.to, &text[place.end..]);
            let line = text[..place.start].matches('\n').count() + 1;
            let start = text[..place.start].rfind('\n').map_or(0, |at| at + 1);
            let column = text[start..place.start].chars().count() + 1;
            let columns = column..column + sort.to.chars().count().max(1);
            let found = is_told(&proof("总结.txt", planted.into_bytes()).findings, sort, line, &columns);
            all += 1;
            told += usize::from(found);
            numeric += usize::from(sort.numeric);
            numeric_told += usize::from(found && sort.numeric);
            if !found {
                writeln!(missed, "{} {line}:{column} {}", sort.name, sort.code).expect("a String");
            }
        }
    }
    assert!(sorts.len() >= 50 && all >= 400, "{} sorts, {all} faults", sorts.len());
    assert!(numeric_told * 100 >= numeric * 95, "{numeric_told} of {numeric} in numbers:\n{missed}");
    assert!(told * 100 >= all * 90, "{told} of {all}:\n{missed}");
    // What is not told is known, and does not grow unseen.
    insta::assert_snapshot!("missed", format!("{told} of {all}, {numeric_told} of {numeric} in numbers\n{missed}"));
}
