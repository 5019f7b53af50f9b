//! `POST /papers/{paper}`, `POST /papers/{paper}/edition`

use axum::extract::State;
use axum::http::HeaderValue;
use axum::http::header::CONTENT_SECURITY_POLICY;
use axum::response::Response;
use serde::Deserialize;
use taizhang_app::view::PublishedView;
use taizhang_app::{AppError, Before, Chosen, Compilation, FORMATS, Format, Published, Since, Sources, Wish};

use super::common::env;
use crate::asked::{Accepted, Asked, Day, Language, Named, Number, Over};
use crate::desk::Desk;
use crate::intake::{Given, SINCE, readable};
use crate::problem::{Fault, Problem};
use crate::reply;

/// What a paper that a browser shows may do: nothing but show itself.
const ALONE: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; sandbox allow-scripts";

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
    /// 成文日期，默认今天（北京时间）
    #[param(inline, example = "2023-07-05")]
    date: Option<Day>,
    /// 答复的格式，默认看 Accept，再默认第一种
    format: Option<String>,
    /// 有错误也先写出来，每页注明
    #[serde(default)]
    provisional: bool,
    /// 第几期，默认接上一期
    #[param(inline, example = 22)]
    number: Option<Number>,
    /// 脱敏：人名、地名、项目名和数字都遮住
    #[serde(default)]
    masked: bool,
    /// 文件名：内容直接放在请求体里时用
    #[param(example = "台账.xlsx")]
    name: Option<String>,
    /// 用哪种语言说话，默认看 Accept-Language
    #[serde(rename = "lang")]
    #[param(rename = "lang", inline)]
    _lang: Option<Language>,
}

/// 由台账写出文稿
///
/// 台账有影响这份文稿的错误时不写出，除非 `provisional=true`。
#[utoipa::path(
    post, path = "/api/v1/papers/{paper}", operation_id = "compile", tag = "台账",
    params(("paper" = String, Path, description = "文稿的代码或名称", example = "summary"), Query),
    responses((status = OK, description = "文稿")),
)]
pub(crate) async fn compile(
    State(desk): State<Desk>,
    Named(paper): Named,
    Asked(asked): Asked<Query>,
    accepted: Accepted,
    given: Given,
) -> Result<Response, Problem> {
    let format = chosen(asked.format.as_deref(), &accepted)?;
    let here = desk.clone();
    desk.work(move || sent(&here, publish(&paper, &asked, given)?.compiled, format)).await
}

/// A paper in a format, with how many findings stand beside it.
pub(super) fn sent(desk: &Desk, compiled: Compilation, format: &'static Format) -> Result<Response, Problem> {
    let found = [compiled.stopping, compiled.told].concat();
    let Some(paper) = compiled.paper else { return Err(Problem::from(Fault::Stopped).with(found)) };
    let rendered = taizhang_app::render(&paper, format)?;
    let mut response = reply::counting(reply::bytes(desk, format.media_type, rendered.bytes)?, &found);
    response.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(ALONE));
    Ok(reply::named(response, &format!("{}.{}", paper.title, format.suffix)))
}

/// 一期的期次文件和群内短讯
///
/// 与同样的请求写出的文稿同出一处：期次文件留着，下一期放在名为 `since` 的部分里带来。
#[utoipa::path(
    post, path = "/api/v1/papers/{paper}/edition", operation_id = "compile.edition", tag = "台账",
    params(("paper" = String, Path, description = "文稿的代码或名称", example = "bulletin"), Query),
    responses((status = OK, description = "期次文件和短讯", body = PublishedView)),
)]
pub(crate) async fn edition(
    State(desk): State<Desk>,
    Named(paper): Named,
    Asked(asked): Asked<Query>,
    given: Given,
) -> Result<Response, Problem> {
    let here = desk.clone();
    desk.work(move || {
        let published = publish(&paper, &asked, given)?;
        let compiled = &published.compiled;
        let found = || compiled.stopping.iter().chain(&compiled.told);
        let Some(view) = PublishedView::of(&published) else {
            let fault = if compiled.paper.is_some() { Fault::NoTopic } else { Fault::Stopped };
            return Err(Problem::from(fault).with(found().cloned().collect()));
        };
        Ok(reply::counting(reply::json(&here, &view)?, found()))
    })
    .await
}

/// A paper as it was asked for, after what was told before.
fn publish(paper: &str, asked: &Query, mut given: Given) -> Result<Published, Problem> {
    let wish = Wish {
        period: asked.period.0,
        as_of: asked.as_of.map(|Day(day)| day),
        date: env(asked.date).today,
        provisional: asked.provisional,
    };
    let since = given.all(&SINCE);
    let since = match since {
        files if files.is_empty() => None,
        files => {
            match files.first().filter(|_| files.len() == 1).and_then(|one| taizhang_app::edition_of(&one.bytes)) {
                Some(edition) => Some(Since::Edition(edition)),
                None => Some(Since::Ledger(Box::new(readable(taizhang_app::read(Sources {
                    files,
                    evidence: Vec::new(),
                }))?))),
            }
        }
    };
    let opened = given.named(asked.name.as_deref()).open_readable()?;
    let Chosen::Sound(template) = taizhang_app::paper(paper, None, &opened.settings)? else {
        return Err(Problem::broken("a paper that ships has faults"));
    };
    let before = Before { previous: None, since, number: asked.number.map(|Number(number)| number) };
    let published = taizhang_app::publish(&template, &opened, &wish, before)?;
    Ok(if asked.masked { published.masked(&opened) } else { published })
}

/// What was asked for by name, else what the client takes best.
fn chosen(asked: Option<&str>, accepted: &Accepted) -> Result<&'static Format, Problem> {
    if let Some(name) = asked {
        return Ok(taizhang_app::format(name)?);
    }
    let best = accepted.best(FORMATS, |format| format.media_type);
    best.ok_or_else(|| AppError::no_format(&accepted.to_string()).into())
}
