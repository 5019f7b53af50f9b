//! `GET /health`

use axum::extract::State;
use axum::response::Response;
use serde::Serialize;
use utoipa::ToSchema;

use crate::asked::Asked;
use crate::desk::Desk;
use crate::problem::Problem;
use crate::reply;

/// That the service is there.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Health {
    /// `ok`
    status: &'static str,
    /// Of the program.
    version: &'static str,
}

/// 服务是否在运行
#[utoipa::path(
    get, path = "/health", operation_id = "health", tag = "服务",
    responses((status = OK, description = "在运行", body = Health)),
)]
pub(crate) async fn health(State(desk): State<Desk>, Asked(()): Asked<()>) -> Result<Response, Problem> {
    reply::json(&desk, &Health { status: "ok", version: env!("CARGO_PKG_VERSION") })
}
