//! `GET /problems`: what the type of a problem points to.

use axum::extract::State;
use axum::response::Response;
use serde::Serialize;
use taizhang_app::view::Lang;
use taizhang_app::{Topic, Words};
use utoipa::ToSchema;

use super::catalogue::Query;
use crate::asked::{Asked, Named, Spoken};
use crate::desk::Desk;
use crate::problem::{Fault, Problem};
use crate::reply;

/// A problem that a request can meet.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ProblemView {
    /// The code and its name.
    #[serde(flatten)]
    topic: Topic,
    /// The status of its responses.
    status: u16,
    /// What to do.
    help: String,
}

impl ProblemView {
    fn of(fault: Fault, lang: Lang) -> Self {
        Self {
            topic: Topic { code: fault.code().to_owned(), name: lang.of(&fault.title()).to_owned() },
            status: fault.status().as_u16(),
            help: lang.of(&fault.help()).to_owned(),
        }
    }
}

/// 请求会遇到的全部问题
#[utoipa::path(
    get, path = "/api/v1/problems", operation_id = "problems.list", tag = "目录", params(Query),
    responses((status = OK, description = "代码、名称和怎么办", body = [ProblemView])),
)]
pub(crate) async fn list(
    State(desk): State<Desk>,
    Asked(_): Asked<Query>,
    Spoken(lang): Spoken,
) -> Result<Response, Problem> {
    let all: Vec<_> = Fault::ALL.iter().map(|fault| ProblemView::of(*fault, lang)).collect();
    reply::json(&desk, &all)
}

/// 请求会遇到的一个问题
#[utoipa::path(
    get, path = "/api/v1/problems/{code}", operation_id = "problems.one", tag = "目录",
    params(("code" = String, Path, description = "代码", example = "busy"), Query),
    responses((status = OK, description = "名称和怎么办", body = ProblemView)),
)]
pub(crate) async fn one(
    State(desk): State<Desk>,
    Named(code): Named,
    Asked(_): Asked<Query>,
    Spoken(lang): Spoken,
) -> Result<Response, Problem> {
    let fault = Fault::ALL.iter().find(|fault| fault.code() == code).ok_or_else(|| {
        let words = Words::new(format!("没有叫“{code}”的问题"), format!("no problem is called {code:?}"));
        Problem::from(Fault::NoTopic).detailed(words)
    })?;
    reply::json(&desk, &ProblemView::of(*fault, lang))
}
