//! Treatment that a status gives, in words. It stands beside the verdict and decides nothing.

use super::Teller;
use super::lines::{cite_lines, doubt_line};
use super::report::BenefitReport;
use crate::compile::{Benefit, ConditionId, StatusId};
use crate::evaluate::{Assessment, Finding, Program, evaluate};
use crate::facts::Facts;

/// The conditions of all treatment, judged; none where there are none.
pub(super) struct Aside<'a, 'r> {
    program: &'a Program<'r>,
    assessment: Assessment,
}

impl<'a, 'r> Aside<'a, 'r> {
    pub(super) fn new(program: &'a Program<'r>, facts: &Facts) -> Option<Self> {
        let program = program.aside()?;
        Some(Self { program, assessment: evaluate(program, facts) })
    }

    pub(super) fn teller(&self) -> Teller<'_, 'r> {
        Teller {
            program: self.program,
            assessment: (&self.assessment).into(),
            near: None,
            aside: None,
        }
    }
}

impl Teller<'_, '_> {
    /// The treatment that a status gives on the day.
    pub(super) fn benefits(&self, id: StatusId) -> Vec<BenefitReport> {
        self.program.benefits(id).map(|(_, benefit)| self.benefit(benefit)).collect()
    }

    fn benefit(&self, benefit: &Benefit) -> BenefitReport {
        let rulebook = self.program.rulebook();
        let aside = self.aside.map(Aside::teller);
        let judged = benefit.when.zip(aside.as_ref());
        let mut report = BenefitReport {
            id: benefit.id.clone(),
            text: benefit.text.clone(),
            finding: Finding::Met,
            conditional: benefit.when.is_some(),
            because: Vec::new(),
            missing: Vec::new(),
            unsettled: Vec::new(),
            cite: cite_lines(rulebook, &benefit.provenance.cite),
            mark: self.mark(&benefit.provenance),
            note: benefit.note.clone(),
        };
        if let Some((when, teller)) = judged {
            teller.judged(when, &mut report);
        }
        report
    }

    /// What came out for the condition of a treatment. One that is left out on the day asks
    /// for nothing.
    fn judged(&self, when: ConditionId, report: &mut BenefitReport) {
        if self.program.left_out(when) {
            return;
        }
        report.finding = Finding::of(self.assessment.truth(when).as_read());
        report.because = self.because(when);
        if report.finding == Finding::Unknown {
            let gaps = self.gaps(|gaps| self.program.condition_gaps(self.assessment, when, gaps));
            let rulebook = self.program.rulebook();
            report.missing = self.fact_refs(&gaps);
            report.unsettled = gaps.doubts().map(|doubt| doubt_line(rulebook, doubt)).collect();
        }
    }
}
