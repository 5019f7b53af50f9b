use crate::rules::prelude::*;

rule! {
    /// 段落末尾没有标点。
    "end-mark-missing", Warning, Punctuation, basis: "GB/T 15834—2011 4.1", check,
    zh: "这一段到“{tail}”结束，末尾没有标点。",
    en: r#"the paragraph ends with "{tail}" and no mark."#,
    help_zh: "请补上句号；若下文还有字，请核对是否漏了。",
    help_en: "Add a full stop; or are words missing?",
    bad: "上半年，全镇新签约项目4个，合同投资额18640万元。各项工作推进有力",
    good: "上半年，全镇新签约项目4个，合同投资额18640万元。各项工作推进有力。",
}

fn check(cx: &mut Cx<'_>) {
    for para in cx.doc.paras.iter().filter(|para| para.role == Role::Body && para.styled.is_none()) {
        let own = cx.words(&para.span);
        // A paragraph with a full stop inside has one at its end too.
        let ends = crate::structure::ends_sentence(own) || own.ends_with(['，', '、', '—', '｜', '-']);
        if !ends && own.trim_end_matches(|c| c != '。').contains('。') && own.chars().count() > 20 {
            let tail: String = own.chars().rev().take(6).collect::<Vec<_>>().into_iter().rev().collect();
            let span = para.span.end - tail.len()..para.span.end;
            cx.report(span, words! { tail: &tail });
        }
    }
}
