//! 问题: what is in the way, from where it is known, whom it concerns.

use jiff::civil::Date;
use taizhang_derive::Kind;

use super::{FieldId, Predicate, Questions, Record, choices};

/// 存在问题
#[derive(Debug, Clone, PartialEq, Default, Kind)]
#[kind(code = "problem", zh = "存在问题", prefix = "WT")]
pub struct Problem {
    /// 内容
    #[field(zh = "内容", key)]
    pub content: String,
    /// 提出日期
    #[field(zh = "提出日期", when)]
    pub raised_on: Option<Date>,
    /// 来源
    #[field(zh = "来源", suggest("会议", "调研", "巡察", "督查", "群众反映", "自查", "其他"))]
    pub source: Option<Box<str>>,
    /// 涉及对象
    #[field(zh = "涉及对象")]
    pub concerns: Option<Box<str>>,
    /// 责任领导
    #[field(zh = "责任领导", names(Leader))]
    pub leader: Option<Box<str>>,
    /// 责任单位
    #[field(zh = "责任单位", names(Office), submit)]
    pub office: Option<Box<str>>,
    /// 状态
    #[field(zh = "状态", save)]
    pub status: Option<Status>,
    /// 完成日期
    #[field(zh = "完成日期")]
    pub done_on: Option<Date>,
    /// 困难（原因）
    #[field(zh = "困难（原因）")]
    pub cause: Option<Box<str>>,
}

choices! {
    /// 状态
    Status {
        Done "done" "完成" | "已完成" | "已解决";
        Running "running" "推进中" | "进行中" | "未完成";
        Changed "changed" "调整";
        Dropped "dropped" "取消";
    }
}

impl Questions for Problem {
    fn predicates() -> &'static [Predicate<Self>] {
        &[
            Predicate { code: "open", zh: "期末未解决", test: |problem, view| problem.open_on(view.period.last()) },
        ]
    }

    fn spans() -> &'static [(FieldId<Self>, FieldId<Self>)] {
        &[(Self::RAISED_ON, Self::DONE_ON)]
    }

    fn label(record: &Record<Self>) -> String {
        record.content.clone()
    }
}

impl Problem {
    /// Whether it stands unsolved at the end of `day`.
    pub fn open_on(&self, day: Date) -> bool {
        let solved = matches!(self.status, Some(Status::Done | Status::Dropped));
        let since = self.done_on.is_none_or(|on| on <= day);
        self.raised_on.is_none_or(|on| on <= day) && !(solved && since)
    }
}
