//! What the text demands of what is filled in: two names follow, the same project as before, not before the period's end.

use std::collections::BTreeMap;

use super::{Around, Kind, Slot};
use crate::document::Document;
use crate::rules::count_items;
use crate::scan::Blank;

/// The demand on each blank.
pub(super) fn all(document: &Document, blanks: &[Blank], slots: &[Slot]) -> Vec<Option<String>> {
    let mut seen: BTreeMap<(Kind, String), usize> = BTreeMap::new();
    let mut demands = Vec::with_capacity(slots.len());
    for (at, (blank, slot)) in blanks.iter().zip(slots).enumerate() {
        let around = Around::of(&document.text, blank);
        let cumulative = slot.kind.is_number() && tail(around.lead).contains("累计");
        let new = |(other, earlier): (&Blank, &Slot)| is_new(document, other) && earlier.kind == slot.kind;
        let new =
            if cumulative { (0..at).rev().find(|earlier| new((&blanks[*earlier], &slots[*earlier]))) } else { None };
        let own = match new {
            // What has come together since is no less than what is new.
            Some(new) => Some(format!("≥ 第{}个", new + 1)),
            None if slot.kind.is_number() => of_number(&around, slot.kind),
            None => same(&mut seen, &around, slot.kind, at + 1),
        };
        demands.push(own);
    }
    demands
}

/// The words just before a blank.
fn tail(lead: &str) -> String {
    lead.chars().rev().take(14).collect::<Vec<_>>().into_iter().rev().collect()
}

/// Whether the sentence before a blank speaks of what is new.
fn is_new(document: &Document, blank: &Blank) -> bool {
    let around = Around::of(&document.text, blank);
    let sentence = around.lead.rsplit(['。', '；']).next().unwrap_or_default();
    ["新签约", "新增", "新开工", "新引进"].iter().any(|word| sentence.contains(word)) && !sentence.contains("累计")
}

/// What a number must be: as many as are listed, within what its width allows.
fn of_number(around: &Around<'_>, kind: Kind) -> Option<String> {
    if kind == Kind::Count
        && let Some(listed) = listed(around)
    {
        return Some(listed);
    }
    let width = around.blank.width;
    let wide = |from: &str, to: &str| Some(format!("{from}..{to}"));
    match kind {
        Kind::Month if later(around) => wide("7", "12"),
        Kind::Month if width >= 2 => wide("10", "12"),
        Kind::Month => wide("1", "12"),
        Kind::Day if width >= 2 => wide("10", "31"),
        Kind::Day => wide("1", "31"),
        Kind::Percent => wide("0", "100"),
        Kind::Year | Kind::DurationOrYear => None,
        _ if around.lead.ends_with('于') || around.lead.ends_with("不低") => Some(format!("≥ {}", least(width))),
        _ if width >= 2 => wide(&least(width), &"9".repeat(width)),
        _ => wide("0", "9"),
    }
}

/// The smallest number so wide.
fn least(width: usize) -> String {
    format!("1{}", "0".repeat(width.saturating_sub(1)))
}

/// Whether the clause speaks of what is to come.
fn later(around: &Around<'_>) -> bool {
    let before = tail(around.lead);
    ["预计", "力争", "计划", "争取", "拟"].iter().any(|word| before.contains(word))
}

/// 分别是A和B behind it: as many as there are names.
fn listed(around: &Around<'_>) -> Option<String> {
    let sentence = around.rest.split(['。', '；']).next()?;
    let (_, list) = sentence.split_once("分别是").or_else(|| sentence.split_once("分别为"))?;
    let list = list.split('，').next().unwrap_or(list);
    let (least, most) = count_items(list);
    Some(if least == most || most == least + 1 { format!("= {most}") } else { format!("{least}..{most}") })
}

/// The same name as in an earlier blank, by what stands behind both.
fn same(seen: &mut BTreeMap<(Kind, String), usize>, around: &Around<'_>, kind: Kind, number: usize) -> Option<String> {
    let town = matches!(kind, Kind::Town | Kind::TownShort);
    let behind: String = around.rest.chars().take(4).take_while(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).collect();
    if !town && behind.chars().count() < 3 {
        return None;
    }
    // Every 镇 is the paper's own.
    let key = if town { (Kind::Town, String::new()) } else { (kind, behind) };
    let first = *seen.entry(key).or_insert(number);
    (first != number).then(|| format!("同第{first}个"))
}
