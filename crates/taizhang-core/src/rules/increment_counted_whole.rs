use crate::rules::prelude::*;

rule! {
    /// 增资扩产只计增加的部分；和原项目金额一样的，多半把总额写进来了。
    "increment-counted-whole", Hint, layer: Ledger, basis: "口径：增资扩产只计增资额", check,
    zh: "“{project}”是“{parent}”的增资扩产，两处合同投资额都是{amount}。增资只计增加的部分，照写会把原来的{amount}再计一次。",
    en: "{project} is an increment of {parent}, and both have a contract of {amount}: only what is added counts, or the first {amount} counts twice.",
    help_zh: "请核对增资合同，只填增加的金额；确实一样的，不用改。",
    help_en: "Check the contract and give only what is added; leave it if it really is the same.",
    bad: r#"
        [[project]]
        name = "高山茶精制加工项目"
        investor = "岚溪茶业公司"
        amount = "2600万元"
        [[project]]
        name = "高山茶精制加工增资扩产项目"
        investor = "岚溪茶叶加工公司"
        amount = "2600万元"
        parent = "高山茶精制加工项目"
    "#,
    good: r#"
        [[project]]
        name = "高山茶精制加工项目"
        investor = "岚溪茶业公司"
        amount = "2600万元"
        [[project]]
        name = "高山茶精制加工增资扩产项目"
        investor = "岚溪茶叶加工公司"
        amount = "2400万元"
        parent = "高山茶精制加工项目"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for project in cx.all::<Project>() {
        let (Some(parent), Some(amount)) = (project.parent.as_deref(), project.amount) else { continue };
        let first = cx.projects().get(parent).and_then(|same| same.first().copied());
        if let Some(first) = first.filter(|first| first.amount == Some(amount)) {
            let words = words! { project: &project.name, parent: parent, amount: amount };
            cx.report(project.place(Project::AMOUNT), words).related(first.place(Project::AMOUNT));
        }
    }
}
