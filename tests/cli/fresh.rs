//! A clerk's first hour: a demonstration, a blank workbook, a check, marks.

use crate::shell::Shell;

#[test]
fn the_demo_makes_everything_in_a_folder_of_its_own() {
    let shell = Shell::empty("demo");
    let run = shell.run("demo --date 2023-07-05").ends(0);
    let written: Vec<_> = run.text().lines().collect();
    assert_eq!(written.len(), taizhang_app::FORMATS.len() + 1);
    assert!(written.iter().all(|path| path.starts_with("taizhang-demo/") && shell.path(path).is_file()), "{written:?}");
    assert_eq!(shell.list("."), ["taizhang-demo"]);
    assert!(run.err.contains(".docx") && run.err.contains("taizhang check"), "{}", run.err);
    let again = shell.run("demo --date 2023-07-05").ends(0);
    assert_eq!(again.text(), run.text());
}

#[test]
fn the_demo_has_no_error_to_mend() {
    let shell = Shell::empty("demo-clean");
    shell.run("demo town --date 2023-07-05").ends(0);
    let found = shell.run("check town --period 2023H1 --date 2023-07-05 --format json").json();
    assert_eq!(found["counts"]["error"], 0, "{found:#}");
}

#[test]
fn a_blank_workbook_is_a_ledger_with_nothing_in_it() {
    let shell = Shell::empty("blank");
    shell.run("workbook -o blank.xlsx --year 2024 --unit 云岫镇 --date 2024-01-02").ends(0);
    let found = shell.run("check blank.xlsx --date 2024-07-01 --format json").json();
    assert_eq!(found["counts"]["error"], 0, "{found:#}");
    shell.run("workbook -o all.xlsx --all --date 2024-01-02").ends(0);
    assert!(shell.bytes("all.xlsx").len() > shell.bytes("blank.xlsx").len());
}

#[test]
fn marks_go_on_a_copy_and_change_no_record() {
    let shell = Shell::with_town("marks");
    shell.run("workbook yunxiu -o town.xlsx --date 2023-07-05");
    let before = shell.bytes("town.xlsx");
    let first = shell.run("check town.xlsx --date 2023-07-05 --format json --mark marked.xlsx");
    assert_eq!(shell.bytes("town.xlsx"), before, "the clerk's own file stays as it was");
    let mut again = shell.run("check marked.xlsx --date 2023-07-05 --format json").json();
    for one in again["diagnostics"].as_array_mut().expect("findings") {
        one["place"]["file"] = "town.xlsx".into();
    }
    assert_eq!(again, first.json());
}

#[test]
fn several_workbooks_are_one_ledger() {
    let shell = Shell::with_town("several");
    shell.run("workbook yunxiu -o books/all.xlsx --date 2023-07-05");
    shell.put("books/~$all.xlsx", "left behind by an open Excel");
    shell.put("books/佐证/ZS-2023-01 投资协议.pdf", "%PDF-");
    shell.put("books/佐证/无编号.pdf", "%PDF-");
    shell.run("workbook -o other/blank.xlsx --year 2023 --unit 云岫镇 --date 2023-07-05");
    let found = shell.run("check books other/blank.xlsx --date 2023-07-05 --format json").json();
    let about = |code: &str| {
        let all = found["diagnostics"].as_array().expect("findings");
        all.iter().filter(|one| one["code"] == code).map(|one| one["place"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(about("evidence-unmatched").len(), 1, "{found:#}");
    assert_eq!(found["counts"]["error"], 0, "{found:#}");
}
