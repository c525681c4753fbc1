//! Blocks to a worker, or to several, and what came of them in their order.

use crate::batch::judge::ids::KnownIds;
use crate::batch::judge::stopped::Stopped;
use crate::batch::judge::tally::Tally;
#[cfg(feature = "cli")]
use crate::batch::judge::together::together;
use crate::batch::judge::worker::{JudgedBlock, Work, Worker};
use crate::batch::plan::Plan;
use crate::batch::read::blocks::Blocks;
use crate::batch::read::reject::Reject;
use crate::batch::write::rows::header;
use std::io::{self, Read, Write};

/// Where results go.
pub struct ResultOutlet<'o> {
    /// Judged rows.
    pub out: &'o mut dyn Write,
    /// Rows set aside.
    pub reject: &'o mut dyn FnMut(&Reject) -> io::Result<()>,
}

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
    let mut sum = Sum { strict, outlet, tally: Tally::default(), ids: KnownIds::default() };
    let blocks = blocks.swelling(plan.swelling()).limited(plan.picked.limit);
    // Where no other thread is to be had, this one works alone.
    #[cfg(feature = "cli")]
    let rest = match threads {
        0 | 1 => Some(blocks),
        threads => together(make, blocks, threads, &mut |done| sum.take(done))?,
    };
    #[cfg(not(feature = "cli"))]
    let (rest, _) = (Some(blocks), threads);
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
    ids: KnownIds,
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
        self.ids.meet(&done.ids, &mut self.tally.repeated);
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
