//! The words for yes and no, and the words of which one of them is a meaning.

use super::nothing::may_say_nothing;

/// True for words that name a row of a list, and that people write for something else: a no, or
/// that they do not know.
pub(super) fn has_two_meanings(text: &str) -> bool {
    may_say_nothing(text) || yes_no(text).is_some()
}

/// Words for yes, in lower case: of forms, of lists of papers and of results.
const YES: &[&str] = &[
    "yes",
    "y",
    "true",
    "1",
    "はい",
    "有",
    "あり",
    "有り",
    "○",
    "〇",
    "◯",
    "●",
    "✓",
    "✔",
    "☑",
    "レ",
    "合格",
    "合格済",
    "合格済み",
    "済",
    "済み",
    "取得済",
    "取得済み",
    "認定済",
    "認定済み",
    "加入",
    "加入済",
    "加入済み",
    "会員",
    "正会員",
    "賛助会員",
    "登録済",
    "登録済み",
    "可",
    "該当",
    "pass",
    "passed",
    "done",
];

/// Words for no, in lower case; what is not yet so is not so.
const NO: &[&str] = &[
    "no",
    "n",
    "false",
    "0",
    "いいえ",
    "無",
    "なし",
    "無し",
    "無い",
    "×",
    "✕",
    "✗",
    "不合格",
    "未",
    "未合格",
    "未取得",
    "未受験",
    "未認定",
    "未加入",
    "未登録",
    "不可",
    "fail",
    "failed",
    "非該当",
];

/// Yes or no; none for other words.
pub(super) fn yes_no(text: &str) -> Option<bool> {
    let text = text.to_lowercase();
    match (YES.contains(&text.as_str()), NO.contains(&text.as_str())) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    }
}
