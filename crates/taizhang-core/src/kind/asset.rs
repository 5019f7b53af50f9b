//! 资产资源: state and collective assets, from idle to put to use.

use jiff::civil::Date;
use rust_decimal::Decimal;
use taizhang_derive::Kind;

use super::{FieldId, Ledger, Parcel, Predicate, Questions, Record, View, choices, Stocktake};
use crate::base::{Area, Money, Steps};

/// 资产资源
#[derive(Debug, Clone, PartialEq, Default, Kind)]
#[kind(code = "asset", zh = "资产资源", prefix = "ZC")]
pub struct Asset {
    /// 名称
    #[field(zh = "名称", key)]
    pub name: String,
    /// 类别
    #[field(zh = "类别", save, suggest("房屋", "土地", "校舍", "厂房", "商铺", "山林", "水库（山塘）", "设备", "其他"))]
    pub sort: Option<Box<str>>,
    /// 权属性质
    #[field(zh = "权属性质", save)]
    pub ownership: Option<Ownership>,
    /// 权属单位
    #[field(zh = "权属单位", save)]
    pub owner: Option<Box<str>>,
    /// 坐落
    #[field(zh = "坐落")]
    pub location: Option<Box<str>>,
    /// 面积
    #[field(zh = "面积", unit = "平方米")]
    pub area: Option<Area>,
    /// 账面净值
    #[field(zh = "账面净值", unit = "元")]
    pub book: Option<Money>,
    /// 使用状态
    #[field(zh = "使用状态", save)]
    pub state: Steps<AssetState>,
    /// 盘活方式
    #[field(zh = "盘活方式", suggest("出租", "合作经营", "自主经营", "共享共用", "调剂使用", "收储", "处置", "其他"))]
    pub way: Option<Box<str>>,
    /// 年收益
    #[field(zh = "年收益", unit = "万元")]
    pub income: Option<Money>,
    /// 责任单位
    #[field(zh = "责任单位", names(Office), submit, office)]
    pub office: Option<Box<str>>,
    /// 权证号（无证原因）
    #[field(zh = "权证号（无证原因）")]
    pub deed: Option<Box<str>>,
    /// 建成年份
    #[field(zh = "建成年份")]
    pub built: Option<Decimal>,
    /// 承租人
    #[field(zh = "承租人", sensitive)]
    pub tenant: Option<Box<str>>,
    /// 合同起
    #[field(zh = "合同起")]
    pub lease_from: Option<Date>,
    /// 合同止
    #[field(zh = "合同止")]
    pub lease_until: Option<Date>,
    /// 评估值
    #[field(zh = "评估值", unit = "万元")]
    pub appraised: Option<Money>,
    /// 安全等级
    #[field(zh = "安全等级", suggest("A", "B", "C", "D"))]
    pub safety: Option<Box<str>>,
    /// 关联项目
    #[field(zh = "关联项目", names(Project))]
    pub project: Option<Box<str>>,
    /// 拟盘活方案
    #[field(zh = "拟盘活方案")]
    pub scheme: Option<Box<str>>,
}

choices! {
    /// 权属性质
    Ownership {
        State "state" "国有";
        Collective "collective" "集体";
        Other "other" "其他";
    }
}

choices! {
    /// 使用状态
    AssetState {
        InUse "in_use" "在用";
        Idle "idle" "闲置" | "低效";
        Planned "planned" "拟盘活";
        Revived "revived" "已盘活" | "盘活";
        Reserved "reserved" "收储" | "已收储";
        Disposed "disposed" "处置" | "已处置";
    }
}

impl Questions for Asset {
    fn predicates() -> &'static [Predicate<Self>] {
        &[
            Predicate { code: "state_owned", zh: "国有资产", test: |asset, _| asset.ownership == Some(Ownership::State) },
            Predicate { code: "seen", zh: "本期内盘点过", test: |asset, view| asset.rounds(view.ledger).any(|row| row.on.is_some_and(|on| view.period.holds(on))) },
            Predicate { code: "unseen", zh: "年初以来没有盘点过", test: |asset, view| asset.of_the_year(view).next().is_none() },
            Predicate { code: "off", zh: "年初以来盘点账实不符", test: |asset, view| asset.of_the_year(view).any(|row| row.differs()) },
            Predicate { code: "off_mended", zh: "年初以来盘点账实不符、期末前已整改", test: |asset, view| asset.of_the_year(view).any(|row| row.differs() && row.mended_by(view.period.last())) },
            Predicate { code: "off_late", zh: "账实不符、逾期未整改", test: |asset, view| asset.of_the_year(view).any(|row| row.is_late(view.period.last())) },
            Predicate { code: "collective", zh: "集体资产", test: |asset, _| asset.ownership == Some(Ownership::Collective) },
        ]
    }

    fn beside(record: &Record<Self>, ledger: &Ledger) -> Vec<(&'static str, usize)> {
        let mut beside = super::rows_that(ledger, |parcel: &Parcel| parcel.asset.as_deref() == Some(&*record.name));
        // The last round says how it stands.
        beside.extend(super::rows_that(ledger, |found: &Stocktake| found.asset == record.name).into_iter().rev());
        beside
    }

    fn spans() -> &'static [(FieldId<Self>, FieldId<Self>)] {
        &[(Self::LEASE_FROM, Self::LEASE_UNTIL)]
    }

    fn label(record: &Record<Self>) -> String {
        record.name.clone()
    }
}

impl Asset {
    /// What rounds of stocktaking found of it.
    fn rounds<'l>(&'l self, ledger: &'l Ledger) -> impl Iterator<Item = &'l Record<Stocktake>> {
        ledger.records.of::<Stocktake>().iter().filter(|row| row.asset == self.name && row.is_done())
    }

    /// The same, from 1 January to the end of the period.
    fn of_the_year<'l>(&'l self, view: &View<'l>) -> impl Iterator<Item = &'l Record<Stocktake>> {
        let days = view.period.year_to_date();
        self.rounds(view.ledger).filter(move |row| row.on.is_some_and(|on| days.holds(on)))
    }

    /// Whether the owner is a village or a body of villagers.
    pub fn owner_is_collective(&self) -> bool {
        let ends = ["村", "社区", "村委会", "居委会", "村民小组", "合作社", "联合社", "经联社"];
        self.owner.as_deref().is_some_and(|owner| ends.iter().any(|end| owner.ends_with(end)))
    }

    /// Whether the owner is an office of the state.
    pub fn owner_is_state(&self) -> bool {
        let ends = ["政府", "局", "财政所", "镇", "街道办事处"];
        self.owner.as_deref().is_some_and(|owner| ends.iter().any(|end| owner.ends_with(end)))
    }
}
