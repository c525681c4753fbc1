//! How questions reach whoever answers.

/// How questions reach whoever answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskingWay {
    /// Prompts that move about on a terminal.
    Prompts,
    /// Line by line, on a terminal that cannot do more.
    Lines,
    /// From a script.
    Script,
    /// Nobody is there.
    Nobody,
}
