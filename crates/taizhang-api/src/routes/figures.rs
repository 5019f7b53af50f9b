//! `POST /figures`

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use taizhang_app::as_of;
use taizhang_app::view::Figures;

use super::common::env;
use crate::asked::{Asked, Day, Language, Over};
use crate::desk::Desk;
use crate::intake::Given;
use crate::problem::Problem;
use crate::reply;

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Query {
    /// 统计期
    #[param(inline, example = "2023H1")]
    period: Over,
    /// 今天算哪一天，默认按北京时间
    #[param(inline, example = "2023-07-05")]
    date: Option<Day>,
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
    let Over(period) = asked.period;
    let here = desk.clone();
    desk.work(move || {
        let opened = given.named(asked.name.as_deref()).open_readable()?;
        let as_of = as_of(&opened.ledger, Some(period), env(asked.date).today);
        let figures = taizhang_app::figures(&opened, period, as_of);
        let view = Figures::of(&figures);
        Ok(reply::counting(reply::json(&here, &view)?, &opened.findings))
    })
    .await
}
