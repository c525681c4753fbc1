//! Every way from one status to another, by hand (`ways.txt`), against the compiled rules: whether it is open,
//! which criteria carry its conditions, what time counts and what bounds it; what is not expressed says why.

use std::collections::BTreeSet;
use std::sync::LazyLock;
use zairyu::internal::calendar::{Day, Wait, read_wait};
use zairyu::internal::compile::{CriterionId, Grows, Rulebook, StatusId};
use zairyu::internal::diagnostic::Diagnostics;
use zairyu::internal::evaluate::{Finding, evaluate};
use zairyu::internal::facts::{Facts, read_case};
use zairyu::internal::rules::RuleSet;
use zairyu::internal::source::Sources;
use zairyu::internal::tree::parse_toml;

static RULES: LazyLock<RuleSet> = LazyLock::new(RuleSet::embedded);
const TABLE: &str = include_str!("ways.txt");

/// A line of the table.
struct Way<'t> {
    id: &'t str,
    hops: Vec<&'t str>,
    how: &'t str,
    criteria: Vec<&'t str>,
    clocks: Vec<&'t str>,
    limits: Vec<&'t str>,
    facts: &'t str,
    not_expressed: &'t str,
}

fn ways() -> Vec<Way<'static>> {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let mut cells = line.split('|').map(str::trim).collect::<Vec<_>>();
            assert!((6..=8).contains(&cells.len()), "{line}");
            cells.resize(8, "");
            let words = |cell: &'static str| cell.split_whitespace().collect::<Vec<_>>();
            Way {
                id: cells[0],
                hops: cells[1].split(" > ").collect(),
                how: cells[2],
                criteria: words(cells[3]),
                clocks: words(cells[4]),
                limits: words(cells[5]),
                facts: cells[6],
                not_expressed: cells[7],
            }
        })
        .collect()
}

impl Way<'_> {
    fn last(&self) -> &str {
        self.hops[self.hops.len() - 1]
    }

    /// A word of the table with the status it speaks of: the last one, if it names none.
    fn of<'w>(&'w self, word: &'w str) -> (&'w str, &'w str) {
        word.split_once(':').unwrap_or((self.last(), word))
    }
}

fn rulebook() -> &'static Rulebook {
    &RULES.rulebook
}

fn status(id: &str) -> StatusId {
    rulebook().find_status(id).unwrap_or_else(|| panic!("no status {id}"))
}

fn criterion(of: &str, name: &str) -> Option<CriterionId> {
    let rules = rulebook().status(status(of));
    let own =
        rules.criteria.clone().chain(rules.routes.iter().flat_map(|one| one.criteria.clone()));
    own.map(CriterionId::at).find(|id| rulebook().criterion(*id).id == name)
}

fn duration(name: &str) -> zairyu::internal::facts::FactId {
    let full = if name.contains('.') { name.to_string() } else { format!("person.{name}") };
    rulebook().vocabulary.find(&full).unwrap_or_else(|| panic!("no fact {full}"))
}

/// Whoever holds a status, or none, here or abroad, and what else the line says.
fn holder(held: &str, more: &str) -> Facts {
    let (held, here) = match held {
        "none" => ("none", false),
        "none-in-japan" => ("none", true),
        other => (other, true),
    };
    let more = more.replace("; ", "\n");
    let text = format!("person.status = \"{held}\"\nperson.in-japan = {here}\n{more}\n");
    let (mut sources, mut found) = (Sources::default(), Diagnostics::default());
    let file = sources.add("case.toml", &text);
    let tree = parse_toml(&sources, file, &mut found);
    let case = read_case(&rulebook().vocabulary, &tree, &mut found);
    assert!(found.is_empty(), "{text}");
    case.facts
}

/// What a criterion of a status makes of the facts, on a day on which every status here is in force.
fn findings(to: &str, facts: &Facts, names: &[&str]) -> Vec<Finding> {
    let program = rulebook().on_for(Day::new(2027, 6, 1).unwrap(), &[status(to)]);
    let assessment = evaluate(&program, facts);
    let finding = |name: &&str| {
        let id = criterion(to, name).unwrap_or_else(|| panic!("{to} has no criterion {name}"));
        assessment.of(0).finding(id, rulebook().criterion(id))
    };
    names.iter().map(finding).collect()
}

#[test]
fn the_table_has_every_way_once() {
    let mut counts: Vec<(char, usize)> = Vec::new();
    let mut seen = BTreeSet::new();
    for way in ways() {
        assert!(seen.insert(way.id), "{} stands twice", way.id);
        let kind = way.id.chars().next().unwrap();
        match counts.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, count)) => *count += 1,
            None => counts.push((kind, 1)),
        }
        let number: usize = way.id[1..].parse().unwrap();
        assert_eq!(
            counts.iter().find(|(known, _)| *known == kind).unwrap().1,
            number,
            "{}",
            way.id
        );
    }
    let expected = [
        ('V', 44),
        ('S', 16),
        ('F', 8),
        ('E', 13),
        ('M', 9),
        ('D', 9),
        ('L', 8),
        ('A', 7),
        ('J', 5),
    ];
    assert_eq!(counts, expected);
}

#[test]
fn a_way_is_open_or_refused_as_the_table_says() {
    for way in ways() {
        for pair in way.hops.windows(2).filter(|pair| !pair[1].starts_with("none")) {
            let (from, to) = (pair[0], pair[1]);
            let own = if to == way.last() { way.facts } else { "" };
            let facts = holder(from, own);
            let moves = findings(to, &facts, &["living-status", "change-from-visitor"]);
            match way.how.split_once(' ') {
                Some(("refused", by)) => {
                    assert_eq!(findings(to, &facts, &[by]), [Finding::NotMet], "{}", way.id);
                }
                _ => assert!(!moves.contains(&Finding::NotMet), "{}: {moves:?}", way.id),
            }
            let told =
                rulebook().on_for(Day::new(2027, 6, 1).unwrap(), &[status(to)]).notices(&facts);
            assert_eq!(!told.is_empty(), way.how == "told", "{}", way.id);
        }
    }
}

#[test]
fn the_conditions_of_a_way_are_criteria() {
    for way in ways() {
        assert!(!way.criteria.is_empty(), "{} names none", way.id);
        for word in &way.criteria {
            let (of, name) = way.of(word);
            assert!(criterion(of, name).is_some(), "{}: {of} has no criterion {name}", way.id);
        }
    }
}

#[test]
fn time_counts_as_the_table_says() {
    for way in ways() {
        for word in &way.clocks {
            let (of, name) = way.of(word);
            let (mark, name) = name.split_at(1);
            let (fact, holding) = (duration(name), rulebook().holding(of).unwrap());
            let grows = holding.accrues.iter().find(|one| one.fact == fact);
            let conditional = grows.map(|one| one.condition.is_some() || one.if_begun);
            let right = match mark {
                "+" => conditional == Some(false),
                "?" => conditional == Some(true),
                "-" => conditional.is_none(),
                "0" => holding.resets.contains(&fact),
                "*" => matches!(rulebook().about(fact).grows, Some(Grows::Everywhere(_))),
                other => panic!("{}: {other}", way.id),
            };
            assert!(right, "{}: {word}", way.id);
        }
    }
}

#[test]
fn stays_are_bounded_as_the_table_says() {
    for way in ways() {
        for word in &way.limits {
            let (of, limit) = way.of(word);
            let (name, most) = limit.split_once('=').unwrap();
            let most: Wait = read_wait(most).unwrap();
            let fact = (name != "stay").then(|| duration(name));
            let limits = &rulebook().holding(of).unwrap().limits;
            let found = limits.iter().filter(|one| one.fact == fact).any(|one| {
                one.at_most == most || one.extended.iter().any(|longer| longer.at_most == most)
            });
            assert!(found, "{}: {word}", way.id);
        }
    }
}

/// All but these can be told in full.
#[test]
fn what_is_not_expressed_is_named() {
    let named: Vec<&str> =
        ways().iter().filter(|way| !way.not_expressed.is_empty()).map(|way| way.id).collect();
    assert_eq!(named, ["F1", "F6", "M3", "L8", "A6"]);
}
