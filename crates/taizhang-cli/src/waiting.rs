//! Signs of life on a terminal, for what takes over a second. Away from a terminal nothing is drawn.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// How long something may take before we say what it is.
const PATIENCE: Duration = Duration::from_secs(1);

/// Does `work`, and says what it is when it takes over a second.
pub(crate) fn waiting<T>(what: &'static str, work: impl FnOnce() -> T) -> T {
    let (done, over) = mpsc::channel::<()>();
    let teller = thread::spawn(move || {
        if over.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
            let bar = ProgressBar::new_spinner().with_message(what);
            bar.enable_steady_tick(Duration::from_millis(120));
            // Ends when the work is over and the other side hangs up.
            let _hung_up = over.recv();
            bar.finish_and_clear();
        }
    });
    let value = work();
    drop(done);
    // It only draws: if it failed, the work is done all the same.
    drop(teller.join());
    value
}

/// A bar of so many steps.
pub(crate) fn bar(steps: usize, what: &'static str) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {eta}").expect("the template is a constant");
    ProgressBar::new(steps as u64).with_style(style).with_message(what)
}
