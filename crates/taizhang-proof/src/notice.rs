//! What reading itself finds: files that are none, lines that were broken, changes not yet accepted.

use taizhang_core::base::{Diagnostic, Notice, Place, Words};

/// One of them, before it has a place.
#[derive(Debug)]
pub(crate) struct Told {
    notice: &'static Notice,
    message: Words,
    help: Words,
}

impl Told {
    pub(crate) fn at(self, place: Place) -> Diagnostic {
        let Self { notice, message, help } = self;
        notice.at(place, message, help)
    }
}

taizhang_core::notices! {
    /// Every sort of finding that reading a document makes.
    NOTICES:
    TOO_LARGE "document-too-large" Error "文件太大，不像一份文稿，没有读。";
    OTHER_SORT "document-of-other-sort" Error "这不是能校对的文件：只读 .docx、.txt、.md、.html。";
    UNREADABLE "document-unreadable" Error "认不出文字的编码，或文件已损坏。";
    EMPTY "document-empty" Error "文件里没有字。";
    PROTECTED "document-protected" Error "文件加了密码，打不开。";
    JOINED "line-broken-in-sentence" Warning "一句话没完就换了行，校对时按一段连起来看。";
    TRACKED "tracked-changes-left" Warning "文稿里还有没有接受或拒绝的修订。";
    COMMENTS "comments-left" Hint "文稿里还有批注。";
    DAMAGED "document-damaged" Error "文件后面一部分读不出来，只校对了前面的。";
    IGNORE_UNREADABLE "ignore-unreadable" Warning "放行文件读不懂，没有照它放行。";
    IGNORE_UNREASONED "ignore-without-reason" Warning "放行没有写理由，不放行。";
    IGNORE_UNUSED "ignore-unused" Hint "放行的问题已经不在文稿里。";
    NUMBER_DIFFERS "ledger-number-differs" Error "文稿的数与台账不符。";
    NUMBER_OTHERWISE "ledger-number-otherwise" Warning "文稿的数与台账的同名数据不同，却等于另一口径的数。";
    NUMBER_UNKNOWN "ledger-number-unknown" Hint "台账里没有这个数。";
    NAME_NEAR "ledger-name-near" Warning "文稿里的名称与台账的只差一两个字。";
    STAGE_DIFFERS "ledger-stage-differs" Warning "文稿说的进展与台账的阶段不一致。";
    CUMULATIVE_FALLS "previous-cumulative-falls" Error "累计数比上期文稿的还小。";
    PROMISE_UNANSWERED "previous-promise-unanswered" Warning "上期文稿写的计划，本期没有交代。";
    BOUND_CHANGED "bound-number-changed" Warning "改：随台账写出的数被手工改过。";
    BOUND_STALE "bound-number-stale" Warning "变：台账变了，文稿里的数已过时。";
    BOUND_DOUBTFUL "bound-number-doubtful" Warning "这个数现在该是多少拿不准，没有改动。";
    BOUND_ADDED "bound-number-added" Warning "加：后来加的数，不随台账更新。";
    BOUND_LOST "bound-number-lost" Hint "原有的数在文稿里找不到了。";
    DATES_LEFT "bound-dates-left" Warning "换了统计期，日期和题目没有改动。";
    NAME_CHANGED "previous-name-changed" Warning "同一个项目，本期与上期文稿的名称不同。";
}

/// What is said when a document is held against a ledger, or against the paper before.
pub(crate) mod held;

fn told(
    notice: &'static Notice,
    message: (impl Into<String>, impl Into<String>),
    help: (&'static str, &'static str),
) -> Told {
    Told { notice, message: Words::new(message.0.into(), message.1.into()), help: Words::new(help.0, help.1) }
}

pub(crate) fn too_large() -> Told {
    told(
        &TOO_LARGE,
        ("文件展开后太大，不像一份文稿，没有校对。", "unpacked, the file is too large for a paper: not read."),
        ("请给要校对的那一份文稿。", "Give the one paper that is to be read."),
    )
}

pub(crate) fn other_sort(zh: &str, en: &str) -> Told {
    told(
        &OTHER_SORT,
        (format!("这是{zh}，不能校对。"), format!("this is {en}, which cannot be proofread.")),
        ("请另存为 .docx 或 .txt 再校对。", "Save it as .docx or .txt first."),
    )
}

pub(crate) fn unreadable() -> Told {
    told(
        &UNREADABLE,
        ("认不出这个文件的文字编码，一个字也没有读。", "the encoding of this file is not known: nothing was read."),
        (
            "请用 Word 或 WPS 打开，另存为 .docx 或 UTF-8 文本再校对。",
            "Open it in an office program and save it as .docx or as text in UTF-8.",
        ),
    )
}

pub(crate) fn empty() -> Told {
    told(
        &EMPTY,
        ("文件里没有字。", "there are no words in the file."),
        ("请核对是不是给错了文件。", "Is it the right file?"),
    )
}

pub(crate) fn protected() -> Told {
    told(
        &PROTECTED,
        ("文件加了密码，打不开。", "the file opens with a password only."),
        ("请去掉密码再校对。", "Take the password off first."),
    )
}

pub(crate) fn joined() -> Told {
    told(
        &JOINED,
        (
            "这一行在句子中间断开，下面按与下一行相连来校对。",
            "the line ends inside a sentence; it is read together with the next.",
        ),
        ("请删去这里的换行。", "Take the line break out."),
    )
}

pub(crate) fn tracked(n: usize) -> Told {
    told(
        &TRACKED,
        (
            format!("从这一段起有{n}处修订还没有接受或拒绝，校对按接受后的文字。"),
            format!("from here on there are {n} tracked changes; the text is read as if they were accepted."),
        ),
        ("请在定稿前接受或拒绝全部修订。", "Accept or reject them before the paper goes out."),
    )
}

pub(crate) fn comments(n: usize) -> Told {
    told(
        &COMMENTS,
        (format!("从这一段起有{n}条批注。"), format!("from here on there are {n} comments.")),
        ("请在定稿前处理并删去批注。", "Settle and delete them before the paper goes out."),
    )
}

pub(crate) fn damaged() -> Told {
    told(
        &DAMAGED,
        (
            "文件从这里往后读不出来，只校对了前面的文字。",
            "from here on the file cannot be read; only what stands before was proofread.",
        ),
        ("请用 Word 或 WPS 打开并重新保存，再校对。", "Open it in an office program and save it again."),
    )
}

pub(crate) fn ignore_unreadable(why: &str) -> Told {
    told(
        &IGNORE_UNREADABLE,
        (
            format!("放行文件读不懂：{why}。所有问题照常列出。"),
            format!("the file of exceptions cannot be read: {why}. Everything is told."),
        ),
        (
            "请按“[[ignore]] rule、text、reason”三行一条来写。",
            "Write entries of [[ignore]] with rule, text and reason.",
        ),
    )
}

pub(crate) fn ignore_unreasoned(rule: &str) -> Told {
    told(
        &IGNORE_UNREASONED,
        (
            format!("放行“{rule}”没有写理由，没有照它放行。"),
            format!("the exception from {rule} gives no reason and does not count."),
        ),
        ("请在 reason 里写明为什么可以这样写。", "Say in reason why it may stay."),
    )
}

pub(crate) fn ignore_unused(rule: &str, text: &str) -> Told {
    told(
        &IGNORE_UNUSED,
        (
            format!("放行“{rule}”（{text}）没有用上：文稿里已经没有这个问题。"),
            format!("the exception from {rule} ({text}) sets nothing aside any more."),
        ),
        ("请删去这一条。", "Take the entry out."),
    )
}
