//! How the examples speak to a shell: complaints, and the status they end with. Once a run.

use std::io::{self, Write};
use std::process::ExitCode;

/// Writes to standard error; unlike `eprintln!` it does not panic where that is closed.
pub(crate) fn complain(problem: &str) {
    let _ = writeln!(io::stderr(), "{}", problem.trim_end());
}

/// Options that are none.
pub(crate) fn wrong_usage(problem: &str, usage: &str) -> ExitCode {
    complain(&format!("{problem}\n\n{usage}"));
    ExitCode::from(2)
}

/// The status after writing: whether everything could be read.
pub(crate) fn status(written: io::Result<bool>) -> ExitCode {
    match written {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // Whoever read the output has seen enough: `extract | head`.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("writing: {error}"));
            ExitCode::FAILURE
        }
    }
}
