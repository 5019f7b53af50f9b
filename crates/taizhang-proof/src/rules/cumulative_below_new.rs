use crate::rules::prelude::*;

rule! {
    /// 累计数比本期新增的还小。
    "cumulative-below-new", Error, Figures, basis: "累计不小于新增", check,
    words: &["累计"],
    zh: "累计{cumulative}小于本期{new}。",
    en: "{cumulative} in all is less than {new} of the period.",
    help_zh: "请核对这两个数。",
    help_en: "Check both numbers.",
    bad: "新签约项目4个，合同投资额18640万元；累计签约项目3个。",
    good: "新签约项目4个，合同投资额18640万元；累计签约项目17个。",
}

fn check(cx: &mut Cx<'_>) {
    for hit in cx.hits() {
        let clause = cx.clause(hit.span.start);
        let Some(cumulative) = cx.numbers(&(hit.span.end..clause.end)).into_iter().next() else { continue };
        let base = cx.words(&(hit.span.end..cumulative.span.start)).to_owned();
        let Some(all) = cumulative.exact().filter(|_| (2..=12).contains(&base.chars().count()) && base.chars().all(is_han)) else { continue };
        let Some(para) = cx.doc.para_at(hit.span.start) else { continue };
        for new in cx.numbers(&para.span) {
            let name = cx.name_before(new.span.start);
            let Some((_, own)) = name.rsplit_once('新').filter(|(_, own)| !own.is_empty()) else { continue };
            let Some(value) = new.within(all.unit) else { continue };
            // 累计签约项目 and 新签约招商项目 count the same.
            let same = is_within(&base, own) || is_within(own, &base);
            if same && !cx.is_change(&new) && value.0 - value.1 > all.amount + cumulative.band {
                let words = words! { cumulative: cx.words(&cumulative.span), new: cx.words(&new.span) };
                cx.report(cumulative.span.clone(), words).related(&new.span);
                break;
            }
        }
    }
}

/// Whether the characters of one stand in the other in the same order.
fn is_within(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    short.chars().count() >= 2 && short.chars().all(|c| rest.any(|other| other == c))
}
