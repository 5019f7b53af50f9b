//! `GET /workbook`, `POST /workbook`

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use taizhang_app::Blank;

use super::common::env;
use crate::asked::{Asked, Day, Language, Year};
use crate::desk::Desk;
use crate::intake::Given;
use crate::problem::Problem;
use crate::reply::{self, XLSX};

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Query {
    /// 统计年度
    #[param(inline, example = 2024)]
    year: Option<Year>,
    /// 填报单位
    #[param(example = "云岫镇")]
    unit: Option<String>,
    /// 不常用的表也要
    #[serde(default)]
    all: bool,
    /// 文件上的制作日期，默认今天（北京时间）
    #[param(inline, example = "2023-07-05")]
    date: Option<Day>,
    /// 用哪种语言说话，默认看 Accept-Language
    #[serde(rename = "lang")]
    #[param(rename = "lang", inline)]
    _lang: Option<Language>,
}

impl Query {
    fn blank(self) -> Blank {
        Blank { made: env(self.date).today, year: self.year.map(|Year(year)| year), unit: self.unit, all: self.all }
    }
}

/// 空白工作簿
#[utoipa::path(
    get, path = "/api/v1/workbook", operation_id = "workbook.blank", tag = "台账", params(Query),
    responses((status = OK, description = "工作簿", content(
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ))),
)]
pub(crate) async fn blank(State(desk): State<Desk>, Asked(asked): Asked<Query>) -> Result<Response, Problem> {
    let here = desk.clone();
    desk.work(move || {
        let made = taizhang_app::workbook(None, &asked.blank())?;
        Ok(reply::named(reply::bytes(&here, XLSX, made)?, "台账.xlsx"))
    })
    .await
}

/// 把台账填进工作簿
#[utoipa::path(
    post, path = "/api/v1/workbook", operation_id = "workbook.filled", tag = "台账", params(Query),
    responses((status = OK, description = "工作簿", content(
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ))),
)]
pub(crate) async fn filled(
    State(desk): State<Desk>,
    Asked(asked): Asked<Query>,
    mut given: Given,
) -> Result<Response, Problem> {
    let here = desk.clone();
    desk.work(move || {
        let opened = given.open_readable()?;
        let made = taizhang_app::workbook(Some(&opened.ledger), &asked.blank())?;
        Ok(reply::counting(reply::named(reply::bytes(&here, XLSX, made)?, "台账.xlsx"), &opened.findings))
    })
    .await
}
