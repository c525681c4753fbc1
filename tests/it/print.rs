//! Printed documents: every item of a form in order, inert words, whole rows, right pages. What
//! needs a browser or poppler says so where they are not installed.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use zairyu::internal::calendar::Day;
use zairyu::internal::diagnostic::Diagnostics;
use zairyu::internal::document::{
    Chosen, Depth, Document, Letterhead, Logo, check_document, client_file, points_document, proof,
};
use zairyu::internal::evaluate::evaluate;
use zairyu::internal::explain::{CaseReport, Phrase, anonymous, explain, fact_sheets};
use zairyu::internal::facts::read_case;
use zairyu::internal::render::{
    Languages, Page, Pdf, html_document, json_file, markdown_document, pdf_document, text_document,
    toml_case, xlsx_points, xlsx_report,
};
use zairyu::internal::rules::RuleSet;
use zairyu::internal::source::Sources;
use zairyu::internal::text::Text;
use zairyu::internal::tree::parse_toml;

const ALL: [Languages; 3] = [Languages::En, Languages::Ja, Languages::Both];

fn example(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("examples/{name}.toml"));
    fs::read_to_string(path).unwrap()
}

fn report(text: &str) -> CaseReport {
    let rules = RuleSet::embedded();
    let (mut sources, mut found) = (Sources::default(), Diagnostics::default());
    let file = sources.add("case", text);
    let tree = parse_toml(&sources, file, &mut found);
    let case = read_case(&rules.rulebook.vocabulary, &tree, &mut found);
    assert!(found.is_sound(), "{:?}", found.sorted());
    let program = rules.rulebook.on(Day::new(2026, 11, 20).unwrap());
    let mut report = explain(&program, &case, &evaluate(&program, &case.facts));
    report.digest = "[digest]".to_string();
    report
}

/// Only the statuses that have a points table.
fn tables(text: &str) -> CaseReport {
    let mut report = report(text);
    report.statuses.retain(|status| status.points.is_some());
    assert!(!report.statuses.is_empty());
    report
}

/// Only the points table that the example is about.
fn one(text: &str) -> CaseReport {
    let mut report = tables(text);
    report.statuses.retain(|status| status.id == "hsp-1-b");
    assert_eq!(report.statuses.len(), 1);
    report
}

fn pdf(document: &Document, languages: Languages) -> Pdf {
    pdf_document(document, languages, None).unwrap()
}

fn page(languages: Languages) -> Page {
    Page { width: 100, color: false, languages }
}

/// All parts of a workbook, by their names.
fn parts(workbook: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(workbook)).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    let read = |name: String| {
        let mut text = String::new();
        archive.by_name(&name).unwrap().read_to_string(&mut text).map(|_| (name, text)).ok()
    };
    names.into_iter().filter_map(read).collect()
}

fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("print");
    fs::create_dir_all(&folder).unwrap();
    folder.join(name)
}

/// What a program of another package prints; none where it is not installed.
fn tool(name: &str, arguments: &[&str]) -> Option<String> {
    match Command::new(name).args(arguments).output() {
        Ok(output) => {
            assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
            Some(String::from_utf8_lossy(&output.stdout).into_owned())
        }
        Err(_) => {
            eprintln!("skipped: `{name}` is not installed");
            None
        }
    }
}

/// The words of a PDF file, without the spaces that lines are broken at.
fn words_of(bytes: &[u8], name: &str) -> Option<String> {
    let path = scratch(name);
    fs::write(&path, bytes).unwrap();
    let text = tool("pdftotext", &["-layout", path.to_str().unwrap(), "-"])?;
    Some(text.split_whitespace().collect())
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Every item of every form with its rows, in order, as a document must have them.
fn expected(report: &CaseReport, ja: bool) -> Vec<String> {
    let mut found = Vec::new();
    for points in report.statuses.iter().filter_map(|status| status.points.as_ref()) {
        for item in &points.items {
            let rows = item.tiers.iter().filter_map(|tier| tier.text.as_ref());
            let grid = item.grid.iter().flat_map(|grid| &grid.rows).map(|(head, _)| head);
            for text in std::iter::once(&item.text).chain(rows).chain(grid) {
                found.push(if ja { text.ja.clone() } else { text.en.clone() });
            }
        }
    }
    assert!(found.len() > 30);
    found
}

#[test]
fn every_item_of_the_form_is_in_the_page_in_order() {
    let report = tables(&example("engineer"));
    let document = points_document(&report);
    for (languages, ja) in [(Languages::En, false), (Languages::Ja, true), (Languages::Both, true)]
    {
        let html = html_document(&document, languages);
        let escaped = |words: &str| words.replace('&', "&#38;").replace('\'', "&#39;");
        let mut from = 0;
        for words in expected(&report, ja) {
            let at = html[from..].find(&escaped(&words));
            from += at.unwrap_or_else(|| panic!("{languages:?}: {words} is not where it must be"));
        }
    }
}

#[test]
fn every_item_of_the_form_is_in_the_workbook_with_its_points() {
    let report = tables(&example("engineer"));
    let parts = parts(&xlsx_points(std::slice::from_ref(&report), false, Languages::Ja));
    let strings = &parts.iter().find(|(name, _)| name.ends_with("sharedStrings.xml")).unwrap().1;
    for words in expected(&report, true) {
        assert!(strings.contains(&words.replace('&', "&amp;")), "{words}");
    }
    let sheet = &parts.iter().find(|(name, _)| name.ends_with("sheet1.xml")).unwrap().1;
    let points = report.statuses[0].points.as_ref().unwrap();
    for tier in points.items.iter().flat_map(|item| &item.tiers) {
        assert!(sheet.contains(&format!("<v>{}</v>", tier.points)), "{}", tier.id);
    }
    let book = &parts.iter().find(|(name, _)| name.ends_with("xl/workbook.xml")).unwrap().1;
    assert!(book.contains("_xlnm.Print_Area"), "the print area is set");
}

#[test]
fn every_item_of_the_form_is_in_the_file_that_is_printed() {
    let report = tables(&example("engineer"));
    for (languages, ja) in [(Languages::En, false), (Languages::Ja, true)] {
        let made = pdf(&points_document(&report), languages);
        let Some(text) = words_of(&made.bytes, &format!("form-{ja}.pdf")) else { return };
        for item in &report.statuses[0].points.as_ref().unwrap().items {
            for sign in item.form.iter().flat_map(|form| form.chars()) {
                assert!(text.contains(sign), "{sign}");
            }
            let words = if ja { &item.text.ja } else { &item.text.en };
            // A cell's words are broken into lines; their beginning stands on one.
            let start: String = squeezed(words).chars().take(9).collect();
            assert!(text.contains(&start), "{languages:?}: {start}");
        }
    }
}

#[test]
fn the_total_is_a_formula_only_where_every_item_is_decided() {
    let open = one(&example("engineer"));
    let points = open.statuses[0].points.as_ref().unwrap();
    assert_ne!(points.min, points.max, "the example is open");
    let sheet = |report: &CaseReport| {
        let parts = parts(&xlsx_points(std::slice::from_ref(report), false, Languages::En));
        parts.into_iter().find(|(name, _)| name.ends_with("sheet1.xml")).unwrap().1
    };
    assert!(!sheet(&open).contains("<f>SUM("));
    let decided = example("engineer").replace("jlpt ", "bjt = 0\njlpt ");
    let decided = one(&decided);
    let points = decided.statuses[0].points.as_ref().unwrap();
    assert_eq!(points.min, points.max, "the example is decided");
    let sheet = sheet(&decided);
    let formula = sheet.split("<f>SUM(").nth(1).expect("a total");
    assert!(formula.contains(&format!("<v>{}</v>", points.min)), "with what it comes to");
}

const HOSTILE: &str =
    "=HYPERLINK(\\\"http://x\\\",\\\"y\\\")<script>alert(1)</script>\\u202Eabc\\u001B[31m|*_";

fn hostile() -> CaseReport {
    let text = example("engineer").replace("\"Maria Santos\"", &format!("\"{HOSTILE}\""));
    tables(&text)
}

#[test]
fn a_name_comes_out_inert_in_every_format() {
    let report = hostile();
    assert!(report.case.name.as_ref().unwrap().contains('\u{202e}'), "the name is hostile");
    let file = client_file(&report, Chosen::All, None);
    for document in [points_document(&report), file, check_document(&report, Depth::All)] {
        let html = html_document(&document, Languages::En);
        assert!(!html.contains("<script") && html.contains("&#60;script"), "HTML");
        let plain = [
            html,
            text_document(&document, &page(Languages::En)),
            markdown_document(&document, &page(Languages::En)),
        ];
        for text in plain {
            assert!(!text.contains('\u{202e}') && !text.contains('\u{1b}'));
        }
        let markdown = markdown_document(&document, &page(Languages::En));
        assert!(markdown.contains("\\<script\\>"));
        let made = pdf(&document, Languages::En);
        if let Some(text) = words_of(&made.bytes, "hostile.pdf") {
            assert!(text.contains("u{202e}") && !text.contains('\u{202e}'), "PDF");
        }
        let books = [
            xlsx_points(std::slice::from_ref(&report), true, Languages::En),
            xlsx_report(&report, &document, Languages::En),
        ];
        for (name, part) in books.iter().flat_map(|book| parts(book)) {
            assert!(!part.contains("<f>HYPERLINK") && !part.contains("<hyperlink"), "{name}");
            assert!(!part.contains('\u{202e}') && !part.contains('\u{1b}'), "{name}");
        }
    }
}

#[test]
fn an_anonymous_copy_says_nothing_of_whom_it_is() {
    let text = example("engineer").replace("[case]", "[case]\nprepared-by = \"Office Tanaka\"");
    let report = anonymous(tables(&text));
    let document = client_file(&report, Chosen::All, None);
    let mut copies = vec![json_file(&report)];
    let check = check_document(&report, Depth::All);
    for languages in ALL {
        for document in [&document, &check] {
            copies.push(html_document(document, languages));
            copies.push(text_document(document, &page(languages)));
            copies.push(markdown_document(document, &page(languages)));
        }
        let book = xlsx_report(&report, &document, languages);
        copies.extend(parts(&book).into_iter().map(|(_, part)| part));
        let made = pdf(&document, languages);
        copies.extend(words_of(&made.bytes, "anonymous.pdf"));
    }
    for copy in copies {
        for told in ["Maria", "2026-118", "Tanaka", "1997-06-14", "平成9年6月14日"] {
            assert!(!copy.contains(told), "{told}");
        }
    }
    let shown = text_document(&document, &page(Languages::En));
    assert!(shown.contains("Age"), "the age stays");
}

#[test]
fn what_is_claimed_and_what_can_be_shown_are_told_apart() {
    let none = one(&format!("{}\n[evidence]\nin-hand = []\n", example("engineer")));
    let points = none.statuses[0].points.as_ref().unwrap();
    let nothing = proof(points, none.in_hand.as_ref().unwrap());
    // What needs no document is shown by none: the age.
    let free = points.items.iter().filter(|item| item.evidence.is_empty());
    let free = free.filter(|item| item.tiers.iter().all(|tier| tier.evidence.is_empty()));
    assert_eq!(nothing.provable, free.map(|item| item.min).sum::<i32>());
    let all: Vec<String> = nothing.to_collect.iter().map(|line| line.id.clone()).collect();
    let everything = proof(points, &all);
    assert_eq!(everything.provable, points.items.iter().map(|item| item.min).sum::<i32>());
    assert!(everything.to_collect.is_empty());
    for document in &all {
        let one = proof(points, std::slice::from_ref(document));
        assert!(one.provable >= nothing.provable && one.provable <= everything.provable);
        assert!(one.to_collect.iter().all(|line| line.id != *document));
    }
}

#[test]
fn a_sign_that_no_font_has_is_marked_and_named() {
    let text = example("engineer").replace("Maria Santos", "山田髙﨑 Nguyễn Өлзий สมชาย");
    let document = points_document(&tables(&text));
    let made = pdf(&document, Languages::En);
    let thai: Vec<char> = "สมชาย".chars().collect();
    assert!(!made.without_sign.is_empty());
    assert!(made.without_sign.iter().all(|c| thai.contains(c)), "{:?}", made.without_sign);
    let sound = pdf(&points_document(&tables(&example("engineer"))), Languages::Both);
    assert!(sound.without_sign.is_empty(), "{:?}", sound.without_sign);
    assert!(pdf_document(&document, Languages::En, Some(vec![0; 9])).is_none(), "no font");
}

#[test]
fn every_word_of_the_rules_can_be_printed() {
    let report = report(&example("engineer"));
    for document in [client_file(&report, Chosen::All, None), check_document(&report, Depth::All)] {
        let made = pdf(&document, Languages::Both);
        assert!(made.without_sign.is_empty(), "{:?}", made.without_sign);
    }
}

/// The pages of a file as poppler counts them.
fn pages(path: &Path) -> Option<usize> {
    let about = tool("pdfinfo", &[path.to_str().unwrap()])?;
    let line = about.lines().find(|line| line.starts_with("Pages:"))?;
    line.trim_start_matches("Pages:").trim().parse().ok()
}

#[test]
fn files_have_the_pages_they_say() {
    let document = points_document(&tables(&example("engineer")));
    for languages in ALL {
        let made = pdf(&document, languages);
        let path = scratch("pages.pdf");
        fs::write(&path, &made.bytes).unwrap();
        let Some(pages) = pages(&path) else { return };
        let text = tool("pdftotext", &["-layout", path.to_str().unwrap(), "-"]).unwrap();
        for page in 1..=pages {
            assert!(squeezed(&text).contains(&format!("{page}/{pages}")), "{page}/{pages}");
        }
    }
}

#[test]
fn a_row_higher_than_a_page_is_printed_whole() {
    let mut report = one(&example("engineer"));
    let points = report.statuses[0].points.as_mut().unwrap();
    let words: Vec<String> = (0..4000).map(|n| format!("w{n}")).collect();
    let long = words.join(" ");
    points.items[0].text = Text::same(&long);
    let made = pdf(&points_document(&report), Languages::En);
    let Some(text) = words_of(&made.bytes, "long.pdf") else { return };
    assert!(pages(&scratch("long.pdf")).is_some_and(|pages| pages > 4));
    for n in [0, 1, 999, 2000, 3999] {
        assert!(text.contains(&format!("w{n}")), "w{n}");
    }
}

#[test]
fn a_browser_prints_no_row_in_two() {
    let report = tables(&example("engineer"));
    let document = points_document(&report);
    for (languages, name) in ALL.into_iter().zip(["en", "ja", "both"]) {
        let html = scratch(&format!("{name}.html"));
        fs::write(&html, html_document(&document, languages)).unwrap();
        let out = scratch(&format!("browser-{name}.pdf"));
        let profile = scratch(&format!("profile-{name}"));
        let arguments = [
            "--headless".to_string(),
            "--no-sandbox".to_string(),
            "--disable-gpu".to_string(),
            "--no-first-run".to_string(),
            "--disable-background-networking".to_string(),
            "--disable-component-update".to_string(),
            "--no-pdf-header-footer".to_string(),
            format!("--user-data-dir={}", profile.display()),
            format!("--print-to-pdf={}", out.display()),
            format!("file://{}", html.display()),
        ];
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        if tool("chromium", &arguments).is_none() {
            return;
        }
        let Some(count) = pages(&out) else { return };
        let text = tool("pdftotext", &["-layout", out.to_str().unwrap(), "-"]).unwrap();
        let sheets: Vec<&str> =
            text.split('\u{c}').filter(|page| !page.trim().is_empty()).collect();
        assert_eq!(sheets.len(), count);
        for (at, sheet) in sheets.iter().enumerate() {
            assert!(squeezed(sheet).ends_with(&format!("{}/{count}", at + 1)), "page numbers");
        }
        sheets.iter().for_each(|sheet| starts_with_an_item(sheet, &report, languages));
    }
}

/// Below the headings of the table a page starts with an item, or with the total: none is split.
fn starts_with_an_item(sheet: &str, report: &CaseReport, languages: Languages) {
    let said = |text: &Text| if languages == Languages::Ja { &text.ja } else { &text.en }.clone();
    let lines: Vec<String> = sheet.lines().map(squeezed).filter(|line| !line.is_empty()).collect();
    let head = squeezed(&said(&Phrase::DocItem.text()));
    let Some(at) = lines.iter().position(|line| line.contains(&head)) else { return };
    let items = report.statuses.iter().filter_map(|status| status.points.as_ref());
    let items = items.flat_map(|points| &points.items).map(|item| said(&item.text));
    let starts = items.chain([said(&Phrase::HeadTotal.text())]);
    let starts: Vec<String> =
        starts.map(|text| squeezed(&text).chars().take(8).collect()).collect();
    // In two languages the headings take two lines.
    let below = lines.iter().skip(at + 1).take(if languages == Languages::Both { 3 } else { 1 });
    let found = below.clone().any(|line| starts.iter().any(|start| line.contains(start)));
    assert!(found, "{languages:?}: {:?}", below.collect::<Vec<_>>());
}

#[test]
fn a_letterhead_heads_the_file() {
    // A picture of one grey point.
    let png: Vec<u8> = [
        0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44,
        0x52, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00, 0x00, 0x3a,
        0x7e, 0x9b, 0x55, 0x00, 0x00, 0x00, 0x0a, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0x68,
        0x00, 0x00, 0x00, 0x82, 0x00, 0x81, 0x77, 0xcd, 0x72, 0xb6, 0x00, 0x00, 0x00, 0x00, 0x49,
        0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
    ]
    .to_vec();
    let head = Letterhead {
        name: Text::pair("Tanaka Office", "田中事務所"),
        lines: vec![Text::same("03-0000-0000")],
        logo_file: None,
        logo: Logo::read(png).ok(),
    };
    assert!(head.logo.is_some() && Logo::read(b"GIF89a".to_vec()).is_err());
    let report = tables(&example("engineer"));
    let document = client_file(&report, Chosen::All, Some(head));
    let html = html_document(&document, Languages::Ja);
    assert!(html.contains("data:image/png;base64,") && html.contains("田中事務所"));
    assert!(text_document(&document, &page(Languages::En)).starts_with("Tanaka Office\n"));
    let made = pdf(&document, Languages::Ja);
    if let Some(text) = words_of(&made.bytes, "head.pdf") {
        assert!(text.contains("田中事務所") && text.contains("03-0000-0000"));
    }
}

#[test]
fn the_page_has_what_a_reader_without_eyes_needs() {
    let report = report(&example("engineer"));
    reads_well(&client_file(&report, Chosen::Close, None));
    reads_well(&check_document(&report, Depth::All));
}

fn reads_well(document: &Document) {
    for (languages, lang) in [(Languages::En, "en"), (Languages::Ja, "ja"), (Languages::Both, "en")]
    {
        let html = html_document(document, languages);
        assert!(html.starts_with("<!DOCTYPE html>"));
        assert!(html.contains(&format!("<html lang=\"{lang}\">")));
        for landmark in ["<header>", "<main>", "<footer>", "<title>", "<h1>"] {
            assert_eq!(html.matches(landmark).count(), 1, "{landmark}");
        }
        let tables = html.matches("<table>").count();
        assert!(tables > 3);
        assert_eq!(html.matches("<caption>").count(), tables, "every table says what it shows");
        assert_eq!(html.matches("<thead>").count(), tables);
        assert!(!html.contains("<script") && !html.contains("http-equiv=\"refresh\""));
        assert!(!html.contains("src=\"http") && !html.contains("url("), "nothing is fetched");
        balanced(&html);
    }
}

/// Every element that is opened is closed, in order.
fn balanced(html: &str) {
    let mut open: Vec<&str> = Vec::new();
    let body = &html[html.find("<body").unwrap()..];
    for part in body.split('<').skip(1) {
        let tag = part.split('>').next().unwrap();
        let name = tag.trim_start_matches('/').split_whitespace().next().unwrap();
        match (tag.starts_with('/'), ["col", "hr", "img"].contains(&name)) {
            (true, _) => {
                // The page's own end closes what stands before the body.
                let last = open.pop();
                assert!(last == Some(name) || name == "html", "{last:?} is closed by {name}");
            }
            (false, false) => open.push(name),
            (false, true) => {}
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

#[test]
fn a_template_to_fill_in_is_a_case() {
    let rules = RuleSet::embedded();
    let statuses: Vec<_> = rules.rulebook.status_ids().collect();
    let facts = fact_sheets(&rules.rulebook, &statuses, true);
    let blank = toml_case(&facts, Day::new(2026, 11, 20).unwrap(), &page(Languages::Both));
    assert!(report(&blank).in_hand.is_none());
    let filled = blank.replace("# in-hand = []", "in-hand = [\"jlpt-certificate\"]");
    assert_eq!(report(&filled).in_hand.unwrap(), ["jlpt-certificate"]);
}

#[test]
fn a_row_that_asks_for_more_than_a_value_never_says_at_least() {
    let html = html_document(&points_document(&one(&example("engineer"))), Languages::En);
    assert!(html.contains("must be more than 3%") && !html.contains("must be at least 3%"));
}
