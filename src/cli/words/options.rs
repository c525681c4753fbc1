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
    EXIT_CODES {
        "Exit codes: 0 a report was made, whatever the verdict; 1 the result is whole, but cells or rows were bad, or `rules check | test` found mistakes; 2 nothing new was written; 3 what --fail-on names was met (wins over 1); 70 a fault of the program; 130 interrupted",
        "終了コード: 0 判定を出力した（判定の内容を問わない）、1 結果は揃っているが読めないセルや行があった、\nまたは rules check・rules test で誤りがあった、2 新しい結果を書き出していない、\n3 --fail-on に該当した（1 より優先）、70 プログラムの不具合、130 中断"
    }
    DEFAULT { "{help} [default: {value}]", "{help} [default: {value}]" }
}
