//! Tests of the domain, one binary.

mod base_calendar;
mod base_day;
mod base_numeral;
mod base_period;
mod base_quantity;
mod base_scan;
mod base_tree;
mod base_write;
mod catalogue;
mod catalogue_edition;
mod facts;
mod rollup;
mod rules;
mod rules_crowd;
mod rules_town;
