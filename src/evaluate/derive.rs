//! Facts that follow from others. A given value stands; what is worked out is as known as what
//! it follows from.

use super::assessment::{Known, Sheet};
use super::award::Lane;
use super::ops::lanes;
use super::planes::{Bits, Planes, each};
use super::program::Program;
use super::runs::{Derive, GridRun, How, Op};
use super::truth::Track;
use crate::calendar::Day;

type Entries = [(Option<u32>, Vec<i64>)];

impl Program<'_> {
    /// Works out a fact for those of whom it was not given.
    #[inline]
    pub(super) fn derive<const N: usize>(&self, derive: &Derive, ops: &[Op], sheet: &mut Sheet<N>) {
        self.run(ops, sheet);
        let open = !sheet.known[derive.fact.index()].given & lanes(N);
        if open != 0 {
            let known = work_out(derive, open, sheet);
            let confirmed = if derive.doubtful { 0 } else { known[1] };
            let entry = &mut sheet.known[derive.fact.index()].in_reading;
            *entry = [entry[0] & !open | known[0] & open, entry[1] & !open | confirmed & open];
        }
    }
}

/// Writes the values of those of `open`; answers for whom they are known.
fn work_out<const N: usize>(derive: &Derive, open: Bits, sheet: &mut Sheet<N>) -> [Bits; 2] {
    let Sheet { words, known, truths, days, .. } = sheet;
    let word = derive.word as usize;
    match &derive.how {
        How::When(condition) => {
            let truth = truths[*condition as usize];
            let yes = truth.certain()[0];
            each(open, |lane| words[word][lane] = i64::from(yes >> lane & 1 == 1));
            truth.decided()
        }
        How::Yes(condition) => {
            each(open, |lane| words[word][lane] = 1);
            truths[*condition as usize].certain()
        }
        How::Copy { from, word: source } => {
            for at in 0..derive.words as usize {
                let source = words[*source as usize + at];
                each(open, |lane| words[word + at][lane] = source[lane]);
            }
            known[*from as usize].in_reading
        }
        How::Attribute { of, of_word, rows } => {
            attribute(rows, (*of, *of_word), word, open, words, known)
        }
        How::Years { since, until } => years(word, (*since, *until), open, words, known, days),
        How::Day => {
            each(open, |lane| words[word][lane] = days[lane]);
            [!0; 2]
        }
        How::First(entries) => first(entries, word, open, words, truths),
        How::Grid(grid) => cell(grid, word, open, words, known),
    }
}

/// Full years up to another day, or the day of judging.
fn years<const N: usize>(
    word: usize,
    (since, until): ((u32, u32), Option<(u32, u32)>),
    open: Bits,
    words: &mut [[i64; N]],
    known: &[Known],
    days: &[i64; N],
) -> [Bits; 2] {
    let state = |place: (u32, u32)| known[place.0 as usize].in_reading;
    let (from, to) = (state(since), until.map_or([!0; 2], state));
    let known = [from[0] & to[0], from[1] & to[1]];
    each(open & known[0], |lane| {
        let day = |place: (u32, u32)| Day::from_code(words[place.1 as usize][lane]);
        let until = until.map_or(Day::from_code(days[lane]), day);
        words[word][lane] = day(since).years_until(until);
    });
    known
}

fn attribute<const N: usize>(
    rows: &[Option<(Vec<i64>, bool)>],
    of: (u32, u32),
    word: usize,
    open: Bits,
    words: &mut [[i64; N]],
    known: &[Known],
) -> [Bits; 2] {
    let state = known[of.0 as usize].in_reading;
    let mut found = [0; 2];
    each(open & state[0], |lane| {
        let row = usize::try_from(words[of.1 as usize][lane]).ok();
        let Some((values, doubtful)) = row.and_then(|row| rows.get(row)?.as_ref()) else { return };
        for (at, value) in values.iter().enumerate() {
            words[word + at][lane] = *value;
        }
        found[0] |= 1 << lane;
        found[1] |= Bits::from(!doubtful) << lane;
    });
    [found[0], found[1] & state[1]]
}

/// The value beside the first condition that holds. While an earlier condition is open, the
/// value is known only if all that are still possible agree.
fn first<const N: usize>(
    entries: &Entries,
    word: usize,
    open: Bits,
    words: &mut [[i64; N]],
    truths: &[Planes],
) -> [Bits; 2] {
    let truth = |at: &Option<u32>| at.map_or(Planes::TRUE, |at| truths[at as usize]);
    let both = |bits: [Bits; 2]| bits[0] & bits[1];
    let (mut rest, mut unclear, mut known) = (open, 0, [0; 2]);
    for (condition, values) in entries {
        let truth = truth(condition);
        let hit = rest & both(truth.certain());
        each(hit, |lane| put(words, word, lane, values));
        known = known.map(|known| known | hit);
        let excluded = both(truth.excluded());
        unclear |= rest & !hit & !excluded;
        rest &= excluded;
    }
    each(unclear, |lane| {
        let read = pick(entries, truths, lane, Track::AsRead);
        let confirmed = pick(entries, truths, lane, Track::Confirmed);
        if let Some(values) = read {
            put(words, word, lane, values);
        }
        known[0] |= Bits::from(read.is_some()) << lane;
        known[1] |= Bits::from(confirmed.is_some()) << lane;
    });
    known
}

fn put<const N: usize>(words: &mut [[i64; N]], word: usize, lane: usize, values: &[i64]) {
    for (at, value) in values.iter().enumerate() {
        words[word + at][lane] = *value;
    }
}

fn pick<'e>(
    entries: &'e Entries,
    truths: &[Planes],
    lane: usize,
    track: Track,
) -> Option<&'e Vec<i64>> {
    let mut value: Option<&Vec<i64>> = None;
    for (condition, words) in entries {
        let truth = condition.map_or(Planes::TRUE, |at| truths[at as usize]).of(lane);
        if !truth.possible(track) {
            continue;
        }
        if value.is_some_and(|value| value != words) {
            return None;
        }
        value = Some(words);
        if truth.certain(track) {
            return value;
        }
    }
    None
}

fn cell<const N: usize>(
    grid: &GridRun,
    word: usize,
    open: Bits,
    words: &mut [[i64; N]],
    known: &[Known],
) -> [Bits; 2] {
    let mut found = [0; 2];
    each(open, |lane| {
        for track in [Track::Confirmed, Track::AsRead] {
            let facts = Lane { words, known, at: lane };
            if let Some(value) = agreed(grid, facts, track.index()) {
                words[word][lane] = value;
                found[track.index()] |= 1 << lane;
            }
        }
    });
    found
}

/// The value in which all possible cells agree.
fn agreed<const N: usize>(grid: &GridRun, facts: Lane<'_, N>, track: usize) -> Option<i64> {
    let (mut value, mut agreed) = (None, true);
    grid.possible(facts, track, |cell| match (cell.or(grid.otherwise), value) {
        (Some(cell), None) => value = Some(cell),
        (Some(cell), Some(known)) => agreed &= cell == known,
        (None, _) => agreed = false,
    });
    value.filter(|_| agreed)
}
