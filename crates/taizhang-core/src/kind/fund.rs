//! 资金争取: asked for, approved, received, spent.

use jiff::civil::Date;
use taizhang_derive::Kind;

use super::{Amounts, FieldId, Questions, Record, choices};
use crate::base::{Count, Money};

/// 资金争取
#[derive(Debug, Clone, PartialEq, Default, Kind)]
#[kind(code = "fund", zh = "资金争取", prefix = "ZJ")]
pub struct Fund {
    /// 资金名称
    #[field(zh = "资金名称", key)]
    pub name: String,
    /// 类别
    #[field(zh = "类别", save)]
    pub sort: Option<FundSort>,
    /// 资金级次
    #[field(zh = "资金级次", suggest("中央", "省级", "市级", "县级", "其他"))]
    pub level: Option<Box<str>>,
    /// 用于工程
    #[field(zh = "用于工程")]
    pub works: Option<Box<str>>,
    /// 申请日期
    #[field(zh = "申请日期")]
    pub applied_on: Option<Date>,
    /// 申请金额
    #[field(zh = "申请金额", unit = "万元")]
    pub applied: Option<Money>,
    /// 批复日期
    #[field(zh = "批复日期")]
    pub approved_on: Option<Date>,
    /// 批复文号
    #[field(zh = "批复文号", numbered)]
    pub approval: Option<Box<str>>,
    /// 批复金额
    #[field(zh = "批复金额", unit = "万元")]
    pub approved: Option<Money>,
    /// 分项构成
    #[field(zh = "分项构成", help = "一笔资金分几项用的写，如：公厕维修3.2万元；户厕奖补4.5万元；各项之和等于批复金额")]
    pub heads: Amounts,
    /// 奖补户数
    #[field(zh = "奖补户数", unit = "户")]
    pub households: Option<Count>,
    /// 奖补标准
    #[field(zh = "奖补标准", unit = "元", help = "每户多少元")]
    pub standard: Option<Money>,
    /// 发行日期
    #[field(zh = "发行日期", help = "专项债填")]
    pub issued_on: Option<Date>,
    /// 发行金额
    #[field(zh = "发行金额", unit = "万元", help = "专项债填")]
    pub issued: Option<Money>,
    /// 到账日期
    #[field(zh = "到账日期")]
    pub received_on: Option<Date>,
    /// 到账金额
    #[field(zh = "到账金额", unit = "万元")]
    pub received: Option<Money>,
    /// 累计支出
    #[field(zh = "累计支出", unit = "万元")]
    pub spent: Option<Money>,
    /// 支出截至
    #[field(zh = "支出截至")]
    pub spent_by: Option<Date>,
    /// 责任单位
    #[field(zh = "责任单位", names(Office), office)]
    pub office: Option<Box<str>>,
}

choices! {
    /// 资金类别
    FundSort {
        Subsidy "subsidy" "财政补助" | "补助";
        Bond "bond" "专项债" | "专项债券";
        Aid "aid" "帮扶资金";
        Gift "gift" "社会捐赠" | "捐赠";
        Other "other" "其他";
    }
}

impl Questions for Fund {
    fn spans() -> &'static [(FieldId<Self>, FieldId<Self>)] {
        &[(Self::APPLIED_ON, Self::APPROVED_ON), (Self::APPROVED_ON, Self::RECEIVED_ON)]
    }

    fn label(record: &Record<Self>) -> String {
        record.name.clone()
    }
}
