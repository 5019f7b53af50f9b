//! The shipped templates, and what is said of wrong ones.

use taizhang_core::catalogue::Catalogue;
use taizhang_report::{Files, Phrases, Template, papers};

fn faults(body: &str) -> String {
    let head = "slug = \"t\"\nname = \"试\"\ntitle = \"{town}试\"\n";
    let files = Files { folder: "t", head, body };
    match Template::check(files, Catalogue::shipped(), Phrases::shipped()) {
        Ok(_) => "fine".to_owned(),
        Err(findings) => {
            let told = findings.iter().map(|finding| {
                let help = finding.help.as_ref().map(|help| format!(" | {}", help.zh)).unwrap_or_default();
                format!("{} {}{help}", finding.place, finding.message.zh)
            });
            told.collect::<Vec<_>>().join("\n")
        }
    }
}

#[test]
fn the_shipped_templates_are_sound() {
    for folder in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/templates")).expect("the templates") {
        let folder = folder.expect("a folder").path();
        let read = |file| std::fs::read_to_string(folder.join(file)).expect("a file of a template");
        let name = folder.file_name().expect("a name").to_string_lossy().into_owned();
        let (head, body) = (read("paper.toml"), read("body.txt"));
        let files = Files { folder: &name, head: &head, body: &body };
        let found = Template::check(files, Catalogue::shipped(), Phrases::shipped());
        let faults = found.err().unwrap_or_default();
        let told: Vec<_> =
            faults.iter().map(|fault| format!("{} {} {:?}", fault.place, fault.message.zh, fault.help)).collect();
        assert!(told.is_empty(), "{told:#?}");
        assert!(papers::named(&name).is_some(), "{name} is in no registry");
    }
    assert!(papers::named("工作总结").is_some());
}

#[test]
fn all_faults_of_a_template_are_told_at_once() {
    let body = "召开会议{meeting.comand}，共23次[，{project.signed | 亩}。\n\n\
                # 标题}\n{each project.signed first 0}{nme}{end}\n\n\
                {each project.signed first 3}{nme}{end}{? project.signed lots}\n\n\
                | 表行 |\n\n- 没有主题\n\n{each tourism.visitors}{name}{end}\n";
    insta::assert_snapshot!("template_with_faults", faults(body));
}

#[test]
fn faults_of_tables_are_told_at_their_rows() {
    let body = "|=\n| 名称 < 4 | 数 > 4 |\n| {total} | {rows} |\n\n\
                |=\n| 名称 < 4 | 数 > 4 |\n| {each project.signed per stge} {name} | {sum:amount} |\n\
                | {sub} {stage} | {sum:amout} |\n| {figures econmy} {name} | {value} |\n\
                | {figures economy} {nme} | {value | 亩} |\n| {ranking project.signed} {name} | {rat} |\n\
                | {entries} {plce} | {said} |\n\n\
                -- {each plan.due} {content} :: {? status dun}{? kept maybe}{each problm}{content}{end}\n";
    insta::assert_snapshot!("tables_with_faults", faults(body));
}

#[test]
fn a_phrase_stands_whole_or_is_told() {
    assert_eq!(faults("以习近平新时代中国特色社会主义思想为指导。\n"), "fine");
    let told = faults("以新时代中国特色社会主义思想为指导。\n");
    assert!(told.contains("少了字") && told.contains("以习近平新时代中国特色社会主义思想为指导"), "{told}");
}

#[test]
fn phrases_are_dated_and_what_is_offered_is_in_no_template() {
    let phrases = Phrases::shipped();
    let keys: std::collections::BTreeSet<&str> = phrases.fixed.iter().map(|fixed| fixed.key.as_str()).collect();
    assert_eq!(keys.len(), phrases.fixed.len(), "each key once");
    let body = include_str!("../../templates/summary/body.txt");
    for offered in phrases.fixed.iter().filter(|fixed| fixed.section.is_some()) {
        assert!(!body.contains(&format!("{{fixed:{}}}", offered.key)), "{} is offered, not ours", offered.key);
        assert!(!offered.zh.contains(|c: char| c.is_ascii_digit()), "{}: a phrase counts nothing", offered.key);
    }
    let programme = phrases.fixed.iter().find(|fixed| fixed.key == "programme").expect("it ships");
    let day = |text: &str| text.parse().expect("a day");
    assert!(!programme.stands(day("2022-12-07")) && programme.stands(day("2022-12-08")));
}
