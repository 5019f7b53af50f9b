//! The style sheet: the fixed part, and what the profile says.

use std::fmt::Write as _;

use taizhang_doc::Profile;
use taizhang_doc::measures::{Line, Type};

pub(super) fn put(out: &mut String, profile: &Profile) {
    let (page, style, grid) = (&profile.page, &profile.style, &profile.grid);
    let margins = format!("{}mm {}mm {}mm {}mm", page.top, page.right, page.bottom, page.left);
    put_fmt(out, format_args!("@page{{size:{}mm {}mm;margin:{margins}}}\n", page.width, page.height));
    put_folio(out, profile);
    put_fmt(out, format_args!(".sheet{{width:{}mm;min-height:{}mm;padding:{margins}}}\n", page.width, page.height));
    put_landscape(out, profile);
    let (line, tracking) = (points(grid.pitch), f64::from(grid.tracking) / 20.0);
    put_fmt(out, format_args!(".sheet{{line-height:{line}pt;letter-spacing:{tracking}pt}}\n"));
    for (selector, set) in [
        (".addressee", &style.addressee),
        (".body", &style.body),
        ("h1", &style.title),
        ("h2,.one", &style.one),
        ("h3,.two", &style.two),
        ("h4,.three", &style.three),
        ("h5,.four", &style.four),
        (".strong", &style.strong),
        (".caption", &style.caption),
        ("th", &style.head),
        ("td", &style.cell),
        (".signature", &style.signature),
        (".date", &style.date),
        (".annex-note", &style.annex_note),
        (".annex-mark", &style.annex_mark),
        (".annex-title", &style.annex_title),
        (".notice", &style.notice),
    ] {
        put_type(out, profile, selector, set, grid.pitch);
    }
    out.push_str(include_str!("style.css"));
}

/// Pages that lie on their side.
fn put_landscape(out: &mut String, profile: &Profile) {
    let page = profile.turned().page;
    let margins = format!("{}mm {}mm {}mm {}mm", page.top, page.right, page.bottom, page.left);
    put_fmt(out, format_args!("@page landscape{{size:{}mm {}mm;margin:{margins}}}\n", page.width, page.height));
    put_fmt(
        out,
        format_args!(
            ".sheet.landscape{{page:landscape;width:{}mm;min-height:{}mm;padding:{margins}}}\n",
            page.width, page.height
        ),
    );
}

/// The page number in the margin, for printers that follow CSS.
fn put_folio(out: &mut String, profile: &Profile) {
    let folio = &profile.style.folio;
    for (pages, edge) in [(":right", "right"), (":left", "left")] {
        put_fmt(
            out,
            format_args!(
                "@page {pages}{{@bottom-{edge}{{content:\"— \" counter(page) \" —\";font:{}pt {};padding-{edge}:{}em;vertical-align:top;padding-top:5mm}}}}\n",
                half_points(folio.size),
                family(profile, &folio.face),
                folio.indent,
            ),
        );
    }
}

fn put_type(out: &mut String, profile: &Profile, selector: &str, set: &Type, pitch: u32) {
    let scope: Vec<String> = selector.split(',').map(|one| format!(".sheet {one}")).collect();
    put_fmt(out, format_args!("{}{{font-family:", scope.join(",")));
    if let Some(latin) = &set.latin {
        put_fmt(out, format_args!("{},", quoted(latin)));
    }
    let heavy = set.bold || profile.face.get(&set.face).is_some_and(|face| face.heavy);
    let weight = if heavy { 700 } else { 400 };
    put_fmt(out, format_args!("{};font-size:{}pt;font-weight:{weight}", family(profile, &set.face), half_points(set.size)));
    if let Some(colour) = &set.colour {
        put_fmt(out, format_args!(";color:#{}", plain(colour)));
    }
    let align = match set.align {
        Line::Left => "left",
        Line::Centre => "center",
        Line::Justify => "justify",
    };
    put_fmt(out, format_args!(";text-align:{align};text-indent:{}em", set.indent));
    let (before, after) = (points(set.before * pitch), points(set.after * pitch));
    put_fmt(out, format_args!(";margin:{before}pt 0 {after}pt"));
    out.push_str("}\n");
}

/// The face and what may stand in for it.
fn family(profile: &Profile, face: &str) -> String {
    let mut out = quoted(face);
    let Some(stand_in) = profile.face.get(face) else { return out };
    for instead in &stand_in.instead {
        put_fmt(&mut out, format_args!(",{}", quoted(instead)));
    }
    put_fmt(&mut out, format_args!(",{}", plain(&stand_in.generic)));
    out
}

fn quoted(face: &str) -> String {
    format!("\"{}\"", plain(face))
}

/// A name without what could end it: a profile may come from a county's own file.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-')).collect()
}

fn points(twips: u32) -> f64 {
    f64::from(twips) / 20.0
}

fn half_points(size: u32) -> f64 {
    f64::from(size) / 2.0
}

fn put_fmt(out: &mut String, words: std::fmt::Arguments<'_>) {
    out.write_fmt(words).expect("a String takes all that is written");
}
