//! A record: the facts of a kind, and what every record carries whatever its kind.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use jiff::civil::Date;
use taizhang_derive::Kind;

use super::field::{FieldId, FieldSet, Kind};
use super::value::{Choice, Opt};
use crate::base::{CellRef, Place};

/// What every record may carry.
#[derive(Debug, Clone, PartialEq, Eq, Default, Kind)]
#[kind(code = "common", zh = "通用", prefix = "")]
pub struct Common {
    /// Where it lies, for the roll-up.
    #[field(zh = "所在村", help = "村（社区）名称，与名册一致；属全镇的留空")]
    pub village: Option<Box<str>>,
    /// A sentence of the clerk's.
    #[field(zh = "本期进展", told, help = "一句话，写清哪天、做成了什么")]
    pub progress: Option<Box<str>>,
    /// The leader's lever: counted, but told or not.
    #[field(zh = "写入总结", help = "是：写；否：计数但不写；留空：由程序按规则选取")]
    pub tell: Option<bool>,
    /// Who entered it.
    #[field(zh = "登记人", person)]
    pub by: Option<Box<str>>,
    /// When it was entered.
    #[field(zh = "登记日期")]
    pub entered: Option<Date>,
    /// Anything else.
    #[field(zh = "备注")]
    pub note: Option<Box<str>>,
}

/// A sheet that records were read from, shared by all of them.
#[derive(Debug, PartialEq, Eq)]
pub struct SheetOrigin {
    /// The file's name as the clerk sees it.
    pub file: Arc<str>,
    /// The sheet.
    pub sheet: Arc<str>,
    /// Which column (from 1) holds which field; for dated steps, which stage.
    pub columns: Vec<Mapped>,
}

/// A column and the field it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mapped {
    /// The field's place in the kind's table, common fields after its own.
    pub field: usize,
    /// The stage whose day the column holds; none for the field as such.
    pub stage: Option<&'static Opt>,
    /// The column, from 1.
    pub column: u32,
}

/// Where a record was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The sheet.
    pub sheet: Arc<SheetOrigin>,
    /// The row, from 1.
    pub row: u32,
}

impl Origin {
    fn cell(&self, field: Option<usize>, stage: Option<&Opt>) -> CellRef {
        let column = field.and_then(|field| {
            let of_field = || self.sheet.columns.iter().filter(|mapped| mapped.field == field);
            let exact = of_field().find(|mapped| mapped.stage.map(|opt| opt.code) == stage.map(|opt| opt.code));
            exact.or_else(|| of_field().next()).map(|mapped| mapped.column)
        });
        CellRef {
            file: self.sheet.file.clone(),
            sheet: self.sheet.sheet.clone(),
            row: self.row,
            column: column.unwrap_or(0),
        }
    }
}

/// What every record has beside its kind's fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meta {
    /// 编号
    pub id: Arc<str>,
    /// Where it was read.
    pub origin: Option<Origin>,
    /// The file it was read from, where that is no workbook.
    pub file: Option<Arc<str>>,
    /// Fields whose cell says 待核.
    pub pending: FieldSet,
    /// Fields whose cell could not be read: told at the cell, and counted like 待核.
    pub unread: FieldSet,
    /// The common fields.
    pub common: Common,
    /// Columns of the clerk's own: told, not dropped.
    pub extra: Vec<(Arc<str>, Box<str>)>,
    /// Files of `佐证/` whose names begin with the 编号, and what the clerk says about where paper lies.
    pub evidence: Vec<Box<str>>,
}

impl Meta {
    /// Of a record called `id` that came from nowhere yet.
    pub fn new(id: impl Into<Arc<str>>) -> Self {
        Self {
            id: id.into(),
            origin: None,
            file: None,
            pending: FieldSet::default(),
            unread: FieldSet::default(),
            common: Common::default(),
            extra: Vec::new(),
            evidence: Vec::new(),
        }
    }

    /// Whether the value at `index` is missing because it is 待核 or could not be read.
    pub fn is_open(&self, index: usize) -> bool {
        self.pending.has(index) || self.unread.has(index)
    }

    /// Whether the clerk says in the note that it only looks like another: 非同一项目.
    pub fn is_told_apart(&self) -> bool {
        self.common.note.as_deref().is_some_and(|note| note.contains("非同一"))
    }

    /// The place of the field at `index` (common fields after the kind's own), or of a stage of it.
    pub fn place(&self, field: Option<(usize, &'static str)>, stage: Option<&Opt>) -> Place {
        match &self.origin {
            Some(origin) => Place::Cell {
                at: origin.cell(field.map(|(index, _)| index), stage),
                of: Some((self.id.clone(), field.map_or("", |(_, code)| code))),
            },
            None => Place::Record { file: self.file.clone(), id: self.id.clone(), field: field.map(|(_, code)| code) },
        }
    }
}

/// One fact (记录).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record<K> {
    /// What every record has.
    pub meta: Meta,
    /// What this kind has.
    pub data: K,
}

impl<K> Deref for Record<K> {
    type Target = K;

    fn deref(&self) -> &K {
        &self.data
    }
}

impl<K> DerefMut for Record<K> {
    fn deref_mut(&mut self) -> &mut K {
        &mut self.data
    }
}

impl<K: Kind> Record<K> {
    /// A record with nothing but its id.
    pub fn new(id: impl Into<Arc<str>>) -> Self {
        Self { meta: Meta::new(id), data: K::default() }
    }

    /// 编号
    pub fn id(&self) -> &str {
        &self.meta.id
    }

    /// The place of a field.
    pub fn place(&self, field: FieldId<K>) -> Place {
        self.meta.place(Some((field.index(), field.info().code)), None)
    }

    /// The place of the day of one stage.
    pub fn place_of_step(&self, field: FieldId<K>, stage: impl Choice) -> Place {
        self.meta.place(Some((field.index(), field.info().code)), Some(stage.opt()))
    }

    /// The place of a common field: `Common::NOTE`.
    pub fn place_of_common(&self, field: FieldId<Common>) -> Place {
        self.meta.place(Some((K::fields().len() + field.index(), field.info().code)), None)
    }

    /// The place of the record as a whole.
    pub fn place_of_row(&self) -> Place {
        self.meta.place(None, None)
    }

    /// Whether a field is 待核 or could not be read.
    pub fn is_open(&self, field: FieldId<K>) -> bool {
        self.meta.is_open(field.index())
    }
}
