//! The points of the official form a second time. The tables below were copied by hand from its
//! three sheets (ポイント計算表, 930001673.xls, from 1 April 2023), never from the rule files, and are
//! counted here by plain code. The rules must agree everywhere.

use zairyu::internal::calendar::{Day, Wait};
use zairyu::internal::compile::{CriterionId, ItemId, Rulebook, StatusId};
use zairyu::internal::evaluate::{
    Cohort, Finding, LANES, One, Program, Slot, Track, Verdict, evaluate,
};
use zairyu::internal::explain::explain;
use zairyu::internal::facts::{Candidate, FactId, value_of};
use zairyu::internal::rules::RuleSet;

// ── the form ────────────────────────────────────────────────────────────────────────────────

/// 学歴. What counts as 大卒と同等以上: junior college, college of technology, 高度専門士.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Degree {
    None,
    UpperSecondary,
    ForeignVocational,
    Senmonshi,
    KodoSenmonshi,
    Kosen,
    JuniorCollege,
    Bachelor,
    Master,
    Professional,
    Mba,
    Doctorate,
}

impl Degree {
    const ALL: [(Self, &'static str); 12] = [
        (Self::None, "none"),
        (Self::UpperSecondary, "upper-secondary"),
        (Self::ForeignVocational, "foreign-vocational"),
        (Self::Senmonshi, "japanese-vocational"),
        (Self::KodoSenmonshi, "japanese-advanced-vocational"),
        (Self::Kosen, "college-of-technology"),
        (Self::JuniorCollege, "junior-college"),
        (Self::Bachelor, "bachelor"),
        (Self::Master, "master"),
        (Self::Professional, "professional"),
        (Self::Mba, "business-professional"),
        (Self::Doctorate, "doctorate"),
    ];
}

/// One person, as the form asks.
#[derive(Clone, Copy, Debug)]
struct Person {
    degree: Degree,
    /// A doctor who holds an MBA or MOT too.
    also_mba: bool,
    second_degree: bool,
    /// Months and days of 職歴.
    career: (i64, i64),
    yen: i64,
    age: i64,
    patents: i64,
    grants: i64,
    papers: i64,
    recognized: bool,
    licences: i64,
    innovation: bool,
    sme: bool,
    local: bool,
    /// Hundredths of a percent of the sales.
    research: i64,
    award: bool,
    in_japan: bool,
    /// 0: none, 1 to 5: N5 to N1.
    jlpt: i64,
    bjt: i64,
    major: bool,
    project: bool,
    university: bool,
    jica: bool,
    jica_in_japan: bool,
    /// 0: employee, 1: director, 2: representative.
    position: i64,
    invested: i64,
    fund: bool,
}

/// (名称, 修士又は専門職学位, MBA, 博士, 大卒) of each sheet.
struct Academic {
    doctorate: i32,
    mba: i32,
    master: i32,
    bachelor: i32,
}

const ACADEMIC_A: Academic = Academic { doctorate: 30, mba: 20, master: 20, bachelor: 10 };
const ACADEMIC_B: Academic = Academic { doctorate: 30, mba: 25, master: 20, bachelor: 10 };
const ACADEMIC_C: Academic = Academic { doctorate: 20, mba: 25, master: 20, bachelor: 10 };

/// 職歴: (years at least, points).
const CAREER_A: &[(i64, i32)] = &[(7, 15), (5, 10), (3, 5)];
const CAREER_B: &[(i64, i32)] = &[(10, 20), (7, 15), (5, 10), (3, 5)];
const CAREER_C: &[(i64, i32)] = &[(10, 25), (7, 20), (5, 15), (3, 10)];

/// 年収 of sheets イ and ロ in 万円: rows by pay, columns 30歳未満, 30～34歳, 35～39歳, 40歳以上. The
/// form prints the points of a row once, and － where the row gives nothing.
const PAY: [(i64, i32, [bool; 4]); 7] = [
    (1_000, 40, [true, true, true, true]),
    (900, 35, [true, true, true, true]),
    (800, 30, [true, true, true, true]),
    (700, 25, [true, true, true, false]),
    (600, 20, [true, true, true, false]),
    (500, 15, [true, true, false, false]),
    (400, 10, [true, false, false, false]),
];

/// 年収 of sheet ハ in 万円.
const PAY_C: [(i64, i32); 5] = [(3_000, 50), (2_500, 40), (2_000, 30), (1_500, 20), (1_000, 10)];

fn academic(table: &Academic, person: &Person) -> i32 {
    match person.degree {
        // The best row: on sheet ハ the MBA of a doctor is worth more than the doctorate.
        Degree::Doctorate if person.also_mba => table.doctorate.max(table.mba),
        Degree::Doctorate => table.doctorate,
        Degree::Mba => table.mba,
        Degree::Master | Degree::Professional => table.master,
        Degree::Bachelor | Degree::JuniorCollege | Degree::Kosen | Degree::KodoSenmonshi => {
            table.bachelor
        }
        Degree::None | Degree::UpperSecondary | Degree::ForeignVocational | Degree::Senmonshi => 0,
    }
}

fn second_degree(person: &Person) -> i32 {
    let graduate = matches!(
        person.degree,
        Degree::Master | Degree::Professional | Degree::Mba | Degree::Doctorate
    );
    if graduate && person.second_degree { 5 } else { 0 }
}

fn career(table: &[(i64, i32)], person: &Person) -> i32 {
    let row = table.iter().find(|(years, _)| person.career.0 >= years * 12);
    row.map_or(0, |(_, points)| *points)
}

fn pay(person: &Person) -> i32 {
    let column = match person.age {
        ..30 => 0,
        30..=34 => 1,
        35..=39 => 2,
        _ => 3,
    };
    let row = PAY.iter().find(|(man, ..)| person.yen >= man * 10_000);
    row.map_or(0, |(_, points, given)| if given[column] { *points } else { 0 })
}

fn pay_c(person: &Person) -> i32 {
    let row = PAY_C.iter().find(|(man, _)| person.yen >= man * 10_000);
    row.map_or(0, |(_, points)| *points)
}

fn age(person: &Person) -> i32 {
    match person.age {
        ..30 => 15,
        30..=34 => 10,
        35..=39 => 5,
        _ => 0,
    }
}

/// How many of ④ to ⑦ apply.
fn achievements(person: &Person) -> usize {
    let held = [person.patents >= 1, person.grants >= 3, person.papers >= 3, person.recognized];
    held.iter().filter(|held| **held).count()
}

fn if_so(applies: bool, points: i32) -> i32 {
    if applies { points } else { 0 }
}

/// ⑮: I gives 15; II gives 10, but not beside ⑭ or I.
fn japanese(person: &Person) -> i32 {
    if person.major || person.jlpt == 5 || person.bjt >= 480 {
        15
    } else if (person.jlpt == 4 || person.bjt >= 400) && !person.in_japan {
        10
    } else {
        0
    }
}

/// ⑨ to ⑱, which all sheets share: (number on the form, points).
fn shared(person: &Person) -> Vec<(&'static str, i32)> {
    let jica = person.jica && !(person.in_japan && person.jica_in_japan);
    vec![
        ("⑨", if_so(person.innovation, 10)),
        ("⑩", if_so(person.innovation && person.sme, 10)),
        ("⑪", if_so(person.local, 10)),
        ("⑫", if_so(person.sme && person.research > 300, 5)),
        ("⑬", if_so(person.award, 5)),
        ("⑭", if_so(person.in_japan, 10)),
        ("⑮", japanese(person)),
        ("⑯", if_so(person.project, 10)),
        ("⑰", if_so(person.university, 10)),
        ("⑱", if_so(jica, 5)),
    ]
}

/// Sheet イ, row by row.
fn sheet_a(person: &Person) -> Vec<(&'static str, i32)> {
    let research = match achievements(person) {
        0 => 0,
        1 => 20,
        _ => 25,
    };
    let mut rows = vec![
        ("①", academic(&ACADEMIC_A, person)),
        ("①", second_degree(person)),
        ("②", career(CAREER_A, person)),
        ("③", pay(person)),
        ("", age(person)),
        ("④⑤⑥⑦", research),
    ];
    rows.extend(shared(person));
    rows
}

/// Sheet ロ, row by row.
fn sheet_b(person: &Person) -> Vec<(&'static str, i32)> {
    let licences = match person.licences {
        0 => 0,
        1 => 5,
        _ => 10,
    };
    let mut rows = vec![
        ("①", academic(&ACADEMIC_B, person)),
        ("①", second_degree(person)),
        ("②", career(CAREER_B, person)),
        ("③", pay(person)),
        ("", age(person)),
        ("④⑤⑥⑦", if_so(achievements(person) > 0, 15)),
        ("⑧", licences),
    ];
    rows.extend(shared(person));
    rows.push(("㉑", if_so(person.fund, 10)));
    rows
}

/// Sheet ハ, row by row.
fn sheet_c(person: &Person) -> Vec<(&'static str, i32)> {
    let position = [0, 5, 10][usize::try_from(person.position).unwrap()];
    let mut rows = vec![
        ("①", academic(&ACADEMIC_C, person)),
        ("①", second_degree(person)),
        ("②", career(CAREER_C, person)),
        ("③", pay_c(person)),
        ("⑳", position),
    ];
    rows.extend(shared(person));
    rows.push(("⑲", if_so(person.invested >= 100_000_000, 5)));
    rows.push(("㉑", if_so(person.fund, 10)));
    rows
}

/// 合計 needed on every sheet.
const PASS: i32 = 70;

/// （注） on sheets ロ and ハ: below 300万円 nobody is accepted.
const FLOOR: i64 = 3_000_000;

struct SheetOf {
    status: &'static str,
    rows: fn(&Person) -> Vec<(&'static str, i32)>,
    floor: bool,
}

const SHEETS: [SheetOf; 3] = [
    SheetOf { status: "hsp-1-a", rows: sheet_a, floor: false },
    SheetOf { status: "hsp-1-b", rows: sheet_b, floor: true },
    SheetOf { status: "hsp-1-c", rows: sheet_c, floor: true },
];

// ── people ──────────────────────────────────────────────────────────────────────────────────

/// Somebody of whom nothing gives a point.
const NOBODY: Person = Person {
    degree: Degree::None,
    also_mba: false,
    second_degree: false,
    career: (0, 0),
    yen: 0,
    age: 50,
    patents: 0,
    grants: 0,
    papers: 0,
    recognized: false,
    licences: 0,
    innovation: false,
    sme: false,
    local: false,
    research: 0,
    award: false,
    in_japan: false,
    jlpt: 0,
    bjt: 0,
    major: false,
    project: false,
    university: false,
    jica: false,
    jica_in_japan: false,
    position: 0,
    invested: 0,
    fund: false,
};

/// Pay at, one yen under and one yen over every figure of the form.
fn salaries() -> Vec<i64> {
    let figures = PAY.iter().map(|(man, ..)| man).chain(PAY_C.iter().map(|(man, _)| man));
    let figures = figures.map(|man| man * 10_000).chain([FLOOR]);
    let mut all: Vec<i64> = figures.flat_map(|yen| [yen - 1, yen, yen + 1]).collect();
    all.extend([0, 50_000_000]);
    all.sort_unstable();
    all.dedup();
    all
}

const AGES: [i64; 14] = [18, 22, 28, 29, 30, 31, 33, 34, 35, 36, 39, 40, 41, 65];

/// A day under, at and over every length of the form.
const CAREERS: [(i64, i64); 14] = [
    (0, 0),
    (35, 30),
    (36, 0),
    (36, 1),
    (59, 30),
    (60, 0),
    (60, 1),
    (83, 30),
    (84, 0),
    (84, 1),
    (119, 30),
    (120, 0),
    (120, 1),
    (480, 0),
];

/// The whole grid of pay, age, degree and career.
fn grid() -> impl Iterator<Item = Person> {
    let salaries = salaries();
    Degree::ALL.into_iter().flat_map(move |(degree, _)| {
        let salaries = salaries.clone();
        CAREERS.into_iter().flat_map(move |career| {
            let salaries = salaries.clone();
            AGES.into_iter().flat_map(move |age| {
                salaries.clone().into_iter().map(move |yen| Person {
                    degree,
                    career,
                    yen,
                    age,
                    ..NOBODY
                })
            })
        })
    })
}

/// Numbers that look random and are the same in every run (splitmix64).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).unwrap()
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    fn yes(&mut self) -> bool {
        self.next() & 1 == 1
    }

    /// True for one in four: with more, everybody would pass.
    fn seldom(&mut self) -> bool {
        self.below(4) == 0
    }

    fn person(&mut self, salaries: &[i64]) -> Person {
        let (degree, _) = self.of(&Degree::ALL);
        Person {
            degree,
            also_mba: self.yes(),
            second_degree: self.seldom(),
            career: self.of(&CAREERS),
            yen: self.of(salaries),
            age: self.of(&AGES),
            patents: self.of(&[0, 0, 1, 2]),
            grants: self.of(&[0, 0, 2, 2, 3, 4]),
            papers: self.of(&[0, 0, 2, 2, 3, 4]),
            recognized: self.seldom(),
            licences: self.of(&[0, 1, 2, 3]),
            innovation: self.seldom(),
            sme: self.seldom(),
            local: self.seldom(),
            research: self.of(&[0, 299, 300, 301, 10_000]),
            award: self.seldom(),
            in_japan: self.seldom(),
            jlpt: self.of(&[0, 1, 2, 3, 4, 5]),
            bjt: self.of(&[0, 399, 400, 401, 479, 480, 481, 800]),
            major: self.seldom(),
            project: self.seldom(),
            university: self.seldom(),
            jica: self.seldom(),
            jica_in_japan: self.seldom(),
            position: self.of(&[0, 1, 2]),
            invested: self.of(&[0, 99_999_999, 100_000_000, 100_000_001]),
            fund: self.seldom(),
        }
    }
}

/// What a person is in the words of the vocabulary: names and the codes that rules compare.
fn facts(person: &Person) -> [(&'static str, i64); 27] {
    let code = |yes: bool| i64::from(yes);
    let degree = Degree::ALL.iter().position(|(known, _)| *known == person.degree).unwrap();
    [
        ("person.degree", i64::try_from(degree).unwrap()),
        ("person.business-degree", code(person.also_mba)),
        ("person.second-graduate-degree", code(person.second_degree)),
        ("person.career", Wait::new(person.career.0, person.career.1).code()),
        ("offer.annual-salary", person.yen),
        ("person.age", person.age),
        ("person.patents", person.patents),
        ("person.foreign-grants", person.grants),
        ("person.papers", person.papers),
        ("person.recognized-research", code(person.recognized)),
        ("person.licences", person.licences),
        ("organization.innovation-support", code(person.innovation)),
        ("organization.sme", code(person.sme)),
        ("organization.local-government-support", code(person.local)),
        ("organization.rd-ratio", person.research),
        ("person.foreign-award", code(person.award)),
        ("person.degree-in-japan", code(person.in_japan)),
        ("person.jlpt", person.jlpt),
        ("person.bjt", person.bjt),
        ("person.japanese-major-abroad", code(person.major)),
        ("offer.growth-field-project", code(person.project)),
        ("person.designated-university", code(person.university)),
        ("person.jica-training", code(person.jica)),
        ("person.jica-training-at-japanese-university", code(person.jica_in_japan)),
        ("offer.position", person.position),
        ("person.own-investment", person.invested),
        ("offer.investment-management", code(person.fund)),
    ]
}

// ── comparing ───────────────────────────────────────────────────────────────────────────────

struct Table<'r> {
    sheet: &'static SheetOf,
    rulebook: &'r Rulebook,
    status: StatusId,
    items: Vec<ItemId>,
    floor: Option<CriterionId>,
}

impl<'r> Table<'r> {
    /// The table of a sheet; none, said aloud, where its status has no rules.
    fn of(sheet: &'static SheetOf, rulebook: &'r Rulebook, program: &Program<'_>) -> Option<Self> {
        let Some(status) = rulebook.find_status(sheet.status) else {
            eprintln!("SKIPPED: there are no rules for `{}`", sheet.status);
            return None;
        };
        let items: Vec<ItemId> = program.items(status).collect();
        let forms: Vec<&str> =
            items.iter().map(|item| rulebook.item(*item).form.as_deref().unwrap_or("")).collect();
        let wanted: Vec<&str> = (sheet.rows)(&NOBODY).iter().map(|(form, _)| *form).collect();
        assert_eq!(forms, wanted, "{}: the rows of the form, in its order", sheet.status);
        let criteria = rulebook.status(status).criteria.clone();
        let mut floors = criteria.filter(|at| rulebook.criteria[*at].id == "salary-floor");
        let floor = floors.next().map(CriterionId::at);
        assert_eq!(floor.is_some(), sheet.floor, "{}", sheet.status);
        Some(Self { sheet, rulebook, status, items, floor })
    }

    fn compare(&self, person: &Person, one: One<'_>) {
        let rows = (self.sheet.rows)(person);
        let name = self.sheet.status;
        let mut total = 0;
        for ((form, points), item) in rows.iter().zip(&self.items) {
            let range = one.item(*item);
            assert_eq!(range.on(Track::AsRead), (*points, *points), "{name} {form}: {person:?}");
            total += points;
        }
        let range = one.points(self.status).on(Track::AsRead);
        assert_eq!(range, (total, total), "{name} total: {person:?}");
        if let Some(floor) = self.floor {
            let wanted = Finding::of(Some(person.yen >= FLOOR));
            let finding = one.finding(floor, self.rulebook.criterion(floor));
            assert_eq!(finding, wanted, "{name} floor: {person:?}");
        }
        // Fewer points, or less pay than the floor, never meet the table's own route.
        if total < PASS || (self.floor.is_some() && person.yen < FLOOR) {
            let route = one.outcome(self.status).route;
            let route = route.map(|at| self.rulebook.status(self.status).routes[at].id.as_str());
            assert_ne!(route, Some("points"), "{name}: {person:?}");
        }
    }
}

/// Judges people 64 at a time and hands each with what came out to `see`.
fn judge(
    program: &Program<'_>,
    people: impl Iterator<Item = Person>,
    see: &mut dyn FnMut(&Person, One<'_>),
) {
    let vocabulary = &program.rulebook().vocabulary;
    let slots: Vec<Option<FactId>> =
        facts(&NOBODY).iter().map(|(name, _)| vocabulary.find(name)).collect();
    let mut cohort = Cohort::new(program);
    let slots: Vec<Option<Slot>> =
        slots.iter().map(|fact| fact.and_then(|fact| cohort.slot(fact))).collect();
    let mut waiting: Vec<Person> = Vec::with_capacity(LANES);
    let mut people = people.fuse();
    loop {
        waiting.clear();
        waiting.extend(people.by_ref().take(LANES));
        if waiting.is_empty() {
            return;
        }
        cohort.clear();
        for (lane, person) in waiting.iter().enumerate() {
            for (slot, (_, code)) in slots.iter().zip(facts(person)) {
                slot.iter().for_each(|slot| cohort.put(lane, *slot, code));
            }
        }
        cohort.judge();
        for (lane, person) in waiting.iter().enumerate() {
            see(person, cohort.of(lane));
        }
    }
}

fn day() -> Day {
    Day::new(2026, 11, 20).unwrap()
}

#[test]
fn the_words_of_the_form_are_in_the_vocabulary() {
    let rules = RuleSet::embedded();
    let vocabulary = &rules.rulebook.vocabulary;
    let degree = vocabulary.find("person.degree").unwrap();
    let choices = &vocabulary.domain(vocabulary.fact(degree).kind.domain().unwrap()).choices;
    let ids: Vec<&str> = choices.iter().map(|choice| choice.id.as_str()).collect();
    assert_eq!(ids, Degree::ALL.map(|(_, id)| id));
    let jlpt = vocabulary.find("person.jlpt").unwrap();
    let choices = &vocabulary.domain(vocabulary.fact(jlpt).kind.domain().unwrap()).choices;
    let ids: Vec<&str> = choices.iter().map(|choice| choice.id.as_str()).collect();
    assert_eq!(ids, ["none", "n5", "n4", "n3", "n2", "n1"]);
    if let Some(position) = vocabulary.find("offer.position") {
        let domain = vocabulary.fact(position).kind.domain().unwrap();
        let ids = vocabulary.domain(domain).choices.iter().map(|choice| choice.id.as_str());
        assert_eq!(ids.collect::<Vec<_>>(), ["employee", "director", "representative"]);
    }
}

#[test]
fn the_whole_grid_of_pay_age_degree_and_career_agrees() {
    let rules = RuleSet::embedded();
    for sheet in &SHEETS {
        let Some(status) = rules.rulebook.find_status(sheet.status) else { continue };
        let program = rules.rulebook.on_for(day(), &[status]);
        let Some(table) = Table::of(sheet, &rules.rulebook, &program) else { continue };
        let mut count = 0_usize;
        judge(&program, grid(), &mut |person, one| {
            table.compare(person, one);
            count += 1;
        });
        assert_eq!(count, 12 * 14 * 14 * salaries().len(), "{}", sheet.status);
    }
}

const RANDOM: usize = 200_000;

fn random(seed: u64) -> impl Iterator<Item = Person> {
    let (mut dice, salaries) = (Dice(seed), salaries());
    (0..RANDOM).map(move |_| dice.person(&salaries))
}

#[test]
fn two_hundred_thousand_people_on_each_sheet_agree() {
    let rules = RuleSet::embedded();
    for (seed, sheet) in (0..).zip(&SHEETS) {
        let status = rules.rulebook.find_status(sheet.status);
        let statuses: Vec<StatusId> = status.into_iter().collect();
        let program = rules.rulebook.on_for(day(), &statuses);
        let Some(table) = Table::of(sheet, &rules.rulebook, &program) else { continue };
        let (mut count, mut passed) = (0, 0);
        judge(&program, random(seed), &mut |person, one| {
            table.compare(person, one);
            count += 1;
            passed += usize::from((sheet.rows)(person).iter().map(|(_, p)| p).sum::<i32>() >= PASS);
        });
        assert_eq!(count, RANDOM);
        // The people are such as try the table on both sides of the pass mark.
        assert!(passed > RANDOM / 20 && passed < RANDOM * 19 / 20, "{passed} pass");
    }
}

#[test]
fn the_items_that_a_report_prints_add_up_to_its_total() {
    let rules = RuleSet::embedded();
    let vocabulary = &rules.rulebook.vocabulary;
    let program = rules.rulebook.on(day());
    for (seed, sheet) in (100..).zip(&SHEETS) {
        if rules.rulebook.find_status(sheet.status).is_none() {
            eprintln!("SKIPPED: there are no rules for `{}`", sheet.status);
            continue;
        }
        for person in random(seed).take(300) {
            let mut case = Candidate::empty(vocabulary);
            for (name, code) in facts(&person) {
                if let Some(fact) = vocabulary.find(name) {
                    let value = value_of(vocabulary.fact(fact).kind, code).unwrap();
                    case.facts.set(vocabulary, fact, &value);
                }
            }
            let report = explain(&program, &case, &evaluate(&program, &case.facts));
            let status = report.statuses.iter().find(|status| status.id == sheet.status).unwrap();
            let points = status.points.as_ref().unwrap();
            let printed: i32 = points.items.iter().map(|item| item.min).sum();
            assert_eq!((points.min, points.max), (printed, printed), "{person:?}");
            let rows: i32 = (sheet.rows)(&person).iter().map(|(_, points)| points).sum();
            assert_eq!(printed, rows, "{person:?}");
            // Where an item awards one tier, the tier printed is worth the points printed.
            for item in points.items.iter().filter(|item| item.awarded.len() == 1) {
                let tier = item.tiers.iter().find(|tier| tier.id == item.awarded[0]).unwrap();
                assert_eq!(tier.points, item.min, "{}: {person:?}", item.id);
            }
            let met =
                status.verdict == Verdict::Qualifies && status.route.as_deref() == Some("points");
            assert!(!met || printed >= PASS, "{person:?}");
        }
    }
}
