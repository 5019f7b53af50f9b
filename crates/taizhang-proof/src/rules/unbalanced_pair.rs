use crate::rules::prelude::*;

rule! {
    /// 引号、括号、书名号没有成对。
    "unbalanced-pair", Error, Punctuation, basis: "GB/T 15834—2011 4.8、4.9、4.15", check,
    zh: "“{mark}”没有配成对。",
    en: "{mark} has no partner.",
    help_zh: "请补上另一半，或删去这一个。",
    help_en: "Add the other half, or delete this one.",
    bad: "实施“百千万工程，推进乡村振兴（见附件。",
    good: "实施“百千万工程”，推进乡村振兴（见附件）。",
}

const PAIRS: &[(char, char)] = &[('“', '”'), ('‘', '’'), ('（', '）'), ('《', '》'), ('【', '】'), ('〔', '〕'), ('「', '」'), ('〈', '〉')];

fn check(cx: &mut Cx<'_>) {
    for para in cx.doc.paras.iter().filter(|para| para.role != Role::Web) {
        let mut open: Vec<(char, Span)> = Vec::new();
        let mut lost: Vec<(char, Span)> = Vec::new();
        for mark in cx.scan.marks_in(&para.span) {
            if let Some((_, close)) = PAIRS.iter().find(|(open, _)| *open == mark.c) {
                open.push((*close, mark.span()));
            } else if PAIRS.iter().any(|(_, close)| *close == mark.c) {
                match open.iter().rposition(|(close, _)| *close == mark.c) {
                    Some(at) => lost.extend(open.drain(at..).skip(1)),
                    None if !is_list_bracket(cx, mark.at, mark.c) => lost.push((mark.c, mark.span())),
                    None => {}
                }
            }
        }
        lost.append(&mut open);
        for (_, span) in lost {
            let mark = cx.words(&span);
            cx.report(span, words! { mark: mark });
        }
    }
}

/// 1） and a） stand alone, and so does ’ as an apostrophe.
fn is_list_bracket(cx: &Cx<'_>, at: usize, c: char) -> bool {
    let before = cx.before(at).is_some_and(|c| c.is_ascii_alphanumeric());
    before && matches!(c, '）' | '’')
}
