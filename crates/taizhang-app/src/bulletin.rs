//! An edition of a periodical paper: the paper, the text for the chat group, and what is told by then, for the next one.

use std::path::Path;
use std::sync::Arc;

use taizhang_core::base::{Diagnostic, Place, Severity, Words};
use taizhang_core::catalogue::{Edition, Issue};
use taizhang_doc::flow::{Part, Style};
use taizhang_doc::{Block, Flow, Manifest, Paper};
use taizhang_report::Template;

use crate::compile::{Beside, compile_beside};
use crate::papers::has_editions;
use crate::view::EditionView;
use crate::{AppError, Compilation, Opened, Wish, notice, open};

/// What was told before.
#[derive(Debug)]
pub enum Since {
    /// An edition, as it was closed.
    Edition(Edition),
    /// The ledger that the last edition was written from, where its own file is lost.
    Ledger(Box<Opened>),
}

/// An edition, ready to go out.
#[derive(Debug)]
pub struct Published {
    /// The paper, and what stands against it.
    pub compiled: Compilation,
    /// What goes into the chat group, as a paper too; none where errors stop the paper.
    pub message: Option<Paper>,
    /// What is told by now; none where errors stop the paper.
    pub edition: Option<Edition>,
}

impl Published {
    /// The same, masked: what goes into the group too.
    #[must_use]
    pub fn masked(mut self, opened: &Opened) -> Self {
        let mask = |paper: Paper| crate::masked(&paper, opened);
        self.compiled.paper = self.compiled.paper.take().map(mask);
        self.message = self.message.take().map(mask);
        self
    }
}

/// The most characters that an edition has besides its tables.
const MOST_OF_PAPER: usize = 700;
/// The most characters of the text for the chat group.
const MOST_OF_MESSAGE: usize = 200;

/// Reads what was told before: an edition, or a ledger.
///
/// # Errors
/// When there is neither under this name.
pub fn since(path: &Path) -> Result<Since, AppError> {
    if path.is_file() {
        let bytes = std::fs::read(path).map_err(|source| AppError::Read { path: path.to_owned(), source })?;
        if let Some(edition) = edition_of(&bytes) {
            return Ok(Since::Edition(edition));
        }
    }
    Ok(Since::Ledger(Box::new(open(&[path.to_owned()])?)))
}

/// An edition as it was written; none where the bytes are none.
pub fn edition_of(bytes: &[u8]) -> Option<Edition> {
    serde_json::from_slice::<EditionView>(bytes).ok()?.into_edition()
}

/// What was handed in or told before a paper.
#[derive(Debug, Default)]
pub struct Before {
    /// The list of numbers that was handed in, which a paper about numbers compares with.
    pub previous: Option<Arc<Manifest<'static>>>,
    /// What the editions before told.
    pub since: Option<Since>,
    /// The number of this edition; none leaves it to the one before.
    pub number: Option<u32>,
}

/// Writes a paper: of a periodical one, the edition of the period that the wish asks for.
///
/// # Errors
/// When an edition is asked for of a paper that has none.
pub fn publish(template: &Template, opened: &Opened, wish: &Wish, before: Before) -> Result<Published, AppError> {
    let Before { previous, since, number } = before;
    if has_editions(template) {
        return Ok(edition(template, opened, wish, since, number));
    }
    if since.is_some() || number.is_some() {
        return Err(AppError::NoEditions(template.name.clone()));
    }
    let compiled = compile_beside(template, opened, wish, &Beside { previous, ..Beside::default() });
    Ok(Published { compiled, message: None, edition: None })
}

fn edition(template: &Template, opened: &Opened, wish: &Wish, since: Option<Since>, number: Option<u32>) -> Published {
    let window = wish.period;
    let first = number.unwrap_or(1);
    let before = match since {
        Some(Since::Edition(edition)) => edition,
        Some(Since::Ledger(told)) => Edition::of_ledger(&told.ledger, window, first),
        None => Edition::before(window, first, &opened.ledger),
    };
    let before = Edition { number: number.map_or(before.number, |number| number.saturating_sub(1)), ..before };
    let follows = follows(&before, wish);
    let issue = Arc::new(Issue::new(&before, &opened.ledger, window, wish.date));
    let beside = || Beside { issue: Some(issue.clone()), ..Beside::default() };
    let mut compiled = compile_beside(template, opened, wish, &beside());
    let (stopping, told): (Vec<_>, Vec<_>) =
        follows.into_iter().partition(|finding| finding.severity == Severity::Error);
    if !stopping.is_empty() && !wish.provisional {
        compiled.paper = None;
    }
    compiled.stopping.extend(stopping);
    compiled.told.extend(told);
    let Some(paper) = &compiled.paper else { return Published { compiled, message: None, edition: None } };
    let long = length(paper);
    compiled.told.extend((long > MOST_OF_PAPER).then(|| too_long(&template.name, long, MOST_OF_PAPER)));
    let named = |slug: &str| opened.settings.papers().iter().find(|template| template.slug == slug);
    let message = template.message.as_deref().and_then(named);
    let wish = Wish { provisional: true, ..*wish };
    let message = message.and_then(|message| compile_beside(message, opened, &wish, &beside()).paper);
    if let Some(message) = &message {
        let long = message_text(message).trim_end().chars().count();
        let name = &message.kind.name;
        compiled.told.extend((long > MOST_OF_MESSAGE).then(|| too_long(name, long, MOST_OF_MESSAGE)));
    }
    let edition = Some(before.close(&opened.ledger, window, wish.date));
    Published { compiled, message, edition }
}

/// The sentences of a paper, without title, signature and tables.
fn lines(paper: &Paper) -> Vec<String> {
    let flow = Flow::of(paper);
    let lines = flow.parts.iter().filter_map(|part| match part {
        Part::Line(line) if !matches!(line.style, Style::Title | Style::Signature | Style::Date) => {
            Some(line.spans.iter().map(|span| span.text.as_ref()).collect())
        }
        _ => None,
    });
    lines.collect()
}

/// How many characters a paper has besides its tables.
fn length(paper: &Paper) -> usize {
    let body = Paper { annexes: Vec::new(), ..paper.clone() };
    lines(&body).iter().map(|line| line.chars().count()).sum()
}

/// What is pasted into the group: the sentences, without title and signature.
pub fn message_text(paper: &Paper) -> String {
    let only = paper.blocks.iter().filter(|block| matches!(block, Block::Para(_))).cloned().collect();
    let lines = lines(&Paper { blocks: only, annexes: Vec::new(), ..paper.clone() });
    lines.join("\n") + "\n"
}

/// Whether the window follows the edition before: nothing twice, and nothing between.
fn follows(before: &Edition, wish: &Wish) -> Option<Diagnostic> {
    let window = wish.period;
    if before.window.last() >= window.first() {
        let (number, last) = (before.number, before.window.last());
        return Some(notice::EDITION_OVERLAPS.at(
            Place::Whole,
            Words::new(
                format!("第{number}期已经通报到{last}，这一期从{}开始，重合的几天会通报两次。", window.first()),
                format!("edition {number} tells until {last}, and this one begins on {}", window.first()),
            ),
            Words::new("请让这一期从上一期的次日开始", "let it begin on the day after the last one ended"),
        ));
    }
    if before.window.last() < window.eve() {
        let (number, last) = (before.number, before.window.last());
        return Some(notice::EDITION_GAP.at(
            Place::Whole,
            Words::new(
                format!("第{number}期通报到{last}，这一期从{}开始，中间几天的变化这一期按补登写。", window.first()),
                format!(
                    "edition {number} ends on {last}, this one begins on {}: what lies between is told as entered late",
                    window.first()
                ),
            ),
            Words::new("请核对起止日期，或把中间几天另出一期", "check the days, or write an edition for those between"),
        ));
    }
    None
}

fn too_long(name: &str, long: usize, most: usize) -> Diagnostic {
    notice::EDITION_LONG.at(
        Place::Whole,
        Words::new(
            format!("《{name}》不算表格有{long}个字，超过{most}个字，手机上不好读。"),
            format!("{name} has {long} characters besides tables, over {most}"),
        ),
        Words::new(
            "请把不必写的改为“写入总结：否”，表里仍列",
            "say 写入总结: 否 of what need not be told; tables list it still",
        ),
    )
}
