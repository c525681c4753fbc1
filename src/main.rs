//! The command line: parse, run, exit.

use std::process::ExitCode;

fn main() -> ExitCode {
    zairyu::main()
}
