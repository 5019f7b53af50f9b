use crate::rules::prelude::*;

rule! {
    /// 户厕按户计，公厕按座计：两种单位不能混。
    "toilet-unit", Warning, layer: Field, basis: "户厕计户，公厕计座", check,
    zh: "“{works}”的“{what}”写的是{amount}，{what}按“{unit}”计。单位不同加不到一起，这个数不会计入合计。",
    en: "{works}: \"{what}\" is given as {amount}, but counts in {unit}: other units do not add up, and this number is left out.",
    help_zh: "请核对后改成按“{unit}”计的数。",
    help_en: "Give the number in {unit}.",
    bad: r#"
        [[works]]
        name = "圩镇改厕工程"
        office = "农业农村办"
        stage = { claimed = "started", started = "2023-03-01" }
        quantities = "户厕改造150座"
    "#,
    good: r#"
        [[works]]
        name = "圩镇改厕工程"
        office = "农业农村办"
        stage = { claimed = "started", started = "2023-03-01" }
        quantities = "户厕改造150户；公厕2座"
    "#,
}

/// What is counted in what.
const UNITS: [(&str, Unit); 2] = [("户厕", Unit::Household), ("公厕", Unit::Seat)];

fn check(cx: &mut Cx<'_>) {
    for works in cx.all::<Works>() {
        for (what, amount) in &works.quantities.0 {
            let wanted = UNITS.iter().find(|(word, _)| what.contains(word));
            let Some((_, unit)) = wanted.filter(|(_, unit)| amount.unit.dimension() != unit.dimension()) else { continue };
            // 投资 of toilets is money and no number of them.
            if matches!(amount.unit.dimension(), Dimension::Count(_)) {
                let words = words! { works: &works.name, what: what, amount: *amount, unit: unit.zh() };
                cx.report(works.place(Works::QUANTITIES), words);
            }
        }
    }
}
