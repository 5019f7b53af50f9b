//! Days, months and periods as they are written: 2023-06-05, 6.5, 二〇二三年六月五日, 6月中旬, 1—6月.

mod grammar;

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::cursor::Cursor;
use super::misread::Misread;
use crate::base::period::Period;

pub(super) use grammar::dated;

/// A part of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Xun {
    /// 月初, the first ten days.
    Start,
    /// 上旬, the first ten days.
    Upper,
    /// 中旬, the 11th to the 20th.
    Middle,
    /// 下旬, from the 21st.
    Lower,
    /// 月底、月末, from the 21st; 截至6月底 means its last day.
    End,
}

impl Xun {
    /// 初 上旬 中旬 下旬 底.
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Start => "初",
            Self::Upper => "上旬",
            Self::Middle => "中旬",
            Self::Lower => "下旬",
            Self::End => "底",
        }
    }
}

/// When something was: to the day, or as near as was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum When {
    /// A day.
    Day(Date),
    /// A month.
    Month {
        /// Its year.
        year: i16,
        /// 1 to 12.
        month: i8,
    },
    /// A part of a month.
    Xun {
        /// Its year.
        year: i16,
        /// 1 to 12.
        month: i8,
        /// Which part.
        part: Xun,
    },
    /// A year.
    Year(i16),
    /// 1—6月, 上半年, 6月12日—18日.
    Range(Period),
}

impl When {
    /// From its first to its last day.
    pub fn span(&self) -> Period {
        let months = |year, from, to| Period::months(year, from, to).expect("checked when it was read");
        match *self {
            Self::Day(day) => Period::new(day, day).expect("one day"),
            Self::Month { year, month } => months(year, month, month),
            Self::Year(year) => months(year, 1, 12),
            Self::Range(period) => period,
            Self::Xun { year, month, part } => {
                let whole = months(year, month, month);
                let tenth = whole.first().checked_add(9.days()).expect("within the month");
                let twentieth = whole.first().checked_add(19.days()).expect("within the month");
                let next = |day: Date| day.tomorrow().expect("within the month");
                let (first, last) = match part {
                    Xun::Start | Xun::Upper => (whole.first(), tenth),
                    Xun::Middle => (next(tenth), twentieth),
                    Xun::Lower | Xun::End => (next(twentieth), whole.last()),
                };
                Period::new(first, last).expect("in order")
            }
        }
    }

    /// The day, where it is known to the day.
    pub fn day(&self) -> Option<Date> {
        match self {
            Self::Day(day) => Some(*day),
            _ => None,
        }
    }
}

/// One date as written, perhaps without its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Stamp {
    /// The year, where it was written.
    pub year: Option<i16>,
    /// The rest.
    pub part: Part,
}

/// What of a year was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// All of it.
    Year,
    /// 上半年, 下半年.
    Half(i8),
    /// 一季度.
    Quarter(i8),
    /// 6月.
    Month(i8),
    /// 6月中旬.
    Xun(i8, Xun),
    /// 6月5日.
    Day(i8, i8),
    /// 25日, of a month that stands elsewhere.
    DayOfMonth(i8),
}

/// A date or a range of dates as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Dated {
    /// The date, or the first.
    pub from: Stamp,
    /// The last, of a range.
    pub to: Option<Stamp>,
}

impl Stamp {
    fn zh(self) -> String {
        let year = self.year.map_or(String::new(), |year| format!("{year}年"));
        let part = match self.part {
            Part::Year => String::new(),
            Part::Half(half) => if half == 1 { "上半年" } else { "下半年" }.to_owned(),
            Part::Quarter(quarter) => format!("{quarter}季度"),
            Part::Month(month) => format!("{month}月"),
            Part::Xun(month, xun) => format!("{month}月{}", xun.zh()),
            Part::Day(month, day) => format!("{month}月{day}日"),
            Part::DayOfMonth(day) => format!("{day}日"),
        };
        year + &part
    }

    fn in_year(self, year: Option<i16>) -> Result<When, Misread> {
        // A leap year stands in for none: what it has not, no year has.
        let year_or_leap = self.year.or(year).unwrap_or(2000);
        let no = || Misread::NoSuchDay(self.zh());
        let months = |from, to| Period::months(year_or_leap, from, to).map(When::Range).map_err(|_| no());
        let month_exists = |month| Date::new(year_or_leap, month, 1).map_err(|_| no());
        let when = match self.part {
            Part::Year => month_exists(1).map(|_| When::Year(year_or_leap)),
            Part::Half(half) => months(half * 6 - 5, half * 6),
            Part::Quarter(quarter @ 1..=4) => months(quarter * 3 - 2, quarter * 3),
            Part::Month(month) => month_exists(month).map(|_| When::Month { year: year_or_leap, month }),
            Part::Xun(month, part) => month_exists(month).map(|_| When::Xun { year: year_or_leap, month, part }),
            Part::Day(month, day) => Date::new(year_or_leap, month, day).map(When::Day).map_err(|_| no()),
            Part::DayOfMonth(1..=31) => Err(Misread::NoMonth(self.zh())),
            Part::Quarter(_) | Part::DayOfMonth(_) => Err(no()),
        }?;
        if self.year.or(year).is_none() { Err(Misread::NoYear(self.zh())) } else { Ok(when) }
    }
}

impl Dated {
    /// What it says, where `year` is the year of all that has none.
    ///
    /// # Errors
    /// When there is no year at all, or no such day.
    pub fn in_year(&self, year: Option<i16>) -> Result<When, Misread> {
        let Some(to) = self.to else { return self.from.in_year(year) };
        let from_year = self.from.year.or(to.year.filter(|_| self.from.part != Part::Year)).or(year);
        let first = self.from.in_year(from_year)?.span().first();
        let written = to.year.or(self.from.year).or(year);
        let mut last = to.in_year(written)?.span().last();
        if last < first && to.year.is_none() && matches!(to.part, Part::Day(..)) {
            last = to.in_year(written.map(|year| year + 1))?.span().last(); // 12月28日—1月3日
        }
        let backwards = |_| Misread::Backwards(format!("{}—{}", self.from.zh(), to.zh()));
        Period::new(first, last).map(When::Range).map_err(backwards)
    }
}

/// Reads a whole cell as a day, a month, a part of one, a year or a range; `year` is taken where none is written.
///
/// # Errors
/// When it is none, names a day that does not exist, or lacks its year.
pub fn read(text: &str, year: Option<i16>) -> Result<When, Misread> {
    let mut cur = Cursor::new(text);
    cur.skip_spaces();
    if cur.is_end() {
        return Err(Misread::Empty);
    }
    let not_a_day = || Misread::NotADay { text: text.trim().to_owned() };
    let dated = dated(&mut cur, false)?.ok_or_else(not_a_day)?;
    let end = cur;
    drop_weekday(&mut cur);
    drop_time(&mut cur);
    cur.skip_spaces();
    if !cur.is_end() {
        let number = text[..end.at()].trim().to_owned();
        return Err(Misread::TrailingWords { number, rest: end.rest().trim().to_owned() });
    }
    dated.in_year(year)
}

/// （星期一）, 周一.
fn drop_weekday(cur: &mut Cursor<'_>) {
    let mut ahead = *cur;
    ahead.skip_spaces();
    let bracket = ahead.eat('(');
    let weekday = ahead.eat_word(&["星期", "周", "礼拜"]).is_some()
        && ahead.eat_any(&['一', '二', '三', '四', '五', '六', '日', '天']).is_some();
    if weekday && (!bracket || ahead.eat(')')) {
        *cur = ahead;
    }
}

/// 00:00:00, T08:30, 上午9时.
fn drop_time(cur: &mut Cursor<'_>) {
    let mut ahead = *cur;
    ahead.eat('T');
    ahead.skip_spaces();
    let named = ahead.eat_word(&["上午", "下午", "中午", "晚上", "晚", "早上"]).is_some();
    let mut marks = 0;
    let mut digits = 0;
    while let Some(c) = ahead.peek() {
        match c {
            '0'..='9' => digits += 1,
            ':' | '时' | '点' | '分' | '秒' | '半' => marks += 1,
            '.' | 'Z' if marks > 0 => {}
            _ => break,
        }
        ahead.bump();
    }
    if (digits > 0 && marks > 0) || (named && ahead.is_end()) {
        *cur = ahead;
    }
}

/// The day of an Excel serial number in the 1900 system, whose 29 February 1900 never was.
///
/// # Errors
/// For 60, which is that day, and for numbers outside Excel's calendar (1 to 2958465).
pub fn from_serial(serial: i64) -> Result<Date, Misread> {
    let no = || Misread::NoSuchDay(serial.to_string());
    let days = match serial {
        1..=59 => serial + 1,
        61..=2_958_465 => serial,
        _ => return Err(no()),
    };
    date(1899, 12, 30).checked_add(days.days()).map_err(|_| no())
}
