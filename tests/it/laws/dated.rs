//! Generated rules in which much hangs on the day: what begins and ends, values with dates, dates
//! that are compared with the day, ages, and durations that grow.

use super::people::Random;
use zairyu::internal::load::RuleFile;
use zairyu::internal::rules::RuleSet;

const SOURCES: &str = r#"[law]
title   = { en = "Law", ja = "法" }
kind    = "act"
url     = "https://example.com"
checked = 2026-01-01
"#;

const ROWS: &str = r#"title = { en = "Rows", ja = "行" }
cite = [{ source = "law" }]
[attribute.full]
type = "count"
label = { en = "full", ja = "全" }
[[row]]
id = "one"
en = "One"
ja = "一"
full = [{ from = 2020-01-01, is = 1 }, { from = 2026-05-01, is = 3 }]
[[row]]
id = "two"
en = "Two"
ja = "二"
full = [{ from = 2020-01-01, is = 3 }, { from = 2026-04-11, is = 0 }]
"#;

const FACTS: &str = r#"["person.status"]
type = "choice"
choices = [{ id = "s0", en = "s0", ja = "s0" }, { id = "s1", en = "s1", ja = "s1" }, { id = "none", en = "none", ja = "none" }]
label = { en = "held", ja = "現" }
question = { en = "held?", ja = "現" }
["p.a"]
type = "count"
label = { en = "a", ja = "あ" }
question = { en = "a?", ja = "あ" }
["p.b"]
type = "yes-no"
label = { en = "b", ja = "い" }
question = { en = "b?", ja = "い" }
["p.row"]
type = "choice"
list = "rows"
label = { en = "row", ja = "行" }
question = { en = "row?", ja = "行" }
["p.time"]
type = "duration"
label = { en = "time", ja = "期" }
question = { en = "time?", ja = "期" }
["p.other-time"]
type = "duration"
label = { en = "other time", ja = "他" }
question = { en = "other time?", ja = "他" }
["p.end"]
type = "date"
label = { en = "end", ja = "末" }
question = { en = "end?", ja = "末" }
["p.filed"]
type = "date"
label = { en = "filed", ja = "く" }
question = { en = "filed?", ja = "く" }
follows = { day = true }
["p.born"]
type = "date"
label = { en = "born", ja = "け" }
question = { en = "born?", ja = "け" }
["p.age"]
type = "count"
label = { en = "age", ja = "こ" }
follows = { years-since = "p.born", until = "p.filed" }
["p.began"]
type = "date"
label = { en = "began", ja = "始" }
question = { en = "began?", ja = "始" }
["p.years"]
type = "count"
label = { en = "years", ja = "年" }
follows = { years-since = "p.began" }
["p.late"]
type = "yes-no"
label = { en = "late", ja = "遅" }
follows = { when = { fact = "p.end", under = { day = true, minus = "1m" } } }
cite = [{ source = "law" }]
["p.review"]
type = "date"
label = { en = "review", ja = "審" }
question = { en = "review?", ja = "審" }
follows = { first = [{ when = { fact = "p.b", is = true }, is = 2026-04-20 }, { when = { fact = "p.end", on-or-after = "day" }, is = 2026-06-05 }, { is = 2025-12-31 }] }
cite = [{ source = "law" }]
["p.first"]
type = "count"
label = { en = "first", ja = "か" }
follows = { first = [{ when = { fact = "p.filed", on-or-after = 2026-05-15 }, is = 1 }, { when = { fact = "p.a", at-least = 3 }, is = 2 }, { is = 3 }] }
cite = [{ source = "law" }]
"#;

const LEAVES: usize = 19;

fn leaf(random: &mut Random, kinds: &[usize]) -> String {
    let any = random.below(3);
    match kinds[random.below(kinds.len())] {
        0 => format!("fact = \"p.a\", at-least = {}", 1 + random.below(4)),
        1 => "fact = \"p.a\", at-least = [{ from = 2020-01-01, is = 1 }, { from = 2026-04-25, is = 3, certainty = \"unconfirmed\", doubt = \"d\" }]".to_string(),
        2 => "fact = \"p.b\", is = true".to_string(),
        3 => format!("fact = \"p.row.full\", at-least = {}", 1 + any),
        4 => format!("fact = \"p.time\", {} = \"{}\"", ["at-least", "under", "at-most"][any], ["1y", "1y1d", "2y6m"][random.below(3)]),
        5 => format!("fact = \"p.time\", under = {{ fact = \"p.other-time\", plus = \"{}\" }}", ["1m", "1y", "3d"][any]),
        6 => format!("fact = \"p.end\", on-or-after = {}", ["\"day\"", "{ day = true, plus = \"2m\" }", "{ day = true, minus = \"1m\" }"][any]),
        7 => format!("fact = \"p.end\", {}", ["under = \"day\"", "within = \"6m\"", "within = \"20d\""][any]),
        8 => "fact = \"p.end\", on-or-after = 2026-04-10, on-or-before = \"day\"".to_string(),
        9 => format!("fact = \"p.age\", {}", ["at-least = 20", "at-most = 29", "under = 30"][any]),
        10 => format!("fact = \"p.years\", {}", ["at-least = 1", "at-most = 2", "over = 3"][any]),
        11 => format!("fact = \"p.born\", on-or-before = {{ day = true, minus = \"{}\" }}", ["18y", "20y", "30y"][any]),
        12 => "fact = \"p.late\", is = true".to_string(),
        13 => format!("fact = \"p.review\", {}", ["on-or-after = \"day\"", "within = \"1m\"", "under = { day = true, minus = \"6m\" }"][any]),
        14 => format!("fact = \"p.first\", is = {}", 1 + any),
        15 => format!("fact = \"p.filed\", {}", ["on-or-after = 2026-05-01", "on-or-after = \"day\"", "under = \"day\""][any]),
        16 => "fact = \"p.end\", on-or-after = { fact = \"p.filed\", plus = \"1m\" }".to_string(),
        17 => format!("given = \"p.end\", on-or-before = {}", ["\"day\"", "2026-05-05", "{ day = true, plus = \"1y\" }"][any]),
        _ => "fact = \"p.began\", on-or-before = \"day\"".to_string(),
    }
}

/// Now and then, days on which something stands: other days for each, so that nothing else in the
/// rules begins or ends on them.
fn dates(random: &mut Random) -> String {
    let mut day = |month: usize| format!("2026-0{}-{:02}", month, 1 + random.below(30));
    let (from, until) = (day(4), day(6));
    match random.below(8) {
        0 => format!("from = {from}"),
        1 => format!("until = {until}"),
        2 => format!("from = {from}, until = {until}"),
        _ => String::new(),
    }
}

fn condition(random: &mut Random, kinds: &[usize], depth: usize) -> String {
    let dated = dates(random);
    let comma = if dated.is_empty() { "" } else { ", " };
    if depth == 0 {
        return format!("{{ {}{comma}{dated} }}", leaf(random, kinds));
    }
    let mut inner = || condition(random, kinds, depth - 1);
    let (a, b, c) = (inner(), inner(), inner());
    match random.below(6) {
        0 => format!("{{ all = [{a}, {b}]{comma}{dated} }}"),
        1 => format!("{{ any = [{a}, {b}, {c}]{comma}{dated} }}"),
        2 => format!("{{ not = {a}{comma}{dated} }}"),
        3 => format!(
            "{{ count = [{a}, {b}, {c}], at-least = [{{ from = 2020-01-01, is = 1 }}, {{ from = 2026-05-02, is = 2 }}]{comma}{dated} }}"
        ),
        4 => format!("{{ any = [{a}, {{ unsettled = \"d\" }}]{comma}{dated} }}"),
        _ => a,
    }
}

fn lines(dated: &str) -> String {
    dated.replace(", ", "\n") + "\n"
}

fn criterion(at: &str, random: &mut Random, kinds: &[usize]) -> String {
    let depth = random.below(3);
    let mut text = format!(
        "id = \"{at}\"\ntext = {{ en = \"c\", ja = \"要件\" }}\nwhen = {}\n",
        condition(random, kinds, depth)
    );
    if random.below(3) == 0 {
        text += &format!("applies = {}\n", condition(random, kinds, 0));
    }
    if random.below(6) == 0 {
        text += "opens = true\n";
    }
    text + &lines(&dates(random))
}

fn item(at: usize, random: &mut Random, kinds: &[usize]) -> String {
    let head = format!(
        "[[points.item]]\nid = \"i{at}\"\ntext = {{ en = \"i\", ja = \"項目\" }}\n{}",
        lines(&dates(random))
    );
    if random.below(3) == 0 {
        let fact = ["p.age", "p.years", "p.a"][random.below(3)];
        let cells: Vec<usize> = (0..6).map(|_| random.below(9)).collect();
        return format!(
            "{head}award = \"table\"\ndown = {{ fact = \"{fact}\", at-least = [4, 2] }}\n\
             across = {{ fact = \"p.first\", under = [2, 3] }}\n\
             points = [[{}, {}, {}], [{}, {}, {}]]\n",
            cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]
        );
    }
    let award = if random.below(3) == 0 { "all" } else { "one" };
    let tiers: Vec<String> = (0..=random.below(3))
        .map(|tier| {
            let depth = random.below(3);
            let when = condition(random, kinds, depth);
            let points = match random.below(4) {
                0 => {
                    format!(
                        "[{{ from = 2020-01-01, is = {} }}, {{ from = 2026-05-05, is = 7 }}]",
                        1 + random.below(9)
                    )
                }
                _ => (1 + random.below(9)).to_string(),
            };
            format!("  {{ id = \"t{tier}\", when = {when}, points = {points} }},")
        })
        .collect();
    format!("{head}award = \"{award}\"\ntier = [\n{}\n]\n", tiers.join("\n"))
}

fn status(id: &str, random: &mut Random, kinds: &[usize]) -> String {
    let mut text = format!(
        "id = \"{id}\"\ntitle = {{ en = \"S\", ja = \"資格\" }}\ncertainty = \"primary\"\n\
         cite = [{{ source = \"law\" }}]\nholding = {{ accrues = [\"p.time\"] }}\n"
    );
    text += ["from = 2020-01-01\n", "from = 2026-04-05\n", "encoded-from = 2026-04-08\n"]
        [random.below(3)];
    if id == "s1" && random.below(2) == 0 {
        text += "until = 2026-06-10\n";
    }
    for at in 0..=random.below(3) {
        text += &format!("[[criterion]]\n{}", criterion(&format!("c{at}"), random, kinds));
    }
    if id == "s1" {
        text += "[[criterion]]\nid = \"points\"\ntext = { en = \"p\", ja = \"点\" }\nwhen = { points = \"s0\", at-least = [{ from = 2020-01-01, is = 3 }, { from = 2026-05-20, is = 6 }] }\n";
    }
    if random.below(2) == 0 {
        for at in 0..2 {
            text += &format!(
                "[[route]]\nid = \"r{at}\"\ntext = {{ en = \"r\", ja = \"路\" }}\n{}",
                lines(&dates(random))
            );
            text +=
                &format!("[[route.criterion]]\n{}", criterion(&format!("r{at}c"), random, kinds));
        }
    }
    if id == "s0" {
        text += "[points]\npass-mark = [{ from = 2020-01-01, is = 5 }, { from = 2026-04-28, is = 8 }]\n";
        text += &(0..2 + random.below(3)).map(|at| item(at, random, kinds)).collect::<String>();
    }
    text
}

/// A rule set of two statuses, the second of which asks for the points of the first.
pub fn rules(random: &mut Random) -> RuleSet {
    // A few kinds of conditions at a time, so that items meet in the same facts.
    let kinds: Vec<usize> = (0..6).map(|_| random.below(LEAVES)).collect();
    let (first, second) = (status("s0", random, &kinds), status("s1", random, &kinds));
    let doubts = "[d]\ntext = { en = \"d\", ja = \"疑義\" }\ncite = [{ source = \"law\" }]\n";
    let rules = RuleSet::new(&[
        RuleFile { path: "sources.toml", text: SOURCES },
        RuleFile { path: "doubts.toml", text: doubts },
        RuleFile { path: "facts.toml", text: FACTS },
        RuleFile { path: "lists/rows.toml", text: ROWS },
        RuleFile { path: "statuses/s0.toml", text: &first },
        RuleFile { path: "statuses/s1.toml", text: &second },
    ]);
    let found: Vec<&str> = rules.found.iter().map(|found| found.message.en.as_str()).collect();
    assert!(found.is_empty(), "{found:?}\n{first}\n{second}");
    rules
}
