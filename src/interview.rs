//! The questionnaire: which fact to ask for next, what was answered, and how the verdicts stand.
//! Pure: it neither prints nor reads; whoever asks brings an [`Asker`]. Must not know words,
//! terminals or files.

mod ask;
mod branch;
mod conduct;
mod grounds;
mod next;
mod reach;
mod seek;
mod session;
mod tally;
mod worth;

pub use ask::Ask;
pub use conduct::{Asker, End, Said, conduct};
pub use grounds::Ground;
pub use next::{Chooser, Next};
pub use session::{Answered, Questioning, Reply, StatusScope};
pub use tally::{StandingChange, VerdictStanding};
