use crate::rules::prelude::*;

rule! {
    /// 责任领导要写名册里有的人或职务：写法不一，就排不了序，也汇总不到一个人名下。
    "leader-not-in-roster", Warning, layer: Ledger, basis: "名册是领导姓名、职务和排序的唯一来源", check,
    zh: "领导写的是“{leader}”，名册里没有{near}。名册里没有的，表格里排不了序，也汇总不到他名下。",
    en: "The leader \"{leader}\" is not in the roster{near}: tables cannot place or add up what stands under that name.",
    help_zh: "请改成与名册一致的姓名或职务；新到任的，请先补进名册。",
    help_en: "Write the name or office as in the roster, or add a new holder there first.",
    bad: r#"
        [[person]]
        name = "林一"
        sort = "leader"
        [[appointment]]
        person = "林一"
        office = "镇党委副书记"
        [[project]]
        name = "茶旅研学营地项目"
        investor = "云岫文旅公司"
        leader = "党委副书记"
        tracker = "专员甲"
        stage = { claimed = "talks", talks = "2023-02-10" }
    "#,
    good: r#"
        [[person]]
        name = "林一"
        sort = "leader"
        [[appointment]]
        person = "林一"
        office = "镇党委副书记"
        [[project]]
        name = "茶旅研学营地项目"
        investor = "云岫文旅公司"
        leader = "镇党委副书记"
        tracker = "专员甲"
        stage = { claimed = "talks", talks = "2023-02-10" }
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let roster = cx.leaders();
    if roster.is_empty() {
        return;
    }
    for mention in cx.mentions(Names::Leader).into_iter().filter(|mention| !roster.contains(&*mention.name)) {
        let near = cx.nearest(&mention.name, roster.iter().copied());
        cx.report(mention.place(), words! { leader: &mention.name, near: Word::near(near) }).fix(near);
    }
}
