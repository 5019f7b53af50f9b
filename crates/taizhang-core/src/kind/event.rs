//! 活动: promotion, on-site meetings, festivals, and what the press wrote.

use jiff::civil::Date;
use taizhang_derive::Kind;

use super::{Questions, Record, choices};
use crate::base::{Count, Money};

/// 活动
#[derive(Debug, Clone, PartialEq, Default, Kind)]
#[kind(code = "event", zh = "活动", prefix = "HD")]
pub struct Event {
    /// 日期
    #[field(zh = "日期", save, when)]
    pub date: Option<Date>,
    /// 类别
    #[field(zh = "类别", save)]
    pub sort: Option<EventSort>,
    /// 名称（主题）
    #[field(zh = "名称（主题）", key, help = "宣传报道写标题")]
    pub topic: String,
    /// 带队（出席）领导
    #[field(zh = "带队（出席）领导")]
    pub leader: Option<Box<str>>,
    /// 主办单位（刊发媒体）
    #[field(
        zh = "主办单位（刊发媒体）",
        help = "推介活动写组织的商会、乡贤会；现场会写主办机关；宣传报道写媒体"
    )]
    pub organiser: Option<Box<str>>,
    /// 举办方式
    #[field(zh = "举办方式")]
    pub part: Option<Part>,
    /// 级别
    #[field(zh = "级别", suggest("国家级", "省级", "市级", "县级", "镇级", "其他"))]
    pub level: Option<Box<str>>,
    /// 地点
    #[field(zh = "地点")]
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
    /// 活动接待游客
    #[field(
        zh = "活动接待游客",
        unit = "人次",
        help = "节庆活动填；已含在当月旅游接待人次内，不另加"
    )]
    pub visitors: Option<Count>,
    /// 活动收入
    #[field(zh = "活动收入", unit = "万元", help = "节庆活动填；已含在当月旅游综合收入内，不另加")]
    pub income: Option<Money>,
    /// 涉及项目
    #[field(zh = "涉及项目", names(Project))]
    pub projects: Vec<Box<str>>,
    /// 主要内容
    #[field(zh = "主要内容")]
    pub content: Option<Box<str>>,
}

choices! {
    /// 活动类别
    EventSort {
        Promotion "promotion" "推介活动" | "招商推介会" | "推介会";
        OnSite "on_site" "现场会" | "现场推进会";
        Festival "festival" "节庆活动" | "文化旅游节";
        Publicity "publicity" "宣传报道" | "新闻报道" | "媒体报道";
        Other "other" "其他活动";
    }
}

choices! {
    /// 举办方式
    Part {
        Hosted "hosted" "举办" | "承办" | "主办" | "在本镇召开";
        Attended "attended" "参加" | "赴外参加";
    }
}

impl Questions for Event {
    fn label(record: &Record<Self>) -> String {
        record.topic.clone()
    }
}
