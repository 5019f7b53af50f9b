//! The section on investment in its hard cases: nothing, one, ten signed; pending; less than last year.

use jiff::civil::{Date, date};
use rust_decimal::Decimal;
use taizhang_core::base::{Money, Period, Quantity, Unit};
use taizhang_core::catalogue::Catalogue;
use taizhang_core::kind::project::Stage;
use taizhang_core::kind::{Ledger, Project, Record};
use taizhang_doc::flow::{Flow, Part};
use taizhang_report::{Compiled, Order, Phrases, compile, papers};

const NAMES: [&str; 10] = ["茶厂", "竹艺", "民宿", "冷链", "研学", "水厂", "菌菇", "药材", "花卉", "营地"];

/// A project of so many 万元, with a leader and a tracker, and these steps.
fn project(number: usize, amount: Option<u32>, steps: &[(Stage, Date)]) -> Record<Project> {
    let mut record: Record<Project> = Record::new(format!("ZS-2023-{number:02}"));
    record.data.name = format!("{}项目", NAMES[number % NAMES.len()]);
    record.data.investor = "岚溪县某公司".to_owned();
    record.data.amount =
        amount.map(|wan| Money::of(Quantity::new(Decimal::from(wan), Unit::WanYuan)).expect("whole 万元 are money"));
    record.data.leader = Some("镇长".into());
    record.data.tracker = Some("专员甲".into());
    for (stage, on) in steps {
        record.data.stage.take(*stage, *on);
    }
    record
}

fn signed(number: usize, amount: u32, on: Date) -> Record<Project> {
    project(number, Some(amount), &[(Stage::Signed, on)])
}

fn compiled(projects: Vec<Record<Project>>, period: &str) -> Compiled {
    let mut ledger = Ledger::default();
    ledger.head.name = "云岫镇".into();
    ledger.head.above = vec!["岚溪县".into()];
    *ledger.records.of_mut() = projects;
    let period = Period::parse(period).expect("a period of the test");
    let order = Order {
        period,
        as_of: period.last(),
        date: date(2023, 7, 5),
        ledger: "-".into(),
        provisional: None,
        previous: None,
        issue: None,
        revision: None,
    };
    let template = papers::named("summary").expect("shipped");
    compile(template, &ledger, Catalogue::shipped(), Phrases::shipped(), &order)
}

/// The lines of the paper that speak of investment.
fn section(projects: Vec<Record<Project>>, period: &str) -> String {
    let compiled = compiled(projects, period);
    let flow = Flow::of(&compiled.paper);
    let lines = flow.parts.iter().filter_map(|part| match part {
        Part::Line(line) => Some(line.spans.iter().map(|span| span.text.to_string()).collect::<String>()),
        _ => None,
    });
    lines.filter(|line| line.contains("招商引资取得新进展")).collect::<Vec<_>>().join("\n")
}

#[test]
fn nothing_signed() {
    let projects = vec![
        signed(1, 3000, date(2022, 3, 1)),
        project(2, Some(4000), &[(Stage::Intent, date(2023, 2, 1))]),
        project(3, Some(2800), &[(Stage::Talks, date(2022, 11, 1)), (Stage::Intent, date(2023, 5, 1))]),
    ];
    insta::assert_snapshot!("nothing_signed", section(projects, "2023H1"));
}

#[test]
fn one_signed() {
    insta::assert_snapshot!("one_signed", section(vec![signed(1, 8000, date(2023, 3, 15))], "2023H1"));
}

#[test]
fn ten_signed() {
    let projects = (0..10).zip(1u32..).map(|(number, wan)| signed(number, wan * 500, date(2023, 3, 15))).collect();
    insta::assert_snapshot!("ten_signed", section(projects, "2023H1"));
}

#[test]
fn an_amount_is_pending() {
    let mut open = project(2, None, &[(Stage::Signed, date(2023, 4, 1))]);
    open.meta.pending.insert(Project::AMOUNT.index());
    insta::assert_snapshot!("pending", section(vec![signed(1, 8000, date(2023, 3, 15)), open], "2023H1"));
}

#[test]
fn less_than_last_year() {
    let projects = vec![
        signed(1, 6000, date(2022, 3, 15)),
        signed(2, 4000, date(2022, 4, 15)),
        signed(3, 5000, date(2023, 3, 15)),
        signed(4, 3760, date(2023, 5, 15)),
    ];
    insta::assert_snapshot!("less_than_last_year", section(projects, "2023H1"));
}

#[test]
fn a_year_says_no_tongbi() {
    let projects = vec![signed(1, 6000, date(2022, 3, 15)), signed(2, 9000, date(2023, 9, 15))];
    let text = section(projects, "2023");
    assert!(text.contains("比上年增长50%") && !text.contains("同比"), "{text}");
}

#[test]
fn a_word_that_claims_falls_with_its_ground() {
    let mut lone = project(1, Some(900), &[(Stage::Talks, date(2023, 2, 1))]);
    let told = |project: Record<Project>| section(vec![project], "2023H1").contains("均已明确包干领导");
    assert!(told(lone.clone()));
    lone.data.tracker = None;
    assert!(!told(lone));
}

#[test]
fn an_empty_ledger_makes_a_paper_with_gaps_and_no_numbers() {
    let compiled = compiled(Vec::new(), "2023H1");
    let manifest = compiled.paper.manifest();
    assert!(manifest.bound.is_empty(), "{:?}", manifest.bound);
}
