//! What is said of one status: for all candidates of a cohort at once, then for each as a cell or an
//! object.

use crate::batch::added::Added;
use crate::batch::judge::gaps::{Missing, NameWords, Strung};
use crate::batch::judge::near::{NearBy, NearDistance, Shortfall};
use crate::batch::picked::NearLimits;
use crate::batch::plan::{Plan, ResultShape};
use crate::batch::write::json::number;
use crate::batch::write::reasons::Reasons;
use crate::batch::write::why::WhyWords;
use crate::compile::StatusId;
use crate::evaluate::{Cohort, LANES, Outcome, Range, Verdict};

/// One status, as it is written.
#[derive(Debug)]
pub struct StatusWriter {
    pub id: StatusId,
    pub name: String,
    pub has_points: bool,
    routes: Vec<String>,
    /// What came out for each candidate.
    pub outcomes: Vec<Outcome>,
    missing: NameWords,
    why: Option<WhyWords>,
    reasons: Option<Reasons>,
    distance: Option<NearDistance>,
    short: [Option<Shortfall>; LANES],
}

impl StatusWriter {
    /// Nothing written yet. `why`: by what a verdict came about is to be said.
    pub fn new(plan: &Plan<'_>, id: StatusId, strung: Strung, why: bool) -> Self {
        let program = plan.program;
        let status = program.rulebook().status(id);
        let explained = plan.explain && plan.shape == ResultShape::Lines;
        Self {
            id,
            name: status.id.clone(),
            has_points: status.points.is_some(),
            routes: status.routes.iter().map(|route| route.id.clone()).collect(),
            outcomes: Vec::new(),
            missing: NameWords::new(strung),
            why: why.then(|| WhyWords::new(program, id, strung)),
            reasons: explained.then(|| Reasons::new(program, id)),
            distance: (!plan.near.is_open()).then(|| NearDistance::new(program, id)),
            short: [None; LANES],
        }
    }

    /// Works out what is to be said of the first `count` of a cohort.
    pub fn look(&mut self, cohort: &Cohort<'_, '_>, count: usize, missing: &Missing) {
        let (vocabulary, id) = (&cohort.program().rulebook().vocabulary, self.id);
        self.outcomes.clear();
        self.outcomes.extend((0..count).map(|lane| cohort.of(lane).outcome(id)));
        self.missing.clear();
        for (at, (_, whom)) in missing.facts.iter().enumerate() {
            self.missing.say(at, *whom);
        }
        self.missing.word(|at| vocabulary.fact(missing.facts[at].0).name.as_bytes());
        if let Some(why) = &mut self.why {
            why.word(cohort, &self.outcomes, missing);
        }
        if let Some(reasons) = &mut self.reasons {
            reasons.word(cohort, if count == LANES { !0 } else { (1 << count) - 1 });
        }
        if let Some(distance) = &self.distance {
            let far = |lane: usize| {
                let verdict = self.outcomes[lane].verdict;
                matches!(verdict, Verdict::DoesNotQualify | Verdict::Undetermined)
            };
            let far = (0..count).fold(0, |bits, lane| bits | u64::from(far(lane)) << lane);
            self.short = distance.measure(cohort, far);
        }
    }

    /// How near a candidate is, where that is within limits.
    pub fn near(&self, lane: usize, limits: NearLimits) -> Option<NearBy> {
        self.short[lane]?.within(limits)
    }

    /// Writes a cell. `before`: what an earlier run said.
    pub fn cell(
        &self,
        added: Added,
        cohort: &Cohort<'_, '_>,
        lane: usize,
        before: Option<Verdict>,
        out: &mut Vec<u8>,
    ) {
        let outcome = &self.outcomes[lane];
        let points = || cohort.of(lane).points(self.id);
        let why = |words: fn(&WhyWords, usize) -> &[u8]| {
            self.why.as_ref().map_or(&[][..], |why| words(why, lane))
        };
        match added {
            Added::Verdict => out.extend_from_slice(outcome.verdict.id().as_bytes()),
            Added::Confirmed => out.extend_from_slice(outcome.confirmed.id().as_bytes()),
            Added::Before => out.extend_from_slice(before.map_or("", Verdict::id).as_bytes()),
            Added::Least | Added::Most if !self.has_points => {}
            Added::Least => number(points().min(), out),
            Added::Most => number(points().max(), out),
            Added::PointsShort | Added::PointsShortLeast | Added::CriteriaShort => {
                self.short(added, lane, out);
            }
            Added::Missing => out.extend_from_slice(self.missing.of(lane)),
            Added::Why => out.extend_from_slice(why(WhyWords::why)),
            Added::ForOfficer => out.extend_from_slice(why(WhyWords::officer)),
            Added::Unsettled => out.extend_from_slice(why(WhyWords::unsettled)),
        }
    }

    fn short(&self, added: Added, lane: usize, out: &mut Vec<u8>) {
        let Some(short) = self.short[lane] else { return };
        match added {
            Added::PointsShort if self.has_points => number(short.points, out),
            Added::PointsShortLeast if self.has_points => number(short.least, out),
            Added::CriteriaShort => number(short.criteria, out),
            _ => {}
        }
    }

    /// Writes everything about a candidate as an object.
    pub fn object(
        &self,
        cohort: &Cohort<'_, '_>,
        lane: usize,
        before: Option<Option<Verdict>>,
        out: &mut Vec<u8>,
    ) {
        self.head(&self.outcomes[lane], before, out);
        match self.has_points {
            true => self.points(cohort.of(lane).points(self.id), lane, out),
            false => out.extend_from_slice(b"null"),
        }
        if let Some(short) = self.short[lane] {
            out.extend_from_slice(b",\"short\":{\"points\":");
            number(short.points, out);
            out.extend_from_slice(b",\"points-least\":");
            number(short.least, out);
            out.extend_from_slice(b",\"criteria\":");
            number(short.criteria, out);
            out.push(b'}');
        }
        list("missing", self.missing.of(lane), out);
        if let Some(why) = &self.why {
            list("because", why.why(lane), out);
            list("for-officer", why.officer(lane), out);
            list("unsettled", why.unsettled(lane), out);
        }
        if let Some(reasons) = &self.reasons {
            out.extend_from_slice(b",\"criteria\":[");
            reasons.criteria(lane, out);
            out.push(b']');
        }
        out.push(b'}');
    }

    fn head(&self, outcome: &Outcome, before: Option<Option<Verdict>>, out: &mut Vec<u8>) {
        let text = |name: &str, value: Option<&str>, out: &mut Vec<u8>| {
            out.extend_from_slice(name.as_bytes());
            match value {
                Some(value) => ["\"", value, "\""].iter().for_each(|part| {
                    out.extend_from_slice(part.as_bytes());
                }),
                None => out.extend_from_slice(b"null"),
            }
        };
        text("{\"id\":", Some(&self.name), out);
        text(",\"verdict\":", Some(outcome.verdict.id()), out);
        text(",\"confirmed-verdict\":", Some(outcome.confirmed.id()), out);
        if let Some(before) = before {
            text(",\"verdict-before\":", before.map(Verdict::id), out);
        }
        text(",\"route\":", outcome.route.map(|route| self.routes[route].as_str()), out);
        out.extend_from_slice(b",\"points\":");
    }

    fn points(&self, points: Range, lane: usize, out: &mut Vec<u8>) {
        out.extend_from_slice(b"{\"min\":");
        number(points.min(), out);
        out.extend_from_slice(b",\"max\":");
        number(points.max(), out);
        if let Some(reasons) = &self.reasons {
            out.extend_from_slice(b",\"items\":[");
            reasons.items(lane, out);
            out.push(b']');
        }
        out.push(b'}');
    }
}

/// A member that is a list.
fn list(name: &str, words: &[u8], out: &mut Vec<u8>) {
    for part in [b",\"", name.as_bytes(), b"\":[", words, b"]"] {
        out.extend_from_slice(part);
    }
}
