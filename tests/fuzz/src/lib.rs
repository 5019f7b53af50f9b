//! What each target does with its input: the same as the project's own tests.

#[path = "../../proof/hold.rs"]
mod hold;

/// Has what is called `target` in [`hold::TARGETS`] take an input.
pub fn take(target: &str, input: &[u8]) {
    let (_, hold) = hold::TARGETS.iter().find(|(name, _)| *name == target).expect("a target");
    hold(input);
}
