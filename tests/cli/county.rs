//! A county: a folder of town ledgers.

use std::fmt::Write as _;

use serde_json::Value;

use crate::shell::Shell;

const DAY: &str = "--date 2023-07-12";

/// Some figures of a division: value and note of each.
fn figures(shell: &Shell, ledger: &str, division: &str, period: &str, codes: &[&str]) -> Vec<(String, String)> {
    let of = if division.is_empty() { String::new() } else { format!("--division {division}") };
    let found = shell.run(&format!("figures {ledger} --period {period} {of} {DAY} --format json")).ends(0).json();
    let all = found["figures"].as_array().expect("figures");
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let figure = |code: &&str| {
        let one = all.iter().find(|one| one["code"] == *code).unwrap_or_else(|| panic!("{code} is a figure"));
        (one["value"].as_str().map_or_else(|| text(&one["reading"]), str::to_owned), text(&one["note"]))
    };
    codes.iter().map(figure).collect()
}

fn figure(shell: &Shell, ledger: &str, division: &str, period: &str, code: &str) -> (String, String) {
    figures(shell, ledger, division, period, &[code]).remove(0)
}

/// What the README of the fixtures says of the county.
#[test]
fn figures_of_the_sample_county() {
    let shell = Shell::with_county("county-figures");
    let mut text = String::new();
    for (division, period) in [
        ("", "2023H1"),
        ("云岫镇", "2023H1"),
        ("栖坪镇", "2023H1"),
        ("霞碕镇", "2023H1"),
        ("砚陂镇", "2022"),
        ("岚城镇", "2023H1"),
        ("埭下村", "2022"),
        ("广东省", "2023H1"),
    ] {
        writeln!(text, "{} {period}", if division.is_empty() { "岚溪县" } else { division }).expect("a text");
        let codes =
            ["project.signed", "project.signed.amount", "project.leader.rate", "training.sessions", "village.income"];
        for (code, (value, note)) in codes.iter().zip(figures(&shell, "lanxi", division, period, &codes)) {
            writeln!(text, "  {code}  {value}  {note}").expect("a text");
        }
    }
    insta::assert_snapshot!("county_figures", text);
}

#[test]
fn a_town_of_a_county_has_the_figures_of_its_own_ledger() {
    let shell = Shell::with_county("county-town");
    let json = |line: &str| shell.run(&format!("{line} --period 2023H1 {DAY} --format json")).ends(0).json();
    assert_eq!(json("figures lanxi --division 云岫镇"), json("figures yunxiu"));
    assert_eq!(json("figures lanxi --division 449926104000"), json("figures lanxi/澜汀镇"));
}

#[test]
fn a_village_of_a_town_can_be_looked_at() {
    let shell = Shell::with_town("county-village");
    let (value, _) = figure(&shell, "yunxiu", "岚里村", "2023H1", "asset.revived");
    assert_eq!(value, "1", "岚里村旧校舍");
    let run = shell.run("figures yunxiu --period 2023H1 --division 岚理村").ends(2);
    assert!(run.err.contains("岚里村"), "{}", run.err);
}

#[test]
fn a_trace_names_town_and_record() {
    let shell = Shell::with_county("county-trace");
    let run = shell.run(&format!("trace project.signed_and_started lanxi --period 2023H1 {DAY}")).ends(0);
    insta::assert_snapshot!("county_trace", run.text().split("没有计入").next().expect("a text"));
}

#[test]
fn a_county_without_a_head_is_what_its_towns_say() {
    let shell = Shell::with_county("county-headless");
    for name in ["county.json", "meeting.json", "target.json"] {
        std::fs::remove_file(shell.path(&format!("lanxi/{name}"))).expect("it was there");
    }
    let found = shell.run(&format!("figures lanxi --period 2023H1 {DAY} --format json")).ends(0).json();
    assert_eq!(found["division"], "449926000000");
    let (value, note) = figure(&shell, "lanxi", "", "2023H1", "project.signed");
    assert_eq!((value.as_str(), note.contains("未报")), ("17", false), "eight towns, none expected beside them");
}

#[test]
fn towns_may_send_workbooks() {
    let shell = Shell::with_county("county-workbooks");
    let whole = figure(&shell, "lanxi", "", "2023H1", "project.signed.amount");
    for town in ["岚城镇", "澜汀镇"] {
        shell.run(&format!("workbook lanxi/{town} -o book.xlsx --all --date 2023-07-05")).ends(0);
        std::fs::remove_dir_all(shell.path(&format!("lanxi/{town}"))).expect("it was there");
        // One in a folder of its own, one beside the folders.
        let to = if town == "岚城镇" { "lanxi/岚城镇/台账.xlsx" } else { "lanxi/澜汀镇.xlsx" };
        shell.put(to, shell.bytes("book.xlsx"));
    }
    assert_eq!(figure(&shell, "lanxi", "", "2023H1", "project.signed.amount"), whole);
}

#[test]
fn a_paper_of_the_county_and_of_a_village() {
    let shell = Shell::with_county("county-paper");
    let line = format!("--period 2023H1 {DAY} --provisional");
    shell.run(&format!("compile summary lanxi {line} -o county.md --manifest county.json"));
    let text = String::from_utf8(shell.bytes("county.md")).expect("UTF-8");
    assert!(text.starts_with("# 岚溪县2023年上半年"), "{text}");
    let list = shell.json("county.json");
    let bound = list["bound"].as_array().expect("a list");
    let of_records = |one: &Value| {
        one["records"].as_array().expect("a list").iter().all(|id| {
            id.as_str().is_some_and(|id| id.contains("镇/") || id.starts_with("RW-") || id.starts_with("HY-"))
        })
    };
    assert!(bound.len() > 80 && bound.iter().all(of_records), "every record is named by its town");
    shell.run(&format!("compile summary lanxi {line} -o town.md --division 云岫镇"));
    shell.run(&format!("compile summary yunxiu {line} -o alone.md"));
    assert_eq!(shell.bytes("town.md"), shell.bytes("alone.md"));
}

/// What an office sees that looks at its ten towns, and what it gets.
#[test]
fn ten_towns_are_surveyed() {
    let shell = Shell::with_county("county-survey");
    insta::assert_snapshot!("county_survey", shell.session(&[&format!("county lanxi --period 2023H1 {DAY}")]));
    let run = shell.run(&format!("county lanxi --period 2023H1 {DAY} -o out --format json"));
    let found = run.json();
    let towns = found["towns"].as_array().expect("towns");
    assert_eq!(towns.len(), 10);
    let state = |wanted: &str| towns.iter().filter(|town| town["state"] == wanted).count();
    assert!(state("late") >= 1 && state("missing") >= 1, "{towns:?}");
    // The county's own number is what `figures` says.
    let all = found["matrix"].as_array().expect("figures");
    let signed = all.iter().find(|row| row["code"] == "project.signed").expect("a figure");
    let county = signed["values"].as_array().and_then(|values| values.last()).expect("the county stands last");
    assert_eq!(county["value"], figure(&shell, "lanxi", "", "2023H1", "project.signed").0.as_str());
    let written = shell.list("out");
    assert!(written.iter().any(|name| name == "指标矩阵.xlsx"), "{written:?}");
    assert!(written.iter().any(|name| name == "工作总结.docx"), "{written:?}");
    shell.run(&format!("county lanxi --period 2023H1 {DAY} -o again"));
    for name in ["指标矩阵.xlsx", "工作总结.docx"] {
        assert!(shell.bytes(&format!("out/{name}")) == shell.bytes(&format!("again/{name}")), "{name}");
    }
    shell.run(&format!("county yunxiu --period 2023H1 {DAY}")).ends(2);
}

/// A town's own workbook comes back with the county's words in the cells that they are about.
#[test]
fn a_returned_workbook_carries_the_countys_remarks() {
    let shell = Shell::with_town("county-returned");
    shell.run("workbook yunxiu -o all/云岫镇.xlsx --date 2023-07-05");
    shell.put(
        "all/county.json",
        r#"{ "name": "岚溪县", "code": "449926000000", "year": 2023, "as_of": "2023-06-30",
             "towns": [ { "code": "449926101000", "name": "云岫镇", "ledger": "云岫镇.xlsx", "submissions": [
               { "period": "2023H1", "on": "2023-07-03", "state": "returned",
                 "remark": "招商项目!F4 合同投资额请附合同核对；数据请再核一遍" } ] } ] }"#,
    );
    let run = shell.run(&format!("county all --period 2023H1 {DAY} -o out"));
    assert!(run.text().contains("云岫镇\t已退回\t2023-07-03"), "{}{}", run.text(), run.err);
    let book = shell.bytes("out/退回/云岫镇.xlsx");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(book)).expect("a workbook");
    let names: Vec<String> = archive.file_names().map(|name| name.expect("a name").into_owned()).collect();
    let mut notes = String::new();
    for name in names.iter().filter(|name| name.contains("comments")) {
        std::io::Read::read_to_string(&mut archive.by_name(name).expect("notes"), &mut notes).expect("XML");
    }
    assert!(
        notes.contains("县里意见：合同投资额请附合同核对") && notes.contains("县里意见：数据请再核一遍"),
        "{names:?}"
    );
    assert!(notes.contains("ref=\"F4\""));
}

/// What was handed in last year as newly signed, and is handed in as newly signed again: by the same town on another day
/// or in another row, with what both years claim.
#[test]
fn what_is_claimed_in_two_years_is_told_with_both_totals() {
    let shell = Shell::with_county("county-years");
    // Last year the town had it signed in December.
    shell.change("yunxiu/project.json", |records| {
        let records = records.as_array_mut().expect("projects");
        let one = records.iter_mut().find(|one| one["id"] == "ZS-2023-01").expect("a project");
        let step = |to: &str, on: &str| serde_json::json!({ "to": to, "on": on });
        one["stage"] = serde_json::json!({
            "claimed": "signed", "steps": [step("talks", "2022-11-02"), step("signed", "2022-12-20")],
        });
        one["recognised"] = Value::Null;
        one["progress"] = Value::Null;
    });
    shell.change("yunxiu/followup.json", |contacts| {
        contacts.as_array_mut().expect("contacts").retain(|one| one["project"] != "竹木精深加工项目");
    });
    shell.run("bundle make yunxiu --period 2022 --date 2023-01-06 -o 去年.报送包");
    shell.copy_town("yunxiu");
    shell.run("bundle make yunxiu --period 2023H1 --date 2023-07-04 -o 今年.报送包");
    let told = |line: &str| {
        let found = shell.run(&format!("county {line} --period 2023H1 {DAY} --format json")).json();
        let all = found["together"]["diagnostics"].as_array().expect("findings").clone();
        all.into_iter()
            .filter(|one| one["code"].as_str().is_some_and(|code| code.ends_with("-again")))
            .collect::<Vec<_>>()
    };
    assert_eq!(told("lanxi"), Vec::<Value>::new());
    let first = told("lanxi --before 去年.报送包");
    let words = first[0]["message"].as_str().expect("words");
    assert_eq!(first.len(), 1, "{first:#?}");
    assert_eq!(
        words,
        "“竹木精深加工项目”云岫镇往年报送时已按2022年12月20日签约算过新签约（8000万元），现在云岫镇按2023年3月15日签约又算\
         一次（8000万元），统一社会信用代码和合同编号相同，两年合计16000万元。"
    );
    // Submissions of two years in the county's folder: the later one is the town's ledger, the other is looked at.
    shell.change("lanxi/county.json", |county| {
        let towns = county["towns"].as_array_mut().expect("towns");
        let town = towns.iter_mut().find(|town| town["name"] == "云岫镇").expect("the town");
        town.as_object_mut().expect("a town").remove("ledger");
    });
    for name in ["去年.报送包", "今年.报送包"] {
        shell.put(&format!("lanxi/{name}"), shell.bytes(name));
    }
    let again = told("lanxi");
    assert_eq!(again[0]["message"], words);
    assert_eq!(again[0]["place"]["file"], "云岫镇/project.json");
    // A town that holds both rows is told by its own ledger, and so is the county.
    shell.change("lanxi/岚城镇/project.json", |records| {
        let records = records.as_array_mut().expect("projects");
        let mut again = records.iter().find(|one| one["id"] == "ZS-2022-01").expect("a project").clone();
        let name = again["name"].as_str().expect("a name").replace("项目", "加工项目");
        (again["id"], again["contract"], again["name"]) =
            ("ZS-2023-77".into(), "岚城招商合〔2023〕77号".into(), name.into());
        again["amount"] = "4321万元".into();
        for step in again["stage"]["steps"].as_array_mut().expect("steps") {
            let on = step["on"].as_str().expect("a day").replace("2021", "2022").replace("2022", "2023");
            step["on"] = on.into();
        }
        records.push(again);
    });
    let both = told("lanxi");
    assert!(both.iter().any(|one| one["code"] == "project-signed-again"), "{both:#?}");
}
