//! Advice: the four promises on generated rule sets and on the real rules, and the nonsense that it
//! must not say.

mod brute;
mod generated;
mod golden;
mod held;
mod nearness;
mod nonsense;
mod real;
