//! 镇情村情: base figures with year and source, positioning, protected areas.

use jiff::civil::Date;
use rust_decimal::Decimal;
use taizhang_derive::Kind;

use super::{FieldId, Predicate, Questions, Record, View};
use crate::base::Quantity;

/// 镇情村情
#[derive(Debug, Clone, PartialEq, Default, Kind)]
#[kind(code = "profile", zh = "镇情村情", prefix = "QK")]
pub struct Profile {
    /// 单位
    #[field(zh = "单位", key, help = "镇或村（社区）名称")]
    pub subject: String,
    /// 项目
    #[field(zh = "项目", key, suggest("常住人口", "户籍人口", "行政村（社区）数", "村民小组数", "区域面积", "耕地面积", "林地面积", "党员人数", "村集体经营性收入", "党员先锋岗", "距县城里程", "距高速出口里程", "等级公路里程", "旅游景点", "登山步道", "民宿床位", "主体功能区", "发展定位", "保护区域"))]
    pub item: String,
    /// 年份
    #[field(zh = "年份", key)]
    pub year: Option<Decimal>,
    /// 数值
    #[field(zh = "数值")]
    pub value: Option<Quantity>,
    /// 文字
    #[field(zh = "文字")]
    pub text: Option<Box<str>>,
    /// 起始日期
    #[field(zh = "起始日期", help = "定位、功能区、保护区域从哪天起")]
    pub from: Option<Date>,
    /// 截止日期
    #[field(zh = "截止日期")]
    pub until: Option<Date>,
    /// 来源
    #[field(zh = "来源", submit)]
    pub source: Option<Box<str>>,
}

impl Questions for Profile {
    fn predicates() -> &'static [Predicate<Self>] {
        &[
            Predicate { code: "of_town", zh: "全镇数", test: |row, view| *view.ledger.head.name == *row.subject },
            Predicate { code: "latest", zh: "期末前最近年份", test: |row, view| row.is_latest(view) },
            Predicate { code: "in_force", zh: "期末有效", test: |row, view| row.in_force(view.period.last()) },
        ]
    }

    fn spans() -> &'static [(FieldId<Self>, FieldId<Self>)] {
        &[(Self::FROM, Self::UNTIL)]
    }

    fn label(record: &Record<Self>) -> String {
        format!("{}{}", record.subject, record.item)
    }
}

impl Profile {
    /// Whether no later year of the same thing lies before the end of the period. A year's figure is known when it ends.
    fn is_latest(&self, view: &View<'_>) -> bool {
        let ended = view.last_full_year();
        let over = |year: Option<Decimal>| year.is_none_or(|year| year <= ended);
        let same = |other: &&Record<Self>| other.subject == self.subject && other.item == self.item;
        let mut others = view.ledger.records.of::<Self>().iter().filter(same);
        over(self.year) && !others.any(|other| over(other.year) && other.year > self.year)
    }

    fn in_force(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}
