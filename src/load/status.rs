//! Statuses of residence as written: criteria, routes, points, examples.

use super::benefit::{BenefitDoc, benefits};
use super::bibliography::{PapersDoc, papers};
use super::condition::{ConditionDoc, condition};
use super::dated::{DatedDoc, ProvenanceDoc, dated, provenance};
use super::example::{ExampleDoc, example};
use super::facts::{GridDoc, grid};
use super::holding::{HoldingDoc, holding};
use super::reader::{Reader, TableReader};
use crate::calendar::{Day, Wait};
use crate::source::{Span, Spanned};
use crate::text::Text;
use crate::tree::Node;
use serde::{Deserialize, Serialize};

/// A status of residence as written.
#[derive(Clone, Debug)]
pub struct StatusDoc {
    /// Its identifier.
    pub id: Spanned<String>,
    /// Its title.
    pub title: Text,
    /// First day in force; without it, every day of record.
    pub from: Option<Spanned<Day>>,
    /// Last day in force.
    pub until: Option<Spanned<Day>>,
    /// First day whose law is recorded.
    pub encoded_from: Option<Spanned<Day>>,
    /// Default for everything below.
    pub provenance: ProvenanceDoc,
    /// Shown with the verdict.
    pub note: Option<Text>,
    /// What it grants.
    pub stay: Option<StayDoc>,
    /// What holding it does.
    pub holding: Option<HoldingDoc>,
    /// Criteria that everybody must meet.
    pub criteria: Vec<CriterionDoc>,
    /// Ways in, of which one must be taken.
    pub routes: Vec<RouteDoc>,
    /// The points table.
    pub points: Option<PointsDoc>,
    /// What it gives to those who hold it.
    pub benefits: Vec<BenefitDoc>,
    /// Worked cases.
    pub examples: Vec<ExampleDoc>,
}

/// How the family can come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Family {
    /// As dependants.
    Dependant,
    /// Under Designated Activities.
    Designated,
    /// As a rule not at all.
    None,
}

/// What a status grants.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct StayDoc {
    /// Periods of stay.
    pub grants: Vec<Wait>,
    /// How the family can come.
    pub family: Option<Family>,
    /// Whether it can be extended.
    pub renewable: Option<bool>,
}

/// A criterion as written.
#[derive(Clone, Debug)]
pub struct CriterionDoc {
    /// Where it stands.
    pub span: Span,
    /// Its identifier.
    pub id: Spanned<String>,
    /// The requirement.
    pub text: Text,
    /// When it is met.
    pub when: Option<ConditionDoc>,
    /// When it applies at all.
    pub applies: Option<ConditionDoc>,
    /// Left to the officer's judgement.
    pub for_officer: bool,
    /// Says whether people are taken in at all.
    pub opens: bool,
    /// Asked of who applies for the status itself, not of its row in the ordinance.
    pub practice: bool,
    /// Routes that do without it.
    pub except_route: Vec<Spanned<String>>,
    /// Documents that show it.
    pub evidence: Option<Vec<PapersDoc>>,
    /// Where it comes from.
    pub provenance: ProvenanceDoc,
    /// First day.
    pub from: Option<Spanned<Day>>,
    /// Last day.
    pub until: Option<Spanned<Day>>,
    /// More for readers.
    pub note: Option<Text>,
}

/// A route as written.
#[derive(Clone, Debug)]
pub struct RouteDoc {
    /// Where it stands.
    pub span: Span,
    /// Its identifier.
    pub id: Spanned<String>,
    /// What it is.
    pub text: Text,
    /// First day.
    pub from: Option<Spanned<Day>>,
    /// Last day.
    pub until: Option<Spanned<Day>>,
    /// Default for its criteria.
    pub provenance: ProvenanceDoc,
    /// More for readers.
    pub note: Option<Text>,
    /// Its own criteria.
    pub criteria: Vec<CriterionDoc>,
}

/// A points table as written.
#[derive(Clone, Debug)]
pub struct PointsDoc {
    /// Points needed.
    pub pass_mark: Vec<DatedDoc<i64>>,
    /// Default for its items.
    pub provenance: ProvenanceDoc,
    /// The items in the order of the form.
    pub items: Vec<ItemDoc>,
}

/// A points item as written.
#[derive(Clone, Debug)]
pub struct ItemDoc {
    /// Its identifier.
    pub id: Spanned<String>,
    /// Its number on the form.
    pub form: Option<String>,
    /// What it is.
    pub text: Text,
    /// How its points are awarded.
    pub award: AwardDoc,
    /// Documents that show it.
    pub evidence: Vec<PapersDoc>,
    /// Where it comes from.
    pub provenance: ProvenanceDoc,
    /// First day.
    pub from: Option<Spanned<Day>>,
    /// Last day.
    pub until: Option<Spanned<Day>>,
    /// More for readers.
    pub note: Option<Text>,
}

/// How points are awarded.
#[derive(Clone, Debug)]
pub enum AwardDoc {
    /// The highest tier met.
    One(Vec<TierDoc>),
    /// All tiers met, up to a cap.
    All(Vec<TierDoc>, Option<i64>),
    /// A table.
    Table(GridDoc),
}

/// A tier as written.
#[derive(Clone, Debug)]
pub struct TierDoc {
    /// Its identifier.
    pub id: Spanned<String>,
    /// What it asks.
    pub text: Option<Text>,
    /// When it is met.
    pub when: Option<ConditionDoc>,
    /// What it gives.
    pub points: Vec<DatedDoc<i64>>,
    /// Where it comes from.
    pub provenance: ProvenanceDoc,
    /// Documents that show it.
    pub evidence: Vec<PapersDoc>,
    /// More for readers.
    pub note: Option<Text>,
}

/// Reads a file under `statuses/`.
pub fn status(reader: &mut Reader<'_>, name: &str, node: &Node) -> StatusDoc {
    let table = &mut reader.table("file", node).unwrap_or(TableReader::empty(node.span));
    let id = reader.need(table, "id").and_then(|node| reader.id("id", node));
    let title = reader.need(table, "title").and_then(|node| reader.text("title", node));
    let (stay, holding) = held(reader, table);
    let doc = StatusDoc {
        id: id.unwrap_or(Spanned { value: name.to_string(), span: node.span }),
        title: title.unwrap_or_default(),
        from: table.get("from").and_then(|node| reader.day("from", node)),
        until: table.get("until").and_then(|node| reader.day("until", node)),
        encoded_from: table.get("encoded-from").and_then(|node| reader.day("encoded-from", node)),
        provenance: provenance(reader, table),
        note: table.get("note").and_then(|node| reader.text("note", node)),
        stay,
        holding,
        criteria: table.get("criterion").map(|n| criteria(reader, n)).unwrap_or_default(),
        routes: table.get("route").map(|node| routes(reader, node)).unwrap_or_default(),
        points: table.get("points").and_then(|node| points(reader, node)),
        benefits: table.get("benefit").map(|node| benefits(reader, node)).unwrap_or_default(),
        examples: table.get("example").map(|node| examples(reader, node)).unwrap_or_default(),
    };
    reader.close(table);
    doc
}

fn examples(reader: &mut Reader<'_>, node: &Node) -> Vec<ExampleDoc> {
    let items = reader.array("example", node);
    items.iter().filter_map(|item| example(reader, item)).collect()
}

/// What it grants, and what holding it does. The keys by which the latter was said before have no
/// meaning any more; whoever writes them is told the new ones.
fn held(
    reader: &mut Reader<'_>,
    table: &mut TableReader<'_>,
) -> (Option<StayDoc>, Option<HoldingDoc>) {
    reader.replaced(table, "accrues", "[holding] accrues = […]");
    let holding = table.get("holding").and_then(|node| holding(reader, node));
    (table.get("stay").and_then(|node| stay(reader, node)), holding)
}

fn stay(reader: &mut Reader<'_>, node: &Node) -> Option<StayDoc> {
    let mut table = reader.table("stay", node)?;
    reader.replaced(&mut table, "at-most", "[holding] limits = [{ at-most = … }]");
    let grants = table.get("grants").map(|node| {
        let items = reader.array("grants", node);
        items.iter().filter_map(|item| reader.wait("grants", item)).collect()
    });
    let known = [
        ("dependant", Family::Dependant),
        ("designated", Family::Designated),
        ("none", Family::None),
    ];
    let family = table.get("family").and_then(|node| reader.one_of("family", node, &known));
    let renewable = table.get("renewable").and_then(|node| reader.flag("renewable", node));
    reader.close(&table);
    Some(StayDoc { grants: grants.unwrap_or_default(), family, renewable })
}

fn criteria(reader: &mut Reader<'_>, node: &Node) -> Vec<CriterionDoc> {
    let items = reader.array("criterion", node);
    items.iter().filter_map(|item| criterion(reader, item)).collect()
}

fn criterion(reader: &mut Reader<'_>, node: &Node) -> Option<CriterionDoc> {
    let mut table = reader.table("criterion", node)?;
    let doc = criterion_of(reader, &mut table, node.span, true);
    reader.close(&table);
    doc
}

/// The keys of a criterion; `asks`: also when it is met.
pub(super) fn criterion_of(
    reader: &mut Reader<'_>,
    table: &mut TableReader<'_>,
    span: Span,
    asks: bool,
) -> Option<CriterionDoc> {
    let id = reader.need(table, "id").and_then(|node| reader.id("id", node));
    let text = reader.need(table, "text").and_then(|node| reader.figured("text", node));
    let flag = |reader: &mut Reader<'_>, table: &mut TableReader<'_>, key| {
        table.get(key).and_then(|node| reader.flag(key, node)).unwrap_or(false)
    };
    let for_officer = flag(reader, table, "for-officer");
    let opens = flag(reader, table, "opens");
    let practice = flag(reader, table, "practice");
    let when = match (asks, for_officer) {
        (false, _) => None,
        (true, true) => table.get("when"),
        (true, false) => reader.need(table, "when"),
    };
    Some(CriterionDoc {
        span: super::reader::head(span),
        id: id?,
        text: text.unwrap_or_default(),
        when: when.and_then(|node| condition(reader, node)),
        applies: table.get("applies").and_then(|node| condition(reader, node)),
        for_officer,
        opens,
        practice,
        except_route: words(reader, table, "except-route"),
        evidence: papers(reader, table, "evidence"),
        provenance: provenance(reader, table),
        from: table.get("from").and_then(|node| reader.day("from", node)),
        until: table.get("until").and_then(|node| reader.day("until", node)),
        note: table.get("note").and_then(|node| reader.text("note", node)),
    })
}

fn words(
    reader: &mut Reader<'_>,
    table: &mut TableReader<'_>,
    key: &'static str,
) -> Vec<Spanned<String>> {
    table.get(key).map(|node| reader.all_words(key, node)).unwrap_or_default()
}

fn routes(reader: &mut Reader<'_>, node: &Node) -> Vec<RouteDoc> {
    let items = reader.array("route", node);
    items.iter().filter_map(|item| route(reader, item)).collect()
}

fn route(reader: &mut Reader<'_>, node: &Node) -> Option<RouteDoc> {
    let table = &mut reader.table("route", node)?;
    let id = reader.need(table, "id").and_then(|node| reader.id("id", node));
    let text = reader.need(table, "text").and_then(|node| reader.text("text", node));
    let doc = RouteDoc {
        span: super::reader::head(node.span),
        id: id?,
        text: text.unwrap_or_default(),
        from: table.get("from").and_then(|node| reader.day("from", node)),
        until: table.get("until").and_then(|node| reader.day("until", node)),
        provenance: provenance(reader, table),
        note: table.get("note").and_then(|node| reader.text("note", node)),
        criteria: table.get("criterion").map(|n| criteria(reader, n)).unwrap_or_default(),
    };
    reader.close(table);
    Some(doc)
}

fn points(reader: &mut Reader<'_>, node: &Node) -> Option<PointsDoc> {
    let table = &mut reader.table("points", node)?;
    let mark = reader.need(table, "pass-mark");
    let read = &mut |reader: &mut Reader<'_>, node: &Node| reader.integer("pass-mark", node);
    let pass_mark = mark.map(|node| dated(reader, "pass-mark", node, read)).unwrap_or_default();
    let provenance = provenance(reader, table);
    let items = reader.need(table, "item").map(|node| reader.array("item", node));
    let items = items.unwrap_or_default().iter().filter_map(|node| item(reader, node)).collect();
    reader.close(table);
    Some(PointsDoc { pass_mark, provenance, items })
}

fn item(reader: &mut Reader<'_>, node: &Node) -> Option<ItemDoc> {
    let table = &mut reader.table("item", node)?;
    let id = reader.need(table, "id").and_then(|node| reader.id("id", node));
    let text = reader.need(table, "text").and_then(|node| reader.text("text", node));
    let form = table.get("form").and_then(|node| reader.words("form", node));
    let award = award(reader, table);
    let doc = ItemDoc {
        id: id?,
        form: form.map(|words| words.value),
        text: text.unwrap_or_default(),
        award: award?,
        evidence: papers(reader, table, "evidence").unwrap_or_default(),
        provenance: provenance(reader, table),
        from: table.get("from").and_then(|node| reader.day("from", node)),
        until: table.get("until").and_then(|node| reader.day("until", node)),
        note: table.get("note").and_then(|node| reader.text("note", node)),
    };
    reader.close(table);
    Some(doc)
}

#[derive(Clone, Copy)]
enum AwardKind {
    One,
    All,
    Table,
}

fn award(reader: &mut Reader<'_>, table: &mut TableReader<'_>) -> Option<AwardDoc> {
    let known = [("one", AwardKind::One), ("all", AwardKind::All), ("table", AwardKind::Table)];
    let node = reader.need(table, "award")?;
    match reader.one_of("award", node, &known)? {
        AwardKind::One => Some(AwardDoc::One(tiers(reader, table))),
        AwardKind::All => {
            let most = table.get("at-most").and_then(|node| reader.integer("at-most", node));
            Some(AwardDoc::All(tiers(reader, table), most))
        }
        AwardKind::Table => grid(reader, table, "points").map(AwardDoc::Table),
    }
}

fn tiers(reader: &mut Reader<'_>, table: &mut TableReader<'_>) -> Vec<TierDoc> {
    let Some(node) = reader.need(table, "tier") else { return Vec::new() };
    let items = reader.array("tier", node);
    items.iter().filter_map(|item| tier(reader, item)).collect()
}

fn tier(reader: &mut Reader<'_>, node: &Node) -> Option<TierDoc> {
    let table = &mut reader.table("tier", node)?;
    let id = reader.need(table, "id").and_then(|node| reader.id("id", node));
    let when = reader.need(table, "when").and_then(|node| condition(reader, node));
    let points = reader.need(table, "points");
    let read = &mut |reader: &mut Reader<'_>, node: &Node| reader.integer("points", node);
    let points = points.map(|node| dated(reader, "points", node, read)).unwrap_or_default();
    let doc = TierDoc {
        id: id?,
        text: table.get("text").and_then(|node| reader.figured("text", node)),
        when,
        points,
        provenance: provenance(reader, table),
        evidence: papers(reader, table, "evidence").unwrap_or_default(),
        note: table.get("note").and_then(|node| reader.text("note", node)),
    };
    reader.close(table);
    Some(doc)
}
