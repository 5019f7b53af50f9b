//! What the command says, as snapshots.

use insta::assert_snapshot;
use serde_json::json;

use crate::shell::Shell;

#[test]
fn help_is_one_line_of_both_languages() {
    assert_snapshot!(
        "help",
        Shell::empty("help").session(&["--help", "check --help", "compile --help", "workbook -h"])
    );
}

#[test]
fn wrong_arguments_are_told_in_both_languages() {
    let lines = [
        "",
        "nope",
        "check",
        "check --nope x",
        "figures yunxiu",
        "figures yunxiu --period 2023H3",
        "explain --list nope",
        "explain project --list rules",
        "check x --format xml",
    ];
    assert_snapshot!("wrong_arguments", Shell::empty("arguments").session(&lines));
}

#[test]
fn what_cannot_be_done_is_told_with_what_there_is() {
    let shell = Shell::with_town("cannot");
    shell.put("empty/readme.txt", "nothing");
    let lines = [
        "check sqlite:town.db",
        "check postgres://localhost/town",
        "check nowhere.xlsx",
        "check empty",
        "compile 总结 yunxiu --period 2023H1 -o a.docx",
        "compile summary yunxiu --period 2023H1 -o a.doc",
        "compile summary yunxiu --period 2023H1 -o a.docx --format wps",
        "trace project.singed yunxiu --period 2023H1",
        "explain project.singed",
        "--lang en explain project.singed",
        "check yunxiu --mark marked.xlsx",
    ];
    assert_snapshot!("cannot", shell.session(&lines));
    for line in lines {
        shell.run(line).ends(2);
    }
}

#[test]
fn the_locale_chooses_the_language_and_the_flag_goes_before_it() {
    let shell = Shell::empty("locale");
    let said = |line: &str, env: &[(&str, &str)]| shell.run_in(line, env).ends(2).err;
    let zh = said("check nowhere", &[]);
    assert!(zh.starts_with("错误："), "{zh}");
    for env in [[("LANG", "en_US.UTF-8")], [("LC_ALL", "en_GB.UTF-8")]] {
        assert!(said("check nowhere", &env).starts_with("error: "), "{env:?}");
    }
    assert_eq!(said("check nowhere --lang zh", &[("LC_ALL", "en_US.UTF-8")]), zh);
    assert_eq!(said("check nowhere", &[("LANG", "C")]), zh);
    assert!(said("check nowhere --lang en", &[]).starts_with("error: "));
}

#[test]
fn away_from_a_terminal_nothing_is_coloured_or_drawn() {
    let run = Shell::with_town("colour").run_in("check yunxiu --period 2023H1 --date 2023-07-05", &[("TERM", "xterm")]);
    assert!(!run.text().contains('\u{1b}') && !run.err.contains('\u{1b}'));
}

/// The sample town, but one project signed this year has more 固投 than its contract says.
fn with_a_fault(name: &str) -> Shell {
    let shell = Shell::with_town(name);
    shell.change("yunxiu/project.json", |projects| {
        let mut projects = projects.as_array_mut().expect("projects").iter_mut();
        projects.find(|project| project["id"] == "ZS-2023-01").expect("the project")["fixed"] = json!("9000万元");
    });
    shell
}

#[test]
fn findings_are_told_place_by_place() {
    let shell = with_a_fault("findings");
    let lines =
        ["check yunxiu --period 2023H1 --date 2023-07-05", "--lang en check yunxiu --period 2023H1 --date 2023-07-05"];
    assert_snapshot!("findings", shell.session(&lines));
}

#[test]
fn an_error_stops_the_paper_that_it_touches_and_no_other() {
    let shell = with_a_fault("stops");
    let stopped = shell.run("compile 工作总结 yunxiu --period 2023H1 --date 2023-07-05 -o a.md").ends(1);
    assert!(!shell.path("a.md").exists() && stopped.out.is_empty());
    assert!(stopped.err.contains("--provisional") && stopped.err.contains("fixed-over-total"), "{}", stopped.err);
    shell.run("compile 工作总结 yunxiu --period 2022H1 --date 2022-07-05 -o b.md").ends(1);
    assert!(shell.path("b.md").exists());
    shell.run("compile 工作总结 yunxiu --period 2023H1 --date 2023-07-05 -o a.md --provisional").ends(1);
    assert!(String::from_utf8(shell.bytes("a.md")).expect("text").contains("暂行稿"));
    let said = shell.run("check yunxiu --period 2023H1 --date 2023-07-05").ends(1);
    assert!(said.text().lines().next().expect("a line").contains("（其中 1 处影响本次工作总结）"), "{}", said.text());
}

#[test]
fn a_fault_of_a_text_is_drawn_under_its_line() {
    let shell = Shell::with_town("drawn");
    shell.put("mine/paper.toml", "slug = \"summary\"\nname = \"工作总结\"\ntitle = \"{town}工作总结\"\n");
    shell.put("mine/body.txt", "全镇签约项目4个，{project.singed}。\n");
    shell.put("broken/town.json", "{ \"name\": \"云岫镇\", \"code\": \"449926101000\", \"year\": 2023 }");
    shell.put(
        "broken/project.json",
        "[\n  { \"id\": \"ZS-2023-01\", \"name\": \"竹木精深加工项目\" \"investor\": \"x\" }\n]\n",
    );
    let lines = ["compile summary yunxiu --period 2023H1 -o a.md --template mine", "check broken --date 2023-07-05"];
    assert_snapshot!("drawn", shell.session(&lines));
}

#[test]
fn a_figure_is_traced_to_its_records() {
    let shell = Shell::with_town("trace");
    let lines = [
        "trace project.leader.rate yunxiu --period 2023H1",
        "trace 盘活资产数 yunxiu --period 2023-06",
        "--lang en trace meeting.dispatch yunxiu --period 2023-06",
    ];
    let session = shell.session(&lines);
    let session: Vec<_> = session.lines().filter(|line| !line.contains("不在统计期内")).collect();
    assert_snapshot!("trace", session.join("\n"));
}

#[test]
fn codes_are_explained() {
    let lines = [
        "explain meeting",
        "explain project.signed",
        "explain signed-without-date",
        "explain file-protected",
        "explain 工作总结",
        "--lang en explain project.leader.rate",
        "explain --list papers",
        "explain --list kinds",
    ];
    assert_snapshot!("explain", Shell::empty("explain").session(&lines));
}
