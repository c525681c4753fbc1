//! Numbers and words as JSON has them.

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
    // Writing to memory cannot fail.
    let _ = serde_json::to_writer(out, &words);
}
