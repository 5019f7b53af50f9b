use crate::rules::prelude::*;

rule! {
    /// 段落之间的空行。标题之后、附件说明和署名之前可以空一行，别处不空。
    "stray-blank-line", Warning, Layout, basis: "GB/T 9704—2012 7.3.3", check,
    zh: "这里空了一行。公文只在标题之后、附件说明和署名之前空行。",
    en: "a blank line: papers have them only behind the title and before annexes and signature.",
    help_zh: "请删去空行。",
    help_en: "Delete it.",
    bad: "云岫镇2023年上半年工作总结\n\n上半年，全镇推进各项工作，成效较好。\n一、主要成效\n\n（一）招商引资取得新进展。签约项目4个。\n（二）盘活资产见到实效。盘活资产5宗。\n（三）旅游加快发展。接待游客18万人次。",
    good: "云岫镇2023年上半年工作总结\n\n上半年，全镇推进各项工作，成效较好。\n一、主要成效\n（一）招商引资取得新进展。签约项目4个。\n（二）盘活资产见到实效。盘活资产5宗。",
}

fn check(cx: &mut Cx<'_>) {
    if cx.doc.medium != Medium::Text {
        return; // in Markdown a blank line parts paragraphs, in Word it is often an anchor
    }
    let paras = &cx.doc.paras;
    let filled = |at: &usize| paras[*at].role != Role::Blank;
    let gaps = paras.windows(2).filter(|pair| pair[0].role != Role::Blank && pair[1].role == Role::Blank).count();
    let lines = (0..paras.len()).filter(filled).count();
    // Who parts all paragraphs by blank lines does so on purpose.
    if gaps * 2 > lines {
        return;
    }
    let mut at = 0;
    while at < paras.len() {
        let run = (at..paras.len()).take_while(|at| !filled(at)).count();
        let before = at.checked_sub(1).map(|before| paras[before].role);
        let after = paras.get(at + run).map(|para| para.role);
        let framed = |role: Option<Role>| {
            let around = matches!(
                role,
                Some(Role::Title | Role::Front | Role::Web | Role::Signature | Role::Date | Role::Annex | Role::AnnexNote | Role::Cell(_))
            );
            role.is_none() && at > 0 || around
        };
        let tolerated = run <= 2 && (framed(before) || matches!(after, Some(Role::Signature | Role::Annex | Role::AnnexNote | Role::Date | Role::Cell(_))));
        if run > 0 && !(tolerated || before.is_some() && after.is_none()) {
            for blank in &paras[at..at + run] {
                cx.report(blank.span.clone(), words! {});
            }
        }
        at += run + 1;
    }
}
