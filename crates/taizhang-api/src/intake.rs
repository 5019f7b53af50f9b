//! The ledger that a request brings: files in parts, one file as it is, or a document in JSON; and the draft beside it.

use axum::body::Body;
use axum::extract::{FromRequest, Request};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use bytes::Bytes;
use http_body::Body as _;
use http_body_util::BodyExt;
use multer::{Field, Multipart};
use taizhang_app::{Draft, File, Opened, Sources, Words};
use tokio::time::{Duration, Instant, timeout, timeout_at};

use crate::desk::{Desk, Memory};
use crate::problem::{Fault, Problem};

/// What a body may be beside parts, and what its file is called where the request does not say.
pub(crate) const TYPES: &[(&str, &str)] = &[
    (JSON, "ledger.json"),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "台账.xlsx"),
    ("application/vnd.ms-excel", "台账.xls"),
    ("application/vnd.oasis.opendocument.spreadsheet", "台账.ods"),
    ("text/csv", "台账.csv"),
    ("application/octet-stream", "台账"),
];
/// A ledger in one document.
pub(crate) const JSON: &str = "application/json";
/// Several files, each a part.
pub(crate) const PARTS: &str = "multipart/form-data";
/// The part that names a file of 佐证.
pub(crate) const EVIDENCE: &str = "evidence";
/// The part that is the draft, where a request is about one.
pub(crate) const DRAFT: &str = "draft";
/// The part that is the paper before it.
pub(crate) const PREVIOUS: &str = "previous";
/// The part that sets findings of a draft aside.
pub(crate) const EXCEPTIONS: &str = "exceptions";
/// What a body may be that is a draft alone, and what its file is called where the request does not say.
pub(crate) const DRAFTS: &[(&str, &str)] = &[
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "文稿.docx"),
    ("text/plain", "文稿.txt"),
    ("text/markdown", "文稿.md"),
    ("text/html", "文稿.html"),
    ("application/octet-stream", "文稿"),
];
/// The part that came back from an office, beside its ledger.
pub(crate) const RETURNED: &str = "returned";
/// The part that is somebody's form.
pub(crate) const FORM: &str = "form";
/// The part that says what such a form means.
pub(crate) const MAPPING: &str = "mapping";
/// The part that says what was told before.
pub(crate) const SINCE: &str = "since";
/// The parts that stand beside a ledger.
const BESIDE: [&str; 4] = [RETURNED, FORM, MAPPING, SINCE];
/// How many files a ledger may have.
const MOST_FILES: usize = 500;
/// How long we listen to the rest of a body that was refused, so that the client hears why before we hang up.
const LINGER: Duration = Duration::from_secs(2);

/// The ledger of a request, not yet read.
pub(crate) struct Given {
    sources: Sources,
    /// Files that stand beside the ledger, each with the name of its part.
    beside: Vec<(Option<String>, File)>,
    /// Whether it came as a document, which is held to its schema.
    is_document: bool,
    _memory: Memory,
}

impl Given {
    /// Under the name that the request gives its one file.
    pub(crate) fn named(mut self, name: Option<&str>) -> Self {
        if let (Some(name), [file]) = (name, self.sources.files.as_mut_slice()) {
            file.name = own_name(name);
        }
        self
    }

    /// The files of a part that stands beside the ledger.
    pub(crate) fn beside(&mut self, part: &str) -> Vec<File> {
        let is_of = |(name, _): &(Option<String>, File)| name.as_deref() == Some(part);
        let (taken, left): (Vec<_>, Vec<_>) = std::mem::take(&mut self.beside).into_iter().partition(is_of);
        self.beside = left;
        taken.into_iter().map(|(_, file)| file).collect()
    }

    /// The one file of such a part.
    pub(crate) fn one_beside(&mut self, part: &'static str) -> Result<File, Problem> {
        self.beside(part).into_iter().next().ok_or_else(|| {
            let words =
                Words::new(format!("请附上名为“{part}”的文件。"), format!("attach a file as the part {part:?}"));
            Problem::from(Fault::Wanting).detailed(words)
        })
    }

    /// The files as they came.
    pub(crate) fn files(self) -> Vec<File> {
        self.sources.files
    }

    /// Reads it. Documents must have the shape that they should have; whatever else is wrong are findings.
    pub(crate) fn open(self) -> Result<Opened, Problem> {
        let is_json = |file: &File| matches!(file.bytes.trim_ascii_start().first(), Some(b'{' | b'['));
        if self.is_document && !self.sources.files.iter().all(is_json) {
            return Err(Fault::Misshapen.into());
        }
        let opened = taizhang_app::read(self.sources);
        if self.is_document && opened.findings.iter().any(taizhang_app::is_misshapen) {
            return Err(Problem::from(Fault::Misshapen).with(opened.findings));
        }
        Ok(opened)
    }

    /// Reads it; of what cannot be read at all no numbers are told.
    pub(crate) fn open_readable(self) -> Result<Opened, Problem> {
        let opened = self.open()?;
        if opened.is_readable { Ok(opened) } else { Err(Problem::from(Fault::Stands).with(opened.findings)) }
    }
}

impl FromRequest<Desk> for Given {
    type Rejection = Problem;

    async fn from_request(request: Request, desk: &Desk) -> Result<Self, Problem> {
        let taken = heard(request, desk, TYPES).await?;
        let is_beside = |(part, _): &(Option<String>, File)| part.as_deref().is_some_and(|part| BESIDE.contains(&part));
        let (beside, own): (Vec<_>, Vec<_>) = taken.files.into_iter().partition(is_beside);
        let sources = Sources { files: own.into_iter().map(|(_, file)| file).collect(), evidence: taken.evidence };
        if sources.files.is_empty() {
            return Err(Fault::Nothing.into());
        }
        Ok(Self { sources, beside, is_document: taken.media_type == JSON, _memory: taken.memory })
    }
}

/// A draft, with what it is to be held against.
pub(crate) struct Brought {
    /// The draft.
    pub(crate) draft: Draft,
    /// The paper before it.
    pub(crate) previous: Option<Draft>,
    /// The ledger; none where the request brings no other file.
    pub(crate) ledger: Option<Given>,
    _memory: Memory,
}

impl Brought {
    /// Under the name that the request gives its one file.
    pub(crate) fn named(mut self, name: Option<&str>) -> Self {
        if let Some(name) = name {
            self.draft.file.name = own_name(name);
        }
        self
    }

    /// The ledger, which must be there.
    pub(crate) fn open(&mut self) -> Result<Opened, Problem> {
        self.ledger.take().ok_or_else(|| Problem::from(Fault::Nothing))?.open_readable()
    }
}

impl FromRequest<Desk> for Brought {
    type Rejection = Problem;

    async fn from_request(request: Request, desk: &Desk) -> Result<Self, Problem> {
        let taken = heard(request, desk, DRAFTS).await?;
        let alone = taken.media_type != PARTS;
        let (mut draft, mut previous, mut exceptions, mut files) = (None, None, None, Vec::new());
        for (part, file) in taken.files {
            match part.as_deref().or(alone.then_some(DRAFT)) {
                Some(DRAFT) => draft = Some(file),
                Some(PREVIOUS) => previous = Some(Draft { file, exceptions: None }),
                Some(EXCEPTIONS) => exceptions = Some(String::from_utf8_lossy(&file.bytes).into_owned()),
                _ => files.push(file),
            }
        }
        let Some(file) = draft.filter(|file| !file.bytes.is_empty()) else { return Err(Fault::NoDraft.into()) };
        let sources = Sources { files, evidence: taken.evidence };
        let ledger = (!sources.files.is_empty()).then(|| Given {
            sources,
            beside: Vec::new(),
            is_document: false,
            _memory: desk.memory(),
        });
        Ok(Self { draft: Draft { file, exceptions }, previous, ledger, _memory: taken.memory })
    }
}

/// What a body holds: files with the names of their parts, and names of 佐证.
struct Taken {
    files: Vec<(Option<String>, File)>,
    evidence: Vec<String>,
    media_type: String,
    memory: Memory,
}

async fn heard(request: Request, desk: &Desk, types: &[(&str, &str)]) -> Result<Taken, Problem> {
    let (parts, mut body) = request.into_parts();
    let taken = take(&parts.headers, &mut body, desk, types).await;
    if taken.is_err() {
        drain(body, desk).await;
    }
    taken
}

async fn take(headers: &HeaderMap, body: &mut Body, desk: &Desk, types: &[(&str, &str)]) -> Result<Taken, Problem> {
    let header = headers.get(CONTENT_TYPE).map(|value| value.to_str().unwrap_or_default());
    let given = header.unwrap_or("application/octet-stream");
    let media_type = given.split(';').next().unwrap_or(given).trim().to_ascii_lowercase();
    let known = types.iter().find(|(known, _)| *known == media_type);
    if known.is_none() && media_type != PARTS {
        return Err(Fault::Foreign.into());
    }
    let mut memory = desk.memory();
    let bytes = collect(body, desk, &mut memory).await?;
    let mut taken = Taken { files: Vec::new(), evidence: Vec::new(), media_type, memory };
    match known {
        // Who says what is in a body sends a file, be it an empty one.
        Some(_) if bytes.is_empty() && header.is_none() => {}
        Some((_, name)) => taken.files.push((None, File { name: (*name).to_owned(), bytes })),
        None => parts(given, bytes, &mut taken).await?,
    }
    Ok(taken)
}

/// All of a body, within its limits.
async fn collect(body: &mut Body, desk: &Desk, memory: &mut Memory) -> Result<Vec<u8>, Problem> {
    let limits = &*desk.limits;
    let large = || {
        let most = limits.bytes >> 20;
        let words = Words::new(format!("一次最多 {most} MB。"), format!("at most {most} MB at once"));
        Problem::from(Fault::Large).detailed(words)
    };
    if body.size_hint().lower() > limits.bytes as u64 {
        return Err(large());
    }
    let until = Instant::now() + limits.body;
    let mut bytes = Vec::new();
    loop {
        let next = timeout_at(until.min(Instant::now() + limits.silence), body.frame()).await;
        let frame = match next.map_err(|_| Problem::from(Fault::Slow))? {
            None => return Ok(bytes),
            // Nobody is left to hear it.
            Some(Err(_)) => return Err(Fault::Parts.into()),
            Some(Ok(frame)) => frame,
        };
        let Ok(data) = frame.into_data() else { continue };
        if bytes.len() + data.len() > limits.bytes {
            return Err(large());
        }
        memory.take(data.len())?;
        bytes.extend_from_slice(&data);
    }
}

/// Hears the rest of a body out and forgets it. A client that is still sending would not see what we answer.
async fn drain(mut body: Body, desk: &Desk) {
    let mut most = desk.limits.bytes.saturating_mul(4);
    let all = async {
        while let Some(Ok(frame)) = body.frame().await {
            let heard = frame.data_ref().map_or(0, Bytes::len);
            match most.checked_sub(heard) {
                Some(left) => most = left,
                None => break,
            }
        }
    };
    // Whether it ended or not, the answer is the same.
    drop(timeout(LINGER, all).await);
}

/// A body of parts: files have a file name, names of 佐证 stand in parts called so.
async fn parts(media_type: &str, bytes: Vec<u8>, taken: &mut Taken) -> Result<(), Problem> {
    let boundary = multer::parse_boundary(media_type).map_err(|error| unclear(&error))?;
    // The files stand beside the body that they are cut out of.
    taken.memory.take(bytes.len())?;
    let mut parts = Multipart::new(Body::from(bytes).into_data_stream(), boundary);
    while let Some(part) = parts.next_field().await.map_err(|error| unclear(&error))? {
        if taken.files.len() + taken.evidence.len() >= MOST_FILES {
            let words =
                Words::new(format!("一次最多 {MOST_FILES} 个文件。"), format!("at most {MOST_FILES} files at once"));
            return Err(Problem::from(Fault::Large).detailed(words));
        }
        take_part(taken, part).await?;
    }
    Ok(())
}

async fn take_part(taken: &mut Taken, part: Field<'static>) -> Result<(), Problem> {
    let is_evidence = part.name() == Some(EVIDENCE);
    let own = part.name().map(str::to_owned);
    if let Some(name) = part.file_name().map(own_name) {
        let bytes = part.bytes().await.map_err(|error| unclear(&error))?;
        taken.files.push((own, File { name, bytes: bytes.into() }));
    } else if is_evidence {
        taken.evidence.push(own_name(&part.text().await.map_err(|error| unclear(&error))?));
    } else {
        let name = own.unwrap_or_default();
        let words =
            Words::new(format!("“{name}”这一部分不是文件，也不认得。"), format!("{name:?} is no file, and not known"));
        return Err(Problem::from(Fault::Parts).detailed(words));
    }
    Ok(())
}

fn unclear(error: &multer::Error) -> Problem {
    Problem::from(Fault::Parts).detailed(Words::new(format!("拆到这里拆不下去：{error}"), error.to_string()))
}

/// A file's name without folders and without what no name holds.
fn own_name(name: &str) -> String {
    let own = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let shown: String = own.chars().filter(|c| !c.is_control()).take(200).collect();
    if shown.is_empty() { "台账".to_owned() } else { shown }
}
