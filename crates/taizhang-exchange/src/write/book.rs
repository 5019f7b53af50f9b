//! The workbook as a whole: which sheets there are, and in which order.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Formula, Workbook};
use taizhang_core::kind::{Head, Ledger};

use super::choices::Choices;
use super::cross::Months;
use super::look::Tab;
use super::rows::{self, Rows};
use super::share::{self, Ask};
use super::sheet::{self, Drawing};
use super::{Options, WriteError, cover, cross, heights};
use crate::layout::{self, ItemOf, Layout, View};

/// A workbook on its way.
pub(super) struct Book<'a> {
    xlsx: Workbook,
    ledger: &'a Ledger,
    options: &'a Options,
    choices: Choices<'a>,
    /// The cross table's rows, and what they could not hold.
    months: Months<'a>,
    /// What is asked, where the workbook is somebody's share.
    ask: Option<&'a Ask<'a>>,
}

impl<'a> Book<'a> {
    pub(super) fn new(ledger: &'a Ledger, options: &'a Options, ask: Option<&'a Ask<'a>>) -> Self {
        let year = ledger.head.year.or(options.year);
        let months = cross::of(ledger, year, ask.map(|ask| (ask.who, ask.silent)));
        // A share offers the names of the whole town.
        let choices = Choices::new(ask.map_or(ledger, |ask| ask.ledger));
        Self { xlsx: Workbook::new(), ledger, options, choices, months, ask }
    }

    fn year(&self) -> Option<i16> {
        self.ledger.head.year.or(self.options.year)
    }

    /// Where the records of a sheet stand: what is shown in the cross table is not shown again.
    fn ledger_of(&self, layout: &Layout) -> &Ledger {
        let crossed = |kind: &str| {
            layout::all().iter().any(|layout| layout.cross && layout.views.iter().any(|view| view.kind.code == kind))
        };
        if layout.views.iter().all(|view| crossed(view.kind.code)) { &self.months.rest } else { self.ledger }
    }

    /// Whether the sheet will be there.
    fn has(&self, layout: &Layout) -> bool {
        if (layout.shown && self.ask.is_none()) || self.options.with.contains(&layout.code) {
            return true;
        }
        if layout.cross {
            return !self.months.on(layout).is_empty();
        }
        let records = &self.ledger_of(layout).records;
        let filled = |view: &View| records.table(view.kind.code).is_some_and(|table| !table.is_empty());
        layout.views.iter().any(filled)
    }

    /// 说明
    pub(super) fn cover(&mut self, layout: &Layout) -> Result<(), WriteError> {
        let rows = rows::of(layout, self.ledger);
        let asked = self.ask.map_or(&[][..], |ask| ask.lines);
        let switches = layout::all().iter().filter(|layout| !layout.shown);
        let switches = switches.map(|layout| (layout.sheet.as_str(), self.has(layout)));
        let switches: Vec<_> = switches.filter(|_| self.ask.is_none()).collect();
        let head = Head { year: self.year(), ..self.ledger.head.clone() };
        cover::draw(self.xlsx.add_worksheet(), layout, &head, &switches, asked, &rows, &mut self.choices)?;
        Ok(())
    }

    /// A cross table for each year, this year's first.
    pub(super) fn months(&mut self, layout: &Layout) -> Result<(), WriteError> {
        if !self.has(layout) {
            return Ok(());
        }
        let year = self.year();
        let this = |of: i16| Some(of) == year;
        let mut years: Vec<(i16, Rows)> = self.months.on(layout).into_iter().collect();
        if years.is_empty() || (layout.shown && !years.iter().any(|(of, _)| this(*of))) {
            let blank = if layout.shown { cross::blank(layout) } else { Rows::default() };
            self.draw(layout, &layout.sheet, &layout.title, &blank)?;
        }
        years.sort_by_key(|(of, _)| (!this(*of), -of));
        for (of, rows) in years {
            let name = if this(of) { layout.sheet.clone() } else { format!("{}（{of}年）", layout.sheet) };
            self.draw(layout, &name, &format!("{of}年{}", layout.title), &rows)?;
        }
        Ok(())
    }

    /// A sheet of records, where it is wanted.
    pub(super) fn register(&mut self, layout: &Layout) -> Result<(), WriteError> {
        if !self.has(layout) {
            return Ok(());
        }
        let rows = rows::of(layout, self.ledger_of(layout));
        if self.ask.is_some() {
            let (layout, rows) = share::narrowed(layout, rows);
            return self.draw(&layout, &layout.sheet, &layout.title, &rows);
        }
        self.draw(layout, &layout.sheet, &layout.title, &rows)
    }

    fn draw(&mut self, layout: &Layout, name: &str, title: &str, rows: &Rows) -> Result<(), WriteError> {
        let drawing = Drawing { layout, name, title, note: self.note(layout), tab: tab(layout), rows };
        sheet::draw(self.xlsx.add_worksheet(), &drawing, &mut self.choices)?;
        Ok(())
    }

    /// 「填报单位：… 统计年度：… 单位见表头」: read off 说明, so it is typed once.
    fn note(&self, layout: &Layout) -> Formula {
        let cover = layout::all().iter().find(|layout| !layout.items.is_empty()).expect("a layout has the head");
        let asked = self.ask.map_or(0, |ask| ask.lines.len());
        let cell = |what: ItemOf| {
            let row = cover
                .items
                .iter()
                .position(|item| item.what == what)
                .map(|at| cover::row_of(at, asked))
                .unwrap_or_default();
            format!("'{}'!$B${row}", cover.sheet)
        };
        let more = if layout.columns.iter().any(|column| column.folded) {
            "　　更多栏目：点右上方的“+”展开"
        } else {
            ""
        };
        let (unit, year) = (cell(ItemOf::Name), cell(ItemOf::Year));
        let formula = format!(
            r#"="填报单位："&IF({unit}="","＿＿＿＿＿＿",{unit})&"　　统计年度："&IF({year}="","＿＿＿＿",{year}&"年")&"　　单位见表头{more}""#
        );
        let blank = |text: String, line: &str| if text.is_empty() { line.to_owned() } else { text };
        let unit = blank(self.ledger.head.name.to_string(), "＿＿＿＿＿＿");
        let year = blank(self.year().map(|year| format!("{year}年")).unwrap_or_default(), "＿＿＿＿");
        Formula::new(formula).set_result(format!("填报单位：{unit}　　统计年度：{year}　　单位见表头{more}"))
    }

    /// The lists, and the bytes.
    pub(super) fn finish(mut self) -> Result<Vec<u8>, WriteError> {
        if !self.choices.is_empty() {
            self.choices.draw(self.xlsx.add_worksheet())?;
        }
        if let Some(ask) = self.ask {
            share::base(self.xlsx.add_worksheet(), ask.base)?;
        }
        let made = self.options.made;
        let number = |part: i8| u8::try_from(part).expect("months and days begin at 1");
        let year = u16::try_from(made.year()).unwrap_or_default();
        let mut properties = DocProperties::new().set_title("“百千万工程”工作台账").set_author("台账");
        if let Ok(made) = ExcelDateTime::from_ymd(year, number(made.month()), number(made.day())) {
            properties = properties.set_creation_datetime(&made);
        }
        self.xlsx.set_properties(&properties);
        let sheets = self.xlsx.worksheets().len();
        Ok(heights::free(&self.xlsx.save_to_buffer()?, sheets)?)
    }
}

fn tab(layout: &Layout) -> Tab {
    if layout.cross {
        Tab::Months
    } else if !layout.shown {
        Tab::Wanted
    } else if layout.views.iter().all(|view| view.kind.when().is_some()) {
        Tab::Diary
    } else {
        Tab::Register
    }
}
