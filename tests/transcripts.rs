//! Commands and what they print: the README's blocks and the transcripts under `tests/cmd/`.

#[test]
fn transcripts_hold() {
    let cases = trycmd::TestCases::new();
    cases.env("COLUMNS", "80").env("NO_COLOR", "1").env("LC_ALL", "C").env("LANG", "C");
    cases.case("tests/cmd/*.toml").case("README.md");
}
