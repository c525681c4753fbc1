//! Commands and what they print: the README's blocks and the transcripts under `tests/cmd/`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

#[test]
fn transcripts_hold() {
    let cases = trycmd::TestCases::new();
    let digest = zairyu::rules::Rules::embedded().rulebook.digest;
    cases.env("COLUMNS", "80").env("NO_COLOR", "1").env("LC_ALL", "C").env("LANG", "C");
    cases.insert_var("[DIGEST]", digest).unwrap();
    cases.case("tests/cmd/*.toml").case("README.md");
}
