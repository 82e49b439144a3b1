"""A consultation on paper: readable text of every form, its changes, answers and sources."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader

from ashinami.casework.consult.interview import Interview
from ashinami.casework.consult.purposes import SCHEME
from ashinami.casework.consult.statement import statement
from ashinami.papers.consultation import consultation_pdf
from tests.casework import consult_facts as case


def test_the_paper_tells_what_the_statement_tells() -> None:
    """Forms with their verdicts, what is missing, the change, papers, answers and sources; forms of other days are left out."""
    interview = Interview.start(SCHEME, case.DAY, case.answers(case.FARE | case.NPO))
    told = statement(interview.set_aside(case.slot("licence.kind")), "春の相談")
    paper = consultation_pdf(told, group="みどり町助け合いの会", made="足並み", fictional=True)
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(paper)).pages).replace(" ", "").replace("\n", "")
    for words in (
        "令和7年4月1日",
        "この形では行えません",
        "決まった対価",
        "変えるなら",
        "用意する書類",
        "出典",
        "みどり町助け合いの会",
    ):
        assert words in text
    assert "市町村運営有償運送" not in text
    assert paper == consultation_pdf(told, group="みどり町助け合いの会", made="足並み", fictional=True)
