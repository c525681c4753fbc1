//! The words of somebody who does not know, or of a program that has no value: one table for files,
//! cells, `--set`, scripts and prompts. Must not know which facts there are.

/// Words that say so whatever the fact is, in lower case. `None` is not among them: only as programs
/// write it is it no value. Nor is `#N/A`: in a sheet that is a formula that failed.
const WORDS: [&str; 21] = [
    "n/a",
    "n.a.",
    "<na>",
    "null",
    "nan",
    "nat",
    "unknown",
    "not known",
    "undecided",
    "i don't know",
    "i do not know",
    "don't know",
    "do not know",
    "tbd",
    "不明",
    "未定",
    "未記入",
    "未回答",
    "分からない",
    "わからない",
    "分かりません",
];

/// The longest of them, in bytes.
const LONGEST: usize = 24;

/// True where words say that nothing is known, and can say nothing else. `text` is folded and
/// trimmed.
pub fn says_nothing(text: &str) -> bool {
    // As Python writes it; in lower case it is the answer none.
    text.is_empty() || text == "None" || is_dashes(text) || is_word(text)
}

/// True where words say that nothing is known, unless something is called so.
pub fn may_say_nothing(text: &str) -> bool {
    text.eq_ignore_ascii_case("na")
}

fn is_word(text: &str) -> bool {
    text.len() <= LONGEST && {
        let lower = text.to_lowercase().replace('’', "'");
        WORDS.contains(&lower.as_str())
    }
}

fn is_dashes(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | 'ー' | 'ｰ'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fold;

    #[test]
    fn the_longest_word_is_looked_up() {
        assert!(WORDS.iter().all(|word| word.len() <= LONGEST));
    }

    #[test]
    fn an_answer_is_not_nothing() {
        for words in ["none", "NONE", "no", "なし", "無", "0", "nana", "a-b", "-1", "Nan Province"]
        {
            assert!(!says_nothing(words), "{words}");
        }
        for words in ["－", "—", "---", "Ｎ／Ａ", "NULL", "nan", "I don’t know"] {
            assert!(says_nothing(&fold(words)), "{words}");
        }
    }
}
