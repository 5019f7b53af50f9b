//! `POST /refresh`

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use taizhang_app::Revised;
use taizhang_app::view::RenewedView;

use super::common::env;
use crate::asked::{Asked, Day, Language, Over, Spoken};
use crate::desk::Desk;
use crate::intake::Given;
use crate::problem::Problem;
use crate::reply::{self, DOCX};

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
    /// 答复的格式
    #[serde(default)]
    #[param(inline)]
    format: As,
    /// 用哪种语言说话，默认看 Accept-Language
    #[serde(rename = "lang")]
    #[param(rename = "lang", inline)]
    _lang: Option<Language>,
}

/// How a refreshed paper comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum As {
    /// The paper.
    #[default]
    Docx,
    /// What was set in it, and what was not.
    Json,
}

/// 把改过的文稿里的数换成现在的，文字和格式不动
///
/// 文稿（.docx）放在名为 `draft` 的部分里，其余文件是台账。
#[utoipa::path(
    post, path = "/api/v1/refresh", operation_id = "refresh", tag = "文稿", params(Query),
    responses((status = OK, description = "换好数的文稿，或换了哪些", content(
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (RenewedView = "application/json"),
    ))),
)]
pub(crate) async fn refresh(
    State(desk): State<Desk>,
    Asked(asked): Asked<Query>,
    Spoken(lang): Spoken,
    mut given: Given,
) -> Result<Response, Problem> {
    let here = desk.clone();
    desk.work(move || {
        let opened = given.open_readable()?;
        let draft = given.draft()?;
        let Over(period) = asked.period;
        let today = env(asked.date).today;
        let beside = Revised { opened: &opened, period: Some(period), today, manifest: None };
        let renewed = taizhang_app::refresh(&draft, &beside)?;
        match asked.format {
            As::Json => reply::json(&here, &RenewedView::of(&renewed, lang)),
            As::Docx => {
                let answer = reply::bytes(&here, DOCX, renewed.bytes)?;
                Ok(reply::counting(reply::named(answer, &draft.file.name), &renewed.findings))
            }
        }
    })
    .await
}
