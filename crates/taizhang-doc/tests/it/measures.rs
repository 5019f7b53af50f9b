use taizhang_doc::flow::{Part, Style};
use taizhang_doc::measures::twips;
use taizhang_doc::{Flow, Profile};

use crate::sample;

#[test]
fn margins_of_the_standard_in_twips() {
    let page = &Profile::gbt9704().page;
    assert_eq!([page.top, page.bottom, page.left, page.right, page.footer].map(twips), [2098, 1984, 1587, 1474, 1417]);
    assert_eq!([page.width, page.height].map(twips), [11906, 16838]);
}

#[test]
fn twenty_two_lines_of_twenty_eight_characters_fill_the_type_area_and_no_more_fit() {
    let profile = Profile::gbt9704();
    let (grid, page) = (&profile.grid, &profile.page);
    assert!(grid.lines * grid.pitch <= page.depth() && (grid.lines + 1) * grid.pitch > page.depth());
    assert_eq!(profile.fit(&profile.style.body), 28);
    assert_eq!(profile.fit(&profile.style.title), 20);
}

#[test]
fn a_page_on_its_side_keeps_the_type_area_and_turns_its_head_to_the_binding() {
    let (upright, turned) = (Profile::gbt9704(), Profile::gbt9704().turned());
    let area = |profile: &Profile| (profile.page.measure(), profile.page.depth());
    let ((width, height), (long, short)) = (area(upright), area(&turned));
    assert!(long.abs_diff(height) <= 2 && short.abs_diff(width) <= 2, "{:?}", area(&turned));
    assert_eq!(turned.page.top, upright.page.left);
    assert_eq!((turned.grid.lines, turned.grid.characters), (15, 40));
    assert_eq!(*upright.lying(taizhang_doc::Orientation::Portrait), *upright);
}

#[test]
fn a_title_has_room_to_spare() {
    let profile = Profile::gbt9704();
    assert_eq!(profile.fit_title(&profile.style.title), 19);
    // Twenty characters of a face whose digits are as wide as those of the standard; of many faces they are wider.
    let lines = taizhang_doc::title::lines("云岫镇2023年上半年“百千万工程”工作总结", 19);
    assert_eq!(lines, ["云岫镇2023年上半年", "“百千万工程”工作总结"]);
}

#[test]
fn a_date_starts_two_characters_right_of_the_name_or_stands_two_from_the_edge() {
    let starts = |issuer: &str| {
        let mut paper = sample::paper(Vec::new(), Vec::new());
        issuer.clone_into(&mut paper.issuer);
        Profile::gbt9704().signature_starts(&Flow::of(&paper))
    };
    // The name is 16 characters, 2023年7月5日 six.
    assert_eq!(starts("云岫镇“百千万工程”指挥部办公室"), (20, 24));
    // A name of three characters is shorter than its date.
    assert_eq!(starts("云岫镇"), (36, 40));
}

#[test]
fn names_of_annexes_stand_under_each_other() {
    let starts = |annexes: usize| -> Vec<(usize, usize)> {
        let mut paper = sample::paper(Vec::new(), Vec::new());
        paper.annexes = vec![sample::annex("招商项目一览表", Vec::new()); annexes];
        let flow = Flow::of(&paper);
        let note = |part: &Part<'_>| match part {
            Part::Line(line) if matches!(line.style, Style::AnnexNote { .. }) => {
                Some(Profile::gbt9704().annex_note_starts(line))
            }
            _ => None,
        };
        flow.parts.iter().filter_map(note).collect()
    };
    // 附件： is three characters behind the indent of two, `1.` one.
    assert_eq!(starts(1), [(4, 10)]);
    assert_eq!(starts(2), [(4, 12), (10, 12)]);
}

#[test]
fn a_profile_whose_lines_do_not_fit_is_refused() {
    let toml = include_str!("../../profiles/gbt9704.toml");
    for (sound, faulty, why) in [
        ("pitch = 579", "pitch = 580", "22 lines of 580 twips do not fit into 12756 twips"),
        ("left = 28 ", "left = 184 ", "the margins leave no room on the page"),
        ("tracking = -5", "tracing = -5", "not a profile"),
    ] {
        assert!(toml.contains(sound));
        let error = Profile::parse(&toml.replace(sound, faulty)).unwrap_err().to_string();
        assert!(error.starts_with(why), "{error}");
    }
}
