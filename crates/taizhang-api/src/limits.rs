//! How much one request, and all of them together, may take.

use std::num::NonZero;
use std::thread;
use std::time::Duration;

/// What a client may ask of the service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// How many connections are open at once; more wait at the door.
    pub connections: usize,
    /// How long a client may take for the head of a request, or be silent between two.
    pub head: Duration,
    /// How long a client may be silent within a body.
    pub silence: Duration,
    /// How long a body may take in all.
    pub body: Duration,
    /// How many bytes a body may have.
    pub bytes: usize,
    /// How many bytes all bodies that came in and answers that go out may hold together.
    pub memory: usize,
    /// How many requests are worked on at once.
    pub workers: usize,
    /// How long a request may wait for its turn.
    pub queue: Duration,
    /// How long the work for a request may take.
    pub work: Duration,
    /// How long a client may leave an answer lying.
    pub unread: Duration,
    /// How long requests may still run when the service is told to stop.
    pub farewell: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 1000,
            head: Duration::from_secs(10),
            silence: Duration::from_secs(10),
            body: Duration::from_mins(5),
            bytes: 32 << 20,
            memory: 256 << 20,
            workers: thread::available_parallelism().map_or(1, NonZero::get),
            queue: Duration::from_secs(30),
            work: Duration::from_mins(1),
            unread: Duration::from_secs(30),
            farewell: Duration::from_secs(20),
        }
    }
}
