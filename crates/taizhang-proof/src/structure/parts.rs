//! The parts of a 工作总结, by the words of its headings.

use super::Para;

/// Which part of a paper a paragraph belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// None that its headings tell.
    Unknown,
    /// 工作措施, 开展情况.
    Measures,
    /// 主要成效.
    Results,
    /// 存在问题.
    Problems,
    /// 下一步工作计划.
    Plans,
}

/// The first that fits counts: 下一步工作措施 is a plan.
const WORDS: &[(&str, Part)] = &[
    ("下一步", Part::Plans),
    ("下半年", Part::Plans),
    ("计划", Part::Plans),
    ("打算", Part::Plans),
    ("工作安排", Part::Plans),
    ("工作思路", Part::Plans),
    ("问题", Part::Problems),
    ("困难", Part::Problems),
    ("不足", Part::Problems),
    ("成效", Part::Results),
    ("成果", Part::Results),
    ("完成情况", Part::Results),
    ("工作回顾", Part::Results),
    ("开展情况", Part::Measures),
    ("措施", Part::Measures),
    ("做法", Part::Measures),
];

/// Says of each paragraph which part it belongs to.
pub(super) fn assign(text: &str, paras: &mut [Para]) {
    let mut part = Part::Unknown;
    for para in paras {
        let level = para.label.as_ref().map(|label| label.level).or(para.styled);
        if level == Some(1)
            && let Some(heading) = para.heading_span()
        {
            let heading = &text[heading];
            part = WORDS.iter().find(|(word, _)| heading.contains(word)).map_or(Part::Unknown, |(_, part)| *part);
        }
        para.part = part;
    }
}
