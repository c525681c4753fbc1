//! What the command line says and in which language: reports, failures and their exit codes.

pub mod failure;
pub mod further;
pub mod print;
pub mod session;
mod spoken;
mod told;
