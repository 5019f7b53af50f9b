//! Whatever we compile, in any format that can be read back, the proofreader finds nothing in.

use taizhang_app::{Draft, File, Revised};

use crate::{paper, proof, summary};

#[test]
fn what_we_write_passes_our_own_proofreader() {
    for (format, name) in [("docx", "总结.docx"), ("md", "总结.md"), ("txt", "总结.txt"), ("html", "总结.html")]
    {
        let proofed = proof(name, summary(format));
        let told: Vec<String> =
            proofed.findings.iter().map(|one| format!("{} {}", one.place, one.message.zh)).collect();
        assert!(proofed.is_readable && told.is_empty(), "{format}: {told:#?}");
    }
}

#[test]
fn every_number_of_what_we_write_holds() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../fixtures/yunxiu");
    let opened = taizhang_app::open(&[folder.into()]).expect("the sample");
    let period = Some("2023H1".parse().expect("a period"));
    let beside = Revised { opened: &opened, period, today: "2023-07-05".parse().expect("a day"), manifest: None };
    for slug in ["summary", "projects", "assets", "answers", "figures", "checklist"] {
        for format in ["docx", "md", "txt", "html"] {
            let (_, name) = taizhang_app::papers().into_iter().find(|(own, _)| *own == slug).expect("a paper");
            let file = File { name: format!("{name}.{format}"), bytes: paper(&opened, slug, format) };
            let verified = taizhang_app::verify(&Draft { file, exceptions: None }, &beside).expect("it says when");
            let told: Vec<String> =
                verified.findings.iter().map(|one| format!("{} {}", one.place, one.message.zh)).collect();
            assert!(verified.standing.held > 20 && told.is_empty(), "{slug}.{format}: {told:#?}");
        }
    }
}

#[test]
fn all_formats_are_read_as_the_same_words() {
    let words = |name: &str, format: &str| {
        let document = proof(name, summary(format)).document;
        let prose = document.paras.iter().filter(|para| para.is_prose() || para.is_heading());
        prose.map(|para| document.words(&para.span).to_owned()).collect::<Vec<_>>()
    };
    let word = words("总结.docx", "docx");
    assert!(word.len() > 15, "{}", word.len());
    for (name, format) in [("总结.md", "md"), ("总结.txt", "txt"), ("总结.html", "html")] {
        let other = words(name, format);
        let differ = word.iter().zip(&other).find(|(one, other)| one != other);
        assert!(differ.is_none() && word.len() == other.len(), "{format}: {differ:#?}");
    }
}
