//! What the service tells whoever runs it.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{SyncSender, TrySendError};
use std::time::{Duration, Instant};

use axum::extract::Request;
use axum::http::Method;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::Response;

use crate::asked::Spoken;
use crate::problem::Problem;

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// Requests are taken at this address from now on.
    Listening(SocketAddr),
    /// A request was answered.
    Answered(Answered),
    /// No new requests are taken; those that run may end.
    Stopping,
}

/// A request, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// Its number; the problem of a failed request names it.
    pub number: u64,
    /// What was to be done.
    pub method: Method,
    /// Where, without parameters.
    pub path: String,
    /// The status of the answer.
    pub status: u16,
    /// How long it took.
    pub took: Duration,
    /// What failed on our side, which the client was not told.
    pub cause: Option<String>,
}

/// Whom events are told.
#[derive(Debug, Clone)]
pub(crate) struct Teller {
    events: SyncSender<Event>,
    requests: Arc<AtomicU64>,
}

impl Teller {
    pub(crate) fn new(events: SyncSender<Event>) -> Self {
        Self { events, requests: Arc::default() }
    }

    /// Tells it. Where nobody listens, or more slowly than requests come in, requests do not wait for it.
    pub(crate) fn tell(&self, event: Event) {
        match self.events.try_send(event) {
            Ok(()) | Err(TrySendError::Full(_) | TrySendError::Disconnected(_)) => {}
        }
    }

    /// Answers a request, tells of it, and writes the problem where there is one.
    pub(crate) async fn answer(self, request: Request, next: Next) -> Response {
        let since = Instant::now();
        let number = self.requests.fetch_add(1, Ordering::Relaxed) + 1;
        let (parts, body) = request.into_parts();
        let (Spoken(lang), asked) = (Spoken::of(&parts), asked(&parts));
        let mut response = next.run(Request::from_parts(parts, body)).await;
        let mut cause = None;
        if let Some(problem) = response.extensions_mut().remove::<Arc<Problem>>() {
            cause = problem.cause().map(str::to_owned);
            let allowed = response.headers_mut().remove(axum::http::header::ALLOW);
            response = problem.response(number, lang);
            if let Some(allowed) = allowed {
                response.headers_mut().insert(axum::http::header::ALLOW, allowed);
            }
        }
        let (method, path) = asked;
        let (status, took) = (response.status().as_u16(), since.elapsed());
        self.tell(Event::Answered(Answered { number, method, path, status, took, cause }));
        response
    }
}

fn asked(parts: &Parts) -> (Method, String) {
    (parts.method.clone(), parts.uri.path().to_owned())
}
