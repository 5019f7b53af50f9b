use crate::rules::prelude::*;

rule! {
    /// 户厕按户、公厕按座计，不混用。
    "household-or-seat", Hint, Numerals, basis: "计量单位要配", check,
    zh: "“{words}”的单位可能用错：{name}按“{right}”计。",
    en: "{words}: is the unit right? {name} are counted in {right}.",
    help_zh: "请核对单位。",
    help_en: "Check the unit.",
    bad: "完成户厕改造86座，新建公厕3座。",
    good: "完成户厕改造86户，新建公厕3座。",
}

const UNITS: &[(&str, &str, &[Unit])] = &[
    ("户厕", "户", &[Unit::Household, Unit::WanHousehold, Unit::Percent, Unit::WanYuan, Unit::Yuan]),
    ("公厕", "座", &[Unit::Seat, Unit::Ge, Unit::Percent, Unit::WanYuan, Unit::Yuan, Unit::Spot]),
];

fn check(cx: &mut Cx<'_>) {
    for num in cx.numbers(&(0..cx.text().len())) {
        let Some(unit) = num.numeral.unit else { continue };
        let name = cx.name_before(num.span.start);
        let found = UNITS.iter().filter_map(|(word, right, units)| name.rfind(word).map(|at| (at, *word, *right, *units))).max_by_key(|found| found.0);
        let Some((at, word, right, units)) = found else { continue };
        let near = name[at..].chars().count() <= 6;
        if near && !units.contains(&unit) && unit.is_count() {
            cx.report(num.span.clone(), words! { words: cx.words(&num.span), name: word, right: right });
        }
    }
}
