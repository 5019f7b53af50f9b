use crate::rules::prelude::*;
use rust_decimal::{Decimal, dec};

rule! {
    /// 合同投资额大得或小得不像一个镇的项目：多半是按元或按亿元填进了万元的列。
    "amount-out-of-band", Warning, layer: Field, basis: "经验区间：单个项目10万元至50亿元", check,
    zh: "“{project}”的合同投资额是{amount}，一个镇的项目很少有这个数，多半是按“{unit}”填的。现在按{amount}计入合计。",
    en: "{project}: {amount} is no usual amount for a town's project, it was probably typed in {unit}. It is added up as {amount}.",
    help_zh: "若是{likely}，请改过来；若确是{amount}，请在放行表登记理由，以后不再提示。",
    help_en: "If it is {likely}, mend it; if it really is {amount}, enter a waiver with the reason.",
    bad: r#"
        [[project]]
        name = "冷水鱼养殖加工项目"
        investor = "岚溪渔业公司"
        amount = "35000000万元"
    "#,
    good: r#"
        [[project]]
        name = "冷水鱼养殖加工项目"
        investor = "岚溪渔业公司"
        amount = "3500万元"
    "#,
}

const LOWEST: Quantity = Quantity::new(Decimal::TEN, Unit::WanYuan);
const HIGHEST: Quantity = Quantity::new(dec!(50), Unit::YiYuan);

fn check(cx: &mut Cx<'_>) {
    for project in cx.all::<Project>() {
        let Some(amount) = project.amount.filter(|amount| *amount > Money::default()) else { continue };
        let Some((unit, likely)) = likely(amount) else { continue };
        let words = words! { project: &project.name, amount: amount, unit: unit.zh(), likely: likely };
        cx.report(project.place(Project::AMOUNT), words).fix(Some(Word::from(likely).zh()));
    }
}

/// In which unit it was probably typed, and what it then is.
fn likely(amount: Money) -> Option<(Unit, Money)> {
    let times = Unit::WanYuan.factor();
    let scaled = |yuan: Option<Decimal>| yuan.and_then(|yuan| Money::of(Quantity::new(yuan, Unit::Yuan)).ok());
    if amount > Money::of(HIGHEST).ok()? {
        scaled(amount.yuan().checked_div(times)).map(|likely| (Unit::Yuan, likely))
    } else if amount < Money::of(LOWEST).ok()? {
        scaled(amount.yuan().checked_mul(times)).map(|likely| (Unit::YiYuan, likely))
    } else {
        None
    }
}
