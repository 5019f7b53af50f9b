//! The second storey: kinds (种类), one file each, and the ledger of their records.
//!
//! A new kind is one file beside this one and one line in `kinds!`. No `match` on a kind stands outside this file.

mod change;
mod declared;
mod diff;
mod duty;
mod field;
mod ledger;
mod merge;
mod number;
pub mod read;
pub mod realm;
mod record;
mod staged;
mod table;
mod value;

pub use change::{Change, ChangeSet, Held, Op, Part, Stale};
pub use declared::declared;
pub use diff::{Diff, Gone, diff};
pub use duty::{By, Duties, is_diary, is_work};
pub use field::{Field, FieldId, FieldInfo, FieldSet, Kind, Names, Role};
pub use ledger::{Head, Ledger, Rank};
pub use merge::{Conflict, Emptied, Merge, Refused, Returned, Why, merge};
pub use realm::Realm;
pub use record::{Common, Mapped, Meta, Origin, Record, SheetOrigin};
pub use staged::Staged;
pub use table::{Identity, KindInfo, Measure, Predicate, Questions, Table, View};
pub(crate) use value::choices;
pub use value::{Amounts, Choice, FieldType, Opt, Refusal, Scalar, Shape, Value};

use std::sync::LazyLock;

/// A kind that a ledger holds.
pub trait Stored: Questions {
    /// What is known of it without its type.
    fn info() -> &'static KindInfo;
    /// Its records.
    fn rows(records: &Records) -> &Vec<Record<Self>>;
    /// Its records, to change.
    fn rows_mut(records: &mut Records) -> &mut Vec<Record<Self>>;
}

macro_rules! kinds {
    ($($module:ident: $kind:ident,)*) => {
        $(pub mod $module; pub use $module::$kind;)*

        /// The records of a ledger, kind by kind.
        #[derive(Debug, Clone, PartialEq, Default)]
        pub struct Records { $($module: Vec<Record<$kind>>,)* }

        impl Records {
            /// Every kind's records, in the order of the registry.
            pub fn tables(&self) -> Vec<&dyn Table> {
                vec![$(&self.$module,)*]
            }

            /// The records of the kind called `code`.
            pub fn table(&self, code: &str) -> Option<&dyn Table> {
                match code { $(<$kind as Kind>::CODE => Some(&self.$module),)* _ => None }
            }

            /// Takes what records say of one another where it belongs, kind by kind. Doing it twice changes nothing.
            pub(super) fn settle(&mut self) {
                $(<$kind as Questions>::settle(self);)*
            }

            /// The records of the kind called `code`, to change.
            pub fn table_mut(&mut self, code: &str) -> Option<&mut dyn Table> {
                match code { $(<$kind as Kind>::CODE => Some(&mut self.$module),)* _ => None }
            }
        }

        $(impl Stored for $kind {
            fn info() -> &'static KindInfo {
                static INFO: LazyLock<KindInfo> = LazyLock::new(KindInfo::of::<$kind>);
                &INFO
            }
            fn rows(records: &Records) -> &Vec<Record<Self>> {
                &records.$module
            }
            fn rows_mut(records: &mut Records) -> &mut Vec<Record<Self>> {
                &mut records.$module
            }
        })*

        /// Every kind there is, in the order of the registry.
        pub fn all() -> Vec<&'static KindInfo> {
            vec![$(<$kind as Stored>::info(),)*]
        }
    };
}

kinds! {
    profile: Profile,
    body: Body,
    person: Person,
    appointment: Appointment,
    meeting: Meeting,
    training: Training,
    visit: Visit,
    event: Event,
    policy: Policy,
    dispatch: Dispatch,
    project: Project,
    followup: Followup,
    need: Need,
    parcel: Parcel,
    asset: Asset,
    stocktake: Stocktake,
    works: Works,
    planning: Planning,
    fund: Fund,
    patrol: Patrol,
    tree: VeteranTree,
    observation: Observation,
    target: Target,
    problem: Problem,
    plan: Plan,
    task: Task,
    brand: Brand,
    honour: Honour,
    company: Company,
    declaration: Declaration,
    waiver: Waiver,
}

impl Records {
    /// The records of a kind.
    pub fn of<K: Stored>(&self) -> &[Record<K>] {
        K::rows(self)
    }

    /// The records of a kind, to change.
    pub fn of_mut<K: Stored>(&mut self) -> &mut Vec<Record<K>> {
        K::rows_mut(self)
    }

    /// Brings all records into the order of their ids.
    pub fn sort(&mut self) {
        for info in all() {
            if let Some(table) = self.table_mut(info.code) {
                table.sort();
            }
        }
    }
}

/// The records of a kind for which something holds, by kind and row.
fn rows_that<K: Stored>(ledger: &Ledger, holds: impl Fn(&K) -> bool) -> Vec<(&'static str, usize)> {
    let rows = ledger.records.of::<K>().iter().enumerate();
    rows.filter(|(_, record)| holds(&record.data)).map(|(row, _)| (K::CODE, row)).collect()
}

/// The kind called `code`, or so in Chinese.
pub fn named(name: &str) -> Option<&'static KindInfo> {
    all().into_iter().find(|info| info.code == name || info.zh == name)
}
