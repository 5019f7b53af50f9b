use crate::rules::prelude::*;

rule! {
    /// 报得晚于时限，或者有台账而没有报送：通报里要写明。
    "submission-late", Hint, layer: RollUp, basis: "月通报写明按时、迟报、未报", check,
    zh: "{period}应在{due}前报送，{town}{how}。通报会写明。",
    en: "{period} was due by {due}; {town} {how}, as the bulletin will say.",
    help_zh: "请与该镇核对；登错日期的，请改报送登记。",
    help_en: "Ask the town; mend the day if it is wrong.",
    bad: r#"
        period = "2023-05"
        due = "2023-06-05"
        [[town]]
        code = "449926101000"
        name = "云岫镇"
        submitted = "2023-06-09"
    "#,
    good: r#"
        period = "2023-05"
        due = "2023-06-05"
        [[town]]
        code = "449926101000"
        name = "云岫镇"
        submitted = "2023-06-02"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let Some((period, due)) = cx.period.and_then(|period| Some((period, cx.realm.deadline(period)?))) else { return };
    for town in cx.realm.towns.iter().filter(|town| cx.realm.ledger(town.code).is_some()) {
        let came = town.submissions.iter().find(|one| one.period == period).map(|one| one.on);
        let how = match came {
            Some(on) if on <= due => continue,
            Some(on) => {
                let days = on.since(due).map_or(0, |span| span.get_days());
                (format!("{}才报，迟{days}天", Word::from(on).zh()), format!("came on {on}, {days} days late"))
            }
            None => ("有台账，没有报送".to_owned(), "has a ledger and handed nothing in".to_owned()),
        };
        let words = words! { period: period, due: due, town: &*town.name, how: (how.0.as_str(), how.1.as_str()) };
        cx.report(Place::Whole, words);
    }
}
