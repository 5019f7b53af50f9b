//! Whatever we compile, in any format that can be read back, the proofreader finds nothing in.

use crate::{proof, summary};

#[test]
fn what_we_write_passes_our_own_proofreader() {
    for (format, name) in [("docx", "总结.docx"), ("md", "总结.md"), ("txt", "总结.txt")] {
        let proofed = proof(name, summary(format));
        let told: Vec<String> =
            proofed.findings.iter().map(|one| format!("{} {}", one.place, one.message.zh)).collect();
        assert!(proofed.is_readable && told.is_empty(), "{format}: {told:#?}");
    }
}

#[test]
fn the_three_formats_are_read_as_the_same_words() {
    let words = |name: &str, format: &str| {
        let document = proof(name, summary(format)).document;
        let prose = document.paras.iter().filter(|para| para.is_prose() || para.is_heading());
        prose.map(|para| document.words(&para.span).to_owned()).collect::<Vec<_>>()
    };
    let word = words("总结.docx", "docx");
    assert!(word.len() > 15, "{}", word.len());
    for (name, format) in [("总结.md", "md"), ("总结.txt", "txt")] {
        let other = words(name, format);
        let differ = word.iter().zip(&other).find(|(one, other)| one != other);
        assert!(differ.is_none() && word.len() == other.len(), "{format}: {differ:#?}");
    }
}
