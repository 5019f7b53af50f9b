//! `GET /kinds`, `/figures`, `/rules`, `/papers`: what there is, and what it means.

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use taizhang_app::view::Explanation;
use taizhang_app::{Settings, Sort};

use crate::asked::{Asked, Language, Named, Spoken};
use crate::desk::Desk;
use crate::problem::Problem;
use crate::reply::{self, SCHEMA};

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Query {
    /// 用哪种语言说话，默认看 Accept-Language
    #[serde(rename = "lang")]
    #[param(rename = "lang", inline)]
    _lang: Option<Language>,
}

macro_rules! sorts {
    ($($module:ident $sort:ident $zh:literal $list:literal $one:literal $param:literal $example:literal;)*) => {
        $(#[doc = $zh]
        pub(crate) mod $module {
            use taizhang_app::Topic;

            use super::*;

            #[utoipa::path(
                get, path = $list, operation_id = concat!(stringify!($module), ".list"), summary = concat!("全部", $zh), tag = "目录",
                responses((status = OK, description = "代码和名称", body = [Topic])),
            )]
            pub(crate) async fn list(State(desk): State<Desk>, Asked(()): Asked<()>) -> Result<Response, Problem> {
                reply::json(&desk, &taizhang_app::list(Sort::$sort, &Settings::default()))
            }

            #[utoipa::path(
                get, path = $one, operation_id = concat!(stringify!($module), ".one"), summary = concat!("一个", $zh, "是什么意思"), tag = "目录",
                params(($param = String, Path, description = "代码或名称", example = $example), Query),
                responses((status = OK, description = "它是什么意思", body = Explanation)),
            )]
            pub(crate) async fn one(
                State(desk): State<Desk>,
                Named(name): Named,
                Asked(_): Asked<Query>,
                Spoken(lang): Spoken,
            ) -> Result<Response, Problem> {
                let found = taizhang_app::explain(&name, Some(Sort::$sort), &Settings::default())?;
                reply::json(&desk, &Explanation::of(&found, lang))
            }
        })*
    };
}

sorts! {
    kinds Kinds "种类" "/api/v1/kinds" "/api/v1/kinds/{code}" "code" "project";
    figures Figures "数据" "/api/v1/figures" "/api/v1/figures/{code}" "code" "project.signed";
    rules Rules "规则" "/api/v1/rules" "/api/v1/rules/{code}" "code" "signed-without-date";
    papers Papers "文稿" "/api/v1/papers" "/api/v1/papers/{paper}" "paper" "summary";
}

/// 一个种类的 JSON Schema
#[utoipa::path(
    get, path = "/api/v1/kinds/{code}/schema", operation_id = "kinds.schema", tag = "目录",
    params(("code" = String, Path, description = "代码或名称", example = "project")),
    responses((status = OK, description = "JSON Schema（2020-12）", content((Object = "application/schema+json")))),
)]
pub(crate) async fn schema(
    State(desk): State<Desk>,
    Named(name): Named,
    Asked(()): Asked<()>,
) -> Result<Response, Problem> {
    reply::json_as(&desk, SCHEMA, &taizhang_app::schema(&name)?)
}
