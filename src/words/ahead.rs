//! What is said of the days ahead of somebody who was judged.

sentences! {
    "ahead":
    HEAD_DATES { "Dates that bind", "期限" }
    DATE_IS { "{day}: {what}", "{day}：{what}" }
    MORE_DATES { "More days, and what falls on them: zairyu dates CASE", "その他の日付とその日に起こること：zairyu dates ケース" }
    PERMIT_ENDED { "The permit ended on {day}: it is no permit any more, and nothing can be changed or extended from it.", "在留期間は{day}に満了しており、既に許可はなく、変更も更新もできない。" }
    PERMIT_ENDING { "The permit ends on {day}: what is to follow it has to be filed by then.", "在留期間は{day}に満了する。更新等は同日までに申請すること。" }
    EXTENSION_FROM { "Extension: to be filed from {from} until {until}.", "更新の申請：{from}から{until}まで。" }
    EXTENSION_UNTIL { "Extension: to be filed by {until}.", "更新の申請：{until}まで。" }
    EXTENSION_FAILS { "As things are, the extension fails: what is asked is not met on the day of filing. The stay given goes on until its last day.", "現状では、申請の日に要件を満たさないため更新は認められない。既に与えられた在留は満了日まで続く。" }
    EXTENSION_SHORT { "{points} points of {mark}: the stay goes on until its last day, and only the extension fails as things are.", "{mark}点に対し{points}点：在留は満了日まで続き、現状で認められないのは更新だけである。" }
    HEAD_EVENTS { "When work ends, another begins, or life changes", "退職・転職・生活の変化があったとき" }
    DUTY_IS { "{what}: {due}", "{what}：{due}" }
    HEAD_LEAST { "What would have to be different, at the least", "最も容易な変更" }
    LEAST_THEN { "Then, {outcome}", "その場合、{outcome}" }
    MORE_ADVICE { "Further ways: zairyu advise CASE --status {status}", "その他の方法：zairyu advise ケース --status {status}" }
    HEAD_NEXT { "{title}: what the next rows need, and what they give", "{title}：次の区分に必要なものと、その点数" }
}
