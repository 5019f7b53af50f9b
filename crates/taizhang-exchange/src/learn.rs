//! Learning a clerk's own sheet: what its heads may mean, proposed by their words and by what stands below them, for the
//! clerk to confirm and keep.

use std::collections::BTreeMap;
use std::fmt::Write;

use taizhang_core::kind::read::{self as reading, Given, Read};
use taizhang_core::kind::{FieldInfo, Shape};

use crate::Source;
use crate::layout::learnt::{Learnt, LearntColumn, SUFFIX, UNREAD};
use crate::layout::{self, Layout, Target, plain};
use crate::read::cell::{Cell, Row};
use crate::read::{AnySheet, heads, is_ordinal, sheets_of};

/// How sure a proposal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sure {
    /// It is not known; the column stays the clerk's own.
    No,
    /// It is likely: to be looked at.
    Likely,
    /// The head is one of ours.
    Yes,
}

/// What a column is proposed to mean.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// The column, as it would be kept.
    pub column: LearntColumn,
    /// How sure that is.
    pub sure: Sure,
    /// A value that stands below it.
    pub sample: String,
}

/// What a sheet is proposed to be read as.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// The sheet of ours.
    pub like: String,
    /// What all its rows are, where no column says.
    pub each: Option<String>,
    /// Its columns.
    pub columns: Vec<Proposal>,
}

/// What was learnt of a workbook.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Lesson {
    /// Sheets that are proposed to be read as one of ours.
    pub sheets: Vec<Sheet>,
    /// Sheets that are read as they are.
    pub known: Vec<String>,
    /// Sheets of which nothing could be made.
    pub unknown: Vec<String>,
}

/// How many rows are looked at below the heads.
const SAMPLE: usize = 40;
/// The least that a proposal must score.
const LEAST: i64 = 40;

/// Learns what the sheets of a workbook are; none where it cannot be opened.
pub fn learn(file: &Source<'_>) -> Option<Lesson> {
    let mut lesson = Lesson::default();
    for sheet in sheets_of(file)? {
        let blank = sheet.hidden || sheet.rows.is_empty() || layout::UNREAD.contains(&sheet.name.as_str());
        if blank {
            continue;
        }
        let known = heads::find(&sheet.name, &sheet.rows, &[]).is_some_and(|found| {
            let own = found.columns.iter().filter(|column| column.means.is_none() && column.months.is_none()).count();
            found.missing().is_empty() && own * 4 <= found.columns.len()
        });
        if known {
            lesson.known.push(sheet.name);
        } else if let Some(proposed) = propose(&sheet) {
            lesson.sheets.push(proposed);
        } else {
            lesson.unknown.push(sheet.name);
        }
    }
    Some(lesson)
}

/// A column of the clerk's, with what stands in it.
struct Column<'a> {
    head: String,
    cells: Vec<Cell<'a>>,
}

/// Our column that one of the clerk's comes nearest to, and how sure that is.
type Match = (Option<usize>, Sure);

/// The row of heads: the one with most words, over rows that are not all words.
fn columns(sheet: &AnySheet) -> Option<(usize, Vec<Column<'_>>)> {
    let words = |row: &Row| row.cells().filter(|(_, cell)| matches!(cell, Cell::Text(_))).count();
    let front = sheet.rows.iter().enumerate().take(heads::MOST_ROWS_ABOVE);
    let (at, heads) =
        front.filter(|(_, row)| words(row) >= 3).max_by_key(|(at, row)| (words(row), std::cmp::Reverse(*at)))?;
    let below: Vec<&Row> = sheet.rows[at + 1..].iter().take(SAMPLE).collect();
    if below.is_empty() {
        return None;
    }
    let column = |(column, cell): (u32, Cell<'_>)| Column {
        head: cell.words(),
        cells: below.iter().filter_map(|row| row.get(column)).collect(),
    };
    Some((at, heads.cells().map(column).collect()))
}

fn propose(sheet: &AnySheet) -> Option<Sheet> {
    let (at, columns) = columns(sheet)?;
    let above: String = sheet.rows[..at].iter().flat_map(|row| row.cells().map(|(_, cell)| cell.words())).collect();
    let title = plain(&format!("{}{above}", sheet.name));
    let layouts = layout::all().iter().filter(|layout| layout.items.is_empty() && !layout.cross);
    let mut best: Option<(i64, &Layout, Vec<Match>)> = None;
    for layout in layouts {
        let matched = matched(layout, &columns);
        let heads: i64 = matched
            .iter()
            .map(|(_, sure)| match sure {
                Sure::Yes => 3,
                Sure::Likely => 1,
                Sure::No => 0,
            })
            .sum();
        let names = std::iter::once(&layout.sheet).chain(&layout.aliases);
        let named = names.into_iter().any(|name| title.contains(&plain(name)));
        let score = heads + if named { 4 } else { 0 };
        if heads >= 3 && best.as_ref().is_none_or(|(known, ..)| *known < score) {
            best = Some((score, layout, matched));
        }
    }
    let (_, layout, matched) = best?;
    let proposal = |(column, (means, sure)): (&Column<'_>, &Match)| {
        let ordinal = means.is_none() && is_ordinal(&column.head);
        let (unread, sure) = if ordinal { (UNREAD, &Sure::Yes) } else { ("", sure) };
        let means_head = means.map_or_else(|| unread.to_owned(), |at| plain(&layout.columns[at].head));
        let words = means.map(|at| words(layout, at, column)).unwrap_or_default();
        let sample = column.cells.iter().map(|cell| cell.words()).find(|text| !text.is_empty()).unwrap_or_default();
        let sample: String = sample.lines().next().unwrap_or_default().chars().take(24).collect();
        Proposal {
            column: LearntColumn { head: column.head.replace('\n', ""), means: means_head, words },
            sure: *sure,
            sample,
        }
    };
    let proposals: Vec<Proposal> = columns.iter().zip(&matched).map(proposal).collect();
    let has_sort = layout.sort.is_none_or(|sort| matched.iter().any(|(means, _)| *means == Some(sort)));
    let each = (!has_sort).then(|| sort_of(layout, &title));
    Some(Sheet { name: sheet.name.clone(), like: layout.sheet.clone(), each, columns: proposals })
}

/// The word of a sheet of several sorts that its title says; nothing where it says none.
fn sort_of(layout: &Layout, title: &str) -> String {
    let words = layout.views.iter().flat_map(|view| &view.when);
    let said = words.filter(|word| title.contains(&plain(word))).max_by_key(|word| word.chars().count());
    said.cloned().unwrap_or_default()
}

/// For each column, our column that it comes nearest to. Each of ours is given once, the surest first.
fn matched(layout: &Layout, columns: &[Column<'_>]) -> Vec<Match> {
    let mut scored: Vec<(i64, usize, usize)> = Vec::new();
    for (at, column) in columns.iter().enumerate().filter(|(_, column)| !is_ordinal(&column.head)) {
        for (own, _) in layout.columns.iter().enumerate() {
            let score = score(layout, own, column);
            if score >= LEAST {
                scored.push((score, at, own));
            }
        }
    }
    scored.sort_by_key(|(score, at, own)| (std::cmp::Reverse(*score), *at, *own));
    let mut matched = vec![(None, Sure::No); columns.len()];
    let mut taken = vec![false; layout.columns.len()];
    for (score, at, own) in scored {
        if matched[at].0.is_none() && !taken[own] {
            matched[at] = (Some(own), if score >= 100 { Sure::Yes } else { Sure::Likely });
            taken[own] = true;
        }
    }
    matched
}

/// How well our column fits the clerk's: by the words of its head, and by what stands below it.
fn score(layout: &Layout, own: usize, column: &Column<'_>) -> i64 {
    let ours = &layout.columns[own];
    let head = plain(&column.head);
    let bare = |text: &str| text.split_once('（').map_or(text.to_owned(), |(front, _)| front.to_owned());
    let names: Vec<String> = std::iter::once(&ours.head).chain(&ours.aliases).map(|name| plain(name)).collect();
    let words = names.iter().map(|name| likeness(&bare(&head), &bare(name))).max().unwrap_or(0);
    if words == 100 {
        return 100 + i64::from(names[0] == head);
    }
    if words < 30 {
        return 0;
    }
    let fields = layout
        .views
        .iter()
        .zip(&ours.targets)
        .filter_map(|(view, target)| field_of(view.kind.fields.as_slice(), *target));
    words + fields.map(|field| fits(&field, column)).max().unwrap_or(0)
}

/// The head of ours that a head which is none comes nearest to, of those that the sheet does not have yet.
pub(crate) fn nearest(layout: &Layout, has: &dyn Fn(usize) -> bool, head: &str) -> Option<String> {
    let column = Column { head: head.to_owned(), cells: Vec::new() };
    let free = (0..layout.columns.len()).filter(|at| !has(*at));
    let scored = free.map(|at| (score(layout, at, &column), at)).filter(|(score, _)| *score >= LEAST);
    let best = scored.max_by_key(|(score, at)| (*score, std::cmp::Reverse(*at)))?;
    Some(plain(&layout.columns[best.1].head))
}

/// How alike two heads are, of 100.
fn likeness(one: &str, other: &str) -> i64 {
    if one == other {
        return 100;
    }
    let length = |text: &str| i64::try_from(text.chars().count()).unwrap_or(i64::MAX);
    if one.is_empty() || other.is_empty() {
        return 0;
    }
    let shared = i64::try_from(one.chars().filter(|c| other.contains(*c)).count()).unwrap_or(0);
    let (short, long) = (length(one).min(length(other)), length(one).max(length(other)));
    let held = one.contains(other) || other.contains(one);
    let base = shared.min(short) * 80 / long;
    if held && short >= 2 { base.max(55) } else { base }
}

/// The field that a column holds, as days where it holds the days of a stage.
fn field_of(fields: &[&FieldInfo], target: Target) -> Option<FieldInfo> {
    match target {
        Target::Field(at) => fields.get(at).map(|field| **field),
        Target::Step(at, _) => fields.get(at).map(|field| FieldInfo { shape: Shape::Day, ..**field }),
        _ => None,
    }
}

/// Whether what stands below reads as the field: for it, or against it.
fn fits(field: &FieldInfo, column: &Column<'_>) -> i64 {
    if matches!(field.shape, Shape::Text | Shape::Texts) || column.cells.is_empty() {
        // Words may be anything, but what is all numbers or days is hardly words.
        let plain = column.cells.iter().filter(|cell| !matches!(cell, Cell::Text(_))).count();
        return if plain * 2 > column.cells.len() { -30 } else { 0 };
    }
    let reads = |cell: &&Cell<'_>| {
        let given = match **cell {
            Cell::Text(text) => Given::Text(text),
            Cell::Number(number) => Given::Number(number),
            Cell::Day(day) => Given::Day(day),
            Cell::Flag(flag) => Given::Flag(flag),
            Cell::Error(_) => return false,
        };
        let serial = matches!((field.shape, given), (Shape::Day, Given::Number(_)));
        serial || matches!(reading::read(field, given, Some(2000)), Ok(Read::Value(..) | Read::Pending))
    };
    let good = column.cells.iter().filter(reads).count();
    match (good * 10, column.cells.len() * 10) {
        (good, all) if good * 10 >= all * 8 => 25,
        (good, all) if good * 2 >= all => 5,
        _ => match field.shape {
            // Words of the clerk's own that come near to ours: 已开工 for 动工.
            Shape::Choice(options) | Shape::Steps(options) => {
                let near = column.cells.iter().filter(|cell| match cell {
                    Cell::Text(text) => {
                        !matches!(reading::option(options, text), Err(reading::Unfit::Option { nearest }) if nearest.is_empty())
                    }
                    _ => false,
                });
                if near.count() * 10 >= column.cells.len() * 6 { 20 } else { -10 }
            }
            _ => -30,
        },
    }
}

/// The clerk's words of a list that are none of ours, each with the nearest of ours.
fn words(layout: &Layout, at: usize, column: &Column<'_>) -> BTreeMap<String, String> {
    let mut words = BTreeMap::new();
    let options = layout.views.iter().zip(&layout.columns[at].targets).find_map(|(view, target)| match target {
        Target::Field(field) => match view.kind.fields[*field].shape {
            Shape::Choice(options) | Shape::Steps(options) => Some(options),
            _ => None,
        },
        _ => None,
    });
    let sorts: Vec<&str> = if layout.sort == Some(at) {
        layout.views.iter().flat_map(|view| view.when.iter().chain(&view.said)).map(String::as_str).collect()
    } else {
        Vec::new()
    };
    let Some(options) = options else { return words };
    for cell in &column.cells {
        let Cell::Text(text) = cell else { continue };
        let text = text.trim();
        if text.is_empty() || text == reading::PENDING || text.chars().count() > 12 || sorts.contains(&text) {
            continue;
        }
        if let Err(reading::Unfit::Option { nearest }) = reading::option(options, text) {
            words.entry(text.to_owned()).or_insert_with(|| nearest.first().copied().unwrap_or_default().to_owned());
        }
    }
    words
}

impl Lesson {
    /// What is to be kept, as a file for the clerk to look over.
    pub fn write(&self) -> String {
        let mut text = String::from(
            "# 表样：这张表照台账的哪张表读，每一栏是什么。请核对后放在这张表旁边（文件名以“.表样.toml”结尾），以后同样的表直接能读。\n\
             # like 写台账里的表名；means 写那张表的栏目，写“不读”就不读，空着的当作自己的列原样保留；words 左边是表里的词，右边是台账的词。\n",
        );
        for sheet in &self.sheets {
            let said = |text: &str| toml::Value::String(text.to_owned()).to_string();
            let mut line = |words: String| writeln!(text, "{words}").expect("a text takes all that is written");
            line("\n[[sheet]]".to_owned());
            line(format!("name = {}", said(&sheet.name)));
            line(format!("like = {}", said(&sheet.like)));
            if let Some(each) = &sheet.each {
                let layout = layout::all().iter().find(|layout| layout.sheet == sheet.like);
                let words: Vec<&str> = layout
                    .iter()
                    .flat_map(|layout| &layout.views)
                    .flat_map(|view| &view.when)
                    .map(String::as_str)
                    .collect();
                line(format!("# 表里没有类别一栏：每一行都算什么？可以写：{}", words.join("、")));
                line(format!("each = {}", said(each)));
            }
            for proposal in &sheet.columns {
                let LearntColumn { head, means, words } = &proposal.column;
                line("\n[[sheet.column]]".to_owned());
                let sample =
                    if proposal.sample.is_empty() { String::new() } else { format!("  # 例：{}", proposal.sample) };
                line(format!("head = {}{sample}", said(head)));
                let sure = match proposal.sure {
                    Sure::Yes => "",
                    Sure::Likely => "  # 猜的，请核对",
                    Sure::No => "  # 认不出来",
                };
                line(format!("means = {}{sure}", said(means)));
                if !words.is_empty() {
                    line("[sheet.column.words]".to_owned());
                    for (own, ours) in words {
                        line(format!("{} = {}", said(own), said(ours)));
                    }
                }
            }
        }
        text
    }

    /// As it would be read once it is kept.
    pub fn learnt(&self) -> Vec<Learnt> {
        let learnt = |sheet: &Sheet| Learnt {
            name: sheet.name.clone(),
            like: sheet.like.clone(),
            each: sheet.each.clone(),
            columns: sheet.columns.iter().map(|proposal| proposal.column.clone()).collect(),
        };
        self.sheets.iter().map(learnt).collect()
    }
}

/// What the file of a workbook's learnt layouts is called.
pub fn kept_as(stem: &str) -> String {
    format!("{stem}{SUFFIX}")
}
