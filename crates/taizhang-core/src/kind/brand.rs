//! 品牌: regional, enterprise and product brands of the town, and the special products behind them.

use jiff::civil::Date;
use taizhang_derive::Kind;

use super::{FieldId, Predicate, Questions, Record, View, choices};
use crate::base::{Count, Quantity, Steps};

/// 品牌
#[derive(Debug, Clone, PartialEq, Default, Kind)]
#[kind(code = "brand", zh = "品牌", prefix = "PP")]
pub struct Brand {
    /// 名称
    #[field(zh = "名称", key)]
    pub name: String,
    /// 品牌类别
    #[field(zh = "品牌类别", save)]
    pub sort: Option<BrandSort>,
    /// 持有（使用）单位
    #[field(zh = "持有（使用）单位", submit)]
    pub owner: Option<Box<str>>,
    /// 产品
    #[field(zh = "产品", help = "每行一种")]
    pub products: Vec<Box<str>>,
    /// 打造状态
    #[field(zh = "打造状态", save)]
    pub stage: Steps<BrandStage>,
    /// 认证（注册）名称
    #[field(zh = "认证（注册）名称", suggest("商标注册", "绿色食品", "有机产品", "地理标志", "名特优新农产品", "其他"))]
    pub certificate: Option<Box<str>>,
    /// 证书编号
    #[field(zh = "证书编号")]
    pub certificate_no: Option<Box<str>>,
    /// 证书有效期至
    #[field(zh = "证书有效期至")]
    pub valid_until: Option<Date>,
    /// 种养规模
    #[field(zh = "种养规模", help = "数和单位一起写，如：1200亩、8000只")]
    pub scale: Option<Quantity>,
    /// 年产量
    #[field(zh = "年产量", help = "数和单位一起写，如：35吨")]
    pub output: Option<Quantity>,
    /// 质量抽检
    #[field(zh = "质量抽检", unit = "批次")]
    pub tested: Option<Count>,
    /// 抽检合格
    #[field(zh = "抽检合格", unit = "批次")]
    pub passed: Option<Count>,
}

choices! {
    /// 品牌类别
    BrandSort {
        Region "region" "区域公用品牌" | "区域品牌";
        Enterprise "enterprise" "企业品牌";
        Product "product" "产品品牌" | "农产品品牌";
        Tourism "tourism" "文旅品牌" | "旅游品牌";
        Other "other" "其他品牌";
    }
}

choices! {
    /// 打造状态
    BrandStage {
        Planned "planned" "谋划" | "打造中";
        Registered "registered" "注册" | "商标注册";
        Certified "certified" "认证" | "已认证";
        Lapsed "lapsed" "失效" | "注销";
    }
}

impl Questions for Brand {
    fn predicates() -> &'static [Predicate<Self>] {
        &[Predicate {
            code: "of_company",
            zh: "富村公司持有",
            test: |brand, view| brand.of_company(view),
        }]
    }

    fn parts() -> &'static [(FieldId<Self>, FieldId<Self>)] {
        &[(Self::PASSED, Self::TESTED)]
    }

    fn label(record: &Record<Self>) -> String {
        record.name.clone()
    }
}

impl Brand {
    fn of_company(&self, view: &View<'_>) -> bool {
        let companies = view.ledger.records.of::<super::Company>();
        self.owner.as_deref().is_some_and(|owner| companies.iter().any(|company| company.name == owner))
    }
}
