//! Use cases, one a file, once for every front: what a caller asks for, in the caller's terms.
//!
//! Nothing here prints, parses arguments or reads the clock but through [`Env`]. What a front needs of the crates below
//! it takes from here.

mod bulletin;
mod bundle;
mod check;
mod collect;
mod compile;
mod county;
mod demo;
mod each;
mod env;
mod error;
mod explain;
mod figures;
mod fill;
mod formats;
mod formula;
mod learn;
mod mark;
mod matrix;
mod near;
mod notice;
mod open;
mod owed;
mod papers;
mod proof;
mod returned;
mod revise;
pub mod sarif;
mod schema;
mod settings;
mod slots;
mod source;
mod subject;
mod survey;
mod template;
mod trace;
pub mod view;
mod workbook;
mod write;

pub use bulletin::{Before, Published, Since, edition_of, message_text, publish, since};
pub use bundle::{
    BundleHead, Comparison, Digested, Evidence, Handing, Made, Received, Way, bundle, compare, correction, evidence,
    receive, spoken,
};
pub use check::{Checkup, check};
pub use collect::{Anew, Collection, Sent, Split, collect, split};
pub use compile::{Compilation, Wish, compile, compile_since, manifest, masked, render};
pub use demo::{Demo, demo, sample};
pub use each::{Done, Named, each, names};
pub use env::{Env, as_of};
pub use error::AppError;
pub use explain::{Explained, Sort, Topic, explain, list};
pub use figures::{Figures, figures};
pub use fill::{Form, fill, mapping};
pub use formats::{format, format_of, format_of_screens};
pub use learn::{Lesson, Sure, kept_as, learn};
pub use mark::{Marked, mark};
pub use matrix::matrix;
pub use open::{File, Opened, Rows, Sources, open, read};
pub use owed::{day_in_words, dunning, owed};
pub use papers::{Chosen, paper, papers, periodicals};
pub use proof::{Beside, Draft, Proofed, STDIN, annotated, draft, drafts, mended, proof};
pub use returned::returned;
pub use revise::{Renewed, Revised, Verified, refresh, verify};
pub use schema::{is_misshapen, ledger_schema, record_schemas, schema};
pub use settings::{Set, Settings};
pub use slots::slots;
pub use source::{file, gather};
pub use survey::{Compared, HandedIn, Survey, Tasks, TownStand, survey};
pub use template::{Sketch, template};
pub use trace::{Trace, Traced, trace};
pub use workbook::{Blank, workbook};
pub use write::write;

pub use jiff::civil::Date;
pub use taizhang_core::base::{Diagnostic, Period, Place, Severity, Words};
pub use taizhang_core::catalogue::Debt;
pub use taizhang_core::kind::By;
pub use taizhang_render::{FORMATS, Format, Loss};
pub use taizhang_report::Template;
