//! Units of measure (计量单位) and the closed set of dimensions.

use rust_decimal::Decimal;
use rust_decimal::dec;

/// What can be added and compared. Each measure word is a dimension of its own: 户 are never added to 座.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dimension {
    /// Renminbi; base 元.
    Money,
    /// Land and floors; base 亩.
    Area,
    /// Base 米.
    Length,
    /// Base 吨.
    Mass,
    /// Base 天.
    Days,
    /// Base 个月.
    Months,
    /// Base 年.
    Years,
    /// A part of a whole; base %.
    Rate,
    /// The difference of two rates; base 个百分点.
    Points,
    /// Things counted with one measure word.
    Count(Unit),
    /// One dimension for each of another: 元/人次.
    Per(Unit, Unit),
}

macro_rules! units {
    ($($(#[$doc:meta])* $name:ident $zh:literal $(| $alias:literal)* = $factor:literal $dimension:expr;)*) => {
        /// A unit of measure. Never an organisation.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Unit { $($(#[$doc])* $name,)* }

        impl Unit {
            /// Every unit there is.
            pub const ALL: &'static [Unit] = &[$(Unit::$name),*];

            /// The word printed behind a number.
            pub const fn zh(self) -> &'static str {
                match self { $(Unit::$name => $zh,)* }
            }

            /// Every way to write the unit, the printed one first.
            pub const fn spellings(self) -> &'static [&'static str] {
                match self { $(Unit::$name => &[$zh $(, $alias)*],)* }
            }

            /// How many base units of its dimension one of it is.
            pub const fn factor(self) -> Decimal {
                match self { $(Unit::$name => dec!($factor),)* }
            }

            /// What it measures.
            pub const fn dimension(self) -> Dimension {
                use Unit::*;
                match self { $(Unit::$name => $dimension,)* }
            }
        }
    };
}

units! {
    /// 元
    Yuan "元" = 1 Dimension::Money;
    /// 万元
    WanYuan "万元" = 10000 Dimension::Money;
    /// 亿元
    YiYuan "亿元" = 100000000 Dimension::Money;
    /// 亩
    Mu "亩" = 1 Dimension::Area;
    /// 平方米: 1 ㎡ = 0.0015 亩.
    SquareMetre "平方米" | "㎡" | "m²" | "m2" | "平米" = 0.0015 Dimension::Area;
    /// 公顷
    Hectare "公顷" = 15 Dimension::Area;
    /// 平方公里
    SquareKilometre "平方公里" | "km²" = 1500 Dimension::Area;
    /// 万亩
    WanMu "万亩" = 10000 Dimension::Area;
    /// 米
    Metre "米" | "m" = 1 Dimension::Length;
    /// 万平方米
    WanSquareMetre "万平方米" | "万㎡" = 15 Dimension::Area;
    /// 公里
    Kilometre "公里" | "千米" | "km" = 1000 Dimension::Length;
    /// 吨
    Tonne "吨" = 1 Dimension::Mass;
    /// 公斤
    Kilogram "公斤" | "千克" | "kg" = 0.001 Dimension::Mass;
    /// 万吨
    WanTonne "万吨" = 10000 Dimension::Mass;
    /// 斤
    Jin "斤" = 0.0005 Dimension::Mass;
    /// 天
    Day "天" | "日" = 1 Dimension::Days;
    /// 周
    Week "周" | "个星期" = 7 Dimension::Days;
    /// 个月
    Month "个月" = 1 Dimension::Months;
    /// 年
    Year "年" = 1 Dimension::Years;
    /// %
    Percent "%" | "％" = 1 Dimension::Rate;
    /// 个百分点
    Point "个百分点" | "百分点" = 1 Dimension::Points;
    /// 个
    Ge "个" = 1 Dimension::Count(Ge);
    /// 项
    Item "项" = 1 Dimension::Count(Item);
    /// 次
    Times "次" = 1 Dimension::Count(Times);
    /// 场
    Session "场" | "场次" = 1 Dimension::Count(Session);
    /// 期
    Issue "期" = 1 Dimension::Count(Issue);
    /// 批次
    Batch "批次" | "批" = 1 Dimension::Count(Batch);
    /// 家
    Firm "家" = 1 Dimension::Count(Firm);
    /// 家次
    FirmVisit "家次" = 1 Dimension::Count(FirmVisit);
    /// 户
    Household "户" = 1 Dimension::Count(Household);
    /// 万户
    WanHousehold "万户" = 10000 Dimension::Count(Household);
    /// 座
    Seat "座" = 1 Dimension::Count(Seat);
    /// 处
    Spot "处" = 1 Dimension::Count(Spot);
    /// 宗
    Parcel "宗" = 1 Dimension::Count(Parcel);
    /// 件
    Piece "件" = 1 Dimension::Count(Piece);
    /// 株
    Tree "株" | "棵" = 1 Dimension::Count(Tree);
    /// 名
    Named "名" | "位" = 1 Dimension::Count(Named);
    /// 人
    Person "人" = 1 Dimension::Count(Person);
    /// 万人
    WanPerson "万人" = 10000 Dimension::Count(Person);
    /// 人次
    PersonTimes "人次" = 1 Dimension::Count(PersonTimes);
    /// 万人次
    WanPersonTimes "万人次" = 10000 Dimension::Count(PersonTimes);
    /// 学位, counted 个.
    SchoolPlace "个学位" | "学位" = 1 Dimension::Count(SchoolPlace);
    /// 栋
    Building "栋" | "幢" = 1 Dimension::Count(Building);
    /// 盏
    Lamp "盏" = 1 Dimension::Count(Lamp);
    /// 条
    Strip "条" = 1 Dimension::Count(Strip);
    /// 篇
    Article "篇" | "篇次" | "条次" = 1 Dimension::Count(Article);
    /// 份
    Copy "份" = 1 Dimension::Count(Copy);
    /// 套
    Set "套" = 1 Dimension::Count(Set);
    /// 间
    Room "间" = 1 Dimension::Count(Room);
    /// 倍
    Fold "倍" = 1 Dimension::Count(Fold);
    /// 台
    Machine "台" | "台套" = 1 Dimension::Count(Machine);
    /// 辆
    Car "辆" = 1 Dimension::Count(Car);
    /// 头
    Head "头" = 1 Dimension::Count(Head);
    /// 只
    Animal "只" = 1 Dimension::Count(Animal);
    /// 所
    Institution "所" = 1 Dimension::Count(Institution);
    /// 支
    Team "支" = 1 Dimension::Count(Team);
    /// 类
    Class "类" = 1 Dimension::Count(Class);
    /// 种
    Sort "种" = 1 Dimension::Count(Sort);
    /// 轮
    Round "轮" = 1 Dimension::Count(Round);
    /// 块
    Slab "块" = 1 Dimension::Count(Slab);
    /// 口
    Mouth "口" = 1 Dimension::Count(Mouth);
    /// 本
    Volume "本" | "册" = 1 Dimension::Count(Volume);
    /// 张
    Sheet "张" = 1 Dimension::Count(Sheet);
    /// 部
    Film "部" = 1 Dimension::Count(Film);
    /// 小时
    Hour "小时" | "个小时" = 1 Dimension::Count(Hour);
    /// 立方米
    CubicMetre "立方米" | "m³" = 1 Dimension::Count(CubicMetre);
    /// 千瓦
    Kilowatt "千瓦" | "kW" = 1 Dimension::Count(Kilowatt);
    /// 兆瓦
    Megawatt "兆瓦" | "MW" = 1000 Dimension::Count(Kilowatt);
    /// 千瓦时
    KilowattHour "千瓦时" | "kWh" = 1 Dimension::Count(KilowattHour);
    /// 岁
    Aged "岁" = 1 Dimension::Count(Aged);
    /// 元/人次
    YuanPerVisit "元/人次" | "元每人次" = 1 Dimension::Per(Yuan, PersonTimes);
    /// 公斤/亩
    KilogramPerMu "公斤/亩" | "公斤每亩" = 1 Dimension::Per(Kilogram, Mu);
}

impl Unit {
    /// The unit written exactly like `text`.
    pub fn named(text: &str) -> Option<Unit> {
        Unit::ALL.iter().copied().find(|unit| unit.spellings().contains(&text))
    }

    /// What it counts in when 万 or 亿 is written with the number: 元 for 万元 and 亿元, 亩 for 万亩.
    pub const fn plain(self) -> Unit {
        match self {
            Self::WanYuan | Self::YiYuan => Self::Yuan,
            Self::WanMu => Self::Mu,
            Self::WanSquareMetre => Self::SquareMetre,
            Self::WanTonne => Self::Tonne,
            Self::WanHousehold => Self::Household,
            Self::WanPerson => Self::Person,
            Self::WanPersonTimes => Self::PersonTimes,
            unit => unit,
        }
    }

    /// Whether its numbers are whole.
    pub fn is_count(self) -> bool {
        let measured = matches!(self, Self::Fold | Self::Hour | Self::CubicMetre | Self::Kilowatt | Self::KilowattHour);
        matches!(self.dimension(), Dimension::Count(_)) && self.factor() == Decimal::ONE && !measured
    }
}

impl std::fmt::Display for Unit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.zh())
    }
}

impl Unit {
    /// The unit called `text`, found when the program is compiled.
    ///
    /// # Panics
    /// When there is none: a typing error in a kind's file.
    pub const fn must(text: &str) -> Unit {
        let mut at = 0;
        while at < Unit::ALL.len() {
            let unit = Unit::ALL[at];
            if same(unit.zh().as_bytes(), text.as_bytes()) {
                return unit;
            }
            at += 1;
        }
        panic!("no such unit")
    }
}

const fn same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() {
        if a[at] != b[at] {
            return false;
        }
        at += 1;
    }
    true
}
