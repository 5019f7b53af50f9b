//! `POST /check`

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use taizhang_app::view::Findings;

use super::common::{As, env};
use crate::asked::{Accepted, Asked, Day, Language, Over, Spoken};
use crate::desk::Desk;
use crate::intake::Given;
use crate::problem::Problem;
use crate::reply::{self, XLSX};

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Query {
    /// 统计期
    #[param(inline, example = "2023H1")]
    period: Option<Over>,
    /// 今天算哪一天，默认按北京时间
    #[param(inline, example = "2023-07-05")]
    date: Option<Day>,
    /// 答复的格式，默认看 Accept
    #[param(inline)]
    format: Option<As>,
    /// 文件名：内容直接放在请求体里时用
    #[param(example = "台账.xlsx")]
    name: Option<String>,
    /// 用哪种语言说话，默认看 Accept-Language
    #[serde(rename = "lang")]
    #[param(rename = "lang", inline)]
    _lang: Option<Language>,
}

/// 检查台账：哪里要改，怎么改
///
/// 答复是全部问题；`format=xlsx` 则是标好问题的工作簿副本。
#[utoipa::path(
    post, path = "/api/v1/check", operation_id = "check", tag = "台账", params(Query),
    responses((status = OK, description = "全部问题，或标好问题的工作簿", content(
        (Findings = "application/json"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ))),
)]
pub(crate) async fn check(
    State(desk): State<Desk>,
    Asked(asked): Asked<Query>,
    Spoken(lang): Spoken,
    accepted: Accepted,
    given: Given,
) -> Result<Response, Problem> {
    let form = As::chosen(asked.format, &accepted);
    let here = desk.clone();
    desk.work(move || {
        let opened = given.named(asked.name.as_deref()).open()?;
        let found = taizhang_app::check(&opened, asked.period.map(|Over(period)| period), &env(asked.date)).findings;
        match form {
            As::Json => reply::json(&here, &Findings::of(&found, lang)),
            As::Xlsx => {
                let marked = taizhang_app::mark(&opened, &found)?;
                Ok(reply::counting(reply::named(reply::bytes(&here, XLSX, marked.bytes)?, "批注.xlsx"), &found))
            }
        }
    })
    .await
}
