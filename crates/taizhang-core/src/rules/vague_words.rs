use crate::rules::prelude::*;

rule! {
    /// 要写进文稿的话里，“多次”“一批”“显著”后面没有数：改成哪天、几次、多少。
    "vague-words", Hint, layer: Field, basis: "不写空话，写日期和数", check,
    zh: "“{label}”的{title}里写了“{word}”，这半句没有数。文稿会照抄，读的人不知道是多少。",
    en: "The {title} of \"{label}\" says {word} without a number; papers copy it as it stands.",
    help_zh: "请把“{word}”改成日期、次数或数量；说不出数的，删去这个词。",
    help_en: "Write the day or the number instead, or leave the word out.",
    bad: r#"
        [[works]]
        name = "圩镇提升工程"
        office = "规划建设办"
        stage = { claimed = "started", started = "2023-03-01" }
        progress = "多次到现场协调，圩镇面貌显著改善"
    "#,
    good: r#"
        [[works]]
        name = "圩镇提升工程"
        office = "规划建设办"
        stage = { claimed = "started", started = "2023-03-01" }
        progress = "3月1日开工，正在铺设人行道"
    "#,
}

const VAGUE: &[&str] = &[
    "多次", "一批", "一系列", "大量", "众多", "若干", "显著", "大幅", "明显", "极大", "高度重视", "重大突破",
];

fn check(cx: &mut Cx<'_>) {
    for table in cx.tables() {
        let fields = &table.info().fields;
        for field in (0..fields.len()).filter(|field| fields[*field].role.told) {
            for row in 0..table.len() {
                let Some(Value::Text(text)) = table.value(row, field) else { continue };
                if let Some(word) = text.split(['，', '。', '；', '、']).find_map(vague) {
                    let words = words! { label: cx.label(table, row), title: fields[field], word: word };
                    cx.report(table.meta(row).place(Some((field, fields[field].code)), None), words);
                }
            }
        }
    }
}

/// The vague word of a clause that gives no number.
fn vague(clause: &str) -> Option<&'static str> {
    let counts = clause.contains(|c: char| c.is_numeric() || "一二三四五六七八九十百千万两".contains(c));
    let word = VAGUE.iter().copied().find(|word| clause.contains(word))?;
    // 一批 and 一系列 count nothing by their own 一.
    (!counts || (word.starts_with('一') && !clause.replacen(word, "", 1).contains(char::is_numeric))).then_some(word)
}
