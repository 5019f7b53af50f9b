//! The shipped catalogue, and what the compiler of definitions says of wrong ones.

use taizhang_core::catalogue::Catalogue;

/// Compiles one definition and prints what is wrong with it.
fn faults(text: &str) -> String {
    match Catalogue::compile(&[("县.toml", text)]) {
        Ok(catalogue) => format!("{} compiled", catalogue.all().len()),
        Err(faults) => {
            let told = faults.iter().map(|fault| format!("{} {}", fault.place, fault.message.en));
            told.collect::<Vec<_>>().join("\n")
        }
    }
}

#[test]
fn the_shipped_catalogue_compiles() {
    let catalogue = Catalogue::shipped();
    assert!(catalogue.all().len() >= 45, "{}", catalogue.all().len());
    let mut codes: Vec<_> = catalogue.all().iter().map(|definition| &definition.code).collect();
    codes.sort();
    codes.dedup();
    assert_eq!(codes.len(), catalogue.all().len());
}

#[test]
fn all_faults_are_told_at_once_with_their_lines() {
    let text = r#"
[figure."a"]
name = "甲"
unit = "丈"
count = "meeting"
basis = "-"

[figure."b"]
name = "乙"
unit = "个"
count = "project"
step = "singed"
basis = "-"

[figure."c"]
name = "丙"
unit = "亩"
sum = { kind = "project", field = "amount" }
step = "signed"
basis = "-"

[figure."d"]
name = "丁"
unit = "%"
rate = { part = { figure = "nobody" }, whole = { figure = "b" } }
basis = "-"

[figure."e"]
name = "戊"
unit = "个"
count = "meeting"
where = { sort = "party", tell = "yes" }
basis = "-"
"#;
    insta::assert_snapshot!("definitions_with_faults", faults(text));
}

#[test]
fn a_word_that_no_definition_has_is_told() {
    insta::assert_snapshot!(
        "definition_with_unknown_word",
        faults(
            "[figure.\"a\"]\nname = \"甲\"\nunit = \"个\"\ncount = \"meeting\"\nbasis = \"-\"\nformula = \"1 + 1\"\n"
        )
    );
}
