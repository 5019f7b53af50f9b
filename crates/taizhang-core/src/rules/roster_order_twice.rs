use crate::rules::prelude::*;
use std::collections::BTreeMap;

rule! {
    /// 两位领导排在同一个位次：表格和名单里谁先谁后就定不下来。
    "roster-order-twice", Hint, layer: Ledger, basis: "名册排序是所有表格和名单的先后", check,
    zh: "“{person}”和“{other}”的排序都是{order}。名单里谁先谁后定不下来，程序只好按编号排。",
    en: "{person} and {other} both have place {order}: lists have to fall back on their ids.",
    help_zh: "请给其中一位改排序。",
    help_en: "Give one of them another place.",
    bad: r#"
        [[person]]
        name = "林一"
        sort = "leader"
        order = 2
        [[person]]
        name = "陈二"
        sort = "leader"
        order = 2
    "#,
    good: r#"
        [[person]]
        name = "林一"
        sort = "leader"
        order = 1
        [[person]]
        name = "陈二"
        sort = "leader"
        order = 2
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let mut seen: BTreeMap<rust_decimal::Decimal, &Record<Person>> = BTreeMap::new();
    for person in cx.all::<Person>().iter().filter(|person| person.sort == Some(person::PersonSort::Leader)) {
        let Some(order) = person.order else { continue };
        if let Some(other) = seen.get(&order) {
            let (other, person) = in_order(other, person, Person::ORDER);
            let words = words! { person: &person.name, other: &other.name, order: order };
            cx.report(person.place(Person::ORDER), words).related(other.place(Person::ORDER));
        } else {
            seen.insert(order, person);
        }
    }
}
