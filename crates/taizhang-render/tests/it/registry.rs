use std::collections::BTreeSet;
use std::path::Path;

use taizhang_doc::Profile;
use taizhang_render::{FORMATS, Lost};

use crate::sample;

#[test]
fn the_registry_holds_each_file_of_the_folder() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/formats");
    let files: BTreeSet<String> = std::fs::read_dir(folder)
        .expect("the folder of formats")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .map(|path| path.file_stem().expect("a name").to_string_lossy().into_owned())
        .collect();
    let registered: BTreeSet<String> = FORMATS.iter().map(|format| format.name.to_owned()).collect();
    assert_eq!(registered, files);
    let suffixes: BTreeSet<&str> = FORMATS.iter().map(|format| format.suffix).collect();
    assert_eq!(suffixes.len(), FORMATS.len(), "two formats share a suffix");
}

#[test]
fn each_format_writes_the_same_bytes_again() {
    let mut paper = sample::summary();
    paper.provisional = Some("未定稿".into());
    for format in FORMATS {
        let once = (format.write)(&paper, Profile::gbt9704()).unwrap();
        let again = (format.write)(&paper, &Profile::gbt9704().clone()).unwrap();
        assert!(once == again, "{}", format.name);
    }
}

#[test]
fn what_a_format_cannot_show_is_told() {
    let mut paper = sample::summary();
    paper.blocks.insert(1, taizhang_doc::Block::PageBreak);
    paper.title.push('\u{202E}');
    let told: Vec<String> = FORMATS
        .iter()
        .map(|format| {
            let losses = (format.write)(&paper, Profile::gbt9704()).unwrap().losses;
            let losses: Vec<String> = losses.iter().map(ToString::to_string).collect();
            format!("{}: {}", format.name, losses.join(", "))
        })
        .collect();
    insta::assert_snapshot!("losses", told.join("\n"));
    let by_nature = |lost: Lost| lost.is_by_nature();
    assert_eq!(
        [Lost::Characters, Lost::Sources, Lost::Records, Lost::PageBreaks].map(by_nature),
        [false, true, true, true]
    );
    assert_eq!((Lost::Sources.zh(), Lost::Sources.en()), ("数据来源", "sources of numbers"));
}
