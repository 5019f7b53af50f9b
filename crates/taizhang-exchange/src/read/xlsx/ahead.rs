//! Rows scanned ahead, on a thread of their own, while those before them become records.

use std::panic::resume_unwind;
use std::sync::mpsc;
use std::thread;

use crate::read::cell::Row;
use taizhang_package::PartError;

/// How many rows are handed over at a time.
const AT_A_TIME: usize = 128;
/// How many times that may wait: the scan never runs far ahead, and memory stays bounded.
const AHEAD: usize = 4;

/// Gives every row of `scan` to `take`, in order, until that says false.
pub(super) fn rows(
    scan: impl FnOnce(&mut dyn FnMut(&Row) -> bool) -> Result<(), PartError> + Send,
    take: &mut dyn FnMut(&Row) -> bool,
) -> Result<(), PartError> {
    thread::scope(|scope| {
        let (send, receive) = mpsc::sync_channel(AHEAD);
        let scanning = scope.spawn(move || {
            let mut rows = Vec::with_capacity(AT_A_TIME);
            let scanned = scan(&mut |row| {
                rows.push(row.clone());
                // Nobody listens any more when no more rows are wanted.
                rows.len() < AT_A_TIME || send.send(std::mem::replace(&mut rows, Vec::with_capacity(AT_A_TIME))).is_ok()
            });
            drop(send.send(rows));
            scanned
        });
        for rows in receive {
            if !rows.iter().all(&mut *take) {
                break;
            }
        }
        scanning.join().unwrap_or_else(|panic| resume_unwind(panic))
    })
}
