//! 机构: command bodies, offices, villages, working groups, alliances.

use jiff::civil::Date;
use rust_decimal::Decimal;
use taizhang_derive::Kind;

use super::{Appointment, FieldId, Predicate, Questions, Record, choices};

/// 机构
#[derive(Debug, Clone, PartialEq, Default, Kind)]
#[kind(code = "body", zh = "机构", prefix = "JG")]
pub struct Body {
    /// 名称
    #[field(zh = "名称", key)]
    pub name: String,
    /// 类型
    #[field(zh = "类型", save)]
    pub sort: Option<BodySort>,
    /// 简称
    #[field(zh = "简称", help = "曾用名、简称，用顿号隔开")]
    pub alias: Option<Box<str>>,
    /// 排序
    #[field(zh = "排序", help = "单位在所有表格中的先后")]
    pub order: Option<Decimal>,
    /// 所在机构
    #[field(zh = "所在机构")]
    pub parent: Option<Box<str>>,
    /// 成立日期
    #[field(zh = "成立日期")]
    pub established: Option<Date>,
    /// 挂牌日期
    #[field(zh = "挂牌日期")]
    pub plaque: Option<Date>,
    /// 撤销日期
    #[field(zh = "撤销日期")]
    pub ended: Option<Date>,
    /// 依据文号
    #[field(zh = "依据文号", numbered)]
    pub document: Option<Box<str>>,
    /// 行业
    #[field(zh = "行业", suggest("餐饮", "住宿", "景点", "农产品", "交通", "其他"), help = "联盟成员单位填")]
    pub trade: Option<Box<str>>,
    /// 区划代码
    #[field(zh = "区划代码", help = "12位统计用区划代码，只村（社区）填")]
    pub code: Option<Box<str>>,
}

choices! {
    /// 机构类型
    BodySort {
        Office "office" "部门" | "科室" | "站所";
        Village "village" "村" | "社区" | "村（社区）" | "行政村";
        Group "group" "工作组";
        Command "command" "指挥机构" | "指挥部" | "指挥办";
        Squad "squad" "工作专班" | "专班";
        Alliance "alliance" "联盟";
        Member "member" "成员单位" | "联盟成员";
        Party "party" "党组织" | "党总支" | "党支部";
        Other "other" "其他";
    }
}

impl Questions for Body {
    fn predicates() -> &'static [Predicate<Self>] {
        &[
            Predicate { code: "village", zh: "村（社区）", test: |body, _| body.sort == Some(BodySort::Village) },
            Predicate { code: "in_force", zh: "期末已成立、未撤销", test: |body, view| body.in_force(view.period.last()) },
            Predicate { code: "of_village", zh: "设在村（社区）", test: |body, view| body.of_village(view) },
        ]
    }

    fn spans() -> &'static [(FieldId<Self>, FieldId<Self>)] {
        &[(Self::ESTABLISHED, Self::ENDED)]
    }

    fn label(record: &Record<Self>) -> String {
        record.name.clone()
    }
}

impl Body {
    /// Who heads it on a day: the holder of the one office in it that is held by one.
    pub fn head<'l>(&self, held: &'l [Record<Appointment>], day: Date) -> Option<&'l str> {
        let mut here = held.iter().filter(|held| held.body.as_deref() == Some(&*self.name) && held.held_on(day));
        here.find(|held| held.is_sole()).map(|held| &*held.person)
    }

    /// Whether it stood at the end of `day`: one that says no day of founding always did.
    fn in_force(&self, day: Date) -> bool {
        self.established.is_none_or(|on| on <= day) && self.ended.is_none_or(|on| on > day)
    }

    /// Whether a command body stands in a village.
    fn of_village(&self, view: &super::View<'_>) -> bool {
        let is_village = |name: &str| {
            let bodies = view.ledger.records.of::<Self>();
            bodies.iter().any(|body| body.name == name && body.sort == Some(BodySort::Village))
        };
        self.parent.as_deref().is_some_and(is_village)
    }
}
