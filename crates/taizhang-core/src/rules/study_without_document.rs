use crate::kind::meeting::MeetingSort;
use crate::rules::prelude::*;

rule! {
    /// 学习传达的会议要写学了什么文件：文稿按文件写学习情况。
    "study-without-document", Hint, layer: Record, basis: "学习传达须写明文件", check,
    zh: "“{topic}”是学习传达，没有写学了哪个文件。文稿只能写开了会，写不出学了什么。",
    en: "\"{topic}\" was a study session without a document: papers can say that it took place, not what was studied.",
    help_zh: "请在学习（印发）文件里写文件名称，一行一件。",
    help_en: "Name the documents, a line each.",
    bad: r#"
        [[meeting]]
        topic = "班子会"
        sort = "study"
        date = "2023-03-02"
        attendance = 11
    "#,
    good: r#"
        [[meeting]]
        topic = "班子会"
        sort = "study"
        date = "2023-03-02"
        attendance = 11
        documents = ["关于实施“百县千镇万村高质量发展工程”的决定"]
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for meeting in cx.all::<Meeting>() {
        let study = meeting.sort == Some(MeetingSort::Study);
        if study && meeting.documents.is_empty() && !meeting.is_open(Meeting::DOCUMENTS) {
            cx.report(meeting.place(Meeting::DOCUMENTS), words! { topic: &meeting.topic });
        }
    }
}
