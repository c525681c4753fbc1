//! Profiles tried out side by side: copies of candidates in which unknown facts were given
//! values, each in a lane of a sheet of its own. Those that find no lane wait as rows. Must not
//! know which values are tried, nor in which order.

use super::assessment::{Known, Sheet, Trial, WaitingTrial};
use super::planes::{Bits, LANES, each};
use super::range::Range;
use super::runs::{Group, Split};
use crate::calendar::Day;
use crate::compile::{Rulebook, held};

/// The identity of joining.
const NOTHING: Range =
    Range { least: i32::MAX, most: i32::MIN, confirmed_least: i32::MAX, confirmed_most: i32::MIN };

impl Trial {
    pub fn new(rulebook: &Rulebook) -> Self {
        Self {
            sheet: Sheet::bare(rulebook),
            count: 0,
            whose: [0; LANES],
            days: [Day::FIRST.code(); LANES],
            waiting: Vec::new(),
            rows: Vec::new(),
            items: Vec::new(),
            totals: [NOTHING; LANES],
            remembered: Vec::new(),
        }
    }

    /// Lets the given candidates of a sheet wait, with nothing tried yet.
    pub fn begin<const N: usize>(&mut self, group: &Group, sheet: &Sheet<N>, whom: Bits) {
        if self.items.len() < group.items.len() {
            self.items.resize(group.items.len(), [NOTHING; LANES]);
        }
        self.sheet.apart = sheet.apart;
        self.days[..N].copy_from_slice(&sheet.days);
        each(whom, |lane| {
            self.totals[lane] = NOTHING;
            self.items.iter_mut().for_each(|item| item[lane] = NOTHING);
            write_row(&mut self.rows, group, sheet, lane);
            self.waiting.push(WaitingTrial { whose: lane.to_le_bytes()[0], depth: 0 });
        });
    }

    /// Moves profiles that have come equally far from waiting into the lanes; answers how far.
    pub fn next(&mut self, group: &Group) -> Option<usize> {
        let depth = self.waiting.last()?.depth;
        // Nothing is unknown in a lane that nobody takes: nothing is worked out there.
        for input in &group.reads {
            self.sheet.known[input.fact as usize] = Known { in_reading: [!0; 2], given: !0 };
        }
        let width = width(group);
        self.count = 0;
        while self.count < LANES
            && let Some(waiting) = self.waiting.pop_if(|waiting| waiting.depth == depth)
        {
            self.whose[self.count] = waiting.whose;
            self.sheet.days[self.count] = self.days[usize::from(waiting.whose)];
            let first = self.rows.len().saturating_sub(width);
            read_row(&self.rows[first..], group, &mut self.sheet, self.count);
            self.rows.truncate(first);
            self.count += 1;
        }
        Some(depth)
    }

    /// True where the lanes hold a profile for each value of a fact that is open for some.
    pub fn has_room(&self, open: Bits, split: &Split) -> bool {
        let more = split.many(self.sheet.apart).saturating_sub(1) * open.count_ones() as usize;
        self.count + more <= LANES
    }

    /// Gives a fact each of its values, in as many profiles, for those of whom it is open.
    pub fn spread(&mut self, group: &Group, split: &Split, open: Bits) {
        each(open, |lane| {
            for value in 1..split.many(self.sheet.apart) {
                self.copy(group, lane, self.count);
                self.give(split, value, self.count);
                self.count += 1;
            }
            self.give(split, 0, lane);
        });
    }

    /// The same where the lanes do not suffice: all profiles wait, `depth` facts looked at.
    pub fn put_off(&mut self, group: &Group, split: &Split, open: Bits, depth: usize) {
        for lane in 0..self.count {
            let many = split.many(self.sheet.apart);
            let values = if open >> lane & 1 == 1 { many } else { 1 };
            for value in 0..values {
                if values > 1 {
                    self.give(split, value, lane);
                }
                write_row(&mut self.rows, group, &self.sheet, lane);
                self.waiting.push(WaitingTrial { whose: self.whose[lane], depth });
            }
        }
    }

    /// Joins the points of an item to what came out for each candidate, and adds them to the
    /// sums of the profiles.
    pub fn join_item(&mut self, place: usize, item: usize, sums: &mut [Range; LANES]) {
        let profiles = self.whose.iter().zip(&self.sheet.items[item]).zip(sums).take(self.count);
        for ((whose, range), sum) in profiles {
            let joined = &mut self.items[place][usize::from(*whose)];
            *joined = joined.join(*range);
            *sum = sum.plus(*range);
        }
    }

    /// Joins the sums of the profiles to what came out for each candidate.
    pub fn join_totals(&mut self, sums: &[Range; LANES]) {
        for (whose, sum) in self.whose.iter().zip(sums).take(self.count) {
            let joined = &mut self.totals[usize::from(*whose)];
            *joined = joined.join(*sum);
        }
    }

    /// What came out for a candidate: in all, and for the items of the group in turn.
    pub fn outcome(&self, group: &Group, lane: usize) -> (Range, impl Iterator<Item = Range>) {
        let items = self.items[..group.items.len()].iter();
        (self.totals[lane], items.map(move |item| item[lane]))
    }

    /// Keeps what came out for a candidate of that key.
    pub fn remember(&mut self, group: &Group, key: u64, lane: usize) {
        if let Some(kept) = self.remembered.get_mut(group.number) {
            let items = self.items[..group.items.len()].iter();
            kept.keep(key, self.totals[lane], items.map(|item| item[lane]));
        }
    }

    fn give(&mut self, split: &Split, value: usize, lane: usize) {
        let words = &mut self.sheet.words[split.word as usize..];
        match split.moving.get(value).filter(|_| self.sheet.apart) {
            Some(moving) => {
                moving.write(self.sheet.days[lane], |at, word| words[at][lane] = word);
            }
            None => {
                let value = split.value(value).iter().enumerate();
                value.for_each(|(at, word)| words[at][lane] = *word);
            }
        }
        set_state(&mut self.sheet.known[split.fact.index()], lane, GIVEN);
    }

    fn copy(&mut self, group: &Group, from: usize, to: usize) {
        self.whose[to] = self.whose[from];
        self.sheet.days[to] = self.sheet.days[from];
        for input in &group.reads {
            for word in input.word as usize..(input.word + input.words) as usize {
                let column = &mut self.sheet.words[word];
                column[to] = column[from];
            }
            let known = &mut self.sheet.known[input.fact as usize];
            set_state(known, to, state(known, from));
        }
        for status in &group.statuses {
            let totals = &mut self.sheet.totals[*status as usize];
            totals[to] = totals[from];
            let truth = &mut self.sheet.judged[*status as usize].truth;
            truth.set_bits(to, truth.bits(from));
        }
    }
}

/// Given, and so known in both readings.
const GIVEN: u8 = 0b111;

/// For one candidate: known as read, known with confirmed values only, given.
fn state(known: &Known, lane: usize) -> u8 {
    let bit = |bits: Bits, at: u8| u8::from(bits >> lane & 1 == 1) << at;
    bit(known.in_reading[0], 0) | bit(known.in_reading[1], 1) | bit(known.given, 2)
}

fn set_state(known: &mut Known, lane: usize, state: u8) {
    let put = |bits: &mut Bits, at: u8| {
        *bits = *bits & !(1 << lane) | Bits::from(state >> at & 1) << lane;
    };
    let [read, confirmed] = &mut known.in_reading;
    put(read, 0);
    put(confirmed, 1);
    put(&mut known.given, 2);
}

/// How many numbers a row of the group takes.
fn width(group: &Group) -> usize {
    let facts: usize = group.reads.iter().map(|input| input.words as usize + 1).sum();
    facts + group.statuses.len() * 5
}

/// Puts what the group reads of a candidate behind the other rows.
fn write_row<const N: usize>(rows: &mut Vec<i64>, group: &Group, sheet: &Sheet<N>, lane: usize) {
    for input in &group.reads {
        let words = &sheet.words[input.word as usize..(input.word + input.words) as usize];
        rows.extend(words.iter().map(|column| column[lane]));
        rows.push(state(&sheet.known[input.fact as usize], lane).into());
    }
    for status in &group.statuses {
        let Range { least, most, confirmed_least, confirmed_most } =
            sheet.totals[*status as usize][lane];
        rows.extend([least, most, confirmed_least, confirmed_most].map(i64::from));
        rows.push(sheet.judged[*status as usize].truth.bits(lane).into());
    }
}

/// Takes over what a row holds.
fn read_row(row: &[i64], group: &Group, sheet: &mut Sheet<LANES>, lane: usize) {
    let mut row = row.iter().copied();
    let mut next = || row.next().unwrap_or(0);
    for input in &group.reads {
        for word in input.word as usize..(input.word + input.words) as usize {
            sheet.words[word][lane] = next();
        }
        set_state(&mut sheet.known[input.fact as usize], lane, next().to_le_bytes()[0]);
    }
    for status in &group.statuses {
        let mut points = || held::points(next());
        sheet.totals[*status as usize][lane] = Range {
            least: points(),
            most: points(),
            confirmed_least: points(),
            confirmed_most: points(),
        };
        sheet.judged[*status as usize].truth.set_bits(lane, next().to_le_bytes()[0]);
    }
}
