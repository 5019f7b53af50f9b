use crate::rules::prelude::*;

rule! {
    /// 附件名称后面不加标点。
    "annex-note-mark", Warning, Genre, basis: "GB/T 9704—2012 7.3.4", check,
    zh: "附件名称后面不加“{mark}”。",
    en: "the name of an annex takes no {mark}.",
    help_zh: "请删去。",
    help_en: "Delete it.",
    bad: "上半年，全镇推进各项工作，成效较好。\n附件：1—6月主要数据表。",
    good: "上半年，全镇推进各项工作，成效较好。\n附件：1—6月主要数据表",
}

fn check(cx: &mut Cx<'_>) {
    for para in cx.doc.paras.iter().filter(|para| para.role == Role::AnnexNote) {
        let own = cx.words(&para.span);
        if let Some(mark) = own.chars().next_back().filter(|c| "。；，、".contains(*c)) {
            let span = para.span.end - mark.len_utf8()..para.span.end;
            cx.report(span, words! { mark: mark.to_string() }).fix("");
        }
    }
}
