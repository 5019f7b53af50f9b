use crate::rules::prelude::*;

rule! {
    /// 已认定的荣誉要有认定文号或证书：没有依据的，不能写进文稿。
    "honour-without-number", Warning, layer: Record, basis: "荣誉须有认定依据", check,
    zh: "“{honour}”填的是已认定，没有认定文号，也没有佐证。荣誉项数照算，查起来拿不出依据。",
    en: "\"{honour}\" counts as awarded with neither number nor evidence.",
    help_zh: "请填认定文号，或把证书、牌匾照片放进“佐证”文件夹。",
    help_en: "Give the number, or put the certificate into 佐证.",
    bad: r#"
        [[honour]]
        name = "云州市美丽乡村示范村"
        subject = "岚里村"
        level = "市级"
        issuer = "云州市农业农村局"
        stage = { claimed = "awarded", applied = "2023-02-20", awarded = "2023-05-29" }
    "#,
    good: r#"
        [[honour]]
        name = "云州市美丽乡村示范村"
        subject = "岚里村"
        level = "市级"
        issuer = "云州市农业农村局"
        stage = { claimed = "awarded", applied = "2023-02-20", awarded = "2023-05-29" }
        number = "云农〔2023〕61号"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for honour in cx.all::<Honour>().iter().filter(|honour| honour.is_won()) {
        if honour.number.is_none() && honour.meta.evidence.is_empty() && !honour.is_open(Honour::NUMBER) {
            cx.report(honour.place(Honour::NUMBER), words! { honour: &honour.name });
        }
    }
}
