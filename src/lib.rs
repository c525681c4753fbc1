//! wip
#![forbid(unsafe_code)]

pub mod calendar;
pub mod cli;
pub mod compile;
pub mod diagnostic;
pub mod evaluate;
pub mod explain;
pub mod facts;
pub mod load;
pub mod prove;
pub mod render;
pub mod rules;
pub mod source;
pub mod text;
pub mod tree;
