//! The page of a clerk in a real browser, as she uses it: a workbook in, findings and a paper out. `.ci/run` installs
//! Chromium. What the browser showed in the end lies as a picture beside the test's files.

mod chromium;
#[expect(dead_code, reason = "the tests of the service use more of it")]
#[path = "../api/client.rs"]
mod client;
#[expect(dead_code, reason = "the tests of the command use more of it")]
#[path = "../cli/shell.rs"]
mod shell;

use chromium::Chromium;
use client::Service;
use serde_json::Value;
use shell::Shell;

/// Puts a workbook into the page, for the first half of 2023.
fn put(browser: &mut Chromium, shell: &Shell, file: &str) {
    browser.files("#files", &[shell.path(file)]);
    browser.run("document.getElementById('year').value = 2023");
    browser.run("document.getElementById('span').value = 'H1'");
    browser.run("document.getElementById('span').dispatchEvent(new Event('change'))");
    browser.wait("['ok', 'error'].includes(document.getElementById('summary').dataset.state)");
}

/// Asks for the paper, in the format that is chosen.
fn write(browser: &mut Chromium) -> String {
    browser.run("document.querySelector('#compile button').click()");
    browser.wait("['ok', 'error'].includes(document.getElementById('written').dataset.state)");
    browser.text("#written")
}

#[test]
fn a_workbook_is_checked_and_a_paper_is_written() {
    let shell = Shell::with_town("browser");
    shell.run("workbook yunxiu -o town.xlsx --date 2023-07-05");
    let (service, mut browser) = (Service::start(), Chromium::start(&shell.path("profile"), &shell.path("kept")));
    browser.open(&format!("http://{}/", service.address));
    browser.wait("document.getElementById('paper').options.length > 0");
    put(&mut browser, &shell, "town.xlsx");
    let found = shell.run("check town.xlsx --period 2023H1 --format json").json();
    assert_eq!(browser.text("#names"), "town.xlsx");
    let shown = browser.value("[...document.querySelectorAll('#findings li p span')].map((one) => one.textContent)");
    let told = found["diagnostics"].as_array().expect("findings").iter().map(|one| one["message"].clone());
    assert_eq!(shown, Value::Array(told.collect()));
    browser.shoot("checked");

    assert!(write(&mut browser).starts_with("已写出"));
    let kept = browser.kept(1);
    assert!(kept[0].contains("工作总结") && kept[0].contains(".docx"), "{kept:?}");
    assert!(shell.bytes(&format!("kept/{}", kept[0])).starts_with(b"PK"));
    browser.run("document.getElementById('format').value = 'html'");
    assert!(write(&mut browser).contains(".html"));
    assert_eq!(browser.kept(2).len(), 2);
    browser.run("document.getElementById('mark').click()");
    assert!(browser.kept(3).contains(&"批注.xlsx".to_owned()));
    browser.shoot("written");
    browser.has_only_asked(&format!("http://{}", service.address));
}

#[test]
fn what_stands_in_the_way_is_told_in_the_page() {
    let shell = Shell::with_town("browser-faulty");
    shell.change("yunxiu/project.json", |records| {
        for record in records.as_array_mut().expect("records").iter_mut().filter(|one| one["id"] == "ZS-2023-01") {
            record["fixed"] = "99999万元".into();
        }
    });
    shell.run("workbook yunxiu -o town.xlsx --date 2023-07-05");
    shell.put("letter.xlsx", "%PDF-1.7");
    let (service, mut browser) = (Service::start(), Chromium::start(&shell.path("profile"), &shell.path("kept")));
    browser.open(&format!("http://{}/", service.address));
    browser.wait("document.getElementById('paper').options.length > 0");
    put(&mut browser, &shell, "town.xlsx");
    assert!(browser.text("#summary").contains("处要改"), "{}", browser.text("#summary"));
    let written = write(&mut browser);
    assert!(written.contains("没有写出") && written.contains("勾上"), "{written}");
    assert!(!browser.text("#stopping").is_empty());
    browser.shoot("stopped");
    browser.run("document.getElementById('provisional').click()");
    assert!(write(&mut browser).starts_with("已写出"));
    put(&mut browser, &shell, "letter.xlsx");
    assert!(browser.text("#findings").contains("PDF"), "{}", browser.text("#findings"));
    let written = write(&mut browser);
    assert!(written.contains("读不出来"), "{written}");
    browser.has_only_asked(&format!("http://{}", service.address));
}

#[test]
fn pages_can_be_used_without_eyes_or_mouse() {
    let shell = Shell::empty("browser-pages");
    let (service, mut browser) = (Service::start(), Chromium::start(&shell.path("profile"), &shell.path("kept")));
    for (path, title) in [("/", "台账：检查和写文稿"), ("/api/v1", "台账 · 接口说明")] {
        browser.open(&format!("http://{}{path}", service.address));
        assert_eq!(browser.value("document.title"), title);
        assert_eq!(browser.value("document.documentElement.lang"), "zh-CN");
        let without = "[...document.querySelectorAll('input, select')].filter((one) => !one.labels.length).length";
        assert_eq!(browser.value(without), 0, "each field of {path} has its name");
        // What can be used can be reached by keys.
        let lost =
            "[...document.querySelectorAll('input, select, button, a, summary')].filter((one) => one.tabIndex < 0)";
        assert_eq!(browser.value(&format!("{lost}.length")), 0);
        assert_eq!(browser.value("document.querySelectorAll('h1').length"), 1);
        assert_eq!(browser.value("document.body.scrollWidth <= window.innerWidth"), true, "{path} is too wide");
        browser.has_only_asked(&format!("http://{}", service.address));
    }
    browser.run("document.querySelectorAll('details')[0].open = true");
    browser.shoot("interface");
}
