//! The workbook as a whole: which sheets there are, and in which order.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Formula, Workbook};
use taizhang_core::kind::Ledger;

use super::choices::Choices;
use super::look::Tab;
use super::rows::{self, Rows};
use super::sheet::{self, Drawing};
use super::{Options, WriteError, cover, cross, heights};
use crate::layout::{self, ItemOf, Layout};

/// A workbook on its way.
pub(super) struct Book<'a> {
    xlsx: Workbook,
    ledger: &'a Ledger,
    options: &'a Options,
    choices: Choices<'a>,
    /// What cross tables could not hold, and the kinds that they show.
    rest: Ledger,
    crossed: Vec<&'static str>,
}

impl<'a> Book<'a> {
    pub(super) fn new(ledger: &'a Ledger, options: &'a Options) -> Self {
        let choices = Choices::new(ledger);
        Self { xlsx: Workbook::new(), ledger, options, choices, rest: Ledger::default(), crossed: Vec::new() }
    }

    fn year(&self) -> Option<i16> {
        self.ledger.head.year.or(self.options.year)
    }

    /// 说明
    pub(super) fn cover(&mut self, layout: &Layout) -> Result<(), WriteError> {
        let rows = rows::of(layout, self.ledger);
        let year = self.year();
        cover::draw(self.xlsx.add_worksheet(), layout, &self.ledger.head, year, &rows, &mut self.choices)?;
        Ok(())
    }

    /// A cross table for each year, this year's first.
    pub(super) fn months(&mut self, layout: &Layout) -> Result<(), WriteError> {
        let year = self.year();
        let cross::Months { years, rest } = cross::of(layout, self.ledger, year);
        self.rest = rest;
        self.crossed.extend(layout.views.iter().map(|view| view.kind.code));
        if year.is_none() {
            self.draw(layout, &layout.sheet, &layout.title, &Rows::default())?;
        }
        let this = |of: i16| Some(of) == year;
        let mut years: Vec<(i16, Rows)> = years.into_iter().collect();
        years.sort_by_key(|(of, _)| (!this(*of), -of));
        for (of, rows) in years {
            let (name, title) = if this(of) {
                (layout.sheet.clone(), format!("{of}年{}", layout.title))
            } else {
                (format!("{}（{of}年）", layout.sheet), format!("{of}年{}", layout.title))
            };
            self.draw(layout, &name, &title, &rows)?;
        }
        Ok(())
    }

    /// A sheet of records, where it is wanted.
    pub(super) fn register(&mut self, layout: &Layout) -> Result<(), WriteError> {
        let is_rest = layout.views.iter().all(|view| self.crossed.contains(&view.kind.code));
        let rows = rows::of(layout, if is_rest { &self.rest } else { self.ledger });
        if layout.shown || !rows.rows.is_empty() || self.options.with.contains(&layout.code) {
            self.draw(layout, &layout.sheet, &layout.title, &rows)?;
        }
        Ok(())
    }

    fn draw(&mut self, layout: &Layout, name: &str, title: &str, rows: &Rows) -> Result<(), WriteError> {
        let drawing = Drawing { layout, name, title, note: self.note(layout), tab: tab(layout), rows };
        sheet::draw(self.xlsx.add_worksheet(), &drawing, &mut self.choices)?;
        Ok(())
    }

    /// 「填报单位：… 统计年度：… 单位见表头」: read off 说明, so it is typed once.
    fn note(&self, layout: &Layout) -> Formula {
        let cover = layout::all().iter().find(|layout| !layout.items.is_empty()).expect("a layout has the head");
        let cell = |what: ItemOf| {
            let row = cover.items.iter().position(|item| item.what == what).map(cover::row_of).unwrap_or_default();
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
