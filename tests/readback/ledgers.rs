//! Ledger → JSON or workbook → the same ledger.

use proptest::prelude::*;
use taizhang_core::kind::Ledger;
use taizhang_exchange::{Options, Source, json, read_files};
use taizhang_tests::ledgers;

/// The canonical writing: what two ledgers that are the same have in common.
fn canonical(ledger: &Ledger) -> Vec<(String, String)> {
    let files = json::write(ledger).into_iter();
    files.map(|(name, bytes)| (name, String::from_utf8(bytes).expect("UTF-8"))).collect()
}

fn read(files: &[(String, String)]) -> Ledger {
    let files: Vec<_> = files.iter().map(|(name, text)| Source { name, bytes: text.as_bytes() }).collect();
    read_files(&files, &Options::default()).value.ledger
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_folder_of_json_reads_back_and_is_written_the_same(seed: u64) {
        let first = canonical(&ledgers::ledger(seed));
        prop_assert_eq!(canonical(&read(&first)), first);
    }
}
