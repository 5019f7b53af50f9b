//! 地块: from the application to the hand-over, or to the lease; what the law and the map allow on it.

use jiff::civil::Date;
use taizhang_derive::Kind;

use super::{FieldId, Ledger, Measure, Predicate, Project, Questions, Record, Staged, View, choices};
use crate::base::{Area, Money, Quantity, Steps, Unit};

/// 地块
#[derive(Debug, Clone, PartialEq, Default, Kind)]
#[kind(code = "parcel", zh = "地块", prefix = "DK")]
pub struct Parcel {
    /// 地块名称
    #[field(zh = "地块名称", key)]
    pub name: String,
    /// 供地方式
    #[field(zh = "供地方式", save)]
    pub route: Option<Route>,
    /// 权属单位
    #[field(zh = "权属单位", help = "出让的写土地权利人，出租的写出租方")]
    pub owner: Option<Box<str>>,
    /// 面积
    #[field(zh = "面积", unit = "亩", save)]
    pub area: Option<Area>,
    /// 土地用途
    #[field(zh = "土地用途", save, suggest("工业用地", "商业服务业用地", "商住用地", "仓储用地", "公共服务用地", "集体经营性建设用地", "农用地", "林地", "其他"))]
    pub usage: Option<Box<str>>,
    /// 阶段
    #[field(zh = "阶段", save)]
    pub stage: Steps<ParcelStage>,
    /// 评估价
    #[field(zh = "评估价", unit = "万元")]
    pub appraised: Option<Money>,
    /// 收储价
    #[field(zh = "收储价", unit = "万元")]
    pub reserve_price: Option<Money>,
    /// 起始价（底价）
    #[field(zh = "起始价（底价）", unit = "万元")]
    pub floor: Option<Money>,
    /// 成交价
    #[field(zh = "成交价", unit = "万元")]
    pub price: Option<Money>,
    /// 竞得人（受让方）
    #[field(zh = "竞得人（受让方）", help = "成交之前一律留空")]
    pub winner: Option<Box<str>>,
    /// 承租方
    #[field(zh = "承租方")]
    pub tenant: Option<Box<str>>,
    /// 租期
    #[field(zh = "租期", unit = "年")]
    pub term: Option<Quantity>,
    /// 年租金
    #[field(zh = "年租金", unit = "万元")]
    pub rent: Option<Money>,
    /// 关联项目
    #[field(zh = "关联项目", names(Project))]
    pub project: Option<Box<str>>,
    /// 关联资产
    #[field(zh = "关联资产", help = "资产台账里的名称；收储的只在一处计数")]
    pub asset: Option<Box<str>>,
    /// 制约因素
    #[field(zh = "制约因素", suggest("生态保护红线", "饮用水水源保护区", "生态公益林", "永久基本农田", "国土空间规划未批复", "无新增建设用地指标", "权属争议"), help = "每行一个")]
    pub constraints: Vec<Box<str>>,
    /// 评估机构
    #[field(zh = "评估机构")]
    pub appraiser: Option<Box<str>>,
    /// 挂牌截止日期
    #[field(zh = "挂牌截止日期")]
    pub listed_until: Option<Date>,
    /// 公告文号
    #[field(zh = "公告文号", numbered)]
    pub notice: Option<Box<str>>,
}

choices! {
    /// 供地方式
    Route {
        Auction "auction" "招拍挂" | "出让" | "公开出让";
        Agreement "agreement" "协议出让";
        Allocation "allocation" "划拨";
        Collective "collective" "集体经营性建设用地入市" | "集体经营性建设用地";
        Lease "lease" "租赁" | "出租";
        Transfer "transfer" "流转" | "农用地流转";
        Swap "swap" "置换";
        Share "share" "入股";
        Other "other" "其他";
    }
}

choices! {
    /// 地块阶段
    ParcelStage {
        Applied "applied" "申请" | "申请收储";
        Appraised "appraised" "评估" | "完成评估";
        Approved "approved" "批准收储" | "同意收储" | "批准";
        Contracted "contracted" "签订收储合同" | "收储合同";
        Reserved "reserved" "收储入库" | "已收储" | "收储";
        Announced "announced" "公告" | "发布公告";
        Listed "listed" "挂牌" | "挂牌中";
        Sold "sold" "成交" | "已成交";
        Paid "paid" "缴清价款" | "缴款";
        Handed "handed" "交地" | "已交地";
        Leased "leased" "签订租赁（流转）合同" | "签订租赁合同" | "签订流转合同" | "已租赁";
        Registered "registered" "登记备案" | "备案";
        Ended "ended" "终止";
    }
}

impl Staged for Parcel {
    type Stage = ParcelStage;
    const STEPS: FieldId<Self> = Self::STAGE;
    const IN_ORDER: &'static [&'static [ParcelStage]] = &[
        &[
            ParcelStage::Applied,
            ParcelStage::Appraised,
            ParcelStage::Approved,
            ParcelStage::Contracted,
            ParcelStage::Reserved,
            ParcelStage::Announced,
            ParcelStage::Listed,
            ParcelStage::Sold,
            ParcelStage::Paid,
            ParcelStage::Handed,
        ],
        &[ParcelStage::Leased, ParcelStage::Registered],
    ];

    fn steps(&self) -> &Steps<ParcelStage> {
        &self.stage
    }

    fn is_dated(stage: ParcelStage) -> bool {
        stage != ParcelStage::Applied
    }
}

impl Questions for Parcel {
    fn predicates() -> &'static [Predicate<Self>] {
        &[
            Predicate { code: "reserving", zh: "已申请收储，尚未成交", test: |parcel, view| parcel.is_reserving(view.period.last()) },
            Predicate { code: "moved", zh: "本期内阶段有变化", test: |parcel, view| parcel.stage.moved(&view.period) },
            Predicate { code: "constrained", zh: "有制约因素", test: |parcel, _| !parcel.constraints.is_empty() },
            Predicate { code: "farmland", zh: "农用地、林地流转", test: |parcel, _| parcel.route == Some(Route::Transfer) },
        ]
    }

    /// The project that it is for.
    fn beside(record: &Record<Self>, ledger: &Ledger) -> Vec<(&'static str, usize)> {
        super::rows_that(ledger, |project: &Project| record.project.as_deref() == Some(&*project.name))
    }

    fn measures() -> &'static [Measure<Self>] {
        &[
            Measure { code: "days_listed", zh: "公告至成交天数", unit: Unit::Day, of: |parcel, _| parcel.days_listed() },
            Measure { code: "days_left", zh: "距挂牌截止天数", unit: Unit::Day, of: |parcel, view| parcel.days_left(view) },
        ]
    }

    fn label(record: &Record<Self>) -> String {
        record.name.clone()
    }
}

impl Parcel {
    /// Whether the sale is done at the end of `day`.
    pub fn sold_by(&self, day: Date) -> bool {
        self.stage.first(ParcelStage::Sold).is_some_and(|on| on <= day)
    }

    /// Whether the state is taking it in, or has it, and nobody has bought it yet.
    pub fn is_reserving(&self, day: Date) -> bool {
        let stands = self.stage.at(day);
        stands.is_some_and(|stage| (ParcelStage::Applied..ParcelStage::Sold).contains(&stage))
    }

    /// Whether whoever bids most gets it.
    pub fn is_sold_in_public(&self) -> bool {
        matches!(self.route, Some(Route::Auction | Route::Collective))
    }

    /// Days until the listing ends; the next day that the law sets.
    fn days_left(&self, view: &View<'_>) -> Option<Quantity> {
        let days = self.listed_until?.since(view.period.last()).ok()?.get_days();
        (days >= 0).then(|| Quantity::new(days.into(), Unit::Day))
    }

    fn days_listed(&self) -> Option<Quantity> {
        let (from, to) = (self.stage.first(ParcelStage::Announced)?, self.stage.first(ParcelStage::Sold)?);
        let days = to.since(from).ok()?.get_days();
        (days >= 0).then(|| Quantity::new(days.into(), Unit::Day))
    }
}
