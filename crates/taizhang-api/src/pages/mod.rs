//! What a browser shows: the page of a clerk, and the description of the interface. Nothing is loaded from elsewhere.

use std::sync::LazyLock;

use axum::Router;
use axum::extract::State;
use axum::http::header::{CONTENT_SECURITY_POLICY, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderName, HeaderValue};
use axum::response::Response;
use axum::routing::get;
use minijinja::value::Serde;
use minijinja::{Environment, context};
use serde_json::Value as Json;

use crate::desk::Desk;
use crate::openapi::openapi;
use crate::problem::Problem;
use crate::reply;
use crate::routes::PREFIX;

/// What a page may load and do: only what comes from here.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The description as it is sent.
static OPENAPI: LazyLock<Json> = LazyLock::new(openapi);

pub(crate) fn router() -> Router<Desk> {
    Router::new()
        .route(&format!("{PREFIX}/openapi.json"), get(document))
        .route(PREFIX, get(description))
        .route("/", get(clerk))
        .route("/assets/page.css", get(style))
        .route("/assets/page.js", get(script))
}

async fn document(State(desk): State<Desk>) -> Result<Response, Problem> {
    reply::json(&desk, &*OPENAPI)
}

async fn description(State(desk): State<Desk>) -> Result<Response, Problem> {
    let page = ENGINE.get_template("api.html").and_then(|page| page.render(context! { api => Serde(&*OPENAPI) }));
    page_of(&desk, &page.map_err(Problem::broken)?)
}

async fn clerk(State(desk): State<Desk>) -> Result<Response, Problem> {
    page_of(&desk, include_str!("index.html"))
}

async fn script(State(desk): State<Desk>) -> Result<Response, Problem> {
    asset(&desk, "text/javascript; charset=utf-8", include_str!("page.js"))
}

async fn style(State(desk): State<Desk>) -> Result<Response, Problem> {
    asset(&desk, "text/css; charset=utf-8", include_str!("page.css"))
}

static ENGINE: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut engine = Environment::new();
    engine.add_template("api.html", include_str!("api.html")).expect("a template that a test renders");
    engine
});

fn asset(desk: &Desk, media_type: &'static str, text: &str) -> Result<Response, Problem> {
    let mut response = reply::bytes(desk, media_type, text.as_bytes().to_vec())?;
    response.headers_mut().insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    Ok(response)
}

fn page_of(desk: &Desk, html: &str) -> Result<Response, Problem> {
    let mut response = asset(desk, "text/html; charset=utf-8", html)?;
    let rules: [(HeaderName, &str); 2] = [(CONTENT_SECURITY_POLICY, POLICY), (REFERRER_POLICY, "no-referrer")];
    for (name, rule) in rules {
        response.headers_mut().insert(name, HeaderValue::from_static(rule));
    }
    Ok(response)
}
