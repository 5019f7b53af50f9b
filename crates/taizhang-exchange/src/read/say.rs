//! What a clerk is told about a cell: what stands there, what it means for the numbers, the one thing to do.

use rust_decimal::Decimal;
use taizhang_core::base::numeral::Misread;
use taizhang_core::base::numeral::day::When;
use taizhang_core::base::{Notice, QuantityError, Unit};
use taizhang_core::kind::read::Unfit;
use taizhang_core::kind::{FieldInfo, KindInfo, Opt, Shape};

use crate::message;

/// A cell of a record, for words about it.
pub(crate) struct About<'a> {
    pub(crate) kind: &'static KindInfo,
    pub(crate) field: &'a FieldInfo,
    pub(crate) stage: Option<&'static Opt>,
    /// What stands there.
    pub(crate) text: &'a str,
    /// What the record is called, where the row says.
    pub(crate) label: &'a str,
}

/// A sort of finding with its words.
pub(crate) struct Told {
    pub(crate) sort: &'static Notice,
    pub(crate) message: [String; 2],
    pub(crate) help: [String; 2],
}

impl About<'_> {
    /// 动工日期, 合同投资额.
    pub(crate) fn title(&self) -> String {
        match self.stage {
            Some(stage) => format!("{}日期", short(stage)),
            None => self.field.zh.to_owned(),
        }
    }

    /// “竹木精深加工项目”的合同投资额, or only 这一格.
    fn owned(&self) -> String {
        if self.label.is_empty() { "这一格".to_owned() } else { format!("“{}”的{}", self.label, self.title()) }
    }

    /// What it means for the numbers as long as it stands.
    fn effect(&self) -> [String; 2] {
        match self.field.shape {
            Shape::Money | Shape::Area | Shape::Count | Shape::Quantity | Shape::Number => {
                [format!("改之前，{}不计入合计。", self.owned()), "Until then it is in no total.".to_owned()]
            }
            Shape::Day | Shape::Period if self.field.role.when => [
                format!("{}要有具体日期才能计入次数，现在没有把它算进去。", self.kind.zh),
                "Without its day it is not counted.".to_owned(),
            ],
            Shape::Steps(_) if self.stage.is_some() => [
                format!("{}按日期统计，现在没有把它算进去。", self.stage.map_or("", short)),
                "Stages are counted by their days: this one is not.".to_owned(),
            ],
            _ => ["改之前，这一格按没有填处理。".to_owned(), "Until then the cell counts as not filled.".to_owned()],
        }
    }

    /// Puts together what stands there, why it is not read, and what follows.
    fn told(&self, sort: &'static Notice, why: &str, why_en: &str, help: [String; 2]) -> Told {
        let [effect, effect_en] = self.effect();
        let message = [
            format!("{}写的是“{}”，{why}。{effect}", self.title(), self.text),
            format!("{} reads “{}”: {why_en}. {effect_en}", self.title(), self.text),
        ];
        Told { sort, message, help }
    }

    /// Why the cell could not be read.
    pub(crate) fn unfit(&self, unfit: &Unfit) -> Told {
        match unfit {
            Unfit::Numeral(misread) => self.misread(misread),
            Unfit::NoUnit => self.told(
                &message::NUMBER_UNIT,
                "没有写单位",
                "no unit stands with the number",
                message::said("请把单位一起写上，如：4个、2000万元。", "Write the unit with it: 4个, 2000万元."),
            ),
            Unfit::Range => self.told(&message::NUMBER_RANGE, "是一个范围", "a range", one_number()),
            Unfit::NoDay(when) => self.no_day(*when),
            Unfit::Option { nearest } => self.no_word(nearest),
            Unfit::Flag => self.told(
                &message::FLAG_UNREAD,
                "看不出是还是否",
                "neither 是 nor 否",
                message::said("请填“是”或“否”，也可以留空。", "Write 是 or 否, or leave it blank."),
            ),
            Unfit::Period => self.told(
                &message::PERIOD_UNREAD,
                "读不成统计时段",
                "no period",
                message::said(
                    "请写成“2023年6月”“2023年上半年”这样的时段。",
                    "Write a period such as 2023年6月 or 2023年上半年.",
                ),
            ),
            Unfit::Quantity(error) => self.no_quantity(*error),
        }
    }

    fn misread(&self, misread: &Misread) -> Told {
        let en = misread.to_string();
        let is_day = self.stage.is_some() || matches!(self.field.shape, Shape::Day | Shape::Period);
        let why = match misread {
            Misread::Empty | Misread::NotANumber { .. } if is_day => "看不出是哪一天".to_owned(),
            Misread::Empty | Misread::NotANumber { .. } => "读不成一个数".to_owned(),
            Misread::NotADay { .. } => "看不出是哪一天".to_owned(),
            Misread::TrailingWords { number, rest } => format!("“{number}”后面的“{rest}”读不懂"),
            Misread::Ambiguous(readings) => format!("可以读成 {}", readings.join("，也可以读成 ")),
            Misread::OutOfRange => "数太大或小数位太多".to_owned(),
            Misread::Backwards(_) => "后面的小于前面的，前后可能写反了".to_owned(),
            Misread::Range { .. } => "是一个范围".to_owned(),
            Misread::WrongUnit { found, wanted } => format!("单位是“{found}”，这一列要“{wanted}”"),
            Misread::Unfit { error, .. } => return self.no_quantity(*error),
            Misread::NoYear(_) => "没有写年份，“说明”表里也没有填统计年度".to_owned(),
            Misread::NoMonth(_) => "没有写是几月".to_owned(),
            Misread::NoSuchDay(_) => "日历上没有这一天".to_owned(),
        };
        let (sort, help): (&'static Notice, _) = match misread {
            Misread::NoYear(_) => (
                &message::DAY_YEAR,
                message::said(
                    "请在“说明”表填统计年度，或把年份写上。",
                    "Fill 统计年度 on the sheet 说明, or write the year.",
                ),
            ),
            Misread::Ambiguous(_) if is_day => (&message::DAY_AMBIGUOUS, a_day()),
            _ if is_day => (&message::DAY_UNREAD, a_day()),
            Misread::Range { .. } => (&message::NUMBER_RANGE, one_number()),
            Misread::WrongUnit { .. } => (
                &message::NUMBER_UNIT,
                message::said(
                    "请换算成表头的单位，或查一查是不是填错了列。",
                    "Convert it to the unit of the head, or move it to its column.",
                ),
            ),
            _ => (&message::NUMBER_UNREAD, one_number()),
        };
        self.told(sort, &why, &en, help)
    }

    fn no_day(&self, when: When) -> Told {
        let (why, en) = match when {
            When::Month { .. } => ("只到月", "only a month"),
            When::Year(_) => ("只到年", "only a year"),
            When::Xun { .. } => ("不是具体的一天", "a part of a month, no day"),
            When::Range(_) | When::Day(_) => ("是一段时间，不是一天", "a stretch of days, not one"),
        };
        let mut told = self.told(&message::DAY_NOT_WHOLE, why, en, a_day());
        if matches!(when, When::Xun { .. }) && self.field.role.when && self.stage.is_none() {
            told.message[0] = format!(
                "{kind}{field}写的是“{text}”。{kind}要有具体日期才能计入次数。",
                kind = self.kind.zh,
                field = self.field.zh,
                text = self.text
            );
        }
        told
    }

    fn no_word(&self, nearest: &[&'static str]) -> Told {
        let help = if nearest.is_empty() {
            message::said("请从下拉框里选一个。", "Choose one from the drop-down.")
        } else {
            [
                format!("请改为“{}”，或从下拉框里选。", nearest.join("”“")),
                format!("Write one of {}, or choose from the drop-down.", nearest.join(", ")),
            ]
        };
        self.told(&message::WORD_UNKNOWN, "不在可选的词里", "not one of the words offered", help)
    }

    fn no_quantity(&self, error: QuantityError) -> Told {
        let (why, en) = match error {
            QuantityError::Negative => ("小于 0", "less than nothing"),
            QuantityError::TooFine if self.field.shape == Shape::Money => ("不足 1 分", "finer than a 分"),
            QuantityError::TooFine => ("不是整数", "no whole number"),
            QuantityError::Dimensions(..) | QuantityError::NoBase | QuantityError::OutOfRange => {
                ("数太大", "out of range")
            }
        };
        let help = message::said("请核对这个数和它的单位。", "Check the number and its unit.");
        self.told(&message::NUMBER_UNFIT, why, en, help)
    }

    /// 35000000 in a column of 万元.
    pub(crate) fn slip(&self, amount: Decimal) -> Told {
        let wan = Decimal::from(10_000);
        let (yi, right) = ((amount / wan).normalize(), (amount / wan).normalize());
        let [effect, effect_en] = self.effect();
        let amount = amount.normalize();
        Told {
            sort: &message::NUMBER_SLIP,
            message: [
                format!("{}填的是 {amount}。这一列以“万元”计，合 {yi} 亿元，多半是按“元”填的。{effect}", self.title()),
                format!(
                    "{} is {amount}. The column is in 万元, which makes {yi} 亿元: most likely it was typed in 元. {effect_en}",
                    self.title()
                ),
            ],
            help: [format!("若是 {right} 万元，请改为 {right}。"), format!("If {right} 万元 is meant, write {right}.")],
        }
    }

    /// A number that is large, and may be right.
    pub(crate) fn large(&self, amount: Decimal) -> Told {
        let yi = (amount / Decimal::from(10_000)).normalize();
        Told {
            sort: &message::NUMBER_LARGE,
            message: [
                format!("{}合 {yi} 亿元，数很大。现在按这个数计入合计。", self.title()),
                format!("{} makes {yi} 亿元, which is much. It is counted as it stands.", self.title()),
            ],
            help: message::said("请核对单位是不是“万元”。", "Check that it is in 万元."),
        }
    }

    /// 约3000.
    pub(crate) fn hedged(&self, plain: &str) -> Told {
        Told {
            sort: &message::NUMBER_HEDGED,
            message: [
                format!("{}写的是“{}”，现在按 {plain} 计入合计。", self.title(), self.text),
                format!("{} reads “{}”; it is counted as {plain}.", self.title(), self.text),
            ],
            help: message::said(
                "有准数请改成准数；没有就填“待核”。",
                "Write the exact number if there is one, else 待核.",
            ),
        }
    }

    /// `#REF!`
    pub(crate) fn error(&self) -> Told {
        self.told(
            &message::CELL_ERROR,
            "是公式出错的标记，不是数据",
            "the mark of a broken formula",
            message::said("请改好公式，或直接填上数。", "Mend the formula, or type the value."),
        )
    }

    /// 6.1 as a number: Excel drops the zero of 6.10.
    pub(crate) fn dotted(&self, month: i64, day: i64) -> Told {
        let why = format!("可以是 {month}月{day}日，也可以是 {month}月{day}0日（表格会把末尾的 0 去掉）");
        let en = format!("could be {month}-{day} or {month}-{day}0: a spreadsheet drops the last zero");
        self.told(&message::DAY_AMBIGUOUS, &why, &en, a_day())
    }

    /// A cell that must be filled to save.
    pub(crate) fn missing(&self) -> Told {
        let owned = if self.label.is_empty() { "这一行".to_owned() } else { format!("“{}”", self.label) };
        Told {
            sort: &message::CELL_MISSING,
            message: [
                format!(
                    "{owned}没有填{}。{}",
                    self.title(),
                    if self.field.role.key {
                        "少了它，认不出是哪一条。"
                    } else {
                        "这是必填的一格。"
                    }
                ),
                format!("{} is not filled, and must be.", self.title()),
            ],
            help: message::said("请补上；一时查不到就填“待核”。", "Fill it, or write 待核 for now."),
        }
    }

    /// The unit column says what is no unit of the field.
    pub(crate) fn no_unit(&self, said: &str, wanted: Option<Unit>) -> Told {
        let why = match wanted {
            Some(unit) => format!("旁边写的单位“{said}”与“{unit}”不是一类"),
            None => format!("旁边写的单位“{said}”不认得"),
        };
        let help = message::said("请核对单位那一格。", "Check the cell of the unit.");
        self.told(&message::NUMBER_UNIT, &why, &format!("the unit beside it, {said}, does not fit"), help)
    }
}

/// 签约（正式合同） is 签约 in 签约日期.
fn short(stage: &'static Opt) -> &'static str {
    stage.zh.split_once('（').map_or(stage.zh, |(front, _)| front)
}

fn one_number() -> [String; 2] {
    message::said("请只填一个数；一时查不到就填“待核”。", "Write one number, or 待核 while it is being found out.")
}

fn a_day() -> [String; 2] {
    message::said(
        "请填哪一天；一时查不到就填“待核”，可以先保存，报送前补上。",
        "Write the day; or 待核 for now: it can be saved, and is due before the submission.",
    )
}
