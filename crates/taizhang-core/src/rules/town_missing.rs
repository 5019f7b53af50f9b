use crate::rules::prelude::*;

rule! {
    /// 应报的镇没有台账：县里的数不含这个镇，它的数是“未报”，不是0。
    "town-missing", Warning, layer: RollUp, basis: "未报≠0；汇总数带着“9/10镇已报”", check,
    zh: "应报{all}个镇，{towns}没有台账。全县的数不含{missing}个镇，文稿里会写明{reported}/{all}镇已报。",
    en: "Of {all} towns {towns} have sent no ledger: what the county adds up lacks {missing}, and says {reported}/{all}.",
    help_zh: "请催报；已经撤并、不再报的，请从应报名单里去掉。",
    help_en: "Remind them; take off the list who need not report.",
    bad: r#"
        [[town]]
        code = "449926101000"
        name = "云岫镇"
        [[town]]
        code = "449926102000"
        name = "石岭镇"
        missing = true
    "#,
    good: r#"
        [[town]]
        code = "449926101000"
        name = "云岫镇"
        [[town]]
        code = "449926102000"
        name = "石岭镇"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let all = cx.realm.towns.len();
    let missing = cx.realm.towns.iter().filter(|town| cx.realm.ledger(town.code).is_none());
    let missing: Vec<&str> = missing.map(|town| &*town.name).collect();
    if !missing.is_empty() {
        let words = words! {
            all: all, missing: missing.len(), reported: all - missing.len(), towns: Word::list(missing),
        };
        cx.report(Place::Whole, words);
    }
}
