//! The order of elements. `LibreOffice` forgives what Word refuses, so each element that is written is held against the
//! sequence of its type in ECMA-376.

use crate::reading::{Piece, part, parts, pieces};

/// Parent, and its children in the order of the schema. What is not listed must not be written.
const SEQUENCES: &[(&str, &str)] = &[
    (
        "w:pPr",
        "w:pStyle w:keepNext w:keepLines w:pageBreakBefore w:framePr w:widowControl w:numPr w:suppressLineNumbers w:pBdr w:shd \
         w:tabs w:suppressAutoHyphens w:kinsoku w:wordWrap w:overflowPunct w:topLinePunct w:autoSpaceDE w:autoSpaceDN w:bidi \
         w:adjustRightInd w:snapToGrid w:spacing w:ind w:contextualSpacing w:mirrorIndents w:suppressOverlap w:jc \
         w:textDirection w:textAlignment w:textboxTightWrap w:outlineLvl w:divId w:cnfStyle w:rPr w:sectPr w:pPrChange",
    ),
    (
        "w:rPr",
        "w:rStyle w:rFonts w:b w:bCs w:i w:iCs w:caps w:smallCaps w:strike w:dstrike w:outline w:shadow w:emboss w:imprint \
         w:noProof w:snapToGrid w:vanish w:webHidden w:color w:spacing w:w w:kern w:position w:sz w:szCs w:highlight w:u \
         w:effect w:bdr w:shd w:fitText w:vertAlign w:rtl w:cs w:em w:lang w:eastAsianLayout w:specVanish w:oMath",
    ),
    (
        "w:sectPr",
        "w:headerReference w:footerReference w:footnotePr w:endnotePr w:type w:pgSz w:pgMar w:paperSrc w:pgBorders \
         w:lnNumType w:pgNumType w:cols w:formProt w:vAlign w:noEndnote w:titlePg w:textDirection w:bidi w:rtlGutter w:docGrid",
    ),
    (
        "w:tblPr",
        "w:tblStyle w:tblpPr w:tblOverlap w:bidiVisual w:tblStyleRowBandSize w:tblStyleColBandSize w:tblW w:jc \
         w:tblCellSpacing w:tblInd w:tblBorders w:shd w:tblLayout w:tblCellMar w:tblLook w:tblCaption w:tblDescription",
    ),
    (
        "w:tcPr",
        "w:cnfStyle w:tcW w:gridSpan w:hMerge w:vMerge w:tcBorders w:shd w:noWrap w:tcMar w:textDirection w:tcFitText w:vAlign w:hideMark",
    ),
    ("w:tblBorders", "w:top w:left w:bottom w:right w:insideH w:insideV"),
    ("w:tblCellMar", "w:top w:left w:bottom w:right"),
    ("w:tbl", "w:tblPr w:tblGrid w:tr"),
    ("w:tblGrid", "w:gridCol"),
    ("w:tr", "w:trPr w:tc"),
    // A free choice in the schema.
    ("w:trPr", "w:cantSplit w:tblHeader"),
    ("w:tc", "w:tcPr w:p"),
    ("w:document", "w:body"),
    ("w:hdr", "w:p"),
    ("w:ftr", "w:p"),
    ("w:styles", "w:docDefaults w:latentStyles w:style"),
    ("w:docDefaults", "w:rPrDefault w:pPrDefault"),
    ("w:rPrDefault", "w:rPr"),
    ("w:pPrDefault", "w:pPr"),
    (
        "w:style",
        "w:name w:aliases w:basedOn w:next w:link w:autoRedefine w:hidden w:uiPriority w:semiHidden w:unhideWhenUsed \
         w:qFormat w:locked w:personal w:rsid w:pPr w:rPr w:tblPr w:trPr w:tcPr w:tblStylePr",
    ),
    ("w:fonts", "w:font"),
    ("w:font", "w:altName w:panose1 w:charset w:family w:notTrueType w:pitch w:sig"),
    (
        "w:settings",
        "w:writeProtection w:view w:zoom w:mirrorMargins w:defaultTabStop w:evenAndOddHeaders w:characterSpacingControl \
         w:compat w:rsids w:themeFontLang w:clrSchemeMapping w:decimalSymbol w:listSeparator",
    ),
    ("w:compat", "w:useFELayout w:compatSetting"),
    // Any order, but properties first.
    ("w:r", "w:rPr *"),
    ("w:p", "w:pPr *"),
    ("w:body", "* w:sectPr"),
];

/// What stands out of order in the parts of a document that Word reads.
pub(crate) fn disorder(docx: &[u8]) -> Vec<String> {
    let names = parts(docx);
    let word = names.iter().filter(|name| name.starts_with("word/") && !name.contains("_rels/"));
    word.flat_map(|name| out_of_order(&part(docx, name)).into_iter().map(move |fault| format!("{name}: {fault}")))
        .collect()
}

fn out_of_order(xml: &str) -> Vec<String> {
    let mut faults = Vec::new();
    // Each open element, with the place in its sequence that it has come to.
    let mut open: Vec<(String, usize)> = Vec::new();
    for piece in pieces(xml) {
        match piece {
            Piece::Open { name, .. } => {
                if let Some((parent, reached)) = open.last_mut() {
                    match place(parent, &name) {
                        Some(place) if place >= *reached => *reached = place,
                        Some(_) => faults.push(format!("{name} stands too late in {parent}")),
                        None => faults.push(format!("{parent} is not known to hold {name}")),
                    }
                }
                open.push((name, 0));
            }
            Piece::Close { .. } => drop(open.pop()),
            Piece::Text(_) => {}
        }
    }
    faults
}

/// The place of a child in the sequence of its parent.
fn place(parent: &str, child: &str) -> Option<usize> {
    let (_, sequence) = SEQUENCES.iter().find(|(name, _)| *name == parent)?;
    let any = sequence.split_whitespace().position(|name| name == "*");
    sequence.split_whitespace().position(|name| name == child).or(any)
}

#[test]
fn the_order_of_the_schema_is_told_from_any_other() {
    let ordered = "<w:pPr><w:pStyle/><w:spacing/><w:jc/></w:pPr>";
    assert!(out_of_order(ordered).is_empty());
    let faults = out_of_order("<w:pPr><w:jc/><w:spacing/><w:nonsense/></w:pPr>");
    assert_eq!(faults, ["w:spacing stands too late in w:pPr", "w:pPr is not known to hold w:nonsense"]);
}
