//! Work shared out among threads, where there are any: the library without the command starts none.

/// Reads everything at once, in no order. `weight`: what one costs.
#[cfg(not(feature = "cli"))]
pub(super) fn read_all<J, T>(
    jobs: &[J],
    _: impl Fn(&J) -> usize,
    read: impl Fn(&[J]) -> Vec<T>,
) -> Vec<T> {
    read(jobs)
}

/// Reads everything in a few shares side by side, in no order. `weight`: what one costs.
#[cfg(feature = "cli")]
pub(super) fn read_all<J: Clone + Send + Sync, T: Send>(
    jobs: &[J],
    weight: impl Fn(&J) -> usize,
    read: impl Fn(&[J]) -> Vec<T> + Sync,
) -> Vec<T> {
    use std::thread::{Builder, ScopedJoinHandle, available_parallelism, scope};
    let threads = available_parallelism().map_or(1, usize::from).min(MOST_THREADS);
    let shares = share_out(jobs, weight, threads);
    scope(|scope| {
        let (first, rest) = shares.split_first().map_or((&[][..], &[][..]), |(a, b)| (a, b));
        let read = &read;
        let begin = |share| Builder::new().spawn_scoped(scope, move || read(share));
        let others: Vec<_> = rest.iter().map(|share| (share, begin(share))).collect();
        let mut parts = read(first);
        for (share, other) in others {
            // Where no thread was to be had, this one does it; what panicked there goes on here.
            parts.extend(match other.map(ScopedJoinHandle::join) {
                Ok(Ok(part)) => part,
                Ok(Err(panic)) => std::panic::resume_unwind(panic),
                Err(_) => read(share),
            });
        }
        parts
    })
}

/// More threads than this do not pay for a few hundred kilobytes.
#[cfg(feature = "cli")]
const MOST_THREADS: usize = 4;

/// As many shares as there are threads, of about the same size.
#[cfg(feature = "cli")]
fn share_out<J: Clone>(jobs: &[J], weight: impl Fn(&J) -> usize, threads: usize) -> Vec<Vec<J>> {
    let mut shares = vec![(0_usize, Vec::new()); threads.max(1)];
    let mut by_size: Vec<(usize, &J)> = jobs.iter().map(|job| (weight(job), job)).collect();
    by_size.sort_by_key(|(size, _)| std::cmp::Reverse(*size));
    for (size, job) in by_size {
        if let Some((sum, share)) = shares.iter_mut().min_by_key(|(sum, _)| *sum) {
            *sum += size;
            share.push(job.clone());
        }
    }
    shares.into_iter().map(|(_, share)| share).collect()
}
