//! The questionnaire in a real pseudo-terminal: typing, going back, skipping, leaving, resuming.

use expectrl::process::unix::{UnixProcess, WaitStatus};
use expectrl::session::OsSession;
use expectrl::{Expect, Regex, Session};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use tempfile::TempDir;
use zairyu::internal::facts::Kind;
use zairyu::internal::rules::RuleSet;

const ESC: &str = "\x1b";
const CTRL_C: &str = "\x03";
const DOWN: &str = "\x1b[B";

/// One run of the program on a terminal.
struct Terminal {
    session: OsSession,
    folder: TempDir,
}

fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zairyu"));
    command.args(args).args(["--on", "2026-11-20", "--color", "never"]);
    command.current_dir(folder).env_remove("COLUMNS").env("TERM", "xterm-256color");
    command.env("LC_ALL", "C.UTF-8");
    command
}

impl Terminal {
    fn new(args: &[&str], columns: u16) -> Self {
        Self::within(tempfile::tempdir().unwrap(), args, columns)
    }

    fn within(folder: TempDir, args: &[&str], columns: u16) -> Self {
        let mut shell = Command::new("sh");
        // The program asks for the size when it starts: it is set before that.
        let program = command(folder.path(), args);
        let words: Vec<String> = [program.get_program()]
            .into_iter()
            .chain(program.get_args())
            .map(|word| format!("'{}'", word.to_string_lossy()))
            .collect();
        shell.arg("-c").arg(format!("stty cols {columns} rows 40; exec {}", words.join(" ")));
        shell.current_dir(folder.path()).env_remove("COLUMNS");
        shell.env("TERM", "xterm-256color").env("LC_ALL", "C.UTF-8");
        let mut session = Session::spawn(shell).unwrap();
        session.set_expect_timeout(Some(Duration::from_mins(1)));
        Self { session, folder }
    }

    /// Waits for words and gives all that was written up to them.
    fn sees(&mut self, words: &str) -> String {
        let found = self.session.expect(Regex(words));
        let found = found.unwrap_or_else(|error| panic!("`{words}` was not seen: {error}"));
        let before = String::from_utf8_lossy(found.before()).into_owned();
        before + &String::from_utf8_lossy(found.get(0).unwrap())
    }

    fn types(&mut self, keys: &str) {
        self.session.send(keys).unwrap();
    }

    fn enters(&mut self, words: &str) {
        self.types(&format!("{words}\r"));
    }

    fn exit_code(&mut self) -> i32 {
        let process: &UnixProcess = self.session.get_process();
        match process.wait().unwrap() {
            WaitStatus::Exited(_, code) => code,
            other => panic!("ended by {other:?}"),
        }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

/// What a candidate types in answer to a fact; the others she does not know.
const ENGINEER: [(&str, &str); 12] = [
    ("person.in-japan", "no"),
    ("person.status", "none"),
    ("offer.activity", "technical"),
    ("offer.contract", "yes"),
    ("offer.qualifying-duties", "yes"),
    ("offer.annual-salary", "720万"),
    ("person.birth-date", "平成9年6月14日"),
    ("person.degree", "doctorate"),
    ("person.university", "melbourne"),
    ("person.career", "4y6m"),
    ("person.jlpt", "n2"),
    ("person.degree-in-japan", "no"),
];

/// Words as a terminal breaks and repaints them, without the spaces between.
fn bare(words: &str) -> String {
    let mut bare = String::new();
    let mut chars = words.chars();
    while let Some(c) = chars.next() {
        if c == '\x1b' {
            chars.by_ref().take_while(|c| !c.is_ascii_alphabetic()).for_each(drop);
        } else if !c.is_whitespace() {
            bare.push(c);
        }
    }
    bare
}

/// Answers every question until the report; gives the names of the facts asked for.
fn answer_all(terminal: &mut Terminal, japanese: bool) -> Vec<String> {
    let rules = RuleSet::embedded();
    let mut asked = Vec::new();
    let unknown = if japanese { "分からない" } else { "don't know" };
    let head = if japanese {
        "残り最大 \\d+ 問|最後の質問|時点の判定"
    } else {
        "questions left|last question|Assessment on"
    };
    loop {
        let up_to = terminal.sees(head);
        if up_to.contains("Assessment") || up_to.contains("判定") {
            return asked;
        }
        let question = bare(&terminal.sees("> (Answer|答え):"));
        if question.contains("organizationyouwillworkfor")
            || question.contains("労働条件についての質問")
        {
            terminal.enters("ask");
            continue;
        }
        let fact = rules.rulebook.vocabulary.iter().map(|(_, fact)| fact).find(|fact| {
            fact.question.as_ref().is_some_and(|asks| {
                question.contains(&bare(if japanese { &asks.ja } else { &asks.en }))
            })
        });
        let fact = fact.unwrap_or_else(|| panic!("which question? {question}"));
        let typed = ENGINEER.iter().find(|(name, _)| *name == fact.name).map(|(_, words)| *words);
        let listed = fact.kind.domain().is_some() || fact.kind == Kind::YesNo;
        terminal.enters(typed.unwrap_or(if listed { unknown } else { "" }));
        asked.push(fact.name.clone());
    }
}

fn verdict_of_check(folder: &Path, file: &str) -> String {
    let out = command(folder, &["check", file, "--status", "hsp-1-b", "--format", "json"]).output();
    let out = out.unwrap();
    assert_eq!(out.status.code(), Some(0));
    let report: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    report["statuses"][0]["verdict"].as_str().unwrap().to_string()
}

#[test]
fn a_full_run_in_english_ends_with_a_verdict_and_a_file() {
    let mut terminal = Terminal::new(&["ask", "--status", "hsp-1-b"], 80);
    let asked = answer_all(&mut terminal, false);
    assert!(asked.iter().any(|name| name == "person.birth-date"), "{asked:?}");
    terminal.sees("meets the published");
    terminal.sees("Next steps");
    terminal.sees("Show the reasons");
    terminal.enters("y");
    terminal.sees("Sources");
    terminal.sees("File to save");
    terminal.enters("me.toml");
    terminal.sees("saved to");
    assert_eq!(terminal.exit_code(), 0);
    assert_eq!(verdict_of_check(terminal.folder.path(), "me.toml"), "qualifies");
    let mode = fs::metadata(terminal.file("me.toml")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn a_full_run_in_japanese_ends_with_a_verdict() {
    let args = ["ask", "--status", "hsp-1-b", "--lang", "ja", "--save", "me.toml"];
    let mut terminal = Terminal::new(&args, 80);
    answer_all(&mut terminal, true);
    terminal.sees("公表された要件を満");
    terminal.sees("次の一歩");
    terminal.sees("理由を表示しますか");
    terminal.enters("おそらく");
    terminal.sees("で答えてください");
    terminal.types(&"\x7f".repeat(4));
    terminal.enters("n");
    terminal.sees("保存しました");
    assert_eq!(terminal.exit_code(), 0);
    assert_eq!(verdict_of_check(terminal.folder.path(), "me.toml"), "qualifies");
}

#[test]
fn a_window_of_forty_columns_is_enough() {
    let mut terminal = Terminal::new(&["ask", "--status", "hsp-1-b"], 40);
    answer_all(&mut terminal, false);
    terminal.sees("Show the reasons");
    terminal.enters("");
    terminal.sees("File to save");
    terminal.enters("");
    terminal.sees("not saved");
    assert_eq!(terminal.exit_code(), 0);
}

#[test]
fn an_earlier_answer_can_be_taken_back_and_a_question_explained() {
    let mut terminal = Terminal::new(&["ask"], 80);
    terminal.sees("What do you want to do in Japan");
    terminal.sees("explains");
    terminal.types(ESC);
    terminal.sees("nothing to go back to");
    terminal.enters("?");
    terminal.sees("Choose what comes nearest");
    terminal.enters("field");
    terminal.sees("questions left");
    terminal.sees("explains");
    terminal.types(ESC);
    terminal.sees("Back to which answer");
    // The noun of a question stands nowhere else: `texts.rs` relies on it.
    terminal.sees("Purpose: Work in a field");
    terminal.sees("stays here");
    terminal.enters("");
    terminal.sees("What do you want to do in Japan");
    terminal.sees("your answer so far");
    terminal.enters("unsure");
    terminal.sees("questions left");
    terminal.sees("explains");
    terminal.types(CTRL_C);
    terminal.sees("File to save");
    terminal.types(CTRL_C);
    terminal.sees("not saved");
    assert_eq!(terminal.exit_code(), 130);
}

/// Rules of one status that reads one amount; they have no openings.
const ALPHA: [(&str, &str); 3] = [
    (
        "facts.toml",
        "[\"offer.pay\"]\ntype = \"yen\"\nlabel = { en = \"Pay\", ja = \"給与\" }\n\
         question = { en = \"What pay?\", ja = \"給与は。\" }\n\
         help = { en = \"Before tax.\", ja = \"税引前。\" }\n",
    ),
    (
        "sources.toml",
        "[law]\ntitle = { en = \"The law\", ja = \"法\" }\nkind = \"act\"\n\
         url = \"https://example.com\"\nchecked = 2026-11-01\n",
    ),
    (
        "statuses/alpha.toml",
        "id = \"alpha\"\ntitle = { en = \"Alpha\", ja = \"アルファ\" }\nfrom = 2020-01-01\n\
         certainty = \"primary\"\ncite = [{ source = \"law\" }]\n[[criterion]]\nid = \"pay\"\n\
         text = { en = \"Good pay\", ja = \"良い給与\" }\n\
         when = { fact = \"offer.pay\", at-least = 200 }\n",
    ),
];

#[test]
fn what_cannot_be_read_is_said_in_place() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("rules/statuses")).unwrap();
    for (path, text) in ALPHA {
        fs::write(folder.path().join("rules").join(path), text).unwrap();
    }
    let mut terminal = Terminal::within(folder, &["ask", "--rules", "rules"], 80);
    terminal.sees("the last question");
    terminal.sees("What pay");
    terminal.sees("explains");
    terminal.enters("lots");
    terminal.sees("cannot be read: write an amount");
    terminal.types("\x7f\x7f\x7f\x7f");
    terminal.enters("?");
    terminal.sees("Before tax");
    terminal.sees("Asked for Alpha: Good pay");
    terminal.sees("source: The law");
    terminal.enters("650万");
    terminal.sees("= ¥6,500,000");
    terminal.sees("Alpha: meets the published criteria");
    terminal.sees("Show the reasons");
    terminal.enters("");
    terminal.sees("File to save");
    terminal.enters("");
    terminal.sees("not saved");
    assert_eq!(terminal.exit_code(), 0);
}

#[test]
fn what_fits_no_line_is_said_and_long_lines_are_cut_between_words() {
    let mut terminal = Terminal::new(&["ask"], 40);
    terminal.sees("What do you want");
    let list = terminal.sees("explains");
    assert!(list.contains("…") && !list.contains("languages, design"), "{list}");
    terminal.types("nonsense");
    terminal.sees("Nothing matches");
    terminal.enters("");
    terminal.sees("explains");
    terminal.enters("field");
    terminal.sees("questions left");
    terminal.sees("explains");
    terminal.types(CTRL_C);
    terminal.sees("File to save");
    terminal.enters("me.toml");
    terminal.sees("saved to");
    assert_eq!(terminal.exit_code(), 130);

    // What it was about is not asked again.
    let Terminal { folder, .. } = terminal;
    assert!(
        fs::read_to_string(folder.path().join("me.toml")).unwrap().contains("purpose = \"field\"")
    );
    let mut terminal = Terminal::within(folder, &["ask", "me.toml"], 80);
    let up_to = terminal.sees("Are you in Japan now");
    assert!(!up_to.contains("What do you want"), "{up_to}");
    terminal.sees("explains");
    terminal.types(CTRL_C);
    terminal.sees("File to save");
    terminal.types(CTRL_C);
    assert_eq!(terminal.exit_code(), 130);
    assert_eq!(verdict_of_check(terminal.folder.path(), "me.toml"), "undetermined");
}

#[test]
fn leaving_keeps_the_answers_and_going_on_asks_only_what_is_missing() {
    let mut terminal = Terminal::new(&["ask", "--status", "hsp-1-b", "--save", "me.toml"], 80);
    terminal.sees("questions left");
    terminal.sees("explains");
    terminal.enters("no");
    terminal.sees("questions left");
    terminal.sees("explains");
    terminal.types(CTRL_C);
    terminal.sees("Save your answers");
    terminal.enters("y");
    terminal.sees("saved to");
    assert_eq!(terminal.exit_code(), 130);
    assert!(fs::read_to_string(terminal.file("me.toml")).unwrap().contains("in-japan"));

    let Terminal { folder, .. } = terminal;
    let args = ["ask", "me.toml", "--status", "hsp-1-b", "--save", "me.toml"];
    let mut terminal = Terminal::within(folder, &args, 80);
    let asked = answer_all(&mut terminal, false);
    assert!(!asked.iter().any(|name| name == "person.in-japan"), "{asked:?}");
    terminal.sees("Show the reasons");
    terminal.enters("");
    terminal.sees("already there");
    terminal.enters("n");
    terminal.sees("File to save");
    terminal.enters("other.toml");
    terminal.sees("saved to");
    assert_eq!(terminal.exit_code(), 0);
    assert_eq!(verdict_of_check(terminal.folder.path(), "other.toml"), "qualifies");
    assert!(!fs::read_to_string(terminal.file("me.toml")).unwrap().contains("birth-date"));
}

#[test]
fn a_list_is_moved_through_by_arrows_and_everything_can_be_skipped() {
    let mut terminal = Terminal::new(&["ask"], 80);
    terminal.sees("What do you want to do in Japan");
    terminal.sees("explains");
    terminal.types(DOWN);
    terminal.enters("");
    terminal.sees("Work in a field");
    terminal.sees("questions left");
    terminal.sees("explains");
    terminal.enters("don't know");
    terminal.sees("questions left");
    terminal.sees("explains");
    terminal.types(CTRL_C);
    terminal.sees("File to save");
    terminal.enters("");
    assert_eq!(terminal.exit_code(), 130);
}

#[test]
fn a_dumb_terminal_is_asked_line_by_line() {
    let folder = tempfile::tempdir().unwrap();
    let mut shell = Command::new("sh");
    let program = env!("CARGO_BIN_EXE_zairyu");
    shell.arg("-c").arg(format!("TERM=dumb exec '{program}' ask --status hsp-1-b --color never"));
    shell.current_dir(folder.path()).env("LC_ALL", "C.UTF-8");
    let session = Session::spawn(shell).unwrap();
    let mut terminal = Terminal { session, folder };
    terminal.session.set_expect_timeout(Some(Duration::from_mins(1)));
    let up_to = terminal.sees("\r\n> ");
    assert!(!up_to.contains('\x1b'), "{up_to:?}");
    terminal.enters("no");
    terminal.sees("questions left");
    terminal.enters("<");
    terminal.sees("your answer so far");
    terminal.enters("q");
    terminal.sees("File to save");
    terminal.enters("");
    terminal.sees("not saved");
    assert_eq!(terminal.exit_code(), 130);
}
