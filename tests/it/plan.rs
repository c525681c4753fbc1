//! Plans on the real rules: what a lawyer would say of a journey, by hand; every step judged anew by
//! carrying the case along the way; ways that must not come out.

mod journeys;
mod nonsense;
mod people;
