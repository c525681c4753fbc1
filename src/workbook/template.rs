//! Templates to fill in: the columns that some statuses need, with their questions, their
//! choices and checks of what is typed.

use super::xlsx::{Looks, Written, ended, held, note_of, save};
use crate::calendar::Day;
use crate::compile::Rulebook;
use crate::explain::FactSheet;
use crate::facts::{Domain, FactId, Kind, Value, Vocabulary, parse};
use crate::render::Page;
use crate::text::{Lang, Text};
use crate::words::{sheets as words, values};
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, Format, FormatAlign, Formula,
    Workbook, Worksheet,
};
use std::io::{self, Write};

/// The rows of the sheet, from the top. What is typed begins behind the names.
const TITLE: u32 = 0;
const ENGLISH: u32 = 1;
const JAPANESE: u32 = 2;
const EXAMPLE: u32 = 3;
const NAMES: u32 = 4;
const TYPED: u32 = 5;
const LAST: u32 = 1_048_575;

/// A column to fill in.
struct Field<'r> {
    name: &'r str,
    label: Text,
    kind: Kind,
    /// An example, where it is a day.
    day: Day,
    /// The words of its choices, in their order.
    choices: Vec<String>,
    open: bool,
    sheet: Option<&'r FactSheet>,
}

/// The headings of a table to fill in, as a line of CSV.
pub fn csv_template(headings: &[String]) -> String {
    let names = ["id", "as-of"].into_iter().chain(headings.iter().map(String::as_str));
    let quoted = |name: &str| match name.contains([',', '"']) {
        true => format!("\"{}\"", name.replace('"', "\"\"")),
        false => name.to_string(),
    };
    names.map(quoted).collect::<Vec<_>>().join(",") + "\n"
}

/// Writes a workbook to fill in. `statuses`: the titles of those that it is for.
pub fn xlsx_template(
    rulebook: &Rulebook,
    facts: &[FactSheet],
    statuses: &[Text],
    page: &Page,
    out: impl Write + Send,
) -> io::Result<()> {
    let template =
        TemplateSheet { fields: fields(rulebook, facts, page.lang()), page, looks: Looks::new() };
    let mut book = Workbook::new();
    held(|| template.write(&mut book, statuses).map_err(ended))?;
    save(&mut book, out)
}

fn fields<'r>(rulebook: &'r Rulebook, facts: &'r [FactSheet], lang: Lang) -> Vec<Field<'r>> {
    let own = |name, label: crate::text::Template, kind| Field {
        name,
        label: label.text(),
        kind,
        day: AS_OF,
        choices: Vec::new(),
        open: false,
        sheet: None,
    };
    let mut fields =
        vec![own("id", words::LABEL_ID, Kind::Text), own("as-of", words::LABEL_AS_OF, Kind::Date)];
    let vocabulary = &rulebook.vocabulary;
    for sheet in facts {
        let Some(id) = vocabulary.find(&sheet.name) else { continue };
        let kind = vocabulary.fact(id).kind;
        let domain = kind.domain().map(|domain| vocabulary.domain(domain));
        fields.push(Field {
            name: &sheet.name,
            label: sheet.label.clone(),
            kind,
            day: example_day(vocabulary, id),
            choices: match kind {
                Kind::YesNo => yes_no(lang),
                _ => {
                    domain.map(|domain| choices(domain, kind, vocabulary, lang)).unwrap_or_default()
                }
            },
            open: domain.is_some_and(|domain| domain.open),
            sheet: Some(sheet),
        });
    }
    fields
}

/// The day on which the examples are true.
const AS_OF: Day = Day::of(2026, 11, 20);

/// Days that something can have happened on, or will.
const EXAMPLE_DAYS: [Day; 4] =
    [Day::of(1995, 4, 1), Day::of(2024, 4, 1), Day::of(2026, 9, 1), Day::of(2028, 4, 1)];

/// A day that is likely for a fact; none of the examples is likelier than the last.
fn example_day(vocabulary: &Vocabulary, fact: FactId) -> Day {
    let range = vocabulary.range(fact, AS_OF);
    let likely = EXAMPLE_DAYS.into_iter().find(|day| range.odd(day.code()).is_none());
    likely.unwrap_or(AS_OF)
}

fn yes_no(lang: Lang) -> Vec<String> {
    // What is typed in a cell must be read: a further language has no words for that.
    let lang = if lang.is_japanese() { lang } else { Lang::En };
    [values::YES, values::NO].map(|word| word.get(lang).to_string()).to_vec()
}

/// The choices as a reader calls them, where that is read back as the same choice.
fn choices(domain: &Domain, kind: Kind, vocabulary: &Vocabulary, lang: Lang) -> Vec<String> {
    let word = |(at, choice): (i64, &crate::facts::DomainChoice)| {
        let word = choice.text.get(lang);
        let read = match parse(&word, kind, vocabulary) {
            Ok(Some(Value::Choice(index))) => index == at,
            Ok(Some(Value::Set(members))) => members == [at],
            _ => false,
        };
        if read { word.to_string() } else { choice.id.clone() }
    };
    (0..).zip(&domain.choices).map(word).collect()
}

impl Field<'_> {
    /// Something that can be typed here.
    fn example(&self) -> String {
        let some = |count: usize| self.choices.iter().take(count).cloned().collect::<Vec<_>>();
        match self.kind {
            Kind::Text => "A-001".to_string(),
            Kind::YesNo | Kind::Choice(_) | Kind::Scale(_) => some(1).concat(),
            Kind::Set(_) => some(2).join(";"),
            Kind::Count => "2".to_string(),
            Kind::Yen => "6500000".to_string(),
            Kind::Percent => "3%".to_string(),
            Kind::Date => self.day.to_string(),
            Kind::Duration => "4y6m".to_string(),
        }
    }

    /// How cells of this column are shown. Text stays as it is typed: leading zeros, `1-2`.
    fn format(&self) -> Option<&'static str> {
        match self.kind {
            Kind::Text | Kind::Set(_) | Kind::Duration => Some("@"),
            Kind::Yen => Some("#,##0"),
            Kind::Percent => Some("0.00%"),
            Kind::Date => Some("yyyy-mm-dd"),
            Kind::YesNo | Kind::Count | Kind::Choice(_) | Kind::Scale(_) => None,
        }
    }
}

struct TemplateSheet<'t> {
    fields: Vec<Field<'t>>,
    page: &'t Page<'t>,
    looks: Looks,
}

impl TemplateSheet<'_> {
    fn write(&self, book: &mut Workbook, statuses: &[Text]) -> Written {
        for name in [words::CANDIDATES, words::GUIDE, words::LISTS] {
            let name = self.page.say(&name.text()).replace('/', "-");
            book.add_worksheet().set_name(name)?;
        }
        let lists = self.page.say(&words::LISTS.text()).replace('/', "-");
        self.candidates(book.worksheet_from_index(0)?, statuses, &lists)?;
        self.guide(book.worksheet_from_index(1)?)?;
        self.lists(book.worksheet_from_index(2)?)
    }

    fn candidates(&self, sheet: &mut Worksheet, statuses: &[Text], lists: &str) -> Written {
        let slots = [("statuses", crate::text::list(statuses))];
        let title = self.page.stack(&words::TEMPLATE_TITLE.fill(&slots));
        sheet.write_string_with_format(TITLE, 0, title, &Format::new().set_bold())?;
        let lines = self.page.stack(&words::GUIDE.text()).lines().count();
        sheet.set_row_height(TITLE, if lines > 1 { 32 } else { 18 })?;
        sheet.set_row_height(ENGLISH, 45)?.set_row_height(JAPANESE, 45)?;
        sheet.set_row_height(NAMES, 30)?;
        sheet.set_freeze_panes(TYPED, 1)?.set_landscape();
        let mut listed = 0;
        for (column, field) in (0..).zip(&self.fields) {
            let list = (!field.choices.is_empty()).then(|| {
                listed += 1;
                list_range(lists, listed - 1, field.choices.len())
            });
            self.field(sheet, column, field, list)?;
        }
        Ok(())
    }

    fn field(
        &self,
        sheet: &mut Worksheet,
        column: u16,
        field: &Field<'_>,
        list: Option<String>,
    ) -> Written {
        let faint = self.looks.faint.clone().set_italic();
        sheet.set_column_width(column, 22)?;
        sheet.write_string_with_format(ENGLISH, column, &field.label.en, &self.looks.wrapped)?;
        sheet.write_string_with_format(JAPANESE, column, &field.label.ja, &self.looks.wrapped)?;
        sheet.write_string_with_format(EXAMPLE, column, field.example(), &faint)?;
        sheet.write_string_with_format(NAMES, column, field.name, &self.looks.heading)?;
        sheet.insert_note(NAMES, column, &note_of(&comment(field)))?;
        if let Some(format) = field.format() {
            let format = Format::new().set_num_format(format).set_align(FormatAlign::Top);
            sheet.set_column_format(column, &format)?;
        }
        let check = self.check(field, list)?;
        sheet.add_data_validation(TYPED, column, LAST, column, &check).map(|_| ())
    }

    /// What is checked while somebody types. Only closed lists refuse; numbers and days may also
    /// be written as words, such as `650万`, which is then asked about once.
    fn check(
        &self,
        field: &Field<'_>,
        list: Option<String>,
    ) -> Result<DataValidation, rust_xlsxwriter::XlsxError> {
        let check = DataValidation::new();
        let warned =
            |check: DataValidation| check.set_error_style(DataValidationErrorStyle::Warning);
        let check = match (field.kind, list) {
            (Kind::YesNo | Kind::Choice(_) | Kind::Scale(_), Some(list)) => {
                let check = check.allow_list_formula(Formula::new(list));
                if field.open { warned(check) } else { check }
            }
            (Kind::Count | Kind::Yen, _) => {
                let least = DataValidationRule::GreaterThanOrEqualTo(0.0);
                warned(check.allow_decimal_number(least))
            }
            (Kind::Percent, _) => {
                warned(check.allow_decimal_number(DataValidationRule::Between(0.0, 10.0)))
            }
            (Kind::Date, _) => {
                let least = Formula::new("DATE(1900,1,1)");
                warned(check.allow_date_formula(DataValidationRule::GreaterThanOrEqualTo(least)))
            }
            _ => check.allow_any_value(),
        };
        let form = field.sheet.map(|sheet| self.page.stack(&sheet.form)).unwrap_or_default();
        let several = matches!(field.kind, Kind::Set(_));
        let form = if several { self.page.stack(&words::SEVERAL.text()) } else { form };
        let check = check
            .set_input_title(cut(&self.page.say(&field.label), 32))?
            .set_error_title(cut(&self.page.say(&field.label), 32))?;
        let check =
            if form.is_empty() { check } else { check.set_input_message(cut(&form, 255))? };
        check.set_error_message(cut(&self.page.stack(&words::NOT_READ.text()), 255))
    }

    /// Every column with its question and help in both languages.
    fn guide(&self, sheet: &mut Worksheet) -> Written {
        let heads = [
            words::COLUMN,
            words::QUESTION_EN,
            words::QUESTION_JA,
            words::HELP_EN,
            words::HELP_JA,
            words::WRITTEN_AS,
        ];
        sheet.set_freeze_panes(1, 1)?.set_landscape();
        for ((column, head), width) in (0..).zip(heads).zip([30, 44, 44, 50, 50, 44]) {
            sheet.set_column_width(column, width)?;
            let head = self.page.say(&head.text());
            sheet.write_string_with_format(0, column, head, &self.looks.heading)?;
        }
        for (row, field) in (1..).zip(&self.fields) {
            let question = field.sheet.and_then(|sheet| sheet.question.as_ref());
            let question = question.unwrap_or(&field.label);
            let help = field.sheet.and_then(|sheet| sheet.help.clone()).unwrap_or_default();
            let form = field.sheet.map(|sheet| sheet.form.clone()).unwrap_or_default();
            let form = self.page.stack(&form);
            let cells = [field.name, &question.en, &question.ja, &help.en, &help.ja, &form];
            for (column, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
                sheet.write_string_with_format(row, column, cell, &self.looks.wrapped)?;
            }
        }
        Ok(())
    }

    /// The choices of every column that has some.
    fn lists(&self, sheet: &mut Worksheet) -> Written {
        sheet.set_freeze_panes(1, 0)?;
        let listed = self.fields.iter().filter(|field| !field.choices.is_empty());
        for (column, field) in (0..).zip(listed) {
            sheet.set_column_width(column, 30)?;
            sheet.write_string_with_format(0, column, field.name, &self.looks.heading)?;
            for (row, choice) in (1..).zip(&field.choices) {
                sheet.write_string(row, column, choice)?;
            }
        }
        Ok(())
    }
}

/// The cells of the list sheet that hold some choices.
fn list_range(sheet: &str, column: usize, choices: usize) -> String {
    let name = |row: usize| crate::batch::cell_name("s", column, row as u64);
    let letters = name(1);
    let letters = letters.trim_start_matches("s!").trim_end_matches('1');
    format!("='{}'!${letters}$2:${letters}${}", sheet.replace('\'', "''"), choices + 1)
}

/// The question and help of a column in both languages.
fn comment(field: &Field<'_>) -> String {
    let Some(sheet) = field.sheet else { return format!("{}\n{}", field.label.en, field.label.ja) };
    let ask = sheet.question.as_ref().unwrap_or(&sheet.label);
    let help = sheet.help.clone().unwrap_or_default();
    let lines = [&ask.en, &help.en, &sheet.form.en, &ask.ja, &help.ja, &sheet.form.ja];
    let lines: Vec<&str> =
        lines.into_iter().map(String::as_str).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// No more characters than a spreadsheet takes.
fn cut(words: &str, most: usize) -> String {
    match words.chars().nth(most) {
        None => words.to_string(),
        Some(_) => words.chars().take(most - 1).chain(['…']).collect(),
    }
}
