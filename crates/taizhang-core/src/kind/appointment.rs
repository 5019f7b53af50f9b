//! 任职: offices held and secondments, dated.

use jiff::civil::Date;
use taizhang_derive::Kind;

use super::body::BodySort;
use super::{Body, FieldId, Predicate, Questions, Record, View, choices};

/// 任职
#[derive(Debug, Clone, PartialEq, Default, Kind)]
#[kind(code = "appointment", zh = "任职", prefix = "RZ")]
pub struct Appointment {
    /// 姓名
    #[field(zh = "姓名", key)]
    pub person: String,
    /// 职务
    #[field(zh = "职务", key)]
    pub office: String,
    /// 所在机构
    #[field(zh = "所在机构")]
    pub body: Option<Box<str>>,
    /// 抽调自
    #[field(zh = "抽调自", names(Office))]
    pub seconded_from: Option<Box<str>>,
    /// 专兼职
    #[field(zh = "专兼职")]
    pub time: Option<WorkTime>,
    /// 起始日期
    #[field(zh = "起始日期", when)]
    pub from: Option<Date>,
    /// 结束日期
    #[field(zh = "结束日期")]
    pub until: Option<Date>,
    /// 依据文号
    #[field(zh = "依据文号", numbered)]
    pub document: Option<Box<str>>,
}

choices! {
    /// 专兼职
    WorkTime {
        Full "full" "专职";
        Part "part" "兼职";
    }
}

impl Questions for Appointment {
    fn predicates() -> &'static [Predicate<Self>] {
        &[
            Predicate {
                code: "of_command",
                zh: "在镇级指挥机构或其工作组任职",
                test: |held, view| held.is_of_command(view),
            },
            Predicate { code: "seconded", zh: "抽调到位", test: |held, _| held.seconded_from.is_some() },
            Predicate { code: "in_force", zh: "期末在任", test: |held, view| held.held_on(view.period.last()) },
        ]
    }

    fn spans() -> &'static [(FieldId<Self>, FieldId<Self>)] {
        &[(Self::FROM, Self::UNTIL)]
    }

    fn label(record: &Record<Self>) -> String {
        format!("{}（{}）", record.person, record.office)
    }
}

impl Appointment {
    /// Whether the body is a command body of the town, or a group under one: who runs the office's daily work.
    fn is_of_command(&self, view: &View<'_>) -> bool {
        let bodies = view.ledger.records.of::<Body>();
        let named = |name: &str| bodies.iter().find(|body| body.name == name);
        let Some(body) = self.body.as_deref().and_then(named) else { return false };
        let above = body.parent.as_deref().and_then(named).and_then(|above| above.sort);
        match body.sort {
            Some(BodySort::Command) => above != Some(BodySort::Village),
            Some(BodySort::Group) => above == Some(BodySort::Command),
            _ => false,
        }
    }

    /// Whether the office was held on `day`.
    pub fn held_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// Whether the office has one holder at a time: a 镇长 is one, 副镇长 and 委员 are several.
    pub fn is_sole(&self) -> bool {
        !["副", "员", "干部", "助理", "代表"].iter().any(|word| self.office.contains(word))
    }

    /// Whether two were held on the same days.
    pub fn overlaps(&self, other: &Self) -> bool {
        let starts_within = |from: Option<Date>, until: Option<Date>| from.is_none_or(|from| until.is_none_or(|until| from <= until));
        starts_within(self.from, other.until) && starts_within(other.from, self.until)
    }
}
