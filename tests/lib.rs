//! What the tests share: ledgers made up at random over the tables of fields.

pub mod ledgers;
pub mod workbook;
