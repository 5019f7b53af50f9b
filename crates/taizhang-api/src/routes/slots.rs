//! `POST /slots`

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use taizhang_app::view::SlotView;

use crate::asked::{Asked, Language};
use crate::desk::Desk;
use crate::intake::Given;
use crate::problem::Problem;
use crate::reply;

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Query {
    /// 文稿的名称：文稿直接放在请求体里时用
    #[param(example = "总结.docx")]
    name: Option<String>,
    /// 用哪种语言说话，默认看 Accept-Language
    #[serde(rename = "lang")]
    #[param(rename = "lang", inline)]
    _lang: Option<Language>,
}

/// 脱敏文稿里的空：要填什么、什么单位、哪项数据
#[utoipa::path(
    post, path = "/api/v1/slots", operation_id = "slots", tag = "文稿", params(Query),
    responses((status = OK, description = "每个空", body = Vec<SlotView>)),
)]
pub(crate) async fn slots(
    State(desk): State<Desk>,
    Asked(asked): Asked<Query>,
    given: Given,
) -> Result<Response, Problem> {
    let here = desk.clone();
    desk.work(move || reply::json(&here, &taizhang_app::slots(&given.named(asked.name.as_deref()).draft()?))).await
}
