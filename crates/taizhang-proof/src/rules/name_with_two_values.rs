use crate::rules::prelude::*;

rule! {
    /// 同一个指标，文中前后写了不同的数。
    "name-with-two-values", Hint, Figures, basis: "一个指标一个数", check,
    zh: "“{name}”这里是{here}，第{line}行是{there}。",
    en: "{name} is {here} here and {there} in line {line}.",
    help_zh: "请核对哪一个对。",
    help_en: "Which is right?",
    bad: "上半年，村集体经营性收入197.27万元。\n全镇村集体经营性收入179.27万元，增长41.1%。",
    good: "上半年，村集体经营性收入197.27万元。\n全镇村集体经营性收入197.27万元，增长41.1%。",
}

use std::collections::BTreeMap;

/// A name so short says nothing by itself.
const LEAST: usize = 7;

fn check(cx: &mut Cx<'_>) {
    let mut seen: BTreeMap<(String, Unit), (Num, usize)> = BTreeMap::new();
    for para in cx.doc.paras.iter().filter(|para| para.is_prose() && para.part != Part::Plans) {
        for num in cx.numbers(&para.span) {
            let Some(exact) = num.exact() else { continue };
            let name = cx.name_before(num.span.start);
            let name: String = name.chars().rev().take(LEAST).collect();
            if name.chars().count() < LEAST || cx.is_change(&num) || is_relative(cx, &num) {
                continue;
            }
            match seen.get(&(name.clone(), exact.unit)) {
                Some((first, line)) if first.numeral.value != exact.amount => {
                    let name: String = name.chars().rev().collect();
                    let words = words! { name: &name, here: cx.words(&num.span), there: cx.words(&first.span), line: line + 1 };
                    cx.report(num.span.clone(), words).related(&first.span);
                }
                Some(_) => {}
                None => {
                    seen.insert((name, exact.unit), (num, para.line));
                }
            }
        }
    }
}

/// Whether the clause speaks of another time or another place, so that the number may well differ.
fn is_relative(cx: &Cx<'_>, num: &Num) -> bool {
    let clause = cx.between(num.span.start, &['。', '；', '，', '\n']);
    let words = cx.words(&clause);
    ["上年", "去年", "年度", "目标", "力争", "计划", "预计", "其中", "平均", "分别", "累计", "每", "达到", "增"].iter().any(|word| words.contains(word))
}
