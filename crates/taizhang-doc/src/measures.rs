//! The measures of a page, as a profile of data.
//!
//! The default is GB/T 9704—2012 and stands in `profiles/gbt9704.toml`, each value with its clause. A renderer asks the
//! profile, and holds no measure itself.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::flow::{self, Face, Flow, Style};
use crate::numbering::ANNEX_NOTE;
use crate::paper::{Level, Orientation};
use crate::text;

static GBT9704: LazyLock<Profile> = LazyLock::new(|| {
    Profile::parse(include_str!("../profiles/gbt9704.toml")).expect("the profile is a constant that a test parses")
});

/// All measures of a page.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// What it is called: GB/T 9704-2012.
    pub name: String,
    /// The sheet and its margins.
    pub page: Page,
    /// Lines and characters.
    pub grid: Pitch,
    /// How each style is set.
    pub style: Styles,
    /// Where the signature stands.
    pub signature: Signature,
    /// What may stand in for a face that is missing, by the name of the face.
    #[serde(default)]
    pub face: BTreeMap<String, StandIn>,
}

/// The sheet and its margins, in millimetres.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// Width of the sheet.
    pub width: u32,
    /// Height of the sheet.
    pub height: u32,
    /// Upper margin (天头).
    pub top: u32,
    /// Left margin (订口).
    pub left: u32,
    /// Right margin.
    pub right: u32,
    /// Lower margin.
    pub bottom: u32,
    /// From the sheet's lower edge to the footer's.
    pub footer: u32,
    /// From the sheet's upper edge to the header's.
    pub header: u32,
}

impl Page {
    /// Width of the type area (版心), in twips.
    pub fn measure(&self) -> u32 {
        twips(self.width) - twips(self.left) - twips(self.right)
    }

    /// Height of the type area, in twips.
    pub fn depth(&self) -> u32 {
        twips(self.height) - twips(self.top) - twips(self.bottom)
    }
}

/// Lines and characters of a page.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pitch {
    /// Lines a page.
    pub lines: u32,
    /// Characters a line.
    pub characters: u32,
    /// From line to line, in twips.
    pub pitch: u32,
    /// What is added to each character of the text, in twips.
    pub tracking: i32,
}

/// How each style is set.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Styles {
    /// The title.
    pub title: Type,
    /// To whom the paper goes.
    pub addressee: Type,
    /// The text.
    pub body: Type,
    /// Headings of level 一、
    pub one: Type,
    /// Headings of level （一）
    pub two: Type,
    /// Headings of level 1.
    pub three: Type,
    /// Headings of level （1）
    pub four: Type,
    /// 一是 and its topic.
    pub strong: Type,
    /// Captions of tables.
    pub caption: Type,
    /// Heads of columns.
    pub head: Type,
    /// Cells of tables.
    pub cell: Type,
    /// The issuing body.
    pub signature: Type,
    /// The date.
    pub date: Type,
    /// The list of annexes under the body; blank lines stand before its first line alone.
    pub annex_note: Type,
    /// 附件1 at the head of its page.
    pub annex_mark: Type,
    /// The title of an annex.
    pub annex_title: Type,
    /// The page number.
    pub folio: Type,
    /// The notice of a provisional paper.
    pub notice: Type,
}

/// How a style is set.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Type {
    /// The face, by the name that Word knows.
    pub face: String,
    /// Another face for digits and Latin letters.
    pub latin: Option<String>,
    /// The size in half points.
    pub size: u32,
    /// Whether it is bold.
    #[serde(default)]
    pub bold: bool,
    /// The colour, as RRGGBB; black where absent.
    pub colour: Option<String>,
    /// How lines stand.
    pub align: Line,
    /// Indent of the first line, in characters.
    #[serde(default)]
    pub indent: u32,
    /// Blank lines before.
    #[serde(default)]
    pub before: u32,
    /// Blank lines after.
    #[serde(default)]
    pub after: u32,
}

/// How the lines of a style stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Line {
    /// To the left.
    Left,
    /// In the middle.
    Centre,
    /// At full width.
    Justify,
}

/// Where the signature stands, in characters of the text.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// How far from the right edge the name ends.
    pub right: u32,
    /// How far to the right of the name's first character the date's stands.
    pub shift: u32,
}

/// What may stand in for a face.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StandIn {
    /// Faces, best first.
    pub instead: Vec<String>,
    /// The generic family: `serif` or `sans-serif`.
    pub generic: String,
    /// Whether what stands in must be set bold to look like the face.
    #[serde(default)]
    pub heavy: bool,
}

impl Profile {
    /// GB/T 9704—2012.
    pub fn gbt9704() -> &'static Self {
        &GBT9704
    }

    /// Reads a profile.
    pub fn parse(toml: &str) -> Result<Self, ProfileError> {
        let profile: Self = toml::from_str(toml).map_err(|source| ProfileError::Shape(Box::new(source)))?;
        let (page, grid) = (&profile.page, &profile.grid);
        if page.left + page.right >= page.width || page.top + page.bottom >= page.height {
            return Err(ProfileError::NoRoom);
        }
        if grid.lines == 0 || grid.characters == 0 || grid.lines * grid.pitch > page.depth() {
            return Err(ProfileError::LinesOverflow { lines: grid.lines, pitch: grid.pitch, depth: page.depth() });
        }
        Ok(profile)
    }

    /// The profile of pages that lie on their side: the sheet turned so that the head of its tables is at the binding
    /// edge of odd pages and at the cut edge of even ones (GB/T 9704—2012 7.6), with as many lines and characters as fit.
    pub fn turned(&self) -> Self {
        let page = Page {
            width: self.page.height,
            height: self.page.width,
            top: self.page.left,
            bottom: self.page.right,
            left: self.page.bottom,
            right: self.page.top,
            footer: self.page.right.saturating_sub(self.page.bottom - self.page.footer),
            header: self.page.header.min(self.page.left / 2),
        };
        let (lines, characters) = (page.depth() / self.grid.pitch.max(1), page.measure() / self.em().max(1));
        Self { page, grid: Pitch { lines, characters, ..self.grid.clone() }, ..self.clone() }
    }

    /// The profile of pages that lie so.
    pub fn lying(&self, orientation: Orientation) -> Cow<'_, Self> {
        match orientation {
            Orientation::Portrait => Cow::Borrowed(self),
            Orientation::Landscape => Cow::Owned(self.turned()),
        }
    }

    /// How a line of the flow is set.
    pub fn line(&self, style: Style) -> &Type {
        match style {
            Style::Title => &self.style.title,
            Style::Heading(level) => self.level(level),
            Style::Addressee => &self.style.addressee,
            Style::Body => &self.style.body,
            Style::Caption => &self.style.caption,
            Style::Signature => &self.style.signature,
            Style::Date => &self.style.date,
            Style::AnnexNote { .. } => &self.style.annex_note,
            Style::AnnexMark => &self.style.annex_mark,
            Style::AnnexTitle => &self.style.annex_title,
        }
    }

    /// How a span is set in a line of this style.
    pub fn span(&self, face: Face, style: Style) -> &Type {
        match face {
            Face::Body => self.line(style),
            Face::Level(level) => self.level(level),
            Face::Strong => &self.style.strong,
        }
    }

    /// How a level is set.
    pub fn level(&self, level: Level) -> &Type {
        match level {
            Level::One => &self.style.one,
            Level::Two => &self.style.two,
            Level::Three => &self.style.three,
            Level::Four => &self.style.four,
        }
    }

    /// One character of the text, in twips, tracking included.
    pub fn em(&self) -> u32 {
        (self.style.body.size * 10).saturating_add_signed(self.grid.tracking)
    }

    /// How many whole characters of a style fit on a line.
    pub fn fit(&self, style: &Type) -> usize {
        let character = (style.size * 10).saturating_add_signed(self.grid.tracking).max(1);
        usize::try_from(self.page.measure() / character).unwrap_or(usize::MAX)
    }

    /// How many whole characters a line of a title may have. One less than fit: digits and quotation marks are as wide
    /// as the face at hand makes them, and a line that overflows leaves a lone character on the next.
    pub fn fit_title(&self, style: &Type) -> usize {
        self.fit(style).saturating_sub(1)
    }

    /// How far from the left the name and the date under it start, in half characters (GB/T 9704—2012 7.3.5.2).
    pub fn signature_starts(&self, flow: &Flow<'_>) -> (usize, usize) {
        let (name, date) = (flow.width(Style::Signature), flow.width(Style::Date));
        let half = |characters: u32| usize::try_from(characters * 2).unwrap_or(usize::MAX);
        let (measure, right, shift) =
            (half(self.grid.characters), half(self.signature.right), half(self.signature.shift));
        if date > name {
            let start = measure.saturating_sub(right + date);
            (start.saturating_sub(shift), start)
        } else {
            let start = measure.saturating_sub(right + name);
            (start, start + shift)
        }
    }

    /// How far from the left a line of the list of annexes starts, and how far the name in it does, under which the
    /// further lines of a long name stand; in half characters (7.3.4).
    pub fn annex_note_starts(&self, line: &flow::Line<'_>) -> (usize, usize) {
        let indent = usize::try_from(self.style.annex_note.indent * 2).unwrap_or(0);
        let first = line.style == Style::AnnexNote { first: true };
        let start = if first { indent } else { indent + text::width(ANNEX_NOTE) };
        let label = line.spans.first().map_or(0, |label| text::width(&label.text));
        (start, start + label)
    }
}

/// Millimetres in twips, rounded.
pub fn twips(millimetres: u32) -> u32 {
    // 1 mm = 1440/25.4 twips = 7200/127.
    (millimetres * 7200 + 63) / 127
}

/// Why a profile cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ProfileError {
    /// It is no profile at all.
    #[error("not a profile: {0}")]
    Shape(#[source] Box<toml::de::Error>),
    /// The margins are as wide as the page.
    #[error("the margins leave no room on the page")]
    NoRoom,
    /// The lines do not fit.
    #[error("{lines} lines of {pitch} twips do not fit into {depth} twips")]
    LinesOverflow {
        /// Lines a page.
        lines: u32,
        /// From line to line, in twips.
        pitch: u32,
        /// Height of the type area, in twips.
        depth: u32,
    },
}
