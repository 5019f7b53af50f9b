//! 跟踪: contacts with a project, steps it took, what it needs and of whom.

use jiff::civil::Date;
use taizhang_derive::Kind;

use super::project::Stage;
use super::{FieldId, Predicate, Project, Questions, Record, Records, choices};
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
    /// 需协调事项
    #[field(zh = "需协调事项")]
    pub need: Option<Box<str>>,
    /// 要素类别
    #[field(zh = "要素类别")]
    pub need_sort: Option<NeedSort>,
    /// 提请单位
    #[field(zh = "提请单位")]
    pub asked: Option<Box<str>>,
    /// 要求时限
    #[field(zh = "要求时限", until)]
    pub due: Option<Date>,
    /// 解决日期
    #[field(zh = "解决日期")]
    pub solved: Option<Date>,
    /// 下一步
    #[field(zh = "下一步")]
    pub next: Option<Box<str>>,
    /// 下次对接日期
    #[field(zh = "下次对接日期")]
    pub next_on: Option<Date>,
}

choices! {
    /// 要素类别
    NeedSort {
        Land "land" "用地";
        Forest "forest" "用林";
        Water "water" "用水";
        Power "power" "用电";
        Gas "gas" "用气";
        Energy "energy" "用能";
        Environment "environment" "环境容量";
        Money "money" "资金";
        Labour "labour" "用工";
        Approval "approval" "审批";
        Other "other" "其他";
    }
}

impl Questions for Followup {
    fn predicates() -> &'static [Predicate<Self>] {
        &[
            Predicate { code: "need", zh: "提出需协调事项", test: |row, _| row.need.is_some() },
            Predicate { code: "need_solved", zh: "需协调事项期末前已解决", test: |row, view| row.need.is_some() && row.solved_by(view.period.last()) },
            Predicate { code: "need_open", zh: "需协调事项期末前未解决", test: |row, view| row.need.is_some() && !row.solved_by(view.period.last()) },
        ]
    }

    fn spans() -> &'static [(FieldId<Self>, FieldId<Self>)] {
        &[(Self::DATE, Self::SOLVED)]
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
    /// Whether what was asked for is settled at the end of `day`.
    pub fn solved_by(&self, day: Date) -> bool {
        self.solved.is_some_and(|on| on <= day)
    }
}
