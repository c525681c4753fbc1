//! What help says around the words of commands and options, in further languages; in English and
//! Japanese the parser of arguments says it.

sentences! {
    "options":
    USAGE { "Usage:", "Usage:" }
    COMMANDS { "Commands", "Commands" }
    ARGUMENTS { "Arguments", "Arguments" }
    OPTIONS { "Options", "Options" }
    HELP { "Print help", "Print help" }
    VERSION { "Print version", "Print version" }
    DEFAULT { "{help} [default: {value}]", "{help} [default: {value}]" }
}
