//! `POST /fill`

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use taizhang_app::Form;
use taizhang_app::view::FilledView;

use super::common::env;
use crate::asked::{Accepted, Asked, Day, Language, Over, Spoken};
use crate::desk::Desk;
use crate::intake::{self, Given};
use crate::problem::Problem;
use crate::reply::{self, JSON, XLSX};

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Query {
    /// 统计期
    #[param(inline, example = "2023H1")]
    period: Over,
    /// 数据截至哪一天，默认按台账
    #[param(inline, example = "2023-06-20")]
    as_of: Option<Day>,
    /// 今天算哪一天，默认按北京时间
    #[param(inline, example = "2023-07-05")]
    date: Option<Day>,
    /// 答复的格式，默认看 Accept
    #[param(inline)]
    format: Option<Wanted>,
    /// 用哪种语言说话，默认看 Accept-Language
    #[serde(rename = "lang")]
    #[param(rename = "lang", inline)]
    _lang: Option<Language>,
}

/// What of a filled form comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Wanted {
    /// The form, filled.
    Xlsx,
    /// What was filled from where, and what was left open.
    Json,
    /// What the form was taken to mean, to be corrected and sent with it next time.
    Mapping,
}

/// The media type of a mapping.
const MAPPING: &str = "application/toml";

impl Wanted {
    const ALL: [(Self, &str); 3] = [(Self::Xlsx, XLSX), (Self::Json, JSON), (Self::Mapping, MAPPING)];
}

/// 填表：把台账的数填进别人发来的空白表
///
/// 要填的表放在名为 `form` 的部分里，对照表（可不给）放在 `mapping` 里。
#[utoipa::path(
    post, path = "/api/v1/fill", operation_id = "fill", tag = "收数", params(Query),
    responses((status = OK, description = "填好的表，逐格的出处，或对照表", content(
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (FilledView = "application/json"),
        (String = "application/toml"),
    ))),
)]
pub(crate) async fn fill(
    State(desk): State<Desk>,
    Asked(asked): Asked<Query>,
    Spoken(lang): Spoken,
    accepted: Accepted,
    mut given: Given,
) -> Result<Response, Problem> {
    let best = accepted.best(&Wanted::ALL, |(_, media_type)| media_type).map_or(Wanted::Xlsx, |(best, _)| *best);
    let wanted = asked.format.unwrap_or(best);
    let here = desk.clone();
    desk.work(move || {
        let form = given.the(&intake::FORM)?;
        let mapping = given.perhaps(&intake::MAPPING).as_ref().map(taizhang_app::mapping).transpose()?;
        let opened = given.open_readable()?;
        let wish = Form { period: asked.period.0, as_of: asked.as_of.map(|Day(day)| day) };
        let filled = taizhang_app::fill(&form, &opened, wish, mapping.as_ref(), &env(asked.date))?;
        match wanted {
            Wanted::Json => reply::json(&here, &FilledView::of(&filled, lang)),
            Wanted::Mapping => {
                let written = reply::bytes(&here, MAPPING, filled.mapping.write().into_bytes())?;
                Ok(reply::named(written, "对照表.toml"))
            }
            Wanted::Xlsx => {
                let workbook = reply::bytes(&here, XLSX, filled.xlsx)?;
                Ok(reply::counting(reply::named(workbook, &form.name), &filled.findings))
            }
        }
    })
    .await
}
