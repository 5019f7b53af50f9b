//! 云岫镇's half-year summary, one section of it, made by hand.

use jiff::civil::date;
use taizhang_doc::{
    Align, Annex, Block, Bound, BoundId, Card, Column, Inline, Item, Lead, Level, Orientation, Paper, PaperKind, Para,
    Party, PeriodName, Role, Source, Table,
};

/// Gathers bounds while blocks are written. A bound stands in the words as `[shown|sort:source]`.
#[derive(Default)]
pub(crate) struct Desk {
    pub(crate) bounds: Vec<Bound>,
}

impl Desk {
    pub(crate) fn say(&mut self, words: &str) -> Vec<Inline> {
        let mut out = Vec::new();
        for piece in words.split_inclusive([']']) {
            let (before, bound) = piece.split_once('[').unwrap_or((piece, ""));
            out.extend((!before.is_empty()).then(|| Inline::Text(before.to_owned())));
            if let Some((shown, source)) = bound.trim_end_matches(']').split_once('|') {
                out.push(Inline::Bound(self.bind(shown, source)));
            }
        }
        out
    }

    fn bind(&mut self, shown: &str, source: &str) -> BoundId {
        let (sort, code) = source.split_once(':').unwrap_or(("figure", source));
        let role = match sort {
            "date" => Role::Date,
            "claim" => Role::Claim,
            "gap" => Role::Gap,
            _ => Role::Number,
        };
        let code = code.to_owned();
        let source = match sort {
            "field" | "date" | "gap" => Source::Field(code),
            "derived" | "claim" => Source::Derived(code),
            _ => Source::Figure(code),
        };
        let at = shown.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(shown.len());
        let (value, unit) = shown.split_at(at);
        let number = role == Role::Number && !value.is_empty();
        self.bounds.push(Bound {
            shown: shown.to_owned(),
            role,
            value: number.then(|| value.to_owned()),
            unit: number.then(|| unit.to_owned()),
            basis: (source == Source::Figure("project.signed".to_owned()))
                .then(|| "正式合同签订日期在1—6月内，一个项目计一次".to_owned()),
            records: if matches!(&source, Source::Figure(code) if code.starts_with("project.signed")) {
                (1..=4).map(|n| format!("ZS-2023-0{n}")).collect()
            } else {
                Vec::new()
            },
            source,
        });
        BoundId(self.bounds.len() - 1)
    }

    pub(crate) fn led(&mut self, level: Level, lead: &str, body: &str, series: &[(&str, &str)]) -> Block {
        let lead = Lead { level, text: self.say(lead) };
        let body = self.say(body);
        let series = series.iter().map(|(topic, body)| Item { topic: self.say(topic), body: self.say(body) }).collect();
        Block::Para(Para { lead: Some(lead), body, series, apart: false })
    }

    pub(crate) fn para(&mut self, words: &str) -> Block {
        Block::Para(Para { body: self.say(words), ..Para::default() })
    }

    pub(crate) fn heading(&mut self, level: Level, words: &str) -> Block {
        Block::Heading { level, text: self.say(words) }
    }

    pub(crate) fn table(&mut self, caption: &str, columns: &[(&str, Align, u16)], rows: &[&[&str]]) -> Block {
        let caption = self.say(caption);
        let columns =
            columns.iter().map(|&(head, align, width)| Column { head: head.to_owned(), align, width }).collect();
        let rows = rows.iter().map(|row| row.iter().map(|cell| self.say(cell)).collect()).collect();
        Block::Table(Table { caption, columns, rows })
    }

    pub(crate) fn paper(self, blocks: Vec<Block>) -> Paper {
        Paper {
            kind: PaperKind { slug: "summary".into(), name: "工作总结".into() },
            title: "云岫镇2023年上半年“百县千镇万村高质量发展工程”工作总结".into(),
            issuer: "云岫镇“百千万工程”指挥部办公室".into(),
            date: date(2023, 7, 5),
            division: Party { code: "441999100000".into(), name: "云岫镇".into() },
            period: PeriodName { code: "2023H1".into(), name: "2023年上半年".into() },
            as_of: date(2023, 6, 30),
            ledger: "3f9a52".into(),
            provisional: None,
            masked: false,
            orientation: Orientation::Portrait,
            blocks,
            annexes: Vec::new(),
            bounds: self.bounds,
            cards: cards(),
        }
    }
}

fn cards() -> Vec<Card> {
    let named = [
        ("竹木精深加工项目", "8000"),
        ("竹溪谷民宿集群项目", "5200"),
        ("冷水鱼养殖加工项目", "3600"),
        ("茶旅研学营地项目", "1840"),
    ];
    let card = |(n, (name, amount)): (usize, (&str, &str))| Card {
        id: format!("ZS-2023-0{}", n + 1),
        kind: "招商项目".into(),
        name: name.into(),
        place: Some(format!("云岫镇台账.xlsx 招商项目!{}", n + 4)),
        lines: vec![("合同投资额（万元）".into(), amount.into()), ("当前阶段".into(), "签约（正式合同）".into())],
    };
    named.into_iter().enumerate().map(card).collect()
}

/// The section of samples, with a table and what frames it.
pub(crate) fn summary() -> Paper {
    let mut desk = Desk::default();
    let blocks = vec![
        desk.para("[2023年上半年|date:period]，全镇围绕招商引资、资产盘活两条主线推进各项工作。现将有关情况总结如下。"),
        desk.heading(Level::One, "主要成效"),
        investment(&mut desk),
        desk.table(
            "新签约招商项目（单位：万元）",
            &[
                ("序号", Align::Centre, 3),
                ("项目", Align::Left, 12),
                ("签约日期", Align::Centre, 7),
                ("合同投资额", Align::Right, 6),
            ],
            &[
                &["1", "竹木精深加工项目", "[3月15日|date:ZS-2023-01.signed_on]", "[8000|field:ZS-2023-01.amount]"],
                &["2", "竹溪谷民宿集群项目", "[4月20日|date:ZS-2023-02.signed_on]", "[5200|field:ZS-2023-02.amount]"],
            ],
        ),
        desk.heading(Level::One, "存在问题"),
        desk.led(
            Level::Two,
            "要素保障不足",
            "要素保障问题未解决[3项|need.open]，到位资金[〔待核：财政所〕|gap:project.funds]。",
            &[],
        ),
    ];
    desk.paper(blocks)
}

/// A short paper with two annexes: a table whose caption is the annex's title, and prose.
pub(crate) fn annexed() -> Paper {
    let mut desk = Desk::default();
    let blocks = vec![desk.para("[1—6月|date:period]，全镇新签约招商项目[4个|project.signed]。")];
    let columns = [("项目", Align::Left, 7), ("合同投资额（万元）", Align::Right, 5), ("签约日期", Align::Centre, 5)];
    let rows: [&[&str]; 2] = [
        &["竹木精深加工项目", "[8000|field:ZS-2023-01.amount]", "[3月15日|date:ZS-2023-01.signed_on]"],
        &["竹溪谷民宿集群项目", "[5200|field:ZS-2023-02.amount]", "[4月20日|date:ZS-2023-02.signed_on]"],
    ];
    let annexes = vec![
        Annex {
            title: desk.say("云岫镇[2023年上半年|date:period]新签约招商项目及要素保障情况一览表"),
            orientation: Orientation::Landscape,
            blocks: vec![desk.table("", &columns, &rows)],
        },
        Annex {
            title: desk.say("要素保障问题清单"),
            orientation: Orientation::Portrait,
            blocks: vec![
                desk.heading(Level::One, "用地问题"),
                desk.para("未解决[3项|need.open]。"),
                desk.table("用地问题", &columns[..2], &[&["旧粮所地块", "[612.38|field:DK-2023-01.appraised]"]]),
            ],
        },
    ];
    Paper { annexes, ..desk.paper(blocks) }
}

fn investment(desk: &mut Desk) -> Block {
    desk.led(
        Level::Two,
        "招商引资取得新进展",
        "[1—6月|date:period]，全镇新签约招商项目[4个|project.signed]，同比增加[1个|derived:project.signed | 同比]；合同投资额[18640万元|project.signed.amount]，同比增长[50.3%|derived:project.signed.amount | 同比]。班子引进项目（本年签约且本年动工）完成[2个|project.signed_and_started]，占年度任务[4个|target:project.signed_and_started]的[50%|project.leader.rate]，[达到序时进度|claim:project.leader.rate]。截至[6月底|date:as_of]，在谈项目[23个|project.talking]，较上年末增加[4个|derived:project.talking | 较上年末]，[均|claim:project.talking.unassigned = 0]已明确包干领导和跟踪专员；累计签约项目[17个|project.signed.cum]，合同投资额[9.64亿元|project.signed.cum.amount]，到位资金[3.13亿元|project.funds.cum]，资金到位率[32.5%|project.funds.rate]。",
        &[
            (
                "签约项目接续落地",
                "新签约的[4个|project.signed]项目分别是竹木精深加工项目（[8000万元|field:ZS-2023-01.amount]）、竹溪谷民宿集群项目（[5200万元|field:ZS-2023-02.amount]）、冷水鱼养殖加工项目（[3600万元|field:ZS-2023-03.amount]）和茶旅研学营地项目（[1840万元|field:ZS-2023-04.amount]）。其中，竹木精深加工项目[3月15日|date:ZS-2023-01.signed_on]签约、[5月17日|date:ZS-2023-01.started_on]动工，用时[63天|derived:ZS-2023-01.started_on - ZS-2023-01.signed_on]。往年签约的山泉水厂项目[4月|date:ZS-2022-06.running_on]投产，带动就业[38人|field:ZS-2022-06.jobs]。",
            ),
            (
                "用地问题加快解决",
                "竹溪谷民宿集群项目经[7次|followup.count]对接，用地方案由申请出让商住用地[46亩|field:ZS-2023-02.land]调整为租赁村集体经营性建设用地[31亩|field:ZS-2023-02.land]。旧粮所地块[9.6亩|field:DK-2023-01.area]完成资产评估，评估价[612.38万元|field:DK-2023-01.appraised]，待规划条件核定后依法公开出让。",
            ),
            (
                "协调服务跟进到位",
                "班子成员带队外出招商[6次|visit.out]，接待来访客商[19批次|visit.in]，洽谈企业[41家|visit.companies]。梳理要素保障问题[9项|need.raised]，已协调解决[6项|need.closed]",
            ),
        ],
    )
}
