//! 更正说明: what a second submission gives otherwise than the first, in the cases that an office meets.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use taizhang_app::{Env, File, Handing, Opened, Received, Way, bundle, compare, correction, open, receive, render};
use taizhang_core::base::{Money, Period, Quantity, Unit};
use taizhang_core::kind::project::Stage;
use taizhang_core::kind::{Kind, Observation, Project, Record, Stored, Visit};
use taizhang_proof::Document;

use crate::town::fixture;

/// The day on which the town hands in first.
const FIRST: Date = date(2023, 7, 3);

/// A submission, made and taken in.
fn submission(opened: &Opened, previous: Option<&Received>, why: Option<&str>, today: Date) -> Received {
    let period = Period::parse("2023H1").expect("a half-year");
    let why = why.map(str::to_owned);
    let handing = Handing { period, by: None, previous, why, evidence: std::collections::BTreeMap::new() };
    let made = bundle(opened, handing, &Env { today }).expect("of the same town and period");
    let wrong = || made.findings.iter().map(|finding| finding.message.zh.clone()).collect::<Vec<_>>();
    let bytes = made.bytes.as_ref().unwrap_or_else(|| panic!("errors stop it: {:#?}", wrong())).clone();
    receive(&File { name: "云岫镇.报送包".to_owned(), bytes }, None).expect("it was just made")
}

/// The paper about a ledger that was changed since it was handed in.
fn paper(change: impl Fn(&mut Opened), why: Option<&str>, way: Way) -> String {
    let mut opened = open(&[fixture("yunxiu")]).expect("the fixture can be read");
    let first = submission(&opened, None, None, FIRST);
    change(&mut opened);
    let second = submission(&opened, Some(&first), why, FIRST + 7.days());
    written(&first, &second, way)
}

/// The paper about two submissions, as text.
fn written(first: &Received, second: &Received, way: Way) -> String {
    let found = compare(first, second).expect("of the same town and period");
    let paper = correction(&found, way).paper.expect("nothing stops it");
    let format = |name| taizhang_app::format(name).expect("a format there is");
    let bytes = |name| render(&paper, format(name)).expect("it can be written").bytes;
    // What we write holds by our own rules, but for the seal, which is different each day, and what is left to be filled.
    let document: Document = taizhang_proof::read("更正说明.docx", &bytes("docx")).value;
    let wrong = taizhang_proof::check(&document);
    let wrong: Vec<_> = wrong.iter().filter(|found| found.diagnostic.code != "to-be-filled").collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    String::from_utf8(bytes("text")).expect("UTF-8").replace(&taizhang_app::spoken(&second.seal), "〔封签〕")
}

fn record<'o, K: Kind + Stored>(opened: &'o mut Opened, id: &str) -> &'o mut Record<K> {
    opened.ledger.records.of_mut::<K>().iter_mut().find(|record| record.id() == id).expect("a record of the fixture")
}

fn amount(opened: &mut Opened, id: &str, wan: i64) {
    record::<Project>(opened, id).amount = Money::of(Quantity::new(wan.into(), Unit::WanYuan)).ok();
}

#[test]
fn nothing_changed() {
    insta::assert_snapshot!("correction_nothing", paper(|_| (), Some("按要求核对"), Way::Correct));
}

/// No number rests on how a meeting place is called.
#[test]
fn a_record_changed_and_no_figure() {
    let change = |opened: &mut Opened| {
        let project = record::<Project>(opened, "ZS-2023-03");
        project.tracker = Some("罗海燕".into());
        project.meta.common.progress = Some("主体厂房正在施工，设备已订货，计划三季度安装调试并试生产".into());
    };
    for (name, way) in [("correction_records", Way::Correct), ("correction_records_later", Way::NextTime)] {
        insta::assert_snapshot!(name, paper(change, Some("跟踪专员有调整。"), way));
    }
}

/// Up to three figures stand in a sentence; a number that goes to nought is no 0个, and why is not invented.
#[test]
fn a_figure_or_two() {
    let change = |opened: &mut Opened| {
        let series = opened.ledger.records.of_mut::<Observation>();
        let june = Period::parse("2023-06").expect("a month");
        let row = series.iter_mut().find(|row| row.indicator == "tourism.visitors" && row.period == Some(june));
        row.expect("a month of the fixture").value = Some(Quantity::new(36_200.into(), Unit::PersonTimes));
    };
    for (name, way) in [("correction_sentence", Way::Correct), ("correction_sentence_later", Way::NextTime)] {
        insta::assert_snapshot!(name, paper(change, None, way));
    }
}

/// More figures go into a table, more records into an annex: new ones, changed ones, withdrawn ones.
#[test]
fn much_changed() {
    let change = |opened: &mut Opened| {
        amount(opened, "ZS-2023-01", 8200);
        amount(opened, "ZS-2023-03", 3650);
        record::<Project>(opened, "ZS-2023-05").tracker = Some("罗海燕".into());
        let visits = opened.ledger.records.of_mut::<Visit>();
        visits.pop();
        let mut again = visits[0].clone();
        again.meta.id = "ZF-2023-99".into();
        (again.data.date, again.data.topic) = (Some(date(2023, 5, 30)), "接待冷链物流企业".to_owned());
        visits.push(again);
        let late = record::<Project>(opened, "ZS-2022-11");
        late.stage.take(Stage::Signed, date(2023, 6, 28));
    };
    let why = Some("合同补充协议6月30日送达，报送时没有登记");
    for (name, way) in [("correction_much", Way::Correct), ("correction_much_later", Way::NextTime)] {
        insta::assert_snapshot!(name, paper(change, why, way));
    }
}

/// The same records until another day: the figures move, and no record is to blame.
#[test]
fn only_the_day_is_another() {
    let opened = open(&[fixture("yunxiu")]).expect("the fixture can be read");
    let early = submission(&opened, None, None, date(2023, 6, 20));
    let second = submission(&opened, Some(&early), Some("首次报送时上半年未结束"), FIRST);
    insta::assert_snapshot!("correction_day", written(&early, &second, Way::Correct));
}
