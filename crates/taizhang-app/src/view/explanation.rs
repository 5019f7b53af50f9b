//! What a code means.

use serde::Serialize;
use taizhang_core::base::Words;
use utoipa::ToSchema;

use super::Lang;
use crate::{Explained, Topic};

/// What a code means.
#[derive(Debug, Serialize, ToSchema)]
pub struct Explanation {
    /// The code and its name.
    #[serde(flatten)]
    pub topic: Topic,
    /// What sort of thing it is.
    pub sort: String,
    /// What is to be known of it.
    pub parts: Vec<Part>,
}

/// A part of an explanation.
#[derive(Debug, Serialize, ToSchema)]
pub struct Part {
    /// What it tells.
    pub title: String,
    /// It, line by line.
    pub lines: Vec<String>,
}

impl Explanation {
    /// Of what was explained, in a language.
    pub fn of(found: &Explained, lang: Lang) -> Self {
        let part = |(title, lines): &(Words, Vec<Words>)| Part {
            title: lang.of(title).to_owned(),
            lines: lines.iter().map(|line| lang.of(line).to_owned()).collect(),
        };
        Self {
            topic: found.topic.clone(),
            sort: lang.of(&found.sort).to_owned(),
            parts: found.parts.iter().map(part).collect(),
        }
    }
}
