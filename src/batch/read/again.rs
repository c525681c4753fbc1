//! Lines of an earlier result: what came in then is read anew, and what was said of it is kept to be
//! compared. Must not know what is judged.

use crate::batch::waiting::EarlierStatus;
use memchr::memmem;
use serde_json::Value;

/// A line of an earlier result.
#[derive(Debug, PartialEq, Eq)]
pub struct ResultLine {
    /// Where what came in stands in the line.
    pub input: (usize, usize),
    /// What the row was called.
    pub id: Option<String>,
    /// What was said of it.
    pub earlier: Vec<EarlierStatus>,
}

/// The marks by which a line of a result is told from others.
const MARKS: [&[u8]; 3] = [b"\"row\"", b"\"statuses\"", b"\"input\""];

/// A line of an earlier result, if it is one. What came in is looked for where it was written.
pub fn result_line(line: &[u8]) -> Option<ResultLine> {
    if MARKS.iter().any(|mark| memmem::find(line, mark).is_none()) {
        return None;
    }
    let whole: Value = serde_json::from_slice(line).ok()?;
    let members = whole.as_object()?;
    let statuses = members.get("statuses")?.as_array()?;
    let inner = members.get("input").filter(|inner| inner.is_object())?;
    members.get("row")?.as_u64()?;
    let earlier = statuses.iter().map(said).collect::<Option<Vec<_>>>()?;
    let id = members.get("id").and_then(Value::as_str).map(str::to_string);
    let place = |at: usize| object_at(line, at).filter(|span| is(&line[span.0..span.1], inner));
    let input = memmem::find_iter(line, MARKS[2]).find_map(place)?;
    Some(ResultLine { input, id, earlier })
}

/// The object behind a name that stands there.
fn object_at(line: &[u8], name: usize) -> Option<(usize, usize)> {
    let behind = name + MARKS[2].len();
    let from = behind + line[behind..].iter().position(|byte| *byte == b'{')?;
    let between = line[behind..from].iter().all(|byte| *byte == b':' || byte.is_ascii_whitespace());
    let mut values = serde_json::Deserializer::from_slice(&line[from..]).into_iter::<Value>();
    values.next().filter(|_| between)?.ok()?;
    Some((from, from + values.byte_offset()))
}

fn is(bytes: &[u8], value: &Value) -> bool {
    serde_json::from_slice::<Value>(bytes).is_ok_and(|read| read == *value)
}

fn said(status: &Value) -> Option<EarlierStatus> {
    let words = |name: &str| status.get(name).and_then(Value::as_str).map(str::to_string);
    let points = |end: &str| {
        let points = status.get("points")?.get(end)?;
        points.as_i64().map(|points| points.to_string())
    };
    Some(EarlierStatus {
        status: words("id")?,
        verdict: words("verdict")?,
        points: [points("min"), points("max")],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_in_is_found_in_a_result_and_nowhere_else() {
        let line =
            br#"{"row":1,"id":"a","on":"2026-11-30","input": {"id":"a","note":"\"input\":{}"},
            "statuses":[{"id":"x","verdict":"qualifies","points":{"min":1,"max":2}}]}"#;
        let found = result_line(line);
        let inner = found.as_ref().map(|found| &line[found.input.0..found.input.1]);
        assert_eq!(inner, Some(&br#"{"id":"a","note":"\"input\":{}"}"#[..]));
        let said = found.map(|found| found.earlier).unwrap_or_default();
        assert_eq!(said[0].points, [Some("1".to_string()), Some("2".to_string())]);
        assert_eq!(result_line(br#"{"row":1,"statuses":[],"input":3}"#), None);
        assert_eq!(result_line(br#"{"person.age":30}"#), None);
    }
}
