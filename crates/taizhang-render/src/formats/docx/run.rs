//! Runs: spans of one face, with a bookmark round each bound thing.

use std::fmt::Write as _;

use taizhang_doc::flow::{Face, Span, Style};
use taizhang_doc::{Paper, Profile, Role};

use super::styles;
use crate::xml::escape_into;

/// Writes the runs of one document; counts its bookmarks.
pub(super) struct Runs<'a> {
    paper: &'a Paper,
    /// Where digits have a face of their own, “ ” and — must be told to keep that of the text.
    hinted: bool,
    bookmarks: usize,
}

impl<'a> Runs<'a> {
    pub(super) fn new(paper: &'a Paper, profile: &Profile) -> Self {
        Self { paper, hinted: profile.style.body.latin.is_some(), bookmarks: 0 }
    }

    /// Appends spans that stand in a line of this style. What has one look and is no number becomes one run.
    pub(super) fn put(&mut self, out: &mut String, spans: &[Span<'_>], style: Style) {
        let mut rest = spans;
        while let [span, after @ ..] = rest {
            if let Some(shown) = &span.shows {
                self.bookmarks += 1;
                let (id, name) = (self.bookmarks, shown.anchor);
                write!(out, r#"<w:bookmarkStart w:id="{id}" w:name="{name}"/>"#).expect("a String takes all that is written");
                let gap = self.paper.bound(shown.id).role == Role::Gap;
                self.put_run(out, std::slice::from_ref(span), style, gap);
                write!(out, r#"<w:bookmarkEnd w:id="{id}"/>"#).expect("a String takes all that is written");
                rest = after;
            } else {
                let alike = rest.iter().take_while(|other| other.shows.is_none() && other.face == span.face).count();
                self.put_run(out, &rest[..alike], style, false);
                rest = &rest[alike..];
            }
        }
    }

    fn put_run(&self, out: &mut String, alike: &[Span<'_>], style: Style, gap: bool) {
        let look = alike.first().and_then(|span| character_style(span.face, style));
        out.push_str("<w:r>");
        if look.is_some() || gap || self.hinted {
            out.push_str("<w:rPr>");
            if let Some(look) = look {
                out.push_str(r#"<w:rStyle w:val=""#);
                out.push_str(look);
                out.push_str(r#""/>"#);
            }
            if self.hinted {
                out.push_str(r#"<w:rFonts w:hint="eastAsia"/>"#);
            }
            if gap {
                // A place left open must be seen before the paper is signed.
                out.push_str(r#"<w:highlight w:val="yellow"/>"#);
            }
            out.push_str("</w:rPr>");
        }
        out.push_str(r#"<w:t xml:space="preserve">"#);
        for span in alike {
            escape_into(out, &span.text);
        }
        out.push_str("</w:t></w:r>");
    }
}

/// The character style of a face, unless the line has it already.
fn character_style(face: Face, style: Style) -> Option<&'static str> {
    match face {
        Face::Body => None,
        Face::Level(level) if style == Style::Heading(level) => None,
        Face::Level(level) => Some(styles::level(level)),
        Face::Strong => Some(styles::TOPIC),
    }
}
