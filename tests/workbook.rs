//! Workbooks as a clerk handles them.

use std::io::{Cursor, Read, Write};

use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

/// The parts of a workbook.
///
/// # Panics
/// When it is no package.
pub fn parts(xlsx: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(xlsx)).expect("a package");
    let count = archive.len();
    let read = |at| {
        let mut part = archive.by_index(at).expect("a part");
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("its bytes");
        (part.name().expect("its name").into_owned(), bytes)
    };
    (0..count).map(read).collect()
}

/// What a clerk types into cells of a sheet: `("招商项目", "F12", "3300")`.
///
/// # Panics
/// When there is no such cell.
pub fn typed(xlsx: &[u8], cells: &[(&str, &str, &str)]) -> Vec<u8> {
    let mut all = parts(xlsx);
    let text = |all: &[(String, Vec<u8>)], name: &str| {
        let part = all.iter().find(|(own, _)| own == name).expect("the part");
        String::from_utf8(part.1.clone()).expect("XML")
    };
    let names = text(&all, "xl/workbook.xml");
    let names: Vec<&str> = names.split("<sheet name=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    for (sheet, cell, value) in cells {
        let number = names.iter().position(|name| name == sheet).expect("the sheet") + 1;
        let part = format!("xl/worksheets/sheet{number}.xml");
        let xml = text(&all, &part);
        let from = xml.find(&format!("<c r=\"{cell}\"")).unwrap_or_else(|| panic!("{sheet} has no cell {cell}"));
        let open = from + xml[from..].find('>').expect("its end");
        let to =
            if xml[..open].ends_with('/') { open + 1 } else { open + xml[open..].find("</c>").expect("its end") + 4 };
        let style = xml[from..open].split(" s=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or("0");
        let fresh = if value.is_empty() {
            format!("<c r=\"{cell}\" s=\"{style}\"/>")
        } else {
            format!("<c r=\"{cell}\" s=\"{style}\" t=\"inlineStr\"><is><t>{value}</t></is></c>")
        };
        let xml = format!("{}{fresh}{}", &xml[..from], &xml[to..]);
        all.iter_mut().find(|(own, _)| *own == part).expect("the part").1 = xml.into_bytes();
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in all {
        zip.start_file(name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(&bytes).expect("its bytes");
    }
    zip.finish().expect("a package").into_inner()
}
