//! The description of the interface (`OpenAPI` 3.1): what the handlers say, and what the registries below know better.

use serde_json::{Map, Value as Json, json};
use taizhang_app::FORMATS;
use utoipa::openapi::OpenApi;

use crate::intake::{LEDGER_SCHEMA, SCHEMAS, SINCE};
use crate::problem::{Fault, MEDIA_TYPE};
use crate::reply::{FINDINGS, JSON};
use crate::routes;

/// What the schemas of kinds are called, with the kind's code behind it.
const RECORD: &str = "record.";
/// Where two submissions are compared, as a paper too.
const COMPARE: &str = "/api/v1/bundles/compare";
/// Where papers are asked for.
const PAPERS: &str = "/api/v1/papers/{paper}";
/// Where the edition of one is.
const EDITIONS: &str = "/api/v1/papers/{paper}/edition";
/// What a paper that comes out in editions takes more.
const TOLD_BEFORE: &str = "上一期的期次文件，或写上一期时的台账，放在名为 `since` 的部分里；通报过的不再通报。";

/// The description of the interface.
pub fn openapi() -> Json {
    let (_, described) = routes::router().split_for_parts();
    let mut api = serde_json::to_value(head(described)).expect("a description is always JSON");
    for path in [PAPERS, COMPARE] {
        papers(&mut api["paths"][path]["post"]);
    }
    periodicals(&mut api["paths"]);
    for item in api["paths"].as_object_mut().into_iter().flat_map(Map::values_mut) {
        for operation in item.as_object_mut().into_iter().flat_map(Map::values_mut) {
            problems(operation);
        }
    }
    let schemas = &mut api["components"]["schemas"];
    schemas[LEDGER_SCHEMA] = taizhang_app::ledger_schema(&format!("{SCHEMAS}{RECORD}"));
    for (code, schema) in taizhang_app::record_schemas() {
        schemas[format!("{RECORD}{code}")] = schema;
    }
    schemas["Problem"] = serde_json::to_value(problem_schema()).expect("a schema is always JSON");
    api
}

fn head(mut api: OpenApi) -> OpenApi {
    api.info.title = "台账".to_owned();
    api.info.version = env!("CARGO_PKG_VERSION").to_owned();
    api.info.description = Some(
        "一本台账，各种文稿，数字都有出处。\n\n每次请求带着台账来，答复之后什么也不留。\
         命令行能做的，这里用同样的词，给同样的答复。"
            .to_owned(),
    );
    api.info.license = Some(utoipa::openapi::License::new("MIT OR Apache-2.0"));
    api
}

fn problem_schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
    <crate::problem::Told as utoipa::PartialSchema>::schema()
}

/// A paper that comes out in editions has an address of its own in the description: there it takes a number, and what was
/// told before, which other papers refuse.
fn periodicals(paths: &mut Json) {
    let Some(edition) = paths.as_object_mut().and_then(|paths| paths.remove(EDITIONS)) else { return };
    // All that is asked there is said again: a client that finds the address looks no further.
    let own = |item: &Json, slug: &str, name: &str| {
        let mut item = item.clone();
        for (method, operation) in item.as_object_mut().into_iter().flatten() {
            without(&mut operation["parameters"], "paper");
            let text = |key: &str| operation[key].as_str().unwrap_or_default();
            let (summary, id) = (format!("{name}：{}", text("summary")), format!("{}.{slug}", text("operationId")));
            let description = format!("{}{TOLD_BEFORE}", text("description"));
            operation["summary"] = summary.into();
            operation["operationId"] = id.into();
            if method == "post" {
                operation["description"] = description.into();
            }
        }
        item
    };
    for (slug, name) in taizhang_app::periodicals() {
        let at = |path: &str| path.replace("{paper}", slug);
        paths[at(PAPERS)] = own(&paths[PAPERS], slug, name);
        paths[at(EDITIONS)] = own(&edition, slug, name);
    }
    let other = &mut paths[PAPERS]["post"];
    without(&mut other["parameters"], "number");
    for content in other["requestBody"]["content"].as_object_mut().into_iter().flat_map(Map::values_mut) {
        if let Some(parts) = content["schema"]["properties"].as_object_mut() {
            parts.remove(SINCE.name);
        }
    }
}

/// Parameters without the one of this name.
fn without(parameters: &mut Json, name: &str) {
    if let Some(all) = parameters.as_array_mut() {
        all.retain(|parameter| parameter["name"] != name);
    }
}

/// A paper comes in any of the formats that there are, beside what the operation says that it answers.
fn papers(operation: &mut Json) {
    let names: Vec<_> = FORMATS.iter().map(|format| format.name).collect();
    for parameter in operation["parameters"].as_array_mut().into_iter().flatten() {
        if parameter["name"] == "format" {
            parameter["schema"] = json!({ "type": "string", "enum": names });
            parameter["example"] = names.first().copied().into();
        }
    }
    let content = FORMATS.iter().map(|format| {
        let media_type = format.media_type.split(';').next().unwrap_or(format.media_type);
        let is_json = media_type == JSON;
        let schema = if is_json { json!({}) } else { json!({ "type": "string", "format": "binary" }) };
        (media_type.to_owned(), json!({ "schema": schema }))
    });
    let mut content: Map<String, Json> = content.collect();
    content.extend(operation["responses"]["200"]["content"].as_object().cloned().unwrap_or_default());
    operation["responses"]["200"]["content"] = Json::Object(content);
    operation["responses"]["200"]["headers"] = json!({
        (FINDINGS.as_str()): {
            "description": "台账里还有多少问题：错误、警告、提示",
            "schema": { "type": "string" },
            "example": "error=0, warning=2, hint=5",
        },
    });
}

/// What an operation may answer instead.
fn problems(operation: &mut Json) {
    let takes_ledger = !operation["requestBody"].is_null();
    for fault in Fault::ALL.iter().filter(|fault| takes_ledger || !fault.is_of_ledgers()) {
        let title = fault.title().zh;
        let response = &mut operation["responses"][fault.status().as_str()];
        if response.is_null() {
            let schema = json!({ "$ref": format!("{SCHEMAS}Problem") });
            *response = json!({ "description": "", "content": { (MEDIA_TYPE): { "schema": schema } } });
        }
        let told = match response["description"].as_str() {
            Some(told) if !told.is_empty() => format!("{told}；"),
            _ => String::new(),
        };
        response["description"] = format!("{told}{title}（`{}`）", fault.code()).into();
    }
}
