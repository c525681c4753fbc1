//! Numbers of rules as the machine holds them: plain conversions, which [`super::limits`] has seen
//! to before.

/// The number of an entry. [`super::limits`] reports a rule set in which it does not fit.
#[allow(clippy::cast_possible_truncation, reason = "no rule set has more than `MOST_ENTRIES`")]
pub const fn number(index: usize) -> u32 {
    index as u32
}

/// Points as they are added up. [`super::limits`] reports a rule set in which they do not fit.
#[allow(clippy::cast_possible_truncation, reason = "no rule gives more than `MOST_POINTS`")]
pub const fn points(written: i64) -> i32 {
    written as i32
}

/// How many are needed. [`super::limits`] reports a rule set in which it does not fit.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "never negative")]
pub const fn needed(written: i64) -> u32 {
    written as u32
}
