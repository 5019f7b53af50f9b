use crate::rules::prelude::*;

rule! {
    /// 有的人名隐去了，有的没有。
    "mask-of-persons-uneven", Error, Privacy, basis: "脱敏要么都做，要么都不做", check,
    words: &["书记", "镇长", "县长", "区长", "市长", "局长", "主任", "主席", "部长", "委员", "所长"],
    zh: "“{name}”写了真名，而第{line}行的人名已经隐去。",
    en: "{name} is named, while a person in line {line} is masked.",
    help_zh: "请一并隐去，或都写真名。",
    help_en: "Mask both or neither.",
    bad: "由镇党委副书记陈岚生担任主任。镇党委书记xxx带队外出招商。",
    good: "由镇党委副书记xxx担任主任。镇党委书记xxx带队外出招商。",
}

const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施";
/// What stands behind a person's name.
const BEHIND: &[&str] = &["担任", "任", "到", "带队", "同志", "主持", "出席", "，", "、", "。", "在", "作", "为", "等", "率", "参加", "赴", "宣", "讲", "（"];

fn check(cx: &mut Cx<'_>) {
    let masked = cx.hits().iter().find(|hit| cx.scan.slots.iter().any(|blank| blank.span.start == hit.span.end));
    let Some(masked) = masked else { return };
    let line = cx.doc.para_at(masked.span.end).map_or(0, |para| para.line) + 1;
    for hit in cx.hits() {
        // Leaders of the province and above are named in any paper.
        let high = cx.lead(hit.span.start).ends_with(['省', '央', '国']) || cx.lead(hit.span.start).ends_with("省委");
        let name: String = cx.rest(hit.span.end).chars().take(3).take_while(|c| is_han(*c)).collect();
        let surname = name.chars().next().is_some_and(|c| SURNAMES.contains(c));
        if high || !surname {
            continue;
        }
        let length = [3, 2].into_iter().filter(|n| name.chars().count() >= *n).find_map(|n| {
            let own: String = name.chars().take(n).collect();
            BEHIND.iter().any(|word| cx.rest(hit.span.end + own.len()).starts_with(word)).then_some(own.len())
        });
        if let Some(length) = length {
            let span = hit.span.end..hit.span.end + length;
            cx.report(span.clone(), words! { name: cx.words(&span), line: line });
        }
    }
}
