//! 人员: the roster, in leaders' order.

use rust_decimal::Decimal;
use taizhang_derive::Kind;

use super::{Questions, Record, choices};

/// 人员
#[derive(Debug, Clone, PartialEq, Default, Kind)]
#[kind(code = "person", zh = "人员", prefix = "RY")]
pub struct Person {
    /// 姓名
    #[field(zh = "姓名", key)]
    pub name: String,
    /// 类型
    #[field(zh = "类型", save)]
    pub sort: Option<PersonSort>,
    /// 简称
    #[field(zh = "简称")]
    pub alias: Option<Box<str>>,
    /// 排序
    #[field(zh = "排序", help = "领导在所有表格中的先后")]
    pub order: Option<Decimal>,
    /// 联系电话
    #[field(zh = "联系电话", sensitive)]
    pub phone: Option<Box<str>>,
}

choices! {
    /// 人员类型
    PersonSort {
        Leader "leader" "领导" | "班子成员";
        Cadre "cadre" "干部" | "工作人员";
        Team "team" "驻镇工作队" | "驻镇帮镇扶村工作队";
        Other "other" "其他" | "其他人员";
    }
}

impl Questions for Person {
    fn label(record: &Record<Self>) -> String {
        record.name.clone()
    }
}
