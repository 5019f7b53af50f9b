//! The workbook: what stands where, and that a clerk can work with it.

use taizhang_exchange::write::{Options, workbook};

use crate::sample;

fn options() -> Options {
    Options { made: "2023-07-03".parse().unwrap(), year: Some(2023), with: Vec::new() }
}

#[test]
fn dump() {
    std::fs::write("/tmp/w.xlsx", workbook(Some(&sample::town()), &options()).unwrap()).unwrap();
    std::fs::write("/tmp/b.xlsx", workbook(None, &options()).unwrap()).unwrap();
}
