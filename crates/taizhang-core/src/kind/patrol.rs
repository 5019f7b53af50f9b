//! 巡查: rounds along rivers and through woods, month by month; what was found, and what of it is settled.

use taizhang_derive::Kind;

use super::{Predicate, Questions, Record, choices};
use crate::base::{Count, Period, Quantity};

/// 巡查
#[derive(Debug, Clone, PartialEq, Default, Kind)]
#[kind(code = "patrol", zh = "巡查", prefix = "XC")]
pub struct Patrol {
    /// 时段
    #[field(zh = "时段", key, when, help = "一个月一行即可，如：2023年6月")]
    pub period: Option<Period>,
    /// 巡查类别
    #[field(zh = "巡查类别", save, help = "巡河、巡林")]
    pub sort: Option<PatrolSort>,
    /// 河（林）长
    #[field(zh = "河（林）长", key, help = "姓名或职务")]
    pub chief: String,
    /// 级别
    #[field(zh = "级别", save)]
    pub level: Option<PatrolLevel>,
    /// 河段（林区）
    #[field(zh = "河段（林区）")]
    pub stretch: Option<Box<str>>,
    /// 巡查次数
    #[field(zh = "巡查次数", unit = "次", save)]
    pub times: Option<Count>,
    /// 巡查里程
    #[field(zh = "巡查里程", unit = "公里")]
    pub length: Option<Quantity>,
    /// 发现问题
    #[field(zh = "发现问题", unit = "个")]
    pub found: Option<Count>,
    /// 已整改
    #[field(zh = "已整改", unit = "个")]
    pub closed: Option<Count>,
    /// 责任单位
    #[field(zh = "责任单位", names(Office), office)]
    pub office: Option<Box<str>>,
}

choices! {
    /// 巡查类别
    PatrolSort {
        River "river" "巡河" | "河长巡河";
        Forest "forest" "巡林" | "林长巡林";
    }
}

choices! {
    /// 级别
    PatrolLevel {
        Town "town" "镇级" | "镇";
        Village "village" "村级" | "村";
    }
}

impl Questions for Patrol {
    fn predicates() -> &'static [Predicate<Self>] {
        &[Predicate { code: "unsettled", zh: "发现的问题没有全部整改", test: |row, _| row.closed < row.found }]
    }

    fn label(record: &Record<Self>) -> String {
        record.chief.clone()
    }
}
