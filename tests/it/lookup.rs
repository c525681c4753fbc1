//! Names of lists: found by a part, read where they are whole, offered otherwise.

use zairyu::internal::calendar::Day;
use zairyu::internal::diagnostic::Diagnostics;
use zairyu::internal::explain::look_up;
use zairyu::internal::facts::{Candidate, read_case};
use zairyu::internal::render::json_rows;
use zairyu::internal::rules::RuleSet;
use zairyu::internal::source::Sources;
use zairyu::internal::tree::parse_toml;

fn first(rules: &RuleSet, list: &str, words: &str) -> Option<String> {
    let list = rules.rulebook.vocabulary.find_domain(list).unwrap();
    let day = Day::new(2026, 11, 20).unwrap();
    let looked = look_up(&rules.rulebook, list, words, 1, day);
    looked.rows.first().map(|row| row.id.clone())
}

#[test]
fn rows_are_found_however_they_are_written() {
    let rules = RuleSet::embedded();
    for (list, words, id) in [
        ("universities", "waseda", "waseda-university"),
        ("universities", "WASEDA univ", "waseda-university"),
        ("universities", "ｗａｓｅｄａ", "waseda-university"),
        ("universities", "早稲田", "waseda-university"),
        ("universities", "wasada university", "waseda-university"),
        ("universities", "Tōhoku", "tohoku-university"),
        ("countries", "Côte d'Ivoire", "ci"),
        ("countries", "cote divoire", "ci"),
        ("countries", "viet nam", "vn"),
        ("countries", "べとなむ", "vn"),
        ("countries", "ﾍﾞﾄﾅﾑ", "vn"),
        ("countries", "Phillippines", "ph"),
        ("fields", "kaigo", "nursing-care"),
        ("fields", "介護", "nursing-care"),
    ] {
        assert_eq!(first(&rules, list, words).as_deref(), Some(id), "{list}: {words}");
    }
    assert_eq!(first(&rules, "countries", "Atlantis"), None);
}

#[test]
fn every_row_is_found_by_each_of_its_names() {
    let rules = RuleSet::embedded();
    let vocabulary = &rules.rulebook.vocabulary;
    for list in vocabulary.domains().filter(|domain| domain.list) {
        for (at, choice) in list.choices.iter().enumerate() {
            let names = [&choice.id, &choice.text.en, &choice.text.ja];
            for name in names.into_iter().chain(&choice.also) {
                let found = list.search(name);
                let best = found.first().unwrap().likeness;
                let same = found.iter().take_while(|found| found.likeness == best);
                assert!(same.map(|found| found.index).any(|index| index == at), "{name}");
            }
        }
    }
}

/// A case with one fact, and the codes of what is said of it.
fn read(rules: &RuleSet, text: &str) -> (Candidate, Vec<(&'static str, String)>) {
    let (mut sources, mut found) = (Sources::default(), Diagnostics::default());
    let file = sources.add("case.toml", text);
    let tree = parse_toml(&sources, file, &mut found);
    let case = read_case(&rules.rulebook.vocabulary, &tree, &mut found);
    let said = found.iter().map(|found| {
        let help = found.help.iter().map(|help| help.en.clone()).collect::<String>();
        (found.code.id(), help)
    });
    (case, said.collect())
}

fn value(rules: &RuleSet, text: &str, fact: &str) -> Option<String> {
    let vocabulary = &rules.rulebook.vocabulary;
    let id = vocabulary.find(fact).unwrap();
    let value = read(rules, text).0.facts.get(vocabulary, id)?;
    Some(value.plain(vocabulary.fact(id).kind, vocabulary))
}

#[test]
fn a_case_may_write_any_name_that_only_one_row_has() {
    let rules = RuleSet::embedded();
    let nationality = "person.nationality";
    for (words, id) in [
        ("vn", "vn"),
        ("Viet Nam", "vn"),
        ("ヴェトナム", "vn"),
        ("Vietnamese", "vn"),
        ("ベトナム人", "vn"),
        ("Chinese", "cn"),
        ("Indian", "in"),
        ("American", "us"),
        // Written as it is read: the code is a word as well.
        ("Norway", "Norway"),
        ("COTE D'IVOIRE", "ci"),
        // Others hold the word too, but it is the name of one.
        ("Guinea", "gn"),
        ("Niger", "ne"),
    ] {
        let text = format!("person.nationality = \"{words}\"");
        assert_eq!(value(&rules, &text, nationality).as_deref(), Some(id), "{words}");
        assert!(read(&rules, &text).1.is_empty(), "{words}");
    }
}

#[test]
fn what_several_rows_may_be_is_not_guessed() {
    let rules = RuleSet::embedded();
    for words in ["Guin", "United", "Vietnm", "VIETNA", "Atlantis", "xx", "ac", "Korean", "city"] {
        let text = format!("person.nationality = \"{words}\"");
        let (case, said) = read(&rules, &text);
        assert!(case.origins.is_empty(), "{words}");
        assert_eq!(said.len(), 1, "{words}");
        assert_eq!(said[0].0, "unknown-choice", "{words}");
    }
    let (_, said) = read(&rules, "person.nationality = \"Guin\"");
    for offered in ["`gn`", "`gw`", "`gq`"] {
        assert!(said[0].1.contains(offered), "{}", said[0].1);
    }
    let (_, said) = read(&rules, "person.nationality = \"Vietnm\"");
    assert!(said[0].1.contains("`vn`"), "{}", said[0].1);
    // A code that would be asked back is not what is offered.
    let (_, said) = read(&rules, "person.nationality = \"Norwy\"");
    assert!(said[0].1.contains("`Norway`") && !said[0].1.contains("`no`"), "{}", said[0].1);
}

/// A list that is not complete: a part of a name may be that of a university that is not in it.
#[test]
fn an_open_list_takes_whole_names_only_and_leaves_the_rest_unknown() {
    let rules = RuleSet::embedded();
    let vocabulary = &rules.rulebook.vocabulary;
    let list = vocabulary.find_domain("universities").unwrap();
    let (_, fact) = vocabulary
        .iter()
        .find(|(_, fact)| fact.kind.domain() == Some(list) && !fact.attribute)
        .unwrap();
    let name = &fact.name;
    for words in ["waseda-university", "WASEDA UNIVERSITY", "早稲田大学"] {
        let text = format!("{name} = \"{words}\"");
        assert_eq!(value(&rules, &text, name).as_deref(), Some("waseda-university"), "{words}");
    }
    for words in ["Waseda", "Waseda Business College"] {
        let text = format!("{name} = \"{words}\"");
        assert_eq!(value(&rules, &text, name), None, "{words}");
        assert_eq!(read(&rules, &text).1[0].0, "unlisted", "{words}");
    }
    for words in ["other", "Other", "その他", "another, not listed"] {
        let text = format!("{name} = \"{words}\"");
        assert_eq!(value(&rules, &text, name).as_deref(), Some("other"), "{words}");
        assert!(read(&rules, &text).1.is_empty(), "{words}");
    }
    let (_, said) = read(&rules, &format!("{name} = \"Waseda\""));
    assert!(said[0].1.contains("`waseda-university` (Waseda University)"), "{}", said[0].1);
}

/// Choices that are no list are few: their names count whole.
#[test]
fn a_part_of_a_choice_that_is_no_row_is_not_enough() {
    let rules = RuleSet::embedded();
    let text = |words: &str| format!("person.degree = \"{words}\"");
    assert_eq!(value(&rules, &text("MASTER"), "person.degree").as_deref(), Some("master"));
    assert_eq!(value(&rules, &text("mast"), "person.degree"), None);
}

#[test]
fn json_tells_what_the_list_says_on_the_day() {
    let rules = RuleSet::embedded();
    let list = rules.rulebook.vocabulary.find_domain("fields").unwrap();
    let on = |year, month, day| {
        let day = Day::new(year, month, day).unwrap();
        let looked = look_up(&rules.rulebook, list, "food-service", 0, day);
        let json: serde_json::Value = serde_json::from_str(&json_rows(&looked)).unwrap();
        let row = json["rows"].as_array().unwrap().iter().find(|row| row["id"] == "food-service");
        row.unwrap()["attributes"]["ssw-1-newcomers"].clone()
    };
    assert_eq!(on(2026, 4, 12), "yes");
    assert_eq!(on(2026, 4, 13), "no");
}
