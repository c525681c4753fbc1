//! What happens by itself, for calendars (RFC 5545): a whole day for each thing, and one for the last
//! day on which to act where that is another. Nothing in it asks the clock: the same dates make the
//! same file.

use super::voice::Page;
use crate::calendar::Day;
use crate::explain::{DateLine, DatesReport, PersonDates, Phrase};
use crate::text::Text;
use icalendar::{Calendar, Component, Event, Property};

/// The days as a calendar.
pub fn ical_dates(report: &DatesReport, page: &Page<'_>) -> String {
    let mut calendar = Calendar::new();
    calendar.append_property(("PRODID", "-//zairyu//dates//EN"));
    for (at, person) in report.people.iter().enumerate() {
        for (number, event) in person.events.iter().enumerate() {
            let key = format!("{}-{at}-{number}", report.on);
            calendar.push(entry(report, person, event, page, event.day, &key));
            if let Some(by) = event.act_by.filter(|by| *by != event.day) {
                calendar.push(entry(report, person, event, page, by, &format!("{key}-by")));
            }
        }
    }
    calendar.to_string()
}

fn entry(
    report: &DatesReport,
    person: &PersonDates,
    event: &DateLine,
    page: &Page<'_>,
    day: Day,
    key: &str,
) -> Event {
    let act = event.what_to_do().filter(|_| event.act_by == Some(day));
    let what = act.unwrap_or_else(|| event.text.clone());
    let who = person.case.reference.as_ref().or(person.case.name.as_ref());
    let summary = match who {
        Some(who) => {
            let slots = [("who", Text::same(who)), ("what", what)];
            page.say(&Phrase::DatesOf.fill(&slots))
        }
        None => page.say(&what),
    };
    let lines: Vec<Text> =
        [event.text.clone(), event.why()].into_iter().chain(event.what_to_do()).collect();
    let lines: Vec<String> = lines.iter().map(|text| page.say(text)).collect();
    let date = |name: &str, day: Day| {
        let mut property = Property::new(name, digits(day));
        property.add_parameter("VALUE", "DATE");
        property.done()
    };
    let mut entry = Event::new();
    entry.uid(&format!("{key}-{}-{}@zairyu", digits(day), event.kind.id()));
    entry.add_property("DTSTAMP", format!("{}T000000Z", digits(report.on)));
    entry.append_property(date("DTSTART", day));
    entry.append_property(date("DTEND", day.next()));
    entry.summary(&summary);
    entry.description(&lines.join("\n"));
    entry.done()
}

fn digits(day: Day) -> String {
    let (year, month, day) = day.parts();
    format!("{year:04}{month:02}{day:02}")
}
