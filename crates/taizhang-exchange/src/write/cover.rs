//! 说明: whose ledger it is, how it is filled, what was fully reported.

use rust_decimal::Decimal;
use rust_xlsxwriter::{DataValidation, Worksheet, XlsxError};
use taizhang_core::kind::{Head, Kind, Project};

use super::cell::Cell;
use super::choices::Choices;
use super::look::{self, Tab};
use super::rows::Rows;
use super::sheet;
use crate::layout::{FROZEN_COLUMNS, HEAD_ROW, ItemOf, Layout, Must, NOTE_ROW};

/// What the colours of heads mean.
const COLOURS: &[(Must, &str, &str)] = &[
    (Must::Save, "红底", "必须填，缺了这一行不能计入"),
    (Must::Submit, "蓝底", "报送前填齐，平时可以空着"),
    (Must::Program, "灰底", "由程序填写，编号留空即可"),
    (Must::Free, "浅底", "有就填，没有不填"),
];

/// The row (from 1) of the item at `at`, below `asked` lines of what is asked.
pub(super) fn row_of(at: usize, asked: usize) -> u32 {
    let above = if asked == 0 { 0 } else { asked + 2 };
    HEAD_ROW + 1 + u32::try_from(at + above).expect("the head has few lines")
}

/// Draws it.
pub(super) fn draw(
    sheet: &mut Worksheet,
    layout: &Layout,
    head: &Head,
    switches: &[(&str, bool)],
    asked: &[String],
    rows: &Rows,
    choices: &mut Choices<'_>,
) -> Result<(), XlsxError> {
    sheet.set_name(&layout.sheet)?.set_tab_color(Tab::About.colour());
    let in_sight = layout.columns.iter().take_while(|column| !column.folded).count();
    sheet::title(sheet, &layout.title, sheet::index(in_sight.max(1) - 1))?;
    sheet.write_with_format(NOTE_ROW - 1, 0, "先填第一部分，各表表头会自动带出单位和年度。", &look::note())?;
    let first = row_of(0, asked.len()) - 2;
    if let Some((line, lines)) = asked.split_first() {
        sheet.write_with_format(NOTE_ROW - 1, 0, "改好存盘，原样发回就行；文件名不用改。", &look::note())?;
        sheet.write_with_format(HEAD_ROW - 1, 0, line.as_str(), &look::heading())?;
        for (row, line) in (HEAD_ROW..).zip(lines) {
            sheet.write_with_format(row, 0, line.as_str(), &look::asked())?;
            sheet.set_row_height(row, 20)?;
        }
    }
    sheet.write_with_format(first, 0, "一、单位和年度", &look::heading())?;
    sheet.set_row_height(HEAD_ROW - 1, 24)?.set_row_height(first, 24)?;
    let mut widest = 0;
    for (at, item) in layout.items.iter().enumerate() {
        let row = row_of(at, asked.len()) - 1;
        let value = value(item.what, head);
        widest = widest.max(value.width());
        sheet.write_with_format(row, 0, item.label.as_str(), &look::label())?;
        sheet::write(sheet, row, 1, &value, &look::value(&value))?;
        // Two columns away: what stands nearer to a label is read as its value.
        sheet.write_with_format(row, 3, item.help.as_str(), &look::note())?;
        sheet.set_row_height(row, 20)?;
    }

    let mut row = row_of(layout.items.len(), asked.len());
    sheet.write_with_format(row, 0, "二、怎么填", &look::heading())?;
    for (must, name, meaning) in COLOURS {
        row += 1;
        sheet.write_with_format(row, 0, *name, &look::head(*must))?;
        sheet.write_with_format(row, 1, *meaning, &look::note())?;
        sheet.set_row_height(row, 18)?;
    }
    for line in manners() {
        row += 1;
        sheet.write_with_format(row, 0, line.as_str(), &look::note())?;
    }

    if !switches.is_empty() {
        row += 2;
        sheet.write_with_format(row, 0, "三、可选的表", &look::heading())?;
        sheet.write_with_format(row, 1, "填“是”，下次导出的工作簿里就有这张表；有数据的表总是有的。", &look::note())?;
        let offered = DataValidation::new().allow_list_strings(&["是", "否"])?.show_error_message(false);
        for (name, on) in switches {
            row += 1;
            let on = Cell::words(if *on { "是" } else { "否" });
            sheet.write_with_format(row, 0, *name, &look::label())?;
            sheet::write(sheet, row, 1, &on, &look::value(&on))?;
            sheet.add_data_validation(row, 1, row, 1, &offered)?;
        }
    }

    row += 2;
    let ordinal = if switches.is_empty() { "三" } else { "四" };
    sheet.write_with_format(row, 0, format!("{ordinal}、报齐声明"), &look::heading())?;
    let why = "某张表本期已经报齐，或者确实没有（零报），在这里写一行；没有声明的空表不当作0。";
    sheet.write_with_format(row + 1, 0, why, &look::note())?;
    sheet::heads(sheet, layout, rows, row + 2)?;
    sheet::body(sheet, layout, rows, row + 3, choices)?;
    sheet.set_column_width(1, u32::try_from(widest.clamp(34, 60) + 2).unwrap_or(62))?;
    sheet.set_selection(first + 1, FROZEN_COLUMNS - 1, first + 1, FROZEN_COLUMNS - 1)?;
    sheet::page(sheet);
    if rows.cells.len() < 10 {
        sheet.set_print_fit_to_pages(1, 1);
    }
    Ok(())
}

fn manners() -> Vec<String> {
    let lines = [
        "一行记一件事；不合并单元格，可以随意排序、筛选、调列宽，自己加的列会原样带回。",
        "日期写 6.5、6/5、6月5日、2023.6.5 都行，不写年份的算统计年度。",
        "一时查不到的填“待核”：可以先保存，报送前补上。",
        "下拉框里没有的可以直接填。每张表右边还有“更多”栏目，点表头上方的“+”展开，有就填。",
        "一格写几件事的，每件另起一行（Alt+回车），如：事项（责任单位，6月30日前）。",
        "“写入总结”填“否”的照样计数，只是不写进文稿；留空由程序按规则选取。",
    ];
    let evidence = format!(
        "佐证文件放在工作簿旁边的“佐证”文件夹，文件名以编号开头，如：{}-2023-01 投资协议.pdf。",
        Project::PREFIX
    );
    lines
        .into_iter()
        .map(str::to_owned)
        .chain([evidence])
        .enumerate()
        .map(|(at, line)| format!("{}. {line}", at + 1))
        .collect()
}

fn value(what: ItemOf, head: &Head) -> Cell {
    match what {
        ItemOf::Name => Cell::words(&*head.name),
        ItemOf::Code => head.division.map_or(Cell::Blank, |code| Cell::words(code.as_str())),
        ItemOf::Above => Cell::words(head.above.join("、")),
        ItemOf::Office => head.office.as_deref().map_or(Cell::Blank, Cell::words),
        ItemOf::Year => head.year.map_or(Cell::Blank, |year| Cell::Number(Decimal::from(year))),
        ItemOf::AsOf => head.as_of.map_or(Cell::Blank, Cell::Day),
    }
}
