//! No circles: of the files of a room, each uses only those that do not use it, however far around.
//! The file that a room opens with (`cli.rs`) hands on what the others have, and is left out.

use super::{sources, src};
use std::collections::{BTreeMap, BTreeSet};

/// A module, by the names that lead to it from the root of the crate.
type Path = Vec<String>;

/// What a file says of others.
#[derive(Default)]
struct Named {
    /// Names that stand for something elsewhere: what it imports and hands on.
    here: BTreeMap<String, Path>,
    /// What it uses.
    uses: BTreeSet<Path>,
}

struct Crate {
    files: BTreeMap<Path, Named>,
}

impl Crate {
    fn read() -> Self {
        let mut files: BTreeMap<Path, Named> = BTreeMap::new();
        for (file, text) in sources(&src()) {
            let relative = file.strip_prefix(src()).unwrap().with_extension("");
            let mut path: Path =
                relative.iter().map(|part| part.to_string_lossy().into_owned()).collect();
            // The same module where what it needs is not compiled.
            if let Some(name) = path.last_mut()
                && let Some(stands_for) = name.strip_prefix("no_")
            {
                *name = stands_for.to_string();
            }
            files.entry(path).or_default().read(&code(&text));
        }
        Self { files }
    }

    /// The file in which a path ends, as seen from a module.
    fn find(&self, from: &Path, path: &[String], depth: usize) -> Option<Path> {
        let (first, mut rest) = path.split_first()?;
        let mut at = match first.as_str() {
            "crate" => Vec::new(),
            "self" => from.clone(),
            "super" => from[..from.len().checked_sub(1)?].to_vec(),
            name => self.step(from, name, depth)?,
        };
        while let Some((name, behind)) = rest.split_first() {
            match name.as_str() {
                "super" => drop(at.pop()?),
                "self" => {}
                name => match self.step(&at, name, depth) {
                    Some(next) => at = next,
                    None => break,
                },
            }
            rest = behind;
        }
        (at.is_empty() || self.files.contains_key(&at)).then_some(at)
    }

    /// One name further: a module below, or what the name stands for.
    fn step(&self, at: &Path, name: &str, depth: usize) -> Option<Path> {
        let below: Path = at.iter().cloned().chain([name.to_string()]).collect();
        if self.files.contains_key(&below) {
            return Some(below);
        }
        let stands_for = self.files.get(at)?.here.get(name).filter(|_| depth < 8)?;
        self.find(at, stands_for, depth + 1)
    }

    /// Who uses whom, within a room.
    fn edges(&self) -> BTreeSet<(Path, Path)> {
        let mut edges = BTreeSet::new();
        for (from, named) in &self.files {
            for used in &named.uses {
                let Some(to) = self.find(from, used, 0) else { continue };
                if *from != to && from.len() > 1 && to.len() > 1 && from[0] == to[0] {
                    edges.insert((from.clone(), to));
                }
            }
        }
        edges
    }
}

impl Named {
    fn read(&mut self, code: &str) {
        let mut rest = code;
        while let Some(at) = rest.find("use ") {
            let before = &rest[..at];
            let starts = before.rsplit('\n').next().unwrap_or_default().trim();
            let hands_on = starts == "pub" || starts.starts_with("pub(") && starts.ends_with(')');
            let imports = starts.is_empty() || hands_on;
            self.paths(before);
            let Some(end) = rest[at..].find(';').filter(|_| imports) else {
                rest = &rest[at + 4..];
                continue;
            };
            let mut found = Vec::new();
            tree(&rest[at + 4..at + end], &Vec::new(), &mut found);
            for (path, name) in found {
                if starts.is_empty() {
                    self.uses.insert(path.clone());
                }
                self.here.insert(name, path);
            }
            rest = &rest[at + end..];
        }
        self.paths(rest);
    }

    /// Paths that stand in the code itself.
    fn paths(&mut self, code: &str) {
        let word = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
        for words in code.split(|c| !word(c)).filter(|words| words.contains("::")) {
            let path: Path = words.split("::").map(str::to_string).collect();
            let plain = |name: &String| name.starts_with(|c: char| c.is_lowercase());
            if path.iter().all(|name| !name.is_empty() && !name.contains(':')) && plain(&path[0]) {
                self.uses.insert(path);
            }
        }
    }
}

/// The paths of a tree of imports, each with the name it is known by.
fn tree(text: &str, before: &Path, found: &mut Vec<(Path, String)>) {
    let text = text.trim();
    let Some(open) = text.find('{') else {
        let (path, alias) = text.split_once(" as ").map_or((text, None), |(p, a)| (p, Some(a)));
        let own = path.split("::").map(|name| name.trim().to_string());
        let path: Path = before.iter().cloned().chain(own.filter(|name| name != "self")).collect();
        let path = if text.starts_with("self") && before.is_empty() {
            ["self".to_string()].into_iter().chain(path).collect()
        } else {
            path
        };
        let name = alias.map(str::trim).or(path.last().map(String::as_str)).unwrap_or_default();
        found.push((path.clone(), name.to_string()));
        return;
    };
    let own = text[..open].split("::").map(|name| name.trim().to_string());
    let path: Path = before.iter().cloned().chain(own.filter(|name| !name.is_empty())).collect();
    let inner = &text[open + 1..text.rfind('}').unwrap_or(text.len())];
    let (mut depth, mut start) = (0, 0);
    for (at, c) in inner.char_indices().chain([(inner.len(), ',')]) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                let part = inner[start..at].trim();
                if !part.is_empty() {
                    tree(part, &path, found);
                }
                start = at + 1;
            }
            _ => {}
        }
    }
}

/// A file without its tests and comments.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap();
    let lines = text.lines().map(|line| line.find("//").map_or(line, |at| &line[..at]));
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[test]
fn no_files_of_a_room_use_each_other_in_a_circle() {
    let mut edges = Crate::read().edges();
    assert!(edges.len() > 300, "uses are found: {}", edges.len());
    // What nobody uses, or what uses nobody, is in no circle.
    loop {
        let from: BTreeSet<Path> = edges.iter().map(|(from, _)| from.clone()).collect();
        let to: BTreeSet<Path> = edges.iter().map(|(_, to)| to.clone()).collect();
        let before = edges.len();
        edges.retain(|(a, b)| to.contains(a) && from.contains(b));
        if edges.len() == before {
            break;
        }
    }
    let left: Vec<String> =
        edges.iter().map(|(a, b)| format!("{} -> {}", a.join("/"), b.join("/"))).collect();
    assert!(left.is_empty(), "circles: {left:#?}");
}

#[test]
fn a_circle_is_seen_through_imports_and_what_is_handed_on() {
    let file = |path: &[&str], text: &str| {
        let mut named = Named::default();
        named.read(&code(text));
        (path.iter().map(ToString::to_string).collect::<Path>(), named)
    };
    let files = [
        file(&["room"], "pub use a::A;\npub use b::{self, deep::B};"),
        file(&["room", "a"], "use super::B;\n"),
        file(&["room", "b"], "use crate::other::C;"),
        file(&["room", "b", "deep"], "fn f() { super::super::a::f() } // super::c::f()"),
        file(&["room", "c"], "use crate::room::{a::{A as D}};"),
    ];
    let edges = Crate { files: files.into_iter().collect() }.edges();
    let edges: Vec<String> =
        edges.iter().map(|(a, b)| format!("{} {}", a.join("/"), b.join("/"))).collect();
    assert_eq!(edges, ["room/a room/b/deep", "room/b/deep room/a", "room/c room/a"]);
}
