//! 跟踪: contacts with a project, and the steps it took.

use jiff::ToSpan;
use jiff::civil::Date;
use taizhang_derive::Kind;

use super::project::Stage;
use super::{Ledger, Predicate, Project, Questions, Record, Records};
use crate::base::Money;

/// 跟踪记录
#[derive(Debug, Clone, PartialEq, Default, Kind)]
#[kind(code = "followup", zh = "跟踪记录", prefix = "GZ")]
pub struct Followup {
    /// 日期
    #[field(zh = "日期", key, when)]
    pub date: Option<Date>,
    /// 项目
    #[field(zh = "项目", key)]
    pub project: String,
    /// 对接方式
    #[field(zh = "对接方式", suggest("上门拜访", "来访接待", "电话", "视频会议", "现场踏勘", "其他"))]
    pub manner: Option<Box<str>>,
    /// 我方对接人
    #[field(zh = "我方对接人", person)]
    pub ours: Option<Box<str>>,
    /// 对方人员
    #[field(zh = "对方人员", sensitive)]
    pub theirs: Option<Box<str>>,
    /// 对接内容
    #[field(zh = "对接内容", save)]
    pub content: String,
    /// 阶段变为
    #[field(zh = "阶段变为")]
    pub to: Option<Stage>,
    /// 本次到位资金
    #[field(zh = "本次到位资金", unit = "万元")]
    pub funds: Option<Money>,
    /// 下一步
    #[field(zh = "下一步")]
    pub next: Option<Box<str>>,
    /// 下次对接日期
    #[field(zh = "下次对接日期")]
    pub next_on: Option<Date>,
}

impl Questions for Followup {
    fn predicates() -> &'static [Predicate<Self>] {
        &[Predicate { code: "next_soon", zh: "下次对接在期末之后七天内", test: |row, view| row.next_soon(view.period.last()) }]
    }

    /// The project that it is about.
    fn beside(record: &Record<Self>, ledger: &Ledger) -> Vec<(&'static str, usize)> {
        super::rows_that(ledger, |project: &Project| project.name == record.project)
    }

    /// 「阶段变为」 moves the project, and the row's day is the stage's.
    fn settle(records: &mut Records) {
        let rows = records.of::<Self>().iter();
        let steps: Vec<(String, Stage, Date)> =
            rows.filter_map(|row| Some((row.project.clone(), row.to?, row.date?))).collect();
        for (name, stage, on) in steps {
            for project in records.of_mut::<Project>().iter_mut().filter(|project| project.name == name) {
                // A day that the register itself gives for the stage stands: the register is the later word.
                if project.stage.first(stage).is_none() {
                    project.stage.take(stage, on);
                }
            }
        }
    }

    fn label(record: &Record<Self>) -> String {
        record.project.clone()
    }
}

impl Followup {
    /// Whether what was known on `day` says that they meet again within the week after it.
    fn next_soon(&self, day: Date) -> bool {
        let week = day.checked_add(7.days()).expect("years of records are far from the calendar's ends");
        self.date.is_some_and(|on| on <= day) && self.next_on.is_some_and(|on| day < on && on <= week)
    }
}
