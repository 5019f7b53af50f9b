use crate::rules::prelude::*;

rule! {
    /// 同一个项目，前后名称差几个字。
    "name-drift", Warning, Names, basis: "一个项目一个名称", check,
    words: &["项目", "工程"],
    zh: "“{here}”与第{line}行的“{there}”只差“{difference}”，可能是同一个。",
    en: "{here} and {there} in line {line} differ by {difference} only.",
    help_zh: "请核对；若是同一个，统一名称。",
    help_en: "If they are one, use one name.",
    bad: "云岫镇全域旅游基础设施提升工程一期项目已开工。\n力争年底前建成云岫镇全域旅游基础设施提升一期项目。",
    good: "云岫镇全域旅游基础设施提升工程一期项目已开工。\n力争年底前建成云岫镇全域旅游基础设施提升工程一期项目。",
}

use std::collections::BTreeMap;

/// A name of fewer characters may differ by a character and be another.
const LEAST: usize = 6;

fn check(cx: &mut Cx<'_>) {
    let mut names: BTreeMap<String, (Span, usize)> = BTreeMap::new();
    for hit in cx.hits() {
        let (span, name) = cx.name_to(&hit.span);
        if name.chars().count() < LEAST {
            continue;
        }
        let line = cx.doc.para_at(span.start).map_or(0, |para| para.line);
        names.entry(name).or_insert((span, line));
    }
    let mut found: Vec<(&String, &(Span, usize))> = names.iter().collect();
    found.sort_by_key(|(_, (span, _))| span.start);
    for (at, (here, (span, _))) in found.iter().enumerate() {
        let near = found[..at].iter().find_map(|(there, (_, line))| difference(here, there).map(|difference| (there, line, difference)));
        if let Some((there, line, difference)) = near {
            let words = words! { here: here.as_str(), there: there.as_str(), line: line + 1, difference: &difference };
            cx.report((*span).clone(), words);
        }
    }
}

/// What one of two names has more than the other, in one place: 工程.
fn difference(a: &str, b: &str) -> Option<String> {
    let (short, long) = if a.chars().count() < b.chars().count() { (a, b) } else { (b, a) };
    let (short, long): (Vec<char>, Vec<char>) = (short.chars().collect(), long.chars().collect());
    if long.len() == short.len() || long.len() - short.len() > 2 {
        return None;
    }
    let before = short.iter().zip(&long).take_while(|(x, y)| x == y).count();
    let behind = short.iter().rev().zip(long.iter().rev()).take_while(|(x, y)| x == y).count();
    let more = long.len() - short.len();
    // 二期 beside 一期, and what only has a word before it, are names of their own.
    let middle: String = long[before.min(long.len() - more)..].iter().take(more).collect();
    // 水毁修复验收工程 is one that has come so far, not another name.
    let is_step = ["验收", "在建", "新建", "续建", "开工", "完工", "竣工"].contains(&middle.as_str());
    let inside = !is_step && before > 0 && before + behind >= short.len() && before < short.len();
    (inside && !middle.contains(['一', '二', '三', '四', '期', '东', '西', '南', '北', '大', '小', '新', '旧'])).then_some(middle)
}
