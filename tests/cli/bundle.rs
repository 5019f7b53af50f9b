//! A town's submission as one file.

use std::io::{Cursor, Read, Write};

use crate::shell::Shell;

const ON: &str = "--period 2023H1 --date 2023-07-03";

/// The sample town's first submission, as `first.报送包`.
fn handed_in(name: &str) -> Shell {
    let shell = Shell::with_town(name);
    shell.put("yunxiu/佐证/ZS-2023-01 投资协议.pdf", "签了");
    shell.run(&format!("bundle make yunxiu {ON} --by 梁少华 -o first.报送包"));
    shell
}

/// A bundle with one part changed, added, or taken out.
fn tampered(bytes: &[u8], change: impl Fn(&str, Vec<u8>) -> Option<Vec<u8>>, more: &[&str]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a bundle");
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("it can be read");
        if let Some(bytes) = change(&name, bytes) {
            out.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
            out.write_all(&bytes).expect("it can be written");
        }
    }
    for name in more {
        out.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a part");
    }
    out.finish().expect("an archive").into_inner()
}

fn replaced(bytes: Vec<u8>, from: &str, to: &str) -> Vec<u8> {
    let text = String::from_utf8(bytes).expect("UTF-8");
    assert!(text.contains(from), "{from} is in it");
    text.replace(from, to).into_bytes()
}

#[test]
fn the_same_ledger_is_the_same_file_and_says_what_is_in_it() {
    let shell = handed_in("bundle-made");
    shell.run(&format!("bundle make yunxiu {ON} --by 梁少华 -o again.报送包"));
    assert!(shell.bytes("first.报送包") == shell.bytes("again.报送包"), "same input, same bytes");
    insta::assert_snapshot!(
        "bundle_shown",
        shell.session(&[
            "bundle show first.报送包",
            "bundle verify first.报送包",
            "bundle verify first.报送包 --seal 0000000000000000"
        ])
    );
    let shown = shell.run("bundle show first.报送包 --format json").ends(0).json();
    let seal = shown["seal"].as_str().expect("a seal");
    shell.run(&format!("bundle verify first.报送包 --seal {}", &seal[..16])).ends(0);
    shell.run(&format!("bundle verify first.报送包 --seal {seal}")).ends(0);
    shell.run(&format!("bundle verify first.报送包 --seal {}", &seal[..8])).ends(1);
    assert_eq!(shown["evidence"][0]["name"], "ZS-2023-01 投资协议.pdf");
    assert!(shown["evidence"][0]["sha256"].is_string());
}

#[test]
fn what_has_errors_is_not_handed_in() {
    let shell = Shell::with_town("bundle-errors");
    shell.change("yunxiu/project.json", |records| records[0]["stage"] = true.into());
    let run = shell.run(&format!("bundle make yunxiu {ON} -o out.报送包")).ends(1);
    assert!(run.err.contains("有错误的台账不能报送"), "{}", run.err);
    assert!(!shell.path("out.报送包").exists());
}

#[test]
fn what_was_changed_since_is_told() {
    let shell = handed_in("bundle-changed");
    let whole = shell.bytes("first.报送包");
    let amount = |name: &str, bytes: Vec<u8>| {
        Some(if name == "ledger/project.json" { replaced(bytes, "8000万元", "9000万元") } else { bytes })
    };
    shell.put("amount.报送包", tampered(&whole, amount, &[]));
    let head = |name: &str, bytes: Vec<u8>| {
        Some(if name == "head.json" { replaced(bytes, "2023-07-03", "2023-06-30") } else { bytes })
    };
    shell.put("head.报送包", tampered(&whole, head, &[]));
    let lost = |name: &str, bytes: Vec<u8>| (name != "figures.json").then_some(bytes);
    shell.put("lost.报送包", tampered(&whole, lost, &["ledger/extra.json"]));
    shell.put("cut.报送包", &whole[..whole.len() / 2]);
    shell.put("letter.报送包", "此致敬礼");
    shell.put("other.报送包", tampered(&whole, |name, bytes| (name != "head.json").then_some(bytes), &[]));
    let lines = ["amount", "head", "lost", "cut", "letter", "other"].map(|name| format!("bundle verify {name}.报送包"));
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    insta::assert_snapshot!("bundle_changed", shell.session(&lines));
}

#[test]
fn a_second_one_says_what_changed_and_why() {
    let shell = handed_in("bundle-second");
    shell.change("yunxiu/project.json", |records| {
        for one in records.as_array_mut().expect("projects") {
            if one["id"] == "ZS-2023-03" {
                one["amount"] = "3800万元".into();
            }
        }
    });
    shell.change("yunxiu/visit.json", |records| drop(records.as_array_mut().expect("visits").pop()));
    shell.run(
        "bundle make yunxiu --period 2023H1 --date 2023-07-10 --previous first.报送包 --why 合同补充协议增加200万元，一次走访登记重复 -o second.报送包",
    );
    insta::assert_snapshot!(
        "bundle_compared",
        shell.session(&[
            "bundle show second.报送包",
            "bundle compare first.报送包 second.报送包",
            "bundle compare first.报送包 second.报送包 --next-time",
            "bundle compare first.报送包 first.报送包",
        ])
    );
    let found = shell.run("bundle compare first.报送包 second.报送包 --format json").ends(0).json();
    assert_eq!(found["changed"][0]["id"], "ZS-2023-03");
    assert_eq!(found["gone"].as_array().map(Vec::len), Some(1));
    // The paper by its suffix; on the screen it is the same text.
    for format in ["docx", "html", "md", "json"] {
        shell.run(&format!("bundle compare first.报送包 second.报送包 -o 更正说明.{format}")).ends(0);
        assert!(!shell.bytes(&format!("更正说明.{format}")).is_empty());
    }
    shell.run("bundle compare first.报送包 second.报送包 -o 更正说明.txt").ends(0);
    let screen = shell.run("bundle compare first.报送包 second.报送包").ends(0);
    assert_eq!(String::from_utf8(shell.bytes("更正说明.txt")).expect("text").trim_end(), screen.text().trim_end());
    // It tells of two submissions: today's ledger says nothing of it, and does not write it.
    for line in ["verify 更正说明.docx yunxiu", "refresh 更正说明.docx yunxiu -p 2023H1 -o 新.docx"] {
        assert!(shell.run(line).ends(2).err.contains("写的是两次报送的差别"), "{line}");
    }
    let stopped = shell.run(&format!("compile 更正说明 yunxiu {ON} -o 更正.docx")).ends(1);
    assert!(stopped.err.contains("比较同一期前后两次报送的报送包"), "{}", stopped.err);
    shell.run("bundle make yunxiu --period 2022H1 --date 2023-07-10 --previous first.报送包 -o no.报送包").ends(2);
}
