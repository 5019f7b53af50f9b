use crate::rules::prelude::*;

rule! {
    /// 填写的阶段落后于已经登记的日期：日期说已经动工，阶段还写着签约。
    "stage-behind-steps", Warning, layer: Record, basis: "口径：阶段由日期推出，填写的阶段只作核对", check,
    zh: "“{name}”的阶段写的是“{claimed}”，但{on}已经是“{reached}”。统计按日期算作“{reached}”。",
    en: "{name} is said to stand at \"{claimed}\", but came to \"{reached}\" on {on}; it is counted as \"{reached}\".",
    help_zh: "请把阶段改为“{reached}”；如果日期填错了，请改日期。",
    help_en: "Set the stage to \"{reached}\", or mend the day.",
    bad: r#"
        [[project]]
        name = "冷水鱼养殖加工项目"
        investor = "岚溪渔业公司"
        amount = "3600万元"
        leader = "镇长"
        tracker = "专员乙"
        stage = { claimed = "signed", signed = "2023-03-20", started = "2023-06-12" }
    "#,
    good: r#"
        [[project]]
        name = "冷水鱼养殖加工项目"
        investor = "岚溪渔业公司"
        amount = "3600万元"
        leader = "镇长"
        tracker = "专员乙"
        stage = { claimed = "started", signed = "2023-03-20", started = "2023-06-12" }
    "#,
}

fn check(cx: &mut Cx<'_>) {
    of::<Project>(cx);
    of::<Parcel>(cx);
    of::<Works>(cx);
    of::<Planning>(cx);
}

fn of<K: Staged>(cx: &mut Cx<'_>) {
    for record in cx.all::<K>() {
        if let Some((claimed, reached)) = behind(record.steps(), cx.as_of) {
            let words = words! { name: K::label(record), claimed: claimed.opt(), reached: reached.to.opt(), on: reached.on };
            cx.report(record.place(K::STEPS), words);
        }
    }
}

fn behind<S: Choice>(stage: &Steps<S>, day: Date) -> Option<(S, Step<S>)> {
    let reached = stage.all().iter().rfind(|step| step.on <= day)?;
    let claimed = stage.claimed.filter(|claimed| *claimed < reached.to)?;
    Some((claimed, reached.clone()))
}
