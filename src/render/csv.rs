//! A report as a table for spreadsheets: one row a criterion, treatment or points item.

use super::cell::neutral;
use crate::explain::{
    Because, BenefitReport, CaseReport, CiteLine, CriterionReport, FactRef, ItemReport,
    StatusReport,
};
use ::csv::{Writer, WriterBuilder};

const HEAD: [&str; 15] = [
    "status",
    "verdict",
    "confirmed-verdict",
    "route",
    "points-min",
    "points-max",
    "criterion",
    "of-route",
    "finding",
    "en",
    "ja",
    "because",
    "missing",
    "cite",
    "kind",
];

const POINTS_HEAD: [&str; 13] = [
    "status",
    "form",
    "item",
    "en",
    "ja",
    "points-min",
    "points-max",
    "tiers",
    "missing",
    "evidence",
    "cite",
    "on",
    "to-collect",
];

/// One row a criterion or treatment. `separator`: a comma or a tab.
pub fn csv_report(report: &CaseReport, separator: u8) -> String {
    let mut table = CsvRows::new(separator, &HEAD);
    for status in &report.statuses {
        for criterion in &status.criteria {
            table.add(&criterion_row(status, criterion));
        }
        status.benefits.iter().for_each(|benefit| table.add(&benefit_row(status, benefit)));
    }
    table.finish()
}

/// One row a points item, of today and of earlier days.
pub fn csv_points(reports: &[CaseReport], separator: u8) -> String {
    let mut table = CsvRows::new(separator, &POINTS_HEAD);
    for report in reports {
        for status in &report.statuses {
            let items = status.points.iter().flat_map(|points| &points.items);
            items.for_each(|item| table.add(&item_row(report, status, item)));
        }
    }
    table.finish()
}

struct CsvRows(Writer<Vec<u8>>);

impl CsvRows {
    fn new(separator: u8, head: &[&str]) -> Self {
        let mut writer = WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
        // Writing to memory cannot fail.
        let _ = writer.write_record(head);
        Self(writer)
    }

    fn add(&mut self, cells: &[String]) {
        let cells = cells.iter().map(|cell| neutral(cell));
        let _ = self.0.write_record(cells);
    }

    fn finish(self) -> String {
        let bytes = self.0.into_inner().unwrap_or_default();
        String::from_utf8(bytes).unwrap_or_default()
    }
}

fn criterion_row(status: &StatusReport, criterion: &CriterionReport) -> Vec<String> {
    let mut row = status_cells(status);
    row.extend([
        criterion.id.clone(),
        criterion.route.clone().unwrap_or_default(),
        criterion.finding.id().to_string(),
        criterion.text.en.clone(),
        criterion.text.ja.clone(),
        because(&criterion.because),
        names(&criterion.missing),
        cites(&criterion.cite),
        "criterion".to_string(),
    ]);
    row
}

fn benefit_row(status: &StatusReport, benefit: &BenefitReport) -> Vec<String> {
    let mut row = status_cells(status);
    row.extend([
        benefit.id.clone(),
        String::new(),
        benefit.finding.id().to_string(),
        benefit.text.en.clone(),
        benefit.text.ja.clone(),
        because(&benefit.because),
        names(&benefit.missing),
        cites(&benefit.cite),
        "benefit".to_string(),
    ]);
    row
}

/// The cells of a row that tell of the status as a whole.
fn status_cells(status: &StatusReport) -> Vec<String> {
    let points = |pick: fn(&crate::explain::PointsReport) -> i32| {
        status.points.as_ref().map(|points| pick(points).to_string()).unwrap_or_default()
    };
    vec![
        status.id.clone(),
        status.verdict.id().to_string(),
        status.confirmed.id().to_string(),
        status.route.clone().unwrap_or_default(),
        points(|points| points.min),
        points(|points| points.max),
    ]
}

fn item_row(report: &CaseReport, status: &StatusReport, item: &ItemReport) -> Vec<String> {
    let evidence: Vec<&str> = item.evidence.iter().map(|evidence| evidence.id.as_str()).collect();
    let lacking = |in_hand: &Vec<String>| {
        let needed = crate::document::needed(item).into_iter().map(|line| line.id.as_str());
        let lacking = needed.filter(|id| item.max > 0 && !in_hand.iter().any(|held| held == id));
        lacking.collect::<Vec<_>>().join(" ")
    };
    vec![
        status.id.clone(),
        item.form.clone().unwrap_or_default(),
        item.id.clone(),
        item.text.en.clone(),
        item.text.ja.clone(),
        item.min.to_string(),
        item.max.to_string(),
        item.awarded.join(" "),
        names(&item.missing),
        evidence.join(" "),
        cites(&item.cite),
        report.on.to_string(),
        report.in_hand.as_ref().map(lacking).unwrap_or_default(),
    ]
}

fn because(facts: &[Because]) -> String {
    let line = |because: &Because| {
        let gap = because.gap.as_ref().map(|gap| format!(" ({})", gap.en)).unwrap_or_default();
        let name = because.name.clone().unwrap_or_else(|| because.label.en.clone());
        format!("{name}: {}{gap}", because.value.en)
    };
    facts.iter().map(line).collect::<Vec<_>>().join("; ")
}

fn names(facts: &[FactRef]) -> String {
    facts.iter().map(|fact| fact.name.as_str()).collect::<Vec<_>>().join(" ")
}

fn cites(cites: &[CiteLine]) -> String {
    cites.iter().map(CiteLine::plain).collect::<Vec<_>>().join("; ")
}
