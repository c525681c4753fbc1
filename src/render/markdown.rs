//! A report as Markdown, for issue trackers, wikis and mail.

use super::benefit::benefit_lines;
use super::points::{item_name, range_words, row_words};
use super::procedure::{procedure_heading, procedure_lines};
use super::text::{
    case_line, hangs, heading, missing_line, reasons, route_heading, title, unconfirmed,
};
use super::voice::{Depth, Page, inert};
use crate::explain::{
    CiteLine, CriterionReport, Phrase, PointsReport, Report, SourceLine, StatusReport,
    finding_words, verdict_words,
};
use crate::facts::show_day;
use crate::text::Text;

/// The report to the depth asked for.
pub fn markdown_report(report: &Report, page: &Page, depth: Depth) -> String {
    let page = &Page { color: false, ..*page };
    let mut out = vec![format!("# {}", cell(&page.say(&title(report)))), String::new()];
    if let Some(line) = case_line(report, page) {
        out.extend([cell(&line), String::new()]);
    }
    for notice in &report.notices {
        out.extend([format!("> {}", cell(&page.say(notice))), String::new()]);
    }
    out.push(head(page, &[Phrase::HeadStatus, Phrase::HeadVerdict, Phrase::HeadWhy]));
    out.extend(report.nearest_first().into_iter().map(|status| summary_row(status, page)));
    for conflict in &report.conflicts {
        out.extend([String::new(), format!("> {}", cell(&page.say(&conflict.text)))]);
    }
    let told = report.nearest_first().into_iter().filter(|status| depth.tells(status));
    let told: Vec<&StatusReport> = told.collect();
    told.iter().for_each(|status| out.extend(details(status, page)));
    out.extend(sources(&report.sources_of(&told), page));
    out.extend(closing(report, page));
    out.join("\n") + "\n"
}

/// Words that cannot break out of a table cell or be read as markup.
pub(super) fn cell(words: &str) -> String {
    let inert = words.split('\n').map(inert).collect::<Vec<_>>().join("\n");
    let mut out = String::with_capacity(inert.len());
    for c in inert.chars() {
        match c {
            '|' | '<' | '>' | '*' | '_' | '`' | '[' | ']' | '\\' | '#' => out.extend(['\\', c]),
            '\n' => out.push_str("<br>"),
            c => out.push(c),
        }
    }
    out
}

pub(super) fn row(cells: &[String]) -> String {
    format!("| {} |", cells.join(" | "))
}

fn head(page: &Page, heads: &[Phrase]) -> String {
    let cells: Vec<String> = heads.iter().map(|phrase| cell(&page.say(&phrase.text()))).collect();
    let rule: Vec<String> = heads.iter().map(|_| "---".to_string()).collect();
    format!("{}\n{}", row(&cells), row(&rule))
}

fn summary_row(status: &StatusReport, page: &Page) -> String {
    let name = format!("{}\n{}", page.stack(&status.title), status.id);
    let mut why = page.stack(&status.why);
    if status.confirmed != status.verdict {
        why = format!("{why}\n{}", page.stack(&hangs(status)));
    }
    row(&[cell(&name), cell(&page.say(&verdict_words(status.verdict))), cell(&why)])
}

fn details(status: &StatusReport, page: &Page) -> Vec<String> {
    let heading = page.say(&heading(status));
    let mut out = vec![String::new(), format!("## {}", cell(&heading)), String::new()];
    out.push(cell(&page.say(&status.why)));
    let common = status.criteria.iter().filter(|criterion| criterion.route.is_none());
    out.extend(criteria(common, page));
    for route in &status.routes {
        out.extend([String::new(), format!("### {}", cell(&page.say(&route_heading(route))))]);
        let own = status.criteria.iter().filter(|c| c.route.as_deref() == Some(&route.id));
        out.extend(criteria(own, page));
    }
    if let Some(points) = &status.points {
        out.extend(points_table(points, page));
    }
    out.extend(lists(status, page));
    out
}

fn criteria<'c>(criteria: impl Iterator<Item = &'c CriterionReport>, page: &Page) -> Vec<String> {
    let mut out = vec![String::new()];
    out.push(head(page, &[Phrase::HeadFinding, Phrase::HeadCriterion, Phrase::HeadReason]));
    for criterion in criteria {
        let cites: Vec<String> = criterion.cite.iter().map(CiteLine::plain).collect();
        let mut why = reasons(criterion, page);
        why.push(cites.join("; "));
        out.push(row(&[
            cell(&page.say(&finding_words(criterion.finding))),
            cell(&page.stack(&criterion.text)),
            cell(&why.join("\n")),
        ]));
    }
    if out.len() == 2 { Vec::new() } else { out }
}

fn points_table(points: &PointsReport, page: &Page) -> Vec<String> {
    let heads = [Phrase::HeadItem, Phrase::HeadRow, Phrase::HeadPoints, Phrase::HeadEvidence];
    let mut out = vec![String::new(), head(page, &heads)];
    for item in &points.items {
        let evidence = item.evidence.iter().map(|evidence| page.say(&evidence.title));
        out.push(row(&[
            cell(&item_name(item, page)),
            cell(&row_words(item, page)),
            range_words(item.min, item.max),
            cell(&evidence.collect::<Vec<_>>().join("\n")),
        ]));
    }
    let mark = page.say(&super::points::pass_mark(points));
    let total = page.say(&Phrase::HeadTotal.text());
    let range = range_words(points.min, points.max);
    out.push(row(&[format!("**{total}**"), mark, format!("**{range}**"), String::new()]));
    out
}

fn lists(status: &StatusReport, page: &Page) -> Vec<String> {
    let missing = status.missing.iter().map(|fact| page.say(&missing_line(fact)));
    let benefits = status.benefits.iter().map(|benefit| benefit_lines(benefit, page).join("\n"));
    let mut sections: Vec<(Text, Vec<String>)> = vec![
        (Phrase::HeadMissing.text(), missing.collect()),
        (
            Phrase::HeadUnsettled.text(),
            status.unsettled.iter().map(|d| page.say(&d.text)).collect(),
        ),
        (Phrase::HeadUnconfirmed.text(), unconfirmed(status, page)),
        (Phrase::HeadBenefits.text(), benefits.collect()),
        (Phrase::HeadStay.text(), status.stay.iter().map(|line| page.say(line)).collect()),
    ];
    let notes = status.note.iter().map(|note| page.say(note)).collect();
    sections.push((Phrase::HeadNotes.text(), notes));
    let procedures = status.procedures.iter().map(|procedure| {
        let title = std::iter::once(page.say(&procedure.title));
        title.chain(procedure_lines(procedure, page)).collect::<Vec<_>>().join("\n")
    });
    sections.extend(procedure_heading(status).map(|heading| (heading, procedures.collect())));
    let mut out = Vec::new();
    for (head, lines) in sections.iter().filter(|(_, lines)| !lines.is_empty()) {
        out.extend([String::new(), format!("### {}", page.say(head)), String::new()]);
        out.extend(lines.iter().map(|line| format!("- {}", cell(line))));
    }
    out
}

fn sources(cited: &[&SourceLine], page: &Page) -> Vec<String> {
    if cited.is_empty() {
        return Vec::new();
    }
    let heading = page.say(&Phrase::HeadSources.text());
    let mut out = vec![String::new(), format!("## {heading}"), String::new()];
    for source in cited {
        let checked = show_day(source.checked);
        let slots = [("title", source.title.clone()), ("day", checked)];
        let line = cell(&page.say(&Phrase::OfSource.fill(&slots)));
        out.push(format!("- {}: {line} <{}>", source.id, source.url));
    }
    out
}

fn closing(report: &Report, page: &Page) -> Vec<String> {
    let digest = Phrase::Digest.fill(&[("digest", Text::same(&report.digest))]);
    let disclaimer = page.say(&Phrase::Disclaimer.text());
    vec![String::new(), disclaimer, String::new(), page.say(&digest)]
}
