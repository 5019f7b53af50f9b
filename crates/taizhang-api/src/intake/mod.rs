//! What a request brings, taken apart as its [`Body`] says: files in parts, or one of them alone.

mod body;
mod hear;

use axum::Extension;
use axum::extract::{FromRequest, Request};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use multer::{Field, Multipart};
use taizhang_app::{Draft, File, Opened, Sources, Words};
use utoipa_axum::router::UtoipaMethodRouter;

pub(crate) use body::{
    BUNDLE, Body, DRAFT, DRAFT_ALONE, EDITION, EXCEPTIONS, FILE, FILL, FORM, HANDED, LEDGER, LEDGER_SCHEMA, MAPPING,
    MERGE, ONE, PREVIOUS, PROOF, Part, RETURNED, REVISED, SCHEMAS, SINCE, TWO,
};

use crate::desk::{Desk, Memory};
use crate::problem::{Fault, Problem};
use crate::reply::{BYTES, JSON};
use body::{MOST_FILES, MULTIPART, is_name};
use hear::{Heard, Refused, drain};

/// An operation that takes such a body: as it is described, and as it is read.
pub(crate) fn bringing(
    body: &'static Body,
    (schemas, mut paths, handlers): UtoipaMethodRouter<Desk>,
) -> UtoipaMethodRouter<Desk> {
    for operation in paths.paths.values_mut().filter_map(|item| item.post.as_mut()) {
        operation.request_body = Some(body.described().into());
    }
    (schemas, paths, handlers.layer(Extension(body)))
}

/// What a request brings, not yet read. Each part stands in it as often as its body says.
pub(crate) struct Given {
    body: &'static Body,
    files: Vec<(&'static str, File)>,
    evidence: Vec<String>,
    /// Whether the ledger came as a document, which is held to its schema.
    is_document: bool,
    _memory: Memory,
}

impl Given {
    /// Under the name that the request gives its one file.
    pub(crate) fn named(mut self, name: Option<&str>) -> Self {
        let alone = self.body.alone.map(|alone| alone.part.name);
        let mut own = self.files.iter_mut().filter(|(part, _)| Some(*part) == alone);
        if let (Some(name), Some((_, file)), None) = (name, own.next(), own.next()) {
            file.name = own_name(name);
        }
        self
    }

    /// The files of a part.
    pub(crate) fn all(&mut self, part: &Part) -> Vec<File> {
        let (taken, left) = std::mem::take(&mut self.files).into_iter().partition(|(name, _)| *name == part.name);
        self.files = left;
        let taken: Vec<_> = taken;
        taken.into_iter().map(|(_, file)| file).collect()
    }

    /// The file of a part that may be missing.
    pub(crate) fn perhaps(&mut self, part: &Part) -> Option<File> {
        self.all(part).into_iter().next()
    }

    /// The file of a part that must be there.
    pub(crate) fn the(&mut self, part: &Part) -> Result<File, Problem> {
        self.perhaps(part).ok_or_else(|| part.missing.into())
    }

    /// The draft, with what sets its findings aside.
    pub(crate) fn draft(&mut self) -> Result<Draft, Problem> {
        let exceptions = self.perhaps(&EXCEPTIONS).map(|file| String::from_utf8_lossy(&file.bytes).into_owned());
        Ok(Draft { file: self.the(&DRAFT)?, exceptions })
    }

    /// Whether it brings a ledger.
    pub(crate) fn has_ledger(&self) -> bool {
        self.files.iter().any(|(part, _)| *part == FILE.name)
    }

    /// Reads the ledger. Documents must have the shape that they should have; whatever else is wrong are findings.
    pub(crate) fn open(&mut self) -> Result<Opened, Problem> {
        let files = self.all(&FILE);
        let is_json = |file: &File| matches!(file.bytes.trim_ascii_start().first(), Some(b'{' | b'['));
        if self.is_document && !files.iter().all(is_json) {
            return Err(Fault::Misshapen.into());
        }
        let opened = taizhang_app::read(Sources { files, evidence: std::mem::take(&mut self.evidence) });
        if self.is_document && opened.findings.iter().any(taizhang_app::is_misshapen) {
            return Err(Problem::from(Fault::Misshapen).with(opened.findings));
        }
        Ok(opened)
    }

    /// Reads the ledger; of what cannot be read at all no numbers are told.
    pub(crate) fn open_readable(&mut self) -> Result<Opened, Problem> {
        readable(self.open()?)
    }
}

/// A ledger of which something could be read.
pub(crate) fn readable(opened: Opened) -> Result<Opened, Problem> {
    if opened.is_readable { Ok(opened) } else { Err(Problem::from(Fault::Stands).with(opened.findings)) }
}

impl FromRequest<Desk> for Given {
    type Rejection = Problem;

    async fn from_request(request: Request, desk: &Desk) -> Result<Self, Problem> {
        let (parts, mut body) = request.into_parts();
        let Some(wanted) = parts.extensions.get::<&'static Body>().copied() else {
            return Err(Problem::broken("an operation reads a body and is registered without one"));
        };
        let taken = take(&parts.headers, Heard::new(&mut body, desk), wanted).await;
        if taken.is_err() {
            drain(body, desk).await;
        }
        taken
    }
}

async fn take(headers: &HeaderMap, mut heard: Heard<'_>, body: &'static Body) -> Result<Given, Problem> {
    let header = headers.get(CONTENT_TYPE).map(|value| value.to_str().unwrap_or_default());
    let said = header.unwrap_or(BYTES);
    let media_type = said.split(';').next().unwrap_or(said).trim().to_ascii_lowercase();
    let (mut files, mut evidence) = (Vec::new(), Vec::new());
    let alone =
        body.alone.and_then(|alone| Some((alone.part, alone.types.iter().find(|(one, _)| *one == media_type)?)));
    if media_type == MULTIPART {
        cut(said, &mut heard, body, &mut files, &mut evidence).await?;
    } else if let Some((part, (_, name))) = alone {
        let bytes = heard.whole().await?;
        // Who says what is in a body sends a file, be it an empty one.
        if !bytes.is_empty() || header.is_some() {
            files.push((part.name, File { name: (*name).to_owned(), bytes }));
        }
    } else {
        return Err(foreign(body));
    }
    for part in body.parts {
        held(part, files.iter().filter(|(name, _)| *name == part.name).count())?;
    }
    Ok(Given { body, files, evidence, is_document: media_type == JSON, _memory: heard.memory })
}

fn foreign(body: &Body) -> Problem {
    let types: Vec<_> = body.media_types().collect();
    let words = Words::new(
        format!("这里收的是{}，写作 {}。", body.zh, types.join("、")),
        format!("taken here are {}", types.join(", ")),
    );
    Problem::from(Fault::Foreign).detailed(words)
}

/// Whether a part stands there as often as it may.
fn held(part: &Part, times: usize) -> Result<(), Problem> {
    if times == 0 && part.is_required() {
        let (name, zh) = (part.name, part.zh);
        let words =
            Words::new(format!("请附上名为“{name}”的文件：{zh}。"), format!("attach a file as the part {name:?}"));
        return Err(match part.missing {
            Fault::Wanting => Problem::from(Fault::Wanting).detailed(words),
            missing => missing.into(),
        });
    }
    if times > 1 && part.is_single() {
        let name = part.name;
        let words = Words::new(format!("“{name}”只要一个文件。"), format!("one file is taken as {name:?}"));
        return Err(Problem::from(Fault::Parts).detailed(words));
    }
    Ok(())
}

/// Cuts a body into its parts: files have a file name, names of 佐证 stand in parts of their own.
async fn cut(
    media_type: &str,
    heard: &mut Heard<'_>,
    body: &'static Body,
    files: &mut Vec<(&'static str, File)>,
    evidence: &mut Vec<String>,
) -> Result<(), Problem> {
    let boundary = multer::parse_boundary(media_type).map_err(unclear)?;
    let mut fields = Multipart::new(heard.pieces(), boundary);
    while let Some(field) = fields.next_field().await.map_err(unclear)? {
        if files.len() + evidence.len() >= MOST_FILES {
            let words =
                Words::new(format!("一次最多 {MOST_FILES} 个文件。"), format!("at most {MOST_FILES} files at once"));
            return Err(Problem::from(Fault::Large).detailed(words));
        }
        let part = field.name().and_then(|name| body.part(name));
        match (part, field.file_name().map(own_name)) {
            (Some(part), Some(name)) if part.is_file => {
                let bytes = whole(field).await?;
                files.push((part.name, File { name, bytes }));
            }
            (Some(part), _) if !part.is_file => {
                let name = field.text().await.map_err(unclear)?;
                if !is_name(&name) {
                    return Err(nameless(part, &name));
                }
                evidence.push(own_name(&name));
            }
            _ => return Err(unknown(field.name().unwrap_or_default(), body)),
        }
    }
    Ok(())
}

/// All of a part.
async fn whole(mut field: Field<'_>) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    while let Some(piece) = field.chunk().await.map_err(unclear)? {
        bytes.extend_from_slice(&piece);
    }
    Ok(bytes)
}

fn nameless(part: &Part, name: &str) -> Problem {
    let (zh, part) = (part.zh, part.name);
    let words = Words::new(format!("“{part}”里写的是“{name}”，应是{zh}。"), format!("{part:?} is {name:?}, no name"));
    Problem::from(Fault::Parts).detailed(words)
}

fn unknown(name: &str, body: &Body) -> Problem {
    let names: Vec<_> = body.parts.iter().map(|part| part.name).collect();
    let words = Words::new(
        format!("“{name}”这一部分不认得，或者不是文件；这里有的是 {}。", names.join("、")),
        format!("{name:?} is not known, or no file; there are {}", names.join(", ")),
    );
    Problem::from(Fault::Parts).detailed(words)
}

/// Why a body could not be cut; what hearing it ran into is told as that.
fn unclear(error: multer::Error) -> Problem {
    match error {
        multer::Error::StreamReadFailed(cause) => match cause.downcast::<Refused>() {
            Ok(refused) => refused.0,
            Err(other) => Problem::broken(other),
        },
        error => {
            let words = Words::new(format!("拆到这里拆不下去：{error}"), error.to_string());
            Problem::from(Fault::Parts).detailed(words)
        }
    }
}

/// A file's name without folders and without what no name holds.
fn own_name(name: &str) -> String {
    let own = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let shown: String = own.chars().filter(|c| !c.is_control()).take(200).collect();
    if shown.is_empty() { "台账".to_owned() } else { shown }
}
