//! Every sentence of a report, in every language; those of plans stand in `way_phrase.rs`, and no other
//! file has words. A flat list: slots in braces are filled, sentences are never glued together.

use crate::evaluate::{Finding, Verdict};
use crate::text::{Template, Text};

macro_rules! phrases {
    ($all:ident, $prefix:literal; $($name:ident { $en:literal, $ja:literal })*) => {
        /// A sentence with slots.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $all { $(#[doc = $en] $name,)* }

        impl $all {
            /// All sentences.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The sentence with its slots filled.
            pub fn fill(self, slots: &[(&'static str, Text)]) -> Text {
                self.template().fill(slots)
            }

            /// A sentence without slots.
            pub fn text(self) -> Text {
                self.fill(&[])
            }

            /// The sentence in every language.
            pub const fn template(self) -> Template {
                match self {
                    $(Self::$name => {
                        const { Template::new("phrases", concat!($prefix, stringify!($name)), $en, $ja) }
                    })*
                }
            }
        }
    };
}

pub(super) use phrases;

phrases! { Phrase, "";
    // ── verdicts and findings ─────────────────────────────────────────────────────────
    Qualifies { "meets the published criteria", "公表された要件を満たす" }
    Undetermined { "cannot be told yet", "まだ判定できない" }
    DoesNotQualify { "does not meet the criteria", "要件を満たさない" }
    NotInForce { "not open on this day", "この日は受付なし" }
    Met { "met", "満たす" }
    NotMet { "not met", "満たさない" }
    Unknown { "not known", "不明" }
    ForOfficer { "for the officer", "審査官の判断" }
    NotApplicable { "does not apply", "対象外" }

    // ── one line of why ───────────────────────────────────────────────────────────────
    WhyMet { "every criterion is met with the facts given", "入力された事実で全ての要件を満たしている" }
    WhyMetOfficer { "every criterion is met; {count} left to the officer", "要件を満たしている（審査官の判断{count}件）" }
    WhyMissing { "{count} facts are missing", "不足している事実{count}件" }
    WhyMissingOne { "one fact is missing: {name}", "不足している事実：{name}" }
    WhyOfficer { "for the officer to decide: {name}", "審査官の判断による：{name}" }
    WhyUnsettled { "it hangs on law that is not settled yet", "未確定の法令による" }
    WhyNotMet { "not met: {name}", "満たさない要件：{name}" }
    WhyNotMetMore { "not met: {name}, and {count} more", "満たさない要件：{name}、ほか{count}件" }
    WhyNoRoute { "no route is open with these facts", "利用できる経路がない" }
    WhyNotYet { "in force from {from}", "施行日 {from}" }
    WhyEnded { "ended on {until}", "{until}に終了" }
    WhyClosed { "people are not being taken in, as this does not hold: {name}", "受入れの対象外。次を満たさない：{name}" }
    WhyNotRecorded { "the law before {from} is not recorded here", "{from}より前の法令は収録していない" }
    // ── points ────────────────────────────────────────────────────────────────────────
    PointsRange { "{min} to {max}", "{min}〜{max}" }
    PointsExact { "{points}", "{points}" }
    PointsShortOne { "1 more point is needed", "あと1点必要" }
    PointsOverOne { "1 point over the pass mark", "合格点を1点上回る" }
    PointsOfOne { "1 point; the pass mark is {mark}", "1点（合格点 {mark}点）" }
    PointsShort { "{points} more points are needed", "あと{points}点必要" }
    PointsOver { "{points} points over the pass mark", "合格点を{points}点上回る" }
    PointsOf { "{points} points; the pass mark is {mark}", "{points}点（合格点 {mark}点）" }
    // ── by how much ───────────────────────────────────────────────────────────────────
    Short { "{amount} short", "{amount}不足" }
    Above { "{amount} too much", "{amount}超過" }
    CountShort { "{amount} too few", "{amount}不足" }
    CountAbove { "{amount} too many", "{amount}超過" }
    WaitShort { "{amount} too short", "{amount}不足" }
    WaitAbove { "{amount} too long", "{amount}超過" }
    NeedsFrom { "must be {bound} or later", "{bound}以降であること" }
    NeedsUntil { "must be {bound} or earlier", "{bound}以前であること" }
    NeedsAtLeast { "must be at least {bound}", "{bound}以上であること" }
    NeedsOver { "must be more than {bound}", "{bound}を超えること" }
    NeedsUnder { "must be less than {bound}", "{bound}未満であること" }
    NeedsAtMost { "must be at most {bound}", "{bound}以下であること" }
    Years { "{count} years", "{count}年" }
    Year { "1 year", "1年" }

    // ── lines of a reason ─────────────────────────────────────────────────────────────
    FactIs { "{label}: {value}", "{label}：{value}" }
    FactFails { "{label}: {value} — {gap}", "{label}：{value}（{gap}）" }
    PartIs { "· {text}: {finding}", "・{text}：{finding}" }
    Attention { "! {text}", "！{text}" }
    NotConfirmed { "(not confirmed)", "（未確認）" }
    MarkedOfficer { "(for the officer)", "（審査官の判断）" }
    StatusIs { "{title} · {verdict}", "{title} — {verdict}" }
    MissingFact { "{label} — {name}", "{label}（{name}）" }
    PassMarkIs { "pass mark: {mark}", "合格点：{mark}" }
    SourceIs { "{id}: {source}", "{id}：{source}" }

    // ── durations of stay ─────────────────────────────────────────────────────────────
    StayGrants { "period of stay: {periods}", "在留期間：{periods}" }
    StayAtMost { "{period} at most in all", "通算 {period} まで" }
    LimitOf { "{fact}: {period} at most", "{fact}：{period} まで" }
    LimitLess { "{fact}, without {less}: {period} at most", "{fact}（{less}を除く）：{period} まで" }
    LimitExtended { "up to {period}: {text} ({cites})", "{period} まで：{text}（{cites}）" }
    HoldingGrows { "time that grows: {facts}", "加算される期間：{facts}" }
    GrowsWhile { "{fact} (depends on: {facts})", "{fact}（{facts} による）" }
    GrowsIfBegun { "{fact} (where some of it has passed)", "{fact}（既に始まっている場合）" }
    GrowsUntil { "{fact} (up to {day})", "{fact}（{day} まで）" }
    HoldingResets { "begins anew when the status is taken up: {facts}", "この在留資格になると改めて起算される期間：{facts}" }
    HoldingSets { "from then on: {fact}: {value}", "以後：{fact}：{value}" }
    HoldingBecomes { "when {duration} comes to {period}: {fact}: {value}", "{duration}が {period} に達したとき：{fact}：{value}" }
    StayRenewable { "can be extended", "更新できる" }
    StayNotRenewable { "cannot be extended", "更新できない" }
    FamilyDependant { "spouse and children may come as dependants", "配偶者・子は家族滞在で帯同できる" }
    FamilyNone { "family cannot come as a rule", "原則として家族の帯同は認められない" }
    FamilyDesignated { "family may come under Designated Activities", "家族は特定活動で帯同できる" }

    // ── treatment that a status gives ─────────────────────────────────────────────────
    HeadBenefits { "Treatment", "優遇措置・取扱い" }
    BenefitMet { "{text} · conditions met", "{text} — 条件を満たす" }
    BenefitNotMet { "{text} · conditions not met ({because})", "{text} — 条件を満たさない（{because}）" }
    BenefitNot { "{text} · conditions not met", "{text} — 条件を満たさない" }
    BenefitOpen { "{text} · depends on: {facts}", "{text} — 次による：{facts}" }
    BenefitUnsettled { "{text} · depends on law that is not settled", "{text} — 未確定の法令による" }
    BenefitUnconfirmed { "{text} (not confirmed: {doubt})", "{text}（未確認：{doubt}）" }

    // ── procedures ────────────────────────────────────────────────────────────────────
    HeadProcedures { "Fees and usual times (application accepted on {day})", "手数料・審査期間（受付日 {day}）" }
    LabelIs { "{text}: {value}", "{text}：{value}" }
    FeeNone { "no fee", "手数料なし" }
    FeeBoth { "{counter} at the counter, {online} online", "窓口 {counter}、オンライン {online}" }
    FeeCounter { "{counter}, at the counter only", "{counter}（窓口のみ）" }
    FeeOnline { "{online}, online only", "{online}（オンラインのみ）" }
    TimeBetween { "{least} to {most}", "{least}〜{most}" }
    TimeDay { "1 day", "1日" }
    TimeDays { "{days} days", "{days}日" }

    // ── what comes after a verdict ────────────────────────────────────────────────────
    HeadGaps { "What is missing", "足りないもの" }
    HeadNext { "Next steps: official pages and who can help", "次の一歩：公式情報と相談先" }
    GapUnmet { "not met: {criterion}", "満たさない要件：{criterion}" }
    GapBy { "not met: {criterion} ({gap})", "満たさない要件：{criterion}（{gap}）" }
    GapUnknown { "to find out: {facts}", "確かめること：{facts}" }
    GapUnknownMore { "to find out: {facts} and {count} more", "確かめること：{facts}、ほか{count}件" }
    GapNone { "everything else is met", "ほかの要件は満たしている" }
    HeadAsIf { "This is missing: {facts}. If it were there:", "不足しているもの：{facts}。これがあれば、次のとおりです：" }
    HeadOpens { "What opens later", "今後始まるもの" }
    OpensOn { "{status}: opens on {day}; `--on {on}` shows how you stand on that day", "{status}：{day}に始まります。`--on {on}` を付けると、その日の判定になります" }
    Phone { "telephone {number}", "電話 {number}" }
    ReadOn { "as of {day}", "{day}時点" }
    ReadUnconfirmed { "as of {day}, not confirmed", "{day}時点・未確認" }
    AnswersHead { "Answers given to `zairyu ask`. `zairyu check FILE` judges them again, `zairyu ask FILE` goes on. Nothing leaves this machine.", "`zairyu ask` への回答です。`zairyu check FILE` で判定し直し、`zairyu ask FILE` で続けられます。内容は端末の外に送られません。" }
    AnswersAbout { "What was asked about; no rule reads it. `--status` or `--all` asks about something else.", "質問の対象。判定には使いません。`--status` または `--all` で別の対象について質問できます。" }

    // ── rows of lists ─────────────────────────────────────────────────────────────────
    HeadRowOf { "Name", "名称" }
    HeadSays { "What the list says of it", "一覧の記載" }
    AlsoCalled { "also: {names}", "別名：{names}" }
    RowsFound { "{count} of {total} rows of `{list}` ({title})", "`{list}`（{title}）{total}件中{count}件" }
    RowsMore { "and {count} more; write more of the name, or `--limit 0` for all", "ほか{count}件。名称を詳しく指定するか、`--limit 0` で全件" }

    // ── the rules themselves ──────────────────────────────────────────────────────────
    HeadPlace { "Place", "箇所" }
    HeadOpen { "What it says, and what is open", "内容と未確認の点" }
    HeadRead { "Last read", "確認日" }
    PlacesFound { "{count} found", "{count} 件" }
    ChangeBegins { "{place} begins", "{place} 適用開始" }
    ChangeEnds { "{place} has ended", "{place} 終了" }
    ChangeChanges { "{place} changes", "{place} 変更" }
    VerdictCount { "{verdict} {count}", "{verdict} {count}" }
    RowChange { "row {row}{id}  {status}: {before} → {after}", "{row} 行目{id}  {status}: {before} → {after}" }
    RowPoints { "row {row}{id}  {status}: points {before} → {after}", "{row} 行目{id}  {status}: ポイント {before} → {after}" }
    RowChangeBy { "  by: {because}", "  要因: {because}" }
    FromTo { "{before} → {after}", "{before} → {after}" }
    NowIs { "→ {after}", "→ {after}" }
    MattersFor { "depends on: {facts}", "次による：{facts}" }
    MattersForMore { "depends on: {facts}, and {count} more", "次による：{facts}、ほか{count}件" }
    ChangesFoundOne { "1 change", "変更1件" }
    ChangesFound { "{count} changes", "変更{count}件" }
    // ── conflicts ─────────────────────────────────────────────────────────────────────
    Conflict { "{name} is given as {given}, but {derived} follows from the other facts; the given value was used", "{name} は {given} と入力されていますが、他の事実からは {derived} になります（入力値で判定）" }
    AtOdds { "{name} is given as {given}, but {derived} follows from the other facts; one of them is not right", "{name} は {given} と入力されていますが、他の事実からは {derived} になります（いずれかが誤り）" }
    Outweighed { "{name} is given as {given}, but {derived} follows from what was answered of it; the particular answers were used", "{name} は {given} と入力されていますが、個々の回答からは {derived} になります（個々の回答で判定）" }
    // ── headings and labels of a report ───────────────────────────────────────────────
    HeadSummary { "Summary", "概要" }
    HeadStatus { "Status of residence", "在留資格" }
    HeadVerdict { "Verdict", "判定" }
    HeadWhy { "Why", "理由" }
    HeadCriteria { "Criteria", "要件" }
    HeadRoute { "Route: {name}", "経路：{name}" }
    HeadRouteTaken { "Route: {name} (met)", "経路：{name}（該当）" }
    HeadFinding { "Finding", "判断" }
    HeadCriterion { "Criterion", "要件" }
    HeadReason { "Reason", "根拠" }
    HeadPoints { "Points", "ポイント" }
    HeadItem { "Item", "項目" }
    HeadRow { "Row that applies", "該当区分" }
    HeadTotal { "Total", "合計" }
    HeadPassMark { "Pass mark", "合格点" }
    HeadEvidence { "Evidence", "疎明資料" }
    HeadMissing { "Missing facts", "不足している事実" }
    HeadPrepare { "to prepare: {evidence}", "用意する資料：{evidence}" }
    HeadUnconfirmed { "Not confirmed", "未確認の事項" }
    HeadUnsettled { "Not settled", "未確定の法令" }
    HeadSources { "Sources", "出典" }
    HeadNotes { "Notes", "補足" }
    FromDay { "from {day}", "{day}から" }
    DatesTitle { "What happens by itself, {from} to {until}", "{from}から{until}までに自ずと起こること" }
    DatesCaption { "Days, by date", "日付順の予定" }
    DatesWhat { "What falls on the day", "その日に起こること" }
    DatesToDo { "What to do", "すべきこと" }
    DatesWhy { "because of: {why}", "理由：{why}" }
    DatesLaw { "the law of the day", "その日の法令" }
    DatesLawOf { "law: {criteria}", "法令：{criteria}" }
    DatesFileBy { "file by {day}: {what}", "{day}までに申請：{what}" }
    DatesActBy { "act by {day}", "{day}まで" }
    DatesFile { "can be filed: {what}", "申請できる：{what}" }
    DatesPermit { "last day of the permit", "在留期間の満了日" }
    DatesWindow { "the extension can be filed from this day", "この日から更新を申請できる" }
    DatesLimit { "the limit of stay is reached: {status}, {fact}", "在留の上限に達する：{status}、{fact}" }
    DatesNoticeAt { "last day, counted from {of}: {what} ({place})", "{of}から数えた期限：{what}（{place}）" }
    DatesNotice { "last day, counted from {of}: {what}", "{of}から数えた期限：{what}" }
    DatesLater { "comes true, as the case says: {facts}", "ケースの記載により実現：{facts}" }
    DatesLost { "{status}: met up to the day before; from this day: {verdict}", "{status}：前日まで満たす。この日から{verdict}" }
    DatesMet { "{status}: met from this day", "{status}：この日から満たす" }
    DatesTurn { "{status}: {before}; from this day: {after}", "{status}：{before}。この日から{after}" }
    DatesPoints { "{status}: {before} points; from this day {after}", "{status}：{before}点。この日から{after}点" }
    DatesSpan { "{least} to {most}", "{least}～{most}" }
    DatesCriteria { "{status}: comes out otherwise: {criteria}", "{status}：判断が変わる要件：{criteria}" }
    DatesNone { "nothing changes by itself in this time", "この期間に自ずと変わることはない" }
    DatesRow { "row {row}", "{row}行目" }
    DatesNobody { "case", "ケース" }
    DatesExtended { "days after {day} are looked at as if the permit were extended", "{day}より後は、在留期間が更新されたものとして見ている" }
    DatesFiled { "the day of filing that the case gives is left aside: every day is looked at as one of filing", "ケースの申請日は用いず、どの日もその日に申請するものとして見ている" }
    DatesNotCarried { "some durations could not be carried to the first day", "一部の期間は最初の日まで加算できなかった" }
    DatesNoDay { "one person does not say of which day the facts are (as-of), taken as of the first day: {who}", "基準日（as-of）のない人が1人あり、最初の日の事実とみなした：{who}" }
    DatesNoDays { "{count} people do not say of which day their facts are (as-of), taken as of the first day: {who}", "基準日（as-of）のない人が{count}人あり、最初の日の事実とみなした：{who}" }
    DatesNoPermit { "the last day of the permit is not given, and not among the days", "在留期間の満了日が入力されておらず、予定に含まれない" }
    DatesNoPermits { "of {count} people the last day of the permit is not given, and not among the days: {who}", "在留期間の満了日の入力がない人が{count}人あり、予定に含まれない：{who}" }
    DatesOf { "{who}: {what}", "{who}：{what}" }
    HeadDay { "Day", "日" }
    HeadFilings { "How one files", "申請の方法" }
    FiledAs { "{text}: {procedure}", "{text}：{procedure}" }
    FiledFrom { "{text}: {procedure}, from {period} before: {fact}", "{text}：{procedure}（{fact}の {period} 前から）" }
    HeadHolding { "While it is held", "在留中" }
    HeadStay { "Stay and family", "在留期間・家族" }
    HeadFacts { "Facts", "事実" }
    HeadId { "Identifier", "識別子" }
    HeadKind { "Type", "型" }
    HeadInForce { "In force", "施行" }
    InForceFrom { "in force from {from}", "{from} から施行" }
    InForceEnds { "in force to {until}", "{until} まで施行" }
    InForceUntil { "in force from {from} to {until}", "{from} から {until} まで施行" }
    RecordedFrom { "law recorded from {from}", "{from} 以降の法令を収録" }
    Primary { "official text read", "一次資料" }
    Secondary { "secondary sources", "二次資料" }
    PeriodFrom { "from {from}", "{from} 〜" }
    PeriodUntil { "to {until}", "〜 {until}" }
    Period { "from {from} to {until}", "{from} 〜 {until}" }
    TierYearsOld { "{years}", "{years}歳" }
    TierUnder { "under {bound}", "{bound}未満" }
    TierBetween { "{from} to {to}", "{from}～{to}" }
    TierAtLeast { "{bound} or more", "{bound}以上" }
    TierPointsOne { "1 point", "1点" }
    PartSays { "· {text}", "・{text}" }
    AcceptedIn { "{text} (accepted {period})", "{text}（受付 {period}）" }
    HeadDocuments { "Documents that show it", "示す資料" }
    HeadProceduresOf { "Fees and usual times, by the day of acceptance", "手数料・審査期間（受付日別）" }
    HeadDuties { "What the employer and the person have to do", "受入れ機関と本人の義務" }
    StageOffer { "before the job is offered", "採用を決める前" }
    StageContract { "when the contract is made", "契約の締結時" }
    StageFiling { "when the application is filed", "申請時" }
    StageStart { "when the work begins", "就労・活動の開始時" }
    StageDuring { "as long as it lasts", "在留・雇用の期間中" }
    StageYearly { "every year", "毎年" }
    StageEvent { "when something happens", "事由が生じたとき" }
    StageEnd { "at the end", "終了時" }
    DutyOfEmployer { "employer: {text}", "受入れ機関：{text}" }
    DutyOfPerson { "person: {text}", "本人：{text}" }
    DutyOfSupportBody { "support or supervising body: {text}", "支援・監理機関：{text}" }
    DutyBy { "by when: {due}", "期限：{due}" }
    DutyWhere { "where: {place}", "届出・提出先：{place}" }
    DutyPaper { "document: {title}", "書類：{title}" }
    DueWhen { "{event}", "{event}" }
    DueBefore { "at least {time} before: {event}", "次の日の{time}前まで：{event}" }
    DueWithin { "within {time} of: {event}", "次の日から{time}以内：{event}" }
    DueSameDay { "no later than: {event}", "遅くとも次の日まで：{event}" }
    DueNextMonth { "by day {day} of the month after: {event}", "次の日の属する月の翌月{day}日まで：{event}" }
    DueNextMonthEnd { "by the end of the month after: {event}", "次の日の属する月の翌月末まで：{event}" }
    DueYearly { "every year from {first} to {last}", "毎年{first}から{last}まで" }
    TierPoints { "{points} points", "{points}点" }
    WrittenAs { "written as {form}", "書き方：{form}" }
    FollowsUnlessGiven { "worked out from other facts unless it is given", "入力がなければ他の事実から導かれる" }
    ReadBy { "read by: {statuses}", "使われる在留資格：{statuses}" }
    ChoicesOf { "`zairyu lookup {name} TEXT` finds a choice by a part of its name", "選択肢は `zairyu lookup {name} 名称の一部` で検索" }
    CaseHead { "Fill in what you know, and take the # away. What stays commented out is unknown. Nothing leaves this machine.", "分かるところを記入し、行頭の # を外してください。そのままの行は「不明」として扱います。内容は端末の外に送られません。" }
    CaseEvidence { "Documents in hand, by the names that `zairyu points --format json` shows, such as \"jlpt-certificate\". With them, papers show what can be proved and what is still to be collected.", "手元にある資料。名前は `zairyu points --format json` で確認できます（例: \"jlpt-certificate\"）。記入すると、疎明できる合計とこれから入手する資料が示されます。" }
    HeadFact { "Fact", "事実" }
    HeadValue { "Value", "値" }
    Title { "Assessment on {on}", "{on}時点の判定" }
    TitleFor { "Assessment of {name} on {on}", "{name} — {on}時点の判定" }
    DependsOn { "depends on: {facts}", "次による：{facts}" }
    HangsOn { "The verdict rests on what could not be confirmed; with that unknown it would be: {verdict}", "判定は未確認の事項によります。これを不明とすると：{verdict}" }
    UnconfirmedLine { "{name}: {doubt}", "{name}: {doubt}" }
    CitedAt { "{source} {at}", "{source} {at}" }
    OfSource { "{title} (checked {day})", "{title}（確認日 {day}）" }
    Follows { "worked out", "導出" }
    Given { "given", "入力" }
    Digest { "rules {digest}", "規則 {digest}" }
    Disclaimer { "This compares facts with published criteria. It is not legal advice, and meeting the criteria does not mean that permission will be granted.", "公表された要件と事実を照合したものです。法的助言ではなく、要件を満たしても許可が約束されるものではありません。" }
    NothingReached { "not reached", "該当なし" }
    MoreIn { "more: `zairyu check CASE --status {status}`", "詳細：`zairyu check CASE --status {status}`" }
    // ── printed documents ─────────────────────────────────────────────────────────────
    DocPoints { "Points calculation", "ポイント計算表" }
    DocCompare { "Points side by side", "ポイント比較表" }
    DocFile { "Review of statuses of residence", "在留資格検討書" }
    DocDay { "Day of the check", "判定日" }
    DocName { "Name", "氏名" }
    DocReference { "Reference", "整理番号" }
    DocAuthor { "Prepared by", "作成者" }
    DocRules { "Edition of the rules", "規則の版" }
    LeftOut { "left out", "省略" }
    DocAnonymous { "Left out of this copy: name, reference, date of birth", "氏名・整理番号・生年月日は、この写しでは省略" }
    DocDayOf { "as of {day}", "{day}現在" }
    DocNumber { "No.", "番号" }
    DocItem { "Item and row", "項目・区分" }
    DocApplication { "Application", "申請" }
    DocFees { "Fee", "手数料" }
    DocTimes { "Usual time", "標準的な期間" }
    DocBelow { "→ {text}", "→ {text}" }
    DocCriterion { "Criterion", "基準" }
    DocTick { "Check", "チェック" }
    DocRowPoints { "Points", "点数" }
    DocOwn { "Counted", "算入" }
    DocMargin { "Margin", "過不足" }
    DocEven { "exactly the pass mark", "合格点ちょうど" }
    DocMarginOpen { "{short} short at least, {over} over at most", "最少で{short}点不足、最多で{over}点超過" }
    DocMarginUp { "{min} to {max} points over the pass mark", "合格点を{min}〜{max}点上回る" }
    DocMarginDown { "{min} to {max} points short of the pass mark", "合格点に{min}〜{max}点不足" }
    DocAge { "{column}: {points}", "{column}：{points}点" }
    DocOpen { "open: {facts}", "未定：{facts}" }
    DocNow { "{label}: {value} at present", "{label}：現在は{value}" }
    DocInHand { "in hand", "手元にあり" }
    DocToCollect { "to be collected", "未入手" }
    DocClaimed { "Claimed", "申告上の合計" }
    DocProvable { "Provable with the documents in hand", "手元の資料で疎明できる合計" }
    DocCollect { "Documents still to be collected", "これから入手する資料" }
    DocNothingToCollect { "Every document that the counted points need is in hand", "算入した点数に必要な資料は全て手元にあります" }
    DocFormEvidence { "{form} {title}", "{form} {title}" }
    DocTwo { "{first} ({second})", "{first}（{second}）" }
    DocSign { "I confirm that what is written above is true.", "以上の記載内容は事実と相違ありません。" }
    DocSignature { "Signature", "署名" }
    DocSignedOn { "Date", "作成年月日" }
    DocPermanent { "For permanent residence only: these are the points", "※永住許可申請時のみ：このポイント計算表は、" }
    DocThisTime { "at the time of this application", "今回の申請時のポイントです。" }
    DocYearBefore { "one year before this application", "今回の申請から１年前のポイントです。" }
    DocThreeBefore { "three years before this application", "今回の申請から３年前のポイントです。" }
    DocYearsEarlier { "{years} years earlier", "{years}年前" }
    DocYearEarlier { "one year earlier", "１年前" }
    DocNoItem { "not on this table", "この表にない項目" }
    DocSource { "Source", "出典" }
    DocSourceRef { "[{number}] {at}", "[{number}] {at}" }
    DocChecked { "Checked on", "確認日" }
    DocOrigin { "Where from", "由来" }
    DocWorkedOut { "{fact} (worked out)", "{fact}［導出］" }
    DocCriteriaOf { "Criteria: {title}", "要件：{title}" }
    DocPointsOf { "Points calculation: {title}", "ポイント計算表：{title}" }
    DocEvidenceOf { "Evidence to prepare: {title}", "疎明資料：{title}" }
    DocGapsOf { "Gaps: {title}", "不足：{title}" }
    DocGapNotMet { "Not met: {text}", "満たさない要件：{text}" }
    DocGapReason { "Not met: {text} ({why})", "満たさない要件：{text}（{why}）" }
    DocGapUnknown { "Not known: {label}", "不明：{label}" }
    DocNoGaps { "No gap was found with the facts given", "入力された事実からは、不足は見つかりませんでした" }
    DocOfficerOf { "Left to the officer: {title}", "審査官の判断による事項：{title}" }
    DocDoubtsOf { "Not confirmed or not settled: {title}", "未確認・未確定：{title}" }
    DocUnsettledIs { "Law not settled: {text}", "未確定の法令：{text}" }
    DocUnconfirmedIs { "Not confirmed: {text}", "未確認：{text}" }
    DocRouteIs { "{route}: {text}", "{route}：{text}" }
    DocGlossary { "Terms", "用語" }
    DocTerm { "Term", "用語" }
    DocMeaning { "Meaning", "意味" }

    TermStatus { "Status of residence", "在留資格" }
    TermStatusIs { "What a foreigner may do in Japan and on which ground; what is often called a visa", "外国人が日本で行うことのできる活動又は身分の区分。俗に「ビザ」と呼ばれるもの" }
    TermCriterion { "Criterion", "要件" }
    TermCriterionIs { "One requirement of the law with its source", "法令上の要件一つとその出典" }
    TermRoute { "Route", "経路" }
    TermRouteIs { "One of several ways to meet the criteria", "要件を満たす複数の方法のうちの一つ" }
    TermFinding { "Finding", "判断" }
    TermFindingIs { "What came out for one criterion: met, not met, not known, for the officer, does not apply", "要件ごとの結果：満たす、満たさない、不明、審査官の判断、対象外" }
    TermVerdict { "Verdict", "判定" }
    TermVerdictIs { "What came out for a status as a whole. It compares facts with published criteria and promises no permission", "在留資格全体についての結果。公表された要件との照合であり、許可を約束するものではない" }
    TermOfficer { "For the officer", "審査官の判断" }
    TermOfficerIs { "What the law leaves to the judgement of an immigration officer; the program does not decide it", "法令が審査官の判断に委ねている事項。本書では判定しない" }
    TermEvidence { "Evidence", "疎明資料" }
    TermEvidenceIs { "A document that shows a fact; the number is that of the official list", "事実を示す書類。番号は公式の一覧の番号" }
    TermRange { "Range of points", "点数の幅" }
    TermRangeIs { "Least and most points, while facts that decide an item are missing", "項目を左右する事実が不足している間の、最少と最多の点数" }
    TermUnconfirmed { "Not confirmed", "未確認" }
    TermUnconfirmedIs { "A value of the rules that could not be read in an official text", "公式の文書で確認できなかった規則の値" }
    TermUnsettled { "Not settled", "未確定" }
    TermUnsettledIs { "Published law that cannot be applied yet", "公布されたが、まだ適用できない法令" }
    // ── advice ────────────────────────────────────────────────────────────────────────
    AdviceTitle { "Advice · {on}", "助言（{on}）" }
    AdviceTitleFor { "Advice for {name} · {on}", "{name} — 助言（{on}）" }
    AdviceMet { "Nothing has to change.", "変える必要のある事項はない。" }
    AdviceOpen { "Nothing has to change; what follows must hold.", "変える必要のある事項はない。ただし次による。" }
    AdviceNone { "No change of the kinds asked for meets it.", "対象とした種類の変更では要件を満たせない。" }
    AdviceCut { "The search was cut off after {count} trials: there may be further ways.", "探索を{count}通りで打ち切った。ほかにも方法があり得る。" }
    AdviceHeld { "You hold this status: the stay goes on as it is. What is said here is asked when it is extended or changed.", "現にこの在留資格を有しており、在留はそのまま続く。以下は更新・変更の際に問われる。" }
    AdviceHeldUntil { "You hold this status: the stay goes on until {day}. What is said here is asked when it is extended or changed.", "現にこの在留資格を有しており、在留は{day}まで続く。以下は更新・変更の際に問われる。" }
    AdviceHeldEnded { "The permit for this status ended on {day}: a permit that has run out is no permit.", "この在留資格の許可は{day}に期限が切れている。期限の切れた許可は許可ではない。" }
    AdviceChange { "{label}: {to} instead of {from} ({who}; {time})", "{label}：{from}から{to}へ（{who}、{time}）" }
    AdviceChangeTo { "{label}: {to} ({who}; {time})", "{label}：{to}（{who}、{time}）" }
    AdviceSettle { "{label}: {to} — not given so far ({who}; {time})", "{label}：{to}（未入力。{who}、{time}）" }
    AdviceOneOf { "and one of these:", "さらに次のいずれか：" }
    AdviceOneOfThese { "one of these:", "次のいずれか：" }
    AdviceEither { "· {change}", "・{change}" }
    AdviceFrom { "from {day}: {stand}", "{day}以降：{stand}" }
    AdviceEarliest { "{day} at the earliest: {stand}", "早ければ{day}以降：{stand}" }
    AdviceNotByThen { "not by {day}, when time and law have moved on: {stand}", "{day}には期間の経過・法令の変更により、{stand}" }
    AdviceConditions { "must hold as well: {facts}", "あわせて必要：{facts}" }
    AdviceFindOut { "to be found out: {facts}", "確認すること：{facts}" }
    AdviceOfficer { "left to the officer: {names}", "審査官の判断：{names}" }
    AdviceUnsettled { "law not settled: {names}", "未確定の法令：{names}" }
    AdviceUnconfirmed { "rests on what could not be confirmed: {names}", "未確認の事項による：{names}" }
    AdviceMoreOne { "and 1 more way", "ほか1通り" }
    AdviceMore { "and {count} more ways", "ほか{count}通り" }
    AdviceStandPoints { "{verdict}, {points} points", "{verdict}（{points}点）" }
    AdviceStandRange { "{verdict}, {min} to {max} points", "{verdict}（{min}〜{max}点）" }
    AdviceOtherKinds { "Might help, but is not advised unasked: --kinds {kinds}", "求めがなければ助言しないが、役立ち得る：--kinds {kinds}" }
    AdviceNextRow { "{item}: {change} — {gain} more points", "{item}：{change} — あと{gain}点加算" }
    AdviceLosing { "{label}: {to} instead of {from}", "{label}：{from}から{to}になった場合" }
    AdviceStretch { "{from} to {until}", "{from}〜{until}" }
    AdviceAlong { "{range}: {stand}", "{range}：{stand}" }
    AdviceAssumed { "Reckoned with, as nobody spoke of it: {facts} ({count})", "言及がないため通常どおりとした事項：{facts}（{count}件）" }
    AdviceAtOnce { "at once", "直ちに" }
    WhoCandidate { "you", "本人" }
    WhoEmployer { "the employer", "受入れ機関" }
    WhoAuthority { "the authority", "行政庁" }
    WhoNobody { "nobody", "変更不可" }
    HeadChanges { "What would have to be different", "変える必要のある事項" }
    HeadThen { "What comes of it", "その結果" }
    HeadWays { "{title}: ways that would meet it", "{title}：要件を満たす方法" }
    HeadImpossible { "Out of reach", "変えられない要件" }
    HeadGates { "Not enough is known of", "先に知る必要のある事項" }
    HeadNextRows { "What would give more points", "点数を増やす変更" }
    HeadLosing { "What would lose it", "要件を失う変更" }
    HeadRange { "Along {label}", "{label}ごとの結果" }
}

/// A verdict in words.
pub fn verdict_words(verdict: Verdict) -> Text {
    let phrase = match verdict {
        Verdict::Qualifies => Phrase::Qualifies,
        Verdict::Undetermined => Phrase::Undetermined,
        Verdict::DoesNotQualify => Phrase::DoesNotQualify,
        Verdict::NotInForce => Phrase::NotInForce,
    };
    phrase.text()
}

/// A finding in words.
pub fn finding_words(finding: Finding) -> Text {
    let phrase = match finding {
        Finding::Met => Phrase::Met,
        Finding::NotMet => Phrase::NotMet,
        Finding::Unknown => Phrase::Unknown,
        Finding::ForOfficer => Phrase::ForOfficer,
        Finding::NotApplicable => Phrase::NotApplicable,
    };
    phrase.text()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_sentence_has_the_same_slots_in_each_language() {
        let slots = |template: &'static str| -> BTreeSet<&str> {
            template.split('{').skip(1).filter_map(|part| part.split(['}', ':']).next()).collect()
        };
        for phrase in Phrase::ALL {
            let Template { en, ja, .. } = phrase.template();
            assert_eq!(slots(en), slots(ja), "{phrase:?}");
            assert!(!en.is_empty() && !ja.is_empty(), "{phrase:?}");
        }
    }
}
