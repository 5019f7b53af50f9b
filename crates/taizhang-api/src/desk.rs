//! Where requests are worked on: so many at once, off the threads that serve connections, within so much memory.

use std::sync::Arc;
use std::time::Instant;

use bytes::Bytes;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task;
use tokio::time::timeout;

use crate::Limits;
use crate::problem::{Fault, Problem};

/// What memory is counted in.
const PAGE: usize = 1 << 12;

/// What all requests share. It holds no data of any of them.
#[derive(Debug, Clone)]
pub(crate) struct Desk {
    /// The limits.
    pub(crate) limits: Arc<Limits>,
    memory: Arc<Semaphore>,
    workers: Arc<Semaphore>,
}

impl Desk {
    pub(crate) fn new(limits: Limits) -> Self {
        Self {
            memory: Arc::new(Semaphore::new(limits.memory / PAGE)),
            workers: Arc::new(Semaphore::new(limits.workers.max(1))),
            limits: Arc::new(limits),
        }
    }

    /// Memory of which nothing is taken yet.
    pub(crate) fn memory(&self) -> Memory {
        Memory { all: self.memory.clone(), held: None, bytes: 0 }
    }

    /// Does work that takes a core. A client that goes away leaves the work running, and its place taken until it ends.
    pub(crate) async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let turn = timeout(self.limits.queue, self.workers.clone().acquire_owned()).await;
        let Ok(Ok(turn)) = turn else { return Err(Fault::Busy.into()) };
        let since = Instant::now();
        let done = task::spawn_blocking(move || {
            let done = work();
            drop(turn);
            done
        });
        match timeout(self.limits.work, done).await {
            Ok(Ok(done)) => done,
            Ok(Err(panic)) => Err(Problem::broken(panic)),
            Err(_) => Err(Problem::from(Fault::Long).because(format!("after {:?}", since.elapsed()))),
        }
    }
}

/// Some of the memory that all requests share; given back when dropped.
#[derive(Debug)]
pub(crate) struct Memory {
    all: Arc<Semaphore>,
    held: Option<OwnedSemaphorePermit>,
    bytes: usize,
}

impl Memory {
    /// Takes room for so many bytes more. Nobody waits for memory while holding some of it: that could last for ever.
    pub(crate) fn take(&mut self, more: usize) -> Result<(), Problem> {
        let pages = |bytes: usize| bytes.div_ceil(PAGE);
        let missing = pages(self.bytes + more) - pages(self.bytes);
        if missing > 0 {
            let missing = u32::try_from(missing).map_err(|_| Problem::from(Fault::Large))?;
            let taken = self.all.clone().try_acquire_many_owned(missing).map_err(|_| Problem::from(Fault::Busy))?;
            match &mut self.held {
                Some(held) => held.merge(taken),
                None => self.held = Some(taken),
            }
        }
        self.bytes += more;
        Ok(())
    }
}

/// The bytes of an answer, which hold their memory until the last of them is sent.
struct Answer {
    bytes: Vec<u8>,
    _memory: Memory,
}

impl AsRef<[u8]> for Answer {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

impl Desk {
    /// Bytes that go out, where there is room for them.
    pub(crate) fn answer(&self, bytes: Vec<u8>) -> Result<Bytes, Problem> {
        let mut memory = self.memory();
        memory.take(bytes.len())?;
        Ok(Bytes::from_owner(Answer { bytes, _memory: memory }))
    }
}
