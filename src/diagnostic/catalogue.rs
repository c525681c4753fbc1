//! Every kind of mistake, with its code, weight, meaning and sentence. A flat list: a new kind
//! is one entry here and one sample under `tests/mistakes/`.

use crate::text::Template;

/// How much a mistake weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Said for information.
    Note,
    /// Something to look at; work goes on.
    Warning,
    /// Nothing can be decided until it is mended.
    Error,
}

macro_rules! codes {
    ($($name:ident $id:literal $weight:ident
        { $meaning_en:literal, $meaning_ja:literal }
        { $en:literal, $ja:literal })*) => {
        /// The kind of a mistake.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $(#[doc = $meaning_en] $name,)* }

        impl Code {
            /// All kinds, in the order they are listed.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The stable name that is printed with the mistake.
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// How much it weighs.
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$weight,)* }
            }

            /// What the kind means, in one line.
            pub fn meaning(self) -> Template {
                match self {
                    $(Self::$name => {
                        const { Template::new("meanings", $id, $meaning_en, $meaning_ja) }
                    })*
                }
            }

            /// The sentence, with slots.
            pub fn message(self) -> Template {
                match self {
                    $(Self::$name => const { Template::new("mistakes", $id, $en, $ja) })*
                }
            }
        }
    };
}

codes! {
    // ── any file ──────────────────────────────────────────────────────────────────────
    Syntax "syntax" Error
        { "the file is not valid TOML or JSON", "TOML または JSON として読めない" }
        { "the file cannot be read here: {detail}", "書き方の誤りのため、ここで読み取れません（詳細は英語: {detail}）" }
    UnknownFile "unknown-file" Error
        { "a rule file in a place where none is read", "読み込まれない場所にある規則ファイル" }
        { "`{name}` is in no place where rules are read", "`{name}` は規則として読み込まれる場所にありません" }
    NoRules "no-rules" Error
        { "a rule set without a status of residence", "在留資格のない規則" }
        { "the rules hold no status of residence", "規則に在留資格が一つもありません" }
    UnknownKey "unknown-key" Error
        { "a key that has no meaning here", "意味を持たないキー" }
        { "unknown key `{name}`", "不明なキー `{name}`" }
    MissingKey "missing-key" Error
        { "a key that must be there", "必須のキーがない" }
        { "the key `{name}` is missing", "キー `{name}` がありません" }
    WrongType "wrong-type" Error
        { "a value of the wrong kind", "値の種類が違う" }
        { "`{name}` takes {form}, not {found}", "`{name}` には {form} が必要です（{found} ではなく）" }
    BadId "bad-id" Error
        { "an identifier that is not lower-case words joined by hyphens", "識別子の書き方が違う" }
        { "`{name}` is not an identifier", "`{name}` は識別子として使えません" }
    DuplicateId "duplicate-id" Error
        { "two things of one kind with the same identifier", "識別子の重複" }
        { "`{name}` is defined twice", "`{name}` が二度定義されています" }
    BadValue "bad-value" Error
        { "a value that the fact cannot take", "事実が取り得ない値" }
        { "`{value}` is not a value of `{name}`", "`{value}` は `{name}` の値ではありません" }

    BadRange "bad-range" Error
        { "values that make sense, but in no order", "順序の合わない値の範囲" }
        { "what is possible and what is likely of `{name}` leave nothing, or contradict each other", "`{name}` の `possible` と `likely` の範囲に当たる値がない、または互いに合いません" }

    // ── names ─────────────────────────────────────────────────────────────────────────
    UnknownFact "unknown-fact" Error
        { "a fact that the vocabulary does not have", "語彙にない事実" }
        { "unknown fact `{name}`", "不明な事実 `{name}`" }
    UnknownChoice "unknown-choice" Error
        { "a value that is not among the choices", "選択肢にない値" }
        { "`{value}` is not a choice of `{name}`", "`{value}` は `{name}` の選択肢にありません" }
    UnknownList "unknown-list" Error
        { "a list that no file under lists/ defines", "定義のない一覧" }
        { "unknown list `{name}`", "不明な一覧 `{name}`" }
    UnknownAttribute "unknown-attribute" Error
        { "an attribute that the list does not declare", "一覧が宣言していない属性" }
        { "`{list}` has no attribute `{name}`", "`{list}` に属性 `{name}` はありません" }
    UnknownSource "unknown-source" Error
        { "a citation of a source that sources.toml lacks", "sources.toml にない出典" }
        { "unknown source `{name}`", "不明な出典 `{name}`" }
    UnknownEvidence "unknown-evidence" Error
        { "a document that evidence.toml lacks", "evidence.toml にない書類" }
        { "unknown evidence `{name}`", "不明な疎明資料 `{name}`" }
    UnknownDoubt "unknown-doubt" Error
        { "a doubt that doubts.toml lacks", "doubts.toml にない疑義" }
        { "unknown doubt `{name}`", "不明な疑義 `{name}`" }
    UnknownStatus "unknown-status" Error
        { "a status of residence without a rule file", "規則ファイルのない在留資格" }
        { "unknown status `{name}`", "不明な在留資格 `{name}`" }
    UnknownProcedure "unknown-procedure" Error
        { "an application that procedures.toml lacks", "procedures.toml にない手続" }
        { "unknown procedure `{name}`", "不明な手続 `{name}`" }
    UnknownItem "unknown-item" Error
        { "a points item, tier, criterion or route that the status does not have", "その在留資格にない項目・段階・要件・経路" }
        { "`{status}` has no {kind} `{name}`", "`{status}` に {kind} `{name}` はありません" }
    NoPoints "no-points" Error
        { "points asked of a status that has no points table", "ポイント表のない在留資格" }
        { "`{name}` has no points table", "`{name}` にポイント表はありません" }

    NotLater "not-later" Error
        { "a later day that is not after the day of the case", "基準日より後でない日付" }
        { "`{day}` under `later` is not after the day of the case, {as-of}", "`later` の `{day}` は、ケースの基準日 {as-of} より後ではありません" }

    // ── conditions and values ─────────────────────────────────────────────────────────
    Subject "subject" Error
        { "a condition without exactly one subject", "条件の主語が一つではない" }
        { "a condition has exactly one subject, this has {count}", "条件の主語は一つです（ここでは {count}）" }
    Comparison "comparison" Error
        { "a comparison that the fact's type does not allow", "事実の型では使えない比較" }
        { "`{comparison}` cannot be asked of `{name}`, which is {kind}", "`{name}` は {kind} なので `{comparison}` は使えません" }
    Mixed "mixed-comparison" Error
        { "a comparison that allows no other beside it", "他の比較と並べられない比較" }
        { "`{comparison}` on `{name}` allows no other comparison beside it", "`{name}` の `{comparison}` は他の比較と並べられません" }
    NoComparison "no-comparison" Error
        { "a condition that compares with nothing", "比較のない条件" }
        { "the condition on `{name}` compares it with nothing", "`{name}` の条件に比較がありません" }
    BadSummary "bad-summary" Error
        { "a summary that reads more than facts, or what it sums up", "事実以外を読む、又は自分自身をまとめる要約条件" }
        { "`summed-up-by` compares other facts, and nothing else", "`summed-up-by` は別の事実だけを比べます" }
    MisplacedSummary "misplaced-summary" Error
        { "a summary, or the row of a status, in points or in what a fact follows from", "ポイント表や事実の導出にある要約条件・在留資格の基準" }
        { "`{name}` has no place in points, nor in what a fact follows from", "`{name}` はポイント表や事実の導出には使えません" }
    Cycle "cycle" Error
        { "facts, points or statuses that depend on themselves", "循環する依存関係" }
        { "{path} depends on itself", "{path} が自分自身に依存しています" }
    TooMuch "too-much" Error
        { "more than rules can hold", "規則の上限を超えるもの" }
        { "{name}: {value} does not fit, {least} to {most} do", "{name} は {least} から {most} までです（{value} は入りません）" }
    DatedOrder "dated-order" Error
        { "dated values that do not go forward in time", "日付順でない値" }
        { "dated values must go forward in time", "日付付きの値は古い順に並べます" }
    DatedGap "dated-gap" Error
        { "days on which a dated value has no value", "値のない期間" }
        { "no value from {from} to {until}", "{from} から {until} まで値がありません" }
    PeriodOverlap "period-overlap" Error
        { "a criterion that stands twice on the same day", "同じ日に二重に効力を持つ要件" }
        { "`{name}` stands twice on {day}", "`{name}` が {day} に重複しています" }
    TableShape "table-shape" Error
        { "a table whose rows do not fit its headings", "見出しと合わない表" }
        { "the table needs {form}", "表には {form} が必要です" }
    BandOrder "band-order" Error
        { "bands that are not in order", "順序の違う区分" }
        { "the bands of `{name}` must be {form}", "`{name}` の区分は{form}に並べます" }
    BadLever "bad-lever" Error
        { "a way of changing a fact, or a step, that its type does not have", "事実の型にない変え方・段階" }
        { "`{value}` is no way to change `{name}`, which is {kind}", "`{name}` は {kind} なので `{value}` という変え方はありません" }
    MissingTranslation "missing-translation" Error
        { "a text without one of the two languages", "訳のない文" }
        { "the text has no `{name}`", "`{name}` の文がありません" }
    MissingSource "missing-source" Error
        { "a criterion, tier or value without a source", "出典のない要件・値" }
        { "`{name}` cites no source and inherits none", "`{name}` に出典がありません" }
    MissingDoubt "missing-doubt" Error
        { "an unconfirmed value without a word on what is not confirmed", "未確認の理由が書かれていない" }
        { "`{name}` is unconfirmed but does not say what is not confirmed", "`{name}` は未確認ですが、何が未確認か書かれていません" }

    UnknownSlot "unknown-slot" Error
        { "a slot in a text that nothing fills", "埋める値のない差し込み箇所" }
        { "nothing fills `{name}` here", "ここでは `{name}` に入る値がありません" }

    // ── proofs ────────────────────────────────────────────────────────────────────────
    NeverAwarded "never-awarded" Warning
        { "a tier or table cell that no candidate can be awarded", "誰にも与えられない段階・欄" }
        { "{name} can never be awarded", "{name} は誰にも与えられません" }
    BandGap "band-gap" Warning
        { "values between two bands that fall in neither", "区分のあいだの隙間" }
        { "between the bands of `{name}` lies a gap", "`{name}` の区分に隙間があります" }
    BandOverlap "band-overlap" Warning
        { "values that fall into two bands", "重なる区分" }
        { "two bands of `{name}` overlap", "`{name}` の区分が重なっています" }
    PassMark "pass-mark" Warning
        { "a pass mark that nobody can reach", "誰も届かない合格点" }
        { "the pass mark {mark} of `{name}` cannot be reached: the most is {most}", "`{name}` の合格点 {mark} には届きません（最高 {most}）" }
    RouteCovered "route-covered" Warning
        { "a route that another route always covers", "他の経路に含まれる経路" }
        { "whoever takes the route `{name}` also meets `{other}`", "経路 `{name}` を満たす人は必ず `{other}` も満たします" }
    Incomplete "incomplete" Note
        { "a proof that could not be finished", "終えられなかった証明" }
        { "incomplete: {name} could not be shown for every candidate", "未完了: {name} は全ての場合については示せません" }
    Entangled "entangled" Warning
        { "points items that share facts in a way whose range cannot be worked out exactly", "点数の幅を正確に求められない項目" }
        { "the items of `{name}` share `{fact}` in a way that cannot be tried out", "`{name}` の項目が `{fact}` を共有しており、場合分けできません" }

    // ── lints ─────────────────────────────────────────────────────────────────────────
    UnaskableFact "unaskable-fact" Warning
        { "a fact that a rule reads but that nobody is asked and nothing leads to", "質問も導出もない事実" }
        { "`{name}` is read by a rule, but nobody can be asked for it and nothing leads to it", "`{name}` は規則で使われますが、質問も導出もありません" }
    IdleQuestion "idle-question" Warning
        { "a question that feeds no rule", "どの規則にも使われない質問" }
        { "the question of `{name}` feeds no rule", "`{name}` の質問はどの規則にも使われません" }
    UnusedFact "unused-fact" Warning
        { "a fact that nobody uses", "使われない事実" }
        { "nothing uses the fact `{name}`", "事実 `{name}` は使われていません" }
    NeverGrows "never-grows" Warning
        { "a duration that somebody must have for so long, and that grows nowhere", "必要な期間なのに、どこでも加算されない期間" }
        { "`{name}` is asked to be so long, but grows nowhere", "`{name}` は一定以上の長さが求められますが、どの在留資格でも加算されません" }
    GrowsAfterAll "grows-after-all" Error
        { "a duration that says that it never grows, and grows", "加算されないとしながら加算される期間" }
        { "`{name}` says that it never grows, but grows somewhere", "`{name}` は加算されないとされていますが、加算する在留資格があります" }
    MovingGrowth "moving-growth" Error
        { "a duration that grows on a condition which changes by itself as time passes", "時の経過で変わる条件による加算" }
        { "what `{name}` grows on must not change by itself: it reads the day, or a duration that grows", "`{name}` が加算される条件は、日付や加算される期間のように、時の経過で変わるものであってはなりません" }
    LeverUnsaid "lever-unsaid" Warning
        { "a fact that somebody can change, without the way and the kind of the change", "変え方・種類の書かれていない、変えられる事実" }
        { "the lever of `{name}` does not say `way` and `kind`", "`{name}` の lever に `way` と `kind` がありません" }
    NoUsual "no-usual" Warning
        { "a fact that nobody can change and that opens a way alone, without its usual value", "それだけで道を開く、変えられない事実に通常の値がない" }
        { "`{name}` opens a way alone, but does not say what is `usual`", "`{name}` はそれだけで道を開きますが、`usual` がありません" }
    UnusedEntry "unused-entry" Warning
        { "a source, document or doubt that nothing refers to", "参照されない出典・書類・疑義" }
        { "nothing refers to `{name}`", "`{name}` は参照されていません" }
    UntestedThreshold "untested-threshold" Warning
        { "a threshold without examples at, just under and just over it", "境界の例がない基準" }
        { "no example of `{status}` has `{name}` {side} {value}", "`{status}` の例に `{name}` が {value} {side}のものがありません" }
    PlannedStatus "planned-status" Warning
        { "a status named as planned that has a rule file", "規則ファイルがあるのに予定とされた在留資格" }
        { "`{name}` is planned, but has a rule file", "`{name}` は予定とされていますが、規則ファイルがあります" }
    UnreachedStatus "unreached-status" Note
        { "a status to which no answer of the questionnaire leads", "質問票のどの答えからも届かない在留資格" }
        { "no opening answer of the questionnaire leads to `{name}`", "質問票の最初の答えのどれからも `{name}` に届きません" }
    FigureInWords "figure-in-words" Warning
        { "a figure that changes with the day, and stands in words as well", "日付で変わる数値の文中での重複" }
        { "the text repeats {value}, which changes with the day", "日付で変わる {value} が文にも書かれています" }
    NotPartial "not-partial" Warning
        { "a further language that says it is partial and lacks nothing", "`partial` とされているが、欠けた訳文のない言語" }
        { "`{name}` has words for every text: `partial` can go", "`{name}` は全ての文を訳しています。`partial` は不要です" }
    Untranslated "untranslated" Note
        { "texts that a further language lacks", "訳のない文がある言語" }
        { "`{name}` lacks {count} of {all} texts: English stands in for them", "`{name}` には {all} 件中 {count} 件の文がありません（英語で表示）" }
    WrongSlots "wrong-slots" Warning
        { "a translated sentence whose slots differ", "差し込み箇所の異なる訳" }
        { "the slots of `{name}` differ from those of the English", "`{name}` の差し込み箇所が英語と異なります" }
    StaleSource "stale-source" Warning
        { "a source that was not checked within a year", "一年以上確認されていない出典" }
        { "the source `{name}` was last checked on {day}", "出典 `{name}` の最終確認日は {day} です" }
    ExampleFailed "example-failed" Warning
        { "a worked example that comes out differently", "結果の異なる例" }
        { "{name}: expected {wanted} for {what}, found {found}", "{name}: {what} は {wanted} のはずが {found} でした" }

    // ── cases ─────────────────────────────────────────────────────────────────────────
    Unreadable "unreadable" Error
        { "a file that cannot be opened or read", "開けないファイル" }
        { "`{name}` cannot be read: {detail}", "`{name}` を読めません: {detail}" }
    NotUtf8 "not-utf8" Error
        { "a file that is not UTF-8 text", "UTF-8 でないファイル" }
        { "`{name}` is not UTF-8 text: byte {at} is wrong", "`{name}` は UTF-8 ではありません（{at} バイト目）" }
    RowLength "row-length" Error
        { "a row with more or fewer cells than the header", "見出しと列数が合わない行" }
        { "the row has cells: {found}, the header: {expected}", "行のセルは {found} 個、見出しは {expected} 個です" }
    OpenQuote "open-quote" Error
        { "a row in which a quote opens and never closes", "閉じられない引用符のある行" }
        { "a quote opens in this row and never closes", "この行の引用符が閉じられていません" }
    BadLine "bad-line" Error
        { "a line that is not a JSON object", "JSON オブジェクトではない行" }
        { "the line is not a JSON object that can be read: {detail}", "JSON オブジェクトとして読めない行です: {detail}" }
    RowTooLong "row-too-long" Error
        { "a row longer than any row can be", "長すぎる行" }
        { "the row is longer than 16 MiB", "行が 16 MiB を超えています" }
    RowNotText "row-not-text" Error
        { "a row that is not text in the encoding of the table", "表の文字コードで読めない行" }
        { "the row is not text in the encoding of this table", "この表の文字コードでは読めない行です" }
    EmptyCase "empty-case" Error
        { "a case file with nothing in it", "空の事例ファイル" }
        { "`{name}` is empty", "`{name}` は空です" }
    TooLarge "too-large" Error
        { "a file larger than any of its kind can be", "大きすぎるファイル" }
        { "`{name}` is larger than {limit}, which nothing of its kind needs", "`{name}` は {limit} を超えています" }
    BadPicture "bad-picture" Error
        { "a logo that cannot be printed", "印刷できないロゴ" }
        { "`{name}` cannot be printed: {why}", "`{name}` は印刷できません: {why}" }
    GivenTwice "given-twice" Error
        { "a fact that a case gives twice", "二度書かれた事実" }
        { "`{name}` is given twice", "`{name}` が二度書かれています" }
    Conflict "conflict" Warning
        { "a given fact that contradicts what follows from others", "他の事実と矛盾する値" }
        { "`{name}` is given as {given}, but {derived} follows from the other facts", "`{name}` は {given} とされていますが、他の事実からは {derived} になります" }
    Unlisted "unlisted" Warning
        { "a value that an open list does not have", "開いた一覧にない値" }
        { "`{value}` is not in the list of `{name}`; what depends on it stays unknown", "`{value}` は `{name}` の一覧にありません。これによる事項は不明のままです" }
    OtherRules "other-rules" Error
        { "a case of other rules", "ほかの規則の事例" }
        { "the case was made for other rules, in which its facts may mean something else", "この事例はほかの規則のために作られており、事実の意味が異なるおそれがあります" }
    NotOfDay "not-of-day" Warning
        { "a choice that is none on the day of the check", "判定日には選択肢でない値" }
        { "`{value}` is no choice of `{name}` on {on}; what depends on it stays unknown", "{on} 現在、`{value}` は `{name}` の選択肢ではありません。これによる事項は不明のままです" }
    Impossible "impossible" Error
        { "a value that cannot be", "あり得ない値" }
        { "`{name}` cannot be {value}", "`{name}` が {value} であることはあり得ません" }
    ImpossibleBeside "impossible-beside" Error
        { "a value that cannot be beside that of another fact", "他の事実と両立しない値" }
        { "`{name}` cannot be {value} where `{other}` is {given}", "`{other}` が {given} なら、`{name}` が {value} であることはあり得ません" }
    Unlikely "unlikely" Warning
        { "a value that is a slip more often than not", "書き誤りと思われる値" }
        { "`{name}` is hardly {value}; it is judged as it stands", "`{name}` が {value} というのはまれです。このまま判定します" }
    UnlikelyBeside "unlikely-beside" Warning
        { "a value that hardly goes with that of another fact", "他の事実とまれにしか両立しない値" }
        { "`{name}` is hardly {value} where `{other}` is {given}; it is judged as it stands", "`{other}` が {given} なら、`{name}` が {value} というのはまれです。このまま判定します" }
    Fraction "fraction" Warning
        { "a bare fraction where a percentage is asked for", "割合（％）に書かれた1未満の数" }
        { "`{value}` of `{name}` is taken as {taken}, less than one per cent", "`{name}` の `{value}` は {taken}（1パーセント未満）と読みました" }
    Rounded "rounded" Warning
        { "a percentage with more decimals than are held", "小数が多すぎる割合" }
        { "`{value}` of `{name}` has more decimals than count; {taken} is taken", "`{name}` の `{value}` は小数が多いため、{taken} としました" }
    NotCarried "not-carried" Warning
        { "durations that could not be carried to the day of the check", "基準日まで進められない期間" }
        { "the case is as of {from}, the check is on {on}: durations were not carried", "事例は {from} 現在、判定日は {on} です。期間は進めていません" }
}

/// Sentences that say what would mend a mistake.
pub mod hint {
    use crate::text::Template;

    macro_rules! hints {
        ($($name:ident { $en:literal, $ja:literal })*) => {
            $(#[doc = $en]
            pub const $name: Template = Template::new("hints", stringify!($name), $en, $ja);)*

            /// All of them.
            pub const ALL: &[Template] = &[$($name,)*];
        };
    }

    hints! {
        DID_YOU_MEAN { "did you mean `{near}`?", "`{near}` のことですか" }
        ONE_OF { "one of {names}", "次のいずれか: {names}" }
        EXPECTED { "expected {form}", "書き方: {form}" }
        HERE { "here", "ここ" }
        FIRST { "first defined here", "最初の定義" }
        NOW_WRITTEN { "it is now written `{line}`", "現在は `{line}` と書きます" }
        ADD_KEY { "add `{line}`", "`{line}` を加えます" }
        WITNESS { "for example {profile}", "例: {profile}" }
        SEE_FACTS { "`zairyu facts` lists the names", "`zairyu facts` で名前を一覧できます" }
        SEE_LIST { "`zairyu lookup {name} TEXT` finds a choice by a part of its name", "`zairyu lookup {name} 名称の一部` で選択肢を調べられます" }
        SEE_EVIDENCE { "`zairyu points --format json` names the documents", "`zairyu points --format json` に書類の名前があります" }
        NEAR { "near: {names}", "近い名前: {names}" }
        IS_IT_ROW { "did you mean {name}?", "{name} のことですか" }
        NEAR_OR_OTHER { "near: {names}; write `other` if it is another", "近い名前: {names}。一覧にないものは `other` と書きます" }
        OR_OTHER { "write `other` if it is one that the list does not have", "一覧にないものは `other` と書きます" }
        IN_FULL { "write {names} if that is meant; if it is not known, leave it empty", "{names} のことならそのとおりに書き、分からなければ空のままにします" }
        KNOWN_MEMBERS { "a set of which a member is not known is not known: leave it out, or name all members", "一部が分からない集合は不明です。書かないでおくか、すべて挙げてください" }
        USE_BATCH { "many candidates are for `zairyu batch`: one object on each line of a `.jsonl` file", "多数の候補者は `zairyu batch` で（`.jsonl` に一行一オブジェクト）" }
        KEBAB { "lower-case letters, digits and hyphens, such as `salary-floor`", "小文字・数字・ハイフン（例 `salary-floor`）" }
        IDENTIFIERS { "identifiers are compared letter by letter", "識別子は一字ずつ比べます" }
        SUBJECTS { "one of `fact`, `given`, `points`, `status`, `all`, `any`, `not`, `count`, `unsettled`", "`fact`・`given`・`points`・`status`・`all`・`any`・`not`・`count`・`unsettled` のいずれか" }
        ON_DAY { "on {day}", "{day} 時点" }
        ALONE { "write what else is asked as a condition of its own, under `all`", "他の比較は `all` の下に別の条件として書きます" }
        SHADOWED { "wherever it is met, {other} is met too and gives more", "これを満たす人は {other} も満たし、そちらの点が高くなります" }
        SAVE_UTF8 { "save it as UTF-8", "UTF-8 で保存してください" }
        NEW_CASE { "`zairyu new case` prints a template to fill in", "`zairyu new case` でひな形を出力できます" }
        CHECK_SOURCE { "read the source again and set its `checked` day", "出典を読み直し、`checked` の日付を改めます" }
        SHORTER_DAYS { "write more than 31 days as months, such as `1m15d`", "31日を超えるときは `1m15d` のように月で書きます" }
        CLOSE_QUOTE { "write a quote inside a cell twice", "セルの中の引用符は二つ重ねて書きます" }
        QUOTE_CELLS { "put a cell that holds a separator or a line break in quotes", "区切り文字や改行を含むセルは引用符で囲みます" }
        ENCODING { "`--encoding shift_jis` reads tables saved by older Japanese programs", "古い日本語の表は `--encoding shift_jis` で読めます" }
        ROW_FROM { "it is one from {from}", "{from} からの選択肢です" }
        ROW_UNTIL { "it was one until {until}", "{until} までの選択肢です" }
        BOUND_SLOT { "write `{bound}` in its place: the value of the day is filled in", "代わりに `{bound}` と書くと、その日の値が入ります" }
        ONE_BOUND { "it is filled from a condition that compares with one value; this one has {count}", "一つの値と比べる条件から入ります（ここでは {count} 個）" }
        MORE { "and {count} more mistakes that are not drawn", "このほか {count} 件の誤り（表示は省略）" }
        LOGO { "a PNG or JPEG picture of at most 1 MiB and 16 million dots, saved again by the program that made it", "1 MiB・1600万画素以下の PNG または JPEG を、作成したソフトで保存し直します" }
        SENSIBLE { "expected {range}", "目安: {range}" }
        POSSIBLE { "it must be {range}", "あり得る値: {range}" }
        PERCENT_SIGN { "write `{percent}%` if that is meant, or `{whole}` for a share of {value}", "この値でよければ `{percent}%` と、{value} の割合のことなら `{whole}` と書きます" }
        TWO_DECIMALS { "write at most two decimals: `{below}` or `{above}`", "小数は2桁までで書きます: `{below}` または `{above}`" }
        LIKELY_WITHIN { "the least lies below the greatest, and what is likely is possible", "下限は上限以下とし、`likely` は `possible` の範囲内とします" }
        GIVE_ONE { "correct one of them", "どちらかを直してください" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn codes_are_unique_and_in_both_languages() {
        let ids: BTreeSet<&str> = Code::ALL.iter().map(|code| code.id()).collect();
        assert_eq!(ids.len(), Code::ALL.len());
        for code in Code::ALL {
            assert!(!code.meaning().en.is_empty() && !code.meaning().ja.is_empty());
            assert_eq!(slots(code.message().en), slots(code.message().ja), "{}", code.id());
        }
    }

    fn slots(template: &str) -> BTreeSet<&str> {
        template.split('{').skip(1).filter_map(|part| part.split(['}', ':']).next()).collect()
    }
}
