use crate::rules::prelude::*;
use std::collections::HashMap;

rule! {
    /// 两行用了同一个编号：编号认的是一件事，佐证和以后的修改都会弄混。
    "id-twice", Error, layer: Ledger, basis: "编号在一本台账里只用一次", check,
    zh: "编号{id}与{other}相同。编号只认一件事，佐证材料和以后的修改会归错行。",
    en: "{id} is also the id of {other}: evidence and later changes would go astray.",
    help_zh: "请清空其中一行的编号，程序会另编一个。",
    help_en: "Clear one of the two: the program fills in another.",
    bad: r#"
        [[asset]]
        id = "ZC-2023-01"
        name = "旧校舍"
        office = "财政所"
        [[asset]]
        id = "ZC-2023-01"
        name = "旧粮所"
        office = "财政所"
    "#,
    good: r#"
        [[asset]]
        id = "ZC-2023-01"
        name = "旧校舍"
        office = "财政所"
        [[asset]]
        id = "ZC-2023-02"
        name = "旧粮所"
        office = "财政所"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let mut seen: HashMap<&str, &Meta> = HashMap::new();
    for table in cx.tables() {
        for row in 0..table.len() {
            let meta = table.meta(row);
            if let Some(first) = seen.get(&*meta.id) {
                let first = first.place(None, None);
                let words = words! { id: &*meta.id, other: Word::of_row(&first, &table.label(row)) };
                cx.report(meta.place(None, None), words).related(first);
            } else {
                seen.insert(&meta.id, meta);
            }
        }
    }
}
