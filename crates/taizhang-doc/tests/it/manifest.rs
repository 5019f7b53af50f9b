use taizhang_doc::{Level, Manifest, Role, Source};

use crate::sample::{annex, bound, heading, led, paper, table};

#[test]
fn the_shape_of_the_json_is_a_contract() {
    let mut signed = bound("4个", Role::Number);
    signed.value = Some("4".into());
    signed.unit = Some("个".into());
    signed.records = vec!["ZS-2023-01".into(), "ZS-2023-02".into()];
    let mut gap = bound("〔待核：财政所〕", Role::Gap);
    gap.source = Source::Field("ZS-2023-01.funds".into());
    let mut claim = bound("均", Role::Claim);
    claim.source = Source::Derived("project.talking.unassigned = 0".into());
    let blocks = vec![
        heading(Level::One, "主要成效"),
        led("招商引资", "{1}，签约{0}，到位资金{2}，{3}动工。", &[]),
        table("变化", &["签约", "{0}"]),
    ];
    let mut paper = paper(blocks, vec![signed, bound("1—6月", Role::Date), gap, claim]);
    paper.annexes = vec![annex("一览表", vec![table("", &["签约", "{0}"])])];
    insta::assert_json_snapshot!("manifest", paper.manifest());
}

#[test]
fn a_manifest_reads_back_as_it_was_written() {
    let paper = paper(vec![led("甲", "{0}。", &[])], vec![bound("4个", Role::Number)]);
    let json = serde_json::to_string(&paper.manifest()).unwrap();
    assert_eq!(serde_json::from_str::<Manifest<'_>>(&json).unwrap(), paper.manifest());
}
