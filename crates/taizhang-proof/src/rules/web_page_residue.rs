use crate::rules::prelude::*;

rule! {
    /// 网页上的按钮和来源，复制时带了进来。
    "web-page-residue", Warning, Residue, basis: "文稿里只有文稿", check,
    zh: "从这里起有{n}行是网页上的按钮和字样，如“{words}”。",
    en: "from here on {n} lines are buttons and notes of a web page, such as {words}.",
    help_zh: "请删去这几行。",
    help_en: "Delete these lines.",
    bad: "下载\n打印\n【字号：\n大\n云岫镇2023年上半年工作总结\n\n上半年，全镇推进各项工作。",
    good: "云岫镇2023年上半年工作总结\n\n上半年，全镇推进各项工作。",
}

const BUTTONS: &[&str] = &[
    "下载", "打印", "打印本页", "全屏", "收藏", "分享", "分享：", "分享到：", "关闭", "关闭窗口", "大", "中", "小", "加大", "还原", "减小", "】",
    "来源:", "来源：", "返回顶部", "上一篇", "下一篇", "首页", "【字体：", "【字号：", "【打印】", "【关闭】", "扫一扫在手机打开当前页", "网友投稿",
];

fn check(cx: &mut Cx<'_>) {
    let paras = &cx.doc.paras;
    let is_button = |at: &usize| {
        let own = cx.words(&paras[*at].span);
        BUTTONS.contains(&own) || own.starts_with("【字体：") || own.starts_with("【字号：") || own.starts_with("仅展示")
    };
    let found: Vec<usize> = (0..paras.len()).filter(|at| paras[*at].role != Role::Blank).filter(is_button).collect();
    // One short line alone may be a word of the paper.
    if found.len() >= 2 {
        let first = paras[found[0]].span.clone();
        cx.report(first.clone(), words! { n: found.len(), words: cx.words(&first) });
    }
}
