//! The drawing of a sheet's notes. It is VML, which is often no well-formed XML: so it is read as text.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use taizhang_package::xml;

const SHAPE_TYPE: &str = concat!(
    r##"<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">"##,
    r##"<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>"##,
);

/// Takes the boxes of `removed` cells out of a drawing, and puts boxes for `added` ones in; none where no shape is left.
pub(super) fn patch(
    text: Option<&str>,
    number: usize,
    added: &BTreeMap<(u32, u32), String>,
    removed: &BTreeSet<(u32, u32)>,
) -> Option<String> {
    let empty = empty(number);
    let text = text.unwrap_or(&empty);
    let shapes = shapes(text);
    let mut edits: Vec<(Range<usize>, String)> = shapes
        .iter()
        .filter(|shape| cell_of(&text[(*shape).clone()]).is_some_and(|at| removed.contains(&at)))
        .map(|shape| (shape.clone(), String::new()))
        .collect();
    if edits.len() == shapes.len() && added.is_empty() {
        return None;
    }
    let left = xml::spliced(text, edits.clone());
    let kept: BTreeSet<_> = shapes.iter().filter_map(|shape| cell_of(&text[shape.clone()])).collect();
    let mut new = if text.contains(r#"id="_x0000_t202""#) { String::new() } else { SHAPE_TYPE.to_owned() };
    let first = ids(&left).max().unwrap_or(0).max(number * 1024) + 1;
    let fresh = added.iter().filter(|(at, _)| removed.contains(at) || !kept.contains(at));
    new.extend(fresh.enumerate().map(|(index, (at, note))| shape(first + index, *at, note)));
    let end = text.rfind("</xml>").unwrap_or(text.len());
    edits.push((end..end, new));
    Some(xml::spliced(text, edits))
}

fn empty(number: usize) -> String {
    format!(
        "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" \
         xmlns:x=\"urn:schemas-microsoft-com:office:excel\">\
         <o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"{number}\"/></o:shapelayout></xml>"
    )
}

/// Where the shapes stand.
fn shapes(text: &str) -> Vec<Range<usize>> {
    const END: &str = "</v:shape>";
    let starts = text
        .match_indices("<v:shape")
        .map(|(at, _)| at)
        .filter(|at| text[at + "<v:shape".len()..].starts_with([' ', '\t', '\r', '\n', '>']));
    starts.filter_map(|start| Some(start..start + text[start..].find(END)? + END.len())).collect()
}

/// The cell whose note a shape is.
fn cell_of(shape: &str) -> Option<(u32, u32)> {
    let note = shape.contains(r#"ObjectType="Note""#) || shape.contains("ObjectType='Note'");
    let number = |name: &str| -> Option<u32> {
        let rest = shape.split_once(&format!("<x:{name}>"))?.1;
        rest.split('<').next()?.trim().parse().ok()
    };
    if note { Some((number("Row")? + 1, number("Column")? + 1)) } else { None }
}

/// The numbers that shapes of the drawing have already.
fn ids(text: &str) -> impl Iterator<Item = usize> {
    text.split("_x0000_s").skip(1).filter_map(|rest| {
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        rest[..digits].parse().ok()
    })
}

/// A box wide enough for a sentence, and as high as the note needs: twenty-four characters a line.
fn shape(id: usize, (row, column): (u32, u32), note: &str) -> String {
    let lines: usize = note.lines().map(|line| line.chars().count().div_ceil(24).max(1)).sum();
    let height = 10 + 13 * lines;
    format!(
        "<v:shape id=\"_x0000_s{id}\" type=\"#_x0000_t202\" style=\"position:absolute;margin-left:60pt;margin-top:2pt;\
         width:230pt;height:{height}pt;z-index:1;visibility:hidden\" fillcolor=\"#ffffe1\" o:insetmode=\"auto\">\
         <v:fill color2=\"#ffffe1\"/><v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/>\
         <v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div></v:textbox>\
         <x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill>\
         <x:Row>{}</x:Row><x:Column>{}</x:Column></x:ClientData></v:shape>",
        row - 1,
        column - 1
    )
}
