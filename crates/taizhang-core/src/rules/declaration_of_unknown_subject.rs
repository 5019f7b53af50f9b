use crate::rules::prelude::*;

rule! {
    /// 报齐声明的表名不是台账里的任何一类。
    "declaration-of-unknown-subject", Warning, layer: Field, basis: "报齐声明按种类登记", check,
    zh: "报齐声明写的是“{subject}”，台账里没有这一类{near}。这条声明现在不起作用，相关的空白仍按“未报”处理。",
    en: "\"{subject}\" is no kind of this ledger{near}: the declaration has no effect, and what is missing stays not reported.",
    help_zh: "请改成台账里的种类，如“会议”“招商项目”；所有种类都报齐的，写“全部”。",
    help_en: "Name a kind, or 全部 for all.",
    bad: r#"
        [[declaration]]
        subject = "招商项目表"
        period = "2023-05"
        nil = true
    "#,
    good: r#"
        [[declaration]]
        subject = "招商项目"
        period = "2023-05"
        nil = true
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for declaration in cx.all::<Declaration>() {
        if declaration.subject.is_empty() || all().iter().any(|info| declaration.names(info)) {
            continue;
        }
        let near = cx.nearest(&declaration.subject, all().iter().map(|info| info.zh));
        let words = words! { subject: &declaration.subject, near: Word::near(near) };
        cx.report(declaration.place(Declaration::SUBJECT), words).fix(near);
    }
}
