//! `POST /figures`

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use taizhang_app::view::Figures;
use taizhang_app::{Date, Period, as_of};

use super::common::env;
use crate::asked::{Asked, Language, maybe_parsed, parsed};
use crate::desk::Desk;
use crate::intake::Given;
use crate::problem::Problem;
use crate::reply;

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Query {
    /// 统计期
    #[serde(deserialize_with = "parsed")]
    #[param(value_type = String, pattern = r"^20[0-9]{2}(H[12]|Q[1-4]|-(0[1-9]|1[0-2]))?$", example = "2023H1")]
    period: Period,
    /// 今天算哪一天，默认按北京时间
    #[serde(default, deserialize_with = "maybe_parsed")]
    #[param(value_type = Option<String>, format = Date, example = "2023-07-05")]
    date: Option<Date>,
    /// 文件名：内容直接放在请求体里时用
    #[param(example = "台账.xlsx")]
    name: Option<String>,
    /// 用哪种语言说话，默认看 Accept-Language
    #[serde(rename = "lang")]
    #[param(rename = "lang", inline)]
    _lang: Option<Language>,
}

/// 各项数据的数值
#[utoipa::path(
    post, path = "/api/v1/figures", operation_id = "figures", tag = "台账", params(Query),
    responses((status = OK, description = "口径册里的每一项数据", body = Figures)),
)]
pub(crate) async fn figures(
    State(desk): State<Desk>,
    Asked(asked): Asked<Query>,
    given: Given,
) -> Result<Response, Problem> {
    let here = desk.clone();
    desk.work(move || {
        let opened = given.named(asked.name.as_deref()).open_readable()?;
        let as_of = as_of(&opened.ledger, Some(asked.period), env(asked.date).today);
        let figures = taizhang_app::figures(&opened.ledger, asked.period, as_of);
        let view = Figures::of(&opened.ledger, asked.period, &figures);
        Ok(reply::counting(reply::json(&here, &view)?, &opened.findings))
    })
    .await
}
