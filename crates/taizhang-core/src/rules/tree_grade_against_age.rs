use crate::kind::tree::Grade;
use crate::rules::prelude::*;

rule! {
    /// 保护级别和树龄对不上：五百年以上一级，三百年以上二级，一百年以上三级。
    "tree-grade-against-age", Warning, layer: Record, basis: "《古树名木鉴定规范》LY/T 2737：按树龄分级", check,
    zh: "“{tree}”树龄{age}，级别写的是“{grade}”，按树龄{wanted}。分级统计会放错一档。",
    en: "{tree} is {age} old and graded \"{grade}\"; by its age {wanted}: numbers by grade put it in the wrong place.",
    help_zh: "请对照鉴定表核对树龄和级别；因名人、史事列入的，级别改为“名木”。",
    help_en: "Check both against the survey; what is listed for its history is graded 名木.",
    bad: r#"
        [[tree]]
        number = "449926-0017"
        species = "樟树"
        keeper = "岚里村委会"
        signed_on = "2023-03-12"
        age = "320年"
        grade = "first"
    "#,
    good: r#"
        [[tree]]
        number = "449926-0017"
        species = "樟树"
        keeper = "岚里村委会"
        signed_on = "2023-03-12"
        age = "520年"
        grade = "first"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for tree in cx.all::<VeteranTree>() {
        let (Some(age), Some(grade)) = (tree.age, tree.grade.filter(|grade| *grade != Grade::Famous)) else { continue };
        let Ok(years) = age.to(Unit::Year) else { continue };
        let wanted = Grade::of_age(years.amount);
        if wanted != Some(grade) {
            let wanted = match wanted {
                Some(grade) => Word::from((format!("应为“{}”", grade.opt().zh).as_str(), grade.opt().code)),
                None => ("不到一百年，不分级", "below a hundred years it has no grade").into(),
            };
            let words = words! { tree: VeteranTree::label(tree), age: age, grade: grade.opt(), wanted: wanted };
            cx.report(tree.place(VeteranTree::GRADE), words).related(tree.place(VeteranTree::AGE));
        }
    }
}
