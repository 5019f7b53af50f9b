//! What a merge tells, on a returned sheet that gives cause and on the same sheet mended.

use taizhang_core::base::{Diagnostic, Period};
use taizhang_core::catalogue::Silent;
use taizhang_core::kind::{By, Duties, Ledger, Project};
use taizhang_exchange::collect::{Collected, merge};
use taizhang_exchange::write::{Options, Share, share};
use taizhang_exchange::{Source, read_files};

use crate::support::{book, lines, options, read};

const HEADS: &str = "编号|项目名称|投资方|当前阶段|合同投资额（万元）|登记人|所在村";

/// A ledger with two projects of one village.
fn ledger() -> Ledger {
    let rows = format!(
        "{HEADS}\nZS-2023-01|竹木项目|岚竹公司|在谈|n:800|张三|岚里村\nZS-2023-02|民宿项目|竹溪公司|在谈|n:520|张三|岚里村"
    );
    let roster = "类型|姓名（名称）|职务（全称）|所在机构\n村|岚里村||\n部门|招商办||\n干部|张三|科员|招商办";
    read(&[("招商项目", &rows), ("名册", roster)]).value.ledger
}

fn day() -> jiff::civil::Date {
    jiff::civil::date(2023, 7, 5)
}

/// The village's share as it is sent out.
fn sent(ledger: &Ledger, silent: &[Silent]) -> Vec<u8> {
    let period = Period::parse("2023H1").unwrap();
    let shares = Duties::of(ledger, day()).shares(ledger, By::Village, period);
    let (who, own) = &shares[0];
    let asked = Share {
        ledger,
        who,
        own,
        period,
        due: None,
        version: "0123456789abcdef",
        silent,
        indicators: &options().indicators,
    };
    share(&asked, &Options { made: day(), ..Options::default() }).unwrap()
}

fn merged(ledger: &Ledger, files: &[(&str, &[u8])]) -> Collected {
    let files: Vec<Source<'_>> = files.iter().map(|(name, bytes)| Source { name, bytes }).collect();
    merge(ledger, &files, &options().indicators, &[], day())
}

/// A returned workbook whose rows were typed anew.
fn typed(rows: &str) -> Vec<u8> {
    book(&[("招商项目", &format!("{HEADS}\n{rows}"))])
}

/// What is told with `code` when `rows` come back from each of several people.
fn told(code: &str, rows: &[&str]) -> Vec<Diagnostic> {
    let books: Vec<Vec<u8>> = rows.iter().map(|rows| typed(rows)).collect();
    let names = ["甲.xlsx", "乙.xlsx"];
    let files: Vec<(&str, &[u8])> = names.iter().copied().zip(books.iter().map(Vec::as_slice)).collect();
    merged(&ledger(), &files).findings.into_iter().filter(|finding| finding.code == code).collect()
}

#[test]
fn what_is_told_of_rows_that_come_back() {
    let whole = "ZS-2023-01|竹木项目|岚竹公司|在谈|n:800|张三|岚里村";
    let examples: [(&str, &[&str], &[&str]); 2] = [
        (
            "merge-conflict",
            &[&whole.replace("800", "900"), &whole.replace("800", "950")],
            &[&whole.replace("800", "900"), &whole.replace("800", "900")],
        ),
        (
            "merge-id-taken",
            &["ZS-2023-01|米粉厂项目|云香公司|在谈|n:90|张三|岚里村"],
            &["|米粉厂项目|云香公司|在谈|n:90|张三|岚里村"],
        ),
    ];
    let mut shown = Vec::new();
    for (code, bad, good) in examples {
        let found = told(code, bad);
        assert_eq!(found.len(), 1, "{code}");
        shown.push(lines(&found));
        assert!(told(code, good).is_empty(), "{code}");
    }
    shown.push(lines(&told("merge-no-base", &[whole])));
    insta::assert_snapshot!("what_is_told_of_rows_that_come_back", shown.join("\n"));
}

#[test]
fn what_was_sent_out_decides_what_was_changed() {
    let before = ledger();
    let back = sent(&before, &[]);
    // Untouched, it says nothing, though the ledger has moved on since.
    let mut after = before.clone();
    after.records.of_mut::<Project>()[0].data.investor = "岚竹集团".to_owned();
    let collected = merged(&after, &[("岚里村.xlsx", &back)]);
    assert!(collected.merge.changes.is_empty() && collected.findings.is_empty(), "{}", lines(&collected.findings));
    assert_eq!(collected.senders[0].who.as_deref(), Some("岚里村"));
    assert_eq!(collected.senders[0].version.as_deref(), Some("0123456789abcdef"));
    // Read as a ledger, it is one: with the grey column and the hidden sheet out of the way.
    let read = read_files(&[Source { name: "岚里村.xlsx", bytes: &back }], &options());
    assert!(read.findings.is_empty(), "{}", lines(&read.findings));
    assert_eq!(read.value.ledger.records.of::<Project>().len(), 2);
}

#[test]
fn what_is_not_taken_for_being_gone_or_emptied_is_told() {
    let before = ledger();
    let back = sent(&before, &[]);
    // The cells of the second project change in what comes back, while the ledger lets it go.
    let mut after = before.clone();
    after.records.of_mut::<Project>().pop();
    let read = read_files(&[Source { name: "x", bytes: &back }], &options()).value.ledger;
    let place = |at: usize, field| {
        let of = &read.records.of::<Project>()[at];
        match of.place(field) {
            taizhang_core::base::Place::Cell { at, .. } => at.cell(),
            other => panic!("{other}"),
        }
    };
    let changed = with(&back, &place(1, Project::INVESTOR), Some("竹溪集团"));
    let gone = merged(&after, &[("岚里村.xlsx", &changed)]);
    let emptied = merged(&before, &[("岚里村.xlsx", &with(&back, &place(0, Project::INVESTOR), None))]);
    assert_eq!(gone.findings.iter().map(|one| one.code).collect::<Vec<_>>(), ["merge-gone"]);
    assert_eq!(emptied.findings.iter().map(|one| one.code).collect::<Vec<_>>(), ["merge-emptied"]);
    insta::assert_snapshot!("gone_and_emptied", format!("{}\n{}", lines(&gone.findings), lines(&emptied.findings)));
    // As it was sent, neither is told.
    assert!(merged(&after, &[("岚里村.xlsx", &back)]).findings.is_empty());
    assert!(merged(&before, &[("岚里村.xlsx", &back)]).findings.is_empty());
}

/// The workbook with one cell of 招商项目 typed anew, or emptied.
fn with(xlsx: &[u8], cell: &str, text: Option<&str>) -> Vec<u8> {
    use std::io::{Cursor, Read, Write};
    let mut from = zip::ZipArchive::new(Cursor::new(xlsx)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut part = from.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        if name == "xl/worksheets/sheet2.xml" {
            let xml = String::from_utf8(bytes).unwrap();
            let start = xml.find(&format!("<c r=\"{cell}\"")).unwrap();
            let end = start + xml[start..].find("</c>").unwrap() + 4;
            let fresh = text.map_or_else(
                || format!("<c r=\"{cell}\"/>"),
                |text| format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"),
            );
            bytes = format!("{}{fresh}{}", &xml[..start], &xml[end..]).into_bytes();
        }
        to.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        to.write_all(&bytes).unwrap();
    }
    to.finish().unwrap().into_inner()
}
