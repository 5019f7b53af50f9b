//! Sheets as clerks send them.

use jiff::civil::date;
use rust_xlsxwriter::{Format, Workbook};
use taizhang_core::base::{Money, Quantity, Unit};
use taizhang_core::kind::project::Stage;
use taizhang_core::kind::{
    Appointment, Asset, Body, Common, Declaration, Followup, Kind, Ledger, Meeting, Observation, Person, Plan, Project,
    Target, Training, Visit, Works,
};
use taizhang_exchange::{Source, read_files};

use crate::support::{book, codes, lines, options, read, read_bytes};

fn money(wan: i64) -> Option<Money> {
    Money::of(Quantity::new(wan.into(), Unit::WanYuan)).ok()
}

fn ids<K: taizhang_core::kind::Stored>(ledger: &Ledger) -> Vec<&str> {
    ledger.records.of::<K>().iter().map(taizhang_core::kind::Record::id).collect()
}

#[test]
fn the_messages_of_a_bad_sheet() {
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
    assert_eq!(read.value.entries[1].text, "签补充协议");
}

#[test]
fn message_five_of_the_samples() {
    let read = read(&[("工作动态", "日期|类别|名称（主题）\n6月中旬|调度会议|项目调度")]);
    insta::assert_snapshot!(lines(&read.findings), @"error day-not-whole 工作动态!A2 会议日期写的是“6月中旬”。会议要有具体日期才能计入次数。 | 请填哪一天；一时查不到就填“待核”，可以先保存，报送前补上。");
}

#[test]
fn heads_in_two_rows_groups_and_units() {
    let sheet = "
岚溪县2023年招商引资项目表
||||单位：万元
序号|项目名称|投资方|投资情况（亿元）||项目阶段|时间|
|||合同金额|到位资金（万元）||签约时间|开工时间
n:1|竹木精深加工项目|岚竹公司|n:0.8|n:1200|动工|2023年3月15日|d:2023-05-17
小计|||n:0.8|n:1200
序号|项目名称|投资方|合同金额|到位资金（万元）|项目阶段|签约时间|开工时间
n:2|冷水鱼养殖加工项目|清泉公司|3600万元|待核|签约|2023/3/2|
合计|||n:1.16|n:1200
填报人：张三|||审核人：李四";
    let read = read(&[("Sheet1", sheet)]);
    insta::assert_snapshot!(lines(&read.findings), @"");
    let projects = read.value.ledger.records.of::<Project>();
    let bamboo = projects.iter().find(|project| project.name.starts_with("竹木")).unwrap();
    assert_eq!((bamboo.amount, bamboo.funds), (money(8000), money(1200)));
    assert_eq!(bamboo.stage.first(Stage::Started), Some(date(2023, 5, 17)));
    let fish = projects.iter().find(|project| project.name.starts_with("冷水鱼")).unwrap();
    assert_eq!(fish.amount, money(3600));
    assert!(fish.is_open(Project::FUNDS) && fish.meta.pending.has(Project::FUNDS.index()));
    assert_eq!(read.value.summary.zh(), "共 2 行，可用 2 行；0 处要改，0 处建议看一看。");
}

#[test]
fn a_wrong_total_names_the_row_that_may_have_been_counted_twice() {
    let sheet = "项目名称|投资方|当前阶段|合同投资额（万元）
竹木精深加工项目|a|动工|n:8000
旧茶厂文创园项目|b|意向|n:2000
合计|||n:12000";
    insta::assert_snapshot!(lines(&read(&[("招商项目", sheet)]).findings), @"warning total-differs 招商项目!D4 合计行写 12000 万元，上面 2 行相加是 10000 万元，多 2000 万元。第 3 行“旧茶厂文创园项目”正好 2000 万元，可能加了两次。文稿以逐项相加的 10000 万元为准，合计行不用改也不影响报送。 | 请核对上面各行；合计行若要一致，改为 10000。");
}

#[test]
fn one_sheet_many_kinds_one_row_two_records() {
    let read = read(&[
        (
            "工作动态",
            "日期|类别|名称（主题）|主持（带队）人|参加人数|洽谈企业（家）|议定事项\n6.5|调度会|项目调度|镇长|n:20||报送权属资料（石桥村，6月12日前）\\n完成踏勘（规划建设办，6月14日前）\n6/8|外出招商|赴云州对接|镇长|n:3|n:2|\n6月9日|培训|统计业务培训||n:60||",
        ),
        (
            "名册",
            "类型|姓名（名称）|职务（全称）|排序|所在机构|区划代码\n领导|周启明|镇党委书记|n:1|镇党委|\n任职|周启明|指挥部总指挥||指挥部|\n村|岚里村||n:1||449926101001",
        ),
        (
            "说明",
            "填报单位|云岫镇\n区划代码|449926101000\n上级|岚溪县、云州市、广东省\n统计年度|n:2022\n截至日期|2022.12.31\n\n表名|时段|零报|填报人|日期\n招商项目|2022年上半年|否|张三|7.1",
        ),
        ("跟踪记录", "日期|项目|对接内容|阶段变为\n5.20|竹木项目|签订合同|签约"),
        ("招商项目", "项目名称|投资方|当前阶段|吉祥物|在谈日期\n竹木项目|岚竹公司|签约|竹熊|2021-11-02、2022.1.5"),
    ]);
    insta::assert_snapshot!(lines(&read.findings), @"hint column-unknown 招商项目!D1 “吉祥物”是您自己的列，内容原样保留，不参与统计。 | 若是系统里已有的一列，请改成空白工作簿里的表头。");
    let ledger = &read.value.ledger;
    let records = &ledger.records;
    assert_eq!(records.of::<Meeting>()[0].decisions.len(), 2);
    assert_eq!(records.of::<Meeting>()[0].date, Some(date(2022, 6, 5)), "the year is the one in 说明");
    assert_eq!(records.of::<Visit>()[0].companies.unwrap().get(), 2);
    assert_eq!(records.of::<Training>()[0].attendance.unwrap().get(), 60);
    assert_eq!(
        (records.of::<Person>().len(), records.of::<Appointment>().len(), records.of::<Body>().len()),
        (1, 2, 1)
    );
    assert_eq!(records.of::<Declaration>()[0].nil, Some(false));
    assert_eq!(records.of::<Followup>()[0].to, Some(Stage::Signed));
    let project = &records.of::<Project>()[0];
    assert_eq!(project.signed_on(), Some(date(2022, 5, 20)), "the followup moves the project");
    assert_eq!(project.stage.all().len(), 3);
    assert_eq!(&*project.meta.extra[0].1, "竹熊");
    assert_eq!(ledger.head.as_of, Some(date(2022, 12, 31)));
    let names: Vec<&str> = ledger.tree.all().iter().map(|division| &*division.name).collect();
    assert_eq!(names, ["云岫镇", "岚溪县", "云州市", "广东省", "岚里村"]);
}

#[test]
fn places_lead_back_to_the_cell() {
    let read = read(&[("招商项目", "项目名称|投资方|当前阶段|签约日期|备注\n竹木项目|岚竹公司|签约|3.15|好")]);
    let project = &read.value.ledger.records.of::<Project>()[0];
    assert_eq!(project.place_of_step(Project::STAGE, Stage::Signed).to_string(), "招商项目!D2");
    assert_eq!(project.place(Project::STAGE).to_string(), "招商项目!C2");
    assert_eq!(project.place_of_common(Common::NOTE).to_string(), "招商项目!E2");
}

#[test]
fn months_across() {
    let head = "指标|单位（当月数/累计数）|责任单位|年度任务|1—2月|3月|4月";
    let this = format!(
        "{head}\n接待游客人次|万人次|文化站|n:40|n:4.2|待核|２.３\n旅游收入|||||n:120|约300\n新签约招商项目数|||n:6|||"
    );
    let last = "指标|1月|2月|3月|4月\n生活污水治理率|p:0.325|33.1%||";
    let read = read(&[("月度指标", &this), ("月度指标2022", last)]);
    insta::assert_snapshot!(lines(&read.findings), @"warning number-hedged 月度指标!G3 数值写的是“约300”，现在按 300万元 计入合计。 | 有准数请改成准数；没有就填“待核”。");
    let line = |row: &taizhang_core::kind::Record<Observation>| {
        let value = row.value.map(|value| format!("{}{}", value.amount.normalize(), value.unit));
        format!(
            "{} {} {:?} {}",
            row.indicator,
            row.period.unwrap().code(),
            row.running.unwrap(),
            value.unwrap_or("-".into())
        )
    };
    let mut rows: Vec<String> = read.value.ledger.records.of::<Observation>().iter().map(line).collect();
    rows.sort();
    insta::assert_snapshot!("months_across", rows.join("\n"));
    let goals = read.value.ledger.records.of::<Target>();
    assert_eq!(goals.len(), 2);
    assert!(goals.iter().all(|goal| goal.period.unwrap().code() == "2023"));
}

#[test]
fn months_across_of_villages() {
    let sheet = "指标|单位（当月数/累计数）|所在村|责任单位|1月|2月|年度任务\n接待游客人次|人次（当月数）|岚里村|文化站|n:5|n:7|\n接待游客人次|人次（当月数）|石桥村|文化站|n:4|一些|n:60";
    let read = read(&[("分村指标2023", sheet)]);
    let told: Vec<_> = read.findings.iter().map(|one| (one.code, one.place.to_string())).collect();
    assert_eq!(told, [("number-unread", "分村指标2023!F3".to_owned())]);
    let ledger = &read.value.ledger;
    let line = |row: &taizhang_core::kind::Record<Observation>| {
        let village = row.meta.common.village.as_deref().unwrap_or_default();
        format!("{village} {} {}", row.office.as_deref().unwrap_or_default(), row.period.unwrap().code())
    };
    let mut rows: Vec<String> = ledger.records.of::<Observation>().iter().map(line).collect();
    rows.sort();
    assert_eq!(
        rows,
        ["岚里村 文化站 2023-01", "岚里村 文化站 2023-02", "石桥村 文化站 2023-01", "石桥村 文化站 2023-02"]
    );
    assert_eq!(ledger.records.of::<Target>()[0].meta.common.village.as_deref(), Some("石桥村"));
}

#[test]
fn single_observations_name_their_indicator() {
    let head = "指标|时段|数值|计量单位";
    let sheet =
        format!("{head}\n接待游客人次|2023年上半年|n:3|万人次\ntourism.income|2023-05|n:80|\n游客|2023-05|n:80|人次");
    let read = read(&[("指标明细", &sheet)]);
    insta::assert_snapshot!(lines(&read.findings), @"error indicator-unknown 指标明细!A4 口径册里没有“游客”这个指标，这一行没有计入。 | 是不是“接待游客人次”“旅游收入”？请改成印好的名称。");
    let mut codes: Vec<&str> =
        read.value.ledger.records.of::<Observation>().iter().map(|row| &*row.indicator).collect();
    codes.sort_unstable();
    assert_eq!(codes, ["tourism.income", "tourism.visitors", "游客"]);
}

#[test]
fn ids_follow_from_the_keys_alone() {
    let head = "编号|项目名称|投资方|当前阶段";
    let (a, b, c) = ("|甲项目|a|在谈", "|乙项目|b|在谈", "ZS-2023-07|丙项目|c|在谈");
    let one = read(&[("招商项目", &[head, a, b, c].join("\n"))]);
    let other = read(&[("招商项目", &[head, c, b, "|丁项目|d|在谈", a].join("\n"))]);
    let of = |read: &taizhang_core::base::Checked<taizhang_exchange::Import>, name: &str| {
        let projects = read.value.ledger.records.of::<Project>();
        projects.iter().find(|project| project.name == name).unwrap().id().to_owned()
    };
    for name in ["甲项目", "乙项目", "丙项目"] {
        assert_eq!(of(&one, name), of(&other, name));
    }
    assert_eq!(of(&one, "丙项目"), "ZS-2023-07");
    assert!(of(&one, "甲项目").starts_with("ZS-2023-"));
    // Equal keys are for a rule to tell; here they only may not share a number.
    let twice = read(&[("招商项目", &[head, a, a].join("\n"))]);
    let ids = ids::<Project>(&twice.value.ledger);
    assert!(ids.len() == 2 && ids[0] != ids[1]);
}

#[test]
fn several_files_are_one_ledger() {
    let sheet = "编号|项目名称|投资方|当前阶段\nZS-1|甲项目|a|在谈";
    let (a, b) = (book(&[("招商项目", sheet)]), book(&[("项目台账", sheet)]));
    let read = read_bytes(&[("一.xlsx", &a), ("二.xlsx", &b)]);
    insta::assert_snapshot!(lines(&read.findings), @"error id-twice 项目台账!A2 编号“ZS-1”在“一.xlsx”的招商项目!A2 已经用了。同一个编号只算一条，这里没有计入。 | 若是同一条，请删去一处；若是两条，请把这里的编号清空，由程序重新编。");
    assert_eq!(read.findings[0].related.len(), 1);
    assert_eq!(ids::<Project>(&read.value.ledger), ["ZS-1"]);
}

#[test]
fn evidence_goes_by_the_front_of_its_name() {
    let sheet = "编号|项目名称|投资方|当前阶段\nZS-2023-1|甲|a|在谈\nZS-2023-10|乙|b|在谈";
    let bytes = book(&[("招商项目", sheet)]);
    let evidence =
        ["佐证/ZS-2023-10 投资协议.pdf", "佐证/ZS-2023-1照片.jpg", "佐证/合影.jpg"].map(str::to_owned).to_vec();
    let read = read_files(
        &[Source { name: "台账.xlsx", bytes: &bytes }],
        &taizhang_exchange::Options { evidence, ..options() },
    );
    insta::assert_snapshot!(lines(&read.findings), @"hint evidence-unmatched 佐证/合影.jpg 佐证“合影.jpg”的文件名没有以编号开头，没有附到任何一条上。 | 请把编号写在文件名最前面，如“ZS-2023-01 投资协议.pdf”。");
    let projects = read.value.ledger.records.of::<Project>();
    assert_eq!(projects[0].meta.evidence.len() + projects[1].meta.evidence.len(), 2);
    assert_eq!(&*projects[1].meta.evidence[0], "佐证/ZS-2023-10 投资协议.pdf");
}

#[test]
fn merged_cells_say_the_same_for_each_row_but_count_once() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("招商项目").unwrap();
    for (column, head) in (0..).zip(["项目名称", "投资方", "当前阶段", "合同投资额（万元）"]) {
        sheet.write_string(0, column, head).unwrap();
    }
    for (row, name) in [(1, "甲项目"), (2, "乙项目")] {
        sheet.write_string(row, 0, name).unwrap();
        sheet.write_string(row, 2, "在谈").unwrap();
    }
    let plain = Format::new();
    sheet.merge_range(1, 1, 2, 1, "岚竹公司", &plain).unwrap();
    sheet.merge_range(1, 3, 2, 3, "", &plain).unwrap();
    sheet.write_number(1, 3, 900).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let read = read_bytes(&[("台账.xlsx", &bytes)]);
    insta::assert_snapshot!(lines(&read.findings), @"
    hint cells-merged 招商项目!B2 第 2—3 行合并成一格，每一行都按“岚竹公司”读取。 | 请取消合并，每行各填各的，排序筛选才不会乱。
    hint cells-merged 招商项目!D2 第 2—3 行合并成一格，“900”只算在第一行上。 | 请取消合并，每行各填各的，排序筛选才不会乱。
    ");
    let projects = read.value.ledger.records.of::<Project>();
    assert!(projects.iter().all(|project| project.investor == "岚竹公司"));
    assert_eq!(projects.iter().filter_map(|project| project.amount).count(), 1);
}

#[test]
fn csv_of_wps_and_of_everybody_else() {
    let text = "项目名称,投资方,当前阶段,合同投资额（万元）\r\n竹木项目,岚竹公司,在谈,\"1,020.00\"\r\n";
    let (gbk, ..) = encoding_rs::GB18030.encode(text);
    let with_mark = [b"\xef\xbb\xbf", text.as_bytes()].concat();
    let tabs = text.replace(',', "\t").replace("1\t020", "1,020");
    for bytes in [text.as_bytes(), &gbk, &with_mark, tabs.as_bytes()] {
        let read = read_bytes(&[("招商项目.csv", bytes)]);
        assert_eq!(lines(&read.findings), "");
        let projects = read.value.ledger.records.of::<Project>();
        assert_eq!(
            projects.iter().map(|project| project.amount).collect::<Vec<_>>(),
            [money(1020)],
            "{}",
            String::from_utf8_lossy(bytes)
        );
    }
}

#[test]
fn rows_of_csv_are_those_of_a_spreadsheet() {
    let text = "项目名称,投资方,当前阶段\r\n\r\n甲,\"a\r\nb\",在谈\r\n乙,,在谈\r\n";
    assert!(lines(&read_bytes(&[("招商项目.csv", text.as_bytes())]).findings).contains("招商项目!B4 "));
    let unix = text.replace('\r', "");
    assert!(lines(&read_bytes(&[("招商项目.csv", unix.as_bytes())]).findings).contains("招商项目!B4 "));
}

#[test]
fn ods_of_libreoffice() {
    use std::io::Write;
    let cell = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let heads: String =
        ["项目名称", "投资方", "当前阶段", "合同投资额（万元）", "签约日期"].iter().map(|head| cell(head)).collect();
    let content = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body><office:spreadsheet>\
         <table:table table:name=\"招商项目\"><table:table-row>{heads}</table:table-row>\
         <table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>\
         <table:table-row>{}{}{}<table:table-cell office:value-type=\"float\" office:value=\"8000\"><text:p>8,000</text:p></table:table-cell>\
         <table:table-cell office:value-type=\"date\" office:date-value=\"2023-03-15\"><text:p>3月15日</text:p></table:table-cell></table:table-row>\
         </table:table></office:spreadsheet></office:body></office:document-content>",
        cell("竹木&amp;藤项目"),
        cell("岚竹公司"),
        cell("签约"),
    );
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (part, text) in
        [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content.as_str())]
    {
        zip.start_file(part, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    let read = read_bytes(&[("台账.ods", &bytes)]);
    assert_eq!(lines(&read.findings), "");
    let project = &read.value.ledger.records.of::<Project>()[0];
    assert_eq!(
        (project.name.as_str(), project.amount, project.signed_on()),
        ("竹木&藤项目", money(8000), Some(date(2023, 3, 15)))
    );
}

#[test]
fn days_without_a_year_need_one() {
    let bytes = book(&[("跟踪记录", "日期|项目|对接内容\n6月5日|竹木项目|看地")]);
    let none = taizhang_exchange::Options { year: None, ..options() };
    let read = read_files(&[Source { name: "台账.xlsx", bytes: &bytes }], &none);
    assert_eq!(codes(&read), ["day-year"]);
    let bytes = book(&[("跟踪记录", "填报单位：云岫镇　统计年度：2023年\n日期|项目|对接内容\n6月5日|竹木项目|看地")]);
    let read = read_files(&[Source { name: "台账.xlsx", bytes: &bytes }], &none);
    assert_eq!(read.value.ledger.records.of::<Followup>()[0].date, Some(date(2023, 6, 5)));
}

#[test]
fn units_beside_quantities_and_lists() {
    let read = read(&[
        (
            "资产资源",
            "名称|类别|权属性质|权属单位|面积|面积单位|账面净值（元）|使用状态\n旧校舍|房屋|集体|岚里村|n:1377|㎡|451,738.52|闲置",
        ),
        ("建设项目", "工程名称|领域|主要数量|当前阶段|开工日期\n水圳工程|农田水利|水圳560米；陂头3座|开工|3.2"),
        ("问题计划", "类型|内容|量化目标|状态\n计划|签约项目|4个|推进中\n计划|争取资金|2000万元|推进中"),
    ]);
    insta::assert_snapshot!(lines(&read.findings), @"");
    let records = &read.value.ledger.records;
    assert_eq!(records.of::<Asset>()[0].area.unwrap().mu().to_string(), "2.0655");
    assert_eq!(records.of::<Works>()[0].quantities.0.len(), 2);
    assert_eq!(records.of::<Plan>().iter().filter(|plan| plan.goal.is_some()).count(), 2);
    assert_eq!(Works::CODE, "works");
}

#[test]
fn nothing_that_is_cut_or_scrambled_brings_it_down() {
    let whole = book(&[("招商项目", "项目名称|投资方|当前阶段\n竹木项目|岚竹公司|在谈")]);
    for at in (0..whole.len()).step_by(37) {
        read_bytes(&[("台账.xlsx", &whole[..at])]);
        let mut scrambled = whole.clone();
        scrambled[at] ^= 0x55;
        read_bytes(&[("台账.xlsx", &scrambled)]);
    }
    let mut ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    ole.resize(4096, 7);
    assert_eq!(codes(&read_bytes(&[("台账.xls", &ole)])), ["file-broken"]);
}
