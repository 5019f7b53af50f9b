//! 公文: papers issued and received; 请示 and what came of them; what leaders wrote on them.

use jiff::civil::Date;
use taizhang_derive::Kind;

use super::{FieldId, Measure, Predicate, Questions, Record, choices};
use crate::base::{Quantity, Unit};

/// 公文
#[derive(Debug, Clone, PartialEq, Default, Kind)]
#[kind(code = "dispatch", zh = "公文", prefix = "GW")]
pub struct Dispatch {
    /// 收发
    #[field(zh = "收发", save)]
    pub way: Option<Way>,
    /// 文种
    #[field(zh = "文种", save)]
    pub genre: Option<Genre>,
    /// 标题
    #[field(zh = "标题", key, help = "不写书名号")]
    pub title: String,
    /// 文号
    #[field(zh = "文号", numbered)]
    pub number: Option<Box<str>>,
    /// 日期
    #[field(zh = "日期", submit, when, help = "成文日期")]
    pub date: Option<Date>,
    /// 发文机关
    #[field(zh = "发文机关")]
    pub issuer: Option<Box<str>>,
    /// 主送机关
    #[field(zh = "主送机关", help = "几个的用顿号隔开；请示只能一个")]
    pub to: Option<Box<str>>,
    /// 抄送机关
    #[field(zh = "抄送机关")]
    pub copies: Option<Box<str>>,
    /// 事项
    #[field(zh = "事项", help = "每行一件；请示只能一件")]
    pub matters: Vec<Box<str>>,
    /// 涉及项目
    #[field(zh = "涉及项目", names(Project))]
    pub projects: Vec<Box<str>>,
    /// 贯彻的上级要求
    #[field(zh = "贯彻的上级要求", help = "写政策要求的名称或编号")]
    pub policy: Option<Box<str>>,
    /// 批复日期
    #[field(zh = "批复日期")]
    pub replied_on: Option<Date>,
    /// 批复文号
    #[field(zh = "批复文号", numbered)]
    pub reply_number: Option<Box<str>>,
    /// 批复结果
    #[field(zh = "批复结果")]
    pub outcome: Option<Outcome>,
    /// 批复内容
    #[field(zh = "批复内容")]
    pub reply: Option<Box<str>>,
    /// 批示领导
    #[field(zh = "批示领导", help = "写职务；没有批示件的不填")]
    pub remark_by: Option<Box<str>>,
    /// 批示日期
    #[field(zh = "批示日期")]
    pub remarked_on: Option<Date>,
    /// 批示内容
    #[field(zh = "批示内容", help = "照批示件抄写，批示件放进佐证")]
    pub remark: Option<Box<str>>,
    /// 承办单位
    #[field(zh = "承办单位", names(Office), office)]
    pub office: Option<Box<str>>,
}

choices! {
    /// 收发
    Way {
        Sent "sent" "发文" | "制发";
        Received "received" "收文" | "来文";
    }
}

choices! {
    /// 文种: the fifteen of 《党政机关公文处理工作条例》, and what is none of them.
    Genre {
        Resolution "resolution" "决议";
        Decision "decision" "决定";
        Order "order" "命令（令）" | "命令" | "令";
        Communique "communique" "公报";
        Proclamation "proclamation" "公告";
        Announcement "announcement" "通告";
        Opinion "opinion" "意见";
        Notice "notice" "通知";
        Circular "circular" "通报";
        Report "report" "报告";
        Request "request" "请示";
        Reply "reply" "批复";
        Bill "bill" "议案";
        Letter "letter" "函";
        Minutes "minutes" "纪要";
        Other "other" "其他文稿" | "方案" | "制度" | "其他";
    }
}

choices! {
    /// 批复结果
    Outcome {
        Agreed "agreed" "同意" | "原则同意";
        Partly "partly" "部分同意";
        Refused "refused" "不同意";
        Returned "returned" "退回补正" | "退回";
    }
}

impl Questions for Dispatch {
    fn predicates() -> &'static [Predicate<Self>] {
        &[
            Predicate { code: "request", zh: "本镇上报的请示", test: |paper, _| paper.is_request() },
            Predicate {
                code: "open",
                zh: "期末未批复的请示",
                test: |paper, view| paper.open_on(view.period.last()),
            },
            Predicate {
                code: "replied",
                zh: "期末前已批复的请示",
                test: |paper, view| paper.is_request() && paper.replied_by(view.period.last()),
            },
            Predicate {
                code: "remarked",
                zh: "有批示件佐证的领导批示",
                test: |paper, _| paper.remark.is_some() && !paper.meta.evidence.is_empty(),
            },
        ]
    }

    fn measures() -> &'static [Measure<Self>] {
        &[
            Measure {
                code: "age",
                zh: "请示上报至期末未批复天数",
                unit: Unit::Day,
                of: |paper, view| {
                    let until = view.period.last();
                    paper.open_on(until).then(|| days(paper.date, Some(until))).flatten()
                },
            },
            Measure {
                code: "days_to_reply",
                zh: "请示上报至批复天数",
                unit: Unit::Day,
                of: |paper, _| days(paper.date, paper.replied_on),
            },
        ]
    }

    fn spans() -> &'static [(FieldId<Self>, FieldId<Self>)] {
        &[(Self::DATE, Self::REPLIED_ON), (Self::DATE, Self::REMARKED_ON)]
    }

    fn label(record: &Record<Self>) -> String {
        record.title.clone()
    }
}

impl Genre {
    /// Whether the genre is one of the fifteen legal ones.
    pub fn is_legal(self) -> bool {
        self != Self::Other
    }
}

impl Dispatch {
    /// Whether it is a 请示 of ours.
    pub fn is_request(&self) -> bool {
        self.genre == Some(Genre::Request) && self.way != Some(Way::Received)
    }

    /// Whether it was answered by the end of `day`.
    pub fn replied_by(&self, day: Date) -> bool {
        self.replied_on.is_some_and(|on| on <= day)
    }

    /// Whether it is a 请示 of ours that waits for its reply at the end of `day`.
    pub fn open_on(&self, day: Date) -> bool {
        self.is_request() && self.date.is_some_and(|on| on <= day) && !self.replied_by(day)
    }
}

fn days(from: Option<Date>, until: Option<Date>) -> Option<Quantity> {
    let days = until?.since(from?).ok()?.get_days();
    (days >= 0).then(|| Quantity::new(days.into(), Unit::Day))
}
