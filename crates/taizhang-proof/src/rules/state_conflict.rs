use crate::rules::prelude::*;

rule! {
    /// 同一个项目，一处说办成了，一处还在推进。
    "state-conflict", Warning, Wording, basis: "一件事一个状态", check,
    words: &["成功盘活", "已盘活", "已竣工验收", "已完成盘活"],
    zh: "“{name}”在这里说“{here}”，第{line}行说“{there}”。",
    en: r#"{name} is "{here}" here and "{there}" in line {line}."#,
    help_zh: "请核对实际进展，统一说法。",
    help_en: "Which is true?",
    bad: "旧粮所地块成功盘活闲置资产。\n下一步，加快旧粮所地块土地收储。",
    good: "旧粮所地块完成资产评估。\n下一步，加快旧粮所地块土地收储。",
}

/// What says that something is over, and what says that it is not.
const STATES: &[(&str, &str)] = &[("成功盘活", "土地收储"), ("已盘活", "土地收储"), ("已竣工验收", "正在施工"), ("已完成盘活", "土地收储")];
/// What the name of a thing ends with.
const THINGS: &[&str] = &["项目", "地块", "工程", "资产", "酒店"];

fn check(cx: &mut Cx<'_>) {
    for hit in cx.hits() {
        let (done, open) = STATES[hit.word];
        let sentence = cx.sentence(hit.span.start);
        for name in names(cx, &sentence) {
            let others = cx.text().match_indices(open);
            let found = others.filter(|(at, _)| !sentence.contains(at)).find(|(at, _)| {
                let clause = cx.between(*at, &['。', '；', '，', '\n']);
                names(cx, &clause).iter().any(|other| other.contains(&name) || name.contains(other))
            });
            if let Some((at, _)) = found {
                let line = cx.doc.para_at(at).map_or(0, |para| para.line) + 1;
                cx.report(hit.span.clone(), words! { name: &name, here: done, line: line, there: open });
                return;
            }
        }
    }
}

/// The last characters of each thing that is named, its sort included.
fn names(cx: &Cx<'_>, span: &Span) -> Vec<String> {
    let words = cx.words(span);
    let mut names = Vec::new();
    for thing in THINGS {
        for (at, _) in words.match_indices(thing) {
            let own: Vec<char> = words[..at].chars().rev().take_while(|c| is_han(*c)).take(4).collect();
            if own.len() >= 3 {
                names.push(own.into_iter().rev().collect::<String>() + thing);
            }
        }
    }
    names
}
