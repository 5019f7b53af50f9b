use crate::rules::prelude::*;

rule! {
    /// 素材网站、代笔的广告，复制时带了进来。
    "shop-advertisement", Error, Residue, basis: "文稿里只有文稿", check,
    words: &["svip会员", "SVIP会员", "代笔（", "代笔】", "请代笔", "原创高质量保障", "网盘群", "会员群", "代发布业务", "素材库", "一键精准搜索", "一键极速下载", "每天更新", "好评如潮", "持续接单", "万字材料"],
    zh: "这一行是素材网站的广告：“{words}”。",
    en: "this line advertises a shop for papers: {words}.",
    help_zh: "请删去整行。",
    help_en: "Delete the line.",
    bad: "云岫镇招商工作推进有力。\n【万文素材库】每天更新材料，会员群+网盘群同步更新。",
    good: "云岫镇招商工作推进有力。\n建立项目素材库，每季度更新。",
}

/// Words that only such advertisements have.
const SURE: usize = 9;

fn check(cx: &mut Cx<'_>) {
    let mut told = None;
    for hit in cx.hits() {
        let line = cx.doc.index_at(hit.span.start);
        let own = cx.doc.paras[line].span.clone();
        // One word proves nothing: 项目素材库 is kept by any office.
        let words = cx.hits().iter().filter(|other| own.contains(&other.span.start)).count();
        if told == Some(line) || (hit.word >= SURE && words < 2) {
            continue;
        }
        told = Some(line);
        let from = if cx.words(&own).starts_with('【') { own.start } else { hit.span.start };
        let name = cx.words(&own).find('】').filter(|_| from == own.start).map(|at| own.start + at + '】'.len_utf8());
        let span = from..name.unwrap_or(hit.span.end).max(hit.span.end);
        cx.report(span, words! { words: cx.words(&hit.span) });
    }
}
