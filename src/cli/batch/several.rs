//! Several inputs into one result: judged one after the other, with the columns of all of them and one
//! that says which input a row comes from.

use crate::batch::{Blocks, InputForm, Mapping, Plan, ResultOutlet, ResultShape, Tally, run};
use crate::cli::args::BatchArgs;
use crate::cli::batch::begun::Begun;
use crate::cli::batch::forms::Forms;
use crate::cli::batch::mapping::{constants, mapping};
use crate::cli::batch::run::{Job, not_onto_itself, stopped, threads};
use crate::cli::batch::sink::Sink;
use crate::cli::batch::summary::Rejects;
use crate::cli::batch::{against, book, picking, stamp, summary};
use crate::cli::io::input;
use crate::cli::io::streams::{Packing, Target, packing};
use crate::cli::say::failure::Failure;
use crate::cli::say::session::Session;
use crate::cli::{Done, words};
use crate::evaluate::Program;
use indicatif::ProgressBar;
use std::io::{Read, Write};
use std::path::Path;

/// What all inputs are judged with.
struct JoinedInputs<'s> {
    session: &'s Session,
    program: &'s Program<'s>,
    mapping: Mapping,
    inputs: Vec<BatchArgs>,
}

/// Runs the command.
pub fn run_several(args: &BatchArgs, session: &Session) -> Result<Done, Failure> {
    let paths = || std::iter::once(&args.input).chain(&args.more);
    let refused = against::is_asked(args)
        || args.rejects.is_some()
        || args.no_header
        || args.line_by_line
        || paths().any(|path| path == Path::new("-"));
    if refused {
        return Err(Failure::usage(words::NOT_OF_SEVERAL, &[]));
    }
    let rules = session.rules()?;
    let statuses = input::statuses(&rules.rulebook, &args.status)?;
    let program = rules.rulebook.on_for(session.day()?, &statuses);
    let mapping = mapping(args)?;
    let own = |path: &std::path::PathBuf| BatchArgs { input: path.clone(), ..args.clone() };
    let inputs: Vec<BatchArgs> = paths().map(own).collect();
    inputs.iter().try_for_each(not_onto_itself)?;
    JoinedInputs { session, program: &program, mapping, inputs }.judge(args)
}

impl JoinedInputs<'_> {
    fn judge(&self, args: &BatchArgs) -> Result<Done, Failure> {
        let plans = self.plans(args)?;
        picking::check(&plans[0])?;
        let vessel = Forms::of(args, self.session)?.vessel;
        let out = Sink::new(args, &plans[0], self.session, vessel, None)?;
        let mut errors = args.errors.as_deref().map(|path| Target::new(Some(path))).transpose()?;
        let mut shown = Rejects::new(errors.is_some() || out.keeps_rejects());
        let mut tallies = Vec::new();
        for (own, plan) in self.inputs.iter().zip(&plans) {
            summary::of_input(own, self.session);
            summary::before(plan, self.session, args.quiet);
            let (mut rows, aside) = out.halves();
            let mut reject = |reject: &crate::batch::Reject| {
                shown.take(reject, self.session, &ProgressBar::hidden());
                aside.reject(reject)?;
                errors.as_mut().map_or(Ok(()), |errors| errors.write_all(reject.json().as_bytes()))
            };
            let mut outlet = ResultOutlet { out: &mut rows, reject: &mut reject };
            let Some(tally) = self.one(own, plan, &mut outlet)? else { return Ok(Done::Stopped) };
            summary::after(&tally, plan, own, self.session);
            tallies.push(tally);
        }
        let mut whole = Tally::default();
        tallies.iter().for_each(|tally| whole.add(tally.by_row()));
        let cut = out.finish(args, &whole, &self.program.rulebook().digest)?;
        errors.map_or(Ok(()), Target::finish)?;
        stamp::of_several(args, &self.inputs, &plans, &tallies)?;
        summary::cut(cut, self.session);
        Ok(crate::cli::batch::run::came_to(&whole, &plans[0], args))
    }

    /// What is to be done with each input: all have the columns of all.
    fn plans(&self, args: &BatchArgs) -> Result<Vec<Plan<'_>>, Failure> {
        let set = constants(&args.set, &self.mapping, self.program, self.session)?;
        let mut begun = Vec::new();
        for own in &self.inputs {
            begun.push(self.begun(own)?);
        }
        let mut headings: Vec<String> = Vec::new();
        for (one, _) in &begun {
            let names = one.columns.names.iter().enumerate();
            for (_, name) in names.filter(|(at, _)| !one.columns.gives_way(*at)) {
                if !headings.contains(name) {
                    headings.push(name.clone());
                }
            }
        }
        let shape = Forms::of(args, self.session)?.shape;
        let lines = begun.iter().filter(|(one, _)| one.form == InputForm::Lines).count();
        if (lines != 0 && lines != begun.len()) || shape == ResultShape::Beside {
            return Err(Failure::usage(words::NOT_OF_SEVERAL, &[]));
        }
        let made = begun.into_iter().zip(&self.inputs).enumerate();
        let plans = made.map(|(at, ((begun, sheet), own))| Plan {
            program: self.program,
            form: begun.form,
            sheet,
            columns: begun.columns,
            map: self.mapping.headings.clone(),
            shape,
            explain: args.explain,
            only: args.only.iter().map(|verdict| verdict.verdict()).collect(),
            near: picking::near(args),
            picked: crate::batch::Picked {
                source: Some(own.input.display().to_string()),
                headings: headings.clone(),
                ..picking::picked(args)
            },
            set: set.clone(),
            taken_on: None,
            line_by_line: false,
            headed: at == 0,
            bad_cells: args.bad_cells.into(),
        });
        Ok(plans.collect())
    }

    /// Where an input begins, and its sheet.
    fn begun(&self, own: &BatchArgs) -> Result<(Begun, Option<String>), Failure> {
        let Forms { form, vessel, .. } = Forms::of(own, self.session)?;
        match form {
            InputForm::Records => Err(Failure::usage(words::NOT_OF_SEVERAL, &[])),
            InputForm::Sheet => {
                let mut book = book::open(own, packing(&own.input).1 != Packing::Plain)?;
                let (begun, sheet, _) = book::blocks(&mut book, own, self.program, &self.mapping)?;
                Ok((begun, Some(sheet)))
            }
            InputForm::Separated(_) | InputForm::Lines => {
                let job = Job { args: own, session: self.session, against: None, vessel };
                Ok((job.text(form, self.program, &self.mapping)?.1, None))
            }
        }
    }

    /// Judges an input; none where it ended the batch.
    fn one(
        &self,
        own: &BatchArgs,
        plan: &Plan<'_>,
        outlet: &mut ResultOutlet<'_>,
    ) -> Result<Option<Tally>, Failure> {
        let Forms { form, vessel, .. } = Forms::of(own, self.session)?;
        if form == InputForm::Sheet {
            let mut book = book::open(own, packing(&own.input).1 != Packing::Plain)?;
            let (begun, _, blocks) = book::blocks(&mut book, own, self.program, &self.mapping)?;
            summary::above(&begun, self.program, self.session, own.quiet);
            return self.rows(own, plan, blocks, outlet);
        }
        let job = Job { args: own, session: self.session, against: None, vessel };
        let (blocks, begun, bar) = job.text(form, self.program, &self.mapping)?;
        summary::above(&begun, self.program, self.session, own.quiet);
        let tally = self.rows(own, plan, blocks, outlet);
        bar.finish_and_clear();
        tally
    }

    fn rows<R: Read + Send>(
        &self,
        own: &BatchArgs,
        plan: &Plan<'_>,
        blocks: Blocks<R>,
        outlet: &mut ResultOutlet<'_>,
    ) -> Result<Option<Tally>, Failure> {
        match run(plan, blocks, threads(own), own.strict, outlet) {
            Ok(tally) => Ok(Some(tally)),
            Err(reason) => stopped(reason, own, self.session).map(|()| None),
        }
    }
}
