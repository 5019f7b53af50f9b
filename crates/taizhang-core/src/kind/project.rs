//! 招商项目: from lead to full output; money, land, who is in charge.

use jiff::civil::Date;
use taizhang_derive::Kind;

use super::{FieldId, Identity, Ledger, Measure, Need, Parcel, Predicate, Questions, Record, Staged, choices};
use crate::base::{Area, Count, Money, Period, Quantity, Steps, Unit};
use super::{Followup, View};

/// 招商项目
#[derive(Debug, Clone, PartialEq, Default, Kind)]
#[kind(code = "project", zh = "招商项目", prefix = "ZS")]
pub struct Project {
    /// 项目名称
    #[field(zh = "项目名称", key)]
    pub name: String,
    /// 投资方
    #[field(zh = "投资方", save)]
    pub investor: String,
    /// 产业类别
    #[field(zh = "产业类别", suggest("文旅", "农业", "农产品加工", "工业", "商贸物流", "康养", "新能源", "其他"))]
    pub industry: Option<Box<str>>,
    /// 合同投资额
    #[field(zh = "合同投资额", unit = "万元", submit)]
    pub amount: Option<Money>,
    /// 阶段
    #[field(zh = "阶段", save)]
    pub stage: Steps<Stage>,
    /// 累计到位资金
    #[field(zh = "累计到位资金", unit = "万元")]
    pub funds: Option<Money>,
    /// 用地需求
    #[field(zh = "用地需求", unit = "亩")]
    pub land: Option<Area>,
    /// 包干领导
    #[field(zh = "包干领导", names(Leader), submit)]
    pub leader: Option<Box<str>>,
    /// 跟踪专员
    #[field(zh = "跟踪专员", submit, person)]
    pub tracker: Option<Box<str>>,
    /// 县认定月份
    #[field(zh = "县认定月份", help = "县指挥办认定的月份；考核用县认定数")]
    pub recognised: Option<Period>,
    /// 投资方统一社会信用代码
    #[field(zh = "投资方统一社会信用代码")]
    pub credit_code: Option<Box<str>>,
    /// 建设内容与规模
    #[field(zh = "建设内容与规模")]
    pub scope: Option<Box<str>>,
    /// 其中固投
    #[field(zh = "其中固投", unit = "万元")]
    pub fixed: Option<Money>,
    /// 合同编号
    #[field(zh = "合同编号")]
    pub contract: Option<Box<str>>,
    /// 增资所属项目
    #[field(zh = "增资所属项目", help = "增资扩产的，写原项目名称；只计增加的部分")]
    pub parent: Option<Box<str>>,
    /// 联合引进镇
    #[field(zh = "联合引进镇", help = "与他镇联合引进的，写对方镇名；合同投资额按合同全额填，县里汇总只计一次")]
    pub joint: Option<Box<str>>,
    /// 供地方式
    #[field(zh = "供地方式", suggest("招拍挂", "租赁", "流转", "盘活资产", "点状供地", "其他"))]
    pub land_way: Option<Box<str>>,
    /// 预计年产值
    #[field(zh = "预计年产值", unit = "万元")]
    pub output: Option<Money>,
    /// 预计年税收
    #[field(zh = "预计年税收", unit = "万元")]
    pub tax: Option<Money>,
    /// 预计（带动）就业
    #[field(zh = "预计（带动）就业", unit = "人")]
    pub jobs: Option<Count>,
    /// 线索来源
    #[field(zh = "线索来源")]
    pub source: Option<LeadSource>,
    /// 线索提供人
    #[field(zh = "线索提供人", help = "镇村干部、乡贤或单位；只计线索数，不排名")]
    pub lead_by: Option<Box<str>>,
    /// 制约因素
    #[field(zh = "制约因素", suggest("生态保护红线", "水源保护区", "生态公益林", "永久基本农田", "国土空间规划未批", "用地指标", "权属", "交通", "其他"))]
    pub constraint: Option<Box<str>>,
    /// 暂停（终止）原因
    #[field(zh = "暂停（终止）原因")]
    pub halt: Option<Box<str>>,
    /// 暂停（终止）原因类别
    #[field(zh = "暂停（终止）原因类别")]
    pub halt_sort: Option<HaltSort>,
    /// 存在问题
    #[field(zh = "存在问题")]
    pub trouble: Option<Box<str>>,
}

choices! {
    /// 招商项目阶段
    Stage {
        Lead "lead" "线索";
        Talks "talks" "在谈" | "洽谈";
        Intent "intent" "意向（框架协议）" | "意向" | "框架协议";
        Signed "signed" "签约（正式合同）" | "签约" | "已签约" | "正式合同";
        Registered "registered" "注册";
        Land "land" "拿地" | "落实用地";
        Permit "permit" "报建";
        Started "started" "动工" | "开工" | "在建" | "动工建设";
        Finished "finished" "竣工";
        Running "running" "投产" | "运营" | "投产（运营）";
        Full "full" "达产";
        Held "held" "暂停";
        Lost "lost" "终止";
    }
}

choices! {
    /// 暂停（终止）原因类别
    HaltSort {
        Factor "factor" "用地、规划等要素制约" | "要素制约";
        Environment "environment" "生态环保限制";
        Capital "capital" "投资方资金" | "资金";
        Market "market" "市场变化" | "市场";
        Policy "policy" "产业政策";
        Elsewhere "elsewhere" "改投外地";
        Other "other" "其他";
    }
}

choices! {
    /// 线索来源
    LeadSource {
        Visit "visit" "外出招商";
        Reception "reception" "接待来访" | "接待客商";
        Fair "fair" "推介活动";
        Referral "referral" "以商招商" | "乡贤推荐";
        Superior "superior" "上级推送";
        Own "own" "企业自荐";
        Other "other" "其他";
    }
}

impl Stage {
    /// Whether a formal contract must stand behind it.
    pub fn is_signed(self) -> bool {
        (Self::Signed..=Self::Full).contains(&self)
    }

    /// Whether the project was given up, or rests.
    pub fn is_halted(self) -> bool {
        matches!(self, Self::Held | Self::Lost)
    }
}

impl Staged for Project {
    type Stage = Stage;
    const STEPS: FieldId<Self> = Self::STAGE;
    const IN_ORDER: &'static [&'static [Stage]] = &[
        &[Stage::Lead, Stage::Talks, Stage::Intent, Stage::Signed, Stage::Started, Stage::Running, Stage::Full],
        &[Stage::Permit, Stage::Finished],
        &[Stage::Started, Stage::Finished],
    ];

    fn steps(&self) -> &Steps<Stage> {
        &self.stage
    }

    // The day of signing has a rule of its own.
    fn is_dated(stage: Stage) -> bool {
        !matches!(stage, Stage::Lead | Stage::Signed)
    }
}

impl Questions for Project {
    const SHARED: bool = true;

    fn identities(record: &Record<Self>, town: &str) -> Vec<Identity> {
        record.identities(town, record.meta.is_told_apart())
    }

    fn predicates() -> &'static [Predicate<Self>] {
        &[
            Predicate { code: "started_same_year", zh: "本年签约且本年动工", test: |project, view| project.started_same_year(view) },
            Predicate { code: "unassigned", zh: "未明确包干领导或跟踪专员", test: |project, _| project.unassigned() },
            Predicate { code: "from_visit", zh: "线索来自外出招商或接待来访", test: |project, _| project.met_on_a_visit() },
            Predicate { code: "recognised", zh: "本期内经县认定", test: |project, view| project.recognised.is_some_and(|month| view.period.covers(&month)) },
            Predicate { code: "unrecognised", zh: "期末前未经县认定", test: |project, view| !project.recognised_by(view.period.last()) },
            Predicate { code: "stale", zh: "超过30天没有跟踪", test: |project, view| project.is_stale(view) },
            Predicate { code: "moved", zh: "本期内阶段有变化", test: |project, view| project.stage.moved(&view.period) },
            Predicate { code: "quiet", zh: "超过14天没有跟踪", test: |project, view| project.is_quiet(view) },
            Predicate { code: "came", zh: "本期内进入在谈，期末仍在谈", test: |project, view| project.talks(view) == (false, true) },
            Predicate { code: "went_signed", zh: "期初在谈、本期内转签约", test: |project, view| project.went(view, true) },
            Predicate { code: "went_else", zh: "期初在谈、本期内退出在谈而没有签约", test: |project, view| project.went(view, false) },
            Predicate { code: "stuck", zh: "写明存在问题或制约因素", test: |project, _| project.trouble.is_some() || project.constraint.is_some() },
            Predicate { code: "increment", zh: "属增资扩产", test: |project, _| project.parent.is_some() },
            Predicate { code: "lead_by", zh: "写明线索提供人", test: |project, _| project.lead_by.is_some() },
            Predicate { code: "constrained", zh: "写明制约因素", test: |project, _| project.constraint.is_some() },
            Predicate { code: "talked", zh: "本期内在谈过", test: |project, view| project.was_talked(view) },
            Predicate {
                code: "converted",
                zh: "本期内由在谈转签约",
                test: |project, view| project.was_talked(view) && project.stage.reached(Stage::Signed, &view.period),
            },
            Predicate { code: "signed_before", zh: "本期之前已签约", test: |project, view| project.stage.first(Stage::Signed).is_some_and(|on| on < view.period.first()) },
        ]
    }

    fn measures() -> &'static [Measure<Self>] {
        &[
            Measure {
                code: "days_to_start",
                zh: "签约至动工天数",
                unit: Unit::Day,
                of: |project, _| project.days_between(Stage::Signed, Stage::Started),
            },
            Measure {
                code: "days_in_talks",
                zh: "在谈至签约天数",
                unit: Unit::Day,
                of: |project, _| project.days_between(Stage::Talks, Stage::Signed),
            },
            Measure {
                code: "days_to_run",
                zh: "动工至投产天数",
                unit: Unit::Day,
                of: |project, _| project.days_between(Stage::Started, Stage::Running),
            },
            Measure {
                code: "days_since_contact",
                zh: "距最近一次跟踪天数",
                unit: Unit::Day,
                of: |project, view| project.days_since_contact(view),
            },
            Measure {
                code: "days_talked",
                zh: "在谈天数",
                unit: Unit::Day,
                of: |project, view| project.days_talked(view),
            },
            Measure {
                code: "contacts",
                zh: "跟踪对接次数",
                unit: Unit::Times,
                of: |project, view| Some(project.contacts(view)),
            },
        ]
    }

    fn asked(record: &Record<Self>, field: usize) -> bool {
        if field == Self::AMOUNT.index() {
            record.stands().is_some_and(Stage::is_signed)
        } else if field == Self::LEADER.index() || field == Self::TRACKER.index() {
            record.is_in_hand()
        } else {
            true
        }
    }

    fn beside(record: &Record<Self>, ledger: &Ledger) -> Vec<(&'static str, usize)> {
        let mut beside = super::rows_that(ledger, |need: &Need| need.project == record.name);
        beside.extend(super::rows_that(ledger, |parcel: &Parcel| parcel.project.as_deref() == Some(&*record.name)));
        // The last contact says what comes next.
        let contacts = super::rows_that(ledger, |contact: &Followup| contact.project == record.name);
        let day = |row: usize| ledger.records.of::<Followup>()[row].date;
        let mut contacts: Vec<_> = contacts.into_iter().rev().collect();
        contacts.sort_by_key(|(_, row)| std::cmp::Reverse(day(*row)));
        beside.extend(contacts);
        beside
    }

    fn label(record: &Record<Self>) -> String {
        record.name.clone()
    }
}

impl Project {
    /// The part of its life in which it is talked about: nothing binding is signed yet.
    pub const TALKING: [Stage; 2] = [Stage::Talks, Stage::Intent];

    /// After how many days without a contact a project that is talked about is stale.
    pub const STALE_AFTER: i32 = 30;

    /// After how many days without a contact a weekly bulletin asks for one.
    pub const QUIET_AFTER: i32 = 14;

    /// The day of the formal contract.
    pub fn signed_on(&self) -> Option<Date> {
        self.stage.first(Stage::Signed)
    }

    /// Where it stands by the clerk's word, else by its steps.
    pub fn stands(&self) -> Option<Stage> {
        self.stage.claimed.or(self.stage.last().map(|step| step.to))
    }

    /// Whether somebody must look after it: talked about, signed or built.
    pub fn is_in_hand(&self) -> bool {
        self.stands().is_some_and(|stage| (Stage::Talks..=Stage::Finished).contains(&stage))
    }

    /// Whether leader or tracker is missing.
    pub fn unassigned(&self) -> bool {
        self.leader.is_none() || self.tracker.is_none()
    }

    /// The towns that it was brought in together with.
    pub fn partners(&self) -> impl Iterator<Item = &str> {
        let text = self.joint.as_deref().unwrap_or_default();
        text.split(['、', '，', ',', '；', ';', ' ']).map(str::trim).filter(|name| !name.is_empty())
    }

    /// A contract of a firm is one, whoever registers it; so is a firm's project of one name; and what towns declare to
    /// have brought in together. What is told apart in the note is not.
    fn identities(&self, town: &str, told_apart: bool) -> Vec<Identity> {
        let mut found = Vec::new();
        if told_apart || self.name.is_empty() {
            return found;
        }
        let name: String = self.name.chars().filter(|c| !c.is_whitespace()).collect();
        if self.joint.is_some() {
            let mut towns: Vec<&str> = self.partners().chain([town]).collect();
            towns.sort_unstable();
            towns.dedup();
            found.push(Identity {
                by: ("联合引进声明", "joint declaration"),
                declared: true,
                key: format!("joint/{name}/{}", towns.join("/")),
            });
        }
        if let Some(firm) = self.credit_code.as_deref().map(str::trim).filter(|code| !code.is_empty()) {
            let contract = self.contract.as_deref().map(str::trim).filter(|contract| !contract.is_empty());
            found.extend(contract.map(|contract| Identity {
                by: ("统一社会信用代码和合同编号", "credit code and contract number"),
                declared: false,
                key: format!("contract/{firm}/{contract}"),
            }));
            found.push(Identity {
                by: ("统一社会信用代码和项目名称", "credit code and name"),
                declared: false,
                key: format!("name/{firm}/{name}"),
            });
        }
        found
    }

    /// By what it is known again in the record of another year, of the same town or of another. An increment is a project
    /// of its own.
    pub fn claims(record: &Record<Self>, town: &str) -> Vec<Identity> {
        if record.parent.is_some() || record.meta.is_told_apart() || record.name.is_empty() {
            return Vec::new();
        }
        let mut claims = record.identities(town, false);
        claims.retain(|claim| !claim.declared);
        if !record.investor.is_empty() {
            claims.push(Identity {
                by: ("投资方和项目名称", "investor and name"),
                declared: false,
                key: format!("town/{town}/{}/{}", record.investor, record.name),
            });
        }
        claims
    }

    /// The first day of each year in which it is counted as newly signed.
    pub fn signed_in_years(&self) -> Vec<Date> {
        let days = self.stage.all().iter().filter(|step| step.to == Stage::Signed).map(|step| step.on);
        let mut days: Vec<Date> = days.collect();
        days.sort_unstable();
        days.dedup_by_key(|on| on.year());
        days
    }

    fn started_same_year(&self, view: &View<'_>) -> bool {
        let year = view.period.year();
        self.stage.reached(Stage::Signed, &year) && self.stage.reached(Stage::Started, &year)
    }

    /// Whether the county had recognised it at the end of `day`.
    fn recognised_by(&self, day: Date) -> bool {
        self.recognised.is_some_and(|month| month.last() <= day)
    }

    /// Days from the last contact, or from the last step if there was none since, to the end of the period.
    fn days_since_contact(&self, view: &View<'_>) -> Option<Quantity> {
        let until = view.period.last();
        let followups = view.ledger.records.of::<Followup>().iter().filter(|row| row.project == self.name);
        let days = followups.filter_map(|row| row.date).chain(self.stage.all().iter().map(|step| step.on));
        let last = days.filter(|on| *on <= until).max()?;
        Some(Quantity::new(until.since(last).ok()?.get_days().into(), Unit::Day))
    }

    fn is_stale(&self, view: &View<'_>) -> bool {
        self.days_since_contact(view).is_some_and(|days| days.amount > Self::STALE_AFTER.into())
    }

    fn is_quiet(&self, view: &View<'_>) -> bool {
        self.days_since_contact(view).is_some_and(|days| days.amount > Self::QUIET_AFTER.into())
    }

    /// Whether it was talked about on the eve of the period, and whether it is at its end.
    fn talks(&self, view: &View<'_>) -> (bool, bool) {
        let talks = |day| self.stage.at(day).is_some_and(|stage| Self::TALKING.contains(&stage));
        (talks(view.period.eve()), talks(view.period.last()))
    }

    /// Whether it left the talks within the period, to a contract or otherwise: with what came, the whole difference
    /// between two stocks.
    fn went(&self, view: &View<'_>, signed: bool) -> bool {
        let now = self.stage.at(view.period.last());
        self.talks(view) == (true, false) && now.is_some_and(Stage::is_signed) == signed
    }

    fn met_on_a_visit(&self) -> bool {
        matches!(self.source, Some(LeadSource::Visit | LeadSource::Reception))
    }

    /// Whether it was talked about on some day of the period.
    fn was_talked(&self, view: &View<'_>) -> bool {
        let stands = |day| self.stage.at(day).is_some_and(|stage| Self::TALKING.contains(&stage));
        let entered = |stage: &Stage| self.stage.reached(*stage, &view.period);
        view.period.first().yesterday().is_ok_and(stands) || Self::TALKING.iter().any(entered)
    }

    /// Days for which it has been talked about at the end of the period.
    fn days_talked(&self, view: &View<'_>) -> Option<Quantity> {
        let last = view.period.last();
        self.stage.at(last).filter(|stage| Self::TALKING.contains(stage))?;
        let since = Self::TALKING.iter().filter_map(|stage| self.stage.first(*stage)).min()?;
        let days = last.since(since).ok()?.get_days();
        (days >= 0).then(|| Quantity::new(days.into(), Unit::Day))
    }

    fn days_between(&self, from: Stage, to: Stage) -> Option<Quantity> {
        let span = self.stage.first(to)?.since(self.stage.first(from)?).ok()?;
        // Steps in the wrong order are told by a rule; no paper says that something took -28 days.
        let days = span.get_days();
        (days >= 0).then(|| Quantity::new(days.into(), Unit::Day))
    }

    /// Contacts up to the end of the period; for a project signed by then, up to signing.
    fn contacts(&self, view: &View<'_>) -> Quantity {
        let until = self.signed_on().filter(|on| *on <= view.period.last()).unwrap_or(view.period.last());
        let followups = view.ledger.records.of::<Followup>().iter();
        let count = followups.filter(|row| row.project == self.name && row.date.is_some_and(|on| on <= until)).count();
        Quantity::new(count.into(), Unit::Times)
    }
}
