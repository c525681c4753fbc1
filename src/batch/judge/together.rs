//! Several workers, each in a thread of its own, and one that cuts blocks for them. Only the command
//! has threads.

use crate::batch::judge::stopped::Stopped;
use crate::batch::judge::worker::{JudgedBlock, Work};
use crate::batch::read::blocks::{Blocks, RowBlock};
use std::collections::BTreeMap;
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, Builder};

/// So many blocks are under way for each worker.
const UNDER_WAY: usize = 3;

/// Memory that goes round: for a block, and for what is written of it.
type Memory = (Vec<u8>, Vec<u8>);
/// A block on its way, with its place in the order.
type QueuedBlock = (u64, RowBlock, Vec<u8>);
/// What came of a block, with its place in the order.
type Back = (u64, Result<JudgedBlock, Stopped>);

/// Works with as many threads as are to be had; the stream comes back untouched where there are
/// none.
pub(super) fn together<R: Read + Send, W: Work>(
    make: &(impl Fn() -> W + Sync),
    blocks: Blocks<R>,
    threads: usize,
    take: &mut dyn FnMut(&mut JudgedBlock) -> Result<(), Stopped>,
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
            return in_order(&done, tickets, take);
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
    take: &mut dyn FnMut(&mut JudgedBlock) -> Result<(), Stopped>,
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
            take(&mut done)?;
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
        together(make, blocks, 3, &mut |_| Ok(())).map(drop)
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
