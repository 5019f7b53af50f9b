use crate::rules::prelude::*;

rule! {
    /// 有的项目、地方隐去了名称，有的没有。
    "mask-of-places-uneven", Warning, Privacy, basis: "脱敏要么都做，要么都不做", check,
    words: &["项目", "小镇", "干净整洁村", "土楼", "古村落"],
    zh: "“{name}”没有隐去，而文中别处的名称已经隐去。",
    en: "{name} is named, while others of the paper are masked.",
    help_zh: "请一并隐去，或都写真名。",
    help_en: "Mask all or none.",
    bad: "一是青石湾文旅项目达成协议。二是xx精品酒店项目完成收储。三是xx加油站项目正在报批。xx镇、xx村、xx村、xx村、xx村、xx村、xx村、xx村分别推进。",
    good: "一是xxx文旅项目达成协议。二是xx精品酒店项目完成收储。",
}

/// Masked names from which on a paper counts as masked.
const MASKED: usize = 10;
/// Words of which the names of things are made, and which name none by themselves.
const COMMON: &[&str] = &[
    "招商引资", "招商", "引资", "项目", "工程", "文旅", "文化", "旅游", "产业", "发展", "建设", "基础", "设施", "配套", "提升", "改造", "修复", "新签约", "签约", "在谈",
    "投资", "引进", "农村", "农田", "水利", "水毁", "饮用水", "中小河流", "道路", "村内", "村", "镇", "区", "县", "全域", "国际", "森林", "康养", "运动", "生态", "公益林",
    "示范区", "一期", "二期", "三期", "绿色", "红色", "美丽", "圩镇", "乡村", "干净整洁", "农房", "风貌", "人居", "环境", "高标准", "高质量", "重点", "重大", "意向", "优质",
    "特色", "农业", "工业", "集体", "闲置", "资产", "盘活", "民生", "教育", "医疗", "卫生", "公共", "服务", "中心", "学校", "小学", "中学", "卫生院", "公卫楼", "教学楼",
    "专项债", "债券", "资金", "补助", "规划", "设计", "我", "各", "全", "多个", "更多", "更好", "较强", "有", "好", "做强", "百千万", "精品", "酒店", "民宿", "高端", "加油站",
    "休闲", "观光", "度假", "研学", "露营", "游", "新", "老", "大", "小", "水库", "水体", "优良", "土楼", "小镇", "污水", "垃圾", "处理", "治理", "管网", "供水", "电网", "通信",
];

fn check(cx: &mut Cx<'_>) {
    let masked = |blank: &&crate::scan::Blank| !cx.rest(blank.span.end).starts_with(|c: char| c.is_ascii_digit() || "月日年次个万%％".contains(c));
    if cx.scan.slots.iter().filter(masked).count() < MASKED {
        return;
    }
    for hit in cx.hits() {
        let (span, name) = cx.name_to(&hit.span);
        let stem = &name[..name.len() - cx.words(&hit.span).len()];
        // A blank in the name, or in front of it, has masked it.
        let blank = stem.contains(['x', 'X', '×']) || cx.scan.slots.iter().any(|blank| blank.span.end == span.start);
        let own = proper(stem);
        if !blank && (2..=8).contains(&own.chars().count()) {
            cx.report(span, words! { name: &name });
        }
    }
}

/// What of a stem is no common word.
fn proper(stem: &str) -> String {
    let mut own = String::new();
    let mut rest = stem;
    while let Some(c) = rest.chars().next() {
        let common = COMMON.iter().filter(|word| rest.starts_with(**word)).map(|word| word.len()).max();
        if common.is_none() {
            own.push(c);
        }
        rest = &rest[common.unwrap_or(c.len_utf8())..];
    }
    own
}
