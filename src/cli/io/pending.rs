//! Files that are to be there whole or not at all: written beside where they will stand, they take
//! the name in the end. A link stays, and what it leads to is written. What is no file (a device,
//! a pipe, a socket) cannot be replaced and is written through.

use crate::cli::io::waiting::{self, Waiting};
use crate::cli::say::failure::Failure;
use crate::cli::words;
use std::fs::{self, File, Metadata, OpenOptions, Permissions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// What stands under a path.
#[derive(Debug)]
pub enum Occupant {
    /// Something that takes bytes and is no file.
    Through,
    /// A file, or room for one.
    File {
        /// Where it lies, behind all links.
        to: PathBuf,
        /// What is known of the file that is there.
        old: Option<Metadata>,
    },
}

impl Occupant {
    /// Looks at a path; fails where nothing can be written there.
    pub fn of(path: &Path) -> io::Result<Self> {
        let old = match fs::metadata(path) {
            Ok(about) if about.is_dir() => return Err(ErrorKind::IsADirectory.into()),
            Ok(about) if !about.is_file() => return Ok(Self::Through),
            Ok(about) => Some(about),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(error),
        };
        let Some(to) = behind_links(path)? else { return Ok(Self::Through) };
        if old.is_some() {
            // A file that may not be written may not be replaced either.
            OpenOptions::new().append(true).open(&to)?;
        }
        Ok(Self::File { to, old })
    }

    /// True where a file is there already.
    pub fn is_taken(&self) -> bool {
        matches!(self, Self::File { old: Some(_), .. })
    }
}

/// Links to what other programs have open stand here and are no names of files.
const OPEN_FILES: &str = "/proc";

/// Where a file lies, or would lie; none where the path leads to something that is open.
fn behind_links(path: &Path) -> io::Result<Option<PathBuf>> {
    let mut at = path.to_path_buf();
    if at.as_os_str().as_encoded_bytes().ends_with(b"/") {
        return Err(ErrorKind::IsADirectory.into());
    }
    loop {
        let folder = at.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = fs::canonicalize(folder.unwrap_or(Path::new(".")))?;
        let whole = folder.join(at.file_name().ok_or(ErrorKind::IsADirectory)?);
        match fs::read_link(&whole) {
            Ok(_) if folder.starts_with(OPEN_FILES) => return Ok(None),
            // Links in a ring were refused when the path was looked at.
            Ok(next) => at = folder.join(next),
            Err(_) => return Ok(Some(whole)),
        }
    }
}

/// Opens what is no file. What is open elsewhere goes on where it ends.
fn through(path: &Path) -> io::Result<File> {
    OpenOptions::new().append(true).open(path)
}

/// That a path cannot be written, and why.
pub fn unwritable(path: &Path, error: &io::Error) -> Failure {
    let (name, detail) = (path.display().to_string(), error.to_string());
    Failure::usage(words::NO_OUTPUT, &[("name", &name), ("detail", &detail)])
}

/// Writes all bytes, for the owner alone. False where a file is there and `over` is false.
pub fn write_whole(path: &Path, bytes: &[u8], over: bool) -> io::Result<bool> {
    let place = Occupant::of(path)?;
    if place.is_taken() && !over {
        return Ok(false);
    }
    let Occupant::File { to, .. } = place else {
        through(path)?.write_all(bytes)?;
        return Ok(true);
    };
    let mut file = Waiting::beside(&to)?;
    file.as_file().write_all(bytes)?;
    match file.take_name(&to, over) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error),
    }
}

/// Bytes on their way into a file that takes its name when it is whole.
#[derive(Debug)]
pub struct Pending {
    path: PathBuf,
    way: WritingWay,
}

#[derive(Debug)]
enum WritingWay {
    Through(File),
    Beside { file: Waiting, to: PathBuf, usual: Option<Permissions> },
}

impl Pending {
    /// Begins. Once it is whole, whoever may read the file that was there may read this one, else
    /// whoever may read new files; until then its owner alone may.
    pub fn new(path: &Path) -> Result<Self, Failure> {
        let way = WritingWay::to(path).map_err(|error| unwritable(path, &error))?;
        Ok(Self { path: path.to_path_buf(), way })
    }

    /// The folder in which the bytes wait, where they wait at all.
    pub fn folder(&self) -> Option<&Path> {
        match &self.way {
            WritingWay::Through(_) => None,
            WritingWay::Beside { to, .. } => to.parent(),
        }
    }

    /// The same error with the name of the file.
    fn named(&self, error: &io::Error) -> io::Error {
        io::Error::new(error.kind(), format!("{}: {error}", self.path.display()))
    }

    /// It is whole: it takes its name.
    pub fn finish(self) -> Result<(), Failure> {
        match self.way {
            WritingWay::Through(mut file) => Ok(file.flush()?),
            WritingWay::Beside { mut file, to, usual } => {
                if let Some(usual) = usual {
                    // Some file systems know no permissions.
                    let _ = file.as_file().set_permissions(usual);
                }
                file.take_name(&to, true).map_err(|error| unwritable(&self.path, &error))
            }
        }
    }
}

impl WritingWay {
    fn to(path: &Path) -> io::Result<Self> {
        let (to, old) = match Occupant::of(path)? {
            Occupant::Through => return Ok(Self::Through(through(path)?)),
            Occupant::File { to, old } => (to, old),
        };
        let usual = match old {
            Some(old) => Some(old.permissions()),
            None => waiting::of_new_files(&to),
        };
        Ok(Self::Beside { file: Waiting::beside(&to)?, to, usual })
    }

    /// The file itself: errors of the named one would name what nobody asked for.
    fn file(&mut self) -> &mut File {
        match self {
            Self::Through(file) => file,
            Self::Beside { file, .. } => file.as_file(),
        }
    }
}

impl Write for Pending {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.way.file().write(bytes);
        written.map_err(|error| self.named(&error))
    }

    fn flush(&mut self) -> io::Result<()> {
        let flushed = self.way.file().flush();
        flushed.map_err(|error| self.named(&error))
    }
}

/// On an interrupt, takes files away that are not whole and ends with 130.
pub fn leave_nothing_half() {
    // The handler needs a thread of its own. Where there is none to be had, an interrupt ends the
    // program all the same, which it would not once half a handler stands.
    let Ok(tried) = std::thread::Builder::new().spawn(|| {}) else { return };
    let _ = tried.join();
    let _ = ctrlc::set_handler(|| {
        let _gone = waiting::leave_nothing();
        std::process::exit(130);
    });
}
