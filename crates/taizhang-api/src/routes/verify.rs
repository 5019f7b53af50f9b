//! `POST /verify`

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use taizhang_app::Revised;
use taizhang_app::view::VerifiedView;

use super::common::env;
use crate::asked::{Asked, Day, Language, Over, Spoken};
use crate::desk::Desk;
use crate::intake::Given;
use crate::problem::Problem;
use crate::reply;

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Query {
    /// 统计期，默认按文稿自带的数据清单
    #[param(inline, example = "2023H1")]
    period: Option<Over>,
    /// 今天算哪一天，默认按北京时间
    #[param(inline, example = "2023-07-05")]
    date: Option<Day>,
    /// 用哪种语言说话，默认看 Accept-Language
    #[serde(rename = "lang")]
    #[param(rename = "lang", inline)]
    _lang: Option<Language>,
}

/// 核对改过的文稿：哪些数手工改过、过时了、后来加的
///
/// 文稿放在名为 `draft` 的部分里，其余文件是台账。
#[utoipa::path(
    post, path = "/api/v1/verify", operation_id = "verify", tag = "文稿", params(Query),
    responses((status = OK, description = "每个数站不站得住", body = VerifiedView)),
)]
pub(crate) async fn verify(
    State(desk): State<Desk>,
    Asked(asked): Asked<Query>,
    Spoken(lang): Spoken,
    mut given: Given,
) -> Result<Response, Problem> {
    let here = desk.clone();
    desk.work(move || {
        let opened = given.open_readable()?;
        let draft = given.draft()?;
        let period = asked.period.map(|Over(period)| period);
        let beside = Revised { opened: &opened, period, today: env(asked.date).today, manifest: None };
        reply::json(&here, &VerifiedView::of(&taizhang_app::verify(&draft, &beside)?, lang))
    })
    .await
}
