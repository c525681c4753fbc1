//! How things are written, and what was found instead, as parts of the sentences of mistakes.

sentences! {
    "forms":
    WORDS { "words", "文字列" }
    WHOLE_NUMBER { "a whole number", "整数" }
    NUMBER { "a number", "数" }
    TRUE_OR_FALSE_VALUE { "true or false", "真偽値" }
    DATE { "a date", "日付" }
    NULL { "null", "null" }
    TIME { "a time", "時刻" }
    ARRAY { "an array", "配列" }
    TABLE { "a table", "表" }
    LIST { "a list", "配列" }
    OBJECT { "an object", "オブジェクト" }

    WORDS_IN_QUOTES { "words in quotes", "引用符で囲んだ文字列" }
    TRUE_OR_FALSE { "true or false", "true または false" }
    TRUE_ALONE { "`true`, or is left out", "`true`（または省略）" }
    AT_MOST_SO_MANY { "a number from 1 to {count}", "1 から {count} までの数" }
    DATE_SUCH_AS { "a date such as 2027-04-01", "2027-04-01 のような日付" }
    DURATION_SUCH_AS { "a duration such as \"5y\"", "\"5y\" のような期間" }
    ONE_DEADLINE { "one of `before`, `within`, `same-day`, `next-month`, `yearly`", "`before`・`within`・`same-day`・`next-month`・`yearly` のいずれか一つ" }
    ONLY_TRUE { "true, or the key left out", "true（そうでなければ書かない）" }
    DAY_OF_MONTH { "a day of a month: 1 to 31", "月の日（1〜31）" }
    TWO_DAYS_OF_YEAR { "two days of every year such as [\"04-01\", \"05-31\"]", "[\"04-01\", \"05-31\"] のような毎年の2つの日" }
    BOTH_LANGUAGES { "{ en = \"…\", ja = \"…\" }", "{ en = \"…\", ja = \"…\" }" }
    RIGHT_SIDE { "a value, `fact` or `day`", "値・`fact`・`day` のいずれか" }
    TIMES { "a number or [3, 20]", "数または [3, 20]" }
    FACT_TYPE { "yes-no, count, yen, percent, date, duration, text, or choice, scale, set with `choices` or `list`", "yes-no・count・yen・percent・date・duration・text、または `choices` か `list` を伴う choice・scale・set" }
    ROW_OF_ONE { "a row of 1 value", "1 個の値の行" }
    ROW_OF { "a row of {width} values", "{width} 個の値の行" }
    ROWS_OF { "{rows} rows of {columns}", "{rows} 行 {columns} 列" }
    HIGHEST_FIRST { "highest first", "大きい順" }
    LOWEST_FIRST { "lowest first", "小さい順" }
    DOCUMENT_NAMES { "names of documents, such as `[\"pay-slip\"]`", "書類の名前（例 `[\"pay-slip\"]`）" }
    LETTERHEAD_WORDS { "words, or a table of `en` and `ja`", "文字列、または `en` と `ja` の表" }

    CASE { "case", "事例" }
    FACTS_BY_NAME { "facts by their names", "名前の付いた事実" }
    NOTHING { "nothing", "空" }
    DATED_VALUES { "dated values", "日付付きの値" }
    IN_QUOTES { "`{name}`", "`{name}`" }

    POINTS_SUM { "the sum of the points of `{name}`", "`{name}` の点数の合計" }
    ALL_FACTS { "the facts of all rules", "全ての事実" }
    ALL_CONDITIONS { "the conditions of all rules", "全ての条件" }
    ALL_CRITERIA { "the criteria of all rules", "全ての要件" }
    ALL_ROUTES { "the routes of all rules", "全ての経路" }
    ALL_TIERS { "the tiers of all rules", "全ての段階" }
    TABLE_ROWS { "the rows of a table", "表の行" }
    TABLE_COLUMNS { "the columns of a table", "表の列" }

    STEP { "`{name}`", "`{name}`" }
    STEP_POINTS { "points of `{name}`", "`{name}` のポイント" }
    STEP_THEN { "{path} → {next}", "{path} → {next}" }

    JUST_UNDER { "just under", "の直前" }
    AT { "at", "ちょうど" }
    JUST_OVER { "just over", "の直後" }
    EVERY_DAY { "every day", "毎日" }
    ROUTE { "route", "経路" }

    BETWEEN { "{least} to {most}", "{least} から {most} まで" }
    NO_LESS { "{least} or more", "{least} 以上" }
    NO_MORE { "{most} or less", "{most} 以下" }
    ANYTHING { "anything", "制限なし" }
    SENSE_RANGES { "one table of `at-least` and `at-most` (dates: `on-or-after` and `on-or-before`), or several", "`at-least`・`at-most`（日付は `on-or-after`・`on-or-before`）の表、またはその配列" }

    POSSIBLE_RANGE { "possible: {range}", "あり得る値：{range}" }
    LIKELY_RANGE { "likely: {range}", "目安：{range}" }
    RANGE_OR { "{value}, or {range}", "{value}、又は{range}" }
    NOT_BEFORE { "not before {bound}", "{bound}以降" }
    NOT_AFTER { "not after {bound}", "{bound}以前" }
    AT_LEAST { "at least {bound}", "{bound}以上" }
    AT_MOST { "at most {bound}", "{bound}以下" }
    DAY_LOOKED_AT { "the day of the check", "判定日" }
    TIME_SINCE { "the time since this day: {fact}", "次の日からの期間（{fact}）" }
    TIMES_OF { "{bound} times {times}", "{bound}の{times}倍" }
    DAY_AFTER { "{wait} after {bound}", "{bound}の{wait}後" }
    DAY_BEFORE { "{wait} before {bound}", "{bound}の{wait}前" }
    LONGER_BY { "{bound} and {wait} more", "{bound}に{wait}を加えた期間" }
    SHORTER_BY { "{bound} less {wait}", "{bound}から{wait}を引いた期間" }
    FEWEST { "fewest documents that show {mark} points: {papers} ({points} points)", "{mark}点を疎明できる最少の資料：{papers}（{points}点）" }
    FEWEST_SOUGHT { "a small set of documents that shows {mark} points: {papers} ({points} points)", "{mark}点を疎明できる資料の一例：{papers}（{points}点）" }
    FEWEST_NONE { "no document is needed to show {mark} points", "{mark}点の疎明に必要な資料はない" }
    ONE_OF_PAPERS { "one of these is enough: {papers}", "次のいずれか一つでよい：{papers}" }
    SOME_OF_PAPERS { "{count} of these are enough: {papers}", "次のうち{count}件でよい：{papers}" }
    BEYOND_RECORD { "the rules record nothing after {until}: what the law says on this day is not known here", "{until}より後の法令は収録していないため、この日の法令による判定ではない" }
    TURNS_BY { "by the day looked at, where it is not given: {facts}", "次が入力されていなければ判定日による：{facts}" }

    YES_NO_FORM { "`yes` or `no`", "`yes` または `no`" }
    COUNT_FORM { "a whole number such as `3`", "`3` のような整数" }
    YEN_FORM { "an amount such as `6500000`, `6.5M` or `650万`", "`6500000`・`6.5M`・`650万` のような金額" }
    PERCENT_FORM { "a percentage such as `3.5`", "`3.5` のような割合（％）" }
    DATE_FORM { "a date such as `1995-04-01` or `平成7年4月1日`", "`1995-04-01`・`平成7年4月1日` のような日付" }
    DURATION_FORM { "a duration such as `4y6m`, `18m` or `3` (years)", "`4y6m`・`18m`・`3`（年）のような期間" }
    CHOICE_FORM { "one of the choices", "選択肢のいずれか" }
    SET_FORM { "choices joined by `;`, or `none`", "`;` で区切った選択肢、または `none`" }
    TEXT_FORM { "words", "文字列" }
}
