//! Why a request was not answered as asked: `application/problem+json` (RFC 9457), with a code that stays.
//!
//! A problem rides on its response until the outermost layer writes it in the language of the request. What a server's
//! fault was goes to the log and not to the client.

use std::fmt::Display;
use std::sync::Arc;

use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use taizhang_app::view::{Findings, Lang};
use taizhang_app::{AppError, Diagnostic, Words};
use utoipa::ToSchema;

use crate::routes::PREFIX;

/// The media type of a problem.
pub(crate) const MEDIA_TYPE: &str = "application/problem+json";

macro_rules! faults {
    ($($(#[$doc:meta])* $fault:ident $code:literal $status:ident $zh:literal / $en:literal => $help_zh:literal / $help_en:literal;)*) => {
        /// What can go wrong with a request. A code is never reused.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Fault { $(#[doc = $zh] $fault,)* }

        impl Fault {
            /// Every fault, in the order of their statuses.
            pub(crate) const ALL: &[Self] = &[$(Self::$fault,)*];

            /// The stable code.
            pub(crate) fn code(self) -> &'static str {
                match self { $(Self::$fault => $code,)* }
            }

            /// The status of its responses.
            pub(crate) fn status(self) -> StatusCode {
                match self { $(Self::$fault => StatusCode::$status,)* }
            }

            /// What is wrong, whatever the request.
            pub(crate) fn title(self) -> Words {
                match self { $(Self::$fault => Words::new($zh, $en),)* }
            }

            /// What to do, where nothing more is known of the request.
            pub(crate) fn help(self) -> Words {
                match self { $(Self::$fault => Words::new($help_zh, $help_en),)* }
            }
        }
    };
}

faults! {
    Unclear "request-unclear" BAD_REQUEST "请求里的参数看不懂" / "a parameter of the request cannot be understood"
        => "请对照接口说明改正参数。" / "Correct the parameter; the description of the interface says what it may be.";
    Parts "parts-unclear" BAD_REQUEST "上传的内容拆不开" / "the uploaded parts cannot be told apart"
        => "请按 multipart/form-data 上传，文件放在带文件名的部分里。" / "Upload as multipart/form-data, each file in a part with a file name.";
    Nothing "ledger-missing" BAD_REQUEST "请求里没有台账" / "the request brings no ledger"
        => "请附上一个或几个工作簿，或 JSON 台账。" / "Attach workbooks, or a ledger in JSON.";
    Wanting "part-missing" BAD_REQUEST "请求里少了一个文件" / "a file is missing in the request"
        => "请按 multipart/form-data 上传，把少的文件也附上。" / "Upload as multipart/form-data, with the missing file.";
    NoDraft "draft-missing" BAD_REQUEST "请求里没有文稿" / "the request brings no draft"
        => "请附上文稿：.docx、.txt 或 .md；另附台账时，文稿放在名为 draft 的部分里。" / "Attach a draft: .docx, .txt or .md; beside a ledger, in a part called draft.";
    NoPath "path-unknown" NOT_FOUND "没有这个地址" / "there is nothing at this address"
        => "请看接口说明：/api/v1" / "The interface is described at /api/v1";
    NoTopic "topic-unknown" NOT_FOUND "没有叫这个名字的东西" / "nothing is called so"
        => "请从目录里选代码或名称。" / "Take a code or a name from the list.";
    Method "method-unfit" METHOD_NOT_ALLOWED "这个地址不能这样用" / "this address cannot be used so"
        => "请改用 Allow 里列出的方法。" / "Use one of the methods in Allow.";
    Format "format-unfit" NOT_ACCEPTABLE "给不出要的格式" / "there is no such format"
        => "请改用列出的格式。" / "Ask for one of the formats listed.";
    Slow "body-slow" REQUEST_TIMEOUT "上传太慢，没有等到" / "the body came too slowly"
        => "请检查网络，再传一次。" / "Check the connection and send it again.";
    Stands "ledger-unreadable" CONFLICT "台账读不出来" / "the ledger cannot be read"
        => "请看附上的问题，换一个能打开的文件。" / "The findings say why; give a file that opens.";
    Stopped "paper-stopped" CONFLICT "台账有错误，文稿没有写出" / "errors of the ledger stop the paper"
        => "请改好附上的错误再写；要先看样子，加 provisional=true。" / "Mend the errors given, or add provisional=true to see it.";
    NoPeriod "period-missing" CONFLICT "看不出是哪个统计期" / "the period is not known"
        => "请加上 period，如 period=2023H1。" / "Say period, like period=2023H1.";
    Unmarked "mark-unfit" CONFLICT "这个台账不能标注" / "this ledger cannot be marked"
        => "标注要落在一个 .xlsx 工作簿上。" / "Marks go on one .xlsx workbook.";
    Unfilled "form-unfit" CONFLICT "这张表填不了" / "this form cannot be filled"
        => "要填的表应是打得开的 .xlsx，对照表应是上次填表写出的那一份。" / "The form must be an .xlsx that opens, the mapping one that filling wrote.";
    Bundles "bundles-unfit" CONFLICT "不是该给的报送包" / "these are not the bundles asked for"
        => "要比的应是同一个镇、同一期的两个，前一次的放在 previous 里。" / "To be compared are two of one town and period, the earlier as previous.";
    Unfit "draft-unfit" CONFLICT "这份文稿不能这样处理" / "this draft does not take that"
        => "批注和更新要落在 .docx 上。" / "Comments and numbers go into a .docx.";
    Large "body-large" PAYLOAD_TOO_LARGE "上传的内容太大" / "the body is too large"
        => "请分开上传，或去掉工作簿里的图片。" / "Send less at once, or take pictures out of the workbook.";
    Foreign "body-foreign" UNSUPPORTED_MEDIA_TYPE "不收这种内容" / "bodies of this type are not taken"
        => "请上传工作簿（.xlsx .xls .ods .csv）或 JSON 台账。" / "Send workbooks (.xlsx .xls .ods .csv) or a ledger in JSON.";
    Misshapen "ledger-misshapen" UNPROCESSABLE_ENTITY "JSON 台账的样子不对" / "the ledger in JSON is not of the shape it should be"
        => "请看附上的问题，对照 JSON Schema 改正。" / "The findings say where; hold it against the JSON Schema.";
    Broken "broken" INTERNAL_SERVER_ERROR "程序出了故障" / "the program failed"
        => "请把编号告诉管理员，日志里有详情。" / "Tell the number to whoever runs the service; the log has the details.";
    Busy "busy" SERVICE_UNAVAILABLE "服务正忙" / "the service is busy"
        => "请过一会儿再试。" / "Try again in a while.";
    Long "work-long" SERVICE_UNAVAILABLE "算得太久，已停止等待" / "the work takes too long"
        => "请把台账分小一些再试。" / "Try with a smaller ledger.";
}

impl Fault {
    /// Whether only requests that bring a ledger can meet it.
    pub(crate) fn is_of_ledgers(self) -> bool {
        !matches!(self, Self::Unclear | Self::NoPath | Self::NoTopic | Self::Method | Self::Broken | Self::Busy)
    }
}

/// A fault of one request.
#[derive(Debug, Clone)]
pub(crate) struct Problem {
    /// Which.
    pub(crate) fault: Fault,
    told: Box<Particulars>,
}

/// What is known of one request beyond the fault.
#[derive(Debug, Clone, Default)]
struct Particulars {
    /// What is wrong with this request.
    detail: Option<Words>,
    /// What was found in the ledger.
    findings: Vec<Diagnostic>,
    /// For the log alone.
    cause: Option<String>,
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        Self { fault, told: Box::default() }
    }
}

impl Problem {
    /// Something of ours failed.
    pub(crate) fn broken(cause: impl Display) -> Self {
        Self::from(Fault::Broken).because(cause.to_string())
    }

    /// With what is wrong with this request.
    pub(crate) fn detailed(mut self, detail: Words) -> Self {
        self.told.detail = Some(detail);
        self
    }

    /// With what was found in the ledger.
    pub(crate) fn with(mut self, findings: Vec<Diagnostic>) -> Self {
        self.told.findings = findings;
        self
    }

    /// With what only the log is told.
    pub(crate) fn because(mut self, cause: String) -> Self {
        self.told.cause = Some(cause);
        self
    }

    /// What only the log is told.
    pub(crate) fn cause(&self) -> Option<&str> {
        self.told.cause.as_deref()
    }

    /// What the client is told of the request numbered `number`.
    pub(crate) fn told(&self, number: u64, lang: Lang) -> Told {
        let help = self.fault.help();
        let detail = self.told.detail.as_ref().unwrap_or(&help);
        Told {
            r#type: format!("{PREFIX}/problems/{}", self.fault.code()),
            title: lang.of(&self.fault.title()).to_owned(),
            status: self.fault.status().as_u16(),
            code: self.fault.code(),
            detail: lang.of(detail).to_owned(),
            instance: self.fault.status().is_server_error().then(|| format!("urn:taizhang:request:{number}")),
            findings: (!self.told.findings.is_empty()).then(|| Findings::of(&self.told.findings, lang)),
        }
    }

    /// The response to the request numbered `number`.
    pub(crate) fn response(&self, number: u64, lang: Lang) -> Response {
        let told = self.told(number, lang);
        let body = serde_json::to_vec_pretty(&told).expect("a struct of texts is always JSON");
        let mut response = Response::new(Body::from(body));
        *response.status_mut() = self.fault.status();
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
        response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if self.fault == Fault::Busy {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("5"));
        }
        response
    }
}

impl From<AppError> for Problem {
    fn from(error: AppError) -> Self {
        let fault = match &error {
            AppError::NoPaper { .. }
            | AppError::NoFigure { .. }
            | AppError::NoTopic { .. }
            | AppError::NoShare { .. } => Fault::NoTopic,
            AppError::NoEditions(_) => Fault::Unclear,
            AppError::Form { .. } | AppError::Mapping { .. } => Fault::Unfilled,
            AppError::NoFormat { .. } => Fault::Format,
            AppError::MarkOne | AppError::Mark { .. } => Fault::Unmarked,
            AppError::NotWord(_) | AppError::NoComments(_) | AppError::OfTwo(_) => Fault::Unfit,
            AppError::OtherBundle { .. } => Fault::Bundles,
            AppError::NoPeriod(_) => Fault::NoPeriod,
            _ => return Self::broken(error),
        };
        Self::from(fault).detailed(error.words())
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.fault.status().into_response();
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}

/// What a client is told of a problem (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub(crate) struct Told {
    /// Where the problem is explained.
    #[schema(example = "/api/v1/problems/paper-stopped")]
    r#type: String,
    /// What is wrong, whatever the request.
    #[schema(example = "台账有错误，文稿没有写出")]
    title: String,
    /// The status of the response.
    #[schema(minimum = 400, maximum = 599)]
    status: u16,
    /// The stable code.
    #[schema(example = "paper-stopped")]
    code: &'static str,
    /// What is wrong with this request, or what to do.
    detail: String,
    /// Under which number the log tells of a fault of the service.
    #[serde(skip_serializing_if = "Option::is_none")]
    instance: Option<String>,
    /// What was found in the ledger.
    #[serde(skip_serializing_if = "Option::is_none")]
    findings: Option<Findings>,
}
