//! The small parts of the package.

use taizhang_doc::{Paper, Profile};

use crate::xml::{escape_into, escaped};

/// The namespace of the manifest's part.
const MANIFEST: &str = "urn:taizhang:manifest";

pub(super) const RELS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>"#,
    r#"<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>"#,
    r#"<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties" Target="docProps/app.xml"/>"#,
    r"</Relationships>"
);

/// Odd and even footers; punctuation squeezed as in every Chinese Word; no gap between Chinese and digits is widened.
pub(super) const SETTINGS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#,
    r#"<w:zoom w:percent="100"/><w:defaultTabStop w:val="640"/><w:evenAndOddHeaders/>"#,
    r#"<w:characterSpacingControl w:val="compressPunctuation"/>"#,
    r#"<w:compat><w:useFELayout/>"#,
    r#"<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>"#,
    r#"<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>"#,
    r"</w:settings>"
);

pub(super) const ITEM_PROPS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="no"?>"#,
    r#"<ds:datastoreItem ds:itemID="{6B1D5A7E-2C43-4C7B-9E0A-7A2F5C1E8D31}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">"#,
    r#"<ds:schemaRefs><ds:schemaRef ds:uri="urn:taizhang:manifest"/></ds:schemaRefs></ds:datastoreItem>"#
);

pub(super) const ITEM_RELS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps" Target="itemProps1.xml"/>"#,
    r"</Relationships>"
);

/// The numbers of the headers' and footers' relationships, as the document names them.
pub(super) const FOOTER_ODD: &str = "rId4";
pub(super) const FOOTER_EVEN: &str = "rId5";
pub(super) const HEADER_ODD: &str = "rId7";
pub(super) const HEADER_EVEN: &str = "rId8";

pub(super) fn content_types(with_header: bool) -> String {
    let mut out = String::from(concat!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#,
        r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
        r#"<Default Extension="xml" ContentType="application/xml"/>"#,
    ));
    let word = |part: &str, kind: &str| {
        format!(
            r#"<Override PartName="/word/{part}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>"#
        )
    };
    let parts = [
        ("document", "document.main"),
        ("styles", "styles"),
        ("settings", "settings"),
        ("fontTable", "fontTable"),
        ("footer1", "footer"),
        ("footer2", "footer"),
    ];
    let headers: &[_] = if with_header { &[("header1", "header"), ("header2", "header")] } else { &[] };
    out.extend(parts.iter().chain(headers).map(|(part, kind)| word(part, kind)));
    out.push_str(concat!(
        r#"<Override PartName="/customXml/itemProps1.xml" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/>"#,
        r#"<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>"#,
        r#"<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>"#,
        "</Types>",
    ));
    out
}

pub(super) fn document_rels(with_header: bool) -> String {
    let mut out = String::from(concat!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    ));
    let rel = |id: &str, kind: &str, target: &str| {
        format!(
            r#"<Relationship Id="{id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/>"#
        )
    };
    let parts = [
        ("rId1", "styles", "styles.xml"),
        ("rId2", "settings", "settings.xml"),
        ("rId3", "fontTable", "fontTable.xml"),
        (FOOTER_ODD, "footer", "footer1.xml"),
        (FOOTER_EVEN, "footer", "footer2.xml"),
        ("rId6", "customXml", "../customXml/item1.xml"),
    ];
    let headers: &[_] =
        if with_header { &[(HEADER_ODD, "header", "header1.xml"), (HEADER_EVEN, "header", "header2.xml")] } else { &[] };
    out.extend(parts.iter().chain(headers).map(|(id, kind, target)| rel(id, kind, target)));
    out.push_str("</Relationships>");
    out
}

/// The page number between two dashes, one character from the outer edge.
pub(super) fn footer(profile: &Profile, edge: &str) -> String {
    let folio = &profile.style.folio;
    let (characters, twips) = (folio.indent * 100, folio.indent * folio.size * 10);
    format!(
        concat!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
            r#"<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr>"#,
            r#"<w:pStyle w:val="Footer"/><w:ind w:{edge}Chars="{characters}" w:{edge}="{twips}"/><w:jc w:val="{edge}"/></w:pPr>"#,
            r#"<w:r><w:t xml:space="preserve">— </w:t></w:r>"#,
            r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>"#,
            r#"<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#,
            r#"<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>"#
        ),
        edge = edge,
        characters = characters,
        twips = twips
    )
}

/// What each page of a provisional paper says.
pub(super) fn header(notice: &str) -> String {
    format!(
        concat!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
            r#"<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr>"#,
            r#"<w:pStyle w:val="Header"/></w:pPr><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p></w:hdr>"#
        ),
        escaped(notice)
    )
}

/// The manifest as a part of its own. Its text is the JSON.
pub(super) fn manifest(json: &str) -> String {
    let mut out = String::with_capacity(json.len() * 5 / 4);
    out.push_str(r#"<?xml version="1.0" encoding="UTF-8"?><manifest xmlns=""#);
    out.push_str(MANIFEST);
    out.push_str(r#"">"#);
    escape_into(&mut out, json);
    out.push_str("</manifest>");
    out
}

pub(super) fn core(paper: &Paper) -> String {
    // Of a masked paper nobody learns the day.
    let date = if paper.masked { paper.date.first_of_year() } else { paper.date };
    let day = format!("{:04}-{:02}-{:02}T00:00:00Z", date.year(), date.month(), date.day());
    format!(
        concat!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
            r#"<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" "#,
            r#"xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" "#,
            r#"xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">"#,
            "<dc:title>{title}</dc:title><dc:subject>{kind}</dc:subject><dc:creator>{issuer}</dc:creator>",
            "<cp:keywords>{period}</cp:keywords><cp:lastModifiedBy>{issuer}</cp:lastModifiedBy>",
            r#"<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>"#,
            r#"<dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified></cp:coreProperties>"#
        ),
        title = escaped(&paper.title),
        kind = escaped(&paper.kind.name),
        issuer = escaped(&paper.issuer),
        period = escaped(&paper.period.name),
        day = day
    )
}

pub(super) fn app(paper: &Paper) -> String {
    format!(
        concat!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
            r#"<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">"#,
            "<Application>Taizhang</Application><Company>{}</Company></Properties>"
        ),
        escaped(&paper.issuer)
    )
}
