//! `proof` and `slots` from end to end.

use insta::assert_snapshot;

use crate::shell::Shell;

const DRAFT: &str = "云岫镇2023年上半年工作总结\n\n上半年，全镇推进各项工作工作，新签约项目xx个。\n一、主要成效\n到期11项，完成9项，完成率72.7%。\n";

fn shell(name: &str) -> Shell {
    let shell = Shell::empty(name);
    shell.put("稿.txt", DRAFT);
    shell
}

#[test]
fn findings_are_drawn_under_their_lines() {
    let lines = [
        "proof 稿.txt",
        "--lang en proof 稿.txt",
        "slots 稿.txt",
        "proof nowhere.txt",
        "proof 稿.txt --format docx -o a.docx",
        "proof 稿.txt --format docx",
    ];
    assert_snapshot!("proof", shell("proof").session(&lines));
}

#[test]
fn findings_go_out_as_json_and_as_sarif() {
    let shell = shell("proof-json");
    let found = shell.run("proof 稿.txt --format json").ends(1).json();
    assert_eq!(found["counts"]["error"], 3);
    let first = &found["diagnostics"][0];
    assert_eq!(first["code"], "repeated-word");
    assert_eq!(first["place"], serde_json::json!({ "file": "稿.txt", "line": 3, "column": 11, "length": 4 }));
    assert_eq!(first["fix"], "工作");
    let log = shell.run("proof 稿.txt --format sarif").ends(1).json();
    assert_eq!(log["version"], "2.1.0");
    let results = log["runs"][0]["results"].as_array().expect("results");
    assert_eq!(results.len(), 3);
    let region = &results[0]["locations"][0]["physicalLocation"]["region"];
    assert_eq!(*region, serde_json::json!({ "startLine": 3, "startColumn": 11, "endLine": 3, "endColumn": 15 }));
    let slots = shell.run("slots 稿.txt --format json").ends(0).json();
    assert_eq!(slots[0]["type"], "count");
    assert_eq!(slots[0]["figure"], "project.signed");
}

#[test]
fn what_is_certain_is_mended_in_a_copy_and_exceptions_stand_beside() {
    let shell = shell("proof-fix");
    shell.run("proof 稿.txt --fix -o 改.txt").ends(1);
    let mended = String::from_utf8(shell.bytes("改.txt")).expect("text");
    assert_eq!(mended, DRAFT.replace("工作工作", "工作"));
    assert_eq!(shell.bytes("稿.txt"), DRAFT.as_bytes());
    shell.put("稿.txt.放行.toml", "[[ignore]]\nrule = \"rate-differs\"\ntext = \"完成率\"\nreason = \"县里的口径\"\n");
    let found = shell.run("proof 稿.txt --format json").ends(1).json();
    assert_eq!(found["counts"]["error"], 2);
    shell.put("净.txt", "上半年，全镇推进各项工作。\n");
    shell.run("proof 净.txt").ends(0);
    shell.put("空.txt", "");
    shell.run("proof 空.txt").ends(2);
}
