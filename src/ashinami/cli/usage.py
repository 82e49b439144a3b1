"""What the parser of the command line says of a wrong use, in Japanese; it knows English alone.

The parser's own sentence follows only where it says something that no pattern here knows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import typer

WRONG_USE: type[Exception] = typer.BadParameter.__bases__[0]
"""What the parser raises for every wrong use; it gives no name to it that others may import."""

_SAID: Sequence[tuple[str, str]] = (
    (r"'(.+)' does not exist\.", "「{0}」がありません。場所と名前を確かめてください"),
    (r"'(.+)' is a directory\.", "「{0}」はフォルダーです。ファイルを渡してください"),
    (r"'(.+)' is a file\.", "「{0}」はファイルです。フォルダーを渡してください"),
    (r"'(.+)' is not (?:readable|writable)\.", "「{0}」を開く権限がありません"),
    (
        r"'(.+)' does not match the formats? (.+?)\.?$",
        "「{0}」は日付として読めません。2026-12-01 のように書いてください",
    ),
    (r"valid integer", "整数で書いてください"),
    (r"valid number", "数で書いてください"),
    (r"valid boolean", "はい・いいえ（true・false）で書いてください"),
    (r"greater than or equal to (\S+)", "{0} 以上にしてください"),
    (r"less than or equal to (\S+)", "{0} 以下にしてください"),
    (r"is not in the range (.+?)\.?$", "{0} の範囲にしてください"),
    (r"is not one of (.+?)\.?$", "{0} のどれかにしてください"),
    (r"No such command '(.+)'\.", "「{0}」というコマンドはありません"),
    (r"Missing command\.", "コマンドを書いてください"),
    (
        r"Got unexpected extra arguments? \((.+)\)|Got unexpected extra argument\(s\) \((.+)\)",
        "余分な言葉があります：{0}",
    ),
    (r"Option '(.+)' requires", "「{0}」のあとに値を書いてください"),
    (r"No such option:? '?(\S+?)'?$", "「{0}」という指定はありません"),
)


def said(fault: Any) -> str:  # noqa: ANN401 - the parser's own class cannot be named
    """Return the wrong use as a sentence in Japanese, and where the right one stands."""
    if type(fault).__name__ == "NoArgsIsHelpError":
        return str(fault.format_message())
    command = fault.ctx.command_path if fault.ctx is not None else "ashinami"
    return f"{_where(fault)}{_what(fault)}。\n使い方：{command} --help"


def said_of_file(fault: OSError) -> str:
    """Return what kept a file from being read or written."""
    words = {
        FileNotFoundError: "ファイルか、それを置くフォルダーがありません",
        PermissionError: "開く権限がありません",
        IsADirectoryError: "フォルダーです。ファイルの名前を書いてください",
        NotADirectoryError: "フォルダーでないところを、フォルダーとして書いています",
    }
    return f"「{fault.filename}」：{words.get(type(fault), f'読み書きできません（{fault.strerror}）')}。"


def _what(fault: Any) -> str:  # noqa: ANN401 - as above
    if type(fault).__name__ == "MissingParameter":
        return "指定してください"
    for pattern, words in _SAID:
        found = re.search(pattern, fault.message)
        if found:
            return words.format(*filter(None, found.groups()))
    return f"使い方がちがいます（{fault.message}）"


def _where(fault: Any) -> str:  # noqa: ANN401 - as above
    hint: Callable[[], str] | None = getattr(getattr(fault, "param", None), "get_error_hint", None)
    return f"{hint()}：" if hint is not None else ""
