use crate::rules::prelude::*;

rule! {
    /// 后一步的日期早于前一步：动工早于签约，验收早于开工。
    "steps-out-of-order", Error, layer: Record, basis: "项目推进的先后次序", check,
    zh: "“{name}”的{late}是{late_on}，比{early}{early_on}还早{days}天。两个日期至少有一个不对，当期的个数和用时天数都会跟着错。",
    en: "{name}: the {late}, {late_on}, lies {days} days before the {early}, {early_on}. One of them is wrong, and so are the counts and durations made of them.",
    help_zh: "请对照合同、许可证等核对这两个日期，改正填错的一个。",
    help_en: "Hold both days against the papers and mend the wrong one.",
    bad: r#"
        [[project]]
        name = "竹木精深加工项目"
        investor = "岚溪竹业公司"
        amount = "8000万元"
        leader = "镇党委书记"
        tracker = "专员甲"
        stage = { signed = "2023-05-17", started = "2023-03-15" }
    "#,
    good: r#"
        [[project]]
        name = "竹木精深加工项目"
        investor = "岚溪竹业公司"
        amount = "8000万元"
        leader = "镇党委书记"
        tracker = "专员甲"
        stage = { signed = "2023-03-15", started = "2023-05-17" }
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
        for (early, late) in reversed(record.steps(), K::IN_ORDER) {
            let place = record.place_of_step(K::STEPS, late.to);
            let related = record.place_of_step(K::STEPS, early.to);
            cx.report(place, words_of(&K::label(record), &early, &late)).related(related);
        }
    }
}

fn words_of<S: Choice>(name: &str, early: &Step<S>, late: &Step<S>) -> WordList {
    let days = early.on.since(late.on).map_or(0, |span| span.get_days());
    words! {
        name: name, days: days,
        early: Word::day_of(early.to.opt()), early_on: early.on,
        late: Word::day_of(late.to.opt()), late_on: late.on,
    }
}

/// Neighbours in one of the orders whose days are the other way round.
fn reversed<S: Choice>(stage: &Steps<S>, orders: &[&[S]]) -> Vec<(Step<S>, Step<S>)> {
    if stage.all().len() < 2 {
        return Vec::new();
    }
    let mut found = Vec::new();
    for order in orders {
        let dated: Vec<Step<S>> = order.iter().filter_map(|to| stage.first(*to).map(|on| Step { to: *to, on })).collect();
        let pairs = dated.windows(2).filter(|pair| pair[1].on < pair[0].on);
        found.extend(pairs.map(|pair| (pair[0].clone(), pair[1].clone())));
    }
    found
}
