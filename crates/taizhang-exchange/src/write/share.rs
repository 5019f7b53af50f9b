//! A share of the ledger: the workbook that an office or a village is sent, with just its own rows and columns, what it
//! said last beside what it is to say now, and what is missing marked.
//!
//! A hidden sheet keeps what stood in it when it was sent, so that a merge knows what was changed and what only stayed.

use jiff::civil::Date;
use rust_xlsxwriter::{Worksheet, XlsxError};
use taizhang_core::base::Period;
use taizhang_core::base::numeral::write::date_in_year;
use taizhang_core::catalogue::Silent;
use taizhang_core::kind::{Common, Declaration, Ledger, Record, Records, is_diary, is_work};

use super::book::Book;
use super::cell::Cell;
use super::rows::Rows;
use super::{Options, WriteError};
use crate::layout::{BASE, BEFORE, Column, Layout, Must, Offer, Target};
use crate::{Indicator, Source, json, read};

/// What a cell of the hidden sheet holds at most.
const CHUNK: usize = 30_000;

/// Whose share it is, and what is asked of them.
#[derive(Debug, Clone, Copy)]
pub struct Share<'a> {
    /// The whole ledger: names for drop-downs.
    pub ledger: &'a Ledger,
    /// Who is asked.
    pub who: &'a str,
    /// The records that they answer for.
    pub own: &'a Ledger,
    /// For which period.
    pub period: Period,
    /// By when.
    pub due: Option<Date>,
    /// The digest of the ledger that it is a share of.
    pub version: &'a str,
    /// Indicators that say nothing of some months.
    pub silent: &'a [Silent],
    /// What sheets may call an indicator.
    pub indicators: &'a [Indicator],
}

/// What a share's workbook shows beyond its records.
pub(super) struct Ask<'a> {
    pub(super) ledger: &'a Ledger,
    pub(super) who: &'a str,
    pub(super) silent: &'a [Silent],
    /// What is asked, a line each.
    pub(super) lines: &'a [String],
    /// The rows of the hidden sheet.
    pub(super) base: &'a [[String; 2]],
}

/// The workbook of a share.
///
/// # Errors
/// When a text is longer than a cell can hold.
pub fn share(share: &Share<'_>, options: &Options) -> Result<Vec<u8>, WriteError> {
    let mut own = share.own.clone();
    declarations(share, &mut own);
    let wanted = Wanted::of(share, &own);
    let lines = lines(share, wanted);
    let ask = |base| Ask { ledger: share.ledger, who: share.who, silent: share.silent, lines: &lines, base };
    let draft = super::book(Book::new(&own, options, Some(&ask(&[]))))?;
    // What was sent is what reading it gives: what a sheet cannot say is then no change.
    let read = read::read_files(
        &[Source { name: BASE, bytes: &draft }],
        &read::Options { indicators: share.indicators.to_vec(), as_written: true, ..read::Options::default() },
    );
    let mut base = vec![["版本".to_owned(), share.version.to_owned()], ["单位".to_owned(), share.who.to_owned()]];
    for (name, bytes) in json::write(&Ledger { records: read.value.ledger.records, ..Ledger::default() }) {
        let text = String::from_utf8(bytes).expect("JSON is UTF-8");
        let chars: Vec<char> = text.chars().collect();
        // A cell loses the blanks at its edges: nothing of ours stands there.
        let framed = |chunk: &[char]| [name.clone(), format!("|{}|", String::from_iter(chunk))];
        base.extend(chars.chunks(CHUNK).map(framed));
    }
    super::book(Book::new(&own, options, Some(&ask(&base))))
}

/// How much is asked for.
#[derive(Debug, Clone, Copy)]
struct Wanted {
    /// Cells that are missing.
    cells: usize,
    /// Months that are not reported.
    months: usize,
}

impl Wanted {
    fn of(share: &Share<'_>, own: &Ledger) -> Self {
        let missing = |table: &dyn taizhang_core::kind::Table, row: usize| {
            let asked =
                table.info().fields.iter().enumerate().filter(|(_, field)| field.role.submit || field.role.save);
            asked.filter(|(at, _)| table.value(row, *at).is_none() && table.asked(row, *at)).count()
        };
        let tables = own.records.tables().into_iter().filter(|table| is_work(table.info()));
        let cells = tables.map(|table| (0..table.len()).map(|row| missing(table, row)).sum::<usize>()).sum();
        Self { cells, months: share.silent.iter().map(|silent| silent.periods.len()).sum() }
    }
}

/// A line to confirm for each sort of record, where nobody did: a blank 零报 declares nothing.
fn declarations(share: &Share<'_>, own: &mut Ledger) {
    let said = |zh: &str| {
        share.ledger.records.of::<Declaration>().iter().any(|said| {
            let speaks = said.office.as_deref().is_none_or(|office| office == share.who);
            speaks && (said.subject == zh || said.subject == "全部") && said.period == Some(share.period)
        })
    };
    // What only registers hold is there or not; of what happens, silence must be told from nothing.
    let kinds = own.records.tables().into_iter().filter(|table| !table.is_empty() && is_diary(table.info()));
    let kinds = kinds.map(|table| table.info().zh);
    let fresh: Vec<_> = kinds.filter(|zh| !said(zh)).collect();
    for zh in fresh {
        let mut record: Record<Declaration> = Record::new("");
        zh.clone_into(&mut record.data.subject);
        record.data.period = Some(share.period);
        record.data.office = Some(share.who.into());
        own.records.of_mut::<Declaration>().push(record);
    }
}

fn lines(share: &Share<'_>, wanted: Wanted) -> Vec<String> {
    let by = share.due.map_or_else(|| "尽快".to_owned(), |due| format!("{}前", date_in_year(due)));
    let period = share.period.name();
    let mut lines = vec![format!("请{}填报{period}数据，{by}发回", share.who)];
    lines.push(match (wanted.cells, wanted.months) {
        (0, 0) => "该填的都填了，请核对一遍；有变化的直接改。".to_owned(),
        (cells, 0) => format!("标了颜色的空格还缺，共 {cells} 处；一时查不到的填“待核”。其余有变化的直接改。"),
        (0, months) => format!("月度指标里标了颜色的月份还没报，共 {months} 处；一时查不到的填“待核”。"),
        (cells, months) => {
            format!("标了颜色的空格还缺：{cells} 处要补，{months} 个月（季）没报；一时查不到的填“待核”。")
        }
    });
    lines.push("这里只有由你单位负责的内容。新增的接着往下写，编号留空。".to_owned());
    lines.push(format!("“{BEFORE}”是上次写的，只供参考；请在旁边写本期的，没有变化的留空。"));
    lines.push(
        "报完了，在下面“报齐声明”里填“否”（报齐了）；本期确实没有的填“是”（零报）。没有填的不算报齐。".to_owned(),
    );
    lines.push("删掉的行、清空的格子，合并时不会删除台账里原来的内容；要删的请写在备注里。".to_owned());
    let version = share.version.get(..12).unwrap_or(share.version);
    lines.push(format!("由台账版本 {version} 分出。隐藏的“{BASE}”表记着发出时的内容，请不要删。"));
    lines
}

/// The sheet with just the columns that are in sight or say something, and what was said last beside what is to be said.
pub(super) fn narrowed(layout: &Layout, mut rows: Rows) -> (Layout, Rows) {
    let used = |at: &usize| {
        let column = &layout.columns[*at];
        let filled = rows.cells.iter().any(|row| !row[*at].is_blank());
        !column.folded || filled || rows.owed.iter().any(|(_, owed)| owed == at)
    };
    let kept: Vec<usize> = (0..layout.columns.len()).filter(used).collect();
    let mut narrow = layout.with_columns(&kept);
    let own = layout.columns.len();
    for row in &mut rows.cells {
        let extra = row.split_off(own);
        *row = kept.iter().map(|at| row[*at].clone()).chain(extra).collect();
    }
    let moved = |(row, at): &(usize, usize)| Some((*row, kept.iter().position(|kept| kept == at)?));
    rows.owed = rows.owed.iter().filter_map(moved).collect();
    let progress = |column: &Column| {
        narrow
            .views
            .iter()
            .zip(&column.targets)
            .any(|(view, target)| *target == Target::Field(view.kind.own + Common::PROGRESS.index()))
    };
    if let Some(at) =
        narrow.columns.iter().position(progress).filter(|at| rows.cells.iter().any(|row| !row[*at].is_blank()))
    {
        let before = Column {
            head: BEFORE.to_owned(),
            aliases: Vec::new(),
            must: Must::Program,
            offer: Offer::None,
            help: Some("上次报的内容，只供参考，不用改".to_owned()),
            targets: vec![Target::Nothing; narrow.views.len()],
            ..narrow.columns[at].clone()
        };
        narrow.columns.insert(at, before);
        let behind = |place: usize| place + usize::from(place >= at);
        narrow.sort = narrow.sort.map(behind);
        for view in &mut narrow.views {
            view.id = view.id.map(behind);
        }
        for row in &mut rows.cells {
            row.insert(at + 1, Cell::Blank);
        }
        rows.owed = rows.owed.iter().map(|(row, column)| (*row, behind(*column))).collect();
    }
    (narrow, rows)
}

/// Draws the hidden sheet.
pub(super) fn base(sheet: &mut Worksheet, base: &[[String; 2]]) -> Result<(), XlsxError> {
    sheet.set_name(BASE)?.set_hidden(true);
    for (row, [name, text]) in (0..).zip(base) {
        sheet.write_string(row, 0, name.as_str())?;
        sheet.write_string(row, 1, text.as_str())?;
    }
    Ok(())
}

/// What the hidden sheet of a returned workbook says.
#[derive(Debug, Clone)]
pub(crate) struct Base {
    /// The digest of the ledger.
    pub(crate) version: String,
    /// Who was asked.
    pub(crate) who: String,
    /// What stood in it.
    pub(crate) records: Records,
}

/// Reads it; none where the workbook has no such sheet, or not all of it.
pub(crate) fn base_of(file: &Source<'_>, indicators: &[Indicator]) -> Option<Base> {
    let rows = read::rows_of(file, BASE)?;
    let (mut version, mut who) = (None, None);
    let mut files: Vec<(String, String)> = Vec::new();
    for row in &rows {
        let (name, text) = (row.text(1)?, row.text(2)?);
        let chunk = || text.strip_prefix('|')?.strip_suffix('|');
        match name {
            "版本" => version = Some(text.to_owned()),
            "单位" => who = Some(text.to_owned()),
            name => match files.last_mut().filter(|(last, _)| last == name) {
                Some((_, all)) => all.push_str(chunk()?),
                None => files.push((name.to_owned(), chunk()?.to_owned())),
            },
        }
    }
    let sources: Vec<Source<'_>> = files.iter().map(|(name, text)| Source { name, bytes: text.as_bytes() }).collect();
    let options = read::Options { indicators: indicators.to_vec(), as_written: true, ..read::Options::default() };
    let read = read::read_files(&sources, &options);
    let sound = read.findings.iter().all(|finding| finding.code != crate::message::JSON_BROKEN.code);
    sound.then_some(Base { version: version?, who: who?, records: read.value.ledger.records })
}
