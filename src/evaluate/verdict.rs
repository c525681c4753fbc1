//! What a verdict comes of: whether the rules are open to anybody, and whether they are met.
use super::assessment::Judged;
use super::planes::{Bits, Planes};
use super::runs::StatusRun;

pub(super) fn judged(judge: &StatusRun, opens: Planes, met: Planes) -> Judged {
    let (refused, shut) = (met.excluded(), opens.excluded());
    let (met, open) = (met.certain(), opens.certain());
    let reading = |track: usize| {
        let closed: Bits = if judge.in_force { shut[track] } else { !0 };
        let no = closed | if judge.recorded { refused[track] } else { 0 };
        let yes = if judge.recorded { met[track] & open[track] & !closed } else { 0 };
        (closed, !no, !yes)
    };
    let (read, confirmed) = (reading(0), reading(1));
    Judged {
        truth: Planes { yes: [read.1, confirmed.1], no: [read.2, confirmed.2] },
        closed: [read.0, confirmed.0],
        recorded: judge.recorded,
    }
}
