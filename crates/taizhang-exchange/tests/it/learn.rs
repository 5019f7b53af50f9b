//! A clerk's own sheet: its heads are matched once, confirmed, and from then on it reads like ours.

use taizhang_core::kind::{Project, Visit};
use taizhang_exchange::layout::learnt;
use taizhang_exchange::learn::{Sure, learn};
use taizhang_exchange::{Options, Source, read_files};

use crate::support::{book, lines, options};

const OLD: &str = "云岫镇招商引资项目进度表（2022年）
序号|项目|老板单位|行业类别|落户村|总投资额|推进状态|签约|何时动工|牵头领导|领导批示
n:1|山泉水厂二期|岚溪县清泉饮品有限公司|农产品加工|茶岭村|n:2600|谈判中|||李嘉颖|请抓紧
n:2|竹艺文创街|云州市竹韵文化有限公司|文旅|石桥村|n:1800|已签合同|2022.9.15||邓晓岚|
n:3|菌菇大棚|岚溪县丰岚农业有限公司|农业|下洞村|n:950|已开工|2022.5.6|2022.10.8|谢永康|
合计|||||n:5350";
const TRIPS: &str =
    "外出招商登记表\n时间|主题|带队|去哪里|人数|见了几家企业\n2022.7.6|赴佛山考察竹制品企业|李嘉颖|佛山市|n:5|n:3";

fn old() -> Vec<u8> {
    book(&[("2022年项目进度", OLD), ("外出招商登记", TRIPS)])
}

fn source(bytes: &[u8]) -> Source<'_> {
    Source { name: "旧表.xlsx", bytes }
}

/// The lesson as the clerk leaves it: one guess mended, one column added that could not be guessed.
fn confirmed() -> String {
    let text = learn(&source(&old())).expect("a workbook").write();
    let mended =
        text.replace("head = \"落户村\"  # 例：茶岭村\nmeans = \"\"", "head = \"落户村\"\nmeans = \"建设地点（村）\"");
    assert_ne!(mended, text, "{text}");
    mended.replace("head = \"去哪里\"  # 例：佛山市\nmeans = \"\"", "head = \"去哪里\"\nmeans = \"地点（去向）\"")
}

fn taught(text: &str) -> Options {
    Options { learnt: learnt::read(text).unwrap_or_else(|why| panic!("{why}\n{text}")), ..options() }
}

#[test]
fn a_lesson_is_written_for_the_clerk_to_confirm() {
    let old = old();
    let lesson = learn(&source(&old)).expect("a workbook");
    insta::assert_snapshot!("lesson", lesson.write());
    // What is written is what is proposed.
    assert_eq!(learnt::read(&lesson.write()).expect("it reads"), lesson.learnt());
    let project = lesson.sheets.iter().find(|sheet| sheet.like == "招商项目").expect("the register");
    let unsure = project.columns.iter().filter(|column| column.sure == Sure::No).count();
    assert_eq!(unsure, 2, "{:#?}", project.columns);
}

#[test]
fn a_confirmed_sheet_reads_like_ours() {
    let old = old();
    let before = read_files(&[source(&old)], &options());
    assert!(before.value.ledger.records.of::<Project>().is_empty(), "unlearnt, it is none of ours");
    let read = read_files(&[source(&old)], &taught(&confirmed()));
    let projects = read.value.ledger.records.of::<Project>();
    assert_eq!(projects.len(), 3, "{}", lines(&read.findings));
    let spring = projects.iter().find(|one| one.name == "菌菇大棚").expect("a project");
    assert_eq!(spring.meta.common.village.as_deref(), Some("下洞村"));
    assert_eq!(spring.signed_on(), Some(jiff::civil::date(2022, 5, 6)));
    assert_eq!(spring.stage.claimed.map(|stage| taizhang_core::kind::Choice::opt(stage).zh), Some("动工"));
    // A column of the clerk's own stays his own.
    let own: Vec<_> = projects.iter().flat_map(|one| &one.meta.extra).map(|(head, _)| &**head).collect();
    assert_eq!(own, ["领导批示"]);
    // A sheet of one sort has no column for it.
    let visits = read.value.ledger.records.of::<Visit>();
    assert_eq!(visits.len(), 1);
    assert_eq!(visits[0].sort.map(|sort| taizhang_core::kind::Choice::opt(sort).zh), Some("外出招商"));
    assert_eq!(visits[0].place.as_deref(), Some("佛山市"));
    // The sum below is held against the rows, as ever.
    assert!(!read.findings.iter().any(|finding| finding.code == "total-differs"), "{}", lines(&read.findings));
}

#[test]
fn next_years_sheet_is_the_same_sheet() {
    let next = book(&[("2023年项目进度", &OLD.replace("2022", "2023"))]);
    let read = read_files(&[source(&next)], &taught(&confirmed()));
    assert_eq!(read.value.ledger.records.of::<Project>().len(), 3, "{}", lines(&read.findings));
}

#[test]
fn what_is_not_to_be_read_is_not_read() {
    let text = confirmed().replace("means = \"合同投资额\"", "means = \"不读\"");
    let old = old();
    let read = read_files(&[source(&old)], &taught(&text));
    let projects = read.value.ledger.records.of::<Project>();
    assert!(
        projects.iter().all(|one| one.amount.is_none() && one.meta.extra.iter().all(|(head, _)| &**head != "总投资额"))
    );
}

#[test]
fn our_own_sheets_need_no_lesson() {
    let own = book(&[("招商项目", "编号|项目名称|投资方|当前阶段|合同投资额（万元）\n|竹木项目|岚竹公司|在谈|n:800")]);
    let lesson = learn(&source(&own)).expect("a workbook");
    assert_eq!((lesson.known.as_slice(), lesson.sheets.len()), (&["招商项目".to_owned()][..], 0));
    assert!(learn(&source(b"no workbook \x00\x01")).is_none());
}

#[test]
fn a_layout_that_is_none_says_what_is_wrong() {
    for (text, why) in [
        ("[[sheet]]\nname = \"表\"\nlike = \"招商表单\"", "没有这张表"),
        (
            "[[sheet]]\nname = \"表\"\nlike = \"招商项目\"\n[[sheet.column]]\nhead = \"老板\"\nmeans = \"老板名\"",
            "没有这一栏",
        ),
        ("[[sheet]]\nnames = 1", "names"),
    ] {
        let told = learnt::read(text).expect_err("it is none");
        assert!(told.contains(why), "{told}");
        let finding = learnt::broken("旧表.表样.toml", &told);
        assert_eq!(finding.code, "layout-broken");
    }
}
