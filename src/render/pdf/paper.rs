//! The paper: A4 and its margins, in points.

/// Width of A4, in points.
pub(super) const WIDTH: f32 = 595.28;
/// Height of A4, in points.
pub(super) const HEIGHT: f32 = 841.89;
/// Left and right margin.
pub(super) const SIDE: f32 = 46.0;
/// Upper margin.
pub(super) const TOP: f32 = 44.0;
/// Lower margin, in which the foot stands.
pub(super) const BOTTOM: f32 = 52.0;
/// Width of what is printed.
pub(super) const BODY: f32 = WIDTH - 2.0 * SIDE;
