//! What verifying and refreshing send out.

use serde::Serialize;
use utoipa::ToSchema;

use super::{Findings, Lang, Spot};
use crate::{Renewed, Verified};

/// How the numbers of an edited paper stand.
#[derive(Debug, Serialize, ToSchema)]
pub struct VerifiedView {
    /// As they were bound, and as they are today.
    pub held: usize,
    /// Changed by hand.
    pub changed: usize,
    /// Gone stale.
    pub stale: usize,
    /// Added, bound to nothing.
    pub added: usize,
    /// Not found any more.
    pub lost: usize,
    /// What does not hold.
    #[serde(flatten)]
    pub findings: Findings,
}

impl VerifiedView {
    /// Of what was verified.
    pub fn of(verified: &Verified, lang: Lang) -> Self {
        let standing = verified.standing;
        Self {
            held: standing.held,
            changed: standing.changed,
            stale: standing.stale,
            added: standing.added,
            lost: standing.lost,
            findings: Findings::of(&verified.findings, lang),
        }
    }
}

/// What was put into an edited paper.
#[derive(Debug, Serialize, ToSchema)]
pub struct RenewedView {
    /// How many numbers were right already.
    pub held: usize,
    /// What was set.
    pub changes: Vec<ChangeView>,
    /// What was left as it is, and what is wrong with the paper now.
    #[serde(flatten)]
    pub findings: Findings,
}

/// A number that was set.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChangeView {
    /// Where it stood.
    pub place: Spot,
    /// What stood there.
    pub old: String,
    /// What stands there now.
    pub new: String,
}

impl RenewedView {
    /// Of what was refreshed.
    pub fn of(renewed: &Renewed, lang: Lang) -> Self {
        let change = |one: &taizhang_proof::bound::Change| ChangeView {
            place: Spot::of(&one.place),
            old: one.old.clone(),
            new: one.new.clone(),
        };
        Self {
            held: renewed.held,
            changes: renewed.changes.iter().map(change).collect(),
            findings: Findings::of(&renewed.findings, lang),
        }
    }
}
