//! Commands and what they print: the README's blocks and the transcripts under `tests/cmd/`.

#[test]
fn transcripts_hold() {
    let cases = trycmd::TestCases::new();
    let digest = zairyu::internal::rules::RuleSet::embedded().rulebook.digest;
    cases.env("COLUMNS", "80").env("NO_COLOR", "1").env("LC_ALL", "C").env("LANG", "C");
    cases.insert_var("[DIGEST]", digest).unwrap();
    cases.case("tests/cmd/*.toml").case("README.md");
}

/// A transcript that judges on the day of the clock holds until midnight in Japan.
#[test]
fn transcripts_that_judge_fix_their_day() {
    let judges = ["check", "points", "report", "batch", "ask"];
    for entry in std::fs::read_dir("tests/cmd").unwrap() {
        let path = entry.unwrap().path();
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        let Some(args) = text.lines().find(|line| line.starts_with("args = ")) else { continue };
        let judged = judges.iter().any(|name| args.contains(&format!("\"{name}\"")));
        let refused = text.contains("status.code = 2") || args.contains("--help");
        assert!(!judged || refused || args.contains("--on"), "{}: no day", path.display());
    }
}
