//! Values that are made of parts: dated steps, named quantities, divisions. A part that is not what must stand there is
//! told with its place, and nothing of the value is taken: half of it would be what nobody wrote.

use std::fmt::Write;

use jiff::civil::Date;
use rust_decimal::Decimal;
use taizhang_core::kind::Opt;

use super::tree::{Json, Map};

/// The last year that a calendar knows.
pub(super) const YEARS: i16 = 9999;

/// What must stand in a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// A day with its year, `2023-06-05`.
    Day,
    /// One of these words.
    Word(&'static [&'static Opt]),
    /// A year, as a number.
    Year,
    /// A text.
    Text,
    /// A list.
    List,
    /// Parts by these names.
    Object(&'static [&'static str]),
    /// Nothing: only parts of these names are known there.
    Nothing(&'static [&'static str]),
}

/// A part that is not what must stand there.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Misfit {
    /// Where in the value: `.steps[0].on`.
    pub(super) at: String,
    /// What stands there; none where nothing does.
    pub(super) found: Option<String>,
    pub(super) wanted: Wanted,
}

/// What stands at a place of a value, which may be nothing.
#[derive(Debug)]
pub(super) struct Piece<'j, 't> {
    at: String,
    json: Option<&'j Json<'t>>,
}

impl<'j, 't> Piece<'j, 't> {
    /// The value itself.
    pub(super) const fn whole(json: &'j Json<'t>) -> Self {
        Self { at: String::new(), json: Some(json) }
    }

    /// Where something stands in it that may be missing or null.
    pub(super) fn given(self) -> Option<Self> {
        self.json.is_some_and(|json| !json.is_null()).then_some(self)
    }
}

/// An object, with its place.
#[derive(Debug)]
pub(super) struct Object<'j, 't> {
    at: String,
    map: &'j Map<'t>,
}

impl<'j, 't> Object<'j, 't> {
    /// What stands under a key of it.
    pub(super) fn piece(&self, key: &str) -> Piece<'j, 't> {
        Piece { at: format!("{}.{key}", self.at), json: self.map.get(key) }
    }
}

/// Takes a value apart, and gathers what in it does not fit: all of it, not the first.
#[derive(Debug, Default)]
pub(super) struct Apart {
    misfits: Vec<Misfit>,
}

impl Apart {
    /// What was made of the parts, where all of them fit.
    pub(super) fn end<T>(self, value: T) -> Result<T, Vec<Misfit>> {
        if self.misfits.is_empty() { Ok(value) } else { Err(self.misfits) }
    }

    fn fitting<T>(&mut self, piece: &Piece<'_, '_>, fits: Option<T>, wanted: Wanted) -> Option<T> {
        if fits.is_none() {
            self.misfits.push(Misfit { at: piece.at.clone(), found: piece.json.map(ToString::to_string), wanted });
        }
        fits
    }

    /// An object in which nothing stands but these parts.
    pub(super) fn object<'j, 't>(
        &mut self,
        piece: &Piece<'j, 't>,
        known: &'static [&'static str],
    ) -> Option<Object<'j, 't>> {
        let map = self.fitting(piece, piece.json.and_then(Json::as_object), Wanted::Object(known))?;
        let object = Object { at: piece.at.clone(), map };
        for (key, _) in map.iter().filter(|(key, _)| !known.contains(key)) {
            self.fitting(&object.piece(key), None::<()>, Wanted::Nothing(known));
        }
        Some(object)
    }

    /// What is made of each member of a list; none where one member does not fit.
    pub(super) fn each<'j, 't, T>(
        &mut self,
        piece: &Piece<'j, 't>,
        one: impl Fn(&mut Self, &Piece<'j, 't>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let list = self.fitting(piece, piece.json.and_then(Json::as_array), Wanted::List)?;
        let member = |(n, json)| Piece { at: format!("{}[{n}]", piece.at), json: Some(json) };
        let made: Vec<_> = list.iter().enumerate().map(|each| one(self, &member(each))).collect();
        made.into_iter().collect()
    }

    pub(super) fn text<'j>(&mut self, piece: &Piece<'j, '_>) -> Option<&'j str> {
        self.fitting(piece, piece.json.and_then(Json::as_str), Wanted::Text)
    }

    pub(super) fn day(&mut self, piece: &Piece<'_, '_>) -> Option<Date> {
        self.fitting(piece, piece.json.and_then(Json::as_str).and_then(whole_day), Wanted::Day)
    }

    /// `2023.0` is a whole number to whoever wrote it.
    pub(super) fn year(&mut self, piece: &Piece<'_, '_>) -> Option<i16> {
        let number = piece.json.and_then(Json::as_number).and_then(|number| number.to_string().parse::<Decimal>().ok());
        let whole = number.filter(|number| number.is_integer() && !number.is_zero() && !number.is_sign_negative());
        let year = whole.and_then(|number| i16::try_from(number).ok()).filter(|year| *year <= YEARS);
        self.fitting(piece, year, Wanted::Year)
    }

    /// A word of a list, in one of its spellings.
    pub(super) fn word(&mut self, piece: &Piece<'_, '_>, options: &'static [&'static Opt]) -> Option<&'static Opt> {
        let said = piece.json.and_then(Json::as_str);
        let opt = said.and_then(|said| options.iter().copied().find(|opt| opt.is(said)));
        self.fitting(piece, opt, Wanted::Word(options))
    }
}

/// `2023-06-05`, and no other way to write a day.
fn whole_day(text: &str) -> Option<Date> {
    text.parse().ok().filter(|day: &Date| text.len() == "2023-06-05".len() && day.to_string() == text)
}

impl Misfit {
    /// What is wrong, below the place of the value itself, and what to do; each in 中文 and English.
    pub(super) fn told(&self, above: &str) -> ([String; 2], [String; 2]) {
        let at = format!("{above}{}", self.at);
        let [mut zh, mut en] = match (&self.found, self.wanted) {
            (Some(_), Wanted::Nothing(_)) => [format!("不认得 {at} 这一项"), format!("{at} is not known")],
            (Some(found), _) => [format!("{at} 写的是 {found}"), format!("{at} is {found}")],
            (None, _) => [format!("少了 {at}"), format!("{at} is missing")],
        };
        let (wanted_zh, wanted_en) = self.wanted.told();
        // What it is a part of was not taken by half.
        write!(zh, "，{wanted_zh}。改之前，{above} 按没有填处理。").expect("a text");
        write!(en, ": {wanted_en}. Until then {above} counts as not filled.").expect("a text");
        ([zh, en], ["请对照导出的 JSON 改正。", "Correct it; compare with what was exported."].map(str::to_owned))
    }
}

impl Wanted {
    fn told(self) -> (String, String) {
        let listed = |words: &[&str]| (words.join("、"), words.join(", "));
        match self {
            Self::Day => ("应是日期，如 \"2023-06-05\"".to_owned(), "a day is wanted, like \"2023-06-05\"".to_owned()),
            Self::Word(options) => {
                let (zh, en) = listed(&options.iter().map(|opt| opt.code).collect::<Vec<_>>());
                (format!("应是其中的一个：{zh}"), format!("one of these is wanted: {en}"))
            }
            Self::Year => (format!("应是 1 到 {YEARS} 的数"), format!("a number from 1 to {YEARS} is wanted")),
            Self::Text => ("应是文字".to_owned(), "a text is wanted".to_owned()),
            Self::List => ("应是 [ ] 里的一列".to_owned(), "a list is wanted".to_owned()),
            Self::Object(known) => {
                let (zh, en) = listed(known);
                (format!("应是 {{ }} 里的 {zh}"), format!("an object is wanted, of {en}"))
            }
            Self::Nothing(known) => {
                let (zh, en) = listed(known);
                (format!("这里只有 {zh}"), format!("there is only {en}"))
            }
        }
    }
}
