//! 富村公司: the company that the villages own, a year at a time: shares, business, what it gave back.

use rust_decimal::Decimal;
use taizhang_derive::Kind;

use super::{Amounts, FieldId, Measure, Predicate, Questions, Record, View};
use crate::base::{Count, Money, Quantity, Unit};

/// 富村公司
#[derive(Debug, Clone, PartialEq, Default, Kind)]
#[kind(code = "company", zh = "富村公司", prefix = "FC")]
pub struct Company {
    /// 公司名称
    #[field(zh = "公司名称", key)]
    pub name: String,
    /// 年度
    #[field(zh = "年度", key, help = "一家公司一年一行，年度终了填")]
    pub year: Option<Decimal>,
    /// 注册资本
    #[field(zh = "注册资本", unit = "万元")]
    pub capital: Option<Money>,
    /// 主营业务
    #[field(zh = "主营业务")]
    pub business: Option<Box<str>>,
    /// 股东及持股比例
    #[field(zh = "股东及持股比例", help = "写法：岚里村10%；石桥村8%，合计100%")]
    pub shares: Amounts,
    /// 营业收入
    #[field(zh = "营业收入", unit = "万元", submit)]
    pub revenue: Option<Money>,
    /// 净利润
    #[field(zh = "净利润", unit = "万元", submit)]
    pub profit: Option<Money>,
    /// 各村分红
    #[field(zh = "各村分红", help = "写法：岚里村0.8万元；石桥村0.6万元，不写合计")]
    pub dividends: Amounts,
    /// 带动就业
    #[field(zh = "带动就业", unit = "人")]
    pub jobs: Option<Count>,
    /// 联结农户
    #[field(zh = "联结农户", unit = "户")]
    pub households: Option<Count>,
    /// 其中签约农户
    #[field(zh = "其中签约农户", unit = "户", help = "签了订单、用工或入股协议的")]
    pub contracted: Option<Count>,
    /// 农户增收
    #[field(zh = "农户增收", unit = "万元")]
    pub gained: Option<Money>,
}

impl Questions for Company {
    fn predicates() -> &'static [Predicate<Self>] {
        &[Predicate {
            code: "latest",
            zh: "期末前最近一个完整年度",
            test: |company, view| company.is_latest(view),
        }]
    }

    fn measures() -> &'static [Measure<Self>] {
        &[Measure {
            code: "dividend",
            zh: "各村分红之和",
            unit: Unit::WanYuan,
            of: |company, _| company.dividend(),
        }]
    }

    fn parts() -> &'static [(FieldId<Self>, FieldId<Self>)] {
        &[(Self::CONTRACTED, Self::HOUSEHOLDS)]
    }

    fn label(record: &Record<Self>) -> String {
        let year = record.year.map(|year| format!("{}年", year.normalize())).unwrap_or_default();
        format!("{}{year}", record.name)
    }
}

impl Company {
    /// What it gave to its villages: the sum of the list, which is never typed.
    pub fn dividend(&self) -> Option<Quantity> {
        let (first, rest) = self.dividends.0.split_first()?;
        rest.iter().try_fold(first.1, |sum, (_, more)| sum.plus(*more).ok())
    }

    /// What its shares add up to, in %; none where a share is given in another unit. Shares are parts of one whole, so
    /// that these rates may be added.
    pub fn shared(&self) -> Option<Decimal> {
        let in_percent = |(_, share): &(Box<str>, Quantity)| (share.unit == Unit::Percent).then_some(share.amount);
        let shares: Option<Vec<Decimal>> = self.shares.0.iter().map(in_percent).collect();
        shares.filter(|shares| !shares.is_empty()).map(|shares| shares.iter().sum())
    }

    /// Whether the year was over by the end of the period, and no later year of the company was.
    fn is_latest(&self, view: &View<'_>) -> bool {
        let over = |year: Decimal| year <= view.last_full_year();
        let Some(own) = self.year.filter(|year| over(*year)) else { return false };
        let later = |other: &Self| other.year.is_some_and(|year| year > own && over(year));
        !view.ledger.records.of::<Self>().iter().any(|other| later(other) && other.name == self.name)
    }
}
