//! What a masked paper leaves to be filled.

use std::fmt::Write as _;

use taizhang_core::base::Place;
use taizhang_proof::slots;

use crate::document;

/// A masked paper, made up, with the traps of real ones.
const MASKED: &str = "\
xx镇2023年上半年工作总结

x月中旬前完成挂牌。今年x月以来，召开指挥部会议x次、调度会议xx次，抽调人员组成x个工作组。
镇党委书记xxx带队前往xxx考察，与xx名企业家洽谈，于x月xx日召开现场会，贡献了xx力量。
完成招商引资新签约项目x个，合同投资额xxxx万元，分别是xx高端民宿项目和竹木加工项目，累计合同投资总额xxxx万元，完成比例xx%。
xx精品酒店项目由某公司按不低于xxx.xx万元收储，成功盘活xx闲置资产；加快xx精品酒店项目建设。
旅游人次达xx万，综合收入xxxx万元。新建水圳xxx米、陂头x座，提升农房xxx栋，建成xxx平方米的公卫楼。
打造“xxx”“xxx”等特色农产品，谋划xx“xxx”旅游节，做好“xx森林”品牌，绿美xx行动，xx水库，xx村，xxx文旅公司。
受x年疫情影响，力争xx月前开业。拍摄X光片3张，使用Excel表格；“数据要素×”行动；硬件型号为X5。
";

#[test]
fn each_blank_has_its_type_its_unit_and_what_is_demanded_of_it() {
    let document = document(MASKED);
    let mut text = String::new();
    for slot in slots(&document) {
        let Place::Text { line, column, .. } = document.place(&slot.span) else { panic!("a place in the text") };
        let unit = slot.unit.map(taizhang_core::base::Unit::zh).unwrap_or_default();
        let (figure, constraint) = (slot.figure.unwrap_or_default(), slot.constraint.unwrap_or_default());
        let line =
            format!("{line}:{column} {} {} {unit} {figure} {constraint}", document.words(&slot.span), slot.kind.code());
        writeln!(text, "{}", line.trim_end()).expect("a String");
    }
    insta::assert_snapshot!("slots", text);
}
