//! The use cases over HTTP: thin, without state, the same words and the same bytes as the command.
//!
//! A ledger comes in with each request and is forgotten with its answer. What a client may take of time, memory and
//! cores is bounded by [`Limits`]; work is done off the threads that serve connections. The description of the
//! interface is made of the handlers. No connection is ever opened from here.

mod asked;
mod desk;
mod event;
mod intake;
mod limits;
mod openapi;
mod pages;
mod patient;
mod problem;
mod reply;
mod routes;
mod server;

use axum::Router;
use axum::middleware;

pub use event::{Answered, Event};
pub use limits::Limits;
pub use openapi::openapi;
pub use server::{Server, told_to_stop};

use desk::Desk;
use event::Teller;
use problem::{Fault, Problem};

/// All that can be asked for.
fn router(limits: Limits, teller: Teller) -> Router {
    let (api, _) = routes::router().split_for_parts();
    api.merge(pages::router())
        .fallback(async || Problem::from(Fault::NoPath))
        .method_not_allowed_fallback(async || Problem::from(Fault::Method))
        .with_state(Desk::new(limits))
        .layer(middleware::from_fn(move |request, next| teller.clone().answer(request, next)))
}
