use crate::rules::prelude::*;

rule! {
    /// 同一句话出现了两次。
    "repeated-sentence", Warning, Wording, basis: "文稿里不重复", check,
    zh: "这句话与第{line}行的一句完全一样。",
    en: "this sentence is the same as one in line {line}.",
    help_zh: "请删去一句，或改写。",
    help_en: "Delete or reword one of them.",
    bad: "上半年，全镇盘点国有、集体资产28宗，占台账34宗的82.4%。发现账实不符4宗。\n全力推进。上半年，全镇盘点国有、集体资产28宗，占台账34宗的82.4%。",
    good: "上半年，全镇盘点国有、集体资产28宗，占台账34宗的82.4%。发现账实不符4宗。\n全力推进。",
}

use std::collections::BTreeMap;

/// A sentence of fewer bytes may well come twice.
const LEAST: usize = 60;

fn check(cx: &mut Cx<'_>) {
    let mut seen: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for para in cx.doc.paras.iter().filter(|para| para.role == Role::Body) {
        for sentence in cx.split(&para.span, &['。', '！', '？']) {
            let own = cx.words(&sentence);
            if own.len() < LEAST {
                continue;
            }
            match seen.get(own) {
                // A whole paragraph that comes again is told as such.
                Some((line, whole)) if *whole == 0 || own.len() + '。'.len_utf8() < para.span.len() => {
                    let line = line + 1;
                    cx.report(sentence.clone(), words! { line: line });
                }
                Some(_) => {}
                None => {
                    seen.insert(own, (para.line, para.span.len()));
                }
            }
        }
    }
}
