//! What others open and save: `LibreOffice` stands in for the clerk's Word, Excel and WPS. `.ci/run` installs it.

mod refresh;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use taizhang_app::Opened;

/// A fresh folder with the sample in it, removed when the test passes.
struct Folder(PathBuf);

impl Folder {
    fn with_demo(name: &str) -> (Self, taizhang_app::Demo) {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("office-{name}-{}", std::process::id()));
        drop(fs::remove_dir_all(&folder));
        fs::create_dir_all(&folder).expect("a folder");
        let demo = taizhang_app::demo(&folder.join("demo"), None).expect("the demo");
        (Self(folder), demo)
    }

    /// Has `LibreOffice` open a file and save it as something else.
    fn saved_as(&self, file: &Path, suffix: &str) -> PathBuf {
        let out = self.0.join(suffix);
        let profile = format!("-env:UserInstallation=file://{}", self.0.join("profile").display());
        let run = Command::new("soffice")
            .args([&profile, "--headless", "--convert-to", suffix, "--outdir"])
            .args([&out, file])
            .output()
            .expect("LibreOffice is there: .ci/run installs it");
        let saved = out.join(file.file_stem().expect("a name")).with_extension(suffix);
        // A stem may hold a dot; LibreOffice replaces what stands behind the last one, as we do.
        assert!(saved.is_file(), "{}", String::from_utf8_lossy(&run.stderr));
        saved
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            drop(fs::remove_dir_all(&self.0));
        }
    }
}

fn paper_ending(demo: &taizhang_app::Demo, suffix: &str) -> PathBuf {
    let found = demo.papers.iter().find(|path| path.extension().is_some_and(|known| known == suffix));
    found.expect("a paper").clone()
}

/// What a reader sees, blanks and line ends out.
fn dense(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn a_paper_opens_and_prints_every_number() {
    let (folder, demo) = Folder::with_demo("paper");
    let pdf = folder.saved_as(&paper_ending(&demo, "docx"), "pdf");
    let run = Command::new("pdftotext")
        .arg("-raw")
        .arg(&pdf)
        .arg("-")
        .output()
        .expect("poppler is there: .ci/run installs it");
    // The number of a page stands between lines: — 1 —.
    let printed = String::from_utf8(run.stdout).expect("UTF-8");
    let is_page = |line: &str| line.trim().starts_with('—') && line.trim().ends_with('—');
    let lines = printed.lines().filter(|line| !is_page(line));
    let printed = dense(&lines.collect::<Vec<_>>().join("\n"));
    let paper = demo.compilation.paper.as_ref().expect("a paper");
    let manifest = paper.manifest();
    assert!(manifest.bound.len() > 100);
    let mut rest = printed.as_str();
    for entry in &manifest.bound {
        let shown = dense(&entry.shown);
        let at = rest.find(&shown).unwrap_or_else(|| panic!("{shown} ({}) is not printed in its place", entry.path));
        rest = &rest[at + shown.len()..];
    }
}

/// Every figure of the half-year, as it would be printed.
fn figures(opened: &Opened) -> Vec<String> {
    let period = "2023H1".parse().expect("a period");
    let as_of = taizhang_app::as_of(&opened.ledger, Some(period), "2023-07-05".parse().expect("a day"));
    let figures = taizhang_app::figures(opened, period, as_of);
    let shown = |(definition, figure)| {
        let view = taizhang_app::view::FigureView::of(definition, &figure);
        format!("{} {:?} {}", view.code, view.value, view.reading)
    };
    figures.all.into_iter().map(shown).collect()
}

#[test]
fn a_workbook_that_another_program_saved_is_the_same_ledger() {
    let (folder, demo) = Folder::with_demo("workbook");
    let wanted = figures(&demo.opened);
    for suffix in ["xlsx", "ods", "xls"] {
        let saved = folder.saved_as(&demo.workbook, suffix);
        let opened = taizhang_app::open(&[saved]).expect("it opens");
        let errors: Vec<_> =
            opened.findings.iter().filter(|found| found.severity == taizhang_app::Severity::Error).collect();
        assert!(errors.is_empty(), "{suffix}: {errors:#?}");
        assert_eq!(figures(&opened), wanted, "saved as .{suffix}");
        assert_eq!(opened.rows, demo.opened.rows, "saved as .{suffix}");
    }
}
