use crate::rules::prelude::*;

rule! {
    /// 资金写的用于工程不在建设项目里：一个工程花了多少钱就合不起来。
    "fund-for-unknown-works", Hint, layer: Ledger, basis: "资金按工程名称归到建设项目", check,
    zh: "“{fund}”写的用于工程“{works}”不在建设项目里{near}。这笔钱归不到工程上。",
    en: "{fund} is meant for \"{works}\", which is no entry of the works{near}: the money cannot be seen with them.",
    help_zh: "请改成与建设项目一致的名称；不对应某一工程的请留空。",
    help_en: "Write the name as in the register, or leave it empty.",
    bad: r#"
        [[works]]
        name = "石桥村水圳修复工程"
        office = "农业农村办"
        [[fund]]
        name = "水毁修复补助资金"
        sort = "subsidy"
        works = "石桥村水圳工程"
    "#,
    good: r#"
        [[works]]
        name = "石桥村水圳修复工程"
        office = "农业农村办"
        [[fund]]
        name = "水毁修复补助资金"
        sort = "subsidy"
        works = "石桥村水圳修复工程"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let known = cx.works();
    if known.is_empty() {
        return;
    }
    for fund in cx.all::<Fund>() {
        for works in names(fund.works.as_deref().unwrap_or_default()).filter(|works| !known.contains_key(works)) {
            let near = cx.nearest(works, known.keys().copied());
            let words = words! { fund: &fund.name, works: works, near: Word::near(near) };
            cx.report(fund.place(Fund::WORKS), words).fix(near);
        }
    }
}
