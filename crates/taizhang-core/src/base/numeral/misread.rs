//! Why a text is no number and no day, with enough for the clerk's message.

use rust_decimal::Decimal;

use crate::base::quantity::QuantityError;
use crate::base::unit::Unit;

/// Why a text was not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Misread {
    /// Nothing but blanks.
    #[error("nothing is written here")]
    Empty,
    /// No number begins at this character, counted from 0.
    #[error("no number begins at character {at} of {text:?}")]
    NotANumber {
        /// The whole text.
        text: String,
        /// Where it stopped making sense.
        at: usize,
    },
    /// No day, month or period.
    #[error("{text:?} is no day")]
    NotADay {
        /// The whole text.
        text: String,
    },
    /// A number with words behind it that are no unit.
    #[error("after {number:?} stands {rest:?}, which is no unit")]
    TrailingWords {
        /// What was understood.
        number: String,
        /// What was not.
        rest: String,
    },
    /// More than one way to read it.
    #[error("could be {}", .0.join(" or "))]
    Ambiguous(Vec<String>),
    /// More digits than can be kept exactly.
    #[error("more digits than can be kept exactly")]
    OutOfRange,
    /// A range whose end is below its beginning.
    #[error("the range ends below its beginning: {0}")]
    Backwards(String),
    /// A range where one number is needed.
    #[error("{from} to {to} is a range, one number is needed")]
    Range {
        /// The lower end.
        from: Decimal,
        /// The upper end.
        to: Decimal,
    },
    /// It measures something else.
    #[error("written in {found}, wanted in {wanted}")]
    WrongUnit {
        /// As written.
        found: Unit,
        /// As the place asks.
        wanted: Unit,
    },
    /// A part of a person, fewer than none.
    #[error("{value} {unit}: {error}")]
    Unfit {
        /// The number.
        value: Decimal,
        /// What is counted.
        unit: Unit,
        /// Why not.
        error: QuantityError,
    },
    /// A day without its year.
    #[error("{0:?} has no year")]
    NoYear(String),
    /// A day without its month.
    #[error("{0:?} has no month")]
    NoMonth(String),
    /// 6月31日.
    #[error("there is no such day: {0}")]
    NoSuchDay(String),
}

impl Misread {
    /// What the clerk reads.
    pub fn zh(&self) -> String {
        match self {
            Self::Empty => "没有填写".to_owned(),
            Self::NotANumber { text, at } => {
                let rest: String = text.chars().skip(*at).take(6).collect();
                if rest.is_empty() {
                    format!("“{text}”里没有数")
                } else {
                    format!("“{text}”从“{rest}”起读不成数")
                }
            }
            Self::NotADay { text } => format!("“{text}”不是日期，请写成2023年6月5日、2023-06-05或6月5日"),
            Self::TrailingWords { number, rest } => {
                format!("“{number}”后面的“{rest}”读不懂，请只写数和单位，说明写到备注里")
            }
            Self::Ambiguous(readings) => format!("可以读成{}，请改成只有一种读法的写法", readings.join("，也可以读成")),
            Self::OutOfRange => "数太大或小数位太多".to_owned(),
            Self::Backwards(text) => format!("“{text}”后面的小于前面的，前后可能写反了"),
            Self::Range { from, to } => format!("写的是{from}到{to}的范围，这里要填一个数"),
            Self::WrongUnit { found, wanted } => format!("写的单位是“{found}”，这里要“{wanted}”"),
            Self::Unfit { value, unit, .. } => format!("{value}不是整数或小于0，{unit}数要填0或正整数"),
            Self::NoYear(text) => format!("“{text}”没有年份，请写明是哪一年"),
            Self::NoMonth(text) => format!("“{text}”没有月份，请写明是几月"),
            Self::NoSuchDay(text) => format!("没有“{text}”这一天，请核对日期"),
        }
    }
}
