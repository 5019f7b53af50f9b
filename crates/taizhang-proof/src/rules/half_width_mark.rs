use crate::rules::prelude::*;

rule! {
    /// 汉字之间用了半角标点。
    "half-width-mark", Warning, Punctuation, basis: "GB/T 15834—2011 5.1", check,
    zh: "汉字之间用了半角标点“{mark}”，应为“{right}”。",
    en: "a half-width {mark} among characters: {right}.",
    help_zh: "请改为全角。",
    help_en: "Use the full-width mark.",
    bad: "上半年,全镇新签约项目4个;合同投资额18640万元。",
    good: "上半年，全镇新签约项目4个；增幅1.5%，比例为1:2。",
}

const MARKS: &[(char, &str)] = &[(',', "，"), (';', "；"), (':', "："), ('!', "！"), ('?', "？"), ('(', "（"), (')', "）"), ('.', "。")];

fn check(cx: &mut Cx<'_>) {
    for mark in &cx.scan.marks {
        let Some((_, right)) = MARKS.iter().find(|(half, _)| *half == mark.c) else { continue };
        let (before, after) = (cx.before(mark.at), cx.at(mark.end()));
        let han = |c: Option<char>| c.is_some_and(|c| is_han(c) || "“”》《（）％%".contains(c));
        let bracket = matches!(mark.c, '(' | ')');
        let chinese = match mark.c {
            // The point of 1. and of abc. is its own.
            '.' => han(before) && after.is_none_or(|c| is_han(c) || c.is_ascii_digit() || c == '“'),
            _ => han(before) || han(after),
        };
        let web = cx.doc.para_at(mark.at).is_some_and(|para| para.role == Role::Web);
        let formula = bracket && is_formula(cx, mark.at);
        let label = cx.doc.para_at(mark.at).and_then(|para| para.label.as_ref()).is_some_and(|label| label.span.contains(&mark.at));
        if chinese && !(web || label || formula) {
            cx.report(mark.span(), words! { mark: mark.c.to_string(), right: *right }).fix(*right);
        }
    }
}

/// Brackets around Latin letters alone: (GDP).
fn is_formula(cx: &Cx<'_>, at: usize) -> bool {
    let text = cx.text();
    let open = text[..=at].rfind('(').unwrap_or(at);
    let close = text[open..].find(')').map_or(open, |length| open + length);
    close > open + 1 && text[open + 1..close].is_ascii()
}
