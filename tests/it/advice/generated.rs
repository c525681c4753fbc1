//! Small rule sets with guards, routes, tables of points, counts, dated values and facts that
//! follow, over facts with levers of every way.

use crate::laws::people::Random;
use zairyu::internal::load::RuleFile;
use zairyu::internal::rules::RuleSet;

const SOURCES: &str = r#"[law]
title   = { en = "Law", ja = "法" }
kind    = "act"
url     = "https://example.com"
checked = 2026-11-01
"#;

/// Facts by name, with the values that any generated rule tells apart.
pub const FACTS: [(&str, i64); 9] = [
    ("p.a", 6),
    ("p.b", 2),
    ("p.c", 3),
    ("p.d", 6),
    ("p.e", 2),
    ("p.level", 4),
    ("p.aim", 4),
    ("p.off", 2),
    ("p.job", 2),
];

const VOCABULARY: &str = r#"["p.a"]
type = "count"
label = { en = "a", ja = "あ" }
question = { en = "a?", ja = "あ" }
lever = { who = "candidate", time = "3m", effort = "low", kind = "test", way = "up" }
["p.b"]
type = "yes-no"
label = { en = "b", ja = "い" }
question = { en = "b?", ja = "い" }
lever = { who = "candidate", time = "1m", effort = "medium", kind = "paper", way = "yes" }
["p.c"]
type = "choice"
choices = [{ id = "x", en = "x", ja = "x" }, { id = "y", en = "y", ja = "y" }, { id = "z", en = "z", ja = "z" }]
label = { en = "c", ja = "う" }
question = { en = "c?", ja = "う" }
lever = { who = "employer", effort = "low", kind = "terms", way = "any" }
["p.d"]
type = "count"
label = { en = "d", ja = "え" }
question = { en = "d?", ja = "え" }
lever = { who = "employer", time = "6m", effort = "high", kind = "terms", way = "down" }
["p.e"]
type = "yes-no"
label = { en = "e", ja = "お" }
question = { en = "e?", ja = "お" }
lever = { who = "nobody" }
usual = false
["p.level"]
type = "scale"
choices = [{ id = "none", en = "none", ja = "無" }, { id = "low", en = "low", ja = "低" }, { id = "middle", en = "middle", ja = "中" }, { id = "high", en = "high", ja = "高" }]
label = { en = "level", ja = "か" }
question = { en = "level?", ja = "か" }
lever = { who = "candidate", time = "6m", effort = "medium", kind = "test", way = "up" }
["p.aim"]
type = "choice"
choices = [{ id = "none", en = "none", ja = "無" }, { id = "one", en = "one", ja = "一" }, { id = "two", en = "two", ja = "二" }, { id = "bad", en = "bad", ja = "悪" }]
label = { en = "aim", ja = "き" }
question = { en = "aim?", ja = "き" }
lever = { who = "candidate", time = "2y", effort = "high", kind = "conduct", way = ["one", "two"] }
["p.off"]
type = "yes-no"
label = { en = "off", ja = "く" }
question = { en = "off?", ja = "く" }
lever = { who = "employer", time = "1m", effort = "low", kind = "conduct", way = "no" }
["p.job"]
type = "yes-no"
label = { en = "job", ja = "け" }
question = { en = "job?", ja = "け" }
lever = { who = "candidate", time = "1m", effort = "low", kind = "job", way = "yes" }
["p.when"]
type = "yes-no"
label = { en = "when", ja = "こ" }
follows = { when = { any = [{ all = [{ fact = "p.c", is = "x" }, { fact = "p.a", at-least = 2 }] }, { fact = "p.b", is = true }] } }
cite = [{ source = "law" }]
["p.first"]
type = "count"
label = { en = "first", ja = "さ" }
follows = { first = [{ when = { fact = "p.level", at-least = "middle" }, is = 2 }, { when = { fact = "p.off", is = false }, is = 1 }, { is = 0 }] }
cite = [{ source = "law" }]
"#;

/// One comparison.
fn leaf(random: &mut Random) -> String {
    let bound = 1 + random.below(4);
    let level = ["low", "middle", "high"][random.below(3)];
    match random.below(13) {
        0 => format!("{{ fact = \"p.a\", at-least = {bound} }}"),
        1 => format!("{{ fact = \"p.a\", over = {bound} }}"),
        2 => "{ fact = \"p.b\", is = true }".to_string(),
        3 => format!("{{ fact = \"p.c\", is = \"{}\" }}", ["x", "y", "z"][random.below(3)]),
        4 => format!("{{ fact = \"p.d\", at-most = {bound} }}"),
        5 => format!("{{ fact = \"p.d\", under = {bound} }}"),
        6 => "{ fact = \"p.e\", is = true }".to_string(),
        7 => format!("{{ fact = \"p.level\", at-least = \"{level}\" }}"),
        8 => format!("{{ fact = \"p.aim\", is = \"{}\" }}", ["one", "two"][random.below(2)]),
        9 => "{ fact = \"p.off\", is = false }".to_string(),
        10 => "{ fact = \"p.when\", is = true }".to_string(),
        11 => format!("{{ fact = \"p.first\", at-least = {} }}", 1 + random.below(2)),
        _ => format!(
            "{{ fact = \"p.a\", at-least = [{{ from = 2020-01-01, is = {bound} }}, {{ from = 2026-06-01, is = {} }}] }}",
            1 + random.below(4)
        ),
    }
}

fn condition(random: &mut Random, depth: usize) -> String {
    let parts = |random: &mut Random, count: usize| -> String {
        let parts: Vec<String> = (0..count).map(|_| condition(random, depth - 1)).collect();
        parts.join(", ")
    };
    match if depth == 0 { 0 } else { random.below(9) } {
        0..=3 => leaf(random),
        4 | 5 => format!("{{ all = [{}] }}", parts(random, 2)),
        6 => format!("{{ any = [{}] }}", parts(random, 2)),
        7 => format!("{{ not = {} }}", condition(random, depth - 1)),
        _ => format!("{{ count = [{}], at-least = 2 }}", parts(random, 3)),
    }
}

fn criterion(random: &mut Random, head: &str, id: &str) -> String {
    let when = condition(random, 2);
    let guard = match random.below(4) {
        0 => format!("applies = {}\n", leaf(random)),
        _ => String::new(),
    };
    format!(
        "[[{head}]]\nid = \"{id}\"\ntext = {{ en = \"t\", ja = \"文\" }}\nwhen = {when}\n{guard}"
    )
}

fn points(random: &mut Random) -> String {
    let tier = |random: &mut Random, id: &str, points: usize| {
        format!(
            "  {{ id = \"{id}\", text = {{ en = \"t\", ja = \"段\" }}, when = {}, points = {points} }},\n",
            leaf(random)
        )
    };
    let items = (0..3).map(|at| {
        let tiers = tier(random, "ten", 10) + &tier(random, "five", 5);
        format!("[[points.item]]\nid = \"i{at}\"\ntext = {{ en = \"i\", ja = \"項\" }}\naward = \"one\"\ntier = [\n{tiers}]\n")
    });
    let items: String = items.collect();
    format!("[points]\npass-mark = {}\n{items}", 10 + 5 * random.below(3))
}

/// A rule set with one status.
pub fn rules(random: &mut Random) -> RuleSet {
    let mut status = "id = \"s\"\ntitle = { en = \"S\", ja = \"資格\" }\ncertainty = \"primary\"\ncite = [{ source = \"law\" }]\n".to_string();
    for at in 0..=random.below(3) {
        status += &criterion(random, "criterion", &format!("c{at}"));
    }
    let marked = random.below(3) == 0;
    if marked {
        status += "[[criterion]]\nid = \"mark\"\ntext = { en = \"t\", ja = \"点\" }\nwhen = { points = \"s\", at-least = \"pass-mark\" }\n";
    }
    if random.below(3) == 0 {
        for at in 0..2 {
            status += &format!("[[route]]\nid = \"r{at}\"\ntext = {{ en = \"r\", ja = \"経\" }}\n");
            status += &criterion(random, "route.criterion", &format!("rc{at}"));
        }
    }
    if marked {
        status += &points(random);
    }
    let files = [
        RuleFile { path: "sources.toml", text: SOURCES },
        RuleFile { path: "facts.toml", text: VOCABULARY },
        RuleFile { path: "statuses/s.toml", text: &status },
    ];
    let rules = RuleSet::new(&files);
    assert!(rules.found.is_sound(), "{status}\n{:?}", rules.found);
    rules
}
