//! `POST /bundles`, `/bundles/verify`, `/bundles/compare`

use std::collections::BTreeMap;

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use taizhang_app::view::{ComparisonView, Findings};
use taizhang_app::{AppError, File, Handing, Received, Way};

use super::common::env;
use crate::asked::{Asked, Day, Language, Over, Spoken};
use crate::desk::Desk;
use crate::intake::{BUNDLE, Given, PREVIOUS};
use crate::problem::{Fault, Problem};
use crate::reply;

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Make {
    /// 统计期
    #[param(inline, example = "2023H1")]
    period: Over,
    /// 今天算哪一天，默认按北京时间
    #[param(inline, example = "2023-07-03")]
    date: Option<Day>,
    /// 谁负责
    by: Option<String>,
    /// 同一期再报：为什么改
    #[param(example = "合同补充协议增加200万元")]
    why: Option<String>,
    /// 文件名：内容直接放在请求体里时用
    #[param(example = "台账.xlsx")]
    name: Option<String>,
    /// 用哪种语言说话，默认看 Accept-Language
    #[serde(rename = "lang")]
    #[param(rename = "lang", inline)]
    _lang: Option<Language>,
}

/// 做报送包
///
/// 答复是封好的包；台账有错误时不做，问题附在后面。佐证材料不在请求里，包里只记名称。同一期再报，把前一次的包放在名为
/// `previous` 的部分里。
#[utoipa::path(
    post, path = "/api/v1/bundles", operation_id = "bundles.make", tag = "报送包", params(Make),
    responses((status = OK, description = "报送包", content_type = "application/zip", body = Vec<u8>)),
)]
pub(crate) async fn make(
    State(desk): State<Desk>,
    Asked(asked): Asked<Make>,
    mut given: Given,
) -> Result<Response, Problem> {
    let here = desk.clone();
    desk.work(move || {
        let previous = given.perhaps(&PREVIOUS).as_ref().map(taken).transpose()?;
        let opened = given.named(asked.name.as_deref()).open_readable()?;
        let Over(period) = asked.period;
        let (by, why, previous) = (asked.by, asked.why, previous.as_ref());
        let handing = Handing { period, by, previous, why, evidence: BTreeMap::new() };
        let made = taizhang_app::bundle(&opened, handing, &env(asked.date))?;
        let Some(bytes) = made.bytes else { return Err(Problem::from(Fault::Stopped).with(made.findings)) };
        let name = format!("{}{}.报送包", made.head.town, made.head.period);
        Ok(reply::counting(reply::named(reply::bytes(&here, "application/zip", bytes)?, &name), &made.findings))
    })
    .await
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Verify {
    /// 镇里报来的封签，至少前 16 位
    seal: Option<String>,
    /// 文件名：内容直接放在请求体里时用
    #[param(example = "云岫镇.报送包")]
    name: Option<String>,
    /// 用哪种语言说话，默认看 Accept-Language
    #[serde(rename = "lang")]
    #[param(rename = "lang", inline)]
    _lang: Option<Language>,
}

/// 核对报送包
///
/// 是不是报送包，完整不完整，封包以后改过没有。
#[utoipa::path(
    post, path = "/api/v1/bundles/verify", operation_id = "bundles.verify", tag = "报送包", params(Verify),
    responses((status = OK, description = "全部问题；没有就是完好", body = Findings)),
)]
pub(crate) async fn verify(
    State(desk): State<Desk>,
    Asked(asked): Asked<Verify>,
    Spoken(lang): Spoken,
    given: Given,
) -> Result<Response, Problem> {
    let here = desk.clone();
    desk.work(move || {
        let file = given.named(asked.name.as_deref()).the(&BUNDLE)?;
        let found = match taizhang_app::receive(&file, asked.seal.as_deref()) {
            Ok(received) => received.findings,
            Err(findings) => findings,
        };
        reply::json(&here, &Findings::of(&found, lang))
    })
    .await
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Compare {
    /// 写成更正说明，用哪种格式；不写就答复逐项变动
    format: Option<String>,
    /// 已报数不变，差异在下期累计中调整
    #[serde(default)]
    next_time: bool,
    /// 用哪种语言说话，默认看 Accept-Language
    #[serde(rename = "lang")]
    #[param(rename = "lang", inline)]
    _lang: Option<Language>,
}

/// 比较同一期的两个报送包
///
/// 前一次的放在名为 `previous` 的部分里，后一次的放在 `file` 里。写明格式的，答复是更正说明。
#[utoipa::path(
    post, path = "/api/v1/bundles/compare", operation_id = "bundles.compare", tag = "报送包", params(Compare),
    responses((status = OK, description = "改了什么，为什么", body = ComparisonView)),
)]
pub(crate) async fn compare(
    State(desk): State<Desk>,
    Asked(asked): Asked<Compare>,
    mut given: Given,
) -> Result<Response, Problem> {
    let format = asked.format.as_deref().map(taizhang_app::format).transpose()?;
    let here = desk.clone();
    desk.work(move || {
        let (old, new) = (taken(&given.the(&PREVIOUS)?)?, taken(&given.the(&BUNDLE)?)?);
        let found = taizhang_app::compare(&old, &new).map_err(|error| match &error {
            AppError::OtherBundle { .. } => Problem::from(Fault::Bundles).detailed(error.words()),
            _ => error.into(),
        })?;
        let Some(format) = format else { return reply::json(&here, &ComparisonView::of(&found)) };
        let way = if asked.next_time { Way::NextTime } else { Way::Correct };
        super::papers::sent(&here, taizhang_app::correction(&found, way), format)
    })
    .await
}

fn taken(file: &File) -> Result<Received, Problem> {
    taizhang_app::receive(file, None).map_err(|findings| Problem::from(Fault::Stands).with(findings))
}
