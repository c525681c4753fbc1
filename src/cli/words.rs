//! What the command line says of itself, in every language; sentences of reports stand in
//! `explain/phrase.rs`.

use crate::text::{Template, Text};

/// A sentence of the command line with what would help.
#[derive(Clone, Copy, Debug)]
pub struct Remark {
    /// The sentence.
    pub(super) words: Template,
    /// What would help.
    pub(super) hint: Option<Template>,
}

impl Remark {
    const fn new(words: Template) -> Self {
        Self { words, hint: None }
    }

    const fn hinted(mut self, hint: Template) -> Self {
        self.hint = Some(hint);
        self
    }

    /// The sentences that it is made of.
    pub fn templates(self) -> impl Iterator<Item = Template> {
        [Some(self.words), self.hint].into_iter().flatten()
    }

    /// The sentence as a part of another.
    pub fn part(self, slots: &[(&'static str, Text)]) -> Text {
        self.words.fill(slots)
    }
}

macro_rules! notices {
    ($($name:ident { $en:literal, $ja:literal } $(=> { $hint_en:literal, $hint_ja:literal })?)*) => {
        $(#[doc = $en]
        pub const $name: Remark = Remark::new(named(stringify!($name), $en, $ja))
            $(.hinted(named(concat!(stringify!($name), "_HINT"), $hint_en, $hint_ja)))?;)*

        /// All of them.
        pub const ALL: &[Remark] = &[$($name,)*];
    };
}

/// A sentence of the command line, as further languages call it.
const fn named(name: &'static str, en: &'static str, ja: &'static str) -> Template {
    Template::new("program", name, en, ja)
}

#[cfg(feature = "columnar")]
pub mod columns;
pub mod every;
pub mod maps;
pub mod options;

notices! {
    ERROR { "error", "エラー" }
    HINT { "hint", "ヒント" }
    BAD_DAY { "`{value}` is not a day", "`{value}` は日付ではありません" } => { "write a day such as `{option} 2027-04-01`", "`{option} 2027-04-01` のような日付を書きます" }
    UNSOUND_RULES { "no verdict is given from rules with mistakes", "誤りのある規則からは判定しません" }
    OUR_MISTAKE { "zairyu has a mistake of its own and stopped; nothing half was left behind. Please report this:", "zairyu 自体の不具合のため中止しました（書きかけのファイルは残していません）。次の内容をお知らせください:" }
    NOT_CHECKED { "the case was not checked", "判定は行われませんでした" }
    UNKNOWN_STATUS { "unknown status `{name}`", "不明な在留資格 `{name}`" }
    UNKNOWN_LANGUAGE { "the rules have no words in `{name}`", "規則に言語 `{name}` の文はありません" }
    UNKNOWN_FACT { "unknown fact `{name}`", "不明な事実 `{name}`" }
    NO_FACT { "unknown fact `{name}`", "不明な事実 `{name}`" } => { "`zairyu facts` lists the names", "名前の一覧は `zairyu facts` で示します" }
    NO_POINTS { "`{name}` has no points table; these have one", "`{name}` にポイント表はありません。ポイント表があるもの" }
    NO_RULES { "`{name}` holds no rule files", "`{name}` に規則ファイルがありません" } => { "`zairyu new rules DIR` writes a set to start from", "`zairyu new rules DIR` で規則一式を書き出せます" }
    LINK_LOOP { "`{name}` leads back to a folder that it lies in", "`{name}` は、それを含むフォルダへのリンクです" } => { "take the link away", "このリンクを除きます" }
    NOT_A_FILE { "`{name}` is no file", "`{name}` は通常のファイルではありません" }
    TOO_MANY_FILES { "`{name}` holds more than any set of rules: 10,000 entries, or 64 MiB of rule files", "`{name}` の項目が 10,000 件を超えるか、規則ファイルが合計 64 MiB を超えています" } => { "name the folder that holds the rules alone", "規則だけを含むフォルダを指定します" }
    NOT_EMPTY { "`{name}` is not an empty folder", "`{name}` は空のフォルダではありません" }
    NO_FORMAT { "this command has no format `{name}`; it has {known}", "この命令に形式 `{name}` はありません。使える形式: {known}" }
    NO_CASE { "no case was given", "事例が指定されていません" } => { "`zairyu new case > me.toml` writes a file to fill in; then `zairyu check me.toml`", "`zairyu new case > me.toml` でひな形を作り、`zairyu check me.toml` で判定します" }
    IS_TABLE { "`{name}` is a table, and one case is wanted", "`{name}` は表です。ここでは事例ファイルを一つ指定します" } => { "`zairyu batch {name}` judges every row", "行ごとに判定するには `zairyu batch {name}`" }
    NO_INPUT { "`{name}` cannot be read: {detail}", "`{name}` を読み取れません: {detail}" }
    STANDARD_FULL { "standard output cannot be written: {detail}", "標準出力に書き込めません: {detail}" }
    NO_OUTPUT { "`{name}` cannot be written: {detail}", "`{name}` に書き込めません: {detail}" }
    INPUT_FORMAT { "the format of the input cannot be told from its name", "入力の名前から形式が分かりません" } => { "`--input-format csv`, `tsv`, `jsonl` or `xlsx`", "`--input-format csv`（または `tsv`・`jsonl`・`xlsx`）を付けます" }
    SHAPE_OF_LINES { "`--shape` is for tables; lines of JSON have one shape", "`--shape` は表のためのもので、JSON Lines では使えません" } => { "`--format csv` or `--format tsv`", "`--format csv` または `--format tsv` を付けます" }
    EXPLAIN_TABLE { "`--explain` needs room that tables do not have", "`--explain` の内容は表に収まりません" } => { "`--format jsonl`", "`--format jsonl` を付けます" }
    NO_HEADER_LINES { "`--no-header` is for tables; lines of JSON have no header", "`--no-header` は表のためのもので、JSON Lines には見出しがありません" } => { "`--line-by-line`", "`--line-by-line` を付けます" }
    LONG_BY_LINE { "a long table has several lines for a row, and one for one was asked for", "long の表は1行が複数行になるため、1行ずつの出力にできません" } => { "leave `--shape long` away", "`--shape long` を外します" }
    SHEET_BY_LINE { "a workbook has no lines to answer one by one", "ワークブックは1行ずつの処理に使えません" } => { "save it as CSV", "CSV として保存します" }
    TOO_MANY_ROWS { "a sheet has room for 1,048,575 rows below its header; there are more", "シートには見出しの下に 1,048,575 行までしか入りません" } => { "`--format csv`, or fewer rows: `--only`, `--near-points`, `--limit`", "`--format csv` とするか、`--only`・`--near-points`・`--limit` で行を絞ります" }
    BOOK_ON_TERMINAL { "a workbook cannot be shown on a terminal", "ワークブックは端末に表示できません" } => { "`-o FILE.xlsx`, or `--format csv`", "`-o FILE.xlsx` または `--format csv` を付けます" }
    OTHER_SUFFIX { "`.{suffix}` is no name for what is written here, which is {format}", "ここで書き出すのは {format} で、拡張子 `.{suffix}` と合いません" }
    BAD_DELIMITER { "`{value}` is not one sign that can part cells", "`{value}` はセルを区切る1文字ではありません" } => { "`--delimiter ';'`, `--delimiter '|'` or `--delimiter tab`", "`--delimiter ';'`・`--delimiter '|'`・`--delimiter tab` のように指定します" }
    NO_UNIT { "`{unit}` is no unit of the values below `{name}`", "`{unit}` は `{name}` の値の単位ではありません" } => { "such as `万円`, `千円`, `months`, `DD/MM/YYYY`", "`万円`・`千円`・`months`・`DD/MM/YYYY` など" }
    ABOVE_ONE { "1 row above the header is left out", "見出しより上の 1 行は読みません" }
    ABOVE { "{count} rows above the header are left out", "見出しより上の {count} 行は読みません" }
    PERSON_ABOVE { "  the row of `{name}` above the header looks like a person and is not read: put it below the header", "  見出しより上の `{name}` の行は候補者のようですが、読みません。見出しより下に移してください" }
    GAVE_WAY { "columns of an earlier run give way to the new ones: {count}", "以前の判定結果の列は新しい結果に置き換えます: {count}列" }
    SEVERAL { "  `{name}` may be one of several facts: {hint}", "  `{name}` は複数の事実に当てはまります: {hint}" }
    TWICE { "  `{name}` gives what another column gives, too: {hint}", "  `{name}` は別の列と同じ事実を表します: {hint}" }
    VALUES_UNLIKE { "  most values below `{name}` cannot be read as the fact that it is called like: {hint}", "  `{name}` の値の多くは、見出しの示す事実として読めません: {hint}" }
    OTHER_SHEETS { "other sheets are not read ({count}): {names} (`--sheet NAME` reads one)", "ほかのシート（{count}）は読みません: {names}（`--sheet 名前` で選べます）" }
    BARE_FORMULAS { "formulas without a saved value, whose cells are not read: {count}", "値が保存されておらず、セルを読まない数式: {count}" }
    MERGED { "merged ranges in the workbook: {count}; what stands in one is read as the value of its first cell alone", "結合されたセル範囲: {count}（値は先頭のセルだけにあるものとして読みます）" }
    HIDDEN { "hidden rows and columns in the workbook: {count}; they are read like the others", "非表示の行・列: {count}（ほかと同じく読みます）" }
    BOOK_LEFT_OUT { "the result is a workbook of its own: of the input it has neither other sheets ({others}) nor formulas ({formulas}; their values stay) nor choices ({choices})", "結果は新しいワークブックです。入力のほかのシート（{others}）・数式（{formulas}、値は残ります）・入力規則（{choices}）は含みません" }
    OF_INPUT { "input `{name}`:", "入力 `{name}`:" }
    CUT_ONE { "1 cell was longer than a cell of a workbook can be, and was cut: `--format csv` keeps it", "1 件のセルがワークブックのセルに入る長さを超えたため途中で切りました。`--format csv` なら残ります" }
    CUT { "{count} cells were longer than a cell of a workbook can be, and were cut: `--format csv` keeps them", "{count} 件のセルがワークブックのセルに入る長さを超えたため途中で切りました。`--format csv` なら残ります" }
    LIMITED { "only the first {count} rows were looked at (`--limit`)", "最初の {count} 行だけを見ました（`--limit`）" }
    UNREAD { "cells that could not be read, and are unknown: {count} in {rows} rows ({names})", "読み取れず不明としたセル: {rows} 行の {count} 件（{names}）" }
    UNREAD_COLUMN { "`{name}` {count}", "`{name}` {count}" }
    REPEATED_ONE { "1 row bears an id that stood before: row {rows}", "前の行と同じ id の行が 1 行あります: {rows} 行目" }
    REPEATED { "{count} rows bear an id that stood before: rows {rows}", "前の行と同じ id の行が {count} 行あります: {rows} 行目" }
    IDS_UNSEEN { "ids of {count} rows behind the first 262,144 were not compared", "262,144 件目より後の {count} 行の id は比べていません" }
    TOTALS_ONE { "1 row of sums is no person and was left out", "合計などの 1 行は候補者ではないため読みませんでした" }
    TOTALS { "{count} rows of sums are no people and were left out", "合計などの {count} 行は候補者ではないため読みませんでした" }
    LONG_BOOK { "a workbook is written wide: a row for each row", "ワークブックは wide の形（1行につき1行）で書き出します" } => { "`--format csv --shape long`", "`--format csv --shape long` を付けます" }
    EXISTS { "`{name}` exists already and may hold what somebody filled in", "`{name}` は既にあり、記入済みかもしれません" } => { "name another file", "別の名前を指定してください" }
    TEXT_ALONE { "`text` is for comparisons, and for results only", "`text` は比較の結果のための形式です" } => { "`--format csv`, `tsv`, `jsonl` or `xlsx`", "`--format csv`（または `tsv`・`jsonl`・`xlsx`）を付けます" }
    NO_BOOK { "`{name}` is not a workbook", "`{name}` はワークブックではありません" } => { "save it as .xlsx in a spreadsheet program, or name its format: `--input-format csv`", "表計算ソフトで .xlsx として保存するか、`--input-format csv` のように形式を指定します" }
    BOOK_OLD { "`{name}` is a workbook of the old form .xls, whatever its name says", "`{name}` は拡張子にかかわらず古い .xls 形式です" } => { "open it and save it as .xlsx", "開いて .xlsx として保存し直します" }
    BOOK_PASSWORD { "`{name}` is protected by a password", "`{name}` はパスワードで保護されています" } => { "save a copy without the password", "パスワードなしの写しを保存します" }
    BOOK_TOO_LARGE { "`{part}` in `{name}` unpacks to more than a workbook needs (limit {limit} MiB)", "`{name}` の中の `{part}` が、展開すると大きすぎます（上限 {limit} MiB）" } => { "if it is really meant: `--max-unpacked MIB`; else save the sheet as CSV", "本当にその大きさなら `--max-unpacked MIB`。または CSV として保存します" }
    BOOK_ORDER { "`{name}` is broken: what follows `{cell}` is out of order or outside any sheet", "`{name}` は壊れています: `{cell}` の次のセルの順序または位置が正しくありません" } => { "open it in a spreadsheet program and save it again", "表計算ソフトで開いて保存し直します" }
    NOT_BUILT { "this build does not read or write {format}", "このビルドは {format} の読み書きに対応していません" } => { "rebuild with `--features columnar`, or save the table as CSV", "`--features columnar` を付けてビルドし直すか、CSV として保存します" }
    COLUMNS_BY_LINE { "Parquet and Arrow have no lines to answer one by one", "Parquet と Arrow は1行ずつの処理に使えません" } => { "`--format csv` from a CSV, TSV or JSON Lines input", "CSV・TSV・JSON Lines の入力と `--format csv` を使います" }
    COLUMNS_ON_TERMINAL { "Parquet and Arrow cannot be shown on a terminal", "Parquet と Arrow は端末に表示できません" } => { "`-o FILE.parquet` or `-o FILE.arrow`, or `--format csv`", "`-o FILE.parquet`・`-o FILE.arrow` または `--format csv` を付けます" }
    NO_SHEET { "no sheet `{name}`", "シート `{name}` はありません" }
    BARE_FORMULA { "the formula in `{cell}` was never worked out", "`{cell}` の数式の値が保存されていません" } => { "open the workbook in a spreadsheet program and save it", "表計算ソフトで開いて保存します" }
    ONTO_ITSELF { "`{name}` is the input: rows that cannot be read would be lost", "`{name}` は入力ファイルです。読めない行が失われます" } => { "name another file", "別の名前を指定してください" }
    ERRORS_ONTO_OUTPUT { "the result and the errors cannot go to the same file", "結果とエラーを同じファイルには書けません" }
    BAD_MAP { "`{value}` is not of the form `HEADING=FACT`", "`{value}` は `見出し=事実` の形ではありません" } => { "`--map \"Salary (JPY)=offer.annual-salary\"`", "`--map \"年収=offer.annual-salary\"`" }
    BAD_MAP_FILE { "`{name}` cannot be read as lines `\"HEADING\" = \"FACT\"`: {detail}", "`{name}` を `\"見出し\" = \"事実\"` の行として読めません: {detail}" }
    BAD_ENCODING { "unknown encoding `{name}`", "不明な文字コード `{name}`" } => { "`utf-8`, `shift_jis`, `euc-jp`, `utf-16le`, or another label of the Encoding Standard", "`utf-8`・`shift_jis`・`euc-jp`・`utf-16le` など" }
    EMPTY_TABLE { "`{name}` holds no header", "`{name}` に見出しの行がありません" }
    LONG_HEADER { "the first row of `{name}` is longer than 1 MiB: that is no header", "`{name}` の最初の行が 1 MiB を超えており、見出しではありません" } => { "the first row names the columns; lines of JSON are read with `--input-format jsonl`", "最初の行に列名を書きます。JSON Lines なら `--input-format jsonl`" }
    OPEN_HEADER { "in the header of `{name}`, a quote opens and never closes", "`{name}` の見出しの引用符が閉じられていません" } => { "write a quote inside a cell twice", "セルの中の引用符は二つ重ねて書きます" }
    ENDLESS_ROW { "a row of `{name}` does not end within 1 GiB", "`{name}` の行が 1 GiB を超えても終わりません" }
    TOO_DENSE { "`{name}` unpacks to more than 1,000 times its size, and to more than {limit} MiB", "`{name}` は展開すると元の 1,000 倍を超え、{limit} MiB も超えます" } => { "if it is really meant: `--max-unpacked MIB`", "本当にその大きさなら `--max-unpacked MIB`" }
    NO_FACT_COLUMN { "no column is a fact: the header must name facts, such as `person.degree`", "事実を表す列がありません。見出しには `person.degree` のような事実の名前が要ります" } => { "`zairyu facts` lists the names; `--map \"Degree=person.degree\"` reads another heading as one", "名前の一覧は `zairyu facts`。別の見出しは `--map \"学歴=person.degree\"` で読み替えます" }
    COLUMN_TWICE { "two columns give `{name}`: `{first}` and `{second}`", "`{name}` の列が二つあります: `{first}` と `{second}`" } => { "leave one of them out, or read it as something else with `--map`", "一方を除くか、`--map` で読み替えてください" }
    NO_COLUMN_OUT { "`{name}` is no column of the result", "`{name}` は結果の列にありません" }
    LINES_WHOLE { "`--columns-out` and `--names` are for tables; a line of JSON is whole", "`--columns-out`・`--names` は表のためのものです。JSON の行は常に全体を書き出します" } => { "`--format csv`, `tsv`, `xlsx`, `parquet` or `arrow`", "`--format csv`・`tsv`・`xlsx`・`parquet`・`arrow` のいずれかにします" }
    NOT_OF_SEVERAL { "several inputs are files of one kind: tables (CSV, TSV, XLSX) or lines of JSON, without `--against-…`, `--rejects`, `--no-header` and `--line-by-line`", "複数の入力は同じ種類のファイル（CSV・TSV・XLSX の表、または JSON Lines）に限り、`--against-…`・`--rejects`・`--no-header`・`--line-by-line` とは併用できません" } => { "judge the others by themselves", "それ以外は一つずつ判定します" }
    NOTHING_EARLIER { "`--changed` compares with the columns of an earlier run, and the table has none", "`--changed` は前回の結果の列と比べますが、この表にはありません" } => { "give it the result of an earlier run, in which facts were edited or beside which the day or the rules are others", "前回の結果の表（事実を直したもの、または別の日・別の規則で判定し直すもの）を渡します" }
    NO_COLUMN { "there is no column `{name}`", "列 `{name}` はありません" }
    TAKEN_ON { "facts that say no day (`as-of`) are taken to be those of {day}, the day of the check", "基準日（`as-of`）のない事実は、判定日 {day} のものとみなします" }
    PASSED_THROUGH { "columns that are not facts are passed through ({count}): {names}", "事実ではない列はそのまま残します（{count}列）: {names}" }
    MEANT { "  `{name}` may be meant as {hint}", "  `{name}` は {hint} のことかもしれません" }
    CELL_REJECTED { "row {row}{id}, {place}{column}: {reason}", "{row} 行目{id}（{place}）{column}: {reason}" }
    ROW_REJECTED { "row {row}{id}, line {line}{column}: {reason}", "{row} 行目{id}（ファイルの {line} 行目）{column}: {reason}" }
    RECORD_REJECTED { "row {row}{id}{column}: {reason}", "{row} 行目{id}{column}: {reason}" }
    MORE_REJECTED_ONE { "and 1 more row with what cannot be read; `--errors FILE` keeps them all", "ほかに読めない箇所のある行が 1 行。`--errors FILE` で全て残せます" }
    MORE_REJECTED { "and {count} more rows with what cannot be read; `--errors FILE` keeps them all", "ほかに読めない箇所のある行が {count} 行。`--errors FILE` で全て残せます" }
    STRICT { "stopped at the first row that cannot be read; no result file was written", "読めない行があったため中止しました。結果のファイルは書き出していません" }
    STRICT_CONFLICT { "stopped at the first row that contradicts itself; no result file was written", "矛盾する行があったため中止しました。結果のファイルは書き出していません" }
    ROWS { "rows read {read} = written {written} + rejected {rejected}", "読んだ行 {read} ＝ 書いた行 {written} ＋ 読めなかった行 {rejected}" }
    ROWS_LEFT_OUT { "rows read {read} = written {written} + rejected {rejected} + left out {left}", "読んだ行 {read} ＝ 書いた行 {written} ＋ 読めなかった行 {rejected} ＋ 対象外の行 {left}" }
    ROWS_COMPARED { "rows read {read} = changed {written} + unchanged {left} + rejected {rejected}; of those changed, only points in {moved}", "読んだ行 {read} ＝ 変わる行 {written} ＋ 変わらない行 {left} ＋ 読めなかった行 {rejected}（変わる行のうちポイントだけ: {moved}）" }
    FLIPS { "{name}: {before} → {after}: {count}", "{name}: {before} → {after}: {count}" }
    CAUSES { "{name}: by {causes}", "{name}: 要因 {causes}" }
    VERDICTS { "{name}: {counts}", "{name}: {counts}" }
    NEAR_LEAST { "near: row {row}{id}, {name}: points short of the pass mark as yet: {count}", "あと少し: {row} 行目{id}、{name}: 現時点であと {count} 点" }
    NEAR_POINTS { "near: row {row}{id}, {name}: points short: {count}", "あと少し: {row} 行目{id}、{name}: あと {count} 点" }
    NEAR_CRITERIA { "near: row {row}{id}, {name}: criteria not met: {count}", "あと少し: {row} 行目{id}、{name}: 満たさない要件 {count} 件" }
    UNLISTED_ONE { "1 cell of `{name}` names something that the list does not have, and stays unknown; `other` says that it is another", "`{name}` の 1 件は一覧にない名前のため不明のままです。一覧にないものは `other` と書きます" }
    NOT_OF_DAY_ONE { "1 cell of `{name}` is no choice on the day of the check; what depends on it stays unknown", "`{name}` の 1 件は判定日には選択肢でない値で、これによる事項は不明のままです" }
    NOT_OF_DAY { "{count} cells of `{name}` are no choices on the day of the check; what depends on them stays unknown", "`{name}` の {count} 件は判定日には選択肢でない値で、これらによる事項は不明のままです" }
    AT_ODDS_ONE { "1 cell of `{name}` does not go with others of its row, and stays unknown", "`{name}` の 1 件は同じ行の他の値と両立しないため、不明のままです" }
    AT_ODDS { "{count} cells of `{name}` do not go with others of their rows, and stay unknown", "`{name}` の {count} 件は同じ行の他の値と両立しないため、不明のままです" }
    ROUNDED_ONE { "1 percentage of `{name}` has more decimals than count and was rounded to the safe side", "`{name}` の 1 件は小数が多いため、要件を満たしにくい側に丸めました" }
    ROUNDED { "{count} percentages of `{name}` have more decimals than count and were rounded to the safe side", "`{name}` の {count} 件は小数が多いため、要件を満たしにくい側に丸めました" }
    UNLISTED { "{count} cells of `{name}` name something that the list does not have, and stay unknown; `other` says that it is another", "`{name}` の {count} 件は一覧にない名前のため不明のままです。一覧にないものは `other` と書きます" }
    CONTRADICTING { "rows with facts that contradict what follows from their other facts: {count}; `conflicts` of the row says what was given and what follows", "ほかの事実から導かれる値と矛盾する行: {count}。書かれた値と導かれる値は、各行の `conflicts` にあります" }
    CONTRADICTION { "  row {row}{id}: `{name}` is given as {given}, but {derived} follows", "  {row} 行目{id}: `{name}` は {given} とありますが、{derived} になるはずです" }
    NOT_CARRIED_ONE { "the durations of 1 row could not be carried to the day of the check and stand as given", "1 行の期間は判定日まで繰り越せず、書かれたままです" }
    NOT_CARRIED { "the durations of {count} rows could not be carried to the day of the check and stand as given", "{count} 行の期間は判定日まで繰り越せず、書かれたままです" }
    UNKNOWN_NAMES { "names that are not facts were left alone: {names}", "事実ではない名前は読みませんでした: {names}" }
    MISNAMED { "warning: `{name}` is no fact and was left alone; `{near}` may be meant", "注意: `{name}` は事実の名前ではないため読みませんでした。`{near}` のことかもしれません" }
    UNKNOWN_LIST { "unknown list `{name}`", "不明な一覧 `{name}`" } => { "`zairyu lookup` names the lists", "一覧の名前は `zairyu lookup` で示します" }
    NO_ROW { "no row of `{list}` is called anything like `{name}`", "`{list}` に `{name}` に似た名称はありません" }
    BAD_TIME { "`{value}` is not a length of time", "`{value}` は期間ではありません" } => { "write `--stale 180d`, `6m` or `1y`", "`--stale 180d`・`6m`・`1y` のように書きます" }
    BAD_SPAN { "{from} does not come before {to}", "{from} は {to} より前の日ではありません" } => { "`--from` is the earlier day, `--to` the later", "`--from` に前の日、`--to` に後の日を書きます" }
    BAD_HORIZON { "{to} does not come after {from}", "{to} は {from} より後の日ではありません" } => { "`--until` is a day after that of the check; `--within` is a time such as 6m", "`--until` には判定日より後の日、`--within` には 6m のような期間を書きます" }
    AHEAD { "the case is of {as-of}, which lies after {on}", "ケースの基準日 {as-of} は {on} より後です" } => { "`--on {as-of}` looks from that day on", "`--on {as-of}` でその日から見ます" }
    PEOPLE_LEFT_OUT { "rows left out: {bad} of {count}", "除いた行：{count} 行のうち {bad} 行" }
    WELCOME {
        "zairyu checks a candidate against the published criteria\nof Japan's statuses of residence.\nNothing you write leaves this machine.\n\n  1. zairyu new case > me.toml\n     writes a file to fill in\n  2. zairyu check me.toml\n     tells where you stand, and why\n  3. zairyu points me.toml\n     shows the points table, item by item\n\nWhat you do not know stays empty.\n`zairyu --help` lists everything else.\n",
        "zairyu は、日本の在留資格について公表された要件と、\nあなたの事実を照合します。\n入力した内容が端末の外に送られることはありません。\n\n  1. zairyu new case > me.toml\n     記入用のひな形を書き出す\n  2. zairyu check me.toml\n     判定とその理由\n  3. zairyu points me.toml\n     ポイント計算表\n\n分からない項目は空欄のままで構いません。\nその他の命令は `zairyu --help` へ。\n"
    }
    NO_TERMINAL { "there is no terminal to ask on", "質問できる端末がありません" }
    MISSING_AS { "write what you know into a case file and run `zairyu check FILE`; these facts are missing:", "分かることを事例ファイルに書き、`zairyu check FILE` を実行してください。不足している事実:" }
    MISSING_MORE { "and {count} more: `zairyu new case` writes all of them", "ほか {count} 件。`zairyu new case` で全て書き出せます" }
    NOTHING_MISSING { "no fact is missing: `zairyu check` gives the verdicts", "不足している事実はありません。`zairyu check` で判定します" }
    BAD_SCRIPT { "line {line} of `{name}`: {what}", "`{name}` の {line} 行目: {what}" } => { "a line is `NAME: ANSWER`, where NAME is a fact or an opening question", "各行は `名前: 答え` の形で、名前は事実または最初の質問です" }
    SCRIPT_FORM { "`{words}` is not `NAME: ANSWER`", "`{words}` は `名前: 答え` の形ではありません" }
    SCRIPT_NAME { "nothing is called `{words}`", "`{words}` という項目はありません" }
    SAVE_EXISTS { "`{name}` is already there", "`{name}` は既に存在します" } => { "choose another name for `--save`, or run on a terminal to be asked", "`--save` に別の名前を指定するか、端末で実行してください" }
    SAVED { "saved to `{name}`: `zairyu check {name}` judges it again, `zairyu ask {name}` goes on", "`{name}` に保存しました。`zairyu check {name}` で判定、`zairyu ask {name}` で続けられます" }
    NOT_SAVED { "not saved", "保存しませんでした" }
    SAVE_WHERE { "File to save your answers in (empty: do not save):", "回答を保存するファイル名（空欄なら保存しない）:" }
    SAVE_OVER { "`{name}` is already there. Write over it?", "`{name}` は既に存在します。上書きしますか。" }
    SAVE_TO { "Save your answers to `{name}`?", "回答を `{name}` に保存しますか。" }
    YES_OR_NO { "answer `y` for yes or `n` for no", "`y`（はい）か `n`（いいえ）で答えてください" }
    SHOW_REASONS { "Show the reasons of every verdict?", "全ての判定の理由を表示しますか。" }
    OTHERS_APART { "statuses of residence that are further away, not shown here: {count}", "ここに示していない在留資格（要件を満たさない、又はこの日は受付なし）: {count} 件" }
    AS_IF { "as if it were there: {line}", "あるものとして：{line}" }
    NO_MATCH { "Nothing matches what you typed: change it", "一致するものがありません。入力を変えてください" }
    SAVE_FAILED { "`{name}` could not be written: {what}", "`{name}` に書き込めません: {what}" }
    ASK_WELCOME { "A few questions, and you know where you stand. Nothing you answer leaves this machine.", "いくつかの質問に答えると、要件に照らした現在の位置が分かります。回答が端末の外に送られることはありません。" }
    ASK_KEYS { "? explains a question · Esc goes back · Ctrl-C leaves", "? で説明 · Esc で戻る · Ctrl-C で終了" }
    ASK_KEYS_LINES { "? explains a question · < goes back · q leaves · an empty line: I don't know", "? で説明 · < で戻る · q で終了 · 空行は「分からない」" }
    AT_MOST { "at most {count} questions left", "残り最大 {count} 問" }
    AT_MOST_ONE { "the last question", "最後の質問" }
    ANSWER { "Answer:", "答え:" }
    YES { "Yes", "はい" }
    NO { "No", "いいえ" }
    DONT_KNOW { "I don't know", "分からない" }
    EXPLAIN { "? What does this mean", "? 質問の意味" }
    NONE_OF_THESE { "None of these", "該当なし" }
    FROM_LIST { "Choose from the list …", "一覧から選ぶ …" }
    MARK_HELP { "Space marks, Enter is done, type to search", "スペースで選択、Enter で決定、文字で検索" }
    SEARCH_HELP { "type to search · {count} · ? explains", "文字で検索 · {count} 件 · ? で説明" }
    CHOOSE_HELP { "↑↓ and Enter, or type · ? explains", "↑↓ と Enter、または文字入力 · ? で説明" }
    WRITE_HELP { "empty: I don't know · ? explains", "空欄は「分からない」· ? で説明" }
    WRITE_FORM { "written as {form}", "書き方: {form}" }
    MANY_CHOICES { "one of {count}: type a part of the name", "{count} 件から選択。名前の一部を入力" }
    WRITE_AS { "this cannot be read: write {form}", "読み取れません。{form}で書いてください" }
    UNDERSTOOD { "= {value}", "= {value}" }
    CANNOT_READ { "`{value}` cannot be read here: write {form}", "`{value}` は読み取れません。{form}で書いてください" }
    NO_CHOICE { "`{value}` is not among the choices", "`{value}` は選択肢にありません" }
    NO_CHOICE_NEAR { "`{value}` is not among the choices; near: {names}", "`{value}` は選択肢にありません。近いもの: {names}" }
    TOO_MANY_DAYS { "write days of 31 or more as months", "31 日以上は月で書いてください" }
    NOT_LISTED { "`{value}` is not in the list; if it is another, write `other`", "`{value}` は一覧にありません。一覧にないものは `other` と書いてください" }
    NOT_LISTED_NEAR { "`{value}` is not in the list; near: {names}; if it is another, write `other`", "`{value}` は一覧にありません。近いもの: {names}。一覧にないものは `other` と書いてください" }
    EITHER { "`{value}` may be {name} or an answer; write the name in full, or `-` if you do not know", "`{value}` は {name} のことか答えか分かりません。名前をそのまま書くか、分からなければ `-` としてください" }
    SAID_IN { "language {name} ({title}): {count} of {all} texts; English stands in for the rest", "言語 {name}（{title}）: {all} 件中 {count} 件を収録。残りは英語で表示します" }
    CANNOT_BE { "`{value}` cannot be: it must be {range}", "`{value}` はあり得ません。あり得る値: {range}" }
    CANNOT_BE_BESIDE { "`{value}` cannot be where {other} is {given}: it must be {range}", "{other} が {given} なら `{value}` はあり得ません。あり得る値: {range}" }
    HARDLY { "{value} is unlikely (expected {range}); write it again if it is so", "{value} はまれです（目安: {range}）。そのとおりなら、もう一度書いてください" }
    HARDLY_TAKEN { "{value} is unlikely (expected {range}); it is taken as it stands", "{value} はまれです（目安: {range}）。このまま判定します" }
    SHARE { "{value} is less than one per cent; write it again if it is so", "{value} は1パーセント未満です。そのとおりなら、もう一度書いてください" }
    SHARE_TAKEN { "{value} is less than one per cent; it is taken as it stands", "{value} は1パーセント未満です。このまま判定します" }
    NEEDED_FOR { "Asked for {status}: {criterion}", "{status} のための質問: {criterion}" }
    SOURCE { "source: {source}", "出典: {source}" }
    SOURCE_AT { "source: {source}, {at}", "出典: {source} {at}" }
    SHOWN_BY { "shown by: {evidence}", "示す資料: {evidence}" }
    NO_HELP { "There is nothing more to say about this question.", "この質問についての補足はありません。" }
    BACK_TO { "Back to which answer? The others stay.", "どの答えに戻りますか。ほかの答えはそのまま残ります。" }
    BACK_HELP { "↑↓ and Enter · Esc stays here", "↑↓ と Enter · Esc で戻らない" }
    BACK_NOWHERE { "This is the first question: there is nothing to go back to.", "最初の質問です。戻る答えはありません。" }
    STEP_IS { "{label}: {value}", "{label}：{value}" }
    WAS { "your answer so far: {value}", "これまでの答え: {value}" }
    STANDS { "{title}: {verdict}", "{title}：{verdict}" }
    STANDS_WHY { "{title}: {verdict}; {why}", "{title}：{verdict}（{why}）" }
    STANDS_POINTS { "{title}: {min}–{max} points, pass mark {mark}", "{title}：{min}〜{max}点（合格点 {mark}点）" }
    STANDS_EXACT_ONE { "{title}: 1 point, pass mark {mark}", "{title}：1点（合格点 {mark}点）" }
    STANDS_EXACT { "{title}: {min} points, pass mark {mark}", "{title}：{min}点（合格点 {mark}点）" }
    STANDS_LACKS { "{title}: only this is missing: {facts}", "{title}：残りは {facts}" }
    STANDS_MORE_ONE { "and 1 more verdict changed", "ほか 1 件の判定が変化" }
    STANDS_MORE { "and {count} more verdicts changed", "ほか {count} 件の判定が変化" }
    NOTHING_FOUND { "the rules are sound: nothing found", "規則に誤りは見つかりませんでした" }
    ERRORS_ONE { "1 error", "エラー 1 件" }
    ERRORS { "{count} errors", "エラー {count} 件" }
    WARNINGS_ONE { "1 warning", "警告 1 件" }
    WARNINGS { "{count} warnings", "警告 {count} 件" }
    NOTES_ONE { "1 note", "注記 1 件" }
    NOTES { "{count} notes", "注記 {count} 件" }
    EXAMPLES_HOLD_ONE { "1 example holds", "例 1 件、全て一致" }
    EXAMPLES_HOLD { "{count} examples hold", "例 {count} 件、全て一致" }
    EXAMPLE_FAILED { "1 expectation failed in 1 example", "例 1 件中、1 件の期待が不一致" }
    EXAMPLE_FAILED_OFTEN { "{failed} expectations failed in 1 example", "例 1 件中、{failed} 件の期待が不一致" }
    EXAMPLES_FAILED_ONCE { "1 expectation failed in {count} examples", "例 {count} 件中、1 件の期待が不一致" }
    EXAMPLES_FAILED { "{failed} expectations failed in {count} examples", "例 {count} 件中、{failed} 件の期待が不一致" }
    BAD_PAST { "`{value}` is not `DATE=FILE`", "`{value}` は `DATE=FILE` の形ではありません" } => { "write `--past 2025-11-20=then.toml`", "`--past 2025-11-20=then.toml` のように書きます" }
    PAST_LATER { "`--past {day}` is not before the day of the check", "`--past {day}` は判定日より前ではありません" }
    UNKNOWN_FACT_NAME { "unknown fact `{name}`", "不明な事実 `{name}`" } => { "`zairyu facts` lists the names", "`zairyu facts` で名前を一覧できます" }
    BAD_VARY { "`{value}` is not `FACT=A..B`, with a figure, a day or a level on both sides", "`{value}` は `事実=A..B` の形（両端は数・日付・段階）ではありません" } => { "write `--vary offer.annual-salary=5M..9M`", "`--vary offer.annual-salary=5M..9M` のように書きます" }
    BAD_WITH { "`{value}` is not a value of `{name}`", "`{value}` は `{name}` の値ではありません" }
    NO_SUFFIX { "`{name}` does not name a format", "`{name}` から形式が分かりません" } => { "give `--format`, or a suffix: {known}", "`--format` を付けるか、拡張子を {known} のいずれかにします" }
    FORCE { "`{name}` is there already; nothing was written", "`{name}` は既にあります。何も書き込みませんでした" } => { "`--force` replaces it", "`--force` で置き換えます" }
    NOT_ON_TERMINAL { "the format `{name}` is not for a terminal", "形式 `{name}` は端末に表示できません" } => { "write it to a file with `-o FILE`", "`-o FILE` でファイルに書き出します" }
    WRITTEN { "written: `{name}`", "書き出しました: `{name}`" }
    NO_GLYPHS { "the fonts have no sign for {signs}; printed as 〓", "次の文字は書体にないため 〓 で印刷しました: {signs}" } => { "`--font FILE` adds a font (TTF or OTF)", "`--font FILE` で書体（TTF・OTF）を加えられます" }
    BAD_FONT { "`{name}` is not a font that can be read here", "`{name}` は書体として読めません" }
    NO_PICTURE { "it is neither a PNG nor a JPEG picture", "PNG・JPEG の画像ではありません" }
    DAMAGED_PICTURE { "it is cut off or damaged", "途中で切れているか、壊れています" }
    SIZE_OF_PICTURE { "it is {width} by {height} dots", "大きさが {width}×{height} 画素です" }
    NO_TABLES { "no status of residence has a points table on this day", "この日にポイント表のある在留資格はありません" }
    NO_ROWS { "`{name}` has no rows", "`{name}` に行がありません" }
    NOT_A_FOLDER { "`{name}` is not a folder", "`{name}` はフォルダではありません" }
    ROWS_DONE { "reports written to `{name}`: {made}; rows left out: {bad}", "`{name}` に書き出した書面: {made} 件、除いた行: {bad} 件" }
    ROW_NOT_MADE { "no report was made for this row", "この行の書面は作成しませんでした" }
    NOTHING_WRITTEN { "nothing was written", "何も書き込みませんでした" }
    WARNING { "warning", "注意" }
    RULES_WRITTEN_ONE { "1 rule file written to `{name}`", "規則ファイル 1 件を `{name}` に書き出しました" }
    RULES_WRITTEN { "{count} rule files written to `{name}`", "規則ファイル {count} 件を `{name}` に書き出しました" }
}

/// Commands by their path, arguments by `--` and their field, behind a path where they differ.
pub(super) const JAPANESE: &[(&str, &str)] = &[
    (
        "zairyu",
        "日本の在留資格について公表された要件と、候補者の事実を照合する（外部への送信なし）",
    ),
    ("zairyu check", "全ての、または指定した在留資格について判定する"),
    ("zairyu batch", "表・ワークブック・JSON Lines の多数の候補者を判定する"),
    ("zairyu ask", "いくつかの質問に答えて、要件に照らした現在の位置を知る"),
    (
        "zairyu dates",
        "自ずと起こること（満了日、申請できる期間、上限、誕生日、法令）と、いつまでにすべきかを示す",
    ),
    ("--within", "どこまで先を見るか（例 6m、2y）［既定: 2y］"),
    ("--until", "この日まで見る"),
    ("zairyu points", "ポイント計算表を項目ごとに、疎明資料とともに示す"),
    ("zairyu advise", "在留資格の要件を満たすために、最小限何が変わればよいかを示す"),
    ("--kinds", "助言する変更の種類（コンマ区切り）［既定: test,paper,course,terms,pay,conduct］"),
    ("--with", "この事実の変更は種類にかかわらず助言する（値も指定可、繰り返し可）"),
    ("zairyu plan", "在留資格に至る道筋（段階、順序、申請できる期間）を示す"),
    ("zairyu plan --to", "目標とする在留資格"),
    ("--by", "この日までに至る道筋のみ"),
    ("--via", "この在留資格を経る道筋のみ（繰り返し可）"),
    ("--avoid", "この在留資格を経ない道筋のみ（繰り返し可）"),
    ("--assumed", "通常どおりとした事項を全て示す"),
    ("--vary", "一つの事実を範囲内で変えたときの結果を示す"),
    ("zairyu report", "顧客ファイル（要件・疎明資料の確認欄・不足・出典）を作る"),
    ("--output", "このファイルに書き出す（拡張子が形式になる）"),
    ("--force", "既にあるファイルを置き換える"),
    ("--anonymous", "氏名・整理番号・生年月日を省く（年齢は残す）"),
    ("--font", "組込みの書体にない文字のための書体（PDF、64 MiB まで）"),
    ("--compare", "全てのポイント表を並べる"),
    ("--past", "過去の日のポイントを、その日の事例ファイルから並べる（繰り返し可）"),
    (
        "--letterhead",
        "作成者の名称・住所・ロゴのファイル（TOML。ロゴは PNG・JPEG、1 MiB・1600万画素まで）",
    ),
    (
        "--each",
        "表または JSON Lines（.csv・.tsv・.xlsx・.jsonl、圧縮も可）を batch と同じ読み方で読み、行ごとに一通と一覧を -o のフォルダに作る",
    ),
    ("zairyu report --limit", "最初の N 行だけを見る"),
    ("zairyu rules", "規則の一覧・表示・検査・試験"),
    (
        "zairyu rules list",
        "規則のある在留資格の一覧、または未確認の箇所・未確定の法令・古い出典の一覧",
    ),
    ("zairyu rules catalogue", "規則の全目録（出典・確認日・確度）を出力する"),
    ("zairyu rules diff", "二つの日の間に変わることと、それが関わる事実を示す"),
    ("--unconfirmed", "確認できなかった箇所"),
    ("--unsettled", "公布されたがまだ適用できない法令"),
    ("--stale", "この期間より長く確認していない出典（例 180d、6m）"),
    ("--from", "前の日［既定: 判定日］"),
    ("--to", "後の日"),
    ("zairyu rules show", "在留資格の規則を示す"),
    ("zairyu rules check", "規則の誤りを探し、表について証明できることを証明する"),
    ("zairyu rules test", "規則に添えた例を実行する"),
    ("zairyu facts", "入力できる事実の名前・型・選択肢・質問"),
    ("zairyu lookup", "大学・分野・国・試験などの一覧を名称の一部で調べる"),
    ("zairyu new", "記入用のひな形を出力する"),
    ("zairyu new case", "事例ファイルのひな形"),
    ("zairyu new csv", "在留資格が読む事実を列とする、batch 用の表のひな形"),
    ("zairyu new xlsx", "同じひな形を、選択肢・入力検査・質問・説明の付いたワークブックで"),
    ("zairyu new rules", "新しい規則ファイルのひな形（DIR を付けると規則一式を書き出す）"),
    ("zairyu completions", "シェルの補完を出力する"),
    ("zairyu man", "マニュアルページを出力する"),
    ("--lang", "表示言語: en、ja、en+ja、または規則に文のある他の言語"),
    ("--on", "判定日（例 2027-04-01）［既定: 日本の今日］"),
    ("--rules", "組込みの規則に代える規則ファイルのフォルダ（1件 4 MiB、合計 64 MiB まで）"),
    ("--color", "色を使うか"),
    ("--case", "事例ファイル（TOML または JSON、1 MiB まで）。`-` は標準入力"),
    ("--every", "目的にかかわらず全ての在留資格"),
    ("--save", "回答を書き出す事例ファイル"),
    ("--script", "回答を読むファイル（各行 `名前: 答え`、1 MiB まで）"),
    ("--set", "事実を与える（ファイルより優先、繰り返し可）"),
    ("--status", "この在留資格だけ（繰り返し可）"),
    ("--format", "出力形式"),
    ("--all", "近いものだけでなく全ての在留資格の理由を示す"),
    ("--brief", "概要だけを示す（プログラム用の形式には常に理由を含む）"),
    ("--fail_on", "この判定が含まれるとき終了コード 3（繰り返し可）"),
    ("--id", "在留資格の識別子"),
    ("--name", "事実の名前、またはその一部"),
    ("--dir", "空の、またはまだないフォルダ"),
    ("--shell", "シェル"),
    ("--list", "一覧の名前、または選択肢を調べる事実の名前（省略すると一覧の一覧）"),
    ("--text", "名称の一部（英語・日本語）。省略すると全件"),
    ("--limit", "最大件数（0 は全件）"),
    (
        "--input",
        "表（.csv、.tsv、.xlsx、.parquet、.arrow）または JSON Lines（.jsonl）。圧縮（.gz、.zst）も可。`-` は標準入力。見出しは 1 MiB、1行は 16 MiB まで",
    ),
    ("--more", "同じ種類のほかの入力。結果は全ての列と、入力を示す列 source を持つ"),
    (
        "zairyu batch --output",
        "結果の書き出し先（既にあるファイルは置き換え、パイプや装置にはそのまま書く）［既定: 標準出力］",
    ),
    ("zairyu new map --output", "書き出し先（既にあるファイルは上書きしない）［既定: 標準出力］"),
    ("--side", "一方の側が知っている項目だけ"),
    ("zairyu new csv --output", "書き出し先（既にあるファイルは上書きしない）［既定: 標準出力］"),
    ("zairyu new xlsx --output", "書き出し先（既にあるファイルは上書きしない）［既定: 標準出力］"),
    ("--map", "見出しを事実として読む。例 \"年収=offer.annual-salary\"（繰り返し可）"),
    ("--map_file", "同じ対応を \"見出し\" = \"事実\" の行で書いた TOML ファイル（1 MiB まで）"),
    ("--input_format", "入力の形式［既定: 拡張子による］"),
    ("--shape", "結果の表の形［既定: wide］"),
    ("--explain", "ポイントの項目と要件も書き出す（jsonl）"),
    ("--only", "この判定を含む行だけ（繰り返し可）"),
    ("--near", "あと N 点（または要件 N 件）以内で届く行だけ。不足の列も付く"),
    (
        "--near_points",
        "ポイントがあと N 点足りないだけの行だけ（最大から数え、未定の間は最小から数える）",
    ),
    ("--near_criteria", "ポイント以外の要件 N 件以内が足りないだけの行だけ"),
    ("--changed", "表にある前回の結果と判定やポイントが違う行だけ"),
    ("zairyu batch --limit", "入力ごとに最初の N 行だけを見る"),
    (
        "--columns_out",
        "書き出す列とその順: 表の見出し、全ての在留資格の verdict など、一つだけの hsp-1-b.verdict、for-officer、unsettled（コンマ区切り、繰り返し可）",
    ),
    ("--names", "加える列の名前の付け方［既定: dotted］"),
    (
        "--no_header",
        "表に見出しがない。結果にも付けず、--line-by-line と同じく1行ごとに1行を返し、終了コードも同じ",
    ),
    ("--columns", "見出しのない表の列名（コンマ区切り）"),
    (
        "--line_by_line",
        "入力の1行ごとに必ず1行を順番どおりに返す。読めない行は理由を示し、終了コードは 0 のまま（--strict なら中止して 2）",
    ),
    ("--sheet", "ワークブックのシート［既定: 表示されている最初のもの］"),
    (
        "--max_unpacked",
        "展開後の大きさがこれを超えるワークブックやレコードバッチ、またこれと元の 1,000 倍を共に超える圧縮した表を拒む（MiB）［既定: 2048］",
    ),
    ("--against_on", "別の日の規則と比べ、誰の判定が何によって変わるかを示す"),
    (
        "--against_set",
        "どの行にも別の事実を当てて比べ、誰の判定が変わるかを示す（--set の事実に加える）",
    ),
    ("--against_rules", "別の規則（フォルダ）と比べる"),
    ("--encoding", "入力の文字コード。例 shift_jis［既定: 自動］"),
    ("--bom", "表の先頭に BOM を付ける（表計算ソフト用）"),
    ("--errors", "読めなかった行と理由を JSON Lines で書き出す（既にあるファイルは置き換える）"),
    ("--bad_cells", "読めないセルがある行の扱い"),
    ("--delimiter", "表のセルを区切る文字、または tab [既定: 自動判定]"),
    ("--rejects", "読めない箇所のある行を、入力と同じ形式（ワークブックは CSV）でそのまま書き出す"),
    ("--stamp", "判定日・規則の版・列・件数を JSON で書き出す"),
    ("--strict", "読めない行や矛盾する行があれば中止し、結果のファイルを残さない"),
    ("--threads", "並行して働くスレッドの数［既定: コアの数］"),
    ("--quiet", "進み具合と要約を出さない（エラーは出す）"),
];
