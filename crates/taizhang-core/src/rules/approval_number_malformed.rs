use crate::rules::prelude::*;

rule! {
    /// 文号写成“机关代字〔年份〕序号号”：六角括号，四位年份，序号不加“第”、不编虚位。
    "approval-number-malformed", Warning, layer: Field, basis: "GB/T 9704—2012 7.2.5", check,
    zh: "“{label}”的{title}写的是“{number}”，{fault}。文稿会照抄这个文号。",
    en: "{label}: the {title} \"{number}\" {fault}; papers will copy it as it stands.",
    help_zh: "请对照原件改写，如“岚财农〔2023〕12号”。",
    help_en: "Write it as on the paper, like 岚财农〔2023〕12号.",
    bad: r#"
        [[fund]]
        name = "水毁修复补助资金"
        sort = "subsidy"
        approval = "岚财农[2023]012号"
    "#,
    good: r#"
        [[fund]]
        name = "水毁修复补助资金"
        sort = "subsidy"
        approval = "岚财农〔2023〕12号"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for table in cx.tables() {
        let fields = &table.info().fields;
        let numbered = (0..fields.len()).filter(|field| fields[*field].role.numbered);
        for (field, row) in numbered.flat_map(|field| (0..table.len()).map(move |row| (field, row))) {
            let Some(Value::Text(number)) = table.value(row, field) else { continue };
            if let Err(fault) = document_number(&number) {
                let words = words! { label: cx.label(table, row), title: fields[field], number: &number, fault: fault };
                cx.report(table.meta(row).place(Some((field, fields[field].code)), None), words);
            }
        }
    }
}

type Fault = (&'static str, &'static str);

fn document_number(text: &str) -> Result<(), Fault> {
    let brackets = ("年份没有用六角括号〔〕括起来", "does not put its year into 〔〕");
    let (office, rest) = text.split_once('〔').ok_or(brackets)?;
    let (year, rest) = rest.split_once('〕').ok_or(brackets)?;
    let serial = rest.strip_suffix('号').ok_or(("末尾没有“号”", "does not end with 号"))?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if office.trim().is_empty() {
        Err(("没有机关代字", "names no office"))
    } else if year.len() != 4 || !digits(year) {
        Err(("年份不是四位数字", "has no year of four digits"))
    } else if serial.starts_with('第') {
        Err(("序号前多了“第”字", "has a 第 before its serial"))
    } else if serial.starts_with('0') {
        Err(("序号前多了0", "has a 0 before its serial"))
    } else if !digits(serial) {
        Err(("序号不是数字", "has a serial that is no number"))
    } else {
        Ok(())
    }
}
