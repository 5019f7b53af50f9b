//! The table of what the command and the service do alike: same input, same bytes.

use crate::client::{Request, Service};
use crate::shell::Shell;

const WHEN: &str = "period=2023H1&date=2023-07-05";
const ON: &str = "--period 2023H1 --date 2023-07-05";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A shell with the sample town in the forms that it is tried in.
fn town(name: &str) -> Shell {
    let shell = Shell::with_town(name);
    shell.run("workbook yunxiu -o town.xlsx --date 2023-07-05");
    shell.run("workbook -o blank.xlsx --year 2023 --unit 云岫镇 --date 2023-07-05");
    shell.copy_town("faulty");
    shell.change("faulty/project.json", |records| {
        records[0]["amount"] = "三千多".into();
        records[1]["amont"] = "2600万元".into();
        records[2]["stage"] = true.into();
    });
    shell.put("broken/town.json", "{ \"name\": ");
    shell.put("broken/meeting.json", "[]");
    shell.put("cut.xlsx", &shell.bytes("town.xlsx")[..5000]);
    shell
}

/// The files of a ledger, as a browser would send them.
fn files(shell: &Shell, ledger: &str) -> Vec<(String, Vec<u8>)> {
    if !shell.path(ledger).is_dir() {
        return vec![(ledger.to_owned(), shell.bytes(ledger))];
    }
    shell.list(ledger).into_iter().map(|name| (name.clone(), shell.bytes(&format!("{ledger}/{name}")))).collect()
}

fn upload(shell: &Shell, path: &str, ledgers: &[&str]) -> Request {
    let all: Vec<_> = ledgers.iter().flat_map(|ledger| files(shell, ledger)).collect();
    let all: Vec<_> = all.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect();
    Request::files(path, &all)
}

#[test]
fn findings() {
    let (shell, service) = (town("parity-check"), Service::start());
    let ledgers: &[&[&str]] =
        &[&["yunxiu"], &["town.xlsx"], &["faulty"], &["broken"], &["cut.xlsx"], &["town.xlsx", "blank.xlsx"]];
    for ledger in ledgers {
        for (lang, when, on) in [("zh", WHEN, ON), ("en", "date=2023-07-05", "--date 2023-07-05")] {
            let told = shell.run(&format!("--lang {lang} check {} {on} --format json", ledger.join(" ")));
            let answer = service.ask(&upload(&shell, &format!("/api/v1/check?{when}&lang={lang}"), ledger)).is(200);
            assert_eq!(answer.text(), told.text(), "{ledger:?} {lang}");
        }
    }
}

#[test]
fn marks() {
    let (shell, service) = (town("parity-mark"), Service::start());
    shell.run(&format!("check town.xlsx {ON} --mark marked.xlsx"));
    let asked = upload(&shell, &format!("/api/v1/check?{WHEN}&format=xlsx"), &["town.xlsx"]);
    assert!(service.ask(&asked).is(200).body == shell.bytes("marked.xlsx"));
    let accepted = upload(&shell, &format!("/api/v1/check?{WHEN}"), &["town.xlsx"]).with("accept", XLSX);
    assert!(service.ask(&accepted).is(200).body == shell.bytes("marked.xlsx"));
}

#[test]
fn figures_and_where_they_come_from() {
    let (shell, service) = (town("parity-figures"), Service::start());
    for ledger in ["yunxiu", "town.xlsx", "faulty"] {
        let told = shell.run(&format!("figures {ledger} {ON} --format json"));
        let answer = service.ask(&upload(&shell, &format!("/api/v1/figures?{WHEN}"), &[ledger])).is(200);
        assert_eq!(answer.text(), told.text(), "{ledger}");
        for figure in ["project.signed", "project.leader.rate", "盘活资产数"] {
            let told = shell.run(&format!("trace {figure} {ledger} {ON} --format json"));
            let path = format!("/api/v1/trace?figure={figure}&{WHEN}");
            assert_eq!(service.ask(&upload(&shell, &path, &[ledger])).is(200).text(), told.text(), "{ledger} {figure}");
        }
    }
}

#[test]
fn workbooks() {
    let (shell, service) = (town("parity-workbook"), Service::start());
    shell.run("workbook -o new.xlsx --year 2024 --unit 云岫镇 --date 2024-01-02").ends(0);
    let answer = service.get("/api/v1/workbook?year=2024&unit=云岫镇&date=2024-01-02").is(200);
    assert!(answer.body == shell.bytes("new.xlsx"));
    shell.run("workbook yunxiu -o filled.xlsx --all --date 2023-07-05");
    let answer = service.ask(&upload(&shell, "/api/v1/workbook?all=true&date=2023-07-05", &["yunxiu"])).is(200);
    assert!(answer.body == shell.bytes("filled.xlsx"));
}

#[test]
fn papers_in_every_format() {
    let (shell, service) = (town("parity-papers"), Service::start());
    for (paper, _) in taizhang_app::papers() {
        for format in taizhang_app::FORMATS {
            let name = format.name;
            shell.run(&format!("compile {paper} town.xlsx {ON} -o out --format {name} --provisional"));
            // An edition's text for the group and its file go out apart.
            let beside = [".message.txt", ".edition.json"];
            let is_beside = |file: &String| beside.iter().any(|end| file.ends_with(end));
            let written: Vec<_> = shell.list("out").into_iter().filter(|file| !is_beside(file)).collect();
            let [file] = written.as_slice() else { panic!("{paper} {name}: {written:?}") };
            let path = format!("/api/v1/papers/{paper}?{WHEN}&format={name}&provisional=true");
            let answer = service.ask(&upload(&shell, &path, &["town.xlsx"])).is(200);
            assert!(answer.body == shell.bytes(&format!("out/{file}")), "{paper} {name}");
            assert_eq!(answer.header("content-type"), format.media_type);
            std::fs::remove_file(shell.path(&format!("out/{file}"))).expect("it can be removed");
        }
    }
}

/// Files, each as the part that it is.
fn parts(shell: &Shell, path: &str, parts: &[(&str, &str)]) -> Request {
    let parts: Vec<_> = parts.iter().map(|(part, name)| (*part, *name, shell.bytes(name))).collect();
    Request::parts(path, &parts)
}

/// The ledger as a workbook, and what stands beside it.
fn beside(shell: &Shell, path: &str, more: &[(&str, &str)]) -> Request {
    parts(shell, path, &[&[("file", "town.xlsx")], more].concat())
}

#[test]
fn editions() {
    let (shell, service) = (town("parity-editions"), Service::start());
    let weeks = [
        ("2023-06-12..2023-06-18", "2023-06-19", "number=22", "--number 22", &[][..]),
        (
            "2023-06-19..2023-06-25",
            "2023-06-26",
            "number=23",
            "--since first.edition.json",
            &[("since", "first.edition.json")],
        ),
        (
            "2023-06-19..2023-06-25",
            "2023-06-26",
            "number=23",
            "--since town.xlsx --number 23",
            &[("since", "town.xlsx")],
        ),
    ];
    for ((window, day, asked, options, since), name) in weeks.into_iter().zip(["first", "second", "third"]) {
        shell.run(&format!("compile bulletin town.xlsx --window {window} --date {day} {options} -o {name}.docx"));
        let asked = format!("period={window}&date={day}&{asked}");
        let path = format!("/api/v1/papers/bulletin?{asked}&format=docx");
        let paper = service.ask(&beside(&shell, &path, since)).is(200);
        assert!(paper.body == shell.bytes(&format!("{name}.docx")), "{name}");
        let path = format!("/api/v1/papers/bulletin/edition?{asked}");
        let told = service.ask(&beside(&shell, &path, since)).is(200).json();
        assert_eq!(told["edition"], shell.json(&format!("{name}.edition.json")), "{name}");
        assert_eq!(told["message"].as_str().map(str::as_bytes), Some(&*shell.bytes(&format!("{name}.message.txt"))));
    }
}

#[test]
fn collecting() {
    let (shell, service) = (town("parity-collect"), Service::start());
    shell.run(&format!("collect split town.xlsx {ON} --due 2023-07-07 -o shares"));
    let path = format!("/api/v1/collect/split?{WHEN}&due=2023-07-07");
    let sent = service.ask(&upload(&shell, &path, &["town.xlsx"])).is(200).json();
    let sent = sent.as_array().expect("shares");
    let names: Vec<&str> = sent.iter().map(|one| one["file"].as_str().expect("a name")).collect();
    let mut written = shell.list("shares");
    written.sort_unstable();
    let mut sorted = names.clone();
    sorted.sort_unstable();
    assert_eq!(written, sorted);
    for one in &sent[..2] {
        let (who, name) = (one["who"].as_str().expect("a unit"), one["file"].as_str().expect("a name"));
        let share = service.ask(&upload(&shell, &format!("{path}&only={who}"), &["town.xlsx"])).is(200);
        assert!(share.body == shell.bytes(&format!("shares/{name}")), "{who}");
    }
    let name = format!("shares/{}", names[0]);
    let back = [("returned", name.as_str())];
    let told = shell.run(&format!("collect merge town.xlsx {name} {ON} -o merged.xlsx --format json"));
    let path = format!("/api/v1/collect/merge?{WHEN}");
    assert_eq!(service.ask(&beside(&shell, &path, &back)).is(200).text(), told.text());
    let merged = service.ask(&beside(&shell, &format!("{path}&format=xlsx"), &back)).is(200);
    assert!(merged.body == shell.bytes("merged.xlsx"));
    let told = shell.run(&format!("collect owed town.xlsx {ON} --format json"));
    let path = format!("/api/v1/collect/owed?{WHEN}");
    assert_eq!(service.ask(&upload(&shell, &path, &["town.xlsx"])).is(200).text(), told.text());
}

#[test]
fn forms() {
    let (shell, service) = (town("parity-forms-filled"), Service::start());
    let form = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/forms/04-重点项目进展.xlsx");
    shell.put("form.xlsx", std::fs::read(form).expect("the fixture"));
    let told = shell.run(&format!("fill form.xlsx town.xlsx {ON} -o filled.xlsx --mapping map.toml --format json"));
    let path = format!("/api/v1/fill?{WHEN}");
    for more in [&[("form", "form.xlsx")][..], &[("form", "form.xlsx"), ("mapping", "map.toml")]] {
        let asked = |format: &str| service.ask(&beside(&shell, &format!("{path}&format={format}"), more)).is(200);
        assert!(asked("xlsx").body == shell.bytes("filled.xlsx"));
        assert_eq!(asked("json").text(), told.text());
        assert_eq!(asked("mapping").body, shell.bytes("map.toml"));
    }
}

#[test]
fn a_paper_that_errors_stop() {
    let (shell, service) = (town("parity-stopped"), Service::start());
    shell.run(&format!("compile summary faulty {ON} -o stopped.md")).ends(1);
    assert!(!shell.path("stopped.md").exists());
    let answer = service.ask(&upload(&shell, &format!("/api/v1/papers/summary?{WHEN}"), &["faulty"])).is(409);
    assert_eq!(answer.json()["code"], "paper-stopped");
    assert_ne!(answer.json()["findings"]["counts"]["error"], 0);
    shell.run(&format!("compile summary cut.xlsx {ON} -o stopped.md")).ends(2);
    let answer = service.ask(&upload(&shell, &format!("/api/v1/papers/summary?{WHEN}"), &["cut.xlsx"])).is(409);
    assert_eq!(answer.json()["code"], "ledger-unreadable");
}

/// A draft, and what it is held against, as a browser would send them.
fn draft(shell: &Shell, path: &str, parts: &[(&str, &str)], ledger: Option<&str>) -> Request {
    let named: Vec<_> = parts.iter().map(|(part, name)| (*part, (*name).to_owned(), shell.bytes(name))).collect();
    let ledger: Vec<_> = ledger.into_iter().flat_map(|ledger| files(shell, ledger)).collect();
    let all: Vec<_> = named
        .iter()
        .map(|(part, name, bytes)| (*part, name.as_str(), bytes.clone()))
        .chain(ledger.iter().map(|(name, bytes)| ("file", name.as_str(), bytes.clone())))
        .collect();
    Request::parts(path, &all)
}

/// A shell with drafts: our own paper, and one of a colleague.
fn desk(name: &str) -> Shell {
    let shell = town(name);
    shell.run(&format!("compile summary yunxiu {ON} -o own.docx"));
    for name in ["against.txt", "previous.txt"] {
        let path = format!("{}/../fixtures/drafts/{name}", env!("CARGO_MANIFEST_DIR"));
        shell.put(name, std::fs::read(path).expect("the fixture"));
    }
    shell
}

#[test]
fn drafts() {
    let (shell, service) = (desk("parity-proof"), Service::start());
    let parts = [("draft", "against.txt"), ("previous", "previous.txt")];
    for (form, media_type) in [("json", "application/json"), ("sarif", "application/sarif+json")] {
        let told =
            shell.run(&format!("proof against.txt --previous previous.txt --against yunxiu {ON} --format {form}"));
        let asked = draft(&shell, &format!("/api/v1/proof?{WHEN}&format={form}&lang=zh"), &parts, Some("yunxiu"));
        let answer = service.ask(&asked).is(200);
        assert_eq!(answer.text(), told.text(), "{form}");
        assert_eq!(answer.header("content-type"), media_type);
    }
    shell.run("proof own.docx --format docx -o noted.docx");
    let asked = draft(&shell, "/api/v1/proof?format=docx", &[("draft", "own.docx")], None);
    assert!(service.ask(&asked).is(200).body == shell.bytes("noted.docx"));
    shell.run("proof against.txt --fix -o mended.txt");
    let asked = draft(&shell, "/api/v1/proof?format=fixed", &[("draft", "against.txt")], None);
    assert!(service.ask(&asked).is(200).body == shell.bytes("mended.txt"));
    // An empty file is a draft, of which there is something to be said.
    shell.put("empty.txt", "");
    let told = shell.run("proof empty.txt --format json");
    let asked = Request::post("/api/v1/proof?name=empty.txt&lang=zh", "text/plain", Vec::new());
    assert_eq!(service.ask(&asked).is(200).text(), told.text());
    let told = shell.run("slots against.txt --format json");
    let asked = Request::post("/api/v1/slots?name=against.txt", "text/plain", shell.bytes("against.txt"));
    assert_eq!(service.ask(&asked).is(200).text(), told.text());
    let told = shell.run("template against.txt -o drawn --format json");
    let asked = Request::post("/api/v1/template?name=against.txt", "text/plain", shell.bytes("against.txt"));
    assert_eq!(service.ask(&asked).is(200).text(), told.text());
}

#[test]
fn edited_papers() {
    let (shell, service) = (desk("parity-refresh"), Service::start());
    shell.copy_town("later");
    shell.change("later/project.json", |records| {
        for record in records.as_array_mut().expect("a list") {
            if record["id"] == "ZS-2023-02" {
                record["amount"] = "5300万元".into();
            }
        }
    });
    let parts = [("draft", "own.docx")];
    let told = shell.run("verify own.docx later --date 2023-07-05 --format json").ends(1);
    let asked = draft(&shell, "/api/v1/verify?date=2023-07-05", &parts, Some("later"));
    assert_eq!(service.ask(&asked).is(200).text(), told.text());
    let told = shell.run(&format!("refresh own.docx later {ON} -o fresh.docx --format json"));
    let asked = draft(&shell, &format!("/api/v1/refresh?{WHEN}&format=json"), &parts, Some("later"));
    assert_eq!(service.ask(&asked).is(200).text(), told.text());
    let asked = draft(&shell, &format!("/api/v1/refresh?{WHEN}"), &parts, Some("later"));
    assert!(service.ask(&asked).is(200).body == shell.bytes("fresh.docx"));
    // What the request must bring, and did not.
    let asked = draft(&shell, &format!("/api/v1/refresh?{WHEN}"), &parts, None);
    assert_eq!(service.ask(&asked).is(400).json()["code"], "ledger-missing");
    let asked = draft(&shell, &format!("/api/v1/refresh?{WHEN}"), &[("draft", "against.txt")], Some("later"));
    assert_eq!(service.ask(&asked).is(409).json()["code"], "draft-unfit");
    let asked = draft(&shell, "/api/v1/proof", &parts, Some("later"));
    assert_eq!(service.ask(&asked).is(409).json()["code"], "period-missing");
    let asked = Request { line: "POST /api/v1/slots".to_owned(), headers: Vec::new(), body: Vec::new() };
    assert_eq!(service.ask(&asked).is(400).json()["code"], "draft-missing");
}

#[test]
fn masked_papers() {
    let (shell, service) = (town("parity-masked"), Service::start());
    for format in ["docx", "txt", "json"] {
        shell.run(&format!("compile summary town.xlsx {ON} --masked -o masked.out --format {format}"));
        let asked =
            upload(&shell, &format!("/api/v1/papers/summary?{WHEN}&format={format}&masked=true"), &["town.xlsx"]);
        let answer = service.ask(&asked).is(200);
        assert!(answer.body == shell.bytes("masked.out"), "{format}");
    }
}

#[test]
fn bundles() {
    let (shell, service) = (town("parity-bundle"), Service::start());
    shell.run(&format!("bundle make town.xlsx {ON} --by 梁少华 -o first.zip"));
    let answer = service.ask(&upload(&shell, &format!("/api/v1/bundles?{WHEN}&by=梁少华"), &["town.xlsx"])).is(200);
    assert!(answer.body == shell.bytes("first.zip"));
    assert_eq!(answer.header("content-type"), "application/zip");
    shell.run("bundle make yunxiu --period 2023H1 --date 2023-07-10 --previous first.zip --why 补登 -o second.zip");
    shell.put("cut.zip", &shell.bytes("first.zip")[..2000]);
    for file in ["first.zip", "cut.zip", "town.xlsx"] {
        let told = shell.run(&format!("bundle verify {file} --format json"));
        assert_eq!(
            service.ask(&upload(&shell, "/api/v1/bundles/verify", &[file])).is(200).text(),
            told.text(),
            "{file}"
        );
    }
    shell.run("bundle make town.xlsx --period 2023H1 --date 2023-07-10 --previous first.zip --why 补登 -o again.zip");
    let asked = beside(&shell, "/api/v1/bundles?period=2023H1&date=2023-07-10&why=补登", &[("previous", "first.zip")]);
    assert!(service.ask(&asked).is(200).body == shell.bytes("again.zip"));
    let told = shell.run("bundle compare first.zip second.zip --format json");
    let both = parts(&shell, "/api/v1/bundles/compare", &[("previous", "first.zip"), ("file", "second.zip")]);
    assert_eq!(service.ask(&both).is(200).text(), told.text());
    for (way, asked) in [("", ""), ("--next-time", "&next_time=true")] {
        shell.run(&format!("bundle compare first.zip second.zip {way} -o 更正说明.docx"));
        let asked = format!("/api/v1/bundles/compare?format=docx{asked}");
        let both = parts(&shell, &asked, &[("previous", "first.zip"), ("file", "second.zip")]);
        assert!(service.ask(&both).is(200).body == shell.bytes("更正说明.docx"), "{way}");
    }
    let one = upload(&shell, "/api/v1/bundles/compare", &["first.zip"]);
    assert_eq!(service.ask(&one).is(400).json()["code"], "part-missing");
    assert_eq!(
        service.ask(&upload(&shell, &format!("/api/v1/bundles?{WHEN}"), &["faulty"])).is(409).json()["code"],
        "paper-stopped"
    );
}

#[test]
fn what_codes_mean() {
    let (shell, service) = (Shell::empty("parity-explain"), Service::start());
    let known = [
        ("kinds", "project"),
        ("figures", "project.signed"),
        ("figures", "project.leader.rate"),
        ("rules", "signed-without-date"),
        ("rules", "file-protected"),
        ("papers", "工作总结"),
    ];
    for (sort, code) in known {
        let told = shell.run(&format!("explain --list {sort} --format json")).ends(0);
        assert_eq!(service.get(&format!("/api/v1/{sort}")).is(200).text(), told.text());
        for lang in ["zh", "en"] {
            let told = shell.run(&format!("--lang {lang} explain {code} --format json")).ends(0);
            assert_eq!(service.get(&format!("/api/v1/{sort}/{code}?lang={lang}")).is(200).text(), told.text());
        }
    }
    for kind in taizhang_core::kind::all() {
        let told = shell.run(&format!("explain {} --schema", kind.code)).ends(0);
        assert_eq!(service.get(&format!("/api/v1/kinds/{}/schema", kind.zh)).is(200).text(), told.text());
    }
}

#[test]
fn a_ledger_is_the_same_in_parts_as_one_file_and_as_a_document() {
    let (shell, service) = (town("parity-forms"), Service::start());
    let path = format!("/api/v1/figures?{WHEN}");
    let of_parts = service.ask(&upload(&shell, &path, &["yunxiu"])).is(200);
    let parts = shell.list("yunxiu").into_iter();
    let document: serde_json::Map<_, _> = parts
        .filter_map(|name| Some((name.strip_suffix(".json")?.to_owned(), shell.json(&format!("yunxiu/{name}")))))
        .collect();
    let document = serde_json::to_vec(&document).expect("JSON");
    let of_document = service.ask(&Request::post(&path, "application/json", document.clone())).is(200);
    assert_eq!(of_document.text(), of_parts.text());
    shell.put("ledger.json", document);
    assert_eq!(of_parts.text(), shell.run(&format!("figures ledger.json {ON} --format json")).text());
    let of_book = service.ask(&upload(&shell, &path, &["town.xlsx"])).is(200);
    for media_type in [XLSX, "application/octet-stream"] {
        let alone = service.ask(&Request::post(&path, media_type, shell.bytes("town.xlsx"))).is(200);
        assert_eq!(alone.text(), of_book.text());
    }
}
