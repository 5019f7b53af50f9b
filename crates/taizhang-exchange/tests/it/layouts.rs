//! The layouts against the kinds.

use std::collections::BTreeSet;

use taizhang_core::kind;
use taizhang_exchange::layout::{self, Offer, Target};

#[test]
fn every_layout_fits_the_kinds() {
    assert!(layout::all().len() >= 11, "the layouts load");
    for info in kind::all() {
        assert!(layout::of_kind(info.code).is_some(), "{} has a sheet", info.code);
    }
}

#[test]
fn the_registry_is_the_folder() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/layouts");
    let files: BTreeSet<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    assert_eq!(files, layout::names().map(str::to_owned).collect());
}

#[test]
fn heads_of_a_sheet_are_told_apart() {
    for layout in layout::all() {
        let mut seen = BTreeSet::new();
        for column in &layout.columns {
            for head in std::iter::once(&column.head).chain(&column.aliases) {
                let fresh = seen.insert(layout::plain(head));
                // The unit in the head may be all that an alias leaves out.
                assert!(fresh || layout::plain(head) == layout::plain(&column.head), "{}: {head} twice", layout.sheet);
            }
        }
    }
}

#[test]
fn faults_are_told_all_at_once() {
    let text = r#"
        sheet = "表"
        title = "表"
        shown = true
        sort = "没有的列"
        views = [{ kind = "waiver" }, { kind = "dragon" }]
        columns = [
          { head = "编号", id = true, width = 9 },
          { head = "规则", field = "rule", width = 9 },
          { head = "编号", field = "recrod", width = 9 },
          { head = "理由", field = "reason", step = "signed", width = 9 },
        ]
    "#;
    let faults = layout::parse("bad", text).unwrap_err();
    let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!("faults_of_a_layout", lines.join("\n"));
}

#[test]
fn drop_downs_come_from_the_kinds() {
    let (project, view) = layout::of_kind("project").unwrap();
    let info = project.views[view].kind;
    let stage = project.column_of(view, Target::Field(info.field("stage").unwrap())).unwrap();
    let Offer::Words(words) = &project.columns[stage].offer else { panic!("stages are offered") };
    assert_eq!(words[2..4], ["意向（框架协议）", "签约（正式合同）"]);
    assert_eq!(project.views_of(None), [0]);
    let (activity, _) = layout::of_kind("training").unwrap();
    let Offer::Words(words) = &activity.columns[activity.sort.unwrap()].offer else { panic!("the sorts are offered") };
    let meant: Vec<_> = activity.views.iter().flat_map(|view| view.when.clone()).collect();
    assert_eq!(words, &meant, "what the views mean, in their order");
}
