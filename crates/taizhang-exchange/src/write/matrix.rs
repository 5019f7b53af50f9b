//! Numbers of many side by side: a row for each, a column for each of whom they are.

use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};
use taizhang_core::base::{Quantity, Reading};

use super::{WriteError, look};

/// One sheet: a row for each figure with its unit, a column for each name. What is not known says why, and is never 0.
/// Made on the day that it says: same numbers, same day, same bytes.
///
/// # Errors
/// When a text is longer than a cell can hold.
pub fn matrix(
    title: &str,
    names: &[String],
    rows: &[(String, String, Vec<Reading<Quantity>>)],
    made: Date,
) -> Result<Vec<u8>, WriteError> {
    let mut xlsx = Workbook::new();
    let sheet = xlsx.add_worksheet();
    sheet.set_name("各镇指标")?;
    sheet.write_string_with_format(0, 0, title, &look::heading())?;
    let heads = ["指标", "单位"].into_iter().chain(names.iter().map(String::as_str));
    for (column, head) in (0_u16..).zip(heads) {
        sheet.write_string_with_format(1, column, head, &look::label())?;
    }
    sheet.set_column_width(0, 32)?;
    sheet.set_freeze_panes(2, 2)?;
    sheet.set_landscape();
    for (row, (name, unit, readings)) in (2_u32..).zip(rows) {
        sheet.write_string(row, 0, name)?;
        sheet.write_string(row, 1, unit)?;
        for (column, reading) in (2_u16..).zip(readings) {
            match reading {
                Reading::Known(value) => {
                    let text = value.amount.to_string();
                    let float: f64 = text.parse().expect("a decimal is written as a number");
                    sheet.write_number(row, column, float)?;
                }
                Reading::Pending => drop(sheet.write_string(row, column, "待核")?),
                Reading::NotReported => drop(sheet.write_string(row, column, "未报")?),
                Reading::NotApplicable => drop(sheet.write_string(row, column, "—")?),
            }
        }
    }
    let number = |part: i8| u8::try_from(part).expect("months and days begin at 1");
    let mut properties = DocProperties::new().set_title(title).set_author("台账");
    let year = u16::try_from(made.year()).unwrap_or_default();
    if let Ok(made) = ExcelDateTime::from_ymd(year, number(made.month()), number(made.day())) {
        properties = properties.set_creation_datetime(&made);
    }
    xlsx.set_properties(&properties);
    Ok(xlsx.save_to_buffer()?)
}
