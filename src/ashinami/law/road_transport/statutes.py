"""The Road Transportation Act and the ordinance under it as sources; every rule of this law cites them through here."""

from __future__ import annotations

from ashinami.basics.source import Citation, Mark


def act(article: str, mark: Mark = Mark.VERIFIED) -> Citation:
    """Return the Act, text in force 2025-06-01; the text of December 2015 was read beside it."""
    return Citation(
        title="道路運送法",
        body="昭和26年法律第183号",
        article=article,
        url="https://laws.e-gov.go.jp/law/326AC0000000183",
        mark=mark,
    )


def ordinance(article: str, mark: Mark = Mark.VERIFIED) -> Citation:
    """Return the ordinance under it, text of 2025-03-24."""
    return Citation(
        title="道路運送法施行規則",
        body="国土交通省令",
        number="昭和26年運輸省令第75号",
        article=article,
        url="https://laws.e-gov.go.jp/law/326M50000800075",
        mark=mark,
    )


def ordinance_2013(article: str, mark: Mark = Mark.VERIFIED) -> Citation:
    """Return the same, text of December 2013 (last amended by 平成24年国土交通省令第73号)."""
    return ordinance(f"{article}（平成25年12月時点）", mark)
