//! Names that a misspelt one may have meant. Likeness is counted in thousandths.

/// The nearest known name, where one is near enough to be meant.
pub fn nearest<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    near(given, known, 1).first().copied()
}

/// The nearest known names, best first, at most `most`.
pub fn near<'a>(
    given: &str,
    known: impl IntoIterator<Item = &'a str>,
    most: usize,
) -> Vec<&'a str> {
    let wanted = given.trim().to_lowercase();
    let mut scored: Vec<(usize, &str)> = known
        .into_iter()
        .map(|name| (likeness(&wanted, name), name))
        .filter(|(score, _)| *score >= 750)
        .collect();
    scored.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    scored.into_iter().map(|(_, name)| name).take(most).collect()
}

fn likeness(wanted: &str, name: &str) -> usize {
    let name = name.to_lowercase();
    let tail = name.rsplit(['.', '/']).next().unwrap_or(&name);
    let wanted_tail = wanted.rsplit(['.', '/']).next().unwrap_or(wanted);
    let whole = alike(wanted, &name);
    let tails = alike(wanted_tail, tail) * 95 / 100;
    let contained = if wanted_tail.len() >= 4 && tail.contains(wanted_tail) { 800 } else { 0 };
    let (wanted_bare, bare) = (bare(wanted), bare(&name));
    let unmarked = alike(&wanted_bare, &bare) * 99 / 100;
    let begun = if wanted_bare.len() >= 4 && bare.starts_with(&wanted_bare) { 800 } else { 0 };
    whole.max(tails).max(contained).max(unmarked).max(begun)
}

/// A name without the marks between its parts, which are easily left out.
fn bare(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// One minus the share of letters to change.
fn alike(a: &str, b: &str) -> usize {
    let length = a.chars().count().max(b.chars().count()).max(1);
    1000 - strsim::damerau_levenshtein(a, b).min(length) * 1000 / length
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
}
