//! What holds for every format, and what for one.

mod docx;
mod generated;
mod html;
mod outline;
mod readback;
mod reading;
mod registry;
mod sample;
mod schema;
mod snapshots;
mod xlsx;

use taizhang_doc::{Paper, Profile};
use taizhang_render::{FORMATS, Rendered};

/// A paper in the format whose files end so.
pub(crate) fn rendered(paper: &Paper, suffix: &str) -> Rendered {
    let format = FORMATS.iter().find(|format| format.suffix == suffix).expect("the tests name formats there are");
    (format.write)(paper, Profile::gbt9704()).expect("a paper can be written")
}

/// The same, as text.
pub(crate) fn rendered_text(paper: &Paper, suffix: &str) -> String {
    String::from_utf8(rendered(paper, suffix).bytes).expect("the format is text")
}
