//! `zairyu batch`: many candidates from a table or from lines of JSON.

use crate::batch::{
    Blocks, InputForm, Mapping, Plan, Reject, ResultOutlet, ResultShape, Stopped, Tally, compare,
    run,
};
use crate::cli::args::BatchArgs;
use crate::cli::batch::against::{self, Against};
use crate::cli::batch::begun::Begun;
use crate::cli::batch::columnar::{self, Kept};
use crate::cli::batch::forms::Forms;
use crate::cli::batch::mapping::{columns, constants, mapping, unreadable};
use crate::cli::batch::rejected::Rejected;
use crate::cli::batch::sink::{Sink, unwritable};
use crate::cli::batch::vessel::Vessel;
use crate::cli::batch::{book, picking, stamp, summary};
use crate::cli::io::input;
use crate::cli::io::pending::Occupant;
use crate::cli::io::streams::{Packing, Target, UNPACKED, encoding_named, packing, source, text};
use crate::cli::say::failure::Failure;
use crate::cli::say::session::Session;
use crate::cli::{Done, words};
use crate::evaluate::Program;
use crate::workbook::ROOM;
use encoding_rs::Encoding;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{IsTerminal, Read, Write};
use std::path::{Path, PathBuf};

/// Runs the command.
pub fn run_one(args: &BatchArgs, session: &Session) -> Result<Done, Failure> {
    let Forms { form, shape, vessel } = Forms::of(args, session)?;
    not_onto_itself(args)?;
    let day = session.day()?;
    let rules = session.rules()?;
    let statuses = input::statuses(&rules.rulebook, &args.status)?;
    let program = rules.rulebook.on_for(day, &statuses);
    let mapping = mapping(args)?;
    let set = constants(&args.set, &mapping, &program, session)?;
    let plan = |begun: Begun, sheet| Plan {
        program: &program,
        form: begun.form,
        sheet,
        columns: begun.columns,
        map: mapping.headings.clone(),
        shape: beside(shape, form, begun.form, args),
        explain: args.explain,
        only: args.only.iter().map(|verdict| verdict.verdict()).collect(),
        near: picking::near(args),
        picked: picking::picked(args),
        set: set.clone(),
        taken_on: args.against_on.is_some().then_some(day),
        line_by_line: args.line_by_line || args.no_header,
        headed: !args.no_header,
        bad_cells: args.bad_cells.into(),
    };
    let other_rules = against::rules(args)?;
    let other = other_rules.as_ref().map_or(&rules.rulebook, |rules| &rules.rulebook);
    let against = Against::new(args, &mapping, &program, other, session)?;
    let job = Job { args, session, against: against.as_ref(), vessel };
    if form == InputForm::Sheet {
        let mut book = book::open(args, packing(&args.input).1 != Packing::Plain)?;
        let (begun, sheet, blocks) = book::blocks(&mut book, args, &program, &mapping)?;
        summary::above(&begun, &program, session, args.quiet);
        if vessel == Vessel::Book {
            summary::left_out(&begun, session, args.quiet);
        }
        return job.work(&plan(begun, Some(sheet)), blocks, None, &ProgressBar::hidden());
    }
    if form == InputForm::Records {
        let (columns, blocks, kept) = columnar::open(args, shape, &program, &mapping)?;
        let begun = Begun { columns, form, above: Vec::new(), book: None };
        return job.work(&plan(begun, None), blocks, kept, &ProgressBar::hidden());
    }
    let (blocks, begun, bar) = job.text(form, &program, &mapping)?;
    summary::above(&begun, &program, session, args.quiet);
    if shape == ResultShape::Cells && vessel == Vessel::Book {
        job.fits(form, &program, &mapping)?;
    }
    job.work(&plan(begun, None), blocks, None, &bar)
}

/// What is found to part the cells of the input parts those of the result too, where its format is
/// not asked for.
fn beside<'s>(
    shape: ResultShape<'s>,
    given: InputForm,
    found: InputForm,
    args: &BatchArgs,
) -> ResultShape<'s> {
    match (shape, given, found) {
        (ResultShape::Wide(own), InputForm::Separated(given), InputForm::Separated(found))
            if own == given && args.format.is_none() =>
        {
            ResultShape::Wide(found)
        }
        _ => shape,
    }
}

/// What the parts of a batch need to know of it.
#[derive(Clone, Copy)]
pub struct Job<'j> {
    pub args: &'j BatchArgs,
    pub session: &'j Session,
    pub against: Option<&'j Against<'j>>,
    pub vessel: Vessel,
}

type TextStream = Box<dyn Read + Send>;

impl Job<'_> {
    /// The rows of text, as a stream, and what their columns mean.
    pub fn text(
        self,
        form: InputForm,
        program: &Program<'_>,
        mapping: &Mapping,
    ) -> Result<(Blocks<TextStream>, Begun, ProgressBar), Failure> {
        let args = self.args;
        let (bytes, length) = source(&args.input)?;
        let bar = progress(args, length);
        let bytes: TextStream = Box::new(bar.wrap_read(bytes));
        let most = args.max_unpacked.unwrap_or(UNPACKED);
        let text = text(bytes, (packing(&args.input).1, most), encoding(args)?);
        let text = text.map_err(|error| unreadable(&args.input, &error))?;
        let by_line = args.line_by_line || args.no_header;
        let mut blocks = Blocks::new(text, form).by_line(by_line);
        let begun = columns(args, form, &mut blocks, program, mapping)?;
        Ok((blocks, begun, bar))
    }

    /// Counts the rows of a file that is to become a workbook, before any work is done. What is
    /// left out by `--only` and `--near` is only known afterwards, and a stream cannot be read
    /// twice.
    fn fits(
        self,
        form: InputForm,
        program: &Program<'_>,
        mapping: &Mapping,
    ) -> Result<(), Failure> {
        let args = self.args;
        let file = std::fs::metadata(&args.input).is_ok_and(|about| about.is_file());
        if !file || !args.only.is_empty() || args.changed || !picking::near(args).is_open() {
            return Ok(());
        }
        let (blocks, _, bar) = self.text(form, program, mapping)?;
        let mut blocks = blocks.limited(args.limit);
        let fits = blocks.within(u64::from(ROOM)).map_err(|error| unreadable(&args.input, &error));
        bar.finish_and_clear();
        if fits? { Ok(()) } else { Err(Failure::usage(words::TOO_MANY_ROWS, &[])) }
    }

    fn work<R: Read + Send>(
        self,
        plan: &Plan<'_>,
        blocks: Blocks<R>,
        kept: Option<Kept>,
        bar: &ProgressBar,
    ) -> Result<Done, Failure> {
        let Self { args, session, against, vessel } = self;
        picking::check(plan)?;
        let other = against.map(|against| against.plan(plan)).transpose()?;
        summary::before(plan, session, args.quiet);
        let out = Sink::new(args, plan, session, vessel, kept)?.against(other.as_ref());
        let mut errors = args.errors.as_deref().map(|path| Target::new(Some(path))).transpose()?;
        let mut rejected = Rejected::new(args, plan)?;
        let mut shown = summary::Rejects::new(errors.is_some() || out.keeps_rejects());
        let (mut rows, aside) = out.halves();
        let mut reject = |reject: &Reject| {
            shown.take(reject, session, bar);
            aside.reject(reject)?;
            rejected.take(reject)?;
            errors.as_mut().map_or(Ok(()), |errors| errors.write_all(reject.json().as_bytes()))
        };
        let mut outlet = ResultOutlet { out: &mut rows, reject: &mut reject };
        let (threads, strict) = (threads(args), args.strict);
        let tally = match &other {
            None => run(plan, blocks, threads, strict, &mut outlet),
            Some(other) => compare([plan, other], blocks, threads, strict, &mut outlet),
        };
        bar.finish_and_clear();
        let tally = match tally {
            Ok(tally) => tally,
            Err(reason) => return stopped(reason, args, session).map(|()| Done::Stopped),
        };
        let cut = out.finish(args, &tally, &plan.program.rulebook().digest)?;
        errors.map_or(Ok(()), Target::finish)?;
        rejected.finish()?;
        stamp::write(args, plan, &tally)?;
        summary::after(&tally, plan, args, session);
        summary::cut(cut, session);
        Ok(came_to(&tally, plan, args))
    }
}

/// Says why a batch ended before its end; nothing is left to say where it was to end so.
pub fn stopped(reason: Stopped, args: &BatchArgs, session: &Session) -> Result<(), Failure> {
    match reason {
        Stopped::Read(error) => return Err(unreadable(&args.input, &error)),
        Stopped::Write(error) => return Err(unwritable(args, error)),
        // Told by whoever is told of panics.
        Stopped::Panicked(panic) => std::panic::resume_unwind(panic),
        Stopped::Contradicting(first) => summary::contradicting(&first, session),
        Stopped::Strict(reasons) => summary::strict(&reasons, session),
    }
    Ok(())
}

/// What a batch comes to.
pub fn came_to(tally: &Tally, plan: &Plan<'_>, args: &BatchArgs) -> Done {
    let failed = args.fail_on.iter().any(|fail| {
        let at = crate::evaluate::Verdict::ALL.iter().position(|one| *one == fail.verdict());
        at.is_some_and(|at| tally.verdicts.iter().any(|counts| counts[at] > 0))
    });
    // Line by line, a row that cannot be read says so in its own line.
    let bad = tally.rejected + tally.unread_rows > 0 && !plan.line_by_line;
    match (failed, bad) {
        (true, _) => Done::Matched,
        (false, true) => Done::Found,
        (false, false) => Done::Fine,
    }
}

/// Rows that are rejected would be lost if the result took the place of the input.
pub fn not_onto_itself(args: &BatchArgs) -> Result<(), Failure> {
    let real = |path: &Path| std::fs::canonicalize(path).ok();
    let input = real(&args.input);
    let others = args.errors.iter().chain(&args.rejects).chain(&args.stamp);
    for path in args.output.iter().chain(others) {
        if input.is_some() && real(path) == input {
            let name = path.display().to_string();
            return Err(Failure::usage(words::ONTO_ITSELF, &[("name", &name)]));
        }
    }
    let place = |path: &Option<PathBuf>| match Occupant::of(path.as_deref()?).ok()? {
        Occupant::File { to, .. } => Some(to),
        Occupant::Through => None,
    };
    let output = place(&args.output);
    if output.is_some() && output == place(&args.errors) {
        return Err(Failure::usage(words::ERRORS_ONTO_OUTPUT, &[]));
    }
    Ok(())
}

pub fn encoding(args: &BatchArgs) -> Result<Option<&'static Encoding>, Failure> {
    let Some(label) = &args.encoding else { return Ok(None) };
    match encoding_named(label) {
        Some(encoding) => Ok(Some(encoding)),
        None => Err(Failure::usage(words::BAD_ENCODING, &[("name", label)])),
    }
}

pub fn threads(args: &BatchArgs) -> usize {
    let all = || std::thread::available_parallelism().map_or(1, usize::from);
    args.threads.map_or_else(all, |threads| threads.clamp(1, 256))
}

/// Bytes read, rate and time left; only on a terminal that is not also getting the result.
fn progress(args: &BatchArgs, length: Option<u64>) -> ProgressBar {
    let shared = args.output.is_none() && std::io::stdout().is_terminal();
    if args.quiet || shared || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = match length {
        Some(length) => ProgressBar::new(length),
        None => ProgressBar::no_length(),
    };
    let shape = match length {
        Some(_) => "{bar:30} {bytes}/{total_bytes} {binary_bytes_per_sec} {eta}",
        None => "{spinner} {bytes} {binary_bytes_per_sec}",
    };
    bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(10));
    // The template above is sound.
    bar.with_style(
        ProgressStyle::with_template(shape).unwrap_or_else(|_| ProgressStyle::default_bar()),
    )
}
