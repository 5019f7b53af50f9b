//! 督办: what somebody was told to do by a day. What a meeting decided becomes a task by itself.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use jiff::civil::Date;
use taizhang_derive::Kind;

use super::meeting::Decision;
use super::problem::{Promise, Status};
use super::{FieldId, Kind, Ledger, Mapped, Measure, Meeting, Meta, Origin, Predicate, Questions, Record, Records, SheetOrigin};
use crate::base::Unit;
use crate::base::numeral::write;

/// 督办事项
#[derive(Debug, Clone, PartialEq, Default, Kind)]
#[kind(code = "task", zh = "督办事项", prefix = "DB")]
pub struct Task {
    /// 内容
    #[field(zh = "内容", key, help = "动词开头")]
    pub content: String,
    /// 来源
    #[field(zh = "来源", help = "会议、文件、领导批示；议定事项由程序填写")]
    pub source: Option<Box<str>>,
    /// 来源编号
    #[field(zh = "来源编号", help = "会议、政策要求、公文的编号；议定事项由程序填写")]
    pub origin: Option<Box<str>>,
    /// 涉及对象
    #[field(zh = "涉及对象")]
    pub concerns: Option<Box<str>>,
    /// 提出日期
    #[field(zh = "提出日期", when)]
    pub raised_on: Option<Date>,
    /// 完成时限
    #[field(zh = "完成时限", until, submit)]
    pub due: Option<Date>,
    /// 责任领导
    #[field(zh = "责任领导", names(Leader))]
    pub leader: Option<Box<str>>,
    /// 责任单位
    #[field(zh = "责任单位", names(Office), submit, office)]
    pub office: Option<Box<str>>,
    /// 状态
    #[field(zh = "状态", save)]
    pub status: Option<Status>,
    /// 完成日期
    #[field(zh = "完成日期")]
    pub done_on: Option<Date>,
    /// 完成情况
    #[field(zh = "完成情况", told)]
    pub outcome: Option<Box<str>>,
    /// 困难（原因）
    #[field(zh = "困难（原因）", told)]
    pub obstacle: Option<Box<str>>,
    /// 落实的上级要求
    #[field(zh = "落实的上级要求", help = "写政策要求的名称或编号")]
    pub policy: Option<Box<str>>,
}

impl Questions for Task {
    fn predicates() -> &'static [Predicate<Self>] {
        &[
            Predicate { code: "due", zh: "本期内到期", test: |task, view| task.due.is_some_and(|due| view.period.holds(due)) },
            Predicate { code: "done", zh: "期末前已办结", test: |task, view| task.promise().done_by(view.period.last()) },
            Predicate { code: "kept", zh: "在时限内办结", test: |task, view| task.promise().kept(view.period.last()) },
            Predicate { code: "overdue", zh: "期末逾期未办结", test: |task, view| task.promise().overdue(view.period.last()) },
            Predicate { code: "overdue_before", zh: "期初之前到期、期末仍未办结", test: |task, view| task.promise().overdue(view.period.last()) && task.due.is_some_and(|due| due < view.period.first()) },
            Predicate { code: "soon", zh: "期末之后七天内到期", test: |task, view| task.promise().soon(view.period.last(), task.raised_on) },
            Predicate { code: "dropped", zh: "已取消", test: |task, _| task.status == Some(Status::Dropped) },
            Predicate { code: "ahead", zh: "期末之后到期", test: |task, view| task.promise().ahead(view.period.last()) },
            Predicate { code: "for_policy", zh: "写明落实哪项上级要求", test: |task, _| task.policy.is_some() },
        ]
    }

    fn measures() -> &'static [Measure<Self>] {
        &[Measure {
            code: "days_overdue",
            zh: "逾期天数",
            unit: Unit::Day,
            of: |task, view| task.promise().days_overdue(view.period.last()),
        }]
    }

    /// What a meeting left open is told of the meeting.
    fn asked(record: &Record<Self>, field: usize) -> bool {
        let decided = field == Self::DUE.index() || field == Self::OFFICE.index();
        !(decided && record.origin.is_some())
    }

    fn spans() -> &'static [(FieldId<Self>, FieldId<Self>)] {
        &[(Self::RAISED_ON, Self::DONE_ON)]
    }

    /// What a meeting decided becomes a task, once: the row then holds what came of it, and the minutes stay as they are.
    fn settle(records: &mut Records) {
        let mut at: HashMap<(Arc<str>, String), usize> = HashMap::new();
        let mut free: HashMap<(Option<Date>, String), usize> = HashMap::new();
        for (row, task) in records.of::<Self>().iter().enumerate() {
            match &task.origin {
                Some(origin) => at.insert(((**origin).into(), task.content.clone()), row),
                None => free.insert((task.raised_on, task.content.clone()), row),
            };
        }
        let (mut fresh, mut taken) = (Vec::new(), Vec::new());
        let mut places = Places::default();
        for meeting in records.of::<Meeting>() {
            for decision in meeting.decisions.iter().filter_map(|line| Decision::read(line)) {
                let Entry::Vacant(slot) = at.entry((meeting.meta.id.clone(), decision.what.to_owned())) else { continue };
                // A clerk may have entered it by hand before the meeting was.
                let typed = free.remove(&(meeting.date, decision.what.to_owned()));
                slot.insert(typed.unwrap_or(usize::MAX));
                match typed {
                    Some(row) => taken.push((row, meeting.meta.id.clone())),
                    None => fresh.push(Self::of(&decision, meeting, &mut places)),
                }
            }
        }
        let tasks = records.of_mut::<Self>();
        for (row, origin) in taken {
            tasks[row].origin = Some((*origin).into());
        }
        tasks.extend(fresh);
    }

    fn label(record: &Record<Self>) -> String {
        record.content.clone()
    }
}

impl Task {
    /// What was promised, and what became of it.
    pub fn promise(&self) -> Promise {
        Promise { status: self.status, due: self.due, done_on: self.done_on }
    }

    /// The decision that a task comes from.
    pub fn decided<'l>(record: &Record<Self>, ledger: &'l Ledger) -> Option<(&'l Record<Meeting>, Decision<'l>)> {
        let mut meetings = ledger.records.of::<Meeting>().iter();
        let meeting = meetings.find(|meeting| record.origin.as_deref() == Some(meeting.id()))?;
        let mut decisions = meeting.decisions.iter().filter_map(|line| Decision::read(line));
        decisions.find(|decision| decision.what == record.content).map(|decision| (meeting, decision))
    }

    /// The task that a decision is. Its findings are told where the decision stands.
    fn of(decision: &Decision<'_>, meeting: &Record<Meeting>, places: &mut Places) -> Record<Self> {
        let mut meta = Meta::new("");
        meta.file.clone_from(&meeting.meta.file);
        meta.origin = meeting.meta.origin.as_ref().map(|origin| places.of(origin));
        let data = Self {
            content: decision.what.to_owned(),
            source: meeting.date.map(|on| format!("{}{}", write::date_in_year(on), meeting.sort_word()).into()),
            origin: Some((*meeting.meta.id).into()),
            raised_on: meeting.date,
            due: decision.due_after(meeting.date),
            office: decision.office.map(Into::into),
            status: Some(Status::Running),
            ..Self::default()
        };
        Record { meta, data }
    }
}

/// Where the tasks of a sheet's meetings stand: all that is told of them is told at the cell of the decision.
#[derive(Default)]
struct Places(Vec<(Arc<SheetOrigin>, Arc<SheetOrigin>)>);

impl Places {
    fn of(&mut self, meeting: &Origin) -> Origin {
        let known = self.0.iter().find(|(sheet, _)| Arc::ptr_eq(sheet, &meeting.sheet));
        let sheet = if let Some((_, own)) = known {
            own.clone()
        } else {
            let own = Arc::new(Self::sheet(&meeting.sheet));
            self.0.push((meeting.sheet.clone(), own.clone()));
            own
        };
        Origin { sheet, row: meeting.row }
    }

    fn sheet(meetings: &SheetOrigin) -> SheetOrigin {
        let decisions = Meeting::DECISIONS.index();
        let column = meetings.columns.iter().find(|mapped| mapped.field == decisions).map(|mapped| mapped.column);
        let fields = 0..<Task as Kind>::fields().len();
        let columns = fields.filter_map(|field| Some(Mapped { field, stage: None, column: column? })).collect();
        SheetOrigin { file: meetings.file.clone(), sheet: meetings.sheet.clone(), columns }
    }
}
