use crate::rules::prelude::*;

rule! {
    /// 分红的村要在股东里。
    "dividend-to-stranger", Warning, layer: Record, basis: "按股分红", check,
    zh: "“{company}”给“{village}”分了红，股东里没有{village}{near}。不是漏了股东，就是村名写得不一样，各村分红对不上。",
    en: "{company} gave a dividend to {village}, which holds no share{near}.",
    help_zh: "请补上股东，或把村名改成一致。",
    help_en: "Add the share, or write the name alike.",
    bad: r#"
        [[company]]
        name = "富村兴农公司"
        year = 2022
        revenue = "26.4万元"
        profit = "4.2万元"
        shares = "岚里村60%；石桥村40%"
        dividends = "岚里村1.8万元；石桥1.2万元"
    "#,
    good: r#"
        [[company]]
        name = "富村兴农公司"
        year = 2022
        revenue = "26.4万元"
        profit = "4.2万元"
        shares = "岚里村60%；石桥村40%"
        dividends = "岚里村1.8万元；石桥村1.2万元"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for company in cx.all::<Company>().iter().filter(|company| !company.shares.0.is_empty()) {
        let holders = || company.shares.0.iter().map(|(holder, _)| &**holder);
        for (village, _) in company.dividends.0.iter().filter(|(village, _)| !holders().any(|holder| holder == &**village)) {
            let near = cx.nearest(village, holders());
            let words = words! { company: &company.name, village: village, near: Word::near(near) };
            cx.report(company.place(Company::DIVIDENDS), words);
        }
    }
}
