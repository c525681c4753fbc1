//! The sentences of plans, in every language. Slots in braces are filled, sentences are never glued
//! together.

use super::phrase::phrases;
use crate::text::{Template, Text};

phrases! { WayPhrase, "Way";
    Title { "Ways to {title} · {on}", "{title}への道筋（{on}）" }
    TitleFor { "Ways to {title} for {name} · {on}", "{name} — {title}への道筋（{on}）" }
    FileNow { "{title}: you can file now.", "{title}：今すぐ申請できる。" }
    FileNowBy { "{title}: you can file now. File by {day}.", "{title}：今すぐ申請できる。{day}までに申請すること。" }
    FileFrom { "{title}: the earliest day of filing is {day}.", "{title}：最も早い申請日は{day}。" }
    HeldFrom { "{title}: held from {day} at the earliest.", "{title}：最も早くて{day}から有することができる。" }
    NoWay { "{title}: no way leads there by {day} with what may be changed.", "{title}：対象とした事項の変更では、{day}までに至る道筋がない。" }
    NotEnough { "{title}: no way was found by {day} with what is said.", "{title}：伝えられた事項からは、{day}までに至る道筋が見つからなかった。" }
    AlreadyHeld { "{title}: this status is held already. `zairyu dates` says until when, and from when to extend it.", "{title}：既にこの在留資格を有している。いつまで有し、いつから更新できるかは `zairyu dates` による。" }
    WayFile { "Way {number}: file from {day}", "道筋{number}：{day}から申請" }
    WayHeld { "Way {number}: held from {day}", "道筋{number}：{day}から保有" }
    LeftOutOne { "1 more way was found, which is shown with other options.", "ほかに1通りの道筋がある（条件を変えると表示される。）" }
    LeftOut { "{count} more ways were found, which are shown with other options.", "ほかに{count}通りの道筋がある（条件を変えると表示される。）" }
    HeadStep { "Step", "段階" }
    HeadDo { "When and what", "時期と内容" }
    StepTitle { "{number}. {title}", "{number}. {title}" }
    StepHeld { "held from {day}", "{day}から保有" }
    StepFiled { "file from {day}", "{day}から申請" }
    FiledFrom { "file from {from}: {move}", "{from}から申請：{move}" }
    FiledBetween { "file from {from}, at the latest on {until}: {move}", "{from}から遅くとも{until}までに申請：{move}" }
    TimeAndFee { "{procedure}: {time}; {fee}", "{procedure}：{time}、{fee}" }
    TimeAlone { "{procedure}: {time}", "{procedure}：{time}" }
    FeeAlone { "{procedure}: {fee}", "{procedure}：{fee}" }
    FeeRange { "{least} to {most}, by the period granted", "{least}〜{most}（許可された期間による）" }
    Need { "by {day}: {change}", "{day}までに：{change}" }
    GoalLatest { "if held by {day} at the latest, the goal is not reached later", "遅くとも{day}までに有すれば、目標の時期は遅れない" }
    PermitEnds { "the permit runs to {day} then; extend it before that", "その時の在留期限は{day}。その前に更新すること" }
    Counts { "time on that day: {facts}", "その日の期間：{facts}" }
    Lost { "begins anew: {facts}", "起算し直し：{facts}" }
    FactIs { "{label} {value}", "{label}：{value}" }
    Assumed { "Reckoned with, as nobody spoke of it: {facts} ({count})", "言及がないため通常どおりとした事項：{facts}（{count}件）" }
    AssumedSome { "Reckoned with, as nobody spoke of it: {facts}, … ({count}; all with --assumed)", "言及がないため通常どおりとした事項：{facts}など（{count}件、全ては --assumed で表示）" }
    Granted { "Taken for granted: extensions for the period held now, the usual times of applications, pay and points as they are; by the law as known on {day}.", "前提：現在と同じ期間での更新の許可、通常の審査期間、現在の報酬とポイント。{day}現在で判明している法令による。" }
    GrantedPlain { "Taken for granted: extensions for the period held now, the usual times of applications, pay and points as they are.", "前提：現在と同じ期間での更新の許可、通常の審査期間、現在の報酬とポイント。" }
    Gates { "Not enough said for {count}: {facts}", "{count}の在留資格については次が分からない：{facts}" }
    Gate { "{label} ({count})", "{label}（{count}）" }
    Blocked { "What stands in the way", "妨げとなる要件" }
    BlockedNote { "What the law says of it", "法令上の扱い" }
    CutEvaluations { "The search was cut off after {count} trials: there may be further ways.", "探索を{count}通りで打ち切った。ほかにも道筋があり得る。" }
    CutNotCarried { "The time of the case cannot be carried to the day looked at, as what grows in the status held is not known: days may be wrong.", "現在の在留資格で何の期間が進むか分からず、期間を判定日まで進められないため、日付は正確でないことがある。" }
    WithKinds { "Changes of these kinds are not advised unasked: --kinds {kinds}", "求めがなければ助言しない種類の変更：--kinds {kinds}" }
}
