//! The page by itself.

use crate::{rendered_text, sample};

#[test]
fn nothing_is_fetched_from_outside() {
    let html = rendered_text(&sample::summary(), "html");
    for outside in ["http:", "https:", " src=", "url(", "@import", "<link"] {
        assert!(!html.contains(outside), "{outside}");
    }
}

#[test]
fn every_link_leads_to_something_in_the_file() {
    let html = rendered_text(&sample::summary(), "html");
    let links: Vec<&str> = html.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(links.iter().any(|link| link.starts_with("card-")) && links.iter().any(|link| link.starts_with("tz_d")));
    for link in links {
        assert!(html.contains(&format!(" id=\"{link}\"")), "#{link}");
    }
}

#[test]
fn a_number_opens_its_value_its_basis_and_its_records() {
    let html = rendered_text(&sample::summary(), "html");
    let article = html.split("<article id=\"b2\">").nth(1).and_then(|rest| rest.split("</article>").next()).unwrap();
    insta::assert_snapshot!("source_of_a_number.html", article.replace("<dt>", "\n<dt>"));
}
