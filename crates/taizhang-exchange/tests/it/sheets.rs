//! Sheets as clerks send them.

use taizhang_core::kind::Project;

use crate::support::{lines, read};

#[test]
fn the_five_messages_of_a_bad_sheet() {
    let sheet = "
招商项目台账
填报单位：云岫镇　统计年度：2023年　单位见表头
编号|项目名称|投资方|合同投资额（万元）|当前阶段|签约日期|动工日期|包干领导|本期进展（一句话）
ZS-2023-01|竹木精深加工项目|岚竹公司|n:8000|签约（正式合同）|d:2023-03-15|5.17|镇长|6月3日现场踏勘；6月10日签补充协议
ZS-2023-02|冷水鱼养殖加工项目|清泉公司|n:35000000|签约|6月中旬||镇长|
|竹溪谷民宿集群项目|溪谷公司|5200万元|签了|4.20|n:6.1||
ZS-2023-01|茶旅研学营地项目||约1840|意向|2023年6月|e:#REF!||
合计|||n:15000
注：数据截至6月底";
    let read = read(&[("招商项目", sheet)]);
    insta::assert_snapshot!("bad_sheet", lines(&read.findings));
    insta::assert_snapshot!("bad_sheet_summary", read.value.summary.zh());
    assert_eq!(read.value.ledger.records.of::<Project>().len(), 3);
    assert_eq!(read.value.entries.len(), 2);
}
