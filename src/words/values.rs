//! Values as readers write them, and what their types are called.

use crate::text::{Template, Text};

sentences! {
    "values":
    YES { "yes", "はい" }
    NO { "no", "いいえ" }
    NONE { "none", "なし" }
    OTHER { "another, not listed", "その他（一覧にない）" }
    ATTRIBUTE_OF { "{of}: {attribute}", "{of}：{attribute}" }
    OTHER_BRIEFLY { "other", "その他" }
    UNLIKELY_CELL { "`{name}` is hardly {value}; the cell is not read", "`{name}` が {value} というのはまれです。このセルは読みません" }
    FRACTION_CELL { "`{value}` of `{name}` may be a share of one or less than one per cent; the cell is not read", "`{name}` の `{value}` は割合か1パーセント未満か分かりません。このセルは読みません" }
    THEN { "{earlier} → {later}", "{earlier} → {later}" }
    CHOICE_NAMED { "`{id}` ({name})", "`{id}`（{name}）" }

    YEN { "¥{amount}", "{amount}円" }
    YEN_EVEN { "¥{amount}", "{man}万円" }
    YEAR { "1 year", "1年" }
    YEARS { "{count} years", "{count}年" }
    MONTH { "1 month", "1か月" }
    MONTHS { "{count} months", "{count}か月" }
    DAY { "1 day", "1日" }
    DAYS { "{count} days", "{count}日" }
    TWO_PARTS { "{first} {second}", "{first}{second}" }
    THREE_PARTS { "{first} {second} {third}", "{first}{second}{third}" }
    NO_TIME { "no time", "0日" }

    FORMAT_TEXT { "For a terminal", "端末・メール用" }
    FORMAT_JSON { "For programs", "プログラム用" }
    FORMAT_CSV { "For spreadsheets", "表計算用" }
    FORMAT_TSV { "For spreadsheets, with tabs", "表計算用（タブ区切り）" }
    FORMAT_MARKDOWN { "For documents", "文書用" }
    FORMAT_HTML { "For browsers and printers, in one file", "閲覧・印刷用（一つのファイル）" }
    FORMAT_PDF { "For printing and filing", "印刷・提出用" }
    FORMAT_ICALENDAR { "For calendars", "カレンダー用" }
    FORMAT_XLSX { "For spreadsheets, laid out as the official form", "表計算用（公式様式の配置）" }

    KIND_YES_NO { "yes or no", "はい・いいえ" }
    KIND_COUNT { "a count", "数" }
    KIND_YEN { "an amount in yen", "金額" }
    KIND_PERCENT { "a percentage", "割合" }
    KIND_DATE { "a date", "日付" }
    KIND_DURATION { "a duration", "期間" }
    KIND_CHOICE { "a choice", "選択肢" }
    KIND_SCALE { "a choice on a scale", "段階" }
    KIND_SET { "a set of choices", "選択肢の集合" }
    KIND_TEXT { "words", "文字列" }

    JANUARY { "{day} January", "1月{day}日" }
    FEBRUARY { "{day} February", "2月{day}日" }
    MARCH { "{day} March", "3月{day}日" }
    APRIL { "{day} April", "4月{day}日" }
    MAY { "{day} May", "5月{day}日" }
    JUNE { "{day} June", "6月{day}日" }
    JULY { "{day} July", "7月{day}日" }
    AUGUST { "{day} August", "8月{day}日" }
    SEPTEMBER { "{day} September", "9月{day}日" }
    OCTOBER { "{day} October", "10月{day}日" }
    NOVEMBER { "{day} November", "11月{day}日" }
    DECEMBER { "{day} December", "12月{day}日" }
}

/// The days of every year, month by month.
pub const MONTHS_OF_YEAR: [Template; 12] = [
    JANUARY, FEBRUARY, MARCH, APRIL, MAY, JUNE, JULY, AUGUST, SEPTEMBER, OCTOBER, NOVEMBER,
    DECEMBER,
];

/// Parts of a length, largest first: three at most, each said already.
pub fn together(parts: &[Text]) -> Text {
    let (first, second, third) = ("first", "second", "third");
    match parts {
        [] => NO_TIME.text(),
        [one] => one.clone(),
        [one, two] => TWO_PARTS.fill(&[(first, one.clone()), (second, two.clone())]),
        [one, two, three, ..] => {
            THREE_PARTS.fill(&[(first, one.clone()), (second, two.clone()), (third, three.clone())])
        }
    }
}
