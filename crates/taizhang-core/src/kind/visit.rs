//! 走访: trips out, guests received, guidance from above; companies met.

use jiff::civil::Date;
use taizhang_derive::Kind;

use super::{Questions, Record, choices};
use crate::base::{Count};

/// 走访
#[derive(Debug, Clone, PartialEq, Default, Kind)]
#[kind(code = "visit", zh = "走访", prefix = "ZF")]
pub struct Visit {
    /// 日期
    #[field(zh = "日期", save, when)]
    pub date: Option<Date>,
    /// 类别
    #[field(zh = "类别", save)]
    pub sort: Option<VisitSort>,
    /// 名称（主题）
    #[field(zh = "名称（主题）", key)]
    pub topic: String,
    /// 带队人
    #[field(zh = "带队人")]
    pub leader: Option<Box<str>>,
    /// 来访单位及职务
    #[field(zh = "来访单位及职务")]
    pub guests: Option<Box<str>>,
    /// 地点（去向）
    #[field(zh = "地点（去向）")]
    pub place: Option<Box<str>>,
    /// 参加人数
    #[field(zh = "参加人数", unit = "人")]
    pub attendance: Option<Count>,
    /// 洽谈企业
    #[field(zh = "洽谈企业", unit = "家")]
    pub companies: Option<Count>,
    /// 洽谈企业家
    #[field(zh = "洽谈企业家", unit = "名")]
    pub contacts: Option<Count>,
    /// 企业名单
    #[field(zh = "企业名单", help = "一家一行；按家计数时同一家只计一次")]
    pub firms: Vec<Box<str>>,
    /// 涉及项目
    #[field(zh = "涉及项目", names(Project))]
    pub projects: Vec<Box<str>>,
    /// 主要内容
    #[field(zh = "主要内容")]
    pub content: Option<Box<str>>,
}

choices! {
    /// 走访类别
    VisitSort {
        Out "out" "外出招商" | "外出考察" | "外出拜访";
        In "in" "接待客商" | "客商来访";
        Guidance "guidance" "上级指导" | "业务指导";
        Other "other" "其他走访";
    }
}

impl Questions for Visit {
    fn label(record: &Record<Self>) -> String {
        record.topic.clone()
    }
}
