//! Compiling: where papers go, what they carry, and many at once.

use std::collections::BTreeSet;

use crate::shell::Shell;

const WISH: &str = "--period 2023H1 --date 2023-07-05";

#[test]
fn the_suffix_or_the_flag_chooses_the_format() {
    let shell = Shell::with_town("formats");
    for format in taizhang_app::FORMATS {
        shell.run(&format!("compile summary yunxiu {WISH} -o by-suffix.{}", format.suffix));
        shell.run(&format!("compile 工作总结 yunxiu {WISH} -o by-flag --format {}", format.name));
        let named = shell.list("by-flag").into_iter().find(|name| name.ends_with(&format!(".{}", format.suffix)));
        let by_flag = shell.bytes(&format!("by-flag/{}", named.expect("a paper")));
        assert_eq!(shell.bytes(&format!("by-suffix.{}", format.suffix)), by_flag, "{}", format.name);
    }
    let piped = shell.run(&format!("compile summary yunxiu {WISH} -o - --format txt"));
    assert_eq!(piped.out, shell.bytes("by-suffix.txt"));
    let left: Vec<_> = shell.list(".").into_iter().filter(|name| name.starts_with('.')).collect();
    assert_eq!(left, Vec::<String>::new(), "no draft is left behind");
}

#[test]
fn the_manifest_is_the_list_of_what_the_paper_shows() {
    let shell = Shell::with_town("manifest");
    shell.run(&format!("compile summary yunxiu {WISH} -o a.txt --manifest list.json"));
    let (paper, list) = (String::from_utf8(shell.bytes("a.txt")).expect("text"), shell.json("list.json"));
    assert_eq!(
        (&list["paper"], &list["period"], &list["as_of"]),
        (&"summary".into(), &"2023H1".into(), &"2023-06-30".into())
    );
    let mut rest = paper.as_str();
    for entry in list["bound"].as_array().expect("entries") {
        let shown = entry["shown"].as_str().expect("what is shown");
        let at = rest.find(shown).unwrap_or_else(|| panic!("{shown} is not in the paper, or not in its place"));
        rest = &rest[at + shown.len()..];
    }
}

#[test]
fn data_count_until_the_day_that_is_given() {
    let shell = Shell::with_town("as-of");
    let text = |options: &str| {
        shell.run(&format!("compile summary yunxiu --period 2023H1 -o a.txt {options}"));
        String::from_utf8(shell.bytes("a.txt")).expect("text")
    };
    let (june, march) = (text("--date 2023-07-05"), text("--date 2023-07-05 --as-of 2023-03-31"));
    assert!(june.contains("新签约招商项目4个") && june.contains("2023年7月5日"), "{june}");
    assert!(!march.contains("新签约招商项目4个"), "{march}");
    let early = text("--date 2023-06-20");
    assert!(early.contains("6月20日") && early != june, "{early}");
}

#[test]
fn each_ledger_has_its_own_paper() {
    let shell = Shell::empty("each");
    for town in ["a", "b", "c"] {
        shell.copy_town(&format!("towns/{town}"));
    }
    shell.copy_town("more/a");
    shell.put("towns/broken.xlsx", "no workbook");
    shell.change("towns/b/town.json", |town| town["name"] = "石桥镇".into());
    let run = shell.run(&format!(
        "compile summary towns/a towns/b towns/c more/a towns/broken.xlsx --each {WISH} -o out --format txt,md"
    ));
    let wanted = ["b.md", "b.txt", "c.md", "c.txt", "more-a.md", "more-a.txt", "towns-a.md", "towns-a.txt"];
    assert_eq!(shell.list("out"), wanted);
    assert_ne!(run.exit, 0);
    assert!(run.err.contains("towns/broken.xlsx") && run.err.contains("共 5 个台账，写出 4 份"), "{}", run.err);
    shell.run(&format!("compile summary towns/a {WISH} -o alone.txt"));
    assert_eq!(shell.bytes("alone.txt"), shell.bytes("out/towns-a.txt"));
    let distinct: BTreeSet<_> =
        ["b", "c", "more-a", "towns-a"].map(|name| shell.bytes(&format!("out/{name}.txt"))).into();
    assert_eq!(distinct.len(), 2, "b is another town, the others are the same");
}

#[test]
fn a_paper_that_cannot_be_written_leaves_what_was_there() {
    let shell = Shell::with_town("whole");
    shell.put("kept/a.docx", "what was there");
    shell.put("blocked", "a file where a folder must be");
    shell.run(&format!("compile summary yunxiu {WISH} -o blocked/a.docx")).ends(2);
    shell.run(&format!("compile nothing yunxiu {WISH} -o kept/a.docx")).ends(2);
    assert_eq!(shell.bytes("kept/a.docx"), b"what was there");
    assert_eq!(shell.list("kept"), ["a.docx"]);
}
