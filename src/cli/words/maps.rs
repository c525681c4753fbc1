//! What is said in and of a file of mappings.

use super::{Remark, named};

notices! {
    MAP_INPUT { "mappings are proposed for CSV, TSV and workbooks", "対応表の提案は CSV・TSV・ワークブックに限ります" } => { "lines of JSON name their facts themselves", "JSON Lines は事実の名前をそのまま書きます" }
    MAP_HEAD { "Proposed for {name} ({rows} rows). Look it through, edit it, then:\nzairyu batch {name} --map-file THIS.toml\nA line that begins with # is not read.", "{name}（{rows} 行）のための対応表の案です。確認・修正して使います:\nzairyu batch {name} --map-file THIS.toml\n# で始まる行は読みません。" }
    MAP_UNKNOWN { "Words that say that nothing is known, such as \"?\"", "「分からない」を表す語（例 \"？\"）" }
    MAP_CONSTANTS { "Facts that hold for every row, such as \"offer.contract\" = \"yes\"", "全ての行に共通の事実（例 \"offer.contract\" = \"yes\"）" }
    MAP_HEADINGS { "Headings and the facts that they are", "見出しと、それが表す事実" }
    MAP_UNITS { "Units of bare numbers below a heading, and the order of day and month", "見出しの下の数字の単位と、日・月の順" }
    MAP_VALUES { "What words below a heading are to be read as; an empty text: nothing is known", "見出しの下の語をどう読むか（空の文字列は「不明」）" }
    MAP_SOUND { "understood: {sound} of {all}", "読めた値: {all} 件中 {sound} 件" }
    MAP_UNLIKE { "called like no fact", "対応する事実なし" }
    MAP_SEVERAL { "one of several: choose", "複数の候補から選んでください" }
    MAP_TWICE { "another column gives it, too", "別の列と同じ事実" }
    MAP_MISFIT { "most values cannot be read as it", "多くの値がこの事実として読めません" }
    MAP_OWN_UNIT { "as the heading says", "見出しのとおり" }
    MAP_SMALL { "the numbers are small for yen", "円としては小さい数です" }
    MAP_ORDER { "as other cells of the column show", "同じ列の他の値から" }
    MAP_UNREAD { "{count}, not understood", "{count} 件、読めません" }
    MAP_UNREAD_NEAR { "{count}, not understood; near: {near}", "{count} 件、読めません。近いもの: {near}" }
}
