//! 政策要求: what superiors asked for, by paper, meeting or speech; and whether it was studied.

use jiff::civil::Date;
use taizhang_derive::Kind;

use super::{Measure, Meeting, Predicate, Questions, Record, View, choices};
use crate::base::{Quantity, Unit};

/// 政策要求
#[derive(Debug, Clone, PartialEq, Default, Kind)]
#[kind(code = "policy", zh = "政策要求", prefix = "ZD")]
pub struct Policy {
    /// 名称
    #[field(zh = "名称", key, help = "文件名称、会议名称或讲话题目，不写书名号")]
    pub title: String,
    /// 形式
    #[field(zh = "形式", save)]
    pub sort: Option<PolicySort>,
    /// 发文（主办）机关
    #[field(zh = "发文（主办）机关", submit)]
    pub issuer: Option<Box<str>>,
    /// 级别
    #[field(zh = "级别", suggest("中央", "省级", "市级", "县级"))]
    pub level: Option<Box<str>>,
    /// 文号
    #[field(zh = "文号", numbered)]
    pub number: Option<Box<str>>,
    /// 印发（召开）日期
    #[field(zh = "印发（召开）日期", submit, when)]
    pub issued_on: Option<Date>,
    /// 讲话人
    #[field(zh = "讲话人")]
    pub speaker: Option<Box<str>>,
    /// 讲话人职务
    #[field(zh = "讲话人职务", help = "讲话当日的职务")]
    pub speaker_office: Option<Box<str>>,
    /// 布置任务
    #[field(zh = "布置任务", help = "每行一件")]
    pub tasks: Vec<Box<str>>,
    /// 贯彻时限
    #[field(zh = "贯彻时限", until)]
    pub due: Option<Date>,
}

choices! {
    /// 形式
    PolicySort {
        Document "document" "文件" | "政策文件";
        Meeting "meeting" "会议" | "会议精神";
        Speech "speech" "讲话" | "重要讲话";
    }
}

impl Questions for Policy {
    fn predicates() -> &'static [Predicate<Self>] {
        &[
            Predicate {
                code: "studied",
                zh: "期末前已传达学习",
                test: |policy, view| policy.studied_on(view).is_some_and(|on| on <= view.period.last()),
            },
            Predicate {
                code: "in_force",
                zh: "期末前已印发（召开）",
                test: |policy, view| policy.issued_on.is_some_and(|on| on <= view.period.last()),
            },
        ]
    }

    fn measures() -> &'static [Measure<Self>] {
        &[Measure {
            code: "days_to_study",
            zh: "印发（召开）至传达学习天数",
            unit: Unit::Day,
            of: |policy, view| {
                let days = policy.studied_on(view)?.since(policy.issued_on?).ok()?.get_days();
                (days >= 0).then(|| Quantity::new(days.into(), Unit::Day))
            },
        }]
    }

    fn label(record: &Record<Self>) -> String {
        record.title.clone()
    }
}

impl Policy {
    /// Whether `said`, a line of 学习（印发）文件, means the paper called so: by title, 文号 or 编号, in 《》 or not.
    pub fn is_meant(record: &Record<Self>, said: &str) -> bool {
        let bare = said.trim().trim_matches(['《', '》']);
        let by_number = record.number.as_deref().is_some_and(|number| said.contains(number));
        bare == record.title || bare == record.id() || by_number
    }

    /// The day of the first meeting that studied it.
    pub fn study_of(record: &Record<Self>, meetings: &[Record<Meeting>]) -> Option<Date> {
        let studied = |meeting: &&Record<Meeting>| meeting.documents.iter().any(|said| Self::is_meant(record, said));
        meetings.iter().filter(|meeting| meeting.is_study()).filter(studied).filter_map(|meeting| meeting.date).min()
    }
}

impl Record<Policy> {
    fn studied_on(&self, view: &View<'_>) -> Option<Date> {
        Policy::study_of(self, view.ledger.records.of())
    }
}
