//! What county.json says beyond a town's head: which towns are expected, what they handed in, and until when.

use std::sync::Arc;

use jiff::civil::Date;
use taizhang_core::base::{DivisionCode, Period};
use taizhang_core::kind::realm::{State, Submission, Town};

use super::tree::Json;
use crate::read::desk::Desk;

/// Takes `towns` and `deadlines`. False where it cannot be read, or is neither.
pub(super) fn take_item(desk: &mut Desk<'_>, key: &str, value: &Json<'_>) -> bool {
    let done = match key {
        "towns" => all(value, town).map(|towns| {
            for (town, folder) in towns {
                desk.folders.extend(folder.map(|folder| (town.code, folder)));
                desk.realm.towns.push(town);
            }
        }),
        "deadlines" => all(value, deadline).map(|deadlines| desk.realm.deadlines = deadlines),
        _ => None,
    };
    done.is_some()
}

/// Every member of a list; none where one of them cannot be read.
fn all<T>(value: &Json<'_>, one: impl Fn(&Json<'_>) -> Option<T>) -> Option<Vec<T>> {
    value.as_array()?.iter().map(one).collect()
}

/// A text that may be missing.
fn text(json: &Json<'_>, key: &str) -> Option<Arc<str>> {
    json.get(key)?.as_str().map(Arc::from)
}

fn town(json: &Json<'_>) -> Option<(Town, Option<String>)> {
    let code: DivisionCode = json.get("code")?.as_str()?.parse().ok()?;
    let mut submissions = match json.get("submissions") {
        Some(list) => all(list, submission)?,
        None => Vec::new(),
    };
    submissions.sort_by_key(|one| one.on);
    let town = Town { code, name: json.get("name")?.as_str()?.into(), class: text(json, "class"), submissions };
    Some((town, text(json, "ledger").map(|folder| folder.to_string())))
}

fn submission(json: &Json<'_>) -> Option<Submission> {
    let state = json.get("state")?.as_str()?;
    Some(Submission {
        period: json.get("period")?.as_str()?.parse().ok()?,
        on: json.get("on")?.as_str()?.parse().ok()?,
        state: State::ALL.into_iter().find(|known| known.code() == state || known.zh() == state)?,
        remark: text(json, "remark"),
    })
}

fn deadline(json: &Json<'_>) -> Option<(Period, Date)> {
    Some((json.get("period")?.as_str()?.parse().ok()?, json.get("due")?.as_str()?.parse().ok()?))
}
