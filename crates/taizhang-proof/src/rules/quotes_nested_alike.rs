use crate::rules::prelude::*;

rule! {
    /// 引号里面再用引号，外面用双引号，里面用单引号。
    "quotes-nested-alike", Warning, Punctuation, basis: "GB/T 15834—2011 4.8.3.3", check,
    zh: "引号里面又用了双引号，里层应为单引号‘’。",
    en: "double quotation marks inside double ones.",
    help_zh: "请把里层改为单引号。",
    help_en: "Use single ones inside.",
    bad: "印发“关于“百千万工程”的意见”一文。",
    good: "印发“关于‘百千万工程’的意见”一文。",
}

fn check(cx: &mut Cx<'_>) {
    for para in &cx.doc.paras {
        let mut open = None::<usize>;
        let quotes: Vec<_> = cx.scan.marks_in(&para.span).iter().filter(|mark| matches!(mark.c, '“' | '”')).copied().collect();
        for (n, mark) in quotes.iter().enumerate() {
            if mark.c == '”' {
                open = None;
                continue;
            }
            // Only where both pairs are whole: else a half is missing, which is told as such.
            let whole = quotes[n..].iter().take(3).map(|mark| mark.c).collect::<String>().starts_with("“””");
            if open.is_some() && whole {
                cx.report(mark.span(), words! {});
            }
            open = Some(mark.at);
        }
    }
}
