//! A seeded table of candidates for one points table, and a loop written by hand that scores it.
//! The loop knows the figures of that table by heart and nothing of what is unknown: it is what
//! engines are measured against, not a way to check anybody.

use std::fmt::Write as _;

/// The headings.
pub const HEADER: &str = "id,person.degree,person.second-graduate-degree,person.career,offer.annual-salary,person.age,person.jlpt,person.degree-in-japan,person.designated-university,person.licences,organization.innovation-support\n";

struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 20) % end
    }

    fn yes(&mut self, percent: u64) -> &'static str {
        if self.below(100) < percent { "yes" } else { "no" }
    }

    fn pick<'w>(&mut self, shares: &[(u64, &'w str)]) -> &'w str {
        let mut at = self.below(100);
        for (share, word) in shares {
            if at < *share {
                return word;
            }
            at -= share;
        }
        shares[0].1
    }
}

/// Seeded candidates: the shares of degrees, ages, pay and Japanese are those of a job market.
pub fn table(rows: usize) -> String {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let mut text = HEADER.to_string();
    for row in 1..=rows {
        let degree = random.pick(&[
            (50, "bachelor"),
            (30, "master"),
            (10, "none"),
            (5, "doctorate"),
            (5, "business-professional"),
        ]);
        let pay = (180 + random.below(600) + random.below(600)) * 10_000;
        let jlpt = random.pick(&[(70, "none"), (15, "n1"), (15, "n2")]);
        let (second, career) = (random.yes(5), random.below(21));
        let (age, japan) = (21 + random.below(39), random.yes(15));
        let (ranked, licences, support) = (random.yes(10), random.below(3), random.yes(10));
        // Who has no degree has none of a certain university either.
        let [japan, ranked] = [japan, ranked].map(|yes| if degree == "none" { "no" } else { yes });
        let _ = writeln!(
            text,
            "C{row:07},{degree},{second},{career},{pay},{age},{jlpt},{japan},{ranked},{licences},{support}"
        );
    }
    text
}

fn number(cell: &[u8]) -> i64 {
    cell.iter().fold(0, |number, digit| number * 10 + i64::from(digit - b'0'))
}

/// The least points of a row.
pub fn hand_points(row: &csv::ByteRecord) -> i32 {
    let yes = |at: usize| &row[at] == b"yes";
    let graduate = matches!(&row[1], b"doctorate" | b"master" | b"business-professional");
    let mut points = match &row[1] {
        b"doctorate" => 30,
        b"business-professional" => 25,
        b"master" => 20,
        b"bachelor" => 10,
        _ => 0,
    };
    points += if graduate && yes(2) { 5 } else { 0 };
    points += match number(&row[3]) {
        10.. => 20,
        7.. => 15,
        5.. => 10,
        3.. => 5,
        _ => 0,
    };
    let age = number(&row[5]);
    points += hand_pay(number(&row[4]), age);
    points += match age {
        ..30 => 15,
        30..35 => 10,
        35..40 => 5,
        _ => 0,
    };
    let from_japan = yes(7);
    points += match (&row[6], from_japan) {
        (b"n1", _) => 15,
        (b"n2", false) => 10,
        _ => 0,
    };
    points += if from_japan { 10 } else { 0 };
    points += if yes(8) { 10 } else { 0 };
    points += match number(&row[9]) {
        2.. => 10,
        1 => 5,
        _ => 0,
    };
    points + if yes(10) { 10 } else { 0 }
}

fn hand_pay(pay: i64, age: i64) -> i32 {
    let row = match pay / 1_000_000 {
        10.. => return 40,
        9 => return 35,
        8 => return 30,
        7 => (25, 39),
        6 => (20, 39),
        5 => (15, 34),
        4 => (10, 29),
        _ => return 0,
    };
    if age <= row.1 { row.0 } else { 0 }
}
