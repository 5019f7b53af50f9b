//! The folder of JSON.

use taizhang_exchange::json;

use crate::support::{lines, read_bytes};

/// The sample town as it stands in the repository.
fn sample() -> Vec<(String, Vec<u8>)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/yunxiu");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "json"))
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read(&path).unwrap()))
        .collect();
    files.sort();
    files
}

fn borrowed(files: &[(String, Vec<u8>)]) -> Vec<(&str, &[u8])> {
    files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect()
}

#[test]
fn the_sample_town_is_read_without_a_word_and_written_as_it_was() {
    let files = sample();
    let read = read_bytes(&borrowed(&files));
    assert_eq!(lines(&read.findings), "");
    let mut written = json::write(&read.value.ledger);
    written.sort();
    for ((name, before), (again, after)) in files.iter().zip(&written) {
        assert_eq!(name, again);
        assert_eq!(String::from_utf8_lossy(before), String::from_utf8_lossy(after), "{name}");
    }
    assert_eq!(files.len(), written.len());
}
