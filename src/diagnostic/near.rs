//! Names that a misspelt one may have meant. Likeness is counted in thousandths.

/// What was meant by more wrong names than this is looked for for nobody: it would cost more than
/// it tells.
pub const SOUGHT: usize = 64;

/// The nearest known name, where one is near enough to be meant.
pub fn nearest<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    near(given, known, 1).first().copied()
}

/// Nobody means a known name by more letters than this, and looking for one costs time.
const LONGEST: usize = 120;

/// The nearest known names, best first, at most `most`.
pub fn near<'a>(
    given: &str,
    known: impl IntoIterator<Item = &'a str>,
    most: usize,
) -> Vec<&'a str> {
    if given.trim().chars().nth(LONGEST).is_some() {
        return Vec::new();
    }
    let wanted = Name::new(given.trim());
    let mut scored: Vec<(usize, &str)> = known
        .into_iter()
        .map(|name| (likeness(&wanted, &Name::new(name)), name))
        .filter(|(score, _)| *score >= NEAR)
        .collect();
    scored.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    scored.into_iter().map(|(_, name)| name).take(most).collect()
}

/// Less likeness is none.
const NEAR: usize = 750;

/// A name as it is compared.
struct Name {
    whole: String,
    /// Where its last part begins.
    tail: usize,
    bare: String,
}

impl Name {
    fn new(name: &str) -> Self {
        let whole = name.to_lowercase();
        let tail = whole.rfind(['.', '/']).map_or(0, |at| at + 1);
        let bare = bare(&whole);
        Self { whole, tail, bare }
    }

    fn tail(&self) -> &str {
        &self.whole[self.tail..]
    }
}

fn likeness(wanted: &Name, name: &Name) -> usize {
    let whole = alike(&wanted.whole, &name.whole);
    let tails = alike(wanted.tail(), name.tail()) * 95 / 100;
    let part = wanted.tail();
    let contained = if part.len() >= 4 && name.tail().contains(part) { 800 } else { 0 };
    let unmarked = alike(&wanted.bare, &name.bare) * 99 / 100;
    let start = &wanted.bare;
    let begun = if start.len() >= 4 && name.bare.starts_with(start) { 800 } else { 0 };
    whole.max(tails).max(contained).max(unmarked).max(begun)
}

/// A name without the marks between its parts, which are easily left out.
fn bare(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// One minus the share of letters to change; nothing where that is less than [`NEAR`] by the
/// lengths alone, so that names which cannot be meant cost next to nothing.
fn alike(a: &str, b: &str) -> usize {
    let (a_length, b_length) = (a.chars().count(), b.chars().count());
    let length = a_length.max(b_length);
    if length == 0 {
        return 1000;
    }
    if a_length.min(b_length) * 1000 < length * NEAR || !share_letters(a, b, length) {
        return 0;
    }
    1000 - strsim::damerau_levenshtein(a, b).min(length) * 1000 / length
}

/// Each letter that only one of them has must be changed, put in or taken out.
fn share_letters(a: &str, b: &str, length: usize) -> bool {
    let mut counts = [0_i16; 64];
    let at = |byte: u8| usize::from(byte % 64);
    a.bytes().for_each(|byte| counts[at(byte)] += 1);
    b.bytes().for_each(|byte| counts[at(byte)] -= 1);
    let more: i16 = counts.iter().filter(|count| **count > 0).sum();
    // A letter outside ASCII has up to four bytes.
    let letters = if a.is_ascii() && b.is_ascii() { more } else { more / 4 };
    usize::try_from(letters).unwrap_or_default() * 1000 <= length * (1000 - NEAR)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_found() {
        let known = ["offer.annual-salary", "person.degree"];
        assert_eq!(nearest("offer.anual-salary", known), Some("offer.annual-salary"));
        assert_eq!(nearest("salary", known), Some("offer.annual-salary"));
        assert_eq!(nearest("zzz", known), None);
    }

    #[test]
    fn marks_between_parts_may_be_left_out() {
        let known = ["class-1-a", "class-1-b", "class-10"];
        assert_eq!(nearest("class1b", known), Some("class-1-b"));
        assert_eq!(nearest("class 1 (a)", known), Some("class-1-a"));
    }

    /// As it was before names that cannot be meant were left out early.
    fn slowly(a: &str, b: &str) -> usize {
        let length = a.chars().count().max(b.chars().count()).max(1);
        1000 - strsim::damerau_levenshtein(a, b).min(length) * 1000 / length
    }

    #[test]
    fn leaving_out_early_loses_no_name_that_is_near() {
        let names = [
            "offer.annual-salary",
            "offer.anual-salery",
            "salary",
            "person.degree",
            "pers.degre",
            "年収",
            "年收",
            "学歴・職歴",
            "学暦職歴",
            "ab",
            "ba",
            "",
            "a",
            "class-1-b",
            "class1b",
        ];
        for a in names {
            for b in names {
                let (fast, slow) = (alike(a, b), slowly(a, b));
                assert!(fast == slow || (fast == 0 && slow < NEAR), "{a} {b}: {fast} {slow}");
            }
        }
    }

    #[test]
    fn a_name_that_nobody_means_costs_next_to_nothing() {
        let known: Vec<String> = (0..400).map(|n| format!("person.fact-number-{n}")).collect();
        let known = || known.iter().map(String::as_str);
        let begun = std::time::Instant::now();
        assert_eq!(nearest(&"k".repeat(1_000_000), known()), None);
        let long = "x.".repeat(50_000) + "fact-number-7";
        assert_eq!(nearest(&long, known()), None);
        for n in 0..100 {
            let _ = nearest(&format!("zzz-unheard-of-{n}"), known());
        }
        assert!(begun.elapsed().as_secs_f64() < 20.0, "{:?}", begun.elapsed());
    }
}
