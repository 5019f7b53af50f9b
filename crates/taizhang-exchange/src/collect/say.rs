//! What a merge tells, at the cells it is about.

use taizhang_core::base::{Diagnostic, Place};
use taizhang_core::kind::{Conflict, Held, KindInfo, Merge, Part, Why, named};

use crate::message::{self, said};

pub(super) fn no_base(file: &str) -> Diagnostic {
    message::MERGE_NO_BASE.at(
        Place::File { file: file.into() },
        said(
            "这个文件里没有发出时的底稿，分不清哪些是改的、哪些是原来的：凡与台账不同的，都当作改动。",
            "The file does not say what it was sent out with: whatever differs from the ledger counts as changed.",
        ),
        said(
            "请核对下面列出的每一处；以后请在发出的工作簿上填。",
            "Look at every change; next time fill in what was sent out.",
        ),
    )
}

/// 招商办.xlsx 招商项目!F7
fn at(place: &Place) -> String {
    let file = match place {
        Place::Cell { at, .. } => &*at.file,
        Place::Record { file: Some(file), .. } => file,
        _ => return place.to_string(),
    };
    format!("{file} {place}")
}

/// The findings of a merge at the returned cells.
pub(super) fn findings(merge: &Merge) -> Vec<Diagnostic> {
    let info = |code: &str| named(code).expect("a merge names kinds of the registry");
    let mut findings: Vec<Diagnostic> = merge
        .conflicts
        .iter()
        .map(|conflict| conflicting(conflict, info(conflict.kind), conflict.said[0].1.clone()))
        .collect();
    for one in &merge.emptied {
        let info = info(one.kind);
        let (title, kept) = (one.part.title(info), one.part.show(info, &one.kept));
        findings.push(message::MERGE_EMPTIED.at(
            one.place.clone(),
            [
                format!("“{}”的{title}清空了，台账里是“{kept}”。清空不当作删除，台账保持不变。", one.label),
                format!("{title} of {:?} was emptied; the ledger says {kept} and keeps it.", one.label),
            ],
            said("确实要删的，请在台账里直接清空这一格。", "Clear the cell in the ledger itself if it shall go."),
        ));
    }
    for one in &merge.refused {
        findings.push(match &one.why {
            Why::Taken { by } => message::MERGE_ID_TAKEN.at(
                one.place.clone(),
                [
                    format!("“{}”用了编号“{}”，台账里这个编号是“{by}”。这一行没有采用。", one.label, one.id),
                    format!(
                        "{:?} goes by {}, which is {by:?} in the ledger: the row was not taken.",
                        one.label, one.id
                    ),
                ],
                said("若是新增的，请把编号清空再合并；若改了名称，请在台账里改。", "Clear the 编号 if it is new."),
            ),
            Why::Gone => message::MERGE_GONE.at(
                one.place.clone(),
                [
                    format!("“{}”（{}）发出以后已从台账里删去，返回的改动没有采用。", one.label, one.id),
                    format!("{:?} ({}) has left the ledger since: what was changed was not taken.", one.label, one.id),
                ],
                said("若还要保留，请把编号清空再合并。", "Clear the 编号 and merge again to keep it."),
            ),
        });
    }
    findings
}

/// The same, at the cells of the ledger.
pub(super) fn in_ledger(merge: &Merge) -> Vec<Diagnostic> {
    let told = |conflict: &Conflict| {
        let info = named(conflict.kind)?;
        Some(conflicting(conflict, info, conflict.kept_at.clone()?))
    };
    merge.conflicts.iter().filter_map(told).collect()
}

fn conflicting(conflict: &Conflict, info: &KindInfo, place: Place) -> Diagnostic {
    let show = |part: &Part, held: &Held| part.show(info, held);
    let title = conflict.part.title(info);
    let sides: Vec<String> = conflict
        .said
        .iter()
        .map(|(held, place)| format!("{}写的是“{}”", at(place), show(&conflict.part, held)))
        .collect();
    let sides_en: Vec<String> = conflict
        .said
        .iter()
        .map(|(held, place)| format!("{} says {}", at(place), show(&conflict.part, held)))
        .collect();
    let kept = show(&conflict.part, &conflict.kept);
    let (what, what_en) = match (conflict.said.len(), conflict.kept_at.is_some()) {
        (1, _) => (
            format!("发出以后台账改成了“{kept}”。两边都改过，台账保持“{kept}”"),
            format!("the ledger has come to say {kept} since, and keeps it"),
        ),
        (_, true) => (
            format!("两处说法不同，都没有采用，台账保持“{kept}”"),
            format!("neither is taken, the ledger keeps {kept}"),
        ),
        (_, false) => {
            ("两处说法不同，都没有采用，这一格先空着".to_owned(), "neither is taken, the cell is left blank".to_owned())
        }
    };
    let mend = conflict.kept_at.as_ref().map_or_else(|| "台账里".to_owned(), |place| format!("台账 {place} "));
    let mut finding = message::MERGE_CONFLICT.at(
        place,
        [
            format!("“{}”的{title}：{}。{what}。", conflict.label, sides.join("，")),
            format!("{title} of {:?}: {}; {what_en}.", conflict.label, sides_en.join(", ")),
        ],
        [
            format!("请核对哪个对，在{mend}改成对的。"),
            "Find out which is right, and write it into the ledger.".to_owned(),
        ],
    );
    finding.related = conflict.said.iter().map(|(_, place)| place.clone()).chain(conflict.kept_at.clone()).collect();
    finding.related.retain(|related| *related != finding.place);
    finding
}
