//! Ordinary exports in five styles, made up: each cell knows what it means, or that it means nothing
//! for certain. Whatever is not understood is told, and nothing is another value.

use super::{Read, cells, judged, meant, opened, read};
use std::fmt::Write as _;
use zairyu::internal::batch::BadCells;

/// A word and what it means; nothing: it must not be taken for anything.
type Said = (&'static str, Option<&'static str>);

/// A column: its heading, its fact, and what may stand below it.
struct Kept {
    heading: &'static str,
    fact: &'static str,
    words: &'static [Said],
}

const fn kept(heading: &'static str, fact: &'static str, words: &'static [Said]) -> Kept {
    Kept { heading, fact, words }
}

const PEOPLE_JA: &[Said] = &[
    ("ベトナム", Some("vn")),
    ("中国", Some("cn")),
    ("フィリピン人", Some("ph")),
    ("ミャンマー", Some("mm")),
    ("ネパール国籍", None),
    ("不明", None),
];
const PEOPLE_EN: &[Said] = &[
    ("Vietnamese", Some("vn")),
    ("Nepal", Some("np")),
    ("Indonesian", Some("id")),
    ("South Korea", Some("kr")),
    ("Korean", None),
    ("tbd", None),
];
const BORN_JA: &[Said] = &[
    ("平成8年3月9日", Some("1996-03-09")),
    ("H10.12.1", Some("1998-12-01")),
    ("1990年5月30日", Some("1990-05-30")),
    ("１９９３／０７／０４", Some("1993-07-04")),
    ("平成8年", None),
    ("1996年頃", None),
];
const BORN_ISO: &[Said] = &[
    ("1996-03-09 00:00:00", Some("1996-03-09")),
    ("1998-12-01T00:00:00Z", Some("1998-12-01")),
    ("19900530", Some("1990-05-30")),
    ("1990-05-29T15:00:00Z", None),
];
const BORN_SERIAL: &[Said] = &[("35133", Some("1996-03-09")), ("36130", Some("1998-12-01"))];
const BORN_DOTS: &[Said] =
    &[("30.05.1990", Some("1990-05-30")), ("09.09.1996", Some("1996-09-09")), ("09.03.1996", None)];
const BORN_US: &[Said] = &[
    ("05/30/1990", Some("1990-05-30")),
    ("Mar 9, 1996", Some("1996-03-09")),
    ("03/09/1996", None),
];
const DEGREE_JA: &[Said] = &[
    ("大卒", Some("bachelor")),
    ("修士", Some("master")),
    ("博士", Some("doctorate")),
    ("短大卒", Some("junior-college")),
    ("高卒", Some("upper-secondary")),
    ("専門学校卒", None),
    ("大学院", None),
    ("大学中退", None),
];
const DEGREE_EN: &[Said] = &[
    ("Bachelor's", Some("bachelor")),
    ("MSc", Some("master")),
    ("PhD", Some("doctorate")),
    ("High school", Some("upper-secondary")),
    ("Some college", None),
    ("Bachelor (expected 2027)", None),
];
const JAPANESE: &[Said] = &[
    ("N2", Some("n2")),
    ("N3合格", Some("n3")),
    ("JLPT N1", Some("n1")),
    ("Ｎ４", Some("n4")),
    ("なし", Some("none")),
    ("N2相当", None),
    ("N2不合格", None),
    ("3級", None),
    ("日常会話", None),
];
const YEARLY: &[Said] = &[
    ("650万円", Some("6500000")),
    ("￥７，２００，０００", Some("7200000")),
    ("5,400,000円", Some("5400000")),
    ("月給30万円", None),
    ("時給1500円", None),
    ("500〜600万円", None),
    ("USD 60,000", None),
    ("要相談", None),
];
const YEARLY_MAN: &[Said] = &[
    ("650", Some("6500000")),
    ("７２０", Some("7200000")),
    ("540万", Some("5400000")),
    ("600-700", None),
];
const YEARLY_EN: &[Said] = &[
    ("6500000", Some("6500000")),
    ("7.2M", Some("7200000")),
    ("¥5,400,000", Some("5400000")),
    ("negotiable", None),
    ("$60000", None),
];
const MONTHLY: &[Said] = &[
    ("月給26万円", Some("260000")),
    ("250,000円", Some("250000")),
    ("時給1200円", None),
    ("年収400万円", None),
];
const EXPERIENCE: &[Said] = &[
    ("5年", Some("5y")),
    ("3年2月", Some("3y2m")),
    ("4年6か月", Some("4y6m")),
    ("10か月", Some("10m")),
    ("7", Some("7y")),
    ("5年以上", None),
    ("約3年", None),
    ("2月", None),
];
const AGE: &[Said] = &[
    ("34歳", Some("34")),
    ("２８", Some("28")),
    ("41才", Some("41")),
    ("30代", None),
    ("34歳5か月", None),
];
const NOW: &[Said] = &[
    ("留学", Some("student")),
    ("技術・人文知識・国際業務", Some("engineer-humanities-international")),
    ("特定技能1号", Some("ssw-1")),
    ("技能実習２号", Some("titp-2")),
    ("特定技能", None),
    ("就労ビザ", None),
];
const UNTIL: &[Said] = &[
    ("2028/3/31", Some("2028-03-31")),
    ("R9.10.15", Some("2027-10-15")),
    ("2027年4月10日まで", Some("2027-04-10")),
    ("更新中", None),
    ("2028年3月", None),
];
const TESTS: &[Said] = &[
    ("介護 合格", Some("nursing-care")),
    ("外食業", Some("food-service")),
    ("宿泊、外食業", Some("accommodation;food-service")),
    ("介護 不合格", None),
    ("農業", None),
    ("受験予定", None),
];
const YES: &[Said] = &[
    ("有", Some("yes")),
    ("○", Some("yes")),
    ("×", Some("no")),
    ("未", Some("no")),
    ("済", Some("yes")),
    ("申請中", None),
    ("△", None),
];

struct Style {
    title: &'static str,
    separator: char,
    total: &'static str,
    columns: &'static [Kept],
}

const STYLES: [Style; 5] = [
    Style {
        title: "受入れ外国人一覧,,,\n",
        separator: ',',
        total: "合計",
        columns: &[
            kept("国籍", "person.nationality", PEOPLE_JA),
            kept("生年月日", "person.birth-date", BORN_JA),
            kept("在留資格", "person.status", NOW),
            kept("在留期限", "person.permit-until", UNTIL),
            kept("日本語レベル", "person.jlpt", JAPANESE),
            kept("特定技能試験", "person.skill-tests-ssw-1", TESTS),
            kept("月給", "offer.monthly-pay", MONTHLY),
        ],
    },
    Style {
        title: "",
        separator: ',',
        total: "Total",
        columns: &[
            kept("Nationality", "person.nationality", PEOPLE_EN),
            kept("Date of birth", "person.birth-date", BORN_ISO),
            kept("Highest degree", "person.degree", DEGREE_EN),
            kept("Annual salary (JPY)", "offer.annual-salary", YEARLY_EN),
        ],
    },
    Style {
        title: "",
        separator: ',',
        total: "計",
        columns: &[
            kept("年齢", "person.age", AGE),
            kept("最終学歴", "person.degree", DEGREE_JA),
            kept("職歴", "person.career", EXPERIENCE),
            kept("年収", "offer.annual-salary", YEARLY),
            kept("JLPT", "person.jlpt", JAPANESE),
        ],
    },
    Style {
        title: "採用管理表\n\n",
        separator: '\t',
        total: "総計",
        columns: &[
            kept("国籍・地域", "person.nationality", PEOPLE_JA),
            kept("生年月日（西暦）", "person.birth-date", BORN_SERIAL),
            kept("年収（万円）", "offer.annual-salary", YEARLY_MAN),
            kept("経験年数", "person.career", EXPERIENCE),
            kept("建設業許可", "organization.construction-licence", YES),
        ],
    },
    Style {
        title: "",
        separator: ';',
        total: "Sum",
        columns: &[
            kept("Nationality", "person.nationality", PEOPLE_EN),
            kept("Date of birth", "person.birth-date", BORN_DOTS),
            kept(
                "Visa expiry (MM/DD/YYYY)",
                "person.permit-until",
                &[("04/05/2028", Some("2028-04-05"))],
            ),
            kept("Birthday of spouse", "person.birth-date", BORN_US),
            kept("Degree", "person.degree", DEGREE_EN),
        ],
    },
];

/// Numbers that are the same at every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap() % most
    }

    /// Words that mean something three times of four, as most words of a table do.
    fn word(&mut self, words: &[Said]) -> Said {
        let sound: Vec<&Said> = words.iter().filter(|(_, meaning)| meaning.is_some()).collect();
        match self.below(4) {
            0 => words[self.below(words.len())],
            _ => *sound[self.below(sound.len())],
        }
    }
}

const ROWS: usize = 40;

/// A table and what each of its cells means.
fn export(style: &Style, dice: &mut Dice) -> (String, Vec<Vec<Said>>) {
    let separator = style.separator;
    let mut text = format!("{}No.{separator}備考", style.title);
    for column in style.columns {
        let _ = write!(text, "{separator}{}", column.heading);
    }
    text.push('\n');
    let mut rows = Vec::new();
    for row in 0..ROWS {
        let said: Vec<Said> = style.columns.iter().map(|column| dice.word(column.words)).collect();
        let _ = write!(text, "{row}{separator}");
        for (words, _) in &said {
            let _ = write!(text, "{separator}\"{words}\"");
        }
        text.push('\n');
        rows.push(said);
    }
    let _ =
        writeln!(text, "{}{}", style.total, separator.to_string().repeat(style.columns.len() + 1));
    (text, rows)
}

#[test]
fn whatever_is_not_understood_is_told_and_nothing_is_another_value() {
    let mut dice = Dice(20_261_130);
    let (mut understood, mut all, mut unread) = (0, 0, Vec::new());
    for turn in 0..40 {
        let style = &STYLES[turn % STYLES.len()];
        let (text, rows) = export(style, &mut dice);
        let opened = opened(&text);
        for row in &rows {
            for (column, (words, meaning)) in style.columns.iter().zip(row) {
                let found = read(&opened.columns, column.heading, column.fact, words);
                let told = matches!(found, Read::Unread | Read::Untaken | Read::Empty);
                let place = format!("{} {words}", column.heading);
                let Some(meaning) = meaning else {
                    assert!(told, "{place} is read as {found:?}");
                    continue;
                };
                let right = found == meant(column.fact, meaning);
                assert!(right || told, "{place} is read as {found:?}");
                // Its heading is that of no fact: nothing below it has a meaning here.
                if column.heading != "Birthday of spouse" {
                    all += 1;
                    understood += usize::from(right);
                    unread.extend((!right).then_some(place));
                }
            }
        }
        let (out, rejects, tally) = judged(&text, BadCells::Unknown);
        assert_eq!((tally.written, tally.rejected, tally.totals), (ROWS as u64, 0, 1), "{text}");
        assert_eq!(cells(&out, opened.separator).len(), ROWS + 1);
        assert_eq!(tally.unread.values().sum::<u64>(), rejects.len() as u64);
    }
    assert!(understood * 100 >= all * 95, "{understood} of {all}: {unread:?}");
}
