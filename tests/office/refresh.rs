//! Papers of ours edited in `LibreOffice`, then held against a ledger that moved on: each number is set right or told.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use taizhang_app::{Date, Draft, Opened, Period, Renewed, Revised, Wish};
use taizhang_doc::Paper;

use crate::Folder;

const SCRIPT: &str = include_str!("edits.bas");

fn half_year() -> (Period, Date) {
    ("2023H1".parse().expect("a period"), "2023-07-05".parse().expect("a day"))
}

fn compiled(opened: &Opened) -> Paper {
    let (period, date) = half_year();
    let wish = Wish { period, as_of: None, date, provisional: true };
    let taizhang_app::Chosen::Sound(template) =
        taizhang_app::paper("summary", None, &opened.settings).expect("the paper")
    else {
        panic!("our own template is sound")
    };
    taizhang_app::compile(&template, opened, &wish).paper.expect("a provisional paper is always written")
}

/// The sample town, some weeks later: a contract grew, an asset was let, a project came to be built.
fn moved_on(folder: &Folder) -> Opened {
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/../fixtures/yunxiu");
    let later = folder.0.join("later");
    fs::create_dir_all(&later).expect("a folder");
    for entry in fs::read_dir(sample).expect("the sample") {
        let path = entry.expect("a file").path();
        let mut text = fs::read_to_string(&path).expect("JSON");
        for (from, to) in [
            ("\"amount\": \"5200万元\"", "\"amount\": \"5300万元\""),
            ("\"income\": \"6.5万元\"", "\"income\": \"6.8万元\""),
            ("\"funds\": \"620万元\"", "\"funds\": \"2620万元\""),
        ] {
            text = text.replace(from, to);
        }
        fs::write(later.join(path.file_name().expect("a name")), text).expect("written");
    }
    taizhang_app::open(&[later]).expect("it opens")
}

/// Has `LibreOffice` edit a paper in every way of the script.
fn edited(folder: &Folder, paper: &Path) -> Vec<PathBuf> {
    let profile = folder.0.join("profile");
    let office = |more: &[String]| {
        let run = Command::new("soffice")
            .arg(format!("-env:UserInstallation=file://{}", profile.display()))
            .args(["--headless", "--norestore"])
            .args(more)
            .output()
            .expect("LibreOffice is there: .ci/run installs it");
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    };
    // The first start makes the profile, and would write over what lies there already.
    office(&["--terminate_after_init".to_owned()]);
    let library = profile.join("user/basic/Standard");
    fs::create_dir_all(&library).expect("a folder");
    let index = r#"<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Edits"/></library:library>"#;
    let libraries = r#"<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard" library:link="false"/></library:libraries>"#;
    let escaped = SCRIPT.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let module = format!(
        r#"<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Edits" script:language="StarBasic">{escaped}</script:module>"#
    );
    let xml = |text: &str| format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{text}\n");
    fs::write(profile.join("user/basic/script.xlc"), xml(libraries)).expect("written");
    fs::write(library.join("script.xlb"), xml(index)).expect("written");
    fs::write(library.join("Edits.xba"), xml(&module)).expect("written");
    let out = folder.0.join("edited");
    fs::create_dir_all(&out).expect("a folder");
    office(&[format!("macro:///Standard.Edits.Main(file://{},file://{}/)", paper.display(), out.display())]);
    let mut files: Vec<PathBuf> =
        fs::read_dir(&out).expect("a folder").map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    files
}

/// What of the old paper is another number today, by what was shown and what is: how often.
fn due(old: &Paper, new: &Paper) -> BTreeMap<(String, String), usize> {
    let (old, new) = (old.manifest(), new.manifest());
    let mut due = BTreeMap::new();
    for entry in &old.bound {
        let is_same = |other: &&taizhang_doc::Entry<'_>| {
            other.source == entry.source && other.path == entry.path && other.unit == entry.unit
        };
        let same = new.bound.iter().find(is_same);
        let same = same.unwrap_or_else(|| panic!("{} at {} is told no more", entry.shown, entry.path));
        if same.shown != entry.shown {
            *due.entry((entry.shown.to_string(), same.shown.to_string())).or_default() += 1;
        }
    }
    due
}

/// All of a document but the words of its runs.
fn without_words(bytes: &[u8]) -> Vec<String> {
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a package");
    let names: Vec<String> = package.file_names().map(|name| name.expect("a name").into_owned()).collect();
    let part = |name: String| {
        let text = std::io::read_to_string(package.by_name(&name).expect("a part")).expect("XML");
        let mut rest = text.as_str();
        let mut kept = name;
        let begin = |text: &str| ["<w:t>", "<w:t "].iter().filter_map(|tag| text.find(tag)).min();
        while let Some(at) = begin(rest) {
            kept.push_str(&rest[..at]);
            rest = rest[at..].split_once("</w:t>").map_or("", |(_, after)| after);
        }
        kept.push_str(rest);
        kept
    };
    // The list of numbers moves on with them.
    names.into_iter().filter(|name| !name.starts_with("customXml/item1")).map(part).collect()
}

fn told(renewed: &Renewed) -> Vec<String> {
    renewed.findings.iter().map(|one| format!("{} {} {}", one.place, one.code, one.message.zh)).collect()
}

#[test]
fn after_every_edit_each_number_is_set_right_or_told() {
    let (folder, demo) = Folder::with_demo("refresh");
    let paper = crate::paper_ending(&demo, "docx");
    let old = compiled(&demo.opened);
    let later = moved_on(&folder);
    let new = compiled(&later);
    let due = due(&old, &new);
    assert!(due.len() >= 6, "{due:#?}");
    let files = edited(&folder, &paper);
    assert_eq!(files.len(), 13, "{files:?}");
    let (period, today) = half_year();
    let mut text = String::new();
    for file in files {
        let name = file.file_stem().expect("a name").to_string_lossy().into_owned();
        let draft: Draft = taizhang_app::draft(&file).expect("it reads");
        let beside = Revised { opened: &later, period: Some(period), today, manifest: None };
        let renewed = taizhang_app::refresh(&draft, &beside).expect("it can be changed");
        let told = told(&renewed);
        // Nothing is set wrong: what was set is what has changed, no more often than it stood there.
        let mut set: BTreeMap<(String, String), usize> = BTreeMap::new();
        for change in &renewed.changes {
            *set.entry((change.old.clone(), change.new.clone())).or_default() += 1;
        }
        for (change, times) in &set {
            assert!(due.get(change).is_some_and(|due| times <= due), "{name}: {change:?} {times}\n{told:#?}");
        }
        // Nothing is left unsaid.
        for (change, times) in &due {
            let left = times - set.get(change).copied().unwrap_or(0);
            let said = told.iter().filter(|line| line.contains(&change.0)).count();
            assert!(said >= left, "{name}: {change:?}, {left} left, {said} told\n{told:#?}");
        }
        // No word, no look, no comment but the numbers was touched.
        assert_eq!(without_words(&draft.file.bytes), without_words(&renewed.bytes), "{name}");
        // What was set stays set: a second time there is nothing to do, and nothing more to tell.
        let again = Draft { file: taizhang_app::File { bytes: renewed.bytes.clone(), ..draft.file.clone() }, ..draft };
        let second = taizhang_app::refresh(&again, &beside).expect("it can be changed");
        assert!(second.changes.is_empty(), "{name}: {:?}", second.changes);
        let line = format!("{name}: {} set, {} held\n", renewed.changes.len(), renewed.held);
        text.push_str(&line);
        for line in told {
            text.push_str("  ");
            text.push_str(&line);
            text.push('\n');
        }
    }
    insta::assert_snapshot!("refreshed", text);
}
