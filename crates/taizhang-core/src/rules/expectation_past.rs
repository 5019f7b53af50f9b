use crate::base::numeral::{What, scan};
use crate::rules::prelude::*;

rule! {
    /// 写着“预计”的日子已经过了：是成了还是没成，要改成结果。
    "expectation-past", Hint, layer: Period, basis: "期末以前的事写结果，期末以后的事才写预计", check,
    zh: "“{label}”的本期进展写着“预计{when}”，到{as_of}已经过了。文稿里再写“预计”，说的就是旧话。",
    en: "\"{label}\": its progress still expects something for {when}, which is over by {as_of}: a paper would tell old news.",
    help_zh: "请改成结果；没有办成的，写新的时间和原因。",
    help_en: "Write what came of it, or the new day and why.",
    bad: r#"
        [[works]]
        name = "圩镇改厕工程"
        office = "农业农村办"
        stage = { claimed = "started", started = "2023-03-01" }
        progress = "主体完工，预计5月10日投用"
    "#,
    good: r#"
        [[works]]
        name = "圩镇改厕工程"
        office = "农业农村办"
        stage = { claimed = "started", started = "2023-03-01" }
        progress = "主体完工，预计8月25日投用"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let year = cx.as_of.year();
    for table in cx.tables() {
        for row in 0..table.len() {
            let Some(progress) = table.meta(row).common.progress.as_deref().filter(|text| text.contains("预计")) else { continue };
            let chars: Vec<char> = progress.chars().collect();
            for found in scan(progress) {
                let What::Day(day) = &found.what else { continue };
                let before: String = chars[..found.chars.start].iter().collect();
                let Ok(when) = day.in_year(Some(year)) else { continue };
                if before.ends_with("预计") && when.span().last() <= cx.as_of {
                    let field = table.info().own + Common::PROGRESS.index();
                    let place = table.meta(row).place(Some((field, Common::PROGRESS.info().code)), None);
                    cx.report(place, words! { label: cx.label(table, row), when: &found.text, as_of: cx.as_of });
                }
            }
        }
    }
}
