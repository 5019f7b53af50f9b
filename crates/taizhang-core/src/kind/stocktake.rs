//! 盘点: what a round of stocktaking found of an asset. A later round leaves the earlier ones as they were.

use jiff::civil::Date;
use taizhang_derive::Kind;

use super::problem::{Promise, Status};
use super::{Asset, FieldId, Kind, Ledger, Predicate, Questions, Record, choices};

/// 盘点
#[derive(Debug, Clone, PartialEq, Default, Kind)]
#[kind(code = "stocktake", zh = "资产盘点", prefix = "PD")]
pub struct Stocktake {
    /// 资产
    #[field(zh = "资产", key)]
    pub asset: String,
    /// 盘点日期
    #[field(zh = "盘点日期", when)]
    pub on: Option<Date>,
    /// 盘点轮次
    #[field(zh = "盘点轮次", help = "如：2023年第一轮；第二轮另记，不改第一轮的结果")]
    pub round: Option<Box<str>>,
    /// 盘点范围
    #[field(zh = "盘点范围", suggest("全部资产", "国有资产", "集体资产", "闲置资产"))]
    pub scope: Option<Box<str>>,
    /// 盘点结果
    #[field(zh = "盘点结果", save)]
    pub result: Option<CheckResult>,
    /// 差异说明
    #[field(zh = "差异说明")]
    pub difference: Option<Box<str>>,
    /// 整改时限
    #[field(zh = "整改时限", until)]
    pub mend_by: Option<Date>,
    /// 整改完成日期
    #[field(zh = "整改完成日期")]
    pub mended_on: Option<Date>,
}

choices! {
    /// 盘点结果
    CheckResult {
        Match "match" "相符" | "账实相符";
        Surplus "surplus" "盘盈";
        Short "short" "盘亏";
        Differs "differs" "账实不符" | "不符";
        Open "open" "未盘点";
    }
}

impl Questions for Stocktake {
    fn predicates() -> &'static [Predicate<Self>] {
        &[
            Predicate { code: "done", zh: "已盘点", test: |row, _| row.is_done() },
            Predicate { code: "differs", zh: "盘点账实不符", test: |row, _| row.differs() },
            Predicate { code: "late", zh: "账实不符、期末逾期未整改", test: |row, view| row.is_late(view.period.last()) },
            Predicate { code: "soon", zh: "账实不符、期末之后七天内应整改", test: |row, view| row.mending().soon(view.period.last(), row.on) },
            Predicate { code: "mended", zh: "期末前已整改", test: |row, view| row.mended_by(view.period.last()) },
        ]
    }

    fn spans() -> &'static [(FieldId<Self>, FieldId<Self>)] {
        &[(Self::ON, Self::MENDED_ON)]
    }

    fn beside(record: &Record<Self>, ledger: &Ledger) -> Vec<(&'static str, usize)> {
        super::rows_that(ledger, |asset: &Asset| asset.name == record.asset)
    }

    fn thing(record: &Record<Self>) -> Option<(&'static str, &str)> {
        Some((Asset::CODE, &record.asset))
    }

    fn label(record: &Record<Self>) -> String {
        record.asset.clone()
    }
}

impl Stocktake {
    /// Whether somebody went to look.
    pub fn is_done(&self) -> bool {
        self.result.is_some_and(|result| result != CheckResult::Open)
    }

    /// Whether book and thing were found apart.
    pub fn differs(&self) -> bool {
        matches!(self.result, Some(CheckResult::Surplus | CheckResult::Short | CheckResult::Differs))
    }

    /// Whether a difference was mended by the end of `day`.
    pub fn mended_by(&self, day: Date) -> bool {
        self.mended_on.is_some_and(|on| on <= day)
    }

    /// What is promised for a difference.
    fn mending(&self) -> Promise {
        let mended = self.mended_on.is_some() || !self.differs();
        Promise { status: mended.then_some(Status::Done), due: self.mend_by, done_on: self.mended_on }
    }

    /// Whether a difference should be mended by the end of `day`, and is not.
    pub fn is_late(&self, day: Date) -> bool {
        self.mending().overdue(day)
    }

    /// Whether a later round speaks of the same asset: what this one found is history then.
    pub fn is_superseded(&self, all: &[Record<Self>]) -> bool {
        all.iter().any(|other| other.asset == self.asset && other.on > self.on && other.is_done())
    }
}
