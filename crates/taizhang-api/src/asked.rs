//! What a request asks for, checked before its body is looked at.

use std::convert::Infallible;
use std::fmt::{self, Display};

use axum::extract::{FromRequestParts, Path, Query};
use axum::http::HeaderMap;
use axum::http::header::{ACCEPT, ACCEPT_LANGUAGE};
use axum::http::request::Parts;
use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Deserializer};
use taizhang_app::view::Lang;
use taizhang_app::{Date, Period, Words};
use utoipa::openapi::schema::Type;
use utoipa::openapi::{KnownFormat, ObjectBuilder, RefOr, Schema, SchemaFormat};
use utoipa::{PartialSchema, ToSchema};

use crate::problem::{Fault, Problem};

/// The parameters of a request.
pub(crate) struct Asked<T>(pub(crate) T);

impl<S: Sync, T: DeserializeOwned> FromRequestParts<S> for Asked<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        match Query::try_from_uri(&parts.uri) {
            Ok(Query(asked)) => Ok(Self(asked)),
            Err(error) => Err(unclear(&error)),
        }
    }
}

/// The name in the path.
pub(crate) struct Named(pub(crate) String);

impl<S: Send + Sync> FromRequestParts<S> for Named {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let path = Path::<String>::from_request_parts(parts, state).await;
        path.map(|Path(name)| Self(name)).map_err(|error| unclear(&error))
    }
}

fn unclear(error: &impl std::error::Error) -> Problem {
    let why = error.source().map_or_else(|| error.to_string(), ToString::to_string);
    Problem::from(Fault::Unclear).detailed(Words::new(format!("看不懂的地方：{why}"), format!("not understood: {why}")))
}

/// The language of the answer: what is asked for, else what the client prefers, else Chinese.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Spoken(pub(crate) Lang);

impl Spoken {
    pub(crate) fn of(parts: &Parts) -> Self {
        let query = parts.uri.query().unwrap_or_default();
        let asked = query.split('&').find_map(|pair| language(pair.strip_prefix("lang=")?));
        let preferred = || by_weight(&parts.headers, &ACCEPT_LANGUAGE).iter().find_map(|tag| language(tag));
        Self(asked.or_else(preferred).unwrap_or(Lang::Zh))
    }
}

impl<S: Sync> FromRequestParts<S> for Spoken {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(parts))
    }
}

/// The language of `zh-CN`.
fn language(tag: &str) -> Option<Lang> {
    match tag.split('-').next() {
        Some("zh") => Some(Lang::Zh),
        Some("en") => Some(Lang::En),
        _ => None,
    }
}

/// The media types that the client takes, the best first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Accepted(Vec<String>);

impl Accepted {
    /// The first of the media types that is as welcome as any; none where none is welcome at all.
    pub(crate) fn best<'a, T>(&self, offered: &'a [T], media_type: impl Fn(&T) -> &str) -> Option<&'a T> {
        let fits = |range: &str, media_type: &str| {
            let plain = media_type.split(';').next().unwrap_or(media_type);
            let whole =
                range.strip_suffix("/*").is_some_and(|sort| sort == "*" || plain.split('/').next() == Some(sort));
            whole || range == plain
        };
        self.0.iter().find_map(|range| offered.iter().find(|one| fits(range, media_type(one))))
    }
}

impl Display for Accepted {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0.join(", "))
    }
}

impl<S: Sync> FromRequestParts<S> for Accepted {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let taken = by_weight(&parts.headers, &ACCEPT);
        Ok(Self(if parts.headers.contains_key(ACCEPT) { taken } else { vec!["*/*".to_owned()] }))
    }
}

/// The values of a header, `;q=0` left out, the weightiest first, in lower case and without their parameters.
fn by_weight(headers: &HeaderMap, name: &axum::http::HeaderName) -> Vec<String> {
    let values = headers.get_all(name).iter().filter_map(|value| value.to_str().ok());
    let mut found = Vec::new();
    for one in values.flat_map(|value| value.split(',')) {
        let mut parts = one.split(';').map(str::trim);
        let value = parts.next().unwrap_or_default().to_ascii_lowercase();
        let weight = parts.find_map(|part| part.strip_prefix("q=")).map_or(1000, thousandths);
        if !value.is_empty() && weight > 0 {
            found.push((weight, value));
        }
    }
    found.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    found.into_iter().map(|(_, value)| value).collect()
}

/// `0.8` in thousandths: a weight has at most three digits.
fn thousandths(weight: &str) -> u32 {
    let (whole, part) = weight.split_once('.').unwrap_or((weight, ""));
    let part: u32 = format!("{part:0<3}").get(..3).and_then(|digits| digits.parse().ok()).unwrap_or(0);
    if whole == "0" { part } else { 1000 }
}

/// A parameter that is read as the command reads it; its schema says how programs write it.
macro_rules! said {
    ($($(#[$doc:meta])* $name:ident($type:ty) = $schema:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub(crate) struct $name(pub(crate) $type);

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                String::deserialize(from)?.parse().map(Self).map_err(Error::custom)
            }
        }

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                $schema(ObjectBuilder::new().schema_type(Type::String)).into()
            }
        }

        impl ToSchema for $name {}
    )*};
}

said! {
    /// A period, by its code or its name.
    Over(Period) = |text: ObjectBuilder| text.pattern(Some(r"^20[0-9]{2}(H[12]|Q[1-4]|-(0[1-9]|1[0-2]))?$"));
    /// A day.
    Day(Date) = |text: ObjectBuilder| text.format(Some(SchemaFormat::KnownFormat(KnownFormat::Date)));
}

/// A parameter that is a whole number within bounds.
macro_rules! counted {
    ($($(#[$doc:meta])* $name:ident($type:ty) = $first:literal..=$last:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, Deserialize)]
        #[serde(try_from = "i64")]
        pub(crate) struct $name(pub(crate) $type);

        impl TryFrom<i64> for $name {
            type Error = String;

            fn try_from(number: i64) -> Result<Self, String> {
                let (first, last): ($type, $type) = ($first, $last);
                let fitting = <$type>::try_from(number).ok().filter(|number| (first..=last).contains(number));
                fitting.map(Self).ok_or_else(|| format!("{number}（{first}—{last}）"))
            }
        }

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                let (first, last): ($type, $type) = ($first, $last);
                ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(first)).maximum(Some(last)).into()
            }
        }

        impl ToSchema for $name {}
    )*};
}

counted! {
    /// A year that a ledger is kept in.
    Year(i16) = 2000..=2099;
    /// The number of an edition.
    Number(u32) = 1..=u32::MAX;
}

/// The value of `lang`. It is read by [`Spoken`]; here it is held against what it may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Language {
    /// 中文
    Zh,
    /// English
    En,
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn accepted(header: &'static str) -> Accepted {
        let headers = HeaderMap::from_iter([(ACCEPT, HeaderValue::from_static(header))]);
        Accepted(by_weight(&headers, &ACCEPT))
    }

    #[test]
    fn the_most_welcome_of_what_is_offered_is_chosen() {
        let offered = ["application/pdf", "text/html; charset=utf-8", "text/plain; charset=utf-8"];
        let best = |header| accepted(header).best(&offered, |one| one).copied();
        assert_eq!(best("*/*"), Some(offered[0]));
        assert_eq!(best("text/*"), Some(offered[1]));
        assert_eq!(best("text/plain, text/html;q=0.9"), Some(offered[2]));
        assert_eq!(best("text/plain;q=0.5,TEXT/HTML;q=0.75"), Some(offered[1]));
        assert_eq!(best("image/png, application/pdf;q=0"), None);
        assert_eq!(best("text/plain;q=0.123456, application/pdf;q=1.000"), Some(offered[0]));
    }
}
