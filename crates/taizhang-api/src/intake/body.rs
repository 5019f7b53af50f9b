//! What the bodies of requests hold: one table of parts, which requests are read by and the description is made of.

use serde_json::{Map, Value as Json, json};
use utoipa::openapi::request_body::RequestBody;

use crate::problem::Fault;
use crate::reply::{BYTES, DOCX, JSON, XLSX, ZIP};

/// Several files, each a part.
pub(crate) const MULTIPART: &str = "multipart/form-data";
/// Where the schemas of an `OpenAPI` document stand.
pub(crate) const SCHEMAS: &str = "#/components/schemas/";
/// The schema of a ledger in one document there.
pub(crate) const LEDGER_SCHEMA: &str = "Ledger";
/// A ledger of which every operation has something to tell.
const EXAMPLE: &str = include_str!("example.json");
/// How many files a request may bring.
pub(crate) const MOST_FILES: usize = 500;

/// How often a part may stand in a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Times {
    /// Once.
    Once,
    /// Once, or not at all.
    Perhaps,
    /// Once at least.
    Some,
    /// As often as there are files.
    Any,
}

/// What a name begins with: [`is_name`], for programs.
const NAME: &str = r"^[\p{L}\p{N}]";

/// Whether a text is a name that can stand in a part: those of 佐证 begin with a 编号.
pub(super) fn is_name(text: &str) -> bool {
    text.starts_with(char::is_alphanumeric)
}

/// A part of a body.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Part {
    /// By what it is told from the others.
    pub(crate) name: &'static str,
    /// What stands in it.
    pub(crate) zh: &'static str,
    /// How often.
    pub(crate) times: Times,
    /// What is told where it is missing.
    pub(crate) missing: Fault,
    /// Whether it is a file; else it is a name.
    pub(crate) is_file: bool,
}

impl Part {
    const fn new(name: &'static str, zh: &'static str, times: Times) -> Self {
        Self { name, zh, times, missing: Fault::Wanting, is_file: true }
    }

    const fn of(self, zh: &'static str) -> Self {
        Self { zh, ..self }
    }

    const fn times(self, times: Times) -> Self {
        Self { times, ..self }
    }

    /// Whether it must be there.
    pub(crate) const fn is_required(&self) -> bool {
        matches!(self.times, Times::Once | Times::Some)
    }

    /// Whether it stands there once at most.
    pub(crate) const fn is_single(&self) -> bool {
        matches!(self.times, Times::Once | Times::Perhaps)
    }

    fn schema(&self) -> Json {
        let one = if self.is_file { file() } else { json!({ "type": "string", "pattern": NAME }) };
        let mut schema = if self.is_single() { one } else { json!({ "type": "array", "items": one }) };
        if self.times == Times::Some {
            schema["minItems"] = 1.into();
        }
        schema["description"] = self.zh.into();
        schema
    }
}

/// The ledger.
pub(crate) const FILE: Part = Part {
    missing: Fault::Nothing,
    ..Part::new("file", "台账：工作簿，可多个；或 JSON 台账的各个文件", Times::Some)
};
/// A name of a file of 佐证.
const EVIDENCE: Part =
    Part { is_file: false, ..Part::new("evidence", "佐证文件的名称，以编号开头", Times::Any) };
/// What came back from offices.
pub(crate) const RETURNED: Part = Part::new("returned", "收回的工作簿，可多个", Times::Some);
/// Somebody's form.
pub(crate) const FORM: Part = Part::new("form", "要填的表（.xlsx）", Times::Once);
/// What such a form means.
pub(crate) const MAPPING: Part = Part::new("mapping", "对照表：上次填表写出、改好的那一份", Times::Perhaps);
/// What was told before.
pub(crate) const SINCE: Part = Part::new("since", "上一期的期次文件，或写上一期时的台账", Times::Any);
/// The draft that a request is about.
pub(crate) const DRAFT: Part =
    Part { missing: Fault::NoDraft, ..Part::new("draft", "文稿：.docx、.txt、.md 或 .html", Times::Once) };
/// What was handed in before.
pub(crate) const PREVIOUS: Part = Part::new("previous", "上期的文稿", Times::Perhaps);
/// What sets findings of a draft aside.
pub(crate) const EXCEPTIONS: Part = Part::new("exceptions", "放行文件", Times::Perhaps);
/// A bundle.
pub(crate) const BUNDLE: Part = Part::new("file", "报送包", Times::Once);

/// What a body may be that is one part alone: of which media types, and what its file is then called.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Alone {
    pub(crate) part: Part,
    pub(crate) types: &'static [(&'static str, &'static str)],
}

const ONE_LEDGER: Option<Alone> = Some(Alone {
    part: FILE,
    types: &[
        (JSON, "ledger.json"),
        (XLSX, "台账.xlsx"),
        ("application/vnd.ms-excel", "台账.xls"),
        ("application/vnd.oasis.opendocument.spreadsheet", "台账.ods"),
        ("text/csv", "台账.csv"),
        (BYTES, "台账"),
    ],
});
const ONE_DRAFT: Option<Alone> = Some(Alone {
    part: DRAFT,
    types: &[
        (DOCX, "文稿.docx"),
        ("text/plain", "文稿.txt"),
        ("text/markdown", "文稿.md"),
        ("text/html", "文稿.html"),
        (BYTES, "文稿"),
    ],
});
const ONE_BUNDLE: Option<Alone> = Some(Alone { part: BUNDLE, types: &[(ZIP, "报送包"), (BYTES, "报送包")] });

/// What a request brings.
#[derive(Debug)]
pub(crate) struct Body {
    /// What it is, for a reader.
    pub(crate) zh: &'static str,
    /// Its parts.
    pub(crate) parts: &'static [Part],
    /// Which of them may come alone, as the whole body; none where one is not enough.
    pub(crate) alone: Option<Alone>,
}

/// A ledger.
pub(crate) static LEDGER: Body =
    Body { zh: "台账：工作簿，可多个，或一份 JSON", parts: &[FILE, EVIDENCE], alone: ONE_LEDGER };
/// A ledger, and what its paper told before.
pub(crate) static EDITION: Body =
    Body { zh: "台账，有上一期的连同上一期", parts: &[FILE, EVIDENCE, SINCE], alone: ONE_LEDGER };
/// A ledger, and what came back.
pub(crate) static MERGE: Body =
    Body { zh: "台账，连同收回的工作簿", parts: &[FILE, EVIDENCE, RETURNED], alone: None };
/// A ledger, and what is to be filled from it.
pub(crate) static FILL: Body =
    Body { zh: "台账，连同要填的表", parts: &[FILE, EVIDENCE, FORM, MAPPING], alone: None };
/// A draft.
pub(crate) static DRAFT_ALONE: Body = Body { zh: "文稿", parts: &[DRAFT], alone: ONE_DRAFT };
/// A draft, and whatever it is to be held against.
pub(crate) static PROOF: Body = Body {
    zh: "文稿，要核对时连同台账",
    parts: &[DRAFT, PREVIOUS, EXCEPTIONS, FILE.times(Times::Any), EVIDENCE],
    alone: ONE_DRAFT,
};
/// A paper of ours, and the ledger of today.
pub(crate) static REVISED: Body = Body { zh: "文稿，连同台账", parts: &[DRAFT, FILE, EVIDENCE], alone: None };
/// A bundle.
pub(crate) static ONE: Body = Body { zh: "报送包", parts: &[BUNDLE], alone: ONE_BUNDLE };
/// A ledger to hand in, and what was handed in for the same period before.
pub(crate) static HANDED: Body = Body {
    zh: "台账，再报的连同前一次的报送包",
    parts: &[FILE, EVIDENCE, PREVIOUS.of("同一期再报：前一次的报送包")],
    alone: ONE_LEDGER,
};
/// Two bundles.
pub(crate) static TWO: Body = Body {
    zh: "同一期的两个报送包",
    parts: &[PREVIOUS.of("前一次的报送包").times(Times::Once), BUNDLE.of("后一次的报送包")],
    alone: None,
};

impl Body {
    /// The media types that it may be.
    pub(crate) fn media_types(&self) -> impl Iterator<Item = &'static str> {
        let alone = self.alone.iter().flat_map(|alone| alone.types);
        std::iter::once(MULTIPART).chain(alone.map(|(media_type, _)| *media_type))
    }

    /// The part of this name.
    pub(crate) fn part(&self, name: &str) -> Option<&'static Part> {
        self.parts.iter().find(|part| part.name == name)
    }

    /// As the description of the interface says it.
    pub(crate) fn described(&self) -> RequestBody {
        let required: Vec<_> = self.parts.iter().filter(|part| part.is_required()).map(|part| part.name).collect();
        let parts: Map<_, _> = self.parts.iter().map(|part| (part.name.to_owned(), part.schema())).collect();
        let parts =
            json!({ "type": "object", "properties": parts, "required": required, "additionalProperties": false });
        let content: Map<_, _> = self
            .media_types()
            .map(|media_type| {
                let content = match media_type {
                    MULTIPART => json!({ "schema": parts }),
                    JSON => json!({
                        "schema": { "$ref": format!("{SCHEMAS}{LEDGER_SCHEMA}") },
                        "example": serde_json::from_str::<Json>(EXAMPLE).expect("it is JSON"),
                    }),
                    _ => json!({ "schema": file() }),
                };
                (media_type.to_owned(), content)
            })
            .collect();
        let body = json!({ "description": self.zh, "required": true, "content": content });
        serde_json::from_value(body).expect("it is what the description of a body is")
    }
}

fn file() -> Json {
    json!({ "type": "string", "format": "binary" })
}
