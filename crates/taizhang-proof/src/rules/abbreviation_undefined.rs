use crate::rules::prelude::*;

rule! {
    /// 用了简称，全称后面没有注明“以下简称”。
    "abbreviation-undefined", Warning, Names, basis: "简称先注明", check,
    words: &["百千万工程"],
    zh: "“{short}”用作简称，文中有全称“{full}”，却没有注明“以下简称”。",
    en: r#""{short}" stands for "{full}", which nowhere says so."#,
    help_zh: "请在全称第一次出现时写（以下简称“{short}”）。",
    help_en: r#"Say so where the full name comes first ("{short}")."#,
    bad: "以百县千镇万村高质量发展工程为牵引，推进“百千万工程”。",
    good: "以百县千镇万村高质量发展工程（以下简称“百千万工程”）为牵引，推进“百千万工程”。",
}

/// Full names and what they are called for short.
const SHORT: &[(&str, &str)] = &[("百县千镇万村高质量发展工程", "百千万工程")];

fn check(cx: &mut Cx<'_>) {
    for (full, short) in SHORT {
        let mut of = cx.hits().iter().filter(|hit| cx.words(&hit.span) == *short);
        let Some(first) = of.find(|hit| cx.doc.para_at(hit.span.start).is_some_and(super::super::structure::Para::is_prose)) else { continue };
        let defined = cx.text().contains("简称“百千万工程”") || cx.text().contains("简称百千万工程") || cx.text().contains("下称“百千万工程”");
        let Some(at) = cx.text().find(full).filter(|_| !defined) else { continue };
        cx.report(first.span.clone(), words! { short: *short, full: *full }).related(&(at..at + full.len()));
    }
}
