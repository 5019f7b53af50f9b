//! What a workbook is: numbers as numbers, units in heads, days as days, and nothing of the clock.

use calamine::Data;
use taizhang_doc::{Align, Paper, Role};

use crate::{reading, rendered, sample};

fn cells(paper: &Paper) -> String {
    let book = reading::workbook(&rendered(paper, "xlsx").bytes);
    let row = |row: &Vec<Data>| {
        let cell = |cell: &Data| match cell {
            Data::Empty => String::new(),
            Data::Float(number) => format!("#{number}"),
            Data::DateTime(day) => format!("@{}", day.as_f64()),
            words => words.to_string(),
        };
        row.iter().map(cell).collect::<Vec<_>>().join(" | ")
    };
    let sheet = |(name, rows): &(String, Vec<Vec<Data>>)| {
        format!("== {name}\n{}", rows.iter().map(row).collect::<Vec<_>>().join("\n"))
    };
    book.iter().map(sheet).collect::<Vec<_>>().join("\n\n")
}

#[test]
fn the_sample_as_a_workbook() {
    insta::assert_snapshot!("summary.xlsx", cells(&sample::summary()));
}

#[test]
fn annexes_in_a_workbook() {
    insta::assert_snapshot!("annexed.xlsx", cells(&sample::annexed()));
}

#[test]
fn a_number_is_its_exact_value_in_the_unit_of_the_head_or_of_its_cell() {
    let mut desk = sample::Desk::default();
    let columns = [("数据", Align::Left, 6), ("本期", Align::Right, 5), ("合计", Align::Right, 5)];
    let rows: [&[&str]; 3] = [
        &["到位资金", "[3.13亿元|project.funds.cum]", "[18640|a]"],
        &["新签约", "[4个|project.signed]", "[3600|b]"],
        &["未报", "[〔未报：财政所〕|gap:c]", "—"],
    ];
    let table = desk.table("", &columns, &rows);
    let mut paper = desk.paper(vec![table]);
    for bound in paper.bounds.iter_mut().filter(|bound| bound.role == Role::Number) {
        if bound.shown == "3.13亿元" {
            (bound.value, bound.unit) = (Some("31280".into()), Some("万元".into()));
        } else if bound.unit.as_deref() == Some("") {
            bound.unit = Some("万元".into());
        }
    }
    let xlsx = rendered(&paper, "xlsx").bytes;
    let sheets = reading::workbook(&xlsx);
    let (_, rows) = &sheets[0];
    assert_eq!(rows[2].iter().map(ToString::to_string).collect::<Vec<_>>(), ["数据", "本期", "合计（万元）"]);
    assert_eq!(rows[3][1..], [Data::Float(31280.0), Data::Float(18640.0)]);
    assert_eq!(rows[4][1..], [Data::Float(4.0), Data::Float(3600.0)]);
    assert_eq!(rows[5][1], Data::String("〔未报：财政所〕".into()));
    let styles = reading::part(&xlsx, "xl/styles.xml");
    assert!(styles.contains(r#"formatCode="0&quot;个&quot;""#) && styles.contains(r#"formatCode="0&quot;万元&quot;""#));
}

#[test]
fn words_open_no_formula_and_pages_are_of_a4_on_its_side_with_heads_on_each() {
    let mut desk = sample::Desk::default();
    let table = desk.table("", &[("项", Align::Left, 4)], &[&["=1+1"], &["http://example.com"]]);
    let xlsx = rendered(&desk.paper(vec![table]), "xlsx").bytes;
    let sheet = reading::part(&xlsx, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>") && !sheet.contains("hyperlink"), "{sheet}");
    assert!(sheet.contains(r#"paperSize="9""#) && sheet.contains(r#"orientation="landscape""#));
    assert!(sheet.contains(r#"fitToHeight="0""#) && sheet.contains(r#"ySplit="3""#), "{sheet}");
    assert!(reading::part(&xlsx, "xl/workbook.xml").contains("$1:$3"));
    assert!(reading::part(&xlsx, "docProps/core.xml").contains("2023-07-05T00:00:00Z"));
}
