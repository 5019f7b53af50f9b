//! `#[derive(Kind)]`: turns a struct into a table of fields and typed ids, nothing else.
//!
//! What it reads: `#[kind(code = "project", zh = "招商项目", prefix = "ZS")]` on the struct and, on each field,
//! `#[field(zh = "合同投资额", unit = "万元", key, save, submit, sensitive, when, until, told, numbered, office, person,
//! names(Leader), help = "…", suggest("…", "…"))]`.

use proc_macro::TokenStream;
use proc_macro2::TokenStream as Tokens;
use quote::quote;
use syn::{Data, DeriveInput, Fields, Ident, LitStr, parse_macro_input};

#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "one for each word that stands alone in the attribute")]
struct FieldWords {
    zh: Option<LitStr>,
    unit: Option<LitStr>,
    help: Option<LitStr>,
    suggest: Vec<LitStr>,
    key: bool,
    save: bool,
    submit: bool,
    sensitive: bool,
    when: bool,
    office: bool,
    person: bool,
    until: bool,
    told: bool,
    numbered: bool,
    names: Option<Ident>,
}

/// A table of fields from a struct.
#[proc_macro_derive(Kind, attributes(kind, field))]
pub fn derive_kind(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    expand(&input).unwrap_or_else(|error| error.to_compile_error()).into()
}

fn expand(input: &DeriveInput) -> syn::Result<Tokens> {
    let name = &input.ident;
    let (code, zh, prefix) = kind_words(input)?;
    let Data::Struct(data) = &input.data else {
        return Err(syn::Error::new_spanned(name, "a kind is a struct"));
    };
    let Fields::Named(fields) = &data.fields else {
        return Err(syn::Error::new_spanned(name, "a kind has named fields"));
    };
    let mut rows = Vec::new();
    let mut ids = Vec::new();
    for (index, field) in fields.named.iter().enumerate() {
        let ident = field.ident.as_ref().expect("named fields have names");
        let words = field_words(field)?;
        rows.push(row(name, ident, &field.ty, &words)?);
        let id = Ident::new(&ident.to_string().to_uppercase(), ident.span());
        let doc = words.zh.as_ref().map(LitStr::value).unwrap_or_default();
        ids.push(quote! {
            #[doc = #doc]
            pub const #id: ::taizhang_core::kind::FieldId<#name> = ::taizhang_core::kind::FieldId::new(#index);
        });
    }
    Ok(quote! {
        impl ::taizhang_core::kind::Kind for #name {
            const CODE: &'static str = #code;
            const ZH: &'static str = #zh;
            const PREFIX: &'static str = #prefix;
            fn fields() -> &'static [::taizhang_core::kind::Field<Self>] {
                static FIELDS: &[::taizhang_core::kind::Field<#name>] = &[#(#rows),*];
                FIELDS
            }
        }
        impl #name { #(#ids)* }
    })
}

fn kind_words(input: &DeriveInput) -> syn::Result<(LitStr, LitStr, LitStr)> {
    let (mut code, mut zh, mut prefix) = (None, None, None);
    for attr in input.attrs.iter().filter(|attr| attr.path().is_ident("kind")) {
        attr.parse_nested_meta(|meta| {
            let slot = if meta.path.is_ident("code") {
                &mut code
            } else if meta.path.is_ident("zh") {
                &mut zh
            } else if meta.path.is_ident("prefix") {
                &mut prefix
            } else {
                return Err(meta.error("a kind has code, zh and prefix"));
            };
            *slot = Some(meta.value()?.parse::<LitStr>()?);
            Ok(())
        })?;
    }
    match (code, zh, prefix) {
        (Some(code), Some(zh), Some(prefix)) => Ok((code, zh, prefix)),
        _ => Err(syn::Error::new_spanned(&input.ident, "#[kind(code = .., zh = .., prefix = ..)] is missing")),
    }
}

fn field_words(field: &syn::Field) -> syn::Result<FieldWords> {
    let mut words = FieldWords::default();
    for attr in field.attrs.iter().filter(|attr| attr.path().is_ident("field")) {
        attr.parse_nested_meta(|meta| {
            let word = meta.path.require_ident()?.to_string();
            match word.as_str() {
                "zh" => words.zh = Some(meta.value()?.parse()?),
                "unit" => words.unit = Some(meta.value()?.parse()?),
                "help" => words.help = Some(meta.value()?.parse()?),
                "suggest" => {
                    let list;
                    syn::parenthesized!(list in meta.input);
                    words.suggest = list
                        .parse_terminated(<LitStr as syn::parse::Parse>::parse, syn::Token![,])?
                        .into_iter()
                        .collect();
                }
                "key" => words.key = true,
                "save" => words.save = true,
                "submit" => words.submit = true,
                "sensitive" => words.sensitive = true,
                "when" => words.when = true,
                "office" => words.office = true,
                "person" => words.person = true,
                "until" => words.until = true,
                "told" => words.told = true,
                "numbered" => words.numbered = true,
                "names" => {
                    let of;
                    syn::parenthesized!(of in meta.input);
                    words.names = Some(of.parse()?);
                }
                _ => return Err(meta.error("no such word for a field")),
            }
            Ok(())
        })?;
    }
    Ok(words)
}

fn row(kind: &Ident, ident: &Ident, ty: &syn::Type, words: &FieldWords) -> syn::Result<Tokens> {
    let Some(zh) = &words.zh else {
        return Err(syn::Error::new_spanned(ident, "#[field(zh = \"…\")] is missing"));
    };
    let code = ident.to_string();
    let unit = words.unit.as_ref().map_or_else(
        || quote!(::core::option::Option::None),
        |unit| quote!(::core::option::Option::Some(const { ::taizhang_core::base::Unit::must(#unit) })),
    );
    let help = words.help.as_ref().map_or_else(|| quote!(""), |help| quote!(#help));
    let suggest = &words.suggest;
    let names = words.names.as_ref().map_or_else(
        || quote!(::core::option::Option::None),
        |names| quote!(::core::option::Option::Some(::taizhang_core::kind::Names::#names)),
    );
    let FieldWords { key, save, submit, sensitive, when, until, told, numbered, office, person, .. } = words;
    Ok(quote! {
        ::taizhang_core::kind::Field::<#kind> {
            info: ::taizhang_core::kind::FieldInfo {
                code: #code,
                zh: #zh,
                unit: #unit,
                shape: <#ty as ::taizhang_core::kind::FieldType>::SHAPE,
                role: ::taizhang_core::kind::Role {
                    key: #key, save: #save || #key, submit: #submit, sensitive: #sensitive, when: #when, until: #until,
                    told: #told, numbered: #numbered, office: #office, person: #person,
                },
                help: #help,
                suggest: &[#(#suggest),*],
                names: #names,
            },
            get: |kind| ::taizhang_core::kind::FieldType::get(&kind.#ident),
            set: |kind, value| ::taizhang_core::kind::FieldType::set(&mut kind.#ident, value),
        }
    })
}
