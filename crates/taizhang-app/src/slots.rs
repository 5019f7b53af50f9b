//! What a masked paper leaves to be filled.

use taizhang_core::base::Place;

use crate::Draft;
use crate::view::SlotView;

/// The blanks of a draft, in order.
pub fn slots(draft: &Draft) -> Vec<SlotView> {
    let document = taizhang_proof::read(&draft.file.name, &draft.file.bytes).value;
    let view = |slot: &taizhang_proof::Slot| {
        let (line, column) = match document.place(&slot.span) {
            Place::Text { line, column, .. } => (line, column),
            _ => (0, 0),
        };
        SlotView {
            line,
            column,
            text: document.words(&slot.span).to_owned(),
            kind: slot.kind.code(),
            unit: slot.unit.map(|unit| unit.zh().to_owned()),
            figure: slot.figure.clone(),
            constraint: slot.constraint.clone(),
            zh: slot.kind.zh(),
        }
    };
    taizhang_proof::slots(&document).iter().map(view).collect()
}
