//! A report for a terminal: first the summary, then the reasons.

use super::benefit::benefit_lines;
use super::procedure::{procedure_heading, procedure_lines};
use super::voice::{Depth, Page, inert};
use crate::evaluate::{Finding, Verdict};
use crate::explain::{
    Because, CriterionReport, FactRef, PartReport, Phrase, Report, RouteReport, SourceLine,
    StatusReport, finding_words, verdict_words,
};
use crate::facts::show_day;
use crate::text::{Text, list};
use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use comfy_table::{Attribute, Cell, Color, ColumnConstraint, ContentArrangement, Table, Width};

/// So many statuses are named one by one where it is said where their reasons can be read.
const FEW_APART: usize = 3;

/// The report to the depth asked for.
pub fn text_report(report: &Report, page: &Page, depth: Depth) -> String {
    let mut out = Vec::new();
    out.extend(strong(&title(report), page));
    let case = case_line(report, page).map(|line| broken(&line, page, "")).unwrap_or_default();
    out.extend(case.iter().map(|line| page.faint(line)));
    out.push(String::new());
    for notice in &report.notices {
        let lines = broken(&inert(&page.say(notice)), page, "");
        out.extend(lines.iter().map(|line| page.warn(line)));
    }
    out.push(summary(report, page));
    for conflict in &report.conflicts {
        let words = Phrase::Attention.fill(&[("text", conflict.text.clone())]);
        let lines = broken(&inert(&page.say(&words)), page, "");
        out.extend(lines.iter().map(|line| page.warn(line)));
    }
    let (told, apart): (Vec<_>, Vec<_>) =
        report.nearest_first().into_iter().partition(|status| depth.tells(status));
    for line in more(&apart, page).iter().flat_map(|line| broken(line, page, "")) {
        out.push(page.faint(&line));
    }
    for status in &told {
        out.push(String::new());
        out.extend(details(status, page));
    }
    out.push(String::new());
    let cited = report.sources_of(&told);
    if !cited.is_empty() {
        out.extend(sources(&cited, page));
        out.push(String::new());
    }
    out.extend(foot(report, page));
    let mut text = out.join("\n");
    text.push('\n');
    text
}

/// What the report is of.
pub(super) fn title(report: &Report) -> Text {
    let on = show_day(report.on);
    match &report.case.name {
        Some(name) => Phrase::TitleFor.fill(&[("name", Text::same(inert(name))), ("on", on)]),
        None => Phrase::Title.fill(&[("on", on)]),
    }
}

/// Reference and author of the case, in one line.
pub(super) fn case_line(report: &Report, page: &Page) -> Option<String> {
    let reference =
        report.case.reference.as_ref().map(|reference| {
            Phrase::Reference.fill(&[("reference", Text::same(inert(reference)))])
        });
    let author = report.case.prepared_by.as_ref();
    let author = author.map(|name| Phrase::PreparedBy.fill(&[("name", Text::same(inert(name)))]));
    let parts: Vec<String> = reference.iter().chain(&author).map(|text| page.say(text)).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// A plain table as wide as the page.
pub(super) fn table(page: &Page, head: &[Phrase]) -> Table {
    let mut table = Table::new();
    table
        .load_style(UTF8_HORIZONTAL_ONLY)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(page.width);
    if page.color {
        table.enforce_styling();
    } else {
        table.force_no_tty();
    }
    let cells = head.iter().map(|phrase| {
        let cell = Cell::new(page.stack(&phrase.text()));
        if page.color { cell.add_attribute(Attribute::Bold) } else { cell }
    });
    table.set_header(cells.collect::<Vec<_>>());
    table
}

fn summary(report: &Report, page: &Page) -> String {
    let mut table = table(page, &[Phrase::HeadStatus, Phrase::HeadVerdict, Phrase::HeadWhy]);
    for status in report.nearest_first() {
        let name = format!("{}\n{}", page.stack(&status.title), status.id);
        table.add_row(vec![
            Cell::new(name),
            verdict_cell(status.verdict, page),
            Cell::new(why(status, page)),
        ]);
    }
    // An identifier is to be copied whole, as long as the other columns keep their room.
    let longest = report.statuses.iter().map(|status| status.id.len()).max().unwrap_or_default();
    let room = usize::from(page.width) * 9 / 20;
    let width = u16::try_from((longest + 2).min(room)).unwrap_or(u16::MAX);
    if let Some(column) = table.column_mut(0) {
        column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(width)));
    }
    table.trim_fmt()
}

/// Where the reasons of statuses that are not told in full can be read.
fn more(apart: &[&StatusReport], page: &Page) -> Vec<String> {
    let line = |id: &str| page.say(&Phrase::MoreIn.fill(&[("status", Text::same(id))]));
    match apart {
        few if few.len() <= FEW_APART => few.iter().map(|status| line(&status.id)).collect(),
        _ => vec![line("ID")],
    }
}

fn why(status: &StatusReport, page: &Page) -> String {
    let mut lines = vec![page.stack(&status.why)];
    if status.confirmed != status.verdict {
        lines.push(page.stack(&hangs(status)));
    }
    lines.join("\n")
}

/// That the verdict rests on what could not be confirmed.
pub(super) fn hangs(status: &StatusReport) -> Text {
    Phrase::HangsOn.fill(&[("verdict", verdict_words(status.confirmed))])
}

fn verdict_cell(verdict: Verdict, page: &Page) -> Cell {
    let cell = Cell::new(page.stack(&verdict_words(verdict)));
    let color = match verdict {
        Verdict::Qualifies => Color::Green,
        Verdict::Undetermined => Color::Yellow,
        Verdict::DoesNotQualify => Color::Red,
        Verdict::NotInForce => Color::DarkGrey,
    };
    if page.color { cell.fg(color) } else { cell }
}

fn details(status: &StatusReport, page: &Page) -> Vec<String> {
    let mut out = strong(&heading(status), page);
    out.extend(broken(&page.say(&status.why), page, ""));
    if status.confirmed != status.verdict {
        let lines = broken(&page.say(&hangs(status)), page, "");
        out.extend(lines.iter().map(|line| page.warn(line)));
    }
    let common: Vec<&CriterionReport> =
        status.criteria.iter().filter(|criterion| criterion.route.is_none()).collect();
    out.extend(criteria(&common, page));
    for route in &status.routes {
        out.extend(strong(&route_heading(route), page));
        let own = status.criteria.iter().filter(|c| c.route.as_deref() == Some(&route.id));
        out.extend(criteria(&own.collect::<Vec<_>>(), page));
    }
    if let Some(points) = &status.points {
        out.push(super::points::table_of(points, page));
    }
    out.extend(lists(status, page));
    out
}

/// The title of a status with its verdict.
pub(super) fn heading(status: &StatusReport) -> Text {
    let slots = [("title", status.title.clone()), ("verdict", verdict_words(status.verdict))];
    Phrase::StatusIs.fill(&slots)
}

pub(super) fn route_heading(route: &RouteReport) -> Text {
    let phrase = if route.taken { Phrase::HeadRouteTaken } else { Phrase::HeadRoute };
    phrase.fill(&[("name", route.text.clone())])
}

/// Criteria with what decides the verdict first; those that do not apply are left out.
fn criteria(criteria: &[&CriterionReport], page: &Page) -> Option<String> {
    let mut shown: Vec<&&CriterionReport> =
        criteria.iter().filter(|c| c.finding != Finding::NotApplicable).collect();
    shown.sort_by_key(|criterion| weight(criterion.finding));
    if shown.is_empty() {
        return None;
    }
    let mut table = table(page, &[Phrase::HeadFinding, Phrase::HeadCriterion, Phrase::HeadReason]);
    for criterion in shown {
        table.add_row(vec![
            finding_cell(criterion.finding, page),
            Cell::new(criterion_words(criterion, page)),
            Cell::new(reasons(criterion, page).join("\n")),
        ]);
    }
    Some(table.trim_fmt())
}

fn weight(finding: Finding) -> u8 {
    match finding {
        Finding::NotMet => 0,
        Finding::Unknown => 1,
        Finding::ForOfficer => 2,
        Finding::Met => 3,
        Finding::NotApplicable => 4,
    }
}

fn finding_cell(finding: Finding, page: &Page) -> Cell {
    let cell = Cell::new(page.stack(&finding_words(finding)));
    let color = match finding {
        Finding::Met => Color::Green,
        Finding::NotMet => Color::Red,
        Finding::Unknown => Color::Yellow,
        Finding::ForOfficer => Color::Cyan,
        Finding::NotApplicable => Color::DarkGrey,
    };
    if page.color { cell.fg(color) } else { cell }
}

fn criterion_words(criterion: &CriterionReport, page: &Page) -> String {
    let mut lines = vec![page.stack(&criterion.text)];
    if criterion.mark.unconfirmed {
        lines.push(page.say(&Phrase::NotConfirmed.text()));
    }
    // What is met needs no further words.
    if criterion.finding != Finding::Met {
        lines.extend(criterion.note.as_ref().map(|note| page.stack(note)));
    }
    lines.join("\n")
}

/// Why a criterion came out as it did, a line each.
pub(super) fn reasons(criterion: &CriterionReport, page: &Page) -> Vec<String> {
    let mut lines: Vec<String> =
        criterion.because.iter().map(|because| because_line(because, page)).collect();
    lines.extend(depends(&criterion.missing, page));
    let parts = criterion.parts.iter().filter(|part| tells(criterion.finding, part));
    lines.extend(parts.filter_map(|part| part_line(part, page)));
    if criterion.finding == Finding::ForOfficer || criterion.finding == Finding::Unknown {
        lines.extend(prepare(criterion, page));
    }
    lines
}

/// A part is told where it came out like the whole, or keeps it open.
fn tells(whole: Finding, part: &PartReport) -> bool {
    match whole {
        Finding::Met | Finding::ForOfficer => part.finding == Finding::Met,
        Finding::NotMet => part.finding == Finding::NotMet,
        Finding::Unknown | Finding::NotApplicable => true,
    }
}

fn part_line(part: &PartReport, page: &Page) -> Option<String> {
    let text = part.text.clone()?;
    let slots = [("text", text), ("finding", finding_words(part.finding))];
    Some(page.say(&Phrase::PartIs.fill(&slots)))
}

/// A fact, its value, and by how much it fails.
pub(super) fn because_line(because: &Because, page: &Page) -> String {
    let mut slots = vec![("label", because.label.clone()), ("value", because.value.clone())];
    let phrase = match &because.gap {
        _ if because.value.is_empty() => return inert(&page.say(&because.label)),
        None => Phrase::FactIs,
        Some(gap) => {
            slots.push(("gap", gap.clone()));
            Phrase::FactFails
        }
    };
    inert(&page.say(&phrase.fill(&slots)))
}

pub(super) fn depends(missing: &[FactRef], page: &Page) -> Option<String> {
    if missing.is_empty() {
        return None;
    }
    let labels: Vec<Text> = missing.iter().map(|fact| fact.label.clone()).collect();
    Some(page.say(&Phrase::DependsOn.fill(&[("facts", list(&labels))])))
}

fn prepare(criterion: &CriterionReport, page: &Page) -> Option<String> {
    if criterion.evidence.is_empty() {
        return None;
    }
    let titles: Vec<Text> =
        criterion.evidence.iter().map(|evidence| evidence.title.clone()).collect();
    Some(page.say(&Phrase::HeadPrepare.fill(&[("evidence", list(&titles))])))
}

fn lists(status: &StatusReport, page: &Page) -> Vec<String> {
    let mut out = Vec::new();
    let mut section = |head: Text, lines: Vec<String>| {
        if !lines.is_empty() {
            out.extend(strong(&head, page));
            out.extend(lines.iter().flat_map(|line| wrapped(line, page)));
        }
    };
    let missing = status.missing.iter().map(|fact| page.say(&missing_line(fact)));
    section(Phrase::HeadMissing.text(), missing.collect());
    let unsettled = status.unsettled.iter().map(|doubt| page.say(&doubt.text));
    section(Phrase::HeadUnsettled.text(), unsettled.collect());
    section(Phrase::HeadUnconfirmed.text(), unconfirmed(status, page));
    let benefits = status.benefits.iter().flat_map(|benefit| benefit_lines(benefit, page));
    section(Phrase::HeadBenefits.text(), benefits.collect());
    section(Phrase::HeadStay.text(), status.stay.iter().map(|line| page.say(line)).collect());
    section(Phrase::HeadNotes.text(), status.note.iter().map(|note| page.say(note)).collect());
    out.extend(procedures(status, page));
    out
}

/// What has to be filed, each with its fees and usual times.
fn procedures(status: &StatusReport, page: &Page) -> Vec<String> {
    let Some(heading) = procedure_heading(status) else { return Vec::new() };
    let mut out = strong(&heading, page);
    for procedure in &status.procedures {
        out.extend(wrapped(&page.say(&procedure.title), page));
        let lines = procedure_lines(procedure, page);
        out.extend(lines.iter().flat_map(|line| broken(line, page, "    ")));
    }
    out
}

/// A missing fact with the name under which it is given.
pub(super) fn missing_line(fact: &FactRef) -> Text {
    let slots = [("label", fact.label.clone()), ("name", Text::same(&fact.name))];
    Phrase::MissingFact.fill(&slots)
}

/// The unconfirmed values on which the verdict rests, a line each.
pub(super) fn unconfirmed(status: &StatusReport, page: &Page) -> Vec<String> {
    let line = |line: &crate::explain::UnconfirmedLine| {
        let doubt = line.doubt.as_ref().map(|doubt| doubt.text.clone()).unwrap_or_default();
        let slots = [("name", line.text.clone()), ("doubt", doubt)];
        page.say(&Phrase::UnconfirmedLine.fill(&slots))
    };
    status.unconfirmed.iter().map(line).collect()
}

fn sources(cited: &[&SourceLine], page: &Page) -> Vec<String> {
    let mut out = vec![page.strong(&page.say(&Phrase::HeadSources.text()))];
    for source in cited {
        let checked = show_day(source.checked);
        let slots = [("title", source.title.clone()), ("day", checked)];
        let words = Phrase::OfSource.fill(&slots);
        let slots = [("id", Text::same(&source.id)), ("source", words)];
        out.extend(wrapped(&page.say(&Phrase::SourceIs.fill(&slots)), page));
        out.push(page.faint(&format!("    {}", source.url)));
    }
    out
}

fn foot(report: &Report, page: &Page) -> Vec<String> {
    let digest = [("digest", Text::same(&report.digest))];
    let mut out: Vec<String> = broken(&page.say(&Phrase::Disclaimer.text()), page, "");
    out.push(page.say(&Phrase::Digest.fill(&digest)));
    out.iter().map(|line| page.faint(line)).collect()
}

/// A line of a list, broken to the page and hung.
pub(super) fn wrapped(line: &str, page: &Page) -> Vec<String> {
    broken(line, page, "  ")
}

/// A heading, broken to the page.
pub(super) fn strong(words: &Text, page: &Page) -> Vec<String> {
    broken(&page.say(words), page, "").iter().map(|line| page.strong(line)).collect()
}

/// Breaks at spaces where there are some, otherwise anywhere: Japanese has none.
pub(super) fn broken(line: &str, page: &Page, indent: &str) -> Vec<String> {
    let mut table = Table::new();
    table
        .load_style(comfy_table::presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(page.width.saturating_sub(u16::try_from(indent.len()).unwrap_or(0)))
        .force_no_tty();
    table.add_row(vec![Cell::new(line)]);
    let text = table.to_string();
    text.lines().map(|line| format!("{indent}{}", line.trim())).collect()
}
