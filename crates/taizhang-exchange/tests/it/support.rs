//! Small workbooks, and findings as lines.

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use taizhang_core::base::{Checked, Diagnostic, Unit};
use taizhang_exchange::{Import, Indicator, Options, Source, read_files};

/// A workbook of sheets: a name, then a line for each row with `|` between the cells.
///
/// A cell is text; `n:` begins a number, `d:` a day, `m:` a month, `p:` a percentage, `e:` an error, `f:` a formula with its
/// value behind `=>`. A backslash and n make a line break.
pub(crate) fn book(sheets: &[(&str, &str)]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, text) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).unwrap();
        for (row, line) in text.trim_matches('\n').lines().enumerate() {
            for (column, cell) in line.split('|').enumerate() {
                let (row, column) = (u32::try_from(row).unwrap(), u16::try_from(column).unwrap());
                put(sheet, row, column, cell.trim());
            }
        }
    }
    book.save_to_buffer().unwrap()
}

fn put(sheet: &mut rust_xlsxwriter::Worksheet, row: u32, column: u16, cell: &str) {
    match cell.split_once(':') {
        Some(("n", number)) => sheet.write_number(row, column, number.parse::<f64>().unwrap()),
        Some(("d", day)) => dated(sheet, row, column, day, "yyyy-mm-dd"),
        Some(("m", day)) => dated(sheet, row, column, day, "yyyy\"年\"m\"月\""),
        Some(("p", number)) => sheet.write_number_with_format(
            row,
            column,
            number.parse::<f64>().unwrap(),
            &Format::new().set_num_format("0.0%"),
        ),
        Some(("e", error)) => sheet.write_formula(row, column, Formula::new("=1/0").set_result(error)),
        Some(("f", formula)) => {
            let (formula, result) = formula.split_once("=>").unwrap();
            sheet.write_formula(row, column, Formula::new(formula).set_result(result))
        }
        _ if cell.is_empty() => return,
        _ => sheet.write_string(row, column, cell.replace("\\n", "\n")),
    }
    .unwrap();
}

fn dated<'a>(
    sheet: &'a mut rust_xlsxwriter::Worksheet,
    row: u32,
    column: u16,
    day: &str,
    format: &str,
) -> Result<&'a mut rust_xlsxwriter::Worksheet, rust_xlsxwriter::XlsxError> {
    let day = ExcelDateTime::parse_from_str(day).unwrap();
    sheet.write_datetime_with_format(row, column, &day, &Format::new().set_num_format(format))
}

/// Reads a workbook of these sheets, as of a ledger for 2023.
pub(crate) fn read(sheets: &[(&str, &str)]) -> Checked<Import> {
    read_bytes(&[("台账.xlsx", &book(sheets))])
}

/// Reads files, as of a ledger for 2023.
pub(crate) fn read_bytes(files: &[(&str, &[u8])]) -> Checked<Import> {
    let sources: Vec<Source<'_>> = files.iter().map(|(name, bytes)| Source { name, bytes }).collect();
    read_files(&sources, &options())
}

pub(crate) fn options() -> Options {
    let indicator =
        |code: &str, name: &str, unit, running| Indicator { code: code.into(), name: name.into(), unit, running };
    Options {
        indicators: vec![
            indicator("tourism.visitors", "接待游客人次", Some(Unit::PersonTimes), false),
            indicator("tourism.income", "旅游收入", Some(Unit::WanYuan), true),
            indicator("sewage.rate", "生活污水治理率", Some(Unit::Percent), false),
            indicator("project.signed", "新签约招商项目数", Some(Unit::Ge), false),
        ],
        evidence: Vec::new(),
        year: Some(2023),
        ..Options::default()
    }
}

/// `severity code place message | help`, a line for each finding.
pub(crate) fn lines(findings: &[Diagnostic]) -> String {
    let line = |finding: &Diagnostic| {
        let help = finding.help.as_ref().map(|help| format!(" | {}", help.zh)).unwrap_or_default();
        format!("{} {} {} {}{help}", finding.severity.code(), finding.code, finding.place, finding.message.zh)
    };
    findings.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The codes of the findings, in order.
pub(crate) fn codes(read: &Checked<Import>) -> Vec<&'static str> {
    read.findings.iter().map(|finding| finding.code).collect()
}
