//! From the files that clerks have to records: all of a ledger in one go, every finding at once.
//!
//! No file is opened here: bytes come in, a ledger and findings go out.

mod book;
pub(crate) mod cell;
mod cover;
pub(crate) mod cross;
mod csv;
pub(crate) mod desk;
pub(crate) mod heads;
pub(crate) mod indicators;
mod merge;
pub(crate) mod near;
mod ods;
mod plan;
mod progress;
mod record;
pub(crate) mod say;
mod sheet;
mod sniff;
mod total;
mod xls;
mod xlsx;

use std::sync::Arc;

use jiff::civil::Date;
use taizhang_core::base::{Checked, Diagnostic, DivisionCode, Notice, Place, Severity, Unit, Words};
use taizhang_core::kind::{Ledger, Realm};

use crate::json;
use crate::layout;
use crate::layout::learnt::Learnt;
use crate::message;
use book::Book;
use cell::Row;
use desk::Desk;
use indicators::Indicators;
use sheet::{Outcome, Sheet};
use sniff::Sort;
use taizhang_package::PartError;

pub(crate) use plan::is_ordinal;
pub(crate) use xlsx::{Form, Forms};

/// A file: its name as the clerk sees it, and what is in it.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// 台账.xlsx, or the path below the ledger's folder.
    pub name: &'a str,
    /// All of it.
    pub bytes: &'a [u8],
}

/// An indicator of the catalogue that a cross table may name, or a figure that a target may be set for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// What records hold.
    pub code: String,
    /// What sheets show.
    pub name: String,
    /// Of its numbers.
    pub unit: Option<Unit>,
    /// Whether months are given as running totals.
    pub running: bool,
}

/// What reading may know beside the files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// The catalogue's indicators and figures.
    pub indicators: Vec<Indicator>,
    /// Names of the files in `佐证/`.
    pub evidence: Vec<String>,
    /// The year of days without one, where the files do not say.
    pub year: Option<i16>,
    /// Whether records are wanted just as they are written: blank 编号 stay blank, contacts move no project.
    pub as_written: bool,
    /// The clerk's own sheets, as they were matched.
    pub learnt: Vec<Learnt>,
}

/// How much was read: the line that stands first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files that could be read.
    pub files: usize,
    /// Sheets that could be read.
    pub sheets: usize,
    /// Rows of data.
    pub rows: usize,
    /// Rows without an error.
    pub usable: usize,
    /// Findings that must be mended.
    pub errors: usize,
    /// Findings worth a look.
    pub others: usize,
}

impl Summary {
    fn count(&mut self, findings: &[Diagnostic]) {
        self.errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
        self.others = findings.len() - self.errors;
    }

    /// 共 412 行，可用 405 行；7 处要改，11 处建议看一看。
    pub fn zh(&self) -> String {
        format!("共 {} 行，可用 {} 行；{} 处要改，{} 处建议看一看。", self.rows, self.usable, self.errors, self.others)
    }

    /// The same in English.
    pub fn en(&self) -> String {
        format!("{} rows, {} usable; {} to mend, {} worth a look.", self.rows, self.usable, self.errors, self.others)
    }
}

/// A dated line of a 进展 cell that could be a row of 跟踪记录.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The project's name.
    pub project: String,
    /// The day.
    pub on: Date,
    /// What was done.
    pub text: String,
    /// The cell it stands in.
    pub place: Place,
}

/// What came of an import.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Import {
    /// The ledger, in order of the ids.
    pub ledger: Ledger,
    /// The towns below, where it is that of a county; their ledgers are read each by itself.
    pub realm: Realm,
    /// Where the ledgers of towns are, for those of which county.json says it.
    pub folders: Vec<(DivisionCode, String)>,
    /// How much was read.
    pub summary: Summary,
    /// Dated lines of 进展 cells, offered as rows of 跟踪记录.
    pub entries: Vec<Entry>,
    /// Codes of the layouts that 说明 switches on.
    pub wanted: Vec<String>,
}

/// An opened file.
enum Opened<'a> {
    Book(Book<'a>),
    Json(std::borrow::Cow<'a, str>),
}

/// Reads files into one ledger. A bad cell costs its field, a bad row itself, a bad file itself; nothing else.
pub fn read_files(files: &[Source<'_>], options: &Options) -> Checked<Import> {
    let indicators = Indicators::of(&options.indicators);
    let mut desk = Desk::new(&indicators, &options.learnt);
    let mut opened = Vec::new();
    for file in files {
        let name: Arc<str> = file.name.into();
        match open(file) {
            Ok(book) => opened.push((name, book)),
            Err(finding) => desk.findings.push(*finding),
        }
    }
    heads(&mut desk, &mut opened);
    desk.ledger.head.year = desk.ledger.head.year.or(options.year);
    for (name, file) in &mut opened {
        match file {
            Opened::Book(book) => workbook(&mut desk, name, book),
            Opened::Json(text) => json::read_into(&mut desk, name, text),
        }
    }
    if !options.as_written {
        desk.ledger.settle();
    }
    // A folder of JSON lists its divisions; a workbook only tells of them.
    if opened.iter().any(|(_, file)| matches!(file, Opened::Book(_))) {
        cover::plant(&mut desk.ledger);
    }
    desk.attach(&options.evidence);
    desk.finish();
    let Desk { ledger, realm, folders, findings, summary, entries, mut wanted, .. } = desk;
    wanted.sort();
    wanted.dedup();
    Checked { value: Import { ledger, realm, folders, summary, entries, wanted }, findings }
}

fn open<'a>(file: &Source<'a>) -> Result<Opened<'a>, Box<Diagnostic>> {
    let place = Place::File { file: file.name.into() };
    let refuse = |sort: &'static Notice, zh: &str, en: &str, help_zh: &str, help_en: &str| {
        Err(Box::new(sort.at(place.clone(), message::said(zh, en), message::said(help_zh, help_en))))
    };
    let broken = |error: &PartError| Box::new(part_fault(error, place.clone()));
    match sniff::sniff(file.bytes) {
        Sort::Xlsx(parts) => {
            xlsx::Xlsx::open(parts).map(|xlsx| Opened::Book(Book::Xlsx(Box::new(xlsx)))).map_err(|error| broken(&error))
        }
        Sort::Ods(parts) => {
            ods::Ods::open(parts).map(|ods| Opened::Book(Book::Ods(Box::new(ods)))).map_err(|error| broken(&error))
        }
        Sort::Xls => {
            xls::read(file.bytes).map(|sheets| Opened::Book(Book::Xls(sheets))).map_err(|error| broken(&error))
        }
        Sort::Csv(text) => Ok(Opened::Book(Book::Csv(stem(file.name).to_owned(), text))),
        Sort::Json(text) => Ok(Opened::Json(text)),
        Sort::Empty => refuse(
            &message::FILE_EMPTY,
            "文件里什么也没有。",
            "There is nothing in the file.",
            "请换成有内容的文件。",
            "Give a file with something in it.",
        ),
        Sort::Protected => Err(broken(&PartError::Encrypted)),
        Sort::Broken => Err(broken(&PartError::NoZip)),
        Sort::TooBig => Err(broken(&PartError::TooBig)),
        Sort::Unreadable => refuse(
            &message::FILE_ENCODING,
            "文件里的文字认不出编码，没有读取。",
            "The text is in no known encoding: it was not read.",
            "请用表格软件打开，另存为 .xlsx 再导入。",
            "Open it in a spreadsheet and save it as .xlsx.",
        ),
        Sort::Foreign(zh, en) => refuse(
            &message::FILE_FOREIGN,
            &format!("这是{zh}，不是工作簿，没有读取。"),
            &format!("This is {en}, no workbook: it was not read."),
            "请另存为 .xlsx 再导入；如果是佐证材料，请放进“佐证”文件夹。",
            "Save it as .xlsx; if it is evidence, put it into the folder 佐证.",
        ),
    }
}

fn stem(name: &str) -> &str {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

fn part_fault(error: &PartError, place: Place) -> Diagnostic {
    let english = error.to_string();
    let (sort, zh, en, help_zh, help_en): (&'static Notice, _, &str, _, _) = match error {
        PartError::Encrypted => (
            &message::FILE_PROTECTED,
            "工作簿设了打开密码，没有读取。",
            "The workbook opens with a password only: it was not read.",
            "请打开后取消密码（文件—信息—保护工作簿），保存再导入。",
            "Remove the password and save it.",
        ),
        PartError::TooBig => (
            &message::FILE_TOO_BIG,
            "文件展开后大得不合常理，为免拖垮机器，没有读取。",
            "It inflates to more than a workbook can be: it was not read.",
            "请把用得着的几张表复制到新的工作簿里再导入。",
            "Copy the sheets that are needed to a new workbook.",
        ),
        PartError::OtherSort => (
            &message::FILE_FOREIGN,
            "这个文件里没有工作簿，没有读取。",
            "There is no workbook in it: it was not read.",
            "请用表格软件打开，另存为 .xlsx 再导入。",
            "Open it in a spreadsheet and save it as .xlsx.",
        ),
        PartError::NoZip | PartError::NoPart(_) | PartError::Broken(_) => (
            &message::FILE_BROKEN,
            "文件不完整或已损坏，多半是没有传完，没有读取。",
            english.as_str(),
            "请重新复制一份，能用表格软件打开的再导入。",
            "Copy it again; it must open in a spreadsheet.",
        ),
    };
    sort.at(place, message::said(zh, en), message::said(help_zh, help_en))
}

/// A sheet that breaks off: what stands above the break was read.
fn sheet_fault(error: &PartError, place: Place) -> Diagnostic {
    let mut finding = part_fault(error, place);
    if let PartError::Broken(_) = error {
        finding.message = Words::new(
            "这张表的内容不完整或已损坏，读到一半读不下去了，后面的行没有读取，也不计入合计。",
            format!("The sheet is broken ({error}): what stands below the break was not read, and is in no total."),
        );
    }
    finding
}

/// The rows of a workbook's sheet of this name; none where there is no such sheet, or it cannot be read.
pub(crate) fn rows_of(file: &Source<'_>, name: &str) -> Option<Vec<Row>> {
    let Opened::Book(mut book) = open(file).ok()? else { return None };
    let at = book.sheets().iter().position(|(own, _)| own == name)?;
    book.front(at, usize::MAX).ok()
}

/// A sheet of any workbook, whatever it is.
#[derive(Debug)]
pub(crate) struct AnySheet {
    pub(crate) name: String,
    pub(crate) hidden: bool,
    pub(crate) merged: Vec<cell::Merged>,
    pub(crate) rows: Vec<Row>,
}

/// The sheets of a workbook as they stand; none where it cannot be opened.
pub(crate) fn sheets_of(file: &Source<'_>) -> Option<Vec<AnySheet>> {
    let Opened::Book(mut book) = open(file).ok()? else { return None };
    let sheets = book.sheets().into_iter().enumerate();
    let sheet = |(at, (name, hidden)): (usize, (String, bool))| {
        let merged = book.merged(at).ok()?;
        Some(AnySheet { name, hidden, merged, rows: book.front(at, usize::MAX).ok()? })
    };
    sheets.map(sheet).collect()
}

/// A sheet of ours as it stands in somebody's workbook: where what goes.
#[derive(Debug)]
pub(crate) struct Surveyed {
    pub(crate) name: String,
    pub(crate) found: heads::Found,
    /// The year that its name or its first rows give.
    pub(crate) year: Option<i16>,
    /// The last row in which anything stands.
    pub(crate) last_row: u32,
    /// Of a cross table, row, name and unit of each line.
    pub(crate) lines: Vec<(u32, String, String)>,
}

/// The sheets of ours that a workbook has.
pub(crate) fn survey(file: &Source<'_>, learnt: &[Learnt]) -> Vec<Surveyed> {
    let Ok(Opened::Book(mut book)) = open(file) else { return Vec::new() };
    let mut all = Vec::new();
    for (at, (name, _)) in book.sheets().into_iter().enumerate() {
        if layout::UNREAD.contains(&name.as_str()) {
            continue;
        }
        let front = book.front(at, sheet::FRONT).unwrap_or_default();
        let Some(found) = heads::find(&name, &front, learnt) else { continue };
        let year = heads::year_of(&name, &front, found.last_row);
        let names = found.layout.cross.then(|| (found.column(0), found.column(1)));
        let (mut last_row, mut lines) = (found.last_row, Vec::new());
        // What breaks off here was told when the workbook was read.
        drop(book.rows(at, &mut |row| {
            last_row = last_row.max(row.number);
            if let Some((Some(name), unit)) = names
                && row.number > found.last_row
                && let Some(name) = row.get(name)
            {
                let unit = unit.and_then(|unit| row.get(unit)).map(cell::Cell::words).unwrap_or_default();
                lines.push((row.number, name.words(), unit));
            }
            true
        }));
        all.push(Surveyed { name, found, year, last_row, lines });
    }
    all
}

/// The heads of all files come first: the year they give is needed for every day.
fn heads(desk: &mut Desk<'_>, opened: &mut [(Arc<str>, Opened<'_>)]) {
    for (file, opened) in opened {
        match opened {
            Opened::Json(text) => json::read_head(desk, file, text),
            Opened::Book(book) => {
                for (at, (name, _)) in book.sheets().into_iter().enumerate() {
                    if heads::called(&name).is_none_or(|layout| layout.items.is_empty()) {
                        continue;
                    }
                    // A sheet that breaks is told when it is read for good.
                    let rows = book.front(at, cover::FRONT).unwrap_or_default();
                    let found = cover::read(&mut desk.ledger.head, &rows, file, &name.into());
                    desk.findings.extend(found);
                    desk.wanted.extend(cover::wanted(&rows));
                }
            }
        }
    }
}

fn workbook(desk: &mut Desk<'_>, file: &Arc<str>, book: &mut Book<'_>) {
    let (mut known, mut unknown, mut refused) = (0, Vec::new(), false);
    let sheets = book.sheets();
    if sheets.iter().any(|(name, _)| name == crate::PAPERS_LIST) {
        desk.findings.push(paper(file));
        return;
    }
    for (at, (name, hidden)) in
        sheets.iter().enumerate().filter(|(_, (name, _))| !layout::UNREAD.contains(&name.as_str()))
    {
        let name: Arc<str> = name.as_str().into();
        let place = Place::Sheet { file: file.clone(), sheet: name.clone() };
        let merged = book.merged(at).unwrap_or_default();
        let mut sheet = Sheet::new(file.clone(), name.clone(), merged);
        if let Err(error) = book.rows(at, &mut |row| sheet.push(desk, row)) {
            refused = true;
            desk.findings.push(sheet_fault(&error, place));
        }
        match sheet.finish(desk) {
            Outcome::Known => known += 1,
            Outcome::Unknown if heads::called(&name).is_some() => known += 1, // told, or a 说明 without a table
            // Hidden sheets hold the lists of drop-downs.
            Outcome::Unknown if !hidden => unknown.push(name),
            Outcome::Unknown | Outcome::Blank => {}
        }
    }
    desk.summary.sheets += known;
    desk.summary.files += usize::from(known > 0);
    if known == 0 && refused && unknown.is_empty() {
        return; // told already
    }
    if known == 0 {
        desk.findings.push(no_sheet(file, &unknown));
        return;
    }
    for sheet in unknown {
        let words = [
            format!("“{sheet}”认不出是哪一张表，没有读取，原样保留。"),
            format!("{sheet} is no sheet of ours: it is not read, and left as it is."),
        ];
        let help = message::said(
            "若里面有要统计的数据，请用 taizhang learn 认一次，或把表名、表头改成空白工作簿里的样子。",
            "If its data shall count, learn it once (taizhang learn), or name sheet and heads as in the blank workbook.",
        );
        desk.findings.push(message::SHEET_UNKNOWN.at(Place::Sheet { file: file.clone(), sheet }, words, help));
    }
}

/// A paper that was compiled from a ledger lies beside it.
fn paper(file: &Arc<str>) -> Diagnostic {
    let words = message::said(
        "这是由台账写出的文稿，不是台账，没有读取。",
        "This is a paper compiled from a ledger, no ledger: it is not read.",
    );
    let help = message::said(
        "不用改；不想再看到这条，请把文稿移到别的文件夹。",
        "Nothing to mend; move it to be rid of this.",
    );
    message::FILE_PAPER.at(Place::File { file: file.clone() }, words, help)
}

fn no_sheet(file: &Arc<str>, unknown: &[Arc<str>]) -> Diagnostic {
    let place = Place::File { file: file.clone() };
    if unknown.is_empty() {
        let words = message::said("工作簿里什么也没有。", "There is nothing in the workbook.");
        return message::FILE_EMPTY.at(
            place,
            words,
            message::said("请换成有内容的文件。", "Give a file with something in it."),
        );
    }
    let wanted: Vec<&str> =
        layout::all().iter().filter(|layout| layout.shown).map(|layout| layout.sheet.as_str()).collect();
    let names = unknown.join("、");
    message::FILE_NO_SHEET.at(
        place,
        [
            format!("工作簿里的“{names}”都不是台账的表，一行也没有读取。"),
            format!("None of its sheets ({names}) is one of ours: nothing was read."),
        ],
        [
            format!(
                "请确认是不是拿错了文件；自己的旧表可以用 taizhang learn 认一次。台账的表叫：{}。",
                wanted.join("、")
            ),
            format!("Check that it is the right file; our sheets are called {}.", wanted.join(", ")),
        ],
    )
}
