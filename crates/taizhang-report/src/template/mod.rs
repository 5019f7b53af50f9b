//! Templates (范本): prose with slots, as data. Parsed and type-checked before they meet any data.
//!
//! ```text
//! % a remark for whoever edits the template
//! >> to whom the paper goes, with its colon
//! # heading   ## heading   => run-in heading of the paragraph below   --- new page
//! @@ title of an annex   @@> title of an annex whose pages lie on their side
//! - topic :: sentences      items of a series, numbered 一是 二是 in one paragraph
//! -- topic :: sentences     the same, a paragraph each
//! |= caption, then | head align width | …, then rows | cell | cell |
//!
//! {ask 问什么}   a place left open, for what no record says: 〔待填：问什么〕
//! {figure | form}   {figure@year_before | form}   {target:figure@year}   {field | form} of the record at hand
//! [clause that falls || else this one]   {list}[clause][clause]{end}   {list by ，}[clause][clause]{end}
//! {? figure condition}   {? field filled}   {? stage signed}   {? predicate yes}   {! word : figure condition}
//! {each figure all 5 first 3 by ；}…{end}   inside of it {each kind}…{end}: records of that kind beside the one at hand
//! ```
//!
//! A row of a table may be a row of something, which its first cell says:
//!
//! ```text
//! | {each project.contracted per stage} {#} | {name} | {amount | bare} |   each record, in groups by a field: words of a
//!                                                                          list in its order, names as in the roster
//! | {sub} | {stage}小计 {rows}个 | {sum:amount | bare} |                    of each group above, where it has several
//! | {total} | 合计 {rows}个 | {sum:amount | bare} |                         of all records above
//! | {groups project.contracted per leader} {leader} | {rows} | {sum:amount | bare} |   of each group, without its records
//! | {figures economy} {#} | {name} | {unit} | {value | open | bare} | {goal@year | bare} | {rate | bare} | {basis} |
//! | {ranking project.recognised.rate} {rank} | {name} | {done} | {goal} | {rate} | {before} | {state} |
//! | {debts} {#} | {who} | {what} | {count} |                                  of each office that owes something
//! | {gaps} {section} | {what} | {state} | {who} |                               of each number that sections would show
//! | {entries} {#} | {place} | {said} | {value} | {basis} | {records} | {change} | {office} | |
//! ```
//!
//! In a group of records `{in:FIGURE}` says how many of them a figure counts, `{each rows}…{end}` goes through them; a
//! loop of a text makes groups as a row does: `{each task.soon per due by 。}{due | by}前：{each rows by ；}…{end}{end}`.
//! A column of such counts of which nothing came in the whole year goes. `{edition.late}` and its like speak of the
//! edition that the paper is, and are empty where it is none.
//!
//! `{revision.figures}` and its like speak of the two submissions that the paper compares: how many figures and records
//! changed. `{each revision.figures}` goes through these figures, `{each revision.records}` through the records, inside
//! of which `{each cells}` goes through what changed of each. A table whose caption falls, falls.
//!
//! `{figures LINE}` goes through the figures of a line of the programme, `{ranking RATE}` through the towns of a county,
//! `{entries}` through the numbers and claims of the paper that `about` in `paper.toml` names. A table lists each record,
//! one that 写入总结 keeps out of the text too: its total counts it. A row of figures of which none is reported falls.

pub(crate) mod ast;
mod check;
mod fault;
mod parse;
pub(crate) mod resolve;
pub(crate) mod words;

use std::sync::Arc;

use serde::Deserialize;
use taizhang_core::base::{Diagnostic, Place, Words};
use taizhang_core::catalogue::Catalogue;

use crate::notice;
use crate::phrases::Phrases;
use taizhang_doc::Orientation;

/// A template that was parsed and type-checked.
#[derive(Debug, Clone)]
pub struct Template {
    /// ASCII name of the paper: `summary`.
    pub slug: String,
    /// Its Chinese name: 工作总结.
    pub name: String,
    /// Whether each check of a ledger says how many errors stop this paper. Registers show every record: asking for
    /// them each time would cost more than the check.
    pub watched: bool,
    /// How the pages of its body lie.
    pub(crate) orientation: Orientation,
    /// What it tells of.
    pub of: Of,
    /// Of a periodical paper, which is written in editions: the slug of the text for the chat group that goes with each.
    pub message: Option<String>,
    /// The slug of the paper that this one is about, number by number.
    pub(crate) about: Option<String>,
    /// The title's pieces.
    pub(crate) title: Vec<ast::Piece>,
    pub(crate) blocks: Vec<ast::Block>,
}

/// What a paper tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Of {
    /// A ledger, or those of a county together.
    #[default]
    Ledger,
    /// The towns of a county beside each other, and no single town.
    Towns,
    /// Two submissions for the same period, and no single one.
    Submissions,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    slug: String,
    name: String,
    title: String,
    #[serde(default)]
    landscape: bool,
    about: Option<String>,
    #[serde(default)]
    of: Of,
    #[serde(default)]
    watched: bool,
    message: Option<String>,
}

/// The files of a template: a folder with `paper.toml` and `body.txt`.
#[derive(Debug, Clone, Copy)]
pub struct Files<'a> {
    /// The name of the folder, for findings.
    pub folder: &'a str,
    /// `paper.toml`: slug, name, title, and whether its pages lie on their side.
    pub head: &'a str,
    /// `body.txt`: the text.
    pub body: &'a str,
}

impl Template {
    /// Parses and type-checks a template.
    ///
    /// # Errors
    /// All its faults at once, with line, column and nearest names.
    pub fn check(files: Files<'_>, catalogue: &Catalogue, phrases: &Phrases) -> Result<Self, Vec<Diagnostic>> {
        let names = resolve::Names { catalogue, phrases, inside: resolve::Inside::Paper };
        Self::read(files, |blocks| check::check(blocks, names))
    }

    /// Parses a template whose names a test has checked, for there are many and a paper needs one.
    ///
    /// # Errors
    /// The faults of its form.
    pub(crate) fn parse(files: Files<'_>) -> Result<Self, Vec<Diagnostic>> {
        Self::read(files, |_| Vec::new())
    }

    fn read(files: Files<'_>, check: impl Fn(&[ast::Block]) -> Vec<fault::Fault>) -> Result<Self, Vec<Diagnostic>> {
        let head: Head = toml::from_str(files.head).map_err(|error| vec![bad_head(&files, &error)])?;
        let (title, mut faults) = parse::parse(&head.title);
        faults.extend(check(&title));
        let head_file: Arc<str> = format!("{}/paper.toml", files.folder).into();
        let mut findings: Vec<_> = faults.iter().map(|fault| fault.diagnostic(&head_file)).collect();
        let (blocks, mut faults) = parse::parse(files.body);
        faults.extend(check(&blocks));
        faults.sort_by_key(|fault| fault.at);
        let body_file: Arc<str> = format!("{}/body.txt", files.folder).into();
        findings.extend(faults.iter().map(|fault| fault.diagnostic(&body_file)));
        if !findings.is_empty() {
            return Err(findings);
        }
        let title = title.into_iter().find_map(|block| match block {
            ast::Block::Para { body, .. } => Some(body),
            _ => None,
        });
        let orientation = if head.landscape { Orientation::Landscape } else { Orientation::Portrait };
        Ok(Self {
            slug: head.slug,
            name: head.name,
            orientation,
            watched: head.watched,
            of: head.of,
            about: head.about,
            message: head.message,
            title: title.unwrap_or_default(),
            blocks,
        })
    }
}

fn bad_head(files: &Files<'_>, error: &toml::de::Error) -> Diagnostic {
    let at = error.span().map_or(0, |span| span.start).min(files.head.len());
    let line = u32::try_from(files.head[..at].matches('\n').count()).unwrap_or(0) + 1;
    let file: Arc<str> = format!("{}/paper.toml", files.folder).into();
    notice::TEMPLATE.without_help(
        Place::Text { file, line, column: 1, length: 1 },
        Words::new(format!("范本的 paper.toml 读不通：{}", error.message()), error.message().to_owned()),
    )
}
