//! Blocks to workers and back in their order.

use crate::batch::judge::tally::{Contradiction, Tally};
use crate::batch::judge::worker::{JudgedBlock, Work, Worker};
use crate::batch::plan::Plan;
use crate::batch::read::blocks::{Blocks, RowBlock};
use crate::batch::read::reject::Reject;
use crate::batch::write::rows::header;
use std::any::Any;
use std::collections::BTreeMap;
use std::io::{self, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, Builder};

/// Where results go.
pub struct ResultOutlet<'o> {
    /// Judged rows.
    pub out: &'o mut dyn Write,
    /// Rows set aside.
    pub reject: &'o mut dyn FnMut(&Reject) -> io::Result<()>,
}

/// Why a batch ended before its end.
#[derive(Debug)]
pub enum Stopped {
    /// The input could not be read on.
    Read(io::Error),
    /// The result could not be written on.
    Write(io::Error),
    /// A row is bad, by all of these, and no row may be.
    Strict(Vec<Reject>),
    /// A worker panicked, with this: whoever can tell of that may let it go on.
    Panicked(Box<dyn Any + Send>),
    /// A row that contradicts itself ended it, as asked for.
    Contradicting(Box<Contradiction>),
}

/// So many blocks are under way for each worker.
const UNDER_WAY: usize = 3;

/// Judges all rows. `strict`: the first bad row ends it.
pub fn run<R: Read + Send>(
    plan: &Plan<'_>,
    blocks: Blocks<R>,
    threads: usize,
    strict: bool,
    outlet: &mut ResultOutlet<'_>,
) -> Result<Tally, Stopped> {
    crew(plan, &|| Worker::new(plan), blocks, threads, strict, outlet)
}

/// Hands all rows to workers made by `make`.
pub fn crew<R: Read + Send, W: Work>(
    plan: &Plan<'_>,
    make: &(impl Fn() -> W + Sync),
    blocks: Blocks<R>,
    threads: usize,
    strict: bool,
    outlet: &mut ResultOutlet<'_>,
) -> Result<Tally, Stopped> {
    outlet.out.write_all(&header(plan)).map_err(Stopped::Write)?;
    let mut sum = Sum { strict, outlet, tally: Tally::default() };
    let blocks = blocks.swelling(plan.swelling());
    // Where no other thread is to be had, this one works alone.
    let rest = match threads {
        0 | 1 => Some(blocks),
        threads => together(make, blocks, threads, &mut sum)?,
    };
    if let Some(blocks) = rest {
        alone(make(), blocks, &mut sum)?;
    }
    sum.outlet.out.flush().map_err(Stopped::Write)?;
    Ok(sum.tally)
}

/// What came so far.
struct Sum<'s, 'o> {
    strict: bool,
    outlet: &'s mut ResultOutlet<'o>,
    tally: Tally,
}

impl Sum<'_, '_> {
    /// Takes over what came of the next block.
    fn take(&mut self, done: &mut JudgedBlock) -> Result<(), Stopped> {
        if let (true, Some(first)) = (self.strict, done.rejects.first()) {
            let own = done.rejects.iter().take_while(|reject| reject.row == first.row);
            return Err(Stopped::Strict(own.cloned().collect()));
        }
        if let (true, Some(first)) = (self.strict, done.tally.contradictions.first()) {
            return Err(Stopped::Contradicting(Box::new(first.clone())));
        }
        for reject in &done.rejects {
            (self.outlet.reject)(reject).map_err(Stopped::Write)?;
        }
        self.outlet.out.write_all(&done.out).map_err(Stopped::Write)?;
        self.tally.add(std::mem::take(&mut done.tally));
        Ok(())
    }
}

fn alone<R: Read>(
    mut worker: impl Work,
    mut blocks: Blocks<R>,
    sum: &mut Sum<'_, '_>,
) -> Result<(), Stopped> {
    let (mut spare, mut out) = (Vec::new(), Vec::new());
    while let Some(block) = blocks.next(spare).map_err(Stopped::Read)? {
        let mut done = worker.work(block, out);
        sum.take(&mut done)?;
        (spare, out) = (done.spare, done.out);
    }
    Ok(())
}

/// Memory that goes round: for a block, and for what is written of it.
type Memory = (Vec<u8>, Vec<u8>);
/// A block on its way, with its place in the order.
type QueuedBlock = (u64, RowBlock, Vec<u8>);
/// What came of a block, with its place in the order.
type Back = (u64, Result<JudgedBlock, Stopped>);

/// Works with as many threads as are to be had; the stream comes back untouched where there are
/// none.
fn together<R: Read + Send, W: Work>(
    make: &(impl Fn() -> W + Sync),
    blocks: Blocks<R>,
    threads: usize,
    sum: &mut Sum<'_, '_>,
) -> Result<Option<Blocks<R>>, Stopped> {
    let (tickets, ticketed) = channel::<Memory>();
    for _ in 0..threads * UNDER_WAY {
        let _ = tickets.send(Memory::default());
    }
    let (jobs, queue) = channel::<QueuedBlock>();
    let (queue, stream) = (Mutex::new(queue), Mutex::new(Some(blocks)));
    let (back, done) = channel::<Back>();
    thread::scope(|scope| {
        let mut workers = 0;
        for _ in 0..threads {
            let (back, queue) = (back.clone(), &queue);
            let begun = Builder::new().spawn_scoped(scope, move || work(make, queue, &back));
            workers += usize::from(begun.is_ok());
        }
        let reading = back.clone();
        drop(back);
        let (stream, jobs) = (&stream, jobs);
        let hand_out = move || {
            let taken = stream.lock().ok().and_then(|mut stream| stream.take());
            if let Some(blocks) = taken {
                hand_out(blocks, &ticketed, &jobs, &reading);
            }
        };
        // Where nothing is handed out, there are no more jobs, at which workers end.
        if workers > 0 && Builder::new().spawn_scoped(scope, hand_out).is_ok() {
            // Ending early drops both channels, at which readers and workers end too.
            return in_order(&done, tickets, sum);
        }
        Ok(())
    })?;
    Ok(stream.into_inner().ok().flatten())
}

/// Cuts blocks as long as there is memory for them.
fn hand_out<R: Read>(
    mut blocks: Blocks<R>,
    ticketed: &Receiver<Memory>,
    jobs: &Sender<QueuedBlock>,
    back: &Sender<Back>,
) {
    for number in 0.. {
        let Ok((spare, out)) = ticketed.recv() else { return };
        match blocks.next(spare) {
            Ok(Some(block)) => {
                if jobs.send((number, block, out)).is_err() {
                    return;
                }
            }
            Ok(None) => return,
            Err(error) => {
                let _ = back.send((number, Err(Stopped::Read(error))));
                return;
            }
        }
    }
}

fn work<W: Work>(make: &impl Fn() -> W, queue: &Mutex<Receiver<QueuedBlock>>, back: &Sender<Back>) {
    let made = catch_unwind(AssertUnwindSafe(make));
    let mut worker = match made {
        Ok(worker) => worker,
        Err(panic) => return drop(back.send((0, Err(Stopped::Panicked(panic))))),
    };
    loop {
        let job = match queue.lock() {
            Ok(queue) => queue.recv(),
            Err(_) => return,
        };
        let Ok((number, block, out)) = job else { return };
        // The others would wait for this block for ever.
        let done = catch_unwind(AssertUnwindSafe(|| worker.work(block, out)));
        let ended = done.is_err();
        if back.send((number, done.map_err(Stopped::Panicked))).is_err() || ended {
            return;
        }
    }
}

fn in_order(
    done: &Receiver<Back>,
    tickets: Sender<Memory>,
    sum: &mut Sum<'_, '_>,
) -> Result<(), Stopped> {
    let mut early = BTreeMap::new();
    let mut wanted = 0;
    for (number, result) in done {
        // Whoever panicked does no more, and perhaps nobody else.
        if let Err(panicked @ Stopped::Panicked(_)) = result {
            return Err(panicked);
        }
        early.insert(number, result);
        while let Some(result) = early.remove(&wanted) {
            let mut done = result?;
            sum.take(&mut done)?;
            wanted += 1;
            let _ = tickets.send((done.spare, done.out));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::InputForm;

    struct Breaks;

    impl Work for Breaks {
        #[allow(clippy::panic, reason = "what panics is what is looked at")]
        fn work(&mut self, block: RowBlock, _: Vec<u8>) -> JudgedBlock {
            assert!(block.row < 5000, "broken on purpose");
            JudgedBlock { spare: block.bytes, ..JudgedBlock::default() }
        }
    }

    fn ended<W: Work>(make: &(impl Fn() -> W + Sync)) -> Result<(), Stopped> {
        let rows = b"a,b\n".repeat(200_000);
        let blocks = Blocks::new(&rows[..], InputForm::Separated(b',')).at_least(100);
        let (mut out, mut reject) = (Vec::new(), |_: &Reject| Ok(()));
        let mut outlet = ResultOutlet { out: &mut out, reject: &mut reject };
        let mut sum = Sum { strict: false, outlet: &mut outlet, tally: Tally::default() };
        together(make, blocks, 3, &mut sum).map(drop)
    }

    #[test]
    fn a_worker_that_panics_ends_the_batch_and_nobody_waits_for_it() {
        assert!(matches!(ended(&|| Breaks), Err(Stopped::Panicked(_))));
    }

    #[test]
    #[allow(clippy::panic, reason = "what panics is what is looked at")]
    fn nor_for_one_that_panics_before_it_begins() {
        let make = || -> Breaks { panic!("broken on purpose") };
        assert!(matches!(ended(&make), Err(Stopped::Panicked(_))));
    }
}
