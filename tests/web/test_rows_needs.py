"""What becomes of a voice, an issue, a conversation, a referral, an inquiry, a survey: what a note could not do."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from community_town import AT, Community, settle_community, voice_said
from django.test import Client
from web_town import Town

from ashinami.vocabulary.community import IssueState
from ashinami_web.bodies.models import Body
from ashinami_web.needs.actions import write_voice
from ashinami_web.needs.models import Conversation, Issue, Reading, Referral, Voice

type ClientOf = Callable[[str], Client]


@pytest.fixture
def made(town: Town) -> Community:
    """Return the community of the town."""
    return settle_community(town)


def text_of(client: Client, path: str) -> str:
    """Return a page's text."""
    return client.get(path).content.decode()


def test_words_stay_in_the_circle_she_agreed_to(town: Town, made: Community, client_of: ClientOf) -> None:
    """Without her word the form refuses a circle; with it the council reads, and that is on record; taken back, it no longer does."""
    sc, shizu = client_of("sc"), client_of("shizu")
    said = {"words": "娘に言わんでほしい", "source": "visit", "heard_on": "2026-12-03", "consent": "not_asked"}
    refused = sc.post("/voices/new/", said | {"circle": str(made.council.pk)}).content.decode()
    assert "ご本人がよいと言うまでは、分かち合えません" in refused
    assert "娘に言わんでほしい" in refused, "nothing is lost"
    sc.post("/voices/new/", said)
    assert "娘に言わんでほしい" not in text_of(shizu, "/voices/")
    voice = Voice.objects.get(words="娘に言わんでほしい")
    sc.post(f"/voices/{voice.pk}/", said | {"consent": "spoken", "circle": str(made.council.pk)})
    assert "娘に言わんでほしい" in text_of(shizu, "/voices/")
    assert "娘に言わんでほしい" not in text_of(client_of("yoso"), "/voices/")
    assert Reading.objects.filter(subject=voice.pk, reader_body=made.bodies["shakyo"]).count() == 1
    assert "試し社協" in text_of(sc, "/voices/readings/")
    sc.post(f"/voices/{voice.pk}/withdraw/")
    assert "娘に言わんでほしい" not in text_of(shizu, "/voices/")


def test_the_board_shows_an_areas_issues_of_all_ages_and_schemes(
    town: Town, made: Community, client_of: ClientOf
) -> None:
    """Issues of parents, of transport, of the old stand together; the area with its parts, the scheme, the age narrow them."""
    sc = client_of("sc")
    for title, area, ages, scheme in (
        ("通学路が暗い", "valley", "child", "children"),
        ("夏祭りの担い手", "north", "all", "community"),
    ):
        said = {
            "title": title, "area": str(made.areas[area].pk), "generations": [ages], "schemes": [scheme],
            "circle": str(made.council.pk), "fields_": ["hands"],
        }  # fmt: skip
        assert sc.post("/issues/new/", said).status_code == 302
    shizu = client_of("shizu")
    for look, seen in (
        ("", {"坂の上", "通学路", "夏祭り"}),
        (f"area={made.areas['care'].pk}", {"坂の上", "通学路"}),
        ("generation=parent", {"坂の上"}),
        ("scheme=children", {"通学路"}),
        ("theme=移動支援", {"坂の上"}),
    ):
        page = text_of(shizu, f"/issues/?{look}")
        assert {word for word in ("坂の上", "通学路", "夏祭り") if word in page} == seen, look
    assert "通学路" not in text_of(client_of("yoso"), "/issues/")


def test_issues_are_merged_and_split_with_their_history(town: Town, made: Community, client_of: ClientOf) -> None:
    """Two issues become one that holds both voices; one becomes two that say whence they came; each has one owner."""
    sc, issue = client_of("sc"), made.issue
    assert issue is not None
    voice = write_voice(None, voice_said(words="店がない", fields=["shopping"]), by=town.by("sc"), **AT)
    sc.post(f"/issues/new/?voice={voice.pk}", {"title": "店がなくなった", "fields_": ["shopping", "money"]})
    other = Issue.objects.get(title="店がなくなった")
    assert "まとめる課題を選んで" in sc.post(f"/issues/{issue.pk}/merge/", {}).content.decode()
    sc.post(f"/issues/{issue.pk}/merge/", {"others": [str(other.pk)], "reason": "同じこと"})
    issue.refresh_from_db()
    other.refresh_from_db()
    assert (other.stands, other.merged_into, issue.fields) == (
        IssueState.MERGED,
        issue,
        ["moving", "shopping", "money"],
    )
    page = text_of(sc, f"/issues/{issue.pk}/")
    assert "店がない" in page
    assert "同じこと" in page
    assert "二つより多く" in sc.post(f"/issues/{issue.pk}/split/", {"titles": "ひとつ"}).content.decode()
    sc.post(f"/issues/{issue.pk}/split/", {"titles": "バス停までの足\n移動販売", "reason": "手立てがちがう"})
    parts = Issue.objects.filter(split_from=issue)
    assert {part.title for part in parts} == {"バス停までの足", "移動販売"}
    assert all((part.body, part.circle) == (town.municipality, made.council) for part in parts)
    assert "手立てがちがう" in text_of(sc, f"/issues/{parts[0].pk}/")


def test_an_issue_has_an_owner_and_is_not_closed_without_a_reason(
    town: Town, made: Community, client_of: ClientOf
) -> None:
    """After the round table the post office's issue has an owner; setting it aside asks why; another body cannot."""
    sc, issue = client_of("sc"), made.issue
    assert issue is not None
    assert "落ち着いたわけ" in sc.post(f"/issues/{issue.pk}/carry/", {"state": "set_aside"}).content.decode()
    assert client_of("shizu").post(f"/issues/{issue.pk}/carry/", {"state": "talked"}).status_code == 404
    sc.post(f"/issues/{issue.pk}/carry/", {"state": "set_aside", "reason": "郵便局が局内で検討"})
    assert "坂の上" not in text_of(sc, "/issues/")
    assert "郵便局が局内で検討" in text_of(client_of("jimu"), f"/issues/{issue.pk}/")
    assert "閉じています" in sc.post(f"/issues/{issue.pk}/carry/", {"state": "talked", "reason": "x"}).content.decode()
    sc.post(f"/issues/{issue.pk}/carry/", {"state": "raised"})
    assert "坂の上" in text_of(sc, "/issues/")


def test_a_care_meeting_sees_that_most_issues_are_about_moving(
    town: Town, made: Community, client_of: ClientOf
) -> None:
    """Voices of the meeting are counted by field, each once in the sum; moving comes first."""
    for words, fields in (
        ("通院の足", ["moving", "clinic"]),
        ("バスがない", ["moving"]),
        ("草が伸びた", ["housework"]),
    ):
        write_voice(None, voice_said(words=words, source="care_meeting", fields=fields), by=town.by("sc"), **AT)
    page = text_of(client_of("sc"), "/issues/counts/?first=2026-12-01&last=2026-12-31&source=care_meeting")
    rows = page.split("<tbody>")[1].split("<tr>")
    assert "移動・交通" in rows[1]
    assert '<td class="number">2</td>' in rows[1]
    foot = page.split("<tfoot>")[1]
    assert '<td class="number">3</td>' in foot, "four codes, three voices"
    assert "重ねて数えない合計" in foot


def test_help_close_by_comes_before_a_certificate(town: Town, made: Community, client_of: ClientOf) -> None:
    """She wants a certificate because of the waste: the neighbour's help stands first and is offered before certification."""
    hoka = client_of("hoka")
    said = {
        "name": "新田 シン", "on": "2026-12-04", "came": "counter", "words": "ごみ出しだけ頼みたい", "fields_": ["waste"],
        "area": str(made.areas["beach"].pk), "asked_certification": "on", "why_certification": "ごみ出し",
    }  # fmt: skip
    assert "一覧から選ぶか" in hoka.post("/conversations/new/", said | {"name": ""}).content.decode()
    address = hoka.post("/conversations/new/", said).headers["Location"]
    page = text_of(hoka, address)
    assert page.index("ごみ出しを手伝えます") < page.index("通所介護"), "help close by stands above care"
    refused = hoka.post(f"{address}end/", {"outcome": "certification"}).content.decode()
    assert "先に、認定がなくても使える手助けをすすめてください" in refused
    assert (
        "どの手助けを使うことになったか"
        in hoka.post(f"{address}end/", {"outcome": "help", "follow_on": "2026-12-18"}).content.decode()
    )
    hoka.post(f"{address}offered/", {"entry": str(made.entries["gives"].pk), "answer": "chosen"})
    assert "次に様子を聞く日" in hoka.post(f"{address}end/", {"outcome": "help"}).content.decode()
    hoka.post(f"{address}end/", {"outcome": "help", "follow_on": "2026-12-10"})
    assert "2 件のうち、1 件は身近な手助け" in text_of(hoka, "/conversations/")
    assert "新田 シン" in text_of(hoka, "/needs/due/")
    hoka.post(f"{address}followed/", {"next_on": "2027-01-10"})
    hoka.post(f"{address}followed/", {"next_on": ""})
    assert "新田 シン" not in text_of(hoka, "/needs/due/")
    assert "新田 シン" not in text_of(client_of("sc"), "/conversations/")


def test_a_referral_goes_out_and_its_result_comes_back(town: Town, made: Community, client_of: ClientOf) -> None:
    """With her consent the dementia team sees name and reason; late it shows on both sides; the result is read by both; the load counts."""
    hoka, sheet = client_of("hoka"), made.sheet
    assert sheet is not None
    team = Body.objects.create(kind=Body.Kind.DEMENTIA_TEAM, name="初期集中支援チーム", municipality=town.municipality)
    refer = f"/conversations/{sheet.pk}/refer/"
    said = {
        "to_body": "初期集中",
        "why": "物忘れ",
        "fields_": ["dementia"],
        "due_on": "2026-12-20",
        "beyond_care": "on",
    }
    assert "同意を、先に聞いて" in hoka.post(refer, said).content.decode()
    assert "きょうより後" in hoka.post(refer, said | {"consent": "spoken", "due_on": "2026-12-01"}).content.decode()
    assert "自分の団体" in hoka.post(refer, said | {"consent": "spoken", "to_body": "試し包括"}).content.decode()
    assert hoka.post(refer, said | {"consent": "spoken", "to_body": "試し市（架空）"}).status_code == 302
    assert hoka.post(refer, said | {"consent": "spoken"}).status_code == 302
    sc = client_of("sc")
    page = text_of(sc, "/referrals/")
    assert "相談 ソヨ" in page
    assert "返事を待つ 1" in page
    assert "介護の外のことを含む 1" in page
    row = Referral.objects.get(to_body=town.municipality)
    assert client_of("yoso").post(f"/referrals/{row.pk}/", {"result": "x"}).status_code == 404
    sc.post(f"/referrals/{row.pk}/")
    assert "結果を書いて" in sc.post(f"/referrals/{row.pk}/", {"result": ""}, follow=True).content.decode()
    sc.post(f"/referrals/{row.pk}/", {"result": "訪問して受診につながった"})
    assert "訪問して受診につながった" in text_of(hoka, f"/conversations/{sheet.pk}/")
    Referral.objects.filter(to_body=team).update(sent_on="2026-11-01", due_on="2026-12-01")
    assert "初期集中支援チーム" in text_of(hoka, "/needs/due/")
    hoka.post(f"/conversations/{sheet.pk}/end/", {"outcome": "referred", "follow_on": "2026-12-20"})
    assert Conversation.objects.get(pk=sheet.pk).outcome == "referred"
