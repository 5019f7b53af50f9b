//! Rows of records keep growing with what is typed into them.
//!
//! The writer of workbooks can only fix a row's height. Here the heights stay as first guesses and are fixed no longer.

use std::io::{BufReader, Read, Write};

use quick_xml::events::Event;
use quick_xml::{Reader, Writer};

use crate::layout::HEAD_ROW;
use taizhang_package::{Package, PackageError, xml};

/// The workbook of so many sheets with the heights of all rows below the heads set free.
pub(super) fn free(xlsx: &[u8], sheets: usize) -> Result<Vec<u8>, PackageError> {
    let mut package = Package::open(xlsx)?;
    for number in 1..=sheets {
        let sheet = format!("xl/worksheets/sheet{number}.xml");
        package.rewrite(&sheet, rows)?;
    }
    Ok(package.finish()?.unwrap_or_else(|| xlsx.to_vec()))
}

fn rows(input: BufReader<&mut dyn Read>, output: &mut dyn Write) -> Result<(), PackageError> {
    let mut reader = Reader::from_reader(input);
    let mut writer = Writer::new(output);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer)? {
            Event::Eof => return Ok(()),
            Event::Start(tag)
                if tag.name().into_inner() == "row" && xml::number(&tag, "r").is_some_and(|row| row > HEAD_ROW) =>
            {
                writer.write_event(Event::Start(xml::with_attr(&tag, "customHeight", None)))?;
            }
            event => writer.write_event(event)?,
        }
    }
}
