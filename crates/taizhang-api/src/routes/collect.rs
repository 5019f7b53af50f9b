//! `POST /collect/split`, `POST /collect/merge`, `POST /collect/owed`

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use taizhang_app::view::{DebtView, Merged, SentView};
use taizhang_app::{By, Sources, Split};

use super::common::{As, env};
use crate::asked::{Accepted, Asked, Day, Language, Over, Spoken};
use crate::desk::Desk;
use crate::intake::{Given, RETURNED};
use crate::problem::Problem;
use crate::reply::{self, XLSX};

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct SplitQuery {
    /// 统计期
    #[param(inline, example = "2023H1")]
    period: Over,
    /// 哪天前发回
    #[param(inline, example = "2023-07-07")]
    due: Option<Day>,
    /// 按村分；不给就按责任单位分
    #[serde(default)]
    village: bool,
    /// 只要这个单位（村）：答复就是它的工作簿
    #[param(example = "招商办")]
    only: Option<String>,
    /// 今天算哪一天，默认按北京时间
    #[param(inline, example = "2023-07-05")]
    date: Option<Day>,
    /// 用哪种语言说话，默认看 Accept-Language
    #[serde(rename = "lang")]
    #[param(rename = "lang", inline)]
    _lang: Option<Language>,
}

/// 分：每个单位（村）一个工作簿，只有它负责的内容
///
/// 答复是各单位的清单；写明 `only` 的，是这个单位的工作簿。
#[utoipa::path(
    post, path = "/api/v1/collect/split", operation_id = "collect.split", tag = "收数", params(SplitQuery),
    responses((status = OK, description = "各单位的清单，或一个单位的工作簿", content(
        (Vec<SentView> = "application/json"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ))),
)]
pub(crate) async fn split(
    State(desk): State<Desk>,
    Asked(asked): Asked<SplitQuery>,
    mut given: Given,
) -> Result<Response, Problem> {
    let here = desk.clone();
    desk.work(move || {
        let opened = given.open_readable()?;
        let wish = Split {
            period: asked.period.0,
            due: asked.due.map(|Day(day)| day),
            by: if asked.village { By::Village } else { By::Office },
            only: asked.only.into_iter().collect(),
        };
        let sent = taizhang_app::split(&opened, &wish, &env(asked.date))?;
        match sent.as_slice() {
            [one] if !wish.only.is_empty() => {
                let workbook = reply::bytes(&here, XLSX, one.xlsx.clone())?;
                Ok(reply::counting(reply::named(workbook, &one.name), &opened.findings))
            }
            all => reply::json(&here, &all.iter().map(SentView::of).collect::<Vec<_>>()),
        }
    })
    .await
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct MergeQuery {
    /// 统计期：同时列出谁还欠什么
    #[param(inline, example = "2023H1")]
    period: Option<Over>,
    /// 今天算哪一天，默认按北京时间
    #[param(inline, example = "2023-07-05")]
    date: Option<Day>,
    /// 答复的格式，默认看 Accept
    #[param(inline)]
    format: Option<As>,
    /// 用哪种语言说话，默认看 Accept-Language
    #[serde(rename = "lang")]
    #[param(rename = "lang", inline)]
    _lang: Option<Language>,
}

/// 合：收回的工作簿并进台账，改了什么逐条列出
///
/// 收回的工作簿放在名为 `returned` 的部分里。答复是逐条的改动；`format=xlsx` 则是合并后的台账。
#[utoipa::path(
    post, path = "/api/v1/collect/merge", operation_id = "collect.merge", tag = "收数", params(MergeQuery),
    responses((status = OK, description = "逐条的改动，或合并后的台账", content(
        (Merged = "application/json"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ))),
)]
pub(crate) async fn merge(
    State(desk): State<Desk>,
    Asked(asked): Asked<MergeQuery>,
    Spoken(lang): Spoken,
    accepted: Accepted,
    mut given: Given,
) -> Result<Response, Problem> {
    let form = As::chosen(asked.format, &accepted);
    let here = desk.clone();
    desk.work(move || {
        let returned = Sources { files: given.all(&RETURNED), evidence: Vec::new() };
        let opened = given.open_readable()?;
        let period = asked.period.map(|Over(period)| period);
        let collection = taizhang_app::collect(&opened, &returned, period, &env(asked.date))?;
        match form {
            As::Json => reply::json(&here, &Merged::of(&collection, lang)),
            As::Xlsx => {
                let findings = collection.collected.findings;
                let workbook = reply::bytes(&here, XLSX, collection.xlsx)?;
                Ok(reply::counting(reply::named(workbook, "台账.xlsx"), &findings))
            }
        }
    })
    .await
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct OwedQuery {
    /// 统计期
    #[param(inline, example = "2023H1")]
    period: Over,
    /// 今天算哪一天，默认按北京时间
    #[param(inline, example = "2023-07-05")]
    date: Option<Day>,
    /// 用哪种语言说话，默认看 Accept-Language
    #[serde(rename = "lang")]
    #[param(rename = "lang", inline)]
    _lang: Option<Language>,
}

/// 催：谁还欠什么
#[utoipa::path(
    post, path = "/api/v1/collect/owed", operation_id = "collect.owed", tag = "收数", params(OwedQuery),
    responses((status = OK, description = "谁还欠什么", body = Vec<DebtView>)),
)]
pub(crate) async fn owed(
    State(desk): State<Desk>,
    Asked(asked): Asked<OwedQuery>,
    mut given: Given,
) -> Result<Response, Problem> {
    let here = desk.clone();
    desk.work(move || {
        let opened = given.open_readable()?;
        let debts = taizhang_app::owed(&opened, asked.period.0, &env(asked.date));
        reply::json(&here, &debts.iter().map(DebtView::of).collect::<Vec<_>>())
    })
    .await
}
