//! Chromium without a window, told what to do over a pipe (the `DevTools` protocol).

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

/// How often something that is waited for is looked at.
const LOOK: Duration = Duration::from_millis(50);
/// How many times it is.
const LOOKS: u32 = 1200;

/// A browser with one page.
pub(crate) struct Chromium {
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    calls: u64,
    session: Option<String>,
    kept: PathBuf,
    events: Vec<Value>,
}

impl Chromium {
    /// A browser that keeps what it downloads in `kept`.
    pub(crate) fn start(profile: &Path, kept: &Path) -> Self {
        // The protocol wants the pipe as handles 3 and 4, which only a shell can be asked for.
        let mut child = Command::new("sh")
            .args(["-c", "exec chromium \"$@\" 3<&0 4>&1 0</dev/null 1>/dev/null 2>&1", "sh"])
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-pipe"])
            .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
            .args(["--window-size=1000,1400", "--lang=zh-CN"])
            .arg(format!("--user-data-dir={}", profile.display()))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("a shell");
        let to = child.stdin.take().expect("a pipe");
        let from = BufReader::new(child.stdout.take().expect("a pipe"));
        fs::create_dir_all(kept).expect("a folder");
        let mut browser = Self { child, to, from, calls: 0, session: None, kept: kept.to_owned(), events: Vec::new() };
        let page = browser.call("Target.createTarget", &json!({ "url": "about:blank" }));
        let attached = browser.call("Target.attachToTarget", &json!({ "targetId": page["targetId"], "flatten": true }));
        let keep = json!({ "behavior": "allow", "downloadPath": kept });
        browser.call("Browser.setDownloadBehavior", &keep);
        browser.session = attached["sessionId"].as_str().map(str::to_owned);
        for domain in ["Page", "Runtime", "Network", "Log", "DOM"] {
            browser.call(&format!("{domain}.enable"), &json!({}));
        }
        browser
    }

    /// What a call gives; what happens meanwhile is kept.
    fn call(&mut self, method: &str, parameters: &Value) -> Value {
        self.calls += 1;
        let mut message = json!({ "id": self.calls, "method": method, "params": parameters });
        if let Some(session) = &self.session {
            message["sessionId"] = session.as_str().into();
        }
        let sent = write!(self.to, "{message}\0").and_then(|()| self.to.flush());
        sent.expect("Chromium is there: .ci/run installs it");
        loop {
            let mut text = Vec::new();
            self.from.read_until(0, &mut text).expect("an answer");
            assert_eq!(text.pop(), Some(0), "Chromium is gone (.ci/run installs it)");
            let mut answer: Value = serde_json::from_slice(&text).expect("JSON");
            if answer["id"] == self.calls {
                assert!(answer["error"].is_null(), "{method}: {}", answer["error"]);
                return answer["result"].take();
            }
            self.events.push(answer);
        }
    }

    /// Opens a page, and waits until all of it is there.
    pub(crate) fn open(&mut self, address: &str) {
        self.call("Page.navigate", &json!({ "url": address }));
        self.wait(&format!("location.href === {address:?} && document.readyState === 'complete'"));
    }

    /// The value of an expression.
    pub(crate) fn value(&mut self, expression: &str) -> Value {
        let mut done = self.call("Runtime.evaluate", &json!({ "expression": expression, "returnByValue": true }));
        assert!(done["exceptionDetails"].is_null(), "{expression}: {}", done["exceptionDetails"]);
        done["result"]["value"].take()
    }

    pub(crate) fn run(&mut self, expression: &str) {
        self.value(expression);
    }

    /// What an element shows.
    pub(crate) fn text(&mut self, selector: &str) -> String {
        let text = self.value(&format!("document.querySelector({selector:?}).innerText"));
        text.as_str().expect("a text").to_owned()
    }

    /// Waits until an expression is true.
    pub(crate) fn wait(&mut self, expression: &str) {
        for _ in 0..LOOKS {
            if self.value(expression) == true {
                return;
            }
            thread::sleep(LOOK);
        }
        panic!("never came true: {expression}\n{}", self.value("document.body.innerText"));
    }

    /// Chooses files in a field for files.
    pub(crate) fn files(&mut self, selector: &str, files: &[PathBuf]) {
        let document = self.call("DOM.getDocument", &json!({}));
        let root = &document["root"]["nodeId"];
        let field = self.call("DOM.querySelector", &json!({ "nodeId": root, "selector": selector }));
        self.call("DOM.setFileInputFiles", &json!({ "nodeId": field["nodeId"], "files": files }));
    }

    /// Waits until so many files were downloaded, and gives their names.
    pub(crate) fn kept(&mut self, files: usize) -> Vec<String> {
        for _ in 0..LOOKS {
            let entries = fs::read_dir(&self.kept).expect("the folder");
            let names = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
            // What is still on its way has another name.
            let done: Vec<_> = names.filter(|name| !name.contains(".crdownload") && !name.starts_with('.')).collect();
            if done.len() >= files {
                return done;
            }
            thread::sleep(LOOK);
        }
        panic!("{files} files were never kept");
    }

    /// Leaves a picture of the page beside the test's files.
    pub(crate) fn shoot(&mut self, name: &str) {
        let picture = self.call("Page.captureScreenshot", &json!({ "captureBeyondViewport": true }));
        let bytes = of_base64(picture["data"].as_str().expect("a picture"));
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("page-{name}.png"));
        fs::write(path, bytes).expect("a file");
    }

    /// Fails where anything but `origin` was asked, or where the page's rules or scripts were broken.
    pub(crate) fn has_only_asked(&mut self, origin: &str) {
        self.run("0");
        let mut asked = 0;
        for event in &self.events {
            let what = &event["params"];
            match event["method"].as_str() {
                Some("Network.requestWillBeSent") => {
                    let url = what["request"]["url"].as_str().expect("an address");
                    asked += 1;
                    assert!(url.starts_with(origin) || url.starts_with(&format!("blob:{origin}")), "{url} was asked");
                }
                Some("Runtime.exceptionThrown") => panic!("{what}"),
                Some("Log.entryAdded") => {
                    let source = &what["entry"]["source"];
                    assert!(source == "network" || what["entry"]["level"] != "error", "{what}");
                }
                _ => {}
            }
        }
        assert!(asked > 0);
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        // It ends by itself when the pipe does; where it does not, it is ended.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// The bytes that a text stands for.
fn of_base64(text: &str) -> Vec<u8> {
    let value = |c: u8| match c {
        b'A'..=b'Z' => Some(c - b'A'),
        b'a'..=b'z' => Some(c - b'a' + 26),
        b'0'..=b'9' => Some(c - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let (mut bytes, mut held, mut bits) = (Vec::new(), 0_u32, 0);
    for six in text.bytes().filter_map(value) {
        held = held << 6 | u32::from(six);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.extend((held >> bits).to_le_bytes().first());
        }
    }
    bytes
}
