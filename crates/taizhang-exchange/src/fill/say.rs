//! What of a form was left open, and why: of a column that is open for one reason all the way down, once.

use std::collections::BTreeMap;

use taizhang_core::base::{Diagnostic, Notice, Period, Place};

use super::form::{At, Grid};
use super::mapping::{Line, Table};
use super::run::at;
use crate::message::{self, said};
use crate::patch::cell;

/// Why a cell, or a row, was left open.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Left {
    /// It is not known what its head means.
    Unknown { head: String, several: Vec<String> },
    /// It is not known what its row means.
    UnknownRow { head: String, several: Vec<String> },
    /// The ledger does not know it yet.
    Owed { why: String, who: Vec<String> },
    /// It cannot be told there.
    Unfit { why: String },
    /// The record says nothing of it.
    Empty { head: String, row: String },
    /// The row is somebody else's.
    OtherRow { text: String },
    /// The row names nothing that the ledger has.
    NoRecord { text: String, kind: &'static str },
    /// The row names several things that the ledger has.
    SeveralRecords { text: String, count: usize },
    /// It is not said which records are to be listed.
    WhichRecords { kind: &'static str },
    /// There are more records than rows.
    NoRoom { rows: usize, records: usize },
    /// A total that does not follow from what stands above it.
    Total { head: String },
}

impl Left {
    /// What is told once for many cells.
    fn group(&self, column: u32) -> (u8, u32, String) {
        match self {
            Self::Unknown { head, .. } => (0, column, head.clone()),
            Self::UnknownRow { head, .. } => (8, 0, head.clone()),
            Self::Owed { why, .. } => (1, 0, why.clone()),
            Self::Unfit { why } => (2, 0, why.clone()),
            Self::Empty { head, .. } => (3, column, head.clone()),
            Self::OtherRow { .. } => (4, 0, String::new()),
            Self::NoRecord { text, .. } | Self::SeveralRecords { text, .. } => (5, 0, text.clone()),
            Self::WhichRecords { .. } | Self::NoRoom { .. } => (6, 0, String::new()),
            Self::Total { .. } => (7, 0, String::new()),
        }
    }
}

type Group = (String, (u8, u32, String));

/// What is told.
pub(super) struct Say {
    file: String,
    findings: Vec<Diagnostic>,
    /// By sheet and reason: the cells, and the reason itself.
    left: BTreeMap<Group, (Vec<At>, Left)>,
}

impl Say {
    pub(super) fn new(file: &str) -> Self {
        Self { file: file.to_owned(), findings: Vec::new(), left: BTreeMap::new() }
    }

    fn place(&self, sheet: &str, (row, column): At) -> Place {
        Place::Cell { at: at(&self.file, sheet, row, column), of: None }
    }

    /// A cell, or with column 0 a row, that was left open.
    pub(super) fn left(&mut self, grid: &Grid, row: u32, column: u32, why: &Left) {
        let key = (grid.name.clone(), why.group(column));
        let (cells, known) = self.left.entry(key).or_insert_with(|| (Vec::new(), why.clone()));
        cells.push((row, column));
        if let (Left::Owed { who: all, .. }, Left::Owed { who, .. }) = (known, why) {
            let fresh: Vec<String> = who.iter().filter(|one| !all.contains(one)).cloned().collect();
            all.extend(fresh);
        }
    }

    pub(super) fn no_sheet(&mut self, sheet: &str) {
        self.findings.push(message::FILL_MOVED.at(
            Place::File { file: self.file.as_str().into() },
            [format!("对照表里的“{sheet}”表，这个文件里没有，没有填。"), format!("There is no sheet {sheet}.")],
            said("请改对照表里的 sheet，或不用对照表重新认一遍。", "Mend the mapping, or fill without one."),
        ));
    }

    pub(super) fn head_gone(&mut self, grid: &Grid, table: &Table, line: &Line) {
        let place = self.place(&grid.name, (table.heads[1].max(1), 0));
        self.findings.push(message::FILL_MOVED.at(
            place,
            [
                format!("对照表里的“{}”一栏，这张表的表头里没有了，这一栏没有填。", line.head),
                format!("No head reads {} any more.", line.head),
            ],
            said("请把对照表里的 head 改成现在的表头。", "Write the head as it reads now into the mapping."),
        ));
    }

    pub(super) fn other_period(&mut self, grid: &Grid, first: At, named: Period, asked: Period) {
        self.findings.push(message::FILL_PERIOD.at(
            self.place(&grid.name, first),
            [
                format!(
                    "表题写的是“{}”，这次按“{}”填。两处时段不一样，填的数可能不是这张表要的。",
                    named.name(),
                    asked.name()
                ),
                format!("The title tells of {}, the form was filled for {}.", named.code(), asked.code()),
            ],
            [
                format!("请核对时段；要按表题填，请用 --period {}。", named.code()),
                format!("Use --period {}.", named.code()),
            ],
        ));
    }

    pub(super) fn narrow(&mut self, grid: &Grid, place: At, word: &str) {
        self.findings.push(message::FILL_NARROW.at(
            self.place(&grid.name, place),
            [
                format!("表题里有“{word}”，台账的数是全部的，没有按“{word}”分。填的数可能比这张表要的多。"),
                format!("The title speaks of {word} only; the ledger's numbers are of everything."),
            ],
            said("请核对；只要一部分的，请把那几格改成手填。", "Look at it, and fill in by hand what is only a part."),
        ));
    }

    pub(super) fn differs(&mut self, grid: &Grid, place: At, text: &str, own: &str) {
        self.findings.push(message::FILL_DIFFERS.at(
            self.place(&grid.name, place),
            [
                format!("这一格原来写着“{text}”，台账里是“{own}”。原来有内容的格子不改。"),
                format!("The cell reads {text}, the ledger says {own}; what stood there stays."),
            ],
            said(
                "请核对哪个对；要用台账的数，请清空这一格再填。",
                "Clear the cell and fill again to have the ledger's.",
            ),
        ));
    }

    /// All findings, by place.
    pub(super) fn finish(mut self) -> Vec<Diagnostic> {
        for ((sheet, _), (cells, why)) in std::mem::take(&mut self.left) {
            let finding = self.told(&sheet, &cells, &why);
            self.findings.push(finding);
        }
        self.findings.sort_by(|a, b| (a.severity, &a.place).cmp(&(b.severity, &b.place)));
        self.findings
    }

    fn told(&self, sheet: &str, cells: &[At], why: &Left) -> Diagnostic {
        let place = self.place(sheet, cells[0]);
        let all = stretch(cells);
        let n = cells.len();
        let (sort, zh, en, help_zh, help_en): (&'static Notice, String, String, String, String) = match why {
            Left::Unknown { head, several } | Left::UnknownRow { head, several } => {
                let near = if several.is_empty() {
                    String::new()
                } else {
                    format!("相近的有“{}”。", several.join("”“"))
                };
                (
                    &message::FILL_UNKNOWN,
                    format!("{all}要填“{head}”，认不准是哪一项，空着没有填。{near}"),
                    format!("{all} asks for {head}, which is not understood for certain: left open."),
                    "请在对照表里把它的 means 写成数据名称，再用 --mapping 填一次；不用填的写“不填”。".to_owned(),
                    "Write what it means into the mapping and fill again with --mapping.".to_owned(),
                )
            }
            Left::Owed { why, who } => {
                let by = match who.as_slice() {
                    [] => String::new(),
                    few if few.len() <= 5 => format!("，由{}补报", few.join("、")),
                    many => format!("，由{}等{}个单位补报", many[..3].join("、"), many.len()),
                };
                (
                    &message::FILL_OWED,
                    format!("{all}没有填：{why}{by}。"),
                    format!("{all} is left open: the ledger does not know it yet ({}).", who.join(", ")),
                    "请在台账里补上再填一次；没有报的不当作0。".to_owned(),
                    "Complete the ledger and fill again; what is not reported is not 0.".to_owned(),
                )
            }
            Left::Unfit { why } => (
                &message::FILL_UNFIT,
                format!("{all}没有填：{why}。"),
                format!("{all} is left open: it cannot be told there."),
                "请看表里这一栏要的是什么；要换一种填法，在对照表里改 show、over 或 unit。".to_owned(),
                "See what the form asks for, and say so in the mapping.".to_owned(),
            ),
            Left::Empty { head, .. } => (
                &message::FILL_EMPTY,
                format!("{all}的“{head}”，台账里没有写，空着。"),
                format!("The ledger says nothing of {head} for {all}."),
                "有就在台账里补上再填一次。".to_owned(),
                "Add it to the ledger if there is something to say.".to_owned(),
            ),
            Left::OtherRow { text } => (
                &message::FILL_OTHER_ROW,
                format!("{all}是别处的（如“{text}”），不归这本台账填，共 {n} 行。"),
                format!("{n} rows, as {text}, are not this ledger's."),
                "若应归本镇填，请在名册里登记这个村，或改正表里的名称。".to_owned(),
                "Enter the village into the roster if it is one of yours.".to_owned(),
            ),
            Left::NoRecord { text, kind } => (
                &message::FILL_NO_RECORD,
                format!("{all}的“{text}”，台账的{kind}里没有这个名称，这一行没有填。"),
                format!("No {kind} of the ledger is called {text}: the row is left open."),
                "请把表里或台账里的名称改成一致。".to_owned(),
                "Make the names agree.".to_owned(),
            ),
            Left::SeveralRecords { text, count } => (
                &message::FILL_NO_RECORD,
                format!("{all}的“{text}”，台账里有 {count} 个同名的，不知道是哪一个，这一行没有填。"),
                format!("{count} records are called {text}: the row is left open."),
                "请在台账里把名称写到能分清。".to_owned(),
                "Tell the names apart in the ledger.".to_owned(),
            ),
            Left::WhichRecords { kind } => (
                &message::FILL_UNKNOWN,
                format!("这张表要列{kind}的名单，从表题看不出列哪些，没有填。"),
                format!("It is not said which records of {kind} are to be listed."),
                "请在对照表里把 list 写成数据名称（如“新签约招商项目数”），或“全部”。".to_owned(),
                "Write a figure's name, or 全部, as list into the mapping.".to_owned(),
            ),
            Left::NoRoom { rows, records } => (
                &message::FILL_NO_ROOM,
                format!("表里只有 {rows} 个空行，台账里有 {records} 条，后面的 {} 条没有填进去。", records - rows),
                format!("{rows} blank rows for {records} records."),
                "请在表里加够空行再填一次。".to_owned(),
                "Add rows and fill again.".to_owned(),
            ),
            Left::Total { head } => (
                &message::FILL_TOTAL,
                format!("{all}是合计，上面没有填全，或这一栏（如“{head}”）不能相加，没有填。"),
                format!("{all} is a total of what is not complete or does not add."),
                "上面补全以后再填一次；比率请按合计数另算。".to_owned(),
                "Complete what stands above; rates are computed anew.".to_owned(),
            ),
        };
        sort.at(place, [zh, en], [help_zh, help_en])
    }
}

/// C5, C5:C18, 第5、7行: where a reason holds.
fn stretch(cells: &[At]) -> String {
    let mut cells = cells.to_vec();
    cells.sort_unstable();
    cells.dedup();
    if cells[0].1 == 0 {
        let rows: Vec<String> = cells.iter().take(6).map(|(row, _)| row.to_string()).collect();
        let more = if cells.len() > 6 { "等" } else { "" };
        return format!("第{}{more}行", rows.join("、"));
    }
    let name = |(row, column): &At| cell(*row, *column);
    match cells.as_slice() {
        [one] => name(one),
        many if many.len() <= 4 => many.iter().map(name).collect::<Vec<_>>().join("、"),
        many => format!("{}至{}共{}格", name(&many[0]), name(&many[many.len() - 1]), many.len()),
    }
}
