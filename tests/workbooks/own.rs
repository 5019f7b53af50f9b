//! A clerk's own sheet and what was learnt of it, side by side in a folder.

use std::fs;
use std::path::Path;

use taizhang_app::File;

use crate::fixtures;

#[test]
fn a_layout_beside_a_sheet_is_found_by_itself() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("own-{}", std::process::id()));
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).expect("a folder");
    let sheet = folder.join("2022年项目进度.csv");
    fs::write(&sheet, "项目,老板单位,总投资额,推进状态\n山泉水厂二期,岚溪县清泉饮品有限公司,2600,谈判中\n")
        .expect("a file");
    let unlearnt = taizhang_app::open(std::slice::from_ref(&sheet)).expect("it opens");
    assert_eq!(unlearnt.rows.all, 0);
    let file = File { name: "2022年项目进度.csv".to_owned(), bytes: fs::read(&sheet).expect("its bytes") };
    let lesson = taizhang_app::learn(&file).expect("a workbook");
    let kept = folder.join(taizhang_app::kept_as("2022年项目进度"));
    fs::write(&kept, lesson.write()).expect("a file");
    let opened = taizhang_app::open(std::slice::from_ref(&sheet)).expect("it opens");
    assert_eq!((opened.rows.all, opened.rows.usable), (1, 1), "{:#?}", opened.findings);
    assert_eq!(opened.files().len(), 1, "the layout is no file of the ledger");
    // What is no layout is told, and stops nothing.
    fs::write(&kept, "sheet = 1").expect("a file");
    let broken = taizhang_app::open(&[sheet, fixtures().join("yunxiu")]).expect("it opens");
    assert!(broken.findings.iter().any(|finding| finding.code == "layout-broken"));
    assert!(broken.rows.all > 500);
    drop(fs::remove_dir_all(&folder));
}
