//! `POST /proof`

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use taizhang_app::sarif::Log;
use taizhang_app::view::ProofView;
use taizhang_app::{Beside, Draft};

use super::common::env;
use crate::asked::{Asked, Day, Language, Over, Spoken};
use crate::desk::Desk;
use crate::intake::{Given, PREVIOUS};
use crate::problem::{Fault, Problem};
use crate::reply::{self, BYTES, DOCX, SARIF};

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
    /// 答复的格式
    #[serde(default)]
    #[param(inline)]
    format: As,
    /// 文稿的名称：文稿直接放在请求体里时用
    #[param(example = "总结.docx")]
    name: Option<String>,
    /// 用哪种语言说话，默认看 Accept-Language
    #[serde(rename = "lang")]
    #[param(rename = "lang", inline)]
    _lang: Option<Language>,
}

/// How findings in a draft come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum As {
    /// As a list.
    #[default]
    Json,
    /// For editors and pipelines.
    Sarif,
    /// As comments in a copy of the draft.
    Docx,
    /// A copy with all that is certain mended.
    Fixed,
}

/// 校对文稿：哪里有错，怎么改
///
/// 文稿放在名为 `draft` 的部分里，或直接作请求体；`previous` 是上期文稿，`exceptions` 是放行文件，其余文件是台账。
/// 附台账时要写 `period`，每个数与台账核对。
#[utoipa::path(
    post, path = "/api/v1/proof", operation_id = "proof", tag = "文稿", params(Query),
    responses((status = OK, description = "全部问题，或加了批注、改好了的副本", content(
        (ProofView = "application/json"),
        (Object = "application/sarif+json"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (Vec<u8> = "application/octet-stream"),
    ))),
)]
pub(crate) async fn proof(
    State(desk): State<Desk>,
    Asked(asked): Asked<Query>,
    Spoken(lang): Spoken,
    given: Given,
) -> Result<Response, Problem> {
    let here = desk.clone();
    desk.work(move || {
        let mut given = given.named(asked.name.as_deref());
        let opened = if given.has_ledger() { Some(given.open_readable()?) } else { None };
        let period = asked.period.map(|Over(period)| period);
        if opened.is_some() && period.is_none() {
            return Err(Fault::NoPeriod.into());
        }
        let today = env(asked.date).today;
        let against = opened.as_ref().zip(period).map(|(opened, period)| (opened, period, today));
        let draft = &given.draft()?;
        let previous = given.perhaps(&PREVIOUS).map(|file| Draft { file, exceptions: None });
        let proofed = taizhang_app::proof(draft, &Beside { against, previous: previous.as_ref() });
        let found = &proofed.findings;
        match asked.format {
            As::Json => reply::json(&here, &ProofView::of([&proofed], found, lang)),
            As::Sarif => reply::json_as(&here, SARIF, &Log::of(found, lang)),
            As::Docx => {
                let bytes = taizhang_app::annotated(draft, &proofed, lang)?;
                Ok(reply::counting(reply::named(reply::bytes(&here, DOCX, bytes)?, &draft.file.name), found))
            }
            As::Fixed => {
                let bytes = taizhang_app::mended(draft, &proofed)?;
                let bytes = reply::bytes(&here, BYTES, bytes)?;
                Ok(reply::counting(reply::named(bytes, &draft.file.name), found))
            }
        }
    })
    .await
}
