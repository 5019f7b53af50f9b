//! 建设工程: parts and phases, quantities, steps to acceptance and use.

use jiff::civil::Date;
use taizhang_derive::Kind;

use super::{Amounts, FieldId, Predicate, Questions, Record, Staged, choices};
use crate::base::{Money, Steps};

/// 建设项目
#[derive(Debug, Clone, PartialEq, Default, Kind)]
#[kind(code = "works", zh = "建设项目", prefix = "GC")]
pub struct Works {
    /// 工程名称
    #[field(zh = "工程名称", key)]
    pub name: String,
    /// 领域
    #[field(zh = "领域", save, suggest("道路交通", "农田水利", "水毁修复", "人居环境", "圩镇提升", "文旅设施", "教育", "医疗卫生", "饮水安全", "绿美生态", "其他"))]
    pub field: Option<Box<str>>,
    /// 水毁类别
    #[field(zh = "水毁类别", help = "水毁修复工程填")]
    pub flood: Option<Flood>,
    /// 所属总项目（期次）
    #[field(zh = "所属总项目（期次）")]
    pub parent: Option<Box<str>>,
    /// 主要数量
    #[field(zh = "主要数量", help = "可写多个：水圳560米；陂头3座")]
    pub quantities: Amounts,
    /// 总投资
    #[field(zh = "总投资", unit = "万元")]
    pub total: Option<Money>,
    /// 资金来源
    #[field(zh = "资金来源", suggest("财政补助", "专项债", "帮扶资金", "自筹", "社会资本", "其他"))]
    pub source: Option<Box<str>>,
    /// 阶段
    #[field(zh = "阶段", save)]
    pub stage: Steps<WorksStage>,
    /// 预计完工日期
    #[field(zh = "预计完工日期", until)]
    pub due: Option<Date>,
    /// 设计单位
    #[field(zh = "设计单位")]
    pub designer: Option<Box<str>>,
    /// 施工单位
    #[field(zh = "施工单位")]
    pub builder: Option<Box<str>>,
    /// 责任单位
    #[field(zh = "责任单位", names(Office), submit, office)]
    pub office: Option<Box<str>>,
}

choices! {
    /// 水毁类别
    Flood {
        Drinking "drinking" "农村饮用水";
        River "river" "中小河流";
        Irrigation "irrigation" "农田水利";
        Road "road" "道路桥梁";
        Other "other" "其他";
    }
}

choices! {
    /// 建设阶段
    WorksStage {
        Prepare "prepare" "前期" | "谋划" | "立项";
        Design "design" "设计";
        Tender "tender" "招标";
        Started "started" "开工" | "在建" | "施工";
        Finished "finished" "完工";
        Accepted "accepted" "竣工验收" | "验收" | "已验收";
        InUse "in_use" "投用" | "投入使用";
        Halted "halted" "停工";
    }
}

impl Staged for Works {
    type Stage = WorksStage;
    const STEPS: FieldId<Self> = Self::STAGE;
    const IN_ORDER: &'static [&'static [WorksStage]] = &[&[WorksStage::Started, WorksStage::Finished, WorksStage::Accepted, WorksStage::InUse]];

    fn steps(&self) -> &Steps<WorksStage> {
        &self.stage
    }

    fn is_dated(stage: WorksStage) -> bool {
        !matches!(stage, WorksStage::Prepare | WorksStage::Design | WorksStage::Tender)
    }
}

impl Questions for Works {
    fn predicates() -> &'static [Predicate<Self>] {
        &[
            Predicate { code: "moved", zh: "本期内阶段有变化", test: |works, view| works.stage.moved(&view.period) },
            Predicate { code: "overdue", zh: "已过预计完工日期而未完工", test: |works, view| works.overdue(view.period.last()) },
        ]
    }

    fn label(record: &Record<Self>) -> String {
        record.name.clone()
    }
}

impl Works {
    /// Whether it is past its day and not finished.
    pub fn overdue(&self, day: Date) -> bool {
        let finished = [WorksStage::Finished, WorksStage::Accepted, WorksStage::InUse];
        let done = finished.iter().any(|stage| self.stage.first(*stage).is_some_and(|on| on <= day));
        !done && self.due.is_some_and(|due| due < day)
    }
}
