use crate::rules::prelude::*;

rule! {
    /// 同一段话出现了两次。
    "repeated-line", Warning, Layout, basis: "文稿里不重复", check,
    zh: "这一段与第{line}行完全一样。",
    en: "this paragraph is the same as line {line}.",
    help_zh: "请删去一段。",
    help_en: "Delete one of them.",
    bad: "上半年，全镇盘点国有、集体资产28宗，占台账34宗的82.4%。\n发现账实不符4宗。\n上半年，全镇盘点国有、集体资产28宗，占台账34宗的82.4%。",
    good: "上半年，全镇盘点国有、集体资产28宗，占台账34宗的82.4%。\n发现账实不符4宗。",
}

use std::collections::BTreeMap;

/// A line so short may well come twice: 附件, 单位：万元.
const LEAST: usize = 60;

fn check(cx: &mut Cx<'_>) {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for para in cx.doc.paras.iter().filter(|para| para.role == Role::Body && para.span.len() >= LEAST) {
        let own = cx.words(&para.span);
        match seen.get(own) {
            Some(line) => {
                let line = line + 1;
                cx.report(para.span.clone(), words! { line: line });
            }
            None => {
                seen.insert(own, para.line);
            }
        }
    }
}
