//! `POST /template`

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use taizhang_app::view::SketchView;

use crate::asked::{Asked, Language, Spoken};
use crate::desk::Desk;
use crate::intake::Given;
use crate::problem::Problem;
use crate::reply;

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Query {
    /// 文稿的名称：文稿直接放在请求体里时用
    #[param(example = "总结.docx")]
    name: Option<String>,
    /// 用哪种语言说话，默认看 Accept-Language
    #[serde(rename = "lang")]
    #[param(rename = "lang", inline)]
    _lang: Option<Language>,
}

/// 把现成的文稿变成自己的范本：数字换成数据或提问
#[utoipa::path(
    post, path = "/api/v1/template", operation_id = "template", tag = "文稿", params(Query),
    responses((status = OK, description = "范本的两个文件，和要问的事", body = SketchView)),
)]
pub(crate) async fn template(
    State(desk): State<Desk>,
    Asked(asked): Asked<Query>,
    Spoken(lang): Spoken,
    given: Given,
) -> Result<Response, Problem> {
    let here = desk.clone();
    desk.work(move || {
        let sketch = taizhang_app::template(&given.named(asked.name.as_deref()).draft()?)?;
        reply::json(&here, &SketchView::of(&sketch, lang))
    })
    .await
}
