//! 古树名木: old and famous trees, each with its number, its age, and who has signed to keep it.

use jiff::civil::Date;
use taizhang_derive::Kind;

use super::{Predicate, Questions, Record, choices};
use crate::base::Quantity;

/// 古树名木
#[derive(Debug, Clone, PartialEq, Default, Kind)]
#[kind(code = "tree", zh = "古树名木", prefix = "GS")]
pub struct VeteranTree {
    /// 挂牌号
    #[field(zh = "挂牌号", key)]
    pub number: String,
    /// 树种
    #[field(zh = "树种", save)]
    pub species: String,
    /// 树龄
    #[field(zh = "树龄", unit = "年")]
    pub age: Option<Quantity>,
    /// 保护级别
    #[field(zh = "保护级别", save)]
    pub grade: Option<Grade>,
    /// 生长地点
    #[field(zh = "生长地点")]
    pub place: Option<Box<str>>,
    /// 管护责任人
    #[field(zh = "管护责任人", submit)]
    pub keeper: Option<Box<str>>,
    /// 管护书编号
    #[field(zh = "管护书编号")]
    pub agreement: Option<Box<str>>,
    /// 管护书签订日期
    #[field(zh = "管护书签订日期")]
    pub signed_on: Option<Date>,
    /// 生长状况
    #[field(zh = "生长状况", suggest("正常", "衰弱", "濒危", "死亡"))]
    pub health: Option<Box<str>>,
}

choices! {
    /// 保护级别
    Grade {
        First "first" "一级";
        Second "second" "二级";
        Third "third" "三级";
        Famous "famous" "名木";
    }
}

impl Grade {
    /// The grade that an age in years gives; none below a hundred.
    pub fn of_age(years: rust_decimal::Decimal) -> Option<Self> {
        let least = [(500, Self::First), (300, Self::Second), (100, Self::Third)];
        least.into_iter().find(|(least, _)| years >= (*least).into()).map(|(_, grade)| grade)
    }
}

impl Questions for VeteranTree {
    fn predicates() -> &'static [Predicate<Self>] {
        &[
            Predicate { code: "signed", zh: "期末前已签管护书", test: |tree, view| tree.signed_by(view.period.last()) },
            Predicate { code: "weak", zh: "生长衰弱或濒危", test: |tree, _| matches!(tree.health.as_deref(), Some("衰弱" | "濒危")) },
        ]
    }

    fn label(record: &Record<Self>) -> String {
        format!("{}（{}）", record.species, record.number)
    }
}

impl VeteranTree {
    /// Whether somebody had signed to keep it at the end of `day`.
    pub fn signed_by(&self, day: Date) -> bool {
        self.signed_on.is_some_and(|on| on <= day)
    }
}
