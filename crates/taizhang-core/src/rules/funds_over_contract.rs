use crate::rules::prelude::*;

rule! {
    /// 累计到位资金大于合同投资额：到位率会超过100%。
    "funds-over-contract", Warning, layer: Record, basis: "口径：资金到位率=到位资金÷合同投资额", check,
    zh: "“{project}”累计到位{funds}，大于合同投资额{amount}，多{excess}。资金到位率会超过100%。",
    en: "{project} received {funds}, {excess} more than the contract's {amount}: its rate of funds is above 100%.",
    help_zh: "请核对两个数的单位和金额；确实追加了投资的，请另登一行增资，写明增资所属项目。",
    help_en: "Check units and amounts; enter additional investment as a project of its own that names its parent.",
    bad: r#"
        [[project]]
        name = "山泉水厂项目"
        investor = "云岫饮品公司"
        amount = "4000万元"
        funds = "5200万元"
    "#,
    good: r#"
        [[project]]
        name = "山泉水厂项目"
        investor = "云岫饮品公司"
        amount = "4000万元"
        funds = "4000万元"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for project in cx.all::<Project>() {
        let (Some(funds), Some(amount)) = (project.funds, project.amount) else { continue };
        if let Some(excess) = funds.above(amount) {
            let words = words! { project: &project.name, funds: funds, amount: amount, excess: excess };
            cx.report(project.place(Project::FUNDS), words).related(project.place(Project::AMOUNT));
        }
    }
}
