//! 会议: counted apart by type; topics, decisions, documents studied.

use jiff::civil::Date;
use taizhang_derive::Kind;

use super::{Choice, Predicate, Questions, Record, choices};
use crate::base::Count;
use crate::base::numeral::day;

/// 会议
#[derive(Debug, Clone, PartialEq, Default, Kind)]
#[kind(code = "meeting", zh = "会议", prefix = "HY")]
pub struct Meeting {
    /// 日期
    #[field(zh = "日期", save, when)]
    pub date: Option<Date>,
    /// 类别
    #[field(zh = "类别", save)]
    pub sort: Option<MeetingSort>,
    /// 名称（主题）
    #[field(zh = "名称（主题）", key)]
    pub topic: String,
    /// 主持人
    #[field(zh = "主持人")]
    pub chair: Option<Box<str>>,
    /// 与会上级（嘉宾）单位及职务
    #[field(zh = "与会上级（嘉宾）单位及职务")]
    pub guests: Option<Box<str>>,
    /// 地点
    #[field(zh = "地点")]
    pub place: Option<Box<str>>,
    /// 参加人数
    #[field(zh = "参加人数", unit = "人")]
    pub attendance: Option<Count>,
    /// 主要内容
    #[field(zh = "主要内容")]
    pub content: Option<Box<str>>,
    /// 涉及项目
    #[field(zh = "涉及项目", names(Project))]
    pub projects: Vec<Box<str>>,
    /// 议题
    #[field(zh = "议题", help = "每行一个")]
    pub agenda: Vec<Box<str>>,
    /// 议定事项
    #[field(zh = "议定事项", help = "每行一件：事项（责任单位，6月30日前）")]
    pub decisions: Vec<Box<str>>,
    /// 学习（印发）文件
    #[field(zh = "学习（印发）文件")]
    pub documents: Vec<Box<str>>,
}

choices! {
    /// 会议类别
    MeetingSort {
        Command "command" "指挥部会议" | "指挥部工作会议";
        Office "office" "指挥办会议" | "指挥办工作会议";
        Dispatch "dispatch" "调度会议" | "调度会";
        Investment "investment" "招商专题推进会" | "招商推进会";
        Study "study" "班子会（学习传达）" | "班子会";
        Forum "forum" "座谈会";
        Other "other" "其他会议" | "其他";
    }
}

impl Questions for Meeting {
    fn predicates() -> &'static [Predicate<Self>] {
        &[
            Predicate {
                code: "about_investment",
                zh: "议题含招商引资",
                test: |meeting, _| meeting.agenda.iter().any(|line| line.contains("招商")),
            },
            Predicate { code: "with_guests", zh: "有上级（嘉宾）与会", test: |meeting, _| meeting.guests.is_some() },
        ]
    }

    fn label(record: &Record<Self>) -> String {
        record.topic.clone()
    }
}

impl Meeting {
    /// Whether something was studied.
    pub fn is_study(&self) -> bool {
        self.sort == Some(MeetingSort::Study)
    }

    /// What sort of meeting it was, in a word: 调度会议.
    pub(super) fn sort_word(&self) -> &'static str {
        let word = self.sort.map_or("会议", |sort| sort.opt().zh);
        word.split_once('（').map_or(word, |(word, _)| word)
    }
}

/// One line of 议定事项, taken apart: 事项（责任单位，6月30日前）.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decision<'a> {
    /// What is to be done.
    pub what: &'a str,
    /// By whom.
    pub office: Option<&'a str>,
    /// Until when, as written.
    pub due: Option<&'a str>,
}

impl<'a> Decision<'a> {
    /// Takes a line apart; none where it does not end with brackets that say who and until when.
    pub fn read(line: &'a str) -> Option<Self> {
        let line = line.trim().trim_end_matches(['。', '；', ';']);
        let (what, inner) = line.strip_suffix(['）', ')'])?.rsplit_once(['（', '('])?;
        let is_due = |part: &&str| part.ends_with(['前', '底', '内']) || (part.contains(['月', '日']) && part.contains(|c: char| c.is_ascii_digit()));
        let parts = || inner.split(['，', ',', '；', ';']).map(str::trim).filter(|part| !part.is_empty());
        let office = parts().find(|part| !is_due(part));
        (!what.trim().is_empty()).then_some(Self { what: what.trim(), office, due: parts().find(is_due) })
    }

    /// The last day of what `due` says: of 6月中旬前 the 20th. A meeting sets no day that lies behind it, so that
    /// 1月13日 said in December is next January's.
    pub fn due_after(&self, meeting: Option<Date>) -> Option<Date> {
        let (said, meeting) = (self.due?.trim_end_matches(['前', '内']).trim_end_matches(['之', '以']), meeting?);
        let in_year = |year| day::read(said, Some(year)).ok().map(|when| when.span().last());
        in_year(meeting.year()).filter(|due| *due >= meeting).or_else(|| in_year(meeting.year() + 1))
    }
}
