//! Papers as templates, and templates as papers again; the masked edition of a paper.

use taizhang_app::{Chosen, Date, Draft, File, Opened, Period, Wish};
use taizhang_doc::{Paper, Source};

fn town() -> Opened {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../fixtures/yunxiu");
    taizhang_app::open(&[folder.into()]).expect("the sample")
}

fn compiled(opened: &Opened, template: &taizhang_app::Template) -> Paper {
    let (period, date): (Period, Date) = ("2023H1".parse().expect("a period"), "2023-07-05".parse().expect("a day"));
    let wish = Wish { period, as_of: None, date, provisional: true };
    taizhang_app::compile(template, opened, &wish).paper.expect("a provisional paper is always written")
}

fn shipped(opened: &Opened) -> Paper {
    let Ok(Chosen::Sound(template)) = taizhang_app::paper("summary", None, &opened.settings) else {
        panic!("our own is sound")
    };
    compiled(opened, &template)
}

fn text(paper: &Paper) -> String {
    let format = taizhang_app::format("txt").expect("a format");
    String::from_utf8(taizhang_app::render(paper, format).expect("it can be written").bytes).expect("text")
}

/// A draft through a template and back to a paper.
fn redrawn(name: &str, bytes: Vec<u8>, opened: &Opened) -> (taizhang_app::Sketch, Paper) {
    let draft = Draft { file: File { name: format!("{name}.txt"), bytes }, exceptions: None };
    let sketch = taizhang_app::template(&draft).expect("a template");
    let folder =
        std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("template-{name}-{}", std::process::id()));
    taizhang_app::write(&folder.join("paper.toml"), sketch.head.as_bytes()).expect("written");
    taizhang_app::write(&folder.join("body.txt"), sketch.body.as_bytes()).expect("written");
    let chosen = taizhang_app::paper("summary", Some(&folder), &opened.settings).expect("it can be read");
    let Chosen::Sound(template) = chosen else { panic!("{name}: {chosen:#?}") };
    let paper = compiled(opened, &template);
    drop(std::fs::remove_dir_all(&folder));
    (sketch, paper)
}

#[test]
fn a_masked_draft_becomes_a_template_and_a_paper() {
    let opened = town();
    let path = format!("{}/../fixtures/drafts/masked.txt", env!("CARGO_MANIFEST_DIR"));
    let (sketch, paper) = redrawn("masked", std::fs::read(path).expect("the fixture"), &opened);
    assert!(sketch.faults.is_empty(), "{:#?}", sketch.faults);
    let questions: Vec<_> = sketch.questions.iter().map(|question| format!("？{question}\n")).collect();
    let seen = format!("{}\n{}\n{}\n{}", sketch.head, sketch.body, questions.concat(), text(&paper));
    insta::assert_snapshot!("template", seen);
}

#[test]
fn our_own_paper_as_a_template_says_its_figures_again() {
    let opened = town();
    let own = text(&shipped(&opened));
    let (sketch, paper) = redrawn("own", own.clone().into_bytes(), &opened);
    assert!(sketch.faults.is_empty(), "{:#?}", sketch.faults);
    assert!(sketch.figures >= 60, "{}", sketch.figures);
    // What was bound to a figure shows what stood there, whatever it was bound by.
    let manifest = paper.manifest();
    let figures = manifest.bound.iter().filter(|entry| matches!(&*entry.source, Source::Figure(_)));
    let (mut all, mut odd) = (0, Vec::new());
    for entry in figures {
        all += 1;
        if !own.contains(entry.shown.as_ref()) {
            odd.push(format!("{} {:?}", entry.shown, entry.source));
        }
    }
    assert!(all >= 60 && odd.len() * 20 <= all, "{all} {odd:#?}");
}

#[test]
fn a_masked_paper_names_nobody_and_tells_no_number() {
    let opened = town();
    let masked = taizhang_app::masked(&shipped(&opened), &opened);
    let shown = text(&masked);
    let docx = taizhang_app::render(&masked, taizhang_app::format("docx").expect("a format")).expect("written").bytes;
    let json = taizhang_app::render(&masked, taizhang_app::format("json").expect("a format")).expect("written").bytes;
    let mut all = shown.clone() + &String::from_utf8(json).expect("text");
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(docx)).expect("a package");
    for at in 0..package.len() {
        let part = package.by_index(at).expect("a part");
        let name = part.name().expect("a name").into_owned();
        if name.starts_with("docProps") || name.starts_with("customXml/item1") || name == "word/document.xml" {
            all.push_str(&std::io::read_to_string(part).expect("XML"));
        }
    }
    let records = &opened.ledger.records;
    let persons = records.of::<taizhang_core::kind::Person>().iter().map(|person| person.name.as_str());
    let projects = records
        .of::<taizhang_core::kind::Project>()
        .iter()
        .flat_map(|project| [project.name.as_str(), project.investor.as_str()]);
    for name in persons.chain(projects).chain(["云岫", "岚溪", "449926101000", "ZS-2023", "18640"]) {
        assert!(!all.contains(name), "{name} is told");
    }
    insta::assert_snapshot!("masked", shown);
}

#[test]
fn what_must_never_leave_in_clear_is_masked_wherever_it_is_told() {
    let mut opened = town();
    opened.ledger.records.of_mut::<taizhang_core::kind::Asset>()[0].tenant = Some("韩启明".into());
    let mut paper = shipped(&opened);
    paper.title.push_str("（承租人韩启明）");
    let masked = taizhang_app::masked(&paper, &opened);
    assert!(masked.title.ends_with("（承租人xxx）"), "{}", masked.title);
}
