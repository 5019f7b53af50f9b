//! The description of the interface: complete, true, and browsable.

use std::collections::BTreeSet;

use insta::assert_snapshot;
use serde_json::{Map, Value};

use crate::client::{Request, Service};

fn object(value: &Value) -> &Map<String, Value> {
    value.as_object().expect("an object")
}

/// Every `$ref` below.
fn refs<'a>(value: &'a Value, found: &mut BTreeSet<&'a str>) {
    match value {
        Value::Object(map) => {
            found.extend(map.get("$ref").and_then(Value::as_str));
            map.values().for_each(|below| refs(below, found));
        }
        Value::Array(list) => list.iter().for_each(|below| refs(below, found)),
        _ => {}
    }
}

#[test]
fn the_document() {
    let mut api = taizhang_api::openapi();
    let served = Service::start().get("/api/v1/openapi.json").is(200).json();
    assert_eq!(served, api);
    assert_eq!(api["openapi"], "3.1.0");
    let mut wanted = BTreeSet::new();
    refs(&served, &mut wanted);
    for one in wanted {
        assert!(served.pointer(one.trim_start_matches('#')).is_some(), "{one} stands nowhere");
    }
    // The kinds have their own tests; here stands that they are there.
    let schemas = api["components"]["schemas"].as_object_mut().expect("schemas");
    for kind in taizhang_core::kind::all() {
        assert!(schemas.remove(&format!("record.{}", kind.code)).is_some(), "{} has no schema", kind.code);
    }
    assert!(schemas.remove("Ledger").is_some());
    assert_snapshot!("openapi", serde_json::to_string_pretty(&api).expect("JSON"));
}

#[test]
fn whatever_it_describes_is_there() {
    let service = Service::start();
    let api = taizhang_api::openapi();
    for (path, item) in object(&api["paths"]) {
        for (method, operation) in object(item) {
            let example = |name: &str| {
                let all = operation["parameters"].as_array().expect("parameters");
                let one = all.iter().find(|one| one["name"] == name).expect("a parameter");
                one["example"].as_str().expect("an example").to_owned()
            };
            let named = path.split('/').map(|part| match part.strip_prefix('{') {
                Some(name) => example(name.trim_end_matches('}')),
                None => part.to_owned(),
            });
            let path = named.collect::<Vec<_>>().join("/");
            let line = format!("{} {path}", method.to_uppercase());
            let answer = service.ask(&Request { line: line.clone(), headers: Vec::new(), body: Vec::new() });
            // Without its parameters a request may be refused, but never because nothing is there.
            assert!(![404, 405].contains(&answer.status), "{line}: {}", answer.status);
            assert!(
                object(&operation["responses"]).contains_key(&answer.status.to_string()),
                "{line}: {}",
                answer.status
            );
        }
    }
}

/// The ledger that the description gives as an example is answered with 200 wherever it is enough, with the examples of
/// all parameters too: whoever tries the description out sees what it is about.
#[test]
fn its_examples_are_answered() {
    let service = Service::start();
    for (path, item) in object(&taizhang_api::openapi()["paths"]) {
        let operation = &item["post"];
        let content = &operation["requestBody"]["content"]["application/json"];
        let Some(example) = content.get("example") else { continue };
        for with_all in [false, true] {
            let mut path = path.clone();
            let mut query = Vec::new();
            for parameter in operation["parameters"].as_array().expect("parameters") {
                let name = parameter["name"].as_str().expect("a name");
                let Some(value) = parameter.get("example") else { continue };
                let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                if parameter["in"] == "path" {
                    path = path.replace(&format!("{{{name}}}"), &value);
                } else if with_all || parameter["required"] == true {
                    query.push(format!("{name}={value}"));
                }
            }
            let request =
                Request::post(&format!("{path}?{}", query.join("&")), "application/json", example.to_string());
            assert_eq!(service.ask(&request).status, 200, "{}", request.line);
        }
    }
}

#[test]
fn the_page_loads_nothing_from_elsewhere() {
    let service = Service::start();
    for path in ["/", "/api/v1"] {
        let page = service.get(path).is(200);
        assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
        let policy = page.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
        for part in page.text().split(['"', '\'']) {
            assert!(!part.starts_with("http:") && !part.starts_with("https:") && !part.starts_with("//"), "{part}");
        }
        for attribute in ["src=\"", "href=\""] {
            for (at, _) in page.text().match_indices(attribute) {
                let link = &page.text()[at + attribute.len()..];
                let link = &link[..link.find('"').expect("an end")];
                assert!(link.starts_with('#') || service.get(link).status == 200, "{link} leads nowhere");
            }
        }
    }
}

#[test]
fn the_page_shows_every_operation() {
    let page = Service::start().get("/api/v1").is(200);
    for (path, item) in object(&taizhang_api::openapi()["paths"]) {
        for method in object(item).keys() {
            let head = format!("{}</b> <code>{}</code>", method.to_uppercase(), path.replace('/', "&#x2f;"));
            assert!(page.text().contains(&head), "{method} {path} is not shown");
        }
    }
}
