//! What goes out and could steer a terminal, turn the reading direction or not be seen at all is
//! shown as `\u{…}`.

use std::borrow::Cow;

/// Words from outside with every steering character shown as `\u{…}`.
pub fn inert(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        if is_steering(c) {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    out
}

/// Words for people: of very many, the beginning and the end. `most`: so many letters at most.
pub fn brief(words: &str, most: usize) -> Cow<'_, str> {
    let count = words.chars().count();
    if count <= most {
        return words.into();
    }
    let end = most / 3;
    let begin = words.char_indices().nth(most - end).map_or(words.len(), |(at, _)| at);
    let end = words.char_indices().nth(count - end).map_or(words.len(), |(at, _)| at);
    format!("{} … {}", &words[..begin], &words[end..]).into()
}

/// True for control characters (C0, DEL, C1), marks of direction, marks without width, and breaks
/// that only some programs see.
pub fn is_steering(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{feff}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}')
}

/// JSON that says the same with nothing steering in it: outside of strings JSON has no such
/// characters but line breaks, which stay.
pub fn inert_json(json: String) -> String {
    if !json.chars().any(is_foreign) {
        return json;
    }
    let mut out = Vec::with_capacity(json.len() + 16);
    push_inert_json(&json, &mut out);
    String::from_utf8(out).unwrap_or(json)
}

/// The same, added to bytes.
pub fn push_inert_json(json: &str, out: &mut Vec<u8>) {
    if !json.chars().any(is_foreign) {
        return out.extend_from_slice(json.as_bytes());
    }
    let mut buffer = [0; 4];
    for c in json.chars() {
        if is_foreign(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                out.extend_from_slice(format!("\\u{unit:04x}").as_bytes());
            }
        } else {
            out.extend_from_slice(c.encode_utf8(&mut buffer).as_bytes());
        }
    }
}

/// Steering, and not escaped by the rules of JSON itself.
fn is_foreign(c: char) -> bool {
    is_steering(c) && c >= '\u{7f}'
}

/// Where words for a terminal pass last. Colours and weights go through where the page has them,
/// line breaks do, and nothing else that steers: what a sentence forgot to make inert is inert
/// here.
#[derive(Clone, Copy, Debug)]
pub struct Outlet {
    /// The page has colours.
    pub color: bool,
}

impl Outlet {
    /// The words as they may be shown.
    pub fn pass(self, words: &str) -> String {
        let mut out = String::with_capacity(words.len());
        let mut rest = words;
        while let Some(c) = rest.chars().next() {
            let style = if self.color { style_length(rest) } else { 0 };
            let taken = if style > 0 { style } else { c.len_utf8() };
            match c {
                _ if style > 0 => out.push_str(&rest[..style]),
                '\n' => out.push(c),
                c if is_steering(c) => out.extend(c.escape_unicode()),
                c => out.push(c),
            }
            rest = &rest[taken..];
        }
        out
    }
}

/// The bytes of a colour or weight that `words` begin with. What hides words is none.
fn style_length(words: &str) -> usize {
    let Some(numbers) = words.strip_prefix("\u{1b}[") else { return 0 };
    let Some(end) = numbers.find(|c: char| !c.is_ascii_digit() && c != ';') else { return 0 };
    let shows = numbers[..end].split(';').all(|number| !matches!(number, "5" | "6" | "7" | "8"));
    let palette = numbers.starts_with("38;5;");
    if numbers[end..].starts_with('m') && end < 16 && (shows || palette) { end + 3 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEERING: &str = "\u{0}\u{7}\u{1b}\u{7f}\u{85}\u{9b}\u{ad}\u{61c}\u{200b}\u{200e}\
                            \u{200f}\u{2028}\u{2029}\u{202a}\u{202e}\u{2066}\u{2069}\u{feff}";

    #[test]
    fn nothing_from_outside_steers_the_terminal() {
        assert_eq!(inert("a\x1b[31mb\u{202e}c"), "a\\u{1b}[31mb\\u{202e}c");
        assert_eq!(inert("山田 José"), "山田 José");
        assert!(!inert(STEERING).chars().any(is_steering));
    }

    #[test]
    fn of_very_many_words_both_ends_are_told() {
        assert_eq!(brief("年収は", 3), "年収は");
        assert_eq!(brief(&("年収".to_string() + &"は".repeat(99) + "円"), 6), "年収はは … は円");
    }

    #[test]
    fn only_our_colours_pass_the_outlet() {
        let words = format!("\x1b[1m\x1b[91merror\x1b[0m: {STEERING}\x1b]0;title\x07\x1b[8mx\n");
        let shown = Outlet { color: true }.pass(&words);
        assert!(shown.starts_with("\x1b[1m\x1b[91merror\x1b[0m: "), "{shown:?}");
        let rest = shown.split("\x1b[0m").last().unwrap_or_default().trim_end();
        assert!(!rest.chars().any(is_steering), "{rest:?}");
        let plain = Outlet { color: false }.pass(&words);
        assert!(!plain.trim_end().chars().any(is_steering), "{plain:?}");
        assert!(plain.ends_with('\n'));
    }

    #[test]
    fn json_says_the_same_without_steering() {
        let value = serde_json::json!({ STEERING: [STEERING, "\u{e0041}", "山田"] });
        let json = serde_json::to_string_pretty(&value).unwrap_or_default();
        let calm = inert_json(json);
        assert!(!calm.chars().any(|c| is_steering(c) && c != '\n'), "{calm:?}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&calm).ok(), Some(value));
    }
}
