//! One HTML file, with nothing outside it: read on a screen it looks like the page, printed it is the page.
//!
//! Each bound thing is a link to where it comes from, and that to the records; a small script shows both beside the
//! text instead. Without the script the links still work. The manifest stands in the file as JSON.

mod body;
mod sources;
mod style;

use taizhang_doc::{Flow, Manifest, Paper, Profile};

use super::losses;
use crate::xml::escape_into;
use crate::{Format, Lost, RenderError, Rendered};

pub(super) const FORMAT: Format =
    Format { name: "html", suffix: "html", media_type: "text/html; charset=utf-8", write };

/// Nothing is fetched, whatever slips into the text.
const HEAD: &str = concat!(
    "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n",
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; ",
    "script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n<title>",
);

fn write(paper: &Paper, profile: &Profile) -> Result<Rendered, RenderError> {
    let flow = Flow::of(paper);
    let mut out = String::with_capacity(64 * 1024);
    out.push_str(HEAD);
    escape_into(&mut out, &paper.title);
    out.push_str("</title>\n<style>\n");
    style::put(&mut out, profile);
    out.push_str("</style>\n</head>\n<body>\n");
    body::put(&mut out, &flow, paper, profile);
    sources::put(&mut out, &flow, paper);
    out.push_str("<script type=\"application/json\" id=\"manifest\">");
    put_json(&mut out, &serde_json::to_string(&Manifest::of(paper, &flow))?);
    out.push_str("</script>\n<script>\n");
    out.push_str(include_str!("html/panel.js"));
    out.push_str("</script>\n</body>\n</html>\n");
    Ok(Rendered { bytes: out.into_bytes(), losses: losses(&flow, paper.cards.len(), &[Lost::Characters]) })
}

/// JSON inside a script: `<` opens no tag and no comment there.
fn put_json(out: &mut String, json: &str) {
    for (n, piece) in json.split('<').enumerate() {
        if n > 0 {
            out.push_str("\\u003c");
        }
        out.push_str(piece);
    }
}
