use crate::rules::prelude::*;

rule! {
    /// 止的日期早于起的日期。
    "span-reversed", Error, layer: Record, basis: "起止日期的先后", check,
    zh: "“{name}”的{end}{end_on}早于{start}{start_on}。按日期判断在不在期内会判错。",
    en: "{name}: the {end}, {end_on}, lies before the {start}, {start_on}: what is in force on a day comes out wrong.",
    help_zh: "请核对后改正，多半是年份写错了。",
    help_en: "Mend one of them; the year is probably wrong.",
    bad: r#"
        [[asset]]
        name = "圩镇旧商铺"
        office = "财政所"
        lease_from = "2032-05-01"
        lease_until = "2026-04-30"
    "#,
    good: r#"
        [[asset]]
        name = "圩镇旧商铺"
        office = "财政所"
        lease_from = "2023-05-01"
        lease_until = "2026-04-30"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for asset in cx.all::<Asset>() {
        reversed(cx, asset, &asset.name, (asset.lease_from, Asset::LEASE_FROM), (asset.lease_until, Asset::LEASE_UNTIL));
    }
    for held in cx.all::<Appointment>() {
        reversed(cx, held, &held.person, (held.from, Appointment::FROM), (held.until, Appointment::UNTIL));
    }
    for body in cx.all::<Body>() {
        reversed(cx, body, &body.name, (body.established, Body::ESTABLISHED), (body.ended, Body::ENDED));
    }
    for need in cx.all::<Need>() {
        reversed(cx, need, &need.project, (need.date, Need::DATE), (need.solved, Need::SOLVED));
    }
    for plan in cx.all::<Plan>() {
        reversed(cx, plan, &plan.content, (plan.raised_on, Plan::RAISED_ON), (plan.done_on, Plan::DONE_ON));
    }
    for problem in cx.all::<Problem>() {
        reversed(cx, problem, &problem.content, (problem.raised_on, Problem::RAISED_ON), (problem.done_on, Problem::DONE_ON));
    }
    for fund in cx.all::<Fund>() {
        reversed(cx, fund, &fund.name, (fund.applied_on, Fund::APPLIED_ON), (fund.approved_on, Fund::APPROVED_ON));
        reversed(cx, fund, &fund.name, (fund.approved_on, Fund::APPROVED_ON), (fund.received_on, Fund::RECEIVED_ON));
    }
}

type End<K> = (Option<Date>, FieldId<K>);

fn reversed<K: Kind>(cx: &mut Cx<'_>, record: &Record<K>, name: &str, start: End<K>, end: End<K>) {
    let ((Some(start_on), start), (Some(end_on), end)) = (start, end) else { return };
    if end_on < start_on {
        let words = words! { name: name, start: start.info(), start_on: start_on, end: end.info(), end_on: end_on };
        cx.report(record.place(end), words).related(record.place(start));
    }
}
