//! .xls, as calamine gives it.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, Reader, Xls, XlsError};
use rust_decimal::prelude::ToPrimitive;
use taizhang_core::base::numeral::day::from_serial;

use super::cell::{Cell, Row, number};
use taizhang_package::PartError;

/// A sheet of an old workbook.
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) rows: Vec<Row>,
}

/// Reads all sheets. What calamine cannot bear in a broken file is an error here, not the end of the program.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, PartError> {
    let broken = || PartError::Broken("Workbook".to_owned());
    let read = catch_unwind(AssertUnwindSafe(|| {
        let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
            XlsError::Password => PartError::Encrypted,
            _ => broken(),
        })?;
        let sheets = book.worksheets().into_iter().map(|(name, range)| {
            let (top, left) = range.start().unwrap_or_default();
            let rows = (top + 1..).zip(range.rows()).map(|(at, cells)| row(at, left + 1, cells));
            Sheet { name, rows: rows.filter(|row| !row.is_blank()).collect() }
        });
        Ok(sheets.collect())
    }));
    read.unwrap_or_else(|_| Err(broken()))
}

fn row(at: u32, left: u32, cells: &[Data]) -> Row {
    let mut row = Row::default();
    row.start(at);
    for (column, data) in (left..).zip(cells) {
        match data {
            Data::Empty => {}
            Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
                row.push(column, Cell::Text(text));
            }
            Data::Int(value) => row.push(column, Cell::Number((*value).into())),
            Data::Float(value) => push_number(&mut row, column, *value),
            Data::Bool(flag) => row.push(column, Cell::Flag(*flag)),
            Data::Error(error) => row.push(column, Cell::Error(&error.to_string())),
            Data::DateTime(stamp) => match stamp.as_f64().trunc().to_i64().map(from_serial) {
                Some(Ok(day)) if stamp.is_datetime() => row.push(column, Cell::Day(day)),
                _ => push_number(&mut row, column, stamp.as_f64()),
            },
        }
    }
    row
}

fn push_number(row: &mut Row, column: u32, value: f64) {
    if let Some(number) = number(&value.to_string()) {
        row.push(column, Cell::Number(number));
    }
}
