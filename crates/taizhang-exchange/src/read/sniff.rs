//! What a file is, by its content: names and suffixes lie.

use std::borrow::Cow;

use taizhang_package::{PartError, Parts, decode};

/// What a file turned out to be.
pub(super) enum Sort<'a> {
    /// Office Open XML.
    Xlsx(Parts<'a>),
    /// `OpenDocument`.
    Ods(Parts<'a>),
    /// BIFF in an OLE container.
    Xls,
    /// JSON text.
    Json(Cow<'a, str>),
    /// Text, in lines.
    Csv(Cow<'a, str>),
    /// Nothing in it.
    Empty,
    /// Opens with a password only.
    Protected,
    /// Cut short.
    Broken,
    /// Too large when inflated.
    TooBig,
    /// Text in an encoding that is not known.
    Unreadable,
    /// Something else: what it is, in both languages.
    Foreign(&'static str, &'static str),
}

/// First bytes of what is no table.
const MAGIC: &[(&[u8], &str, &str)] = &[
    (b"%PDF", "PDF 文件", "a PDF"),
    (b"\x89PNG", "图片", "a picture"),
    (b"\xff\xd8\xff", "图片", "a picture"),
    (b"GIF8", "图片", "a picture"),
    (b"BM", "图片", "a picture"),
    (b"Rar!", "压缩包", "an archive"),
    (b"7z\xbc\xaf", "压缩包", "an archive"),
    (b"\x1f\x8b", "压缩包", "an archive"),
    (b"SQLite format 3", "数据库文件", "a database"),
    (b"MZ", "程序文件", "a program"),
];

const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Looks at a file.
pub(super) fn sniff(bytes: &[u8]) -> Sort<'_> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Sort::Empty;
    }
    if bytes.starts_with(b"PK") {
        return zipped(bytes);
    }
    if bytes.starts_with(OLE) {
        return ole(bytes);
    }
    match MAGIC.iter().find(|(magic, ..)| bytes.starts_with(magic)) {
        // BM and MZ are also how words begin.
        Some((magic, zh, en)) if magic.len() > 2 || bytes.contains(&0) => Sort::Foreign(zh, en),
        _ => text(bytes),
    }
}

fn zipped(bytes: &[u8]) -> Sort<'_> {
    let Ok(mut parts) = Parts::open(bytes) else { return Sort::Broken };
    if parts.has("xl/workbook.bin") {
        return Sort::Foreign("二进制工作簿（.xlsb）", "a binary workbook (.xlsb)");
    }
    if parts.has("word/document.xml") {
        return Sort::Foreign("Word 文档", "a Word document");
    }
    if parts.has("ppt/presentation.xml") {
        return Sort::Foreign("演示文稿", "a presentation");
    }
    if parts.has("mimetype") && parts.has("content.xml") {
        let mut kind = String::new();
        let read = parts.part("mimetype").map(|mut part| std::io::Read::read_to_string(&mut part, &mut kind));
        return match read {
            Ok(Ok(_)) if kind.contains("spreadsheet") => Sort::Ods(parts),
            Err(PartError::TooBig) => Sort::TooBig,
            _ => Sort::Foreign("文字文档", "a text document"),
        };
    }
    if parts.has("[Content_Types].xml") || parts.has("xl/workbook.xml") {
        return Sort::Xlsx(parts);
    }
    Sort::Foreign("压缩包", "an archive")
}

/// Names of streams stand in the container in UTF-16.
fn ole(bytes: &[u8]) -> Sort<'_> {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if holds("EncryptedPackage") {
        Sort::Protected
    } else if holds("WordDocument") {
        Sort::Foreign("旧版 Word 文档", "an old Word document")
    } else if holds("PowerPoint Document") {
        Sort::Foreign("旧版演示文稿", "an old presentation")
    } else {
        Sort::Xls
    }
}

fn text(bytes: &[u8]) -> Sort<'_> {
    let Some(text) = decode(bytes) else { return Sort::Unreadable };
    let front = text.trim_start();
    if front.is_empty() {
        return Sort::Empty;
    }
    let lower: String = front.chars().take(200).collect::<String>().to_ascii_lowercase();
    if lower.starts_with("<!doctype html") || lower.starts_with("<html") || lower.contains("<table") {
        return Sort::Foreign("网页（另存成了表格的名字）", "a web page under a table's name");
    }
    if lower.starts_with("<?xml") {
        return Sort::Foreign("XML 文件", "XML");
    }
    if front.starts_with(['{', '[']) { Sort::Json(text) } else { Sort::Csv(text) }
}
