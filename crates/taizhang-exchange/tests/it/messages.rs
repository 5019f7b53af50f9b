//! Every sort of finding, on a sheet that has it and on the same sheet mended.

use std::collections::BTreeSet;

use taizhang_exchange::{MESSAGES, of_code};

use crate::support::{book, codes, lines, read, read_bytes};

/// A code, then two ways to write the same files.
struct Example {
    code: &'static str,
    bad: Vec<(&'static str, Vec<u8>)>,
    good: Vec<(&'static str, Vec<u8>)>,
}

fn sheet(code: &'static str, name: &str, bad: &str, good: &str) -> Example {
    Example {
        code, bad: vec![("台账.xlsx", book(&[(name, bad)]))], good: vec![("台账.xlsx", book(&[(name, good)]))]
    }
}

fn file(code: &'static str, name: &'static str, bad: &[u8]) -> Example {
    let good = book(&[("招商项目", "项目名称|投资方|当前阶段\n竹木项目|岚竹公司|在谈")]);
    Example { code, bad: vec![(name, bad.to_vec())], good: vec![(name, good)] }
}

/// A sheet 招商项目 with one row, of which one column is bad, then good.
fn cell(code: &'static str, head: &str, bad: &str, good: &str) -> Example {
    let row = |cell: &str| format!("项目名称|投资方|当前阶段|{head}\n竹木项目|岚竹公司|在谈|{cell}");
    sheet(code, "招商项目", &row(bad), &row(good))
}

fn asset(code: &'static str, head: &str, bad: &str, good: &str) -> Example {
    let row = |cell: &str| format!("名称|类别|权属性质|权属单位|使用状态|{head}\n旧校舍|房屋|集体|岚里村|闲置|{cell}");
    sheet(code, "资产资源", &row(bad), &row(good))
}

const ONE: &str = "项目名称|投资方|当前阶段\n竹木项目|岚竹公司|在谈";
const HEAD: &str = "填报单位|云岫镇\n统计年度|2023";

fn broken_workbook() -> Vec<u8> {
    let whole = book(&[("招商项目", ONE)]);
    whole[..whole.len() / 2].to_vec()
}

fn word_document() -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for part in ["[Content_Types].xml", "word/document.xml"] {
        zip.start_file(part, zip::write::SimpleFileOptions::default()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook whose sheet inflates without end.
fn bomb(filling: &str) -> Vec<u8> {
    use std::io::{Cursor, Read, Write};
    let whole = book(&[("招商项目", ONE)]);
    let mut from = zip::ZipArchive::new(Cursor::new(&whole)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut part = from.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        to.start_file(name.clone(), zip::write::SimpleFileOptions::default()).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        if name.ends_with("sheet1.xml") {
            to.write_all(b"<worksheet><sheetData>").unwrap();
            let much = filling.repeat(1 << 18).into_bytes();
            for _ in 0..64 {
                to.write_all(&much).unwrap();
            }
        }
        to.write_all(&bytes).unwrap();
    }
    to.finish().unwrap().into_inner()
}

fn encrypted() -> Vec<u8> {
    let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    bytes.resize(1024, 0);
    bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

fn json(code: &'static str, name: &'static str, bad: &str, good: &str) -> Example {
    Example { code, bad: vec![(name, bad.as_bytes().to_vec())], good: vec![("project.json", good.as_bytes().to_vec())] }
}

fn examples() -> Vec<Example> {
    let gbk_cut = b"\xcf\xee\xc4\xbf\xff\xff\xff".to_vec();
    let mut list = vec![
        file("file-empty", "台账.xlsx", b""),
        file("file-foreign", "台账.xlsx", &word_document()),
        file("file-protected", "台账.xlsx", &encrypted()),
        file("file-broken", "台账.xlsx", &broken_workbook()),
        file("file-too-big", "台账.xlsx", &bomb("    ")),
        file("file-too-big", "台账.xlsx", &bomb("<a/>")),
        file("file-encoding", "台账.csv", &gbk_cut),
        file("file-is-paper", "台账.xlsx", &book(&[("招商项目", "项目名称\n竹艺园项目"), ("数据清单", "序号\n1")])),
        file("file-no-sheet", "台账.xlsx", &book(&[("值班表", "姓名|星期\n张三|一")])),
        sheet("sheet-heads", "招商项目", "甲|乙\n丙|丁", ONE),
        sheet("column-missing", "招商项目", "项目名称|当前阶段\n竹木项目|在谈", ONE),
        sheet("column-unknown", "招商项目", "项目名称|投资方|当前阶段|吉祥物\n竹木项目|岚竹公司|在谈|熊", ONE),
        sheet("column-twice", "招商项目", "项目名称|名称|投资方|当前阶段\n竹木项目|x|岚竹公司|在谈", ONE),
        cell("column-unit", "合同投资额（亩）", "n:30", "").with_good("合同投资额（元）", "n:300000"),
        sheet("cell-missing", "招商项目", "项目名称|投资方|当前阶段\n竹木项目||在谈", ONE),
        cell("cell-error", "合同投资额", "e:#REF!", "n:30"),
        cell("number-unread", "合同投资额", "许多", "3.5亿"),
        cell("number-range", "合同投资额", "300～500", "300"),
        cell("number-unit", "合同投资额", "30亩", "30万元"),
        cell("number-unfit", "预计（带动）就业", "n:3.5", "n:3"),
        cell("number-slip", "合同投资额（万元）", "n:35000000", "n:3500"),
        cell("number-large", "合同投资额（万元）", "n:1200000", "n:3500"),
        cell("number-hedged", "合同投资额（万元）", "约3000", "３０００"),
        cell("day-unread", "签约日期", "开春", "2023.6.5"),
        cell("day-not-whole", "签约日期", "6月中旬", "6月15日"),
        cell("day-ambiguous", "签约日期", "n:6.1", "6.10"),
        cell("word-unknown", "线索来源", "算命", "外出招商"),
        cell("flag-unread", "写入总结", "也许", "是"),
        cell("period-unread", "县认定月份", "过完年", "2023年6月"),
        sheet(
            "sort-missing",
            "问题计划",
            "类型|内容|状态\n|建成污水管网|推进中",
            "类型|内容|状态\n计划|建成污水管网|推进中",
        ),
        sheet(
            "sort-unknown",
            "工作动态",
            "日期|类别|名称（主题）\n6.5|郊游|踏青",
            "日期|类别|名称（主题）\n6.5|调度会|项目调度",
        ),
        sheet(
            "indicator-unknown",
            "月度指标",
            "指标|1月|2月|3月\n游客|n:3|n:4|n:5",
            "指标|1月|2月|3月\n接待游客人次|n:3|n:4|n:5",
        ),
        sheet(
            "total-differs",
            "招商项目",
            "项目名称|投资方|当前阶段|合同投资额\n甲|a|在谈|n:30\n乙|b|在谈|n:50\n合计|||n:110",
            "项目名称|投资方|当前阶段|合同投资额\n甲|a|在谈|n:30\n乙|b|在谈|n:50\n合 计：|||f:SUM(D2:D3)=>80",
        ),
        sheet(
            "id-twice",
            "招商项目",
            "编号|项目名称|投资方|当前阶段\nZS-1|甲|a|在谈\nZS-1|乙|b|在谈",
            "编号|项目名称|投资方|当前阶段\nZS-1|甲|a|在谈\nZS-2|乙|b|在谈",
        ),
        cell("progress-entries", "进展情况", "6月3日看地；6月10日签补充协议", "6月10日签补充协议"),
        sheet("head-unread", "说明", "填报单位|云岫镇\n区划代码|123", HEAD),
        json("json-broken", "project.json", "[{\"id\": ", "[]"),
        json("json-unknown", "project.json", r#"[{"id": "ZS-1", "nmae": "甲"}]"#, r#"[{"id": "ZS-1", "name": "甲"}]"#),
        asset("number-unit", "面积|面积单位", "30|户", "30|亩"),
    ];
    list.push(Example {
        code: "sheet-unknown",
        bad: vec![("台账.xlsx", book(&[("招商项目", ONE), ("值班表", "姓名|星期\n张三|一")]))],
        good: vec![("台账.xlsx", book(&[("招商项目", ONE), ("空表", "")]))],
    });
    list.push(Example {
        code: "head-differs",
        bad: vec![("a.xlsx", book(&[("说明", HEAD)])), ("b.xlsx", book(&[("说明", "填报单位|石桥镇")]))],
        good: vec![("a.xlsx", book(&[("说明", HEAD)])), ("b.xlsx", book(&[("说明", HEAD)]))],
    });
    list
}

impl Example {
    fn with_good(mut self, head: &str, cell: &str) -> Self {
        let text = format!("项目名称|投资方|当前阶段|{head}\n竹木项目|岚竹公司|在谈|{cell}");
        self.good = vec![("台账.xlsx", book(&[("招商项目", &text)]))];
        self
    }
}

fn borrowed<'a>(files: &'a [(&'static str, Vec<u8>)]) -> Vec<(&'static str, &'a [u8])> {
    files.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect()
}

#[test]
fn every_message_comes_when_it_should_and_only_then() {
    let mut shown = Vec::new();
    for example in examples() {
        let bad = read_bytes(&borrowed(&example.bad));
        assert!(codes(&bad).contains(&example.code), "{}: {}", example.code, lines(&bad.findings));
        let good = read_bytes(&borrowed(&example.good));
        assert!(!codes(&good).contains(&example.code), "{}: {}", example.code, lines(&good.findings));
        let own: Vec<_> = bad.findings.into_iter().filter(|finding| finding.code == example.code).collect();
        shown.push(lines(&own));
    }
    insta::assert_snapshot!("every_message", shown.join("\n"));
}

/// Those whose examples need more than files stand in tests of their own.
const ELSEWHERE: [&str; 4] = ["cells-merged", "day-year", "evidence-unmatched", "layout-broken"];

#[test]
fn every_message_has_its_examples() {
    let shown: BTreeSet<&str> = examples().iter().map(|example| example.code).chain(ELSEWHERE).collect();
    let all: BTreeSet<&str> = MESSAGES.iter().map(|message| message.code).collect();
    assert_eq!(MESSAGES.len(), all.len(), "no code stands twice");
    // What is told of returned workbooks and of forms is tested with them.
    let of_reading = all.into_iter().filter(|code| !code.starts_with("merge-") && !code.starts_with("fill-"));
    assert_eq!(shown, of_reading.collect());
    assert!(of_code("cell-missing").is_some() && of_code("no-such").is_none());
}

#[test]
fn no_message_says_what_clerks_are_not_told() {
    for example in examples() {
        for finding in read_bytes(&borrowed(&example.bad)).findings {
            let help = finding.help.as_ref().unwrap();
            for word in ["格式错误", "非法", "字段", "记录有误", "无效"] {
                assert!(
                    !finding.message.zh.contains(word) && !help.zh.contains(word),
                    "{}",
                    lines(std::slice::from_ref(&finding))
                );
            }
            assert!(!finding.message.en.is_empty() && !help.en.is_empty(), "{}", finding.code);
        }
    }
}

#[test]
fn a_bad_cell_costs_its_field_and_nothing_else() {
    let read = read(&[("招商项目", "项目名称|投资方|当前阶段|合同投资额|签约日期\n竹木项目|岚竹公司|在谈|三五百|6.5")]);
    let project = &read.value.ledger.records.of::<taizhang_core::kind::Project>()[0];
    assert!(project.amount.is_none() && project.is_open(taizhang_core::kind::Project::AMOUNT));
    assert_eq!(project.signed_on(), Some(jiff::civil::date(2023, 6, 5)));
    assert_eq!((read.value.summary.rows, read.value.summary.usable), (1, 0));
}
