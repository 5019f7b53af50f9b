//! A service of its own for each test, and the plainest of clients.

use std::fmt::Write as _;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::mpsc::{self, Receiver};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use serde_json::Value;
use taizhang_api::{Event, Limits, Server};
use tokio::sync::oneshot;

/// How long a test waits for what never comes before it fails.
const PATIENCE: Duration = Duration::from_mins(1);

/// A running service; it stops when dropped.
pub(crate) struct Service {
    pub(crate) address: SocketAddr,
    events: Receiver<Event>,
    stop: Option<oneshot::Sender<()>>,
    running: Option<JoinHandle<()>>,
}

impl Service {
    pub(crate) fn start() -> Self {
        Self::within(Limits::default())
    }

    pub(crate) fn within(limits: Limits) -> Self {
        let server = Server::bind(([127, 0, 0, 1], 0).into(), limits).expect("an address");
        let (tell, events) = mpsc::sync_channel(10_000);
        let (stop, stopped) = oneshot::channel();
        let running = thread::spawn(move || {
            server.run(tell, async { drop(stopped.await) }).expect("the service runs");
        });
        let Ok(Event::Listening(address)) = events.recv_timeout(PATIENCE) else { panic!("the service does not start") };
        Self { address, events, stop: Some(stop), running: Some(running) }
    }

    /// A fresh connection.
    pub(crate) fn connect(&self) -> Connection {
        let stream = TcpStream::connect(self.address).expect("a connection");
        stream.set_read_timeout(Some(PATIENCE)).expect("a limit");
        Connection(stream)
    }

    /// One request on a connection of its own.
    pub(crate) fn ask(&self, request: &Request) -> Answer {
        let mut connection = self.connect();
        connection.send(&request.bytes());
        connection.answer()
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask(&Request::get(path))
    }

    /// Tells it to stop, without waiting.
    pub(crate) fn tell_to_stop(&mut self) {
        drop(self.stop.take());
    }

    /// Waits until it has stopped, and says what it told.
    pub(crate) fn stopped(&mut self) -> Vec<Event> {
        self.tell_to_stop();
        self.running.take().expect("it was not stopped before").join().expect("the service ends well");
        self.events.try_iter().collect()
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        self.tell_to_stop();
    }
}

/// A connection, for clients with bad manners too.
pub(crate) struct Connection(TcpStream);

impl Connection {
    pub(crate) fn send(&mut self, bytes: &[u8]) {
        self.0.write_all(bytes).expect("the service listens");
    }

    /// Sends as much as the service takes.
    pub(crate) fn try_send(&mut self, bytes: &[u8]) -> bool {
        self.0.write_all(bytes).is_ok()
    }

    /// An answer, to its last byte.
    pub(crate) fn answer(&mut self) -> Answer {
        let mut bytes = Vec::new();
        let head = loop {
            if let Some(at) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
                break at;
            }
            let mut byte = [0];
            assert_eq!(self.0.read(&mut byte).expect("an answer"), 1, "hung up after {bytes:?}");
            bytes.push(byte[0]);
        };
        let text = String::from_utf8(bytes[..head].to_vec()).expect("a head");
        let mut lines = text.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|code| code.parse().ok());
        let headers =
            lines.filter_map(|line| line.split_once(": ")).map(|(key, value)| (key.to_owned(), value.to_owned()));
        let headers: Vec<_> = headers.collect();
        let length = headers.iter().find(|(key, _)| key == "content-length").map_or("0", |(_, value)| value);
        let mut body = vec![0; length.parse().expect("a length")];
        self.0.read_exact(&mut body).expect("the whole body");
        Answer { status: status.expect("a status"), headers, body }
    }

    /// Whether the service hangs up without another word.
    pub(crate) fn is_hung_up_on(&mut self) -> bool {
        // A connection that is broken off while bytes lie unread is reset, which is hanging up too.
        self.0.read(&mut [0]).map_or_else(|error| error.kind() == std::io::ErrorKind::ConnectionReset, |n| n == 0)
    }
}

/// What is sent.
pub(crate) struct Request {
    pub(crate) line: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Request {
    pub(crate) fn get(path: &str) -> Self {
        Self { line: format!("GET {}", spelled(path)), headers: Vec::new(), body: Vec::new() }
    }

    pub(crate) fn post(path: &str, media_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let line = format!("POST {}", spelled(path));
        Self { line, headers: vec![("content-type".to_owned(), media_type.to_owned())], body: body.into() }
    }

    /// Files as parts, as a browser sends them.
    pub(crate) fn files(path: &str, files: &[(&str, Vec<u8>)]) -> Self {
        let parts: Vec<_> = files.iter().map(|(name, bytes)| ("file", *name, bytes.clone())).collect();
        Self::parts(path, &parts)
    }

    /// The same, each part by its own name.
    pub(crate) fn parts(path: &str, parts: &[(&str, &str, Vec<u8>)]) -> Self {
        let mut body = Vec::new();
        for (part, name, bytes) in parts {
            let head = format!("--cut\r\ncontent-disposition: form-data; name=\"{part}\"; filename=\"{name}\"\r\n\r\n");
            body.extend([head.as_bytes(), bytes, b"\r\n"].concat());
        }
        body.extend(b"--cut--\r\n");
        Self::post(path, "multipart/form-data; boundary=cut", body)
    }

    pub(crate) fn with(mut self, header: &str, value: &str) -> Self {
        self.headers.push((header.to_owned(), value.to_owned()));
        self
    }

    pub(crate) fn head(&self) -> String {
        let mut head = format!("{} HTTP/1.1\r\nhost: localhost\r\n", self.line);
        for (key, value) in &self.headers {
            write!(head, "{key}: {value}\r\n").expect("a text");
        }
        write!(head, "content-length: {}\r\n\r\n", self.body.len()).expect("a text");
        head
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        [self.head().as_bytes(), &self.body].concat()
    }
}

/// Chinese in an address, as it goes over the wire.
fn spelled(path: &str) -> String {
    let mut spelled = String::new();
    for byte in path.bytes() {
        if byte.is_ascii() { spelled.push(byte.into()) } else { write!(spelled, "%{byte:02X}").expect("a text") }
    }
    spelled
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("a text")
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    /// Fails unless it has this status.
    pub(crate) fn is(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", String::from_utf8_lossy(&self.body));
        self
    }

    /// Status, the headers that say something, and what came.
    pub(crate) fn shown(&self) -> String {
        let mut shown = format!("{}\n", self.status);
        for (key, value) in self.headers.iter().filter(|(key, _)| key != "date" && key != "content-length") {
            writeln!(shown, "{key}: {value}").expect("a text");
        }
        match std::str::from_utf8(&self.body) {
            Ok(text) => writeln!(shown, "\n{}", text.trim_end()),
            Err(_) => writeln!(shown, "\n({} bytes)", self.body.len()),
        }
        .expect("a text");
        shown
    }
}
