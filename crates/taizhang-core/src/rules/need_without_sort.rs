use crate::rules::prelude::*;

rule! {
    /// 需协调事项要写要素类别：文稿按用地、用林等分类写几项。
    "need-without-sort", Warning, layer: Record, basis: "要素保障问题按类别统计", check,
    zh: "“{project}”有需协调事项“{need}”，没有写要素类别。按用地、用林等分类的项数加起来会比总数少1项。",
    en: "{project} needs \"{need}\", with no sort given: the numbers by sort add up to one less than the total.",
    help_zh: "请选一个要素类别；都不合适的选“其他”。",
    help_en: "Choose a sort, or other.",
    bad: r#"
        [[project]]
        name = "竹溪谷民宿集群项目"
        investor = "云岫文旅公司"
        [[need]]
        project = "竹溪谷民宿集群项目"
        date = "2023-06-08"
        what = "落实点状用地31亩"
        asked = "县自然资源局"
    "#,
    good: r#"
        [[project]]
        name = "竹溪谷民宿集群项目"
        investor = "云岫文旅公司"
        [[need]]
        project = "竹溪谷民宿集群项目"
        date = "2023-06-08"
        what = "落实点状用地31亩"
        sort = "land"
        asked = "县自然资源局"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for row in cx.all::<Need>() {
        if row.sort.is_none() && !row.is_open(Need::SORT) {
            cx.report(row.place(Need::SORT), words! { project: &row.project, need: &row.what });
        }
    }
}
