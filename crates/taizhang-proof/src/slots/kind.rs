//! What is to be filled into a blank, by the words around it.

use taizhang_core::base::{Dimension, Unit};

use super::Around;

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident $code:literal $zh:literal;)*) => {
        /// What is to be filled in.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $($(#[$doc])* $name,)* }

        impl Kind {
            /// Its stable code.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// What the clerk calls it.
            pub const fn zh(self) -> &'static str {
                match self { $(Self::$name => $zh,)* }
            }
        }
    };
}

kinds! {
    /// 6月
    Month "month" "月份";
    /// 15日
    Day "day" "日";
    /// 2023年
    Year "year" "年份";
    /// A year, or so many: 受x年疫情影响
    DurationOrYear "duration_or_year" "年数或年份";
    /// So many things.
    Count "count" "个数";
    /// 元
    Money "money" "金额";
    /// 亩
    Area "area" "面积";
    /// 米
    Length "length" "长度";
    /// 吨
    Mass "mass" "重量";
    /// %
    Percent "percent" "百分比";
    /// A person.
    Person "person_name" "人名";
    /// 云岫镇
    Town "town_name" "镇名";
    /// 云岫
    TownShort "town_short" "镇的简称";
    /// 岚里村
    Village "village_name" "村名";
    /// A place.
    Place "place_name" "地名";
    /// A place, or those who come from there: xx乡贤
    PlaceOrGroup "place_or_group_name" "地名或团体";
    /// What tells a project from others.
    Project "project_name_part" "项目名称";
    /// A firm.
    Company "company_name" "企业名称";
    /// An asset.
    Asset "asset_name" "资产名称";
    /// A shop.
    Shop "shop_or_brand_name" "店名";
    /// A product.
    Product "product_name" "产品名称";
    /// A brand.
    Brand "brand_name" "品牌名称";
    /// Part of a brand.
    BrandPart "brand_name_part" "品牌名称的一部分";
    /// 旅游节
    Event "event_name" "活动名称";
    /// A reservoir.
    Reservoir "reservoir_name" "水库名";
    /// 绿美广东
    Region "region_name" "地区名";
}

impl Kind {
    /// Whether a number is to be filled in.
    pub const fn is_number(self) -> bool {
        matches!(
            self,
            Self::Month
                | Self::Day
                | Self::Year
                | Self::DurationOrYear
                | Self::Count
                | Self::Money
                | Self::Area
                | Self::Length
                | Self::Mass
                | Self::Percent
        )
    }
}

/// The type of a blank, and the unit of a number.
pub(super) fn of(around: &Around<'_>) -> (Kind, Option<Unit>) {
    number(around).unwrap_or_else(|| (name(around), None))
}

/// A number has its unit behind it.
fn number(around: &Around<'_>) -> Option<(Kind, Option<Unit>)> {
    let rest = around.rest.trim_start_matches(['多', '余']);
    let day = rest.starts_with('日') || rest.starts_with('号') && around.lead.ends_with('月');
    if rest.starts_with('月') {
        return Some((Kind::Month, None));
    }
    if day {
        return Some((Kind::Day, None));
    }
    if let Some(behind) = rest.strip_prefix('年') {
        let span = behind.starts_with(['疫', '来', '间', '内']) || around.lead.ends_with(['受', '近', '经']);
        let kind = if span || around.blank.width < 4 && !around.lead.ends_with(['，', '。']) {
            Kind::DurationOrYear
        } else {
            Kind::Year
        };
        return Some((kind, None));
    }
    // 旅游人次达xx万: the unit stands before the number.
    let crowd = |text: &str| text.contains("人次") || text.contains("游客");
    if rest.starts_with('万') && !rest.starts_with("万元") && !rest.starts_with("万亩") && !rest.starts_with("万吨")
    {
        let tail: String = around.lead.chars().rev().take(12).collect::<Vec<_>>().into_iter().rev().collect();
        let persons = crowd(&tail) || crowd(around.clause()) || rest.starts_with("万人次");
        let unit = if persons { Unit::WanPersonTimes } else { Unit::WanPerson };
        return Some((Kind::Count, Some(unit)));
    }
    let unit = unit_at(rest)?;
    let kind = match unit.dimension() {
        Dimension::Money => Kind::Money,
        Dimension::Area => Kind::Area,
        Dimension::Length => Kind::Length,
        Dimension::Mass => Kind::Mass,
        Dimension::Rate | Dimension::Points => Kind::Percent,
        _ => Kind::Count,
    };
    Some((kind, Some(unit)))
}

/// Words that begin like a unit and are none: 个体, 家庭, 名企, 条例, 户厕 of a name.
const NO_UNIT: &[&str] = &[
    "个体", "家庭", "条例", "部门", "所在", "支部", "本地", "台账", "口岸", "种植", "间接", "人民", "项目", "人居",
    "人大", "头号", "张贴", "处置", "场地", "周边", "期间",
];

fn unit_at(rest: &str) -> Option<Unit> {
    if NO_UNIT.iter().any(|word| rest.starts_with(word)) {
        return None;
    }
    let spelled = |unit: &Unit| {
        unit.spellings().iter().filter(|spelling| rest.starts_with(**spelling)).map(|spelling| spelling.len()).max()
    };
    Unit::ALL
        .iter()
        .filter_map(|unit| spelled(unit).map(|length| (length, *unit)))
        .max_by_key(|(length, _)| *length)
        .map(|(_, unit)| unit)
}

/// Offices whose holder's name stands behind them.
const OFFICES: &[&str] = &[
    "书记", "镇长", "县长", "区长", "市长", "主任", "局长", "主席", "委员", "部长", "所长", "站长", "经理", "同志",
    "专员",
];

/// What a thing whose name begins with the blank ends with, and what it is. The first that fits counts.
const THINGS: &[(&str, Kind)] = &[
    ("有限公司", Kind::Company),
    ("公司", Kind::Company),
    ("集团", Kind::Company),
    ("闲置资产", Kind::Asset),
    ("地块", Kind::Asset),
    ("体验店", Kind::Shop),
    ("专卖店", Kind::Shop),
    ("特产店", Kind::Shop),
    ("示范区", Kind::Place),
    ("交通站", Kind::Place),
    ("古村落", Kind::Place),
    ("路线", Kind::Place),
    ("公园", Kind::Place),
    ("景区", Kind::Place),
    ("项目", Kind::Project),
    ("工程", Kind::Project),
    ("建设用地", Kind::Project),
];

fn name(around: &Around<'_>) -> Kind {
    let Around { lead, rest, .. } = around;
    let starts = |words: &[&str]| words.iter().any(|word| rest.starts_with(word));
    if starts(&["镇", "街道", "乡政府", "乡人民"]) {
        return Kind::Town;
    }
    if starts(&["村", "社区"]) {
        return Kind::Village;
    }
    if starts(&["乡贤", "商会", "同乡"]) {
        return Kind::PlaceOrGroup;
    }
    if starts(&["水库"]) {
        return Kind::Reservoir;
    }
    if lead.ends_with("绿美") {
        return Kind::Region;
    }
    if OFFICES.iter().any(|office| lead.ends_with(office)) {
        return Kind::Person;
    }
    if lead.ends_with('“') {
        return quoted(around);
    }
    // A place before the name of its festival: xx“……”
    if rest.starts_with('“') {
        return Kind::Place;
    }
    if starts(&["力量", "常住人口", "户籍人口", "特色", "经验", "模式", "形象"]) {
        return Kind::TownShort;
    }
    if ["前往", "赴", "到", "奔赴"].iter().any(|word| lead.ends_with(word)) {
        return Kind::Place;
    }
    // What the name ends with stands before the next mark or the next blank.
    let own: String =
        rest.chars().take(14).take_while(|c| !"，。；：、和“（".contains(*c) && !c.is_ascii_alphabetic()).collect();
    let thing = THINGS.iter().filter_map(|(word, kind)| own.find(word).map(|at| (at, *kind))).min_by_key(|(at, _)| *at);
    if let Some((_, kind)) = thing {
        return kind;
    }
    if rest.starts_with(['、', '和', '等']) {
        return listed(rest);
    }
    Kind::Place
}

/// What stands in quotation marks: all of it, or part.
fn quoted(around: &Around<'_>) -> Kind {
    let behind = around.rest.trim_start_matches('”');
    if behind.len() == around.rest.len() {
        return Kind::BrandPart;
    }
    let near: String = behind.chars().take(14).collect();
    // “xxx”“xxx”等特色农产品: what the whole list is.
    let list: String = around.clause().chars().take(40).collect();
    if near.contains('节') || near.contains("活动") {
        Kind::Event
    } else if list.contains("农产品") || list.contains("产品") {
        Kind::Product
    } else {
        Kind::Brand
    }
}

/// An item of a list, by what the list is of.
fn listed(rest: &str) -> Kind {
    let of = rest.find('等').map_or("", |at| &rest[at..]);
    let of: String = of.chars().take(8).collect();
    if of.contains("品牌") {
        Kind::Brand
    } else if of.contains("产品") {
        Kind::Product
    } else if of.contains("项目") || of.contains("工程") {
        Kind::Project
    } else if of.contains('村') {
        Kind::Village
    } else {
        Kind::Place
    }
}
