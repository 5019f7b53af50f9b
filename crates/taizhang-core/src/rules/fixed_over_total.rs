use crate::rules::prelude::*;

rule! {
    /// 其中的固定资产投资大于合同投资额：部分大于全部。
    "fixed-over-total", Error, layer: Record, basis: "其中项不大于合计", check,
    zh: "“{project}”的其中固投{fixed}大于合同投资额{amount}，多{excess}。部分不能大于全部，这两个数至少有一个不对。",
    en: "{project}: fixed investment {fixed} exceeds the contract's {amount} by {excess}. A part cannot exceed the whole.",
    help_zh: "请对照合同改正其中一个。",
    help_en: "Mend one of them by the contract.",
    bad: r#"
        [[project]]
        name = "竹木精深加工项目"
        investor = "岚溪竹业公司"
        amount = "8000万元"
        fixed = "8600万元"
    "#,
    good: r#"
        [[project]]
        name = "竹木精深加工项目"
        investor = "岚溪竹业公司"
        amount = "8000万元"
        fixed = "6800万元"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for project in cx.all::<Project>() {
        let (Some(fixed), Some(amount)) = (project.fixed, project.amount) else { continue };
        if let Some(excess) = fixed.above(amount) {
            let words = words! { project: &project.name, fixed: fixed, amount: amount, excess: excess };
            cx.report(project.place(Project::FIXED), words).related(project.place(Project::AMOUNT));
        }
    }
}
