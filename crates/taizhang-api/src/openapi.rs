//! The description of the interface (`OpenAPI` 3.1): what the handlers say, and what the registries below know better.

use serde_json::{Map, Value as Json, json};
use taizhang_app::FORMATS;
use utoipa::openapi::OpenApi;

use crate::intake::{
    DRAFT, DRAFTS, EVIDENCE, EXCEPTIONS, FORM, JSON, MAPPING, PARTS, PREVIOUS, RETURNED, SINCE, TYPES,
};
use crate::problem::{Fault, MEDIA_TYPE};
use crate::reply::FINDINGS;
use crate::routes;

/// Where the schemas of an `OpenAPI` document stand.
const SCHEMAS: &str = "#/components/schemas/";
/// What the schemas of kinds are called there, with the kind's code behind it.
const RECORD: &str = "record.";

/// The description of the interface.
pub fn openapi() -> Json {
    let (_, described) = routes::router().split_for_parts();
    let mut api = serde_json::to_value(head(described)).expect("a description is always JSON");
    for (path, item) in api["paths"].as_object_mut().into_iter().flatten() {
        for (method, operation) in item.as_object_mut().into_iter().flatten() {
            let takes_ledger = method == "post";
            if takes_ledger {
                let is_of_draft = operation["tag"] == "文稿" || operation["tags"][0] == "文稿";
                operation["requestBody"] = if path.contains("/bundles/") {
                    bundles()
                } else if is_of_draft {
                    drafts()
                } else {
                    ledgers(beside(path))
                };
            }
            if takes_ledger && path.ends_with("/papers/{paper}") {
                papers(operation);
            }
            problems(operation, takes_ledger);
        }
    }
    let schemas = &mut api["components"]["schemas"];
    schemas["Ledger"] = taizhang_app::ledger_schema(&format!("{SCHEMAS}{RECORD}"));
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

/// The parts that stand beside the ledger, by what is asked for, and what they hold.
fn beside(path: &str) -> &'static [(&'static str, &'static str)] {
    match path.rsplit('/').next() {
        Some("merge") => &[(RETURNED, "收回的工作簿，可多个")],
        Some("fill") => &[(FORM, "要填的表"), (MAPPING, "对照表：上次填表写出、改好的那一份")],
        Some("edition" | "{paper}") => &[(SINCE, "上一期的期次文件，或写上一期时的台账")],
        _ => &[],
    }
}

/// What a request that brings a ledger may hold, with the parts that stand beside it.
fn ledgers(beside: &[(&str, &str)]) -> Json {
    let mut content = Map::new();
    let file = json!({ "type": "string", "format": "binary" });
    let mut parts = json!({
        "type": "object",
        "properties": {
            "file": { "type": "array", "items": file, "minItems": 1, "description": "工作簿，可多个；或 JSON 台账的各个文件" },
            (EVIDENCE): { "type": "array", "items": { "type": "string" }, "description": "佐证文件的名称" },
        },
        "required": ["file"],
        "additionalProperties": false,
    });
    for (name, what) in beside {
        parts["properties"][*name] = json!({ "type": "array", "items": file, "description": what });
    }
    content.insert(PARTS.to_owned(), json!({ "schema": parts }));
    for (media_type, _) in TYPES {
        let schema = if *media_type == JSON { json!({ "$ref": format!("{SCHEMAS}Ledger") }) } else { file.clone() };
        content.insert((*media_type).to_owned(), json!({ "schema": schema }));
    }
    json!({ "description": "台账：工作簿，可多个，或一份 JSON", "required": true, "content": content })
}

/// What a request that brings bundles may hold.
fn bundles() -> Json {
    let file = json!({ "type": "string", "format": "binary" });
    let parts = json!({
        "type": "object",
        "properties": { "file": { "type": "array", "items": file, "minItems": 1, "maxItems": 2 } },
        "required": ["file"],
        "additionalProperties": false,
    });
    let content = json!({ (PARTS): { "schema": parts }, "application/octet-stream": { "schema": file } });
    json!({ "description": "报送包", "required": true, "content": content })
}

/// What a request that brings a draft may hold.
fn drafts() -> Json {
    let mut content = Map::new();
    let file = json!({ "type": "string", "format": "binary" });
    let parts = json!({
        "type": "object",
        "properties": {
            (DRAFT): { "type": "string", "format": "binary", "description": "文稿：.docx、.txt、.md 或 .html" },
            (PREVIOUS): { "type": "string", "format": "binary", "description": "上期的文稿" },
            (EXCEPTIONS): { "type": "string", "format": "binary", "description": "放行文件" },
            "file": { "type": "array", "items": file, "description": "台账：工作簿，可多个；或 JSON 台账的各个文件" },
            (EVIDENCE): { "type": "array", "items": { "type": "string" }, "description": "佐证文件的名称" },
        },
        "required": [DRAFT],
        "additionalProperties": false,
    });
    content.insert(PARTS.to_owned(), json!({ "schema": parts }));
    content.extend(DRAFTS.iter().map(|(media_type, _)| ((*media_type).to_owned(), json!({ "schema": file.clone() }))));
    json!({ "description": "文稿，要核对时连同台账", "required": true, "content": content })
}

/// A paper comes in any of the formats that there are.
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
    operation["responses"]["200"]["content"] = Json::Object(content.collect());
    operation["responses"]["200"]["headers"] = json!({
        (FINDINGS.as_str()): {
            "description": "台账里还有多少问题：错误、警告、提示",
            "schema": { "type": "string" },
            "example": "error=0, warning=2, hint=5",
        },
    });
}

/// What an operation may answer instead.
fn problems(operation: &mut Json, takes_ledger: bool) {
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
