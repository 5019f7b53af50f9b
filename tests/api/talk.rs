//! What goes over the wire, for a reader: answers, and an example of every problem.

use std::time::Duration;

use insta::assert_snapshot;
use taizhang_api::Limits;

use crate::client::{Request, Service};

/// A ledger in one document, small enough to be read here.
const LEDGER: &str = r#"{
  "town": { "name": "云岫镇", "code": "449926101000", "year": 2023, "as_of": "2023-06-30" },
  "project": [
    { "id": "ZS-2023-01", "name": "竹木精深加工项目", "investor": "岚溪竹业公司", "amount": "8000万元",
      "stage": { "claimed": "signed", "steps": [ { "to": "signed", "on": "2023-03-15" } ] } },
    { "id": "ZS-2023-02", "name": "茶旅研学营地项目", "investor": "云岫文旅公司", "amount": "1840万元",
      "stage": { "claimed": "signed" } }
  ]
}"#;

const WHEN: &str = "period=2023H1&date=2023-07-05";

fn ledger(path: &str) -> Request {
    Request::post(&format!("/api/v1/{path}"), "application/json", LEDGER)
}

#[test]
fn answers() {
    let service = Service::start();
    let asked = [
        ledger("check?date=2023-07-05"),
        ledger("check?date=2023-07-05").with("accept-language", "fr, en;q=0.8, zh;q=0.5"),
        ledger(&format!("trace?figure=project.signed&{WHEN}")),
        ledger(&format!("papers/summary?{WHEN}&format=text&provisional=true")),
        Request::get("/api/v1/problems/busy"),
        Request::get("/health"),
    ];
    let shown = asked.iter().map(|one| format!("{}\n→ {}", one.line, service.ask(one).shown()));
    assert_snapshot!("answers", shown.collect::<Vec<_>>().join("\n"));
}

/// A note of a colleague's that says no period, beside a ledger.
fn draft_and_ledger() -> Vec<u8> {
    let part = |name: &str, file: &str, body: &str| {
        format!("--cut\r\ncontent-disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\n\r\n{body}\r\n")
    };
    let body = [
        part("draft", "说明.txt", "全镇工作有序推进。"),
        part("file", "ledger.json", LEDGER),
        "--cut--\r\n".to_owned(),
    ];
    body.concat().into_bytes()
}

/// A bundle of the ledger that the description gives as an example.
fn bundle(service: &Service, period: &str) -> Vec<u8> {
    let path = format!("/api/v1/bundles?period={period}&date=2023-07-05");
    let operation = &taizhang_api::openapi()["paths"]["/api/v1/bundles"]["post"];
    let example = operation["requestBody"]["content"]["application/json"]["example"].to_string();
    service.ask(&Request::post(&path, "application/json", example)).is(200).body
}

/// Every problem but those of the service itself, each by a request that meets it.
#[test]
fn problems() {
    let service = Service::start();
    let narrow = |narrow: fn(&mut Limits)| {
        let mut limits = Limits::default();
        narrow(&mut limits);
        Service::within(limits)
    };
    let small = narrow(|limits| limits.bytes = 1 << 20);
    let full = narrow(|limits| limits.memory = 0);
    let hasty = narrow(|limits| limits.work = Duration::ZERO);
    let impatient = narrow(|limits| limits.silence = Duration::from_millis(50));
    let post = |path: &str, media_type: &str, body: &[u8]| Request::post(&format!("/api/v1/{path}"), media_type, body);
    let met = [
        (&service, ledger("figures?period=2023H9")),
        (&service, ledger("figures?period=2023H1&perod=2023H1")),
        (&service, post("check", "multipart/form-data; boundary=cut", b"--cut\r\nnonsense")),
        (&service, post("check", "multipart/form-data; boundary=cut", b"--cut--\r\n")),
        (
            &service,
            post(
                "check",
                "multipart/form-data; boundary=cut",
                b"--cut\r\nContent-Disposition: form-data; name=\"evidence\"\r\n\r\n{}\r\n--cut--\r\n",
            ),
        ),
        (&service, Request { line: "POST /api/v1/slots".to_owned(), headers: Vec::new(), body: Vec::new() }),
        (&service, post("verify", "multipart/form-data; boundary=cut", &draft_and_ledger())),
        (&service, post(&format!("refresh?{WHEN}"), "multipart/form-data; boundary=cut", &draft_and_ledger())),
        (&service, Request::get("/api/v2/check")),
        (&service, ledger(&format!("trace?figure=project.singed&{WHEN}"))),
        (&service, ledger(&format!("papers/summry?{WHEN}"))),
        (&service, Request::get("/api/v1/check")),
        (&service, ledger(&format!("papers/summary?{WHEN}&format=pdf"))),
        (&service, ledger(&format!("papers/summary?{WHEN}")).with("accept", "image/png")),
        (&service, post(&format!("figures?{WHEN}&name=总结.docx"), "application/octet-stream", b"%PDF-1.7")),
        (&service, ledger(&format!("papers/summary?{WHEN}"))),
        (&service, ledger(&format!("check?{WHEN}&format=xlsx"))),
        (
            &service,
            Request::parts(
                "/api/v1/bundles/compare",
                &[("previous", "a.zip", bundle(&service, "2023H1")), ("file", "b.zip", bundle(&service, "2023Q1"))],
            ),
        ),
        (&small, post("check", "text/csv", &vec![b','; (1 << 20) + 1])),
        (&service, post("check", "image/png", b"\x89PNG")),
        (&service, post("check", "application/json", br#"{ "project": [ { "name": "x", "amont": "1" } ] }"#)),
        (&service, post("check", "application/json", br#"{ "project": [ "#)),
        (&service, Request::parts(&format!("/api/v1/fill?{WHEN}"), &[("file", "a.json", LEDGER.into())])),
        (&service, ledger(&format!("fill?{WHEN}"))),
        (&service, Request::parts("/api/v1/slots", &[("daft", "a.txt", Vec::new())])),
        (
            &service,
            Request::parts(
                &format!("/api/v1/fill?{WHEN}"),
                &[("file", "a.json", LEDGER.into()), ("form", "b.xlsx", b"PK".to_vec())],
            ),
        ),
        (&full, ledger(&format!("check?{WHEN}"))),
    ];
    let mut shown: Vec<_> = met.iter().map(|(at, one)| format!("{}\n→ {}", one.line, at.ask(one).shown())).collect();
    // Work may be done before anybody looks at the clock; sooner or later it is not.
    let long = std::iter::repeat_with(|| hasty.ask(&ledger("check"))).find(|answer| answer.status != 200);
    let long = long.expect("one of many").shown();
    let (front, number) = long.split_once("urn:taizhang:request:").expect("which request it was");
    let behind = number.trim_start_matches(|c: char| c.is_ascii_digit());
    shown.push(format!("POST /api/v1/check, that takes too long\n→ {front}urn:taizhang:request:N{behind}"));
    let mut slow = impatient.connect();
    slow.send(ledger("check").head().as_bytes());
    shown.push(format!("POST /api/v1/check, and no body\n→ {}", slow.answer().shown()));
    let shown = shown.join("\n");
    let listed = service.get("/api/v1/problems").json();
    for code in listed.as_array().expect("a list").iter().map(|one| one["code"].as_str().expect("a code")) {
        assert!(code == "broken" || shown.contains(&format!("\"code\": \"{code}\"")), "no example of {code}");
    }
    // How long something took differs from run to run, and is for the log alone.
    assert_snapshot!("problems", shown);
}
