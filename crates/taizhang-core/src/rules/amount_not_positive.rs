use crate::rules::prelude::*;

rule! {
    /// 合同投资额是0或负数：一份合同总有金额，没有谈定的应当留空。
    "amount-not-positive", Error, layer: Field, basis: "合同投资额大于0", check,
    zh: "“{project}”的合同投资额写的是{amount}。没有谈定金额和金额是0不是一回事，合计和到位率都会受影响。",
    en: "{project} has a contract of {amount}: not agreed and nothing are not the same, and sums and rates suffer.",
    help_zh: "请填合同上的金额；还没有谈定的请留空，正在核实的填“待核”。",
    help_en: "Give the contract's amount; leave it empty while nothing is agreed, write 待核 while it is looked up.",
    bad: r#"
        [[project]]
        name = "竹溪谷民宿集群项目"
        investor = "云岫文旅公司"
        amount = "0万元"
    "#,
    good: r#"
        [[project]]
        name = "竹溪谷民宿集群项目"
        investor = "云岫文旅公司"
        amount = "5200万元"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for project in cx.all::<Project>() {
        if let Some(amount) = project.amount.filter(|amount| *amount <= Money::default()) {
            cx.report(project.place(Project::AMOUNT), words! { project: &project.name, amount: amount });
        }
    }
}
