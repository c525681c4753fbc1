//! Files on their way: readable by their owner alone, and locked while somebody writes them, so
//! that what a killed run left behind can be told from what another run is writing.

use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::{self, DirEntry, File, OpenOptions, Permissions};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use tempfile::NamedTempFile;

/// A file that has not taken its name yet. It goes when it is dropped.
#[derive(Debug)]
pub struct Waiting {
    file: NamedTempFile,
    noted: Noted,
}

/// Files that are not whole yet; an interrupt takes them away.
static WAITING: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// How often a new file is tried, where others keep taking it for one that was left behind.
const TRIES: usize = 16;

impl Waiting {
    /// A new file beside where it will stand. What earlier runs left of that place goes.
    pub fn beside(to: &Path) -> io::Result<Self> {
        let (folder, begun) = (folder(to), begin(to));
        clear(folder, &begun);
        for _ in 0..TRIES {
            let waiting = Self::made(&begun, folder)?;
            // Some file systems have no locks, and nobody clears there. Where they have, whoever
            // cleared may have come between, and taken the file away.
            if waiting.file.as_file().lock().is_err() || waiting.file.path().exists() {
                return Ok(waiting);
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }

    /// An interrupt waits until the file is noted.
    fn made(begun: &str, folder: &Path) -> io::Result<Self> {
        let mut waiting = all();
        // Others may not read it: that is how such files are made.
        let made = tempfile::Builder::new().prefix(begun).tempfile_in(folder);
        let file = made.map_err(|error| unnamed(&error))?;
        waiting.push(file.path().to_path_buf());
        let noted = Noted(file.path().to_path_buf());
        Ok(Self { file, noted })
    }

    /// The file itself.
    pub fn as_file(&mut self) -> &mut File {
        self.file.as_file_mut()
    }

    /// It is whole: it takes its name, over a file that is there only where that is wanted.
    pub fn take_name(self, to: &Path, over: bool) -> io::Result<()> {
        let Self { file, noted } = self;
        file.as_file().sync_all()?;
        let put = if over { file.persist(to) } else { file.persist_noclobber(to) };
        drop(noted);
        put.map_err(|error| error.error)?;
        // Where power is lost, a name is as good as its folder.
        #[cfg(unix)]
        let _ = File::open(folder(to)).and_then(|folder| folder.sync_all());
        Ok(())
    }
}

/// The note of a file that is not whole.
#[derive(Debug)]
struct Noted(PathBuf);

impl Drop for Noted {
    fn drop(&mut self) {
        all().retain(|path| *path != self.0);
    }
}

fn all() -> MutexGuard<'static, Vec<PathBuf>> {
    WAITING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Takes away what is not whole, and lets nothing new begin: the end is near.
pub fn leave_nothing() -> MutexGuard<'static, Vec<PathBuf>> {
    let waiting = all();
    for path in waiting.iter() {
        let _ = fs::remove_file(path);
    }
    waiting
}

fn folder(to: &Path) -> &Path {
    to.parent().unwrap_or(Path::new("."))
}

/// How the names of all files begin that wait to stand there.
fn begin(to: &Path) -> String {
    let name = to.file_name().unwrap_or_default().as_encoded_bytes();
    let mut begun = BEGUN.to_string();
    for byte in Sha256::digest(name).iter().take(6) {
        let _ = write!(begun, "{byte:02x}");
    }
    begun + "-"
}

/// How the names of all files that wait begin.
const BEGUN: &str = ".zairyu-";

/// What earlier runs left in folders, as each was first looked at: whoever writes thousands of files
/// into one does not look through all of them for each.
static LEFT: Mutex<BTreeMap<PathBuf, Vec<PathBuf>>> = Mutex::new(BTreeMap::new());

fn left_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let is_file = |entry: &DirEntry| entry.file_type().is_ok_and(|kind| kind.is_file());
    let is_ours =
        |entry: &DirEntry| entry.file_name().as_encoded_bytes().starts_with(BEGUN.as_bytes());
    let ours = entries.flatten().filter(|entry| is_ours(entry) && is_file(entry));
    ours.map(|entry| entry.path()).collect()
}

/// Takes away what killed runs left: files that nobody holds a lock on.
fn clear(folder: &Path, begun: &str) {
    let mut left = LEFT.lock().unwrap_or_else(PoisonError::into_inner);
    let left = left.entry(folder.to_path_buf()).or_insert_with(|| left_in(folder));
    let name = |path: &PathBuf| path.file_name().unwrap_or_default().to_os_string();
    let begins = |path: &PathBuf| name(path).as_encoded_bytes().starts_with(begun.as_bytes());
    for path in left.extract_if(.., |path| begins(path)) {
        // Locked until it is gone, so that whoever has just made it sees that it is.
        if let Ok(file) = OpenOptions::new().write(true).open(&path)
            && file.try_lock().is_ok()
        {
            let _ = fs::remove_file(&path);
        }
    }
}

/// The error of the system; that of the file would name what nobody asked for.
fn unnamed(error: &io::Error) -> io::Error {
    let words = error.to_string();
    let reason = words.split(" at path ").next().unwrap_or_default();
    io::Error::new(error.kind(), reason.to_string())
}

/// Who may read a file that anybody makes here: the mask of the process is taken off.
#[cfg(unix)]
pub fn of_new_files(to: &Path) -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt;
    let mut builder = tempfile::Builder::new();
    let begun = begin(to);
    builder.prefix(&begun).permissions(Permissions::from_mode(0o666));
    let empty = builder.tempfile_in(folder(to)).ok()?;
    Some(empty.as_file().metadata().ok()?.permissions())
}

/// The same where files have no such rights.
#[cfg(not(unix))]
pub fn of_new_files(_: &Path) -> Option<Permissions> {
    None
}
