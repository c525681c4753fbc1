# The contributor's menu. `just` alone prints it.

# The day against which sources are checked.
day := "2026-11-20"

# List the recipes
default:
    @just --list

# Exactly what is run on every change
ci:
    .ci/run

# Format everything
fmt:
    cargo fmt

# Clippy, warnings refused
lint:
    cargo clippy --all-targets --all-features --locked -- -D warnings

# All tests
test:
    cargo test --locked
    cargo test --locked --features columnar --config profile.dev.package.zairyu.opt-level=0 --test it columnar

# Mistakes, proofs, lints and worked examples of the rules
rules:
    cargo run --quiet -- rules check --on {{day}}
    cargo run --quiet -- rules test

# Write rules/CATALOGUE.md anew, whatever the rules have become
catalogue:
    cargo run --quiet -- rules catalogue > rules/CATALOGUE.md

# Read new snapshots one by one before they are accepted
accept:
    cargo insta review

# Write transcripts anew; read the diff before committing it
transcripts:
    TRYCMD=overwrite cargo test --test it transcripts

# Documentation without warnings
docs:
    RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --locked

# Benchmarks
bench:
    cargo bench

# Hours of changed inputs for every reader; what breaks is printed with the bytes that broke it
fuzz count="20000":
    ZAIRYU_FUZZ={{count}} cargo test --release --test it fuzz -- --nocapture
