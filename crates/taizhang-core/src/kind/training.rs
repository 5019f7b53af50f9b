//! 培训: sessions, topics, attendances.

use jiff::civil::Date;
use taizhang_derive::Kind;

use super::{Questions, Record};
use crate::base::{Count};

/// 培训
#[derive(Debug, Clone, PartialEq, Default, Kind)]
#[kind(code = "training", zh = "培训", prefix = "PX")]
pub struct Training {
    /// 日期
    #[field(zh = "日期", save, when)]
    pub date: Option<Date>,
    /// 名称（主题）
    #[field(zh = "名称（主题）", key)]
    pub topic: String,
    /// 主讲单位及职务
    #[field(zh = "主讲单位及职务")]
    pub speaker: Option<Box<str>>,
    /// 地点
    #[field(zh = "地点")]
    pub place: Option<Box<str>>,
    /// 参训人次
    #[field(zh = "参训人次", unit = "人次", submit)]
    pub attendance: Option<Count>,
    /// 主要内容
    #[field(zh = "主要内容")]
    pub content: Option<Box<str>>,
    /// 学习文件
    #[field(zh = "学习文件")]
    pub documents: Vec<Box<str>>,
}

impl Questions for Training {
    fn label(record: &Record<Self>) -> String {
        record.topic.clone()
    }
}
