//! What is said when a document is held against a ledger, or against the paper before.

use taizhang_core::base::Words;

use super::{
    CUMULATIVE_FALLS, NAME_CHANGED, NAME_NEAR, NUMBER_DIFFERS, NUMBER_OTHERWISE, NUMBER_UNKNOWN, Notice,
    PROMISE_UNANSWERED, STAGE_DIFFERS, Told,
};

fn told(notice: &'static Notice, message: (String, String), help: (String, String)) -> Told {
    Told { notice, message: Words::new(message.0, message.1), help: Words::new(help.0, help.1) }
}

/// `what` is the figure's or the field's name, `known` its value in the ledger.
pub(crate) fn number_differs(what: &str, said: &str, known: &str) -> Told {
    told(
        &NUMBER_DIFFERS,
        (
            format!("{what}：文稿写{said}，台账是{known}。"),
            format!("{what}: the draft says {said}, the ledger {known}."),
        ),
        (
            format!("请核对：台账对，就改为{known}；文稿对，就先把台账补上。"),
            format!("If the ledger is right, write {known}; if the draft is, mend the ledger first."),
        ),
    )
}

/// `other` is another figure, or the same over other days, of which the number is.
pub(crate) fn number_otherwise(what: &str, said: &str, known: &str, other: &str) -> Told {
    told(
        &NUMBER_OTHERWISE,
        (
            format!("{what}：文稿写{said}，台账是{known}；{said}是“{other}”的数，可能用错了口径。"),
            format!("{what}: the draft says {said}, the ledger {known}; {said} is {other}, another definition."),
        ),
        (
            format!("请核对口径：要么改为{known}，要么把名称改为“{other}”。"),
            format!("Write {known}, or call it {other}."),
        ),
    )
}

/// `near` is the figure that comes nearest, with its value.
pub(crate) fn number_unknown(said: &str, near: Option<&(String, String)>) -> Told {
    let (zh, en) = match near {
        Some((name, value)) => (
            format!("台账里没有{said}这个数；相近的是{name}（{value}）。"),
            format!("the ledger has no {said}; near it is {name} ({value})."),
        ),
        None => (format!("台账里没有{said}这个数。"), format!("the ledger has no {said}.")),
    };
    told(
        &NUMBER_UNKNOWN,
        (zh, en),
        (
            "请核对它的出处；要用这个数，先登记到台账。".to_owned(),
            "Check where it comes from; enter it in the ledger first.".to_owned(),
        ),
    )
}

pub(crate) fn name_near(here: &str, known: &str, kind: &str) -> Told {
    told(
        &NAME_NEAR,
        (
            format!("“{here}”与台账里的{kind}“{known}”只差一两个字，可能是同一个。"),
            format!("{here} is nearly {known} of the ledger."),
        ),
        (format!("请核对；若是同一个，写“{known}”。"), format!("If they are one, write {known}.")),
    )
}

/// `stands` is where the ledger has it on the day.
pub(crate) fn stage_ahead(name: &str, said: &str, stands: &str, day: &str) -> Told {
    told(
        &STAGE_DIFFERS,
        (
            format!("文稿说“{name}”{said}，台账到{day}还是“{stands}”。"),
            format!("the draft says that {name} has come to {said}; the ledger has it at {stands} on {day}."),
        ),
        (
            "请核对：已办成的，先在台账登记日期；没有办成的，改文稿。".to_owned(),
            "If it is done, enter its day in the ledger; else mend the draft.".to_owned(),
        ),
    )
}

pub(crate) fn stage_behind(name: &str, said: &str, on: &str) -> Told {
    told(
        &STAGE_DIFFERS,
        (
            format!("文稿还说“{name}”{said}，台账里这一步{on}已办成。"),
            format!("the draft still says {said} of {name}; by the ledger it was done on {on}."),
        ),
        (
            "请核对；已办成的，写成办成的日期和结果。".to_owned(),
            "If it is done, write its day and what came of it.".to_owned(),
        ),
    )
}

pub(crate) fn cumulative_falls(name: &str, now: &str, before: &str) -> Told {
    told(
        &CUMULATIVE_FALLS,
        (
            format!("{name}：本期写{now}，比上期文稿的{before}还小。"),
            format!("{name}: {now} now, and {before} in the paper before: a running total does not fall."),
        ),
        (
            "请核对两期的数；口径变了的，要在文中说明。".to_owned(),
            "Check both; say so where the definition has changed.".to_owned(),
        ),
    )
}

pub(crate) fn promise_unanswered(promise: &str) -> Told {
    told(
        &PROMISE_UNANSWERED,
        (
            format!("上期文稿计划“{promise}”，本期没有交代结果。"),
            format!("the paper before planned {promise}; this one does not say what came of it."),
        ),
        (
            "请写明是否完成；没有完成的，写原因和新的期限。".to_owned(),
            "Say whether it is done; if not, why, and until when.".to_owned(),
        ),
    )
}

pub(crate) fn name_changed(here: &str, before: &str) -> Told {
    told(
        &NAME_CHANGED,
        (
            format!("“{here}”在上期文稿里叫“{before}”，可能是同一个项目。"),
            format!("{here} was {before} in the paper before."),
        ),
        ("请核对；若是同一个，沿用原名。".to_owned(), "If they are one, keep the name.".to_owned()),
    )
}
