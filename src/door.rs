//! The doors: what comes in is bounded, what goes out cannot steer whoever reads it. Must not know
//! visas, sentences, the disk or the terminal.

mod bound;
mod escape;
mod guard;
mod picture;
mod ratio;
mod seek;

pub use bound::{Bound, Endless};
pub use escape::{Outlet, brief, inert, inert_json, is_steering, push_inert_json};
pub use guard::{Caught, guarded, is_guarded};
pub use picture::{MOST_PIXELS, Picture, picture};
pub use ratio::{Packed, TooDense};
pub use seek::Seekable;
