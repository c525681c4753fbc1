//! What is said of Parquet and Arrow IPC where they cannot be read.

use super::{Remark, named};

notices! {
    NO_PARQUET { "`{name}` is not a Parquet file", "`{name}` は Parquet ファイルではありません" } => { "name its format: `--input-format csv`, `tsv`, `jsonl`, `xlsx` or `arrow`", "`--input-format csv`（または `tsv`・`jsonl`・`xlsx`・`arrow`）のように形式を指定します" }
    NO_ARROW { "`{name}` is neither an Arrow IPC file (Feather V2) nor such a stream", "`{name}` は Arrow IPC のファイル（Feather V2）でもストリームでもありません" } => { "name its format: `--input-format csv`, `tsv`, `jsonl`, `xlsx` or `parquet`", "`--input-format csv`（または `tsv`・`jsonl`・`xlsx`・`parquet`）のように形式を指定します" }
    PARQUET_STREAM { "Parquet is read from its end, which a stream or a packed file does not give", "Parquet は末尾から読むため、標準入力や圧縮ファイルからは読めません" } => { "save it as a file of its own, or stream Arrow: `--input-format arrow`", "ファイルとして保存するか、`--input-format arrow` で Arrow を流します" }
    PARQUET_ENCRYPTED { "`{name}` is encrypted", "`{name}` は暗号化されています" } => { "save a copy without encryption", "暗号化していない写しを保存します" }
    COLUMNS_TRUNCATED { "`{name}` is not whole: its end is missing", "`{name}` は途中で切れています" } => { "copy or write it again", "コピーまたは書き出しをやり直します" }
    COLUMNS_TOO_LARGE { "a part of `{name}` declares {declared} MiB (limit {limit} MiB)", "`{name}` の一部が {declared} MiB になると宣言しています（上限 {limit} MiB）" } => { "if it is really meant: `--max-unpacked MIB`; else write it in smaller record batches", "本当にその大きさなら `--max-unpacked MIB`。または小さなレコードバッチに分けて書き出します" }
    COLUMNS_BROKEN { "`{name}` is broken, or uses what is not read here: {detail}", "`{name}` は壊れているか、対応していない機能を使っています: {detail}" } => { "write it again, plainly: Snappy, zstd, gzip, LZ4 or no compression", "圧縮なし、または Snappy・zstd・gzip・LZ4 で書き出し直します" }
    COLUMN_TYPE { "the column `{name}` is of type `{found}`; expected: {form}", "列 `{name}` の型は `{found}` です。書き方: {form}" } => { "text, numbers, decimals, booleans, dates and timestamps (UTC or a fixed offset) are read", "文字列・数値・10進数・真偽値・日付・日時（UTC または固定の時差）を読みます" }
    COLUMN_TYPE_SET { "the column `{name}` is of type `{found}`; expected: {form}", "列 `{name}` の型は `{found}` です。書き方: {form}" } => { "a list of texts, or one text separated by `;`, is read", "文字列のリスト、または `;` で区切った文字列を読みます" }
    COLUMN_TYPE_ID { "the column `{name}` is of type `{found}`, which names no row", "列 `{name}` の型は `{found}` で、行の識別に使えません" } => { "text and numbers are read", "文字列と数値を読みます" }
}
