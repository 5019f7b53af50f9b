use crate::rules::prelude::*;

rule! {
    /// “多次”“大幅”“一批”没有数，查不了。
    "vague-quantity", Hint, Wording, basis: "有数写数", check,
    words: &["多次邀请", "多次召开", "多次组织", "多次协调", "极大推动", "极大提升", "大幅提升", "显著提高", "高度重视和肯定", "高度肯定"],
    zh: "“{words}”没有数。",
    en: r#""{words}" has no number."#,
    help_zh: "请写明次数、个数，或删去。",
    help_en: "Give the number, or take it out.",
    bad: "云岫镇2023年上半年工作总结\n\n上半年，多次邀请职能部门到镇指导，签约项目4个。",
    good: "云岫镇2023年上半年工作总结\n\n上半年，邀请职能部门到镇指导4次，签约项目4个。",
}

fn check(cx: &mut Cx<'_>) {
    // Only a summary has its numbers in a ledger.
    let summary = cx.doc.paras.iter().any(|para| para.role == Role::Title && cx.words(&para.span).contains("总结"));
    if !summary {
        return;
    }
    for hit in cx.hits() {
        cx.report(hit.span.clone(), words! { words: cx.words(&hit.span) });
    }
}
