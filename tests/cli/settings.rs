//! What a county or a year sets for itself: a file beside the ledger, over what ships.

use crate::shell::Shell;

/// Only tourism is counted as signed, and one figure more is kept; a stage is said otherwise and asks for more.
const OWN: &str = r#"# 岚溪县 2023 年
[figure."project.signed"]
name = "新签约文旅项目数"
unit = "个"
list = "project"
step = "signed"
where = { industry = "文旅" }
order = { field = "amount", largest_first = true }
over_time = "sum"
basis = "只计文旅项目"

[figure."project.signed.own"]
name = "新签约农业项目数"
unit = "个"
count = "project"
step = "signed"
where = { industry = ["农业", "农产品加工"] }
basis = "县里另外统计"

[[gate]]
kind = "project"
stage = "signed"
fields = ["trouble"]

[[step]]
kind = "works"
stage = "finished"
zh = "已完工交付，正在办理验收"
"#;

const FAULTY: &str = r#"
[figure."project.signed"]
name = "新签约"
unit = "丈"
count = "project"
step = "signed"
basis = "-"

  [figure."project.signed.own"]
  name = "农业"
  unit = "个"
  count = "project"
  step = "singed"
  basis = "-"

[[gate]]
kind = "projekt"
stage = "signed"

[[gate]]
kind = "project"
stage = "signed"
fields = ["amount", "amuont"]

[[step]]
kind = "project"
stage = "sold"
zh = "卖了"

[rounds]
times = 3
"#;

#[test]
fn definitions_of_ones_own_replace_and_add() {
    let shell = Shell::with_town("settings-figures");
    let before = shell.run("figures yunxiu --period 2023H1").ends(0);
    assert!(before.text().contains("project.signed\t新签约招商项目数\t4个"), "{}", before.text());
    shell.put("yunxiu/设定.toml", OWN);
    let figures = shell.run("figures yunxiu --period 2023H1").ends(0);
    assert!(figures.text().contains("project.signed\t新签约文旅项目数\t2个"), "{}", figures.text());
    assert!(figures.text().contains("project.signed.own\t新签约农业项目数\t1个"), "{}", figures.text());
    let trace = shell.run("trace 新签约农业项目数 yunxiu --period 2023H1").ends(0);
    assert!(trace.text().contains("县里另外统计"), "{}", trace.text());
}

#[test]
fn explain_says_where_a_definition_comes_from() {
    let shell = Shell::with_town("settings-explain");
    shell.put("yunxiu/设定.toml", OWN);
    let lines = [
        "explain project.signed --settings yunxiu",
        "explain project.signed.own --settings yunxiu/设定.toml",
        "explain project.signed",
        "explain project.signed.own",
    ];
    insta::assert_snapshot!("settings_explained", shell.session(&lines));
}

#[test]
fn faults_are_told_at_their_line_and_column_and_no_number_is_given() {
    let shell = Shell::with_town("settings-faulty");
    shell.put("yunxiu/设定.toml", FAULTY);
    insta::assert_snapshot!("settings_faulty", shell.session(&["figures yunxiu --period 2023H1"]));
    for line in [
        "check yunxiu --period 2023H1",
        "compile summary yunxiu --period 2023H1 -o out.docx",
        "trace project.signed yunxiu --period 2023H1",
        "explain project.signed --settings yunxiu",
    ] {
        let run = shell.run(line).ends(2);
        let told = format!("{}{}", run.text(), run.err);
        assert!(told.contains("设定.toml:2:") && told.contains("没有“丈”这个单位"), "{line}: {told}");
    }
    assert!(!shell.path("out.docx").exists());
    for (text, word) in [("[figure", "读不懂"), ("", "什么也没有设"), ("title = 1\n", "不认“title”")] {
        shell.put("yunxiu/设定.toml", text);
        let run = shell.run("figures yunxiu --period 2023H1").ends(2);
        assert!(run.err.contains(word), "{text:?}: {}", run.err);
    }
    shell.put("yunxiu/设定.toml", b"\xbf\xda\xbe\xb6");
    assert!(shell.run("figures yunxiu --period 2023H1").ends(2).err.contains("UTF-8"));
}

#[test]
fn what_a_county_sets_holds_for_its_towns() {
    let shell = Shell::with_county("settings-county");
    let value = |line: &str, code: &str| {
        let found = shell.run(line).json();
        let figures = found["figures"].as_array().expect("figures").clone();
        figures.iter().find(|one| one["code"] == code).map(|one| one["value"].clone())
    };
    let all = "figures lanxi --period 2023H1 --date 2023-07-12 --format json";
    let before = value(all, "project.signed").expect("a figure that ships");
    assert_eq!(value(all, "project.signed.own"), None);
    shell.put("lanxi/岚溪县设定.toml", OWN);
    let after = value(all, "project.signed").expect("a figure that ships");
    assert_ne!(after, before);
    assert!(value(all, "project.signed.own").is_some_and(|value| value.is_string()));
    // Another town's opinion does not count in the county.
    shell.put("lanxi/岚城镇/设定.toml", FAULTY);
    assert_eq!(value(all, "project.signed"), Some(after));
    shell.put("lanxi/岚溪县设定.toml", FAULTY);
    let run = shell.run("check lanxi --period 2023H1 --date 2023-07-12").ends(2);
    assert!(run.text().contains("岚溪县设定.toml:2:"), "{}", run.text());
}

#[test]
fn local_practice_and_phrases_are_used() {
    let shell = Shell::with_town("settings-practice");
    let lacking = || {
        let found = shell.run("check yunxiu --period 2023H1 --date 2023-07-05 --format json").json();
        let all = found["diagnostics"].as_array().expect("findings").clone();
        all.iter().filter(|one| one["code"] == "gate-field-missing").count()
    };
    let said = |name: &str| {
        shell.run(&format!("compile summary yunxiu --period 2023H1 --date 2023-07-05 --provisional -o {name}"));
        String::from_utf8(shell.bytes(name)).expect("UTF-8").contains("已完工交付，正在办理验收")
    };
    // Where works have no words of their own, papers say what their stage is called.
    shell.change("yunxiu/works.json", |works| {
        for one in works.as_array_mut().expect("works") {
            one.as_object_mut().expect("one of them").remove("progress");
        }
    });
    let (before, plain) = (lacking(), said("before.txt"));
    shell.put("yunxiu/设定.toml", OWN);
    assert!(lacking() > before, "signed projects now lack what the county asks for");
    assert!(!plain && said("after.txt"), "the stage is said as the county says it");
}
