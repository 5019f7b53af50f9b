//! 培训: sessions, topics, attendances.

use jiff::civil::Date;
use taizhang_derive::Kind;

use super::{FieldId, Predicate, Questions, Record};
use crate::base::{Count, Quantity};

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
    /// 外请授课
    #[field(zh = "外请授课", help = "主讲人是镇外的填“是”")]
    pub outside: Option<bool>,
    /// 主办单位
    #[field(zh = "主办单位")]
    pub organiser: Option<Box<str>>,
    /// 参训对象
    #[field(zh = "参训对象", suggest("镇村干部", "村干部", "企业和经营户", "农户", "联盟成员单位", "其他"))]
    pub audience: Option<Box<str>>,
    /// 地点
    #[field(zh = "地点")]
    pub place: Option<Box<str>>,
    /// 参训人次
    #[field(zh = "参训人次", unit = "人次", submit)]
    pub attendance: Option<Count>,
    /// 应到人次
    #[field(zh = "应到人次", unit = "人次")]
    pub expected: Option<Count>,
    /// 学时
    #[field(zh = "学时", unit = "小时")]
    pub hours: Option<Quantity>,
    /// 工种（行业）
    #[field(zh = "工种（行业）", suggest("餐饮", "住宿", "导游讲解", "电商", "种养", "护理", "其他"))]
    pub trade: Option<Box<str>>,
    /// 取得证书
    #[field(zh = "取得证书", unit = "人")]
    pub certificates: Option<Count>,
    /// 主要内容
    #[field(zh = "主要内容")]
    pub content: Option<Box<str>>,
    /// 学习文件
    #[field(zh = "学习文件")]
    pub documents: Vec<Box<str>>,
}

impl Questions for Training {
    fn predicates() -> &'static [Predicate<Self>] {
        &[
            Predicate { code: "with_roll", zh: "登记了应到人次", test: |training, _| training.expected.is_some() },
            Predicate { code: "skills", zh: "技能培训（写明工种）", test: |training, _| training.trade.is_some() },
        ]
    }

    fn parts() -> &'static [(FieldId<Self>, FieldId<Self>)] {
        &[(Self::ATTENDANCE, Self::EXPECTED), (Self::CERTIFICATES, Self::ATTENDANCE)]
    }

    fn label(record: &Record<Self>) -> String {
        record.topic.clone()
    }
}
