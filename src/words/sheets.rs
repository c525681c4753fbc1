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
    ROWS_CHANGED { "Rows with another verdict", "判定が変わる行" }
    ROWS_UNCHANGED { "Rows with the same verdicts", "判定が変わらない行" }
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
    NOTE_MISSING { "{status}: the facts that would decide it", "{status}: 判定に必要で、まだ分からない事実" }
}
