//! The words of the program that no single room owns, in every language: values, the forms in
//! which things are written, workbooks. What reports say stands in `explain/phrase.rs`, the
//! command line in `cli/words.rs`, mistakes in `diagnostic/catalogue.rs`.

/// Sentences as constants, with a list of all of them.
macro_rules! sentences {
    ($section:literal: $($name:ident { $en:literal, $ja:literal })*) => {
        $(#[doc = $en]
        pub const $name: crate::text::Template =
            crate::text::Template::new($section, stringify!($name), $en, $ja);)*

        /// All of them.
        pub const ALL: &[crate::text::Template] = &[$($name,)*];
    };
}

pub mod ahead;
pub mod forms;
pub mod sheets;
pub mod values;
