//! The ground floor: divisions, periods, quantities, the one numeral grammar, findings. Knows nothing of kinds.

pub mod calendar;
pub mod crowd;
pub mod diagnostic;
pub mod division;
pub mod notice;
pub mod numeral;
pub mod period;
pub mod quantity;
pub mod reading;
pub mod setting;
pub mod steps;
pub mod unit;
pub mod words;

pub use calendar::{Calendar, CalendarError};
pub use crowd::Crowd;
pub use diagnostic::{CellRef, Checked, Diagnostic, Place, Severity, Words};
pub use division::{Division, DivisionCode, Level, Tree};
pub use notice::Notice;
pub use period::Period;
pub use quantity::{Area, Count, Money, Quantity, QuantityError};
pub use reading::Reading;
pub use setting::Setting;
pub use steps::{Step, Steps};
pub use unit::{Dimension, Unit};
pub use words::{Word, WordList};
