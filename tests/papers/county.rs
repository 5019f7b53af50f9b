//! 岚溪县: what is told of ten towns, before and after the late one came in.

use jiff::civil::date;
use taizhang_app::open;

use crate::town::{fixture, paper};

#[test]
fn the_bulletin_of_the_county() {
    let opened = open(&[fixture("lanxi")]).expect("the fixture can be read");
    insta::assert_snapshot!("lanxi_county", paper(&opened, "county", "2023H1", date(2023, 7, 10)));
    insta::assert_snapshot!("lanxi_county_with_the_late", paper(&opened, "county", "2023H1", date(2023, 7, 15)));
    insta::assert_snapshot!("lanxi_county_month", paper(&opened, "county", "2023-06", date(2023, 7, 15)));
}

#[test]
fn the_summary_of_the_county() {
    let opened = open(&[fixture("lanxi")]).expect("the fixture can be read");
    insta::assert_snapshot!("lanxi_summary", paper(&opened, "summary", "2023H1", date(2023, 7, 15)));
}
