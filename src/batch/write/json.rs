//! Numbers and words as JSON has them.

use crate::door::push_inert_json;

/// Writes a number.
pub fn number(number: impl itoa::Integer, out: &mut Vec<u8>) {
    out.extend_from_slice(itoa::Buffer::new().format(number).as_bytes());
}

/// Writes words.
pub fn string(words: &[u8], out: &mut Vec<u8>) {
    // Most words stand in JSON as they are.
    if words.iter().all(|byte| matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\')) {
        out.push(b'"');
        out.extend_from_slice(words);
        out.push(b'"');
        return;
    }
    let words = String::from_utf8_lossy(words);
    push_inert_json(&serde_json::to_string(&words).unwrap_or_default(), out);
}

/// Words as JSON has them, on their own.
pub fn quoted(words: &str) -> Vec<u8> {
    let mut out = Vec::new();
    string(words.as_bytes(), &mut out);
    out
}
