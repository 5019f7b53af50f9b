use crate::rules::prelude::*;

rule! {
    /// 一串并列的数，有的用逗号分开，有的用顿号。
    "parallel-marks-mixed", Warning, Punctuation, basis: "GB/T 15834—2011 4.5", check,
    zh: "并列的各项之间又用“，”又用“、”。",
    en: "items in a row are parted by ， and by 、.",
    help_zh: "请统一用一种。",
    help_en: "Use one of them.",
    bad: "召开指挥部会议3次，指挥办会议6次、调度会议11次、招商推进会4次。",
    good: "召开指挥部会议3次、指挥办会议6次、调度会议11次、招商推进会4次。",
}

fn check(cx: &mut Cx<'_>) {
    for para in cx.doc.paras.iter().filter(|para| para.is_prose()) {
        for sentence in cx.split(&para.span, &['。', '；', '：']) {
            check_sentence(cx, &sentence);
        }
    }
}

/// Items of a few characters that end with a number of the same unit, at least three in a row.
fn check_sentence(cx: &mut Cx<'_>, sentence: &Span) {
    let parts = cx.split(sentence, &['，', '、']);
    let units: Vec<Option<&str>> = parts.iter().map(|part| unit_at_end(cx, part)).collect();
    let mut from = 0;
    while from < parts.len() {
        let run = units[from..].iter().take_while(|unit| unit.is_some() && **unit == units[from]).count();
        // An item with a verb of its own is a clause: those are longer.
        let short = parts[from + 1..from + run.max(1)].iter().all(|part| cx.words(part).chars().count() <= 11);
        if run >= 3 && short && are_alike(cx, &parts[from..from + run]) {
            let marks: Vec<char> = (from..from + run - 1).filter_map(|at| cx.at(parts[at].end)).collect();
            if marks.contains(&'，') && marks.contains(&'、') {
                let at = parts[from].end;
                cx.report(at..at + '，'.len_utf8(), words! {});
            }
        }
        from += run.max(1);
    }
}

/// Whether two of the items count things of the same name: 会议3次, 会议6次.
fn are_alike(cx: &Cx<'_>, items: &[Span]) -> bool {
    let name = |item: &Span| -> Vec<char> {
        let words = cx.words(item).trim_end_matches(|c: char| is_han(c));
        let words = words.trim_end_matches(|c: char| !is_han(c));
        words.chars().rev().take(2).collect()
    };
    let names: Vec<Vec<char>> = items.iter().map(name).collect();
    (1..names.len()).any(|at| names[at].len() == 2 && names[..at].contains(&names[at]))
}

fn unit_at_end<'a>(cx: &Cx<'a>, part: &Span) -> Option<&'a str> {
    let words = cx.words(part);
    let unit = ["场次", "人次", "次", "场", "个", "家", "宗", "户"].into_iter().find(|unit| words.ends_with(unit))?;
    let number = words[..words.len() - unit.len()].chars().next_back()?;
    let counted = number.is_ascii_digit() || number == 'x' || number == '×';
    (counted && words.chars().count() <= 16).then_some(unit)
}
