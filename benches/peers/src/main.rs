//! zairyu beside zen-engine: the same points table, the same rows, one core, one run. The totals
//! are compared before times are taken.

#[path = "../../candidates/table.rs"]
mod table;

use serde_json::{Value, json};
use std::hint::black_box;
use std::time::{Duration, Instant};
use table::{hand_points, table};
use zairyu::calendar::Day;
use zairyu::evaluate::{Cohort, LANES, Slot};
use zairyu::facts::{Cell, Column, FactId};
use zairyu::rules::Rules;
use zen_engine::Decision;
use zen_engine::model::GraphContent;

/// Rows that zen-engine judges; zairyu judges them again and again.
const ROWS: usize = 20_000;
/// Rounds of which the median is taken.
const ROUNDS: usize = 5;
/// How often zairyu judges the rows in a round.
const TIMES: usize = 100;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let [word, rows] = words.as_slice()
        && word == "table"
    {
        return print!("{}", table(rows.parse().expect("a number of rows")));
    }
    let text = table(ROWS);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head: Vec<String> = reader.headers().expect("a header").iter().map(str::to_string).collect();
    let rows: Vec<csv::ByteRecord> = reader.byte_records().map(|row| row.expect("a row")).collect();
    let hand: Vec<i32> = rows.iter().map(hand_points).collect();

    let ours = ours(&head, &rows, &hand);
    let zen = zen(&rows, &hand);
    let rate = |rows: usize, time: Duration| rows as f64 / time.as_secs_f64() / 1e6;
    let (ours, zen) = (rate(ROWS * TIMES, ours), rate(ROWS, zen));
    println!("zairyu, points kept by item, three-valued: {ours:.2} M candidates/s");
    println!("zen-engine, 11 compiled tables and a sum:  {zen:.4} M candidates/s");
    println!("ratio: {:.0}", ours / zen);
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// From values in memory, as numbers, to verdicts with all reasons kept.
fn ours(head: &[String], rows: &[csv::ByteRecord], hand: &[i32]) -> Duration {
    let rules = Rules::embedded();
    let rulebook = &rules.rulebook;
    let vocabulary = &rulebook.vocabulary;
    let status = rulebook.find_status("hsp-1-b").expect("the status");
    let program = rulebook.on_for(Day::new(2026, 11, 20).expect("a day"), &[status]);
    let mut cohort = Cohort::new(&program);
    let facts: Vec<(usize, FactId)> = head
        .iter()
        .enumerate()
        .filter_map(|(at, name)| Some((at, vocabulary.find(name)?)))
        .collect();
    let slots: Vec<Slot> =
        facts.iter().map(|(_, fact)| cohort.slot(*fact).expect("one number")).collect();
    let mut columns: Vec<Column<'_>> =
        facts.iter().map(|(_, fact)| Column::new(vocabulary, vocabulary.fact(*fact).kind)).collect();
    let people: Vec<Vec<i64>> = rows
        .iter()
        .map(|row| {
            let cells = facts.iter().zip(&mut columns);
            cells
                .map(|((at, _), column)| match column.read(&row[*at]) {
                    Cell::Code(code) => *code,
                    other => panic!("{other:?}"),
                })
                .collect()
        })
        .collect();
    let mut judge = |see: &mut dyn FnMut(usize, i32)| {
        for (block, people) in people.chunks(LANES).enumerate() {
            cohort.clear();
            for (lane, person) in people.iter().enumerate() {
                for (slot, code) in slots.iter().zip(person) {
                    cohort.put(lane, *slot, *code);
                }
            }
            cohort.judge();
            black_box(&cohort);
            for lane in 0..people.len() {
                see(block * LANES + lane, cohort.of(lane).points(status).min());
            }
        }
    };
    judge(&mut |at, points| assert_eq!(points, hand[at], "row {at}"));
    let times = (0..ROUNDS).map(|_| {
        let start = Instant::now();
        for _ in 0..TIMES {
            judge(&mut |_, points| { black_box(points); });
        }
        start.elapsed()
    });
    median(times.collect())
}

/// From JSON contexts in memory to the total.
fn zen(rows: &[csv::ByteRecord], hand: &[i32]) -> Duration {
    let mut content: GraphContent = serde_json::from_value(graph()).expect("a decision");
    content.compile();
    let decision = Decision::from(content);
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    let contexts: Vec<Value> = rows.iter().map(context).collect();
    let total = |context: &Value| {
        let response = runtime.block_on(decision.evaluate(context.clone().into()));
        let result: Value = response.expect("a result").result.to_value();
        result["total"].as_f64().expect("a number") as i32
    };
    for (at, context) in contexts.iter().enumerate() {
        assert_eq!(total(context), hand[at], "row {at}");
    }
    let times = (0..ROUNDS).map(|_| {
        let start = Instant::now();
        contexts.iter().for_each(|context| { black_box(total(context)); });
        start.elapsed()
    });
    median(times.collect())
}

fn context(row: &csv::ByteRecord) -> Value {
    let words = |at: usize| std::str::from_utf8(&row[at]).expect("text");
    let number = |at: usize| words(at).parse::<i64>().expect("a number");
    let yes = |at: usize| words(at) == "yes";
    json!({
        "degree": words(1), "second": yes(2), "career": number(3), "pay": number(4),
        "age": number(5), "jlpt": words(6), "japan": yes(7) && words(1) != "none",
        "ranked": yes(8) && words(1) != "none", "licences": number(9), "support": yes(10),
    })
}

/// One decision table: inputs, the name of its points, and rows of conditions and points.
fn node(name: &str, inputs: &[&str], rows: &[(&[&str], i32)]) -> Value {
    let input = |(at, field): (usize, &&str)| json!({"id": format!("i{at}"), "name": field, "field": field});
    let rule = |(number, (cells, points)): (usize, &(&[&str], i32))| {
        let mut rule = json!({"_id": format!("r{number}"), "o": points.to_string()});
        for (at, cell) in cells.iter().enumerate() {
            rule[format!("i{at}")] = json!(cell);
        }
        rule
    };
    json!({
        "id": name, "name": name, "type": "decisionTableNode", "position": {"x": 0, "y": 0},
        "content": {
            "hitPolicy": "first",
            "inputs": inputs.iter().enumerate().map(input).collect::<Vec<_>>(),
            "outputs": [{"id": "o", "name": name, "field": name}],
            "rules": rows.iter().enumerate().map(rule).collect::<Vec<_>>(),
        },
    })
}

fn graph() -> Value {
    let graduate = "\"doctorate\", \"master\", \"business-professional\"";
    let tables = [
        node("p_degree", &["degree"], &[
            (&["\"doctorate\""], 30), (&["\"business-professional\""], 25),
            (&["\"master\""], 20), (&["\"bachelor\""], 10), (&[""], 0),
        ]),
        node("p_second", &["degree", "second"], &[(&[graduate, "true"], 5), (&["", ""], 0)]),
        node("p_career", &["career"], &[
            (&[">= 10"], 20), (&[">= 7"], 15), (&[">= 5"], 10), (&[">= 3"], 5), (&[""], 0),
        ]),
        node("p_pay", &["pay", "age"], &[
            (&[">= 10000000", ""], 40), (&[">= 9000000", ""], 35), (&[">= 8000000", ""], 30),
            (&["[7000000..8000000)", "< 40"], 25), (&["[6000000..7000000)", "< 40"], 20),
            (&["[5000000..6000000)", "< 35"], 15), (&["[4000000..5000000)", "< 30"], 10),
            (&["", ""], 0),
        ]),
        node("p_age", &["age"], &[(&["< 30"], 15), (&["< 35"], 10), (&["< 40"], 5), (&[""], 0)]),
        node("p_japanese", &["jlpt", "japan"], &[
            (&["\"n1\"", ""], 15), (&["\"n2\"", "false"], 10), (&["", ""], 0),
        ]),
        node("p_japan", &["japan"], &[(&["true"], 10), (&[""], 0)]),
        node("p_ranked", &["ranked"], &[(&["true"], 10), (&[""], 0)]),
        node("p_licences", &["licences"], &[(&[">= 2"], 10), (&["1"], 5), (&[""], 0)]),
        node("p_support", &["support"], &[(&["true"], 10), (&[""], 0)]),
        node("p_pass", &["pay"], &[(&[">= 3000000"], 0), (&[""], 0)]),
    ];
    let names: Vec<&str> = tables.iter().filter_map(|table| table["id"].as_str()).collect();
    let edge = |from: &str, to: &str| {
        json!({"id": format!("{from}-{to}"), "sourceId": from, "targetId": to, "type": "edge"})
    };
    let mut edges: Vec<Value> = names.iter().flat_map(|name| [edge("in", name), edge(name, "sum")]).collect();
    edges.push(edge("sum", "out"));
    let position = json!({"x": 0, "y": 0});
    let mut nodes = vec![
        json!({"id": "in", "name": "in", "type": "inputNode", "position": position}),
        json!({"id": "sum", "name": "sum", "type": "expressionNode", "position": position, "content": {
            "expressions": [{"id": "total", "key": "total", "value": names.join(" + ")}],
        }}),
        json!({"id": "out", "name": "out", "type": "outputNode", "position": position}),
    ];
    nodes.extend(tables);
    json!({"nodes": nodes, "edges": edges})
}
