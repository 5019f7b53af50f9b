//! Somebody else's forms: each cell that can be filled holds what `fixtures/forms/expected.json` says, no other cell
//! changes, and what was made of a form can be kept, corrected and used again.

mod sheet;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use rust_decimal::Decimal;
use serde::Deserialize;
use taizhang_app::{Date, Env, File, Form, Opened, Period};
use taizhang_exchange::fill::{Filled, Mapping};

use sheet::Book;

/// What a form must come to.
#[derive(Debug, Deserialize)]
struct Expected {
    period: String,
    /// `表!F17` to what stands there.
    cells: BTreeMap<String, String>,
    /// Cells that must stay open.
    open: Vec<String>,
    /// Cells that may be filled, and are not looked at.
    #[serde(default)]
    skip: Vec<String>,
}

impl Expected {
    fn period(&self) -> Period {
        Period::parse(&self.period).expect("a period")
    }
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures")
}

fn expected() -> BTreeMap<String, Expected> {
    let text = fs::read_to_string(fixtures().join("forms/expected.json")).expect("expected.json");
    serde_json::from_str(&text).expect("what each form must come to")
}

fn ledger() -> Opened {
    taizhang_app::open(&[fixtures().join("yunxiu")]).expect("the sample opens")
}

fn form(name: &str) -> File {
    let file = format!("{name}.xlsx");
    File { bytes: fs::read(fixtures().join("forms").join(&file)).expect("the form"), name: file }
}

fn filled(opened: &Opened, form: &File, period: Period, mapping: Option<&Mapping>) -> Filled {
    let env = Env { today: Date::constant(2023, 7, 5) };
    taizhang_app::fill(form, opened, Form { period, as_of: None }, mapping, &env).expect("it is filled")
}

/// Numbers by their value, words by their letters.
fn same(one: &str, other: &str) -> bool {
    let number = |text: &str| text.trim_end_matches('%').parse::<Decimal>();
    match (number(one), number(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => one == other,
    }
}

#[test]
fn every_form_is_filled_and_nothing_else_of_it_changes() {
    let opened = ledger();
    let (mut wanted, mut right, mut wrong) = (0, 0, Vec::new());
    for (name, expected) in expected() {
        let form = form(&name);
        let filled = filled(&opened, &form, expected.period(), None);
        let (before, after) = (Book::read(&form.bytes), Book::read(&filled.xlsx));
        for (cell, value) in &expected.cells {
            wanted += 1;
            match after.value(cell) {
                Some(found) if same(&found, value) => right += 1,
                found => wrong.push(format!("{name} {cell}: {value} is wanted, {found:?} stands there")),
            }
        }
        for (cell, value) in after.values() {
            let told = expected.cells.contains_key(&cell) || expected.skip.contains(&cell);
            if before.value(&cell).as_ref() != Some(&value) && !told {
                wrong.push(format!("{name} {cell}: {value} was put there"));
            }
        }
        for cell in &expected.open {
            assert_eq!(after.value(cell), before.value(cell), "{name} {cell} stays as it was");
        }
        assert_eq!(before.formulas(), after.formulas(), "{name}: formulas stay");
        assert_eq!(before.frame(), after.frame(), "{name}: merged cells, widths, the printed page stay");
    }
    assert!(wanted > 350, "{wanted} cells are looked at");
    assert_eq!(wrong, Vec::<String>::new(), "{right} of {wanted} are right");
}

#[test]
fn what_was_made_of_a_form_fills_it_again() {
    let opened = ledger();
    for (name, expected) in expected() {
        let form = form(&name);
        let first = filled(&opened, &form, expected.period(), None);
        let kept = Mapping::read(&first.mapping.write()).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(kept, first.mapping, "{name}");
        let again = filled(&opened, &form, expected.period(), Some(&kept));
        assert_eq!(again.cells, first.cells, "{name}");
        assert!(again.xlsx == first.xlsx, "{name}: the same bytes");
    }
}

#[test]
fn every_open_cell_is_told() {
    let opened = ledger();
    for (name, expected) in expected() {
        let filled = filled(&opened, &form(&name), expected.period(), None);
        for finding in &filled.findings {
            let help = finding.help.as_ref().expect("the one thing to do");
            for word in ["格式错误", "非法", "字段", "无效值"] {
                assert!(
                    !finding.message.zh.contains(word) && !help.zh.contains(word),
                    "{name}: {}",
                    finding.message.zh
                );
            }
        }
        let told: String = filled.findings.iter().map(|one| one.message.zh.as_ref()).collect::<Vec<_>>().join("\n");
        let rows: BTreeSet<&str> = expected.open.iter().filter_map(|cell| cell.split('!').nth(1)).collect();
        assert!(rows.is_empty() || !told.is_empty(), "{name}: {rows:?} are open, and nothing is told");
    }
}

#[test]
fn what_is_told_of_forms() {
    let opened = ledger();
    let mut shown = Vec::new();
    for name in [
        "01-主要指标完成情况",
        "02-各村巡查和人居环境",
        "04-重点项目进展",
        "09-各镇汇总",
        "17-似是而非",
        "19-只要一部分",
    ] {
        let period = expected()[name].period();
        let filled = filled(&opened, &form(name), period, None);
        shown.push(format!("{name}: {} cells", filled.cells.len()));
        for one in &filled.findings {
            let help = one.help.as_ref().map(|help| help.zh.as_ref()).unwrap_or_default();
            shown.push(format!("  {} {} {} | {}", one.severity.code(), one.code, one.message.zh, help));
        }
    }
    insta::assert_snapshot!("told", shown.join("\n"));
}

#[test]
fn a_mapping_reads_as_a_clerk_would_write_it() {
    let opened = ledger();
    let filled = filled(&opened, &form("09-各镇汇总"), Period::parse("2023H1").expect("a period"), None);
    insta::assert_snapshot!("mapping", filled.mapping.write());
}

#[test]
fn a_corrected_mapping_is_used_next_month() {
    let opened = ledger();
    let form = form("17-似是而非");
    let may = Period::parse("2023-05").expect("a period");
    let mut mapping = filled(&opened, &form, may, None).mapping;
    // 拟签约项目 is what we call 意向项目, says the clerk.
    let line = mapping.tables[0].lines.iter_mut().find(|line| line.head == "拟签约项目").expect("the row");
    line.means = "意向项目数".to_owned();
    let june = Period::parse("2023-06").expect("a period");
    let filled = filled(&opened, &form, june, Some(&mapping));
    let cell = filled.cells.iter().find(|cell| cell.cell == "C3").expect("it is filled now");
    assert_eq!(cell.shown, "5个");
    assert!(cell.source.contains("意向项目数"), "{}", cell.source);
}

#[test]
fn a_head_that_moved_is_found_and_one_that_went_is_told() {
    let opened = ledger();
    let period = Period::parse("2023-06").expect("a period");
    let mut mapping = filled(&opened, &form("18-随手表"), period, None).mapping;
    mapping.tables[0].columns.iter_mut().for_each(|line| {
        // As if both columns had stood the other way round last month.
        line.at = match line.at.as_str() {
            "B" => "C".to_owned(),
            "C" => "B".to_owned(),
            other => other.to_owned(),
        };
    });
    let moved = filled(&opened, &form("18-随手表"), period, Some(&mapping));
    assert!(moved.cells.iter().all(|cell| cell.cell.starts_with('B')), "{:?}", moved.cells);
    "巡塘次数".clone_into(&mut mapping.tables[0].columns[0].head);
    let gone = filled(&opened, &form("18-随手表"), period, Some(&mapping));
    assert!(gone.findings.iter().any(|finding| finding.code == "fill-moved"), "{:#?}", gone.findings);
}

#[test]
fn a_form_that_is_no_workbook_is_refused() {
    let opened = ledger();
    let env = Env { today: Date::constant(2023, 7, 5) };
    let period = Period::parse("2023H1").expect("a period");
    for bytes in [b"".to_vec(), b"PK\x03\x04rest".to_vec(), b"a,b\n1,2".to_vec()] {
        let form = File { name: "表.xlsx".to_owned(), bytes };
        assert!(taizhang_app::fill(&form, &opened, Form { period, as_of: None }, None, &env).is_err());
    }
}
