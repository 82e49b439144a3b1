"""The register of sources, as a clerk uses it: which text held on a day, where it stands, what it led to, what rests on it."""

from __future__ import annotations

from datetime import date

import pytest

from ashinami.law import corpus
from ashinami.law.register.documents import carried_out_by, documents, in_force, read
from ashinami.law.register.telling import NOT_CHECKED, not_checked_since, source_page, sources_json
from ashinami.rules.conditions import ends


def keys_in_force(day: date) -> set[str]:
    """Return the keys of what held on the day."""
    return {document.key for document in in_force(day)}


@pytest.mark.parametrize(
    ("day", "holds", "no_longer"),
    [
        (date(2017, 6, 27), "guide.care_prevention_2015", "guide.care_prevention_2017"),
        (date(2017, 6, 28), "guide.care_prevention_2017", "guide.care_prevention_2015"),
        (date(2024, 8, 4), "guide.care_prevention_2017", "guide.care_prevention_2024"),
        (date(2024, 8, 5), "guide.care_prevention_2024", "guide.care_prevention_2017"),
        (date(2018, 3, 29), "notice.no_permit_2006", "notice.no_permit_2018"),
        (date(2018, 3, 30), "notice.no_permit_2018", "notice.no_permit_2006"),
        (date(2020, 3, 31), "notice.no_permit_2020", "notice.no_permit_2018"),
        (date(2024, 3, 1), "guide.no_permit_2024", "notice.no_permit_2020"),
        (date(2020, 11, 26), "notice.municipal_service_2017", "law.reform_2020"),
        (date(2020, 11, 27), "law.reform_2020", "notice.municipal_service_2017"),
        (date(2023, 10, 1), "notice.transport_council_2018", "notice.operating_council_2018"),
    ],
)
def test_on_each_day_the_text_in_force_is_found(day: date, holds: str, no_longer: str) -> None:
    """The day before and the day of each change: the old text holds, then the new one."""
    found = keys_in_force(day)
    assert holds in found
    assert no_longer not in found


def test_the_interim_report_of_2017_leads_to_every_text_that_carried_it_out() -> None:
    """A clerk asks what became of the 2017 recommendation and gets the later notices, oldest first, none older than itself."""
    report = next(one for one in documents() if one.key == "report.mobility_2017")
    later = carried_out_by(report.key)
    assert {"memo.municipal_cars_2017", "memo.facility_rides_2018", "notice.no_permit_2018", "law.reform_2020"} <= {
        one.key for one in later
    }
    days = [one.issued for one in later if one.issued]
    assert days == sorted(days)
    assert report.issued is not None
    assert min(days) >= report.issued


def test_a_page_says_where_the_text_is_and_which_rules_rest_on_it() -> None:
    """The page of the 2024 guideline: its address, that nobody has opened it yet, what it replaced, and our provision."""
    page = "\n".join(source_page("guide.no_permit_2024"))
    assert "https://www.mlit.go.jp/jidosha/content/001971583.pdf" in page
    assert NOT_CHECKED in page
    assert "一部改正" in page
    assert "road_transport.no_permit.guideline_2024" in page


def test_the_page_of_the_2017_notice_leads_to_its_checklist() -> None:
    """What 国総計第59号 asks of municipality and prefecture is a list to go through."""
    assert "local_transit.environment.notice_2017" in "\n".join(source_page("notice.environment_2017"))


def test_what_nobody_opened_lately_is_listed() -> None:
    """An address without a day, or with one too old, is to be opened again; one without an address cannot be."""
    due = not_checked_since(documents(), date(2026, 1, 1))
    assert "guide.no_permit_2024" in {one.key for one in due}
    assert all(one.url for one in due)


def test_a_document_nobody_has_is_a_lookup_error() -> None:
    """A misspelt key is said to be unknown, not shown as an empty page."""
    with pytest.raises(LookupError):
        list(source_page("guide.nothing"))


def test_a_register_that_contradicts_itself_is_refused() -> None:
    """Two of one key, or a reference to nothing."""
    entry = {"key": "a", "title": "t", "issuer": "i", "kind": "law", "says": "s", "mark": "V"}
    with pytest.raises(ValueError, match="share a key"):
        read({"document": [entry, entry]})
    with pytest.raises(ValueError, match="not in the register"):
        read({"document": [entry | {"replaces": ["b"]}]})


def test_every_law_text_cited_by_a_provision_is_in_the_register() -> None:
    """A provision rests on nothing that the register does not know."""
    missing = sorted(
        {
            f"{provision.id}: {cite.title} {cite.number} {cite.url}"
            for provision in corpus().provisions
            for cite in (provision.cite, *(end.cite for end in ends(provision.condition)))
            if not any(document.is_cited_by(cite) for document in documents())
        }
    )
    assert missing == []


def test_programs_read_the_same_register() -> None:
    """The JSON holds each document once, with its days as text."""
    plain = sources_json(documents())
    assert len(plain) == len(documents())
    assert next(one for one in plain if one["key"] == "law.reform_2020")["from"] == "2020-11-27"
