use crate::rules::prelude::*;

rule! {
    /// 一句话太长，读不下来。
    "sentence-too-long", Hint, Wording, basis: "句子不宜过长", check,
    zh: "这句话有{n}字，中间没有句号。",
    en: "a sentence of {n} characters.",
    help_zh: "请断成几句。",
    help_en: "Break it up.",
    bad: "坚持项目为王，抓好招商引资，抓好资产盘活，抓好乡村旅游，抓好粮食生产，抓好河湖巡查，抓好森林管护，抓好村庄规划，抓好农房风貌，抓好集体经济，抓好人才培训，抓好资金争取，抓好督查督办，抓好宣传报道，抓好安全生产，抓好基层党建，抓好干部队伍，抓好作风建设，抓好信访维稳，抓好民生保障，抓好公共服务，抓好数字建设，抓好环境整治，抓好节庆活动，抓好工作落实，抓好考核评比，抓好队伍培养，抓好制度建设，抓好档案管理，抓好后勤保障。",
    good: "坚持项目为王，抓好招商引资，抓好资产盘活。抓好乡村旅游，抓好粮食生产，抓好河湖巡查。",
}

/// A sentence of more characters, with no ； in it either, wants a stop.
const MOST: usize = 180;

fn check(cx: &mut Cx<'_>) {
    for para in cx.doc.paras.iter().filter(|para| para.is_prose()) {
        for sentence in cx.split(&para.span, &['。', '；', '！', '？', '：']) {
            let n = cx.words(&sentence).chars().count();
            if n > MOST {
                cx.report(sentence.clone(), words! { n: n });
            }
        }
    }
}
