//! What programs may rely on: the shapes of JSON, and that the same input gives the same bytes.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::shell::Shell;

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

fn array(value: &Value) -> &[Value] {
    value.as_array().expect("an array")
}

#[test]
fn findings_as_json() {
    let shell = Shell::with_town("json-findings");
    shell.run("workbook yunxiu -o town.xlsx --date 2023-07-05");
    for ledger in ["yunxiu", "town.xlsx"] {
        let run = shell.run(&format!("check {ledger} --period 2023H1 --date 2023-07-05 --format json"));
        let found = run.json();
        assert_eq!(keys(&found), ["ok", "counts", "diagnostics"]);
        assert_eq!(keys(&found["counts"]), ["error", "warning", "hint"]);
        let count = |name: &str| found["counts"][name].as_u64().expect("a count");
        assert_eq!(found["ok"], count("error") + count("warning") == 0);
        assert_eq!(run.exit, i32::from(found["ok"] != true));
        let diagnostics = array(&found["diagnostics"]);
        assert_eq!(diagnostics.len() as u64, count("error") + count("warning") + count("hint"));
        let known = ["file", "sheet", "cell", "record", "field", "line", "column", "length"];
        for one in diagnostics {
            assert_eq!(keys(one), ["code", "severity", "place", "message", "help", "fix"]);
            assert!(keys(&one["place"]).iter().all(|key| known.contains(key)), "{one}");
            assert!(!one["place"].as_object().expect("a place").values().any(Value::is_null), "{one}");
            shell.run(&format!("explain {}", one["code"].as_str().expect("a code"))).ends(0);
        }
        assert!(!diagnostics.is_empty());
    }
}

#[test]
fn figures_as_json() {
    let shell = Shell::with_town("json-figures");
    let found = shell.run("figures yunxiu --period 2023H1 --format json").ends(0).json();
    assert_eq!(keys(&found), ["division", "period", "figures"]);
    assert_eq!((&found["division"], &found["period"]), (&Value::from("449926101000"), &Value::from("2023H1")));
    for one in array(&found["figures"]) {
        assert_eq!(keys(one), ["code", "name", "unit", "value", "reading", "records", "note"]);
        assert_eq!(one["value"].is_string(), one["reading"] == "known", "{one}");
    }
    let listed = shell.run("explain --list figures --format json").ends(0).json();
    let codes = |list: &Value| array(list).iter().map(|one| one["code"].to_string()).collect::<Vec<_>>();
    assert_eq!(codes(&found["figures"]), codes(&listed));
    let signed = array(&found["figures"]).iter().find(|one| one["code"] == "project.signed").expect("the figure");
    assert_eq!(signed["value"], "4");
    assert_eq!(array(&signed["records"]).len(), 4);
}

#[test]
fn lists_as_json() {
    let shell = Shell::empty("json-lists");
    for sort in ["kinds", "figures", "rules", "papers"] {
        let found = shell.run(&format!("explain --list {sort} --format json")).ends(0).json();
        let codes: BTreeSet<_> = array(&found).iter().map(|one| one["code"].as_str().expect("a code")).collect();
        assert_eq!(codes.len(), array(&found).len(), "codes of {sort} are told apart");
        assert!(array(&found).iter().all(|one| keys(one) == ["code", "name"] && one["name"] != ""));
    }
}

#[test]
fn every_rule_can_be_explained() {
    let settings = taizhang_app::Settings::default();
    let found = taizhang_app::list(taizhang_app::Sort::Rules, &settings);
    assert!(found.len() > 50);
    for topic in found {
        let explained = taizhang_app::explain(&topic.code, Some(taizhang_app::Sort::Rules), &settings).expect("a rule");
        assert_eq!(explained.topic, topic);
    }
}

#[test]
fn the_same_ledger_and_day_give_the_same_bytes_in_every_process() {
    let shell = Shell::with_town("same");
    let formats: Vec<_> = taizhang_app::FORMATS.iter().map(|format| format.name).collect();
    for run in ["one", "two"] {
        let line = format!(
            "compile summary yunxiu --period 2023H1 --date 2023-07-05 -o {run} --format {} --manifest {run}/list.json",
            formats.join(",")
        );
        shell.run(&line);
        shell.run(&format!("workbook yunxiu -o {run}/town.xlsx --date 2023-07-05"));
        shell.run(&format!("demo {run}/demo --date 2023-07-05")).ends(0);
    }
    for folder in ["", "/demo"] {
        let names = shell.list(&format!("one{folder}"));
        assert_eq!(names, shell.list(&format!("two{folder}")));
        assert!(names.len() > formats.len());
        for name in names.into_iter().filter(|name| name != "demo") {
            let (one, two) = (shell.bytes(&format!("one{folder}/{name}")), shell.bytes(&format!("two{folder}/{name}")));
            assert!(one == two, "{name} differs between two runs");
        }
    }
}

#[test]
fn a_workbook_and_its_json_are_one_ledger() {
    let shell = Shell::with_town("one-ledger");
    shell.run("workbook yunxiu -o town.xlsx --date 2023-07-05 --all");
    let numbers = |ledger: &str| {
        shell.run(&format!(
            "compile summary {ledger} --period 2023H1 --date 2023-07-05 -o {ledger}.md --manifest {ledger}.list.json"
        ));
        let list = shell.json(&format!("{ledger}.list.json"));
        array(&list["bound"]).iter().map(|one| (one["shown"].clone(), one["source"].clone())).collect::<Vec<_>>()
    };
    assert_eq!(numbers("yunxiu"), numbers("town.xlsx"));
    assert_eq!(shell.bytes("yunxiu.md"), shell.bytes("town.xlsx.md"));
}

#[test]
fn completions_know_every_command() {
    let shell = Shell::empty("completions");
    for name in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = shell.run(&format!("completions {name}")).ends(0);
        for command in ["demo", "workbook", "check", "figures", "trace", "explain", "compile"] {
            assert!(script.text().contains(command), "{name} does not know {command}");
        }
    }
}
