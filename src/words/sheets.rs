//! What workbooks say, in every language.

sentences! {
    "sheets":
    RESULTS { "Results", "結果" }
    SUMMARY { "Summary", "集計" }
    REJECTED { "Rejected rows", "読めなかった行" }
    SUMMARY_TITLE_ONE { "Summary of 1 row on {day}", "{day} 時点の 1 行の集計" }
    SUMMARY_TITLE { "Summary of {read} rows on {day}", "{day} 時点の {read} 行の集計" }
    COMPARED_TITLE_ONE { "1 row compared: {day} with {other}", "1 行の比較: {day} と {other}" }
    COMPARED_TITLE { "{read} rows compared: {day} with {other}", "{read} 行の比較: {day} と {other}" }
    COUNTS { "Rows by status and verdict", "在留資格・判定ごとの行数" }
    STATUS { "Status of residence", "在留資格" }
    IDENTIFIER { "Identifier", "識別子" }
    GAPS { "What is missing most often", "不足の多い事実" }
    FACT { "Fact", "事実" }
    COLUMN { "Column", "列" }
    ROWS { "Rows", "行数" }
    ROWS_READ { "Rows read", "読んだ行" }
    ROWS_WRITTEN { "Rows written", "書いた行" }
    ROWS_REJECTED { "Rows that could not be read", "読めなかった行" }
    ROWS_LEFT_OUT { "Rows judged and not asked for", "判定したが対象外の行" }
    ROWS_CHANGED { "Rows with another verdict or other points", "判定またはポイントが変わる行" }
    ROWS_UNCHANGED { "Rows that stay as they are", "判定もポイントも変わらない行" }
    ROWS_MOVED { "of these, rows of which only points change", "うちポイントだけ変わる行" }
    RULES { "Rules", "規則" }
    RULES_BEFORE { "Rules before", "変更前の規則" }
    RULES_AFTER { "Rules after", "変更後の規則" }
    NOTICE { "This compares facts with published criteria. It is not legal advice, and meeting the criteria does not mean that permission will be granted.", "公表された要件と事実を照合したものです。法的助言ではなく、要件を満たしても許可されるとは限りません。" }
    NOTE_UNREAD { "The columns of the row whose cells could not be read; it was judged without them", "この行で読み取れなかったセルの列。それらを不明として判定しています" }
    CANDIDATES { "Candidates", "候補者" }
    GUIDE { "Guide", "説明" }
    LISTS { "Lists", "選択肢" }
    TEMPLATE_TITLE { "Candidates for {statuses}. One row each, below the bold names; the grey line is an example. Leave empty what is not known. Then: zairyu batch FILE.xlsx -o RESULT.xlsx", "{statuses} の候補者。太字の列名の下に1人1行で記入し（灰色の行は記入例）、分からない欄は空けておきます。記入後: zairyu batch FILE.xlsx -o RESULT.xlsx" }
    LABEL_ID { "A name or number of your own for the row", "行を見分けるための任意の名前・番号" }
    LABEL_AS_OF { "The day on which the durations were true", "期間を数えた基準日" }
    SEVERAL { "Any number of the choices on the sheet `Lists`, separated by `;`; `none` for none", "シート「選択肢」の語を `;` で区切って記入。一つもなければ `なし`" }
    NOT_READ { "This may not be readable. See the sheet `Guide`.", "読み取れない可能性があります。シート「説明」を参照してください。" }
    QUESTION_EN { "Question", "質問（英語）" }
    QUESTION_JA { "Question (Japanese)", "質問" }
    HELP_EN { "What counts", "説明（英語）" }
    HELP_JA { "What counts (Japanese)", "説明" }
    WRITTEN_AS { "Written as", "書き方" }
    BEFORE { "Before", "変更前" }
    AFTER { "After", "変更後" }
    CAUSE { "Criterion or item", "要件・項目" }
    ROW { "Row", "行" }
    PLACE { "Place", "場所" }
    VALUE { "Value", "値" }
    REASON { "Reason", "理由" }
    HINT { "Hint", "ヒント" }
    LINE { "line {line}", "{line} 行目" }
    NOTE_VERDICT { "{status}: the verdict on this row", "{status}: この行の判定" }
    NOTE_CONFIRMED { "{status}: the verdict if what could not be confirmed in the sources is left open", "{status}: 出典で確認できない点を未定としたときの判定" }
    NOTE_LEAST { "{status}: the least points that the facts allow", "{status}: 事実から確実に得られるポイント" }
    NOTE_MOST { "{status}: the most points that the facts allow", "{status}: 事実から得られうる最大のポイント" }
    NOTE_CONFLICTS { "Facts that contradict what follows from the others: as given, and as it follows", "他の事実と矛盾する値（書かれた値 -> 導かれる値）" }
    WHY_IN_FORCE { "not in force on the day", "判定日には施行されていない" }
    WHY_RECORDED { "the law of that day is not recorded", "判定日の法令は収録されていない" }
    NOTE_BEFORE { "{status}: the verdict of the earlier run", "{status}: 前回の判定" }
    NOTE_POINTS_SHORT { "{status}: points short of the pass mark, counted from the most that the facts allow", "{status}: 得られうる最大のポイントから数えた、合格点までの不足" }
    NOTE_POINTS_SHORT_LEAST { "{status}: points short of the pass mark, counted from the least that the facts allow", "{status}: 確実に得られるポイントから数えた、合格点までの不足" }
    NOTE_CRITERIA_SHORT { "{status}: criteria that are not met, points aside", "{status}: ポイント以外で満たさない要件の数" }
    NOTE_WHY { "{status}: what decides it: criteria that are not met or open, or the route that is met", "{status}: 判定の理由（満たさない要件・未定の要件、または満たした経路）" }
    NOTE_OFFICER { "{status}: criteria that are met as far as can be told, and that an officer judges", "{status}: 分かる限り満たすが、審査官の判断による要件" }
    NOTE_UNSETTLED { "{status}: law that is not settled, on which it depends", "{status}: 判定に関わる未確定の法令" }
    HEAD_VERDICT { "{status}: verdict", "{status}：判定" }
    HEAD_CONFIRMED { "{status}: verdict on confirmed law alone", "{status}：確認済みの法令のみによる判定" }
    HEAD_BEFORE { "{status}: verdict before", "{status}：前回の判定" }
    HEAD_LEAST { "{status}: points at least", "{status}：最小ポイント" }
    HEAD_MOST { "{status}: points at most", "{status}：最大ポイント" }
    HEAD_POINTS_SHORT { "{status}: points short", "{status}：不足ポイント" }
    HEAD_POINTS_SHORT_LEAST { "{status}: points short, from the least", "{status}：不足ポイント（最小から）" }
    HEAD_CRITERIA_SHORT { "{status}: criteria short", "{status}：満たさない要件の数" }
    HEAD_MISSING { "{status}: missing", "{status}：不足の事実" }
    HEAD_WHY { "{status}: why", "{status}：理由" }
    HEAD_OFFICER { "{status}: for the officer", "{status}：審査官の判断" }
    HEAD_UNSETTLED { "{status}: law not settled", "{status}：未確定の法令" }
    NOTE_MISSING { "{status}: the facts that would decide it", "{status}: 判定に必要で、まだ分からない事実" }
}
