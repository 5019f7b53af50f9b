//! Hearing a body out, within the limits: how large, how long, how much of it all bodies together may hold.

use std::fmt;

use axum::body::Body;
use bytes::Bytes;
use futures_util::{Stream, stream};
use http_body::Body as _;
use http_body_util::BodyExt;
use taizhang_app::Words;
use tokio::time::{Duration, Instant, timeout, timeout_at};

use crate::Limits;
use crate::desk::{Desk, Memory};
use crate::problem::{Fault, Problem};

/// How long we listen to the rest of a body that was refused, so that the client hears why before we hang up.
const LINGER: Duration = Duration::from_secs(2);

/// A body that is being heard.
pub(super) struct Heard<'a> {
    body: &'a mut Body,
    limits: &'a Limits,
    until: Instant,
    bytes: usize,
    /// What its bytes take.
    pub(super) memory: Memory,
}

impl<'a> Heard<'a> {
    pub(super) fn new(body: &'a mut Body, desk: &'a Desk) -> Self {
        Self { body, limits: &desk.limits, until: Instant::now() + desk.limits.body, bytes: 0, memory: desk.memory() }
    }

    /// What comes next; none at the end.
    async fn next(&mut self) -> Result<Option<Bytes>, Problem> {
        if self.body.size_hint().lower() > (self.limits.bytes - self.bytes) as u64 {
            return Err(self.too_large());
        }
        loop {
            let soon = self.until.min(Instant::now() + self.limits.silence);
            let next = timeout_at(soon, self.body.frame()).await.map_err(|_| Problem::from(Fault::Slow))?;
            let frame = match next {
                None => return Ok(None),
                // Nobody is left to hear it.
                Some(Err(_)) => return Err(Fault::Parts.into()),
                Some(Ok(frame)) => frame,
            };
            let Ok(data) = frame.into_data() else { continue };
            self.bytes += data.len();
            if self.bytes > self.limits.bytes {
                return Err(self.too_large());
            }
            self.memory.take(data.len())?;
            return Ok(Some(data));
        }
    }

    fn too_large(&self) -> Problem {
        let most = self.limits.bytes >> 20;
        let words = Words::new(format!("一次最多 {most} MB。"), format!("at most {most} MB at once"));
        Problem::from(Fault::Large).detailed(words)
    }

    /// All of it.
    pub(super) async fn whole(&mut self) -> Result<Vec<u8>, Problem> {
        let mut bytes = Vec::new();
        while let Some(data) = self.next().await? {
            bytes.extend_from_slice(&data);
        }
        Ok(bytes)
    }

    /// Piece by piece, for whoever cuts it.
    pub(super) fn pieces(&mut self) -> impl Stream<Item = Result<Bytes, Refused>> + Send {
        stream::try_unfold(self, async |heard| {
            let next = heard.next().await.map_err(Refused)?;
            Ok(next.map(|data| (data, heard)))
        })
    }
}

/// Why no more of a body is heard, for who hears it through another's hands.
#[derive(Debug)]
pub(super) struct Refused(pub(super) Problem);

impl fmt::Display for Refused {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.0.fault.code())
    }
}

impl std::error::Error for Refused {}

/// Hears the rest of a body out and forgets it. A client that is still sending would not see what we answer.
pub(super) async fn drain(mut body: Body, desk: &Desk) {
    let mut most = desk.limits.bytes.saturating_mul(4);
    let all = async {
        while let Some(Ok(frame)) = body.frame().await {
            let heard = frame.data_ref().map_or(0, Bytes::len);
            match most.checked_sub(heard) {
                Some(left) => most = left,
                None => break,
            }
        }
    };
    // Whether it ended or not, the answer is the same.
    drop(timeout(LINGER, all).await);
}
