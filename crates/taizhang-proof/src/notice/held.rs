//! What is said when a document is held against a ledger, against the paper before, or against its own list of numbers.

use taizhang_core::base::Words;

use super::{
    BOUND_ADDED, BOUND_CHANGED, BOUND_DOUBTFUL, BOUND_LOST, BOUND_STALE, CUMULATIVE_FALLS, DATES_LEFT, NAME_CHANGED,
    NAME_NEAR, NUMBER_DIFFERS, NUMBER_OTHERWISE, NUMBER_UNKNOWN, Notice, PROMISE_UNANSWERED, STAGE_DIFFERS, Told,
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

/// `now` is what it would be today.
pub(crate) fn bound_changed(was: &str, here: &str, now: Option<&str>) -> Told {
    let (today, now_en) = now.map_or((String::new(), String::new()), |now| {
        (format!("，台账现在是{now}"), format!("; the ledger has {now} now"))
    });
    told(
        &BOUND_CHANGED,
        (
            format!("改：这个数写出时是{was}，被改成了{here}{today}。"),
            format!("changed by hand: it was {was} and reads {here}{now_en}."),
        ),
        (
            "请核对：改得对，先把台账补上；改错了，改回来。".to_owned(),
            "If the change is right, mend the ledger first; else take it back.".to_owned(),
        ),
    )
}

pub(crate) fn bound_stale(here: &str, now: &str) -> Told {
    told(
        &BOUND_STALE,
        (format!("变：文稿写{here}，台账现在是{now}。"), format!("stale: it reads {here}; the ledger has {now} now.")),
        (
            "请用 refresh 换成现在的数，或核对台账为什么变了。".to_owned(),
            "Put today's number in by refresh, or see why the ledger changed.".to_owned(),
        ),
    )
}

pub(crate) fn bound_doubtful(here: &str) -> Told {
    told(
        &BOUND_DOUBTFUL,
        (
            format!("“{here}”现在该是多少拿不准：台账里没有对应的数了，或者对应的不止一个。"),
            format!("what {here} should be today is not sure: the ledger has no such number any more, or several."),
        ),
        ("请人工核对这一处，没有改动它。".to_owned(), "Check it by hand; it was left as it is.".to_owned()),
    )
}

pub(crate) fn bound_added(here: &str) -> Told {
    told(
        &BOUND_ADDED,
        (
            format!("加：{here}是后来加的，不随台账更新。"),
            format!("added: {here} is bound to nothing, and will not follow the ledger."),
        ),
        ("请核对它的出处，每次更新都要人工看。".to_owned(), "Check where it comes from, each time anew.".to_owned()),
    )
}

/// `path` is where it stood.
pub(crate) fn bound_lost(shown: &str, path: &str) -> Told {
    told(
        &BOUND_LOST,
        (
            format!("原来在{path}的{shown}，文稿里找不到了。"),
            format!("{shown}, which stood at {path}, is not found in the document."),
        ),
        (
            "删去的不用管；改写过的，请人工核对那句话里的数。".to_owned(),
            "Nothing to do if it was deleted; if it was retyped, check the number by hand.".to_owned(),
        ),
    )
}

pub(crate) fn dates_left(n: usize) -> Told {
    told(
        &DATES_LEFT,
        (
            format!("换了统计期：文中{n}处日期、时段和题目没有改动。"),
            format!("another period: {n} days and periods, and the title, were left as they are."),
        ),
        ("请核对题目、日期和“上半年”这样的说法。".to_owned(), "Check title, days and words like 上半年.".to_owned()),
    )
}
