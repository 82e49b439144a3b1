"""What records and driving hand over: what is open, what waits for a second person, what is due; nobody is named."""

from __future__ import annotations

from driven_day import link_of, waiting_for_the_desk
from kept_town import TODAY
from recorded_town import recorded
from registered_town import register
from test_handover_rooms import of, of_group
from web_town import Town

from ashinami_web.records.models import Complaint


def test_the_records_say_what_is_open_and_why_nothing_goes_by_itself(town: Town) -> None:
    """A complaint without an answer stands with who took it, an accident's report with its day; a deletion waits for a second person."""
    register(town)
    recorded(town)
    waiting_for_the_desk(town, link_of(town, days=60))
    found = of_group(town)
    (complaint,) = of(found, "records.complaint")
    assert complaint.holder == str(town.people["sewa"].pk)
    reports = list(of(found, "records.accident"))
    assert {item.title.removesuffix("（要確認）") for item in reports} == {"事故の速報", "事故の報告書"}
    assert all(item.due is not None and item.to_confirm for item in reports)
    (deletion,) = of(found, "records.deletion")
    assert deletion.title == "消去の提案への答え：乗務の前の確認（点呼） 1件"
    assert "60か月" in next(of(found, "records.keep_rule")).title
    assert "1件" in found["driving.reports"].title
    assert found["driving.links"].due is not None
    told = " ".join(f"{item.title} {item.detail} {item.why}" for item in found.values())
    assert not [name for name in ("キク", "ハル", "浜辺") if name in told]
    Complaint.objects.update(settled_on=TODAY)
    assert not list(of(of_group(town), "records.complaint"))
