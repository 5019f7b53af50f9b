//! What a slot shows of the paper itself: whose it is, for which period, until when.

use taizhang_core::base::numeral::write;
use taizhang_core::base::{Level, Period, Quantity, Unit};
use taizhang_core::kind::Project;
use taizhang_doc::{Bound, Inline, Role, Source};

use super::Cx;
use crate::template::words::PaperWord;

impl Cx<'_> {
    pub(super) fn paper_word(&self, word: PaperWord) -> Option<Vec<Inline>> {
        let head = self.subject.head();
        let period = self.order.period;
        let date = |shown: String, value: String| {
            vec![self.bind(Bound {
                shown,
                role: Role::Date,
                value: Some(value),
                unit: None,
                source: Source::Derived("period".to_owned()),
                records: Vec::new(),
                basis: None,
            })]
        };
        Some(match word {
            PaperWord::Whole => vec![Inline::Text(format!("全{}", sort(&head.name)))],
            PaperWord::Own => vec![Inline::Text(format!("本{}", sort(&head.name)))],
            // Whom a county's own office guides is no guest from above.
            PaperWord::Seat if head.division.is_some_and(|code| code.level() > Level::Town) => return None,
            PaperWord::Seat => vec![Inline::Text(sort(&head.name).to_owned())],
            PaperWord::Town => vec![Inline::Text(head.name.to_string())],
            PaperWord::Above => vec![Inline::Text(head.above.first()?.to_string())],
            PaperWord::Superiors => vec![Inline::Text(superiors(head.above.first()?))],
            PaperWord::Period => date(period.name(), period.code()),
            PaperWord::Span => date(period.short(), period.code()),
            PaperWord::SamePeriod => date(period.year_before().name(), period.year_before().code()),
            PaperWord::AsOf => date(write::as_of(self.order.as_of), self.order.as_of.to_string()),
            PaperWord::Year => {
                let year = period.last().year();
                date(format!("{year}年"), year.to_string())
            }
            PaperWord::Issuer => vec![Inline::Text(self.issuer())],
            PaperWord::Coverage => return self.coverage(),
            PaperWord::Debts | PaperWord::Gaps => return None,
            PaperWord::Next => vec![Inline::Text(next(period).to_owned())],
            PaperWord::Date => date(write::date(self.order.date), self.order.date.to_string()),
            PaperWord::This => vec![Inline::Text(self.this("本周", "本期").to_owned())],
            PaperWord::Prior => vec![Inline::Text(self.this("上周", "上期").to_owned())],
            PaperWord::Ask => date(write::date_in_year(self.ask()), self.ask().to_string()),
            PaperWord::Coming => date(self.coming().short(), self.coming().code()),
            PaperWord::Quiet => {
                let days = Quantity::new(Project::QUIET_AFTER.into(), Unit::Day);
                vec![self.bind(Bound {
                    shown: write::quantity(days),
                    role: Role::Number,
                    value: Some(days.amount.to_string()),
                    unit: Some(days.unit.zh().to_owned()),
                    source: Source::Derived("project.quiet".to_owned()),
                    records: Vec::new(),
                    basis: Some("超过这么多天没有跟踪就提醒".to_owned()),
                })]
            }
        })
    }
}

/// What a division calls itself: 镇 of 云岫镇, 街道 of a street office, 县 of 岚溪县.
fn sort(name: &str) -> &str {
    const SORTS: [&str; 7] = ["街道", "镇", "乡", "县", "区", "市", "省"];
    SORTS.into_iter().find(|sort| name.ends_with(sort)).unwrap_or("镇")
}

/// 县委、县政府 of 岚溪县.
fn superiors(name: &str) -> String {
    let word = name.chars().last().map(String::from).unwrap_or_default();
    format!("{word}委、{word}政府")
}

fn next(period: Period) -> &'static str {
    use taizhang_core::base::period::Grain;
    match period.grain() {
        Grain::Half if period.last().month() == 6 => "下半年",
        Grain::Year | Grain::Half => "下一年",
        Grain::Quarter => "下一季度",
        Grain::Month => "下月",
        Grain::Months | Grain::Days => "下一步",
    }
}
