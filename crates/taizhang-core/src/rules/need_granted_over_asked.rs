use crate::rules::prelude::*;

rule! {
    /// 落实的比要的还多：多半是单位写错了。
    "need-granted-over-asked", Warning, layer: Record, basis: "已落实数量不大于需求数量", check,
    zh: "“{project}”的“{what}”要{asked}，落实了{granted}，多{excess}。用地指标落实率会超过100%。",
    en: "{project}: \"{what}\" asked for {asked} and was granted {granted}, {excess} more: rates would be above 100%.",
    help_zh: "请核对批文上的数和单位。",
    help_en: "Check number and unit against the paper.",
    bad: r#"
        [[project]]
        name = "竹溪谷民宿集群项目"
        investor = "云岫文旅公司"
        [[need]]
        project = "竹溪谷民宿集群项目"
        date = "2023-02-10"
        what = "商住用地46亩无指标"
        sort = "land"
        asked = "县自然资源局"
        solved = "2023-04-18"
        quantity = "46亩"
        granted = "460亩"
    "#,
    good: r#"
        [[project]]
        name = "竹溪谷民宿集群项目"
        investor = "云岫文旅公司"
        [[need]]
        project = "竹溪谷民宿集群项目"
        date = "2023-02-10"
        what = "商住用地46亩无指标"
        sort = "land"
        asked = "县自然资源局"
        solved = "2023-04-18"
        quantity = "46亩"
        granted = "31亩"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for need in cx.all::<Need>() {
        let (Some(asked), Some(granted)) = (need.quantity, need.granted) else { continue };
        let Ok(excess) = granted.minus(asked) else { continue };
        if excess.amount.is_sign_positive() && !excess.amount.is_zero() {
            let words = words! { project: &need.project, what: &need.what, asked: asked, granted: granted, excess: excess };
            cx.report(need.place(Need::GRANTED), words).related(need.place(Need::QUANTITY));
        }
    }
}
