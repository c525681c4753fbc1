//! Blocks to workers and back in their order.

use crate::batch::judge::contradict::Contradiction;
use crate::batch::judge::worker::{Done, Work, Worker};
use crate::batch::read::blocks::{Block, Blocks};
use crate::batch::read::reject::Reject;
use crate::batch::write::rows::header;
use crate::batch::{Plan, Tally};
use std::collections::BTreeMap;
use std::io::{self, Read, Write};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

/// Where results go.
pub struct Outlet<'o> {
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
    outlet: &mut Outlet<'_>,
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
    outlet: &mut Outlet<'_>,
) -> Result<Tally, Stopped> {
    outlet.out.write_all(&header(plan)).map_err(Stopped::Write)?;
    let mut sum = Sum { strict, outlet, tally: Tally::default() };
    let blocks = blocks.swelling(plan.swelling());
    match threads {
        0 | 1 => alone(make(), blocks, &mut sum)?,
        threads => together(make, blocks, threads, &mut sum)?,
    }
    sum.outlet.out.flush().map_err(Stopped::Write)?;
    Ok(sum.tally)
}

/// What came so far.
struct Sum<'s, 'o> {
    strict: bool,
    outlet: &'s mut Outlet<'o>,
    tally: Tally,
}

impl Sum<'_, '_> {
    /// Takes over what came of the next block.
    fn take(&mut self, done: &mut Done) -> Result<(), Stopped> {
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
type Job = (u64, Block, Vec<u8>);
/// What came of a block, with its place in the order.
type Back = (u64, Result<Done, Stopped>);

fn together<R: Read + Send, W: Work>(
    make: &(impl Fn() -> W + Sync),
    blocks: Blocks<R>,
    threads: usize,
    sum: &mut Sum<'_, '_>,
) -> Result<(), Stopped> {
    let (tickets, ticketed) = channel::<Memory>();
    for _ in 0..threads * UNDER_WAY {
        let _ = tickets.send(Memory::default());
    }
    let (jobs, queue) = channel::<Job>();
    let queue = Mutex::new(queue);
    let (back, done) = channel::<Back>();
    thread::scope(|scope| {
        let reading = back.clone();
        scope.spawn(move || hand_out(blocks, &ticketed, &jobs, &reading));
        for _ in 0..threads {
            let (back, queue) = (back.clone(), &queue);
            scope.spawn(move || work(make(), queue, &back));
        }
        drop(back);
        // Ending early drops both channels, at which readers and workers end too.
        in_order(&done, tickets, sum)
    })
}

/// Cuts blocks as long as there is memory for them.
fn hand_out<R: Read>(
    mut blocks: Blocks<R>,
    ticketed: &Receiver<Memory>,
    jobs: &Sender<Job>,
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

fn work(mut worker: impl Work, queue: &Mutex<Receiver<Job>>, back: &Sender<Back>) {
    loop {
        let job = match queue.lock() {
            Ok(queue) => queue.recv(),
            Err(_) => return,
        };
        let Ok((number, block, out)) = job else { return };
        if back.send((number, Ok(worker.work(block, out)))).is_err() {
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
