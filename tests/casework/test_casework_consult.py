"""Consulting the law: the questions, the forms side by side, what is saved, and what is told."""

from __future__ import annotations

import json
from datetime import date

import pytest

from ashinami.casework.consult.forms import results
from ashinami.casework.consult.interview import Interview
from ashinami.casework.consult.purpose import Form, Purpose
from ashinami.casework.consult.purposes import CHANGE, DRIVER, OFFICE, PURPOSES, RIDE, SCHEME, purpose
from ashinami.casework.consult.saved import from_plain, to_plain
from ashinami.casework.consult.statement import in_words, lines, statement
from ashinami.law import corpus
from ashinami.rules.answers import Answers, Record, Slot
from ashinami.rules.conditions import Under, walk
from ashinami.rules.facts import Judgement, Who
from ashinami.rules.truth import Truth
from ashinami.rules.verdict import Verdict
from tests.casework import consult_facts as case


def verdicts(interview: Interview) -> dict[str, Verdict]:
    """Return the verdict on each form by its key."""
    return {one.form.key: one.verdict for one in results(interview)}


def test_every_purpose_ends_for_somebody_who_knows_nothing() -> None:
    """Whoever answers 'I do not know' to everything comes to an end, no question twice, and nothing comes out lawful."""
    for chosen in PURPOSES:
        interview = Interview.start(chosen, case.DAY, Answers())
        asked: list[Slot] = []
        while (question := interview.question) is not None:
            asked.append(question)
            interview = interview.set_aside(question)
        assert len(asked) == len(set(asked))
        assert not interview.settled
        assert Verdict.LAWFUL not in verdicts(interview).values()


def test_every_subject_of_the_law_is_asked_under_some_purpose() -> None:
    """Whatever the law knows can be consulted; the two that tie the grounds of a ride together are asked form by form."""
    reached: set[str] = set()
    waiting = [subject for chosen in PURPOSES for form in chosen.forms for subject in (*form.subjects, *form.one_of)]
    while waiting:
        subject = waiting.pop()
        if subject not in reached:
            reached.add(subject)
            conditions = (condition for one in corpus().versions(subject) for condition in one.conditions)
            waiting += [part.subject for whole in conditions for part in walk(whole) if isinstance(part, Under)]
    together = {"road_transport.ride", "road_transport.request", "road_transport.registered.request"}
    assert set(corpus().subjects) - reached == together


def test_free_rides_need_nothing_and_nothing_more_is_asked() -> None:
    """One open way ends the interview of a scheme; the other forms stay as far as they are known."""
    interview = Interview.start(SCHEME, case.DAY, case.answers(case.FREE))
    assert (interview.question, interview.settled) == (None, True)
    assert verdicts(interview)["no_permit"] is Verdict.LAWFUL
    assert verdicts(interview)["municipal"] is Verdict.NOT_APPLICABLE


def test_a_fare_leads_to_the_registration_that_is_open() -> None:
    """With a fare the no-permit way is closed and says the smallest change; the registration lists papers, duties and who decides."""
    interview = Interview.start(SCHEME, case.DAY, case.answers(case.FARE | case.NPO))
    found = {one.form.key: one for one in results(interview)}
    free, welfare = found["no_permit"], found["welfare"]
    assert (free.verdict, welfare.verdict) == (Verdict.UNLAWFUL, Verdict.LAWFUL)
    assert [change.slot.id for change in free.changes[0].changes] == ["received.kinds"]
    assert [one.title for one in free.of(Truth.NO)] == ["決まった対価"]
    assert free.who_must_act == (Who.GROUP,)
    assert any("名簿" in document for document in welfare.documents)
    assert any("登録を申請" in duty.text for duty in welfare.duties)
    assert all(one.id.startswith("road_transport.") for one in welfare.provisions)
    assert welfare.form.decided_by is Who.COUNCIL


def test_the_first_questions_open_and_close_whole_forms() -> None:
    """What is received, and who pays, is asked before any detail of a registration."""
    interview = Interview.start(SCHEME, case.DAY, Answers())
    assert [slot.id for slot in interview.questions][:2] == ["received.kinds", "third_party.basis"]


def test_answers_can_be_changed_taken_back_and_set_aside() -> None:
    """Going back is another interview; what was set aside is asked again once it is taken back."""
    start = Interview.start(DRIVER, case.DAY, Answers())
    licence = case.slot("driver.licence", "運転者")
    answered = start.answered(licence, "none", case.SAID)
    assert verdicts(answered)["drivers"] is Verdict.UNLAWFUL
    again = answered.answered(licence, "second", case.SAID)
    assert verdicts(again)["drivers"] is not Verdict.UNLAWFUL
    aside = again.set_aside(licence)
    assert licence not in aside.questions
    assert aside.taken_back(licence) == start
    with pytest.raises(TypeError, match="list"):
        start.answered(Slot(case.entity("crew")), "somebody", case.SAID)
    with pytest.raises(ValueError, match="no answer"):
        start.answered(licence, "thick", case.SAID)


def test_a_list_is_named_and_its_members_are_asked() -> None:
    """More drivers can be named; each has questions of its own, and one who stays keeps his answers."""
    start = Interview.start(DRIVER, case.DAY, Answers())
    two = start.answered(case.slot("driver.licence", "運転者"), "second", case.SAID)
    two = two.listed(case.entity("driver"), ("運転者", "もう一人"))
    asked = {slot for slot in two.questions if slot.id == "driver.licence"}
    assert asked == {case.slot("driver.licence", "もう一人")}
    assert two.taken_back(Slot(case.entity("driver"))).answers.members.get("driver") is None


def test_a_judgement_needs_a_name() -> None:
    """What an authority must decide is not answered by a mere record."""
    interview = Interview.start(DRIVER, case.DAY, Answers())
    recognised = case.slot("driver.course_recognised", "運転者")
    assert isinstance(recognised.fact, Judgement)
    with pytest.raises(ValueError, match="names who decided"):
        interview.answered(recognised, True, Record("台帳"))


def test_the_day_decides_which_forms_there_are() -> None:
    """The same facts before 2020-11-27 show the municipal kind, and no cooperation with an operator."""
    today = Interview.start(SCHEME, case.DAY, case.answers(case.FARE | case.NPO))
    before = verdicts(today.on(date(2019, 4, 1)))
    assert before["municipal"] is Verdict.UNLAWFUL
    assert before["cooperation"] is Verdict.NOT_APPLICABLE
    assert before["taxi_managed"] is Verdict.NOT_APPLICABLE
    assert [form.key for form in today.on(date(2005, 1, 1)).forms] == []


def test_a_focus_asks_about_one_form_only() -> None:
    """Whoever wants to know about a registration is not asked about permits."""
    interview = Interview.start(SCHEME, case.DAY, case.answers(case.FARE), focus=("welfare",))
    asked = {slot.fact.subject for slot in interview.questions}
    assert asked
    assert asked <= {"operator", "registration", "council"}


def test_a_change_is_answered_by_procedures_not_by_repairs() -> None:
    """That a change needs no notification is nothing to repair."""
    told = case.answers({"registration.change": "area_enlarged"})
    registration, notification = results(Interview.start(CHANGE, case.DAY, told))
    assert (registration.verdict, notification.verdict) == (Verdict.LAWFUL, Verdict.UNLAWFUL)
    assert (CHANGE.says(registration.verdict), CHANGE.says(notification.verdict)) == ("いります", "いりません")
    assert notification.changes == ()


def test_what_is_saved_comes_back_the_same() -> None:
    """An interview goes through JSON with its lists, judgements and what was set aside."""
    interview = Interview.start(RIDE, case.DAY, case.answers(case.FARE), focus=("registered",))
    judged = case.slot("rider.cannot_use_alone", "利用者")
    interview = interview.answered(judged, True, case.SAID).set_aside(case.slot("registration.held"))
    assert from_plain(json.loads(json.dumps(to_plain(interview)))) == interview


def test_saved_answers_that_no_longer_fit_are_not_known() -> None:
    """A fact, a list or an option that the law no longer knows is left out; what is no interview is refused."""
    plain = to_plain(Interview.start(DRIVER, case.DAY, case.answers({"received.kinds": frozenset({"fare"})})))
    origin = {"record": "台帳"}
    plain["lists"]["horse"] = ["一頭"]
    plain["aside"].append(["received.coins", ""])
    plain["answers"] += [
        {"fact": "received.coins", "member": "", "value": True, "origin": origin},
        {"fact": "third_party.basis", "member": "", "value": "per_moon", "origin": origin},
        {"fact": "driver.licence", "member": "だれか", "value": "second", "origin": origin},
        {"fact": "driver.licence", "member": "", "value": "second", "origin": origin},
        {"fact": "driver.course_recognised", "member": "運転者", "value": True, "origin": {"assumed": "仮に"}},
    ]
    read = from_plain(plain)
    assert [answer.fact.id for answer in read.answers] == ["received.kinds"]
    assert [len(one.answers.given) for one in read.answers.members["driver"]] == [0]
    assert read.aside == frozenset()
    with pytest.raises(LookupError):
        from_plain(plain | {"purpose": "moon"})


def test_a_statement_tells_all_and_goes_through_json() -> None:
    """The statement holds every form, the answers with their origin, and the lines say what is missing and who must act."""
    interview = Interview.start(SCHEME, case.DAY, case.answers(case.FARE | case.NPO)).set_aside(
        case.slot("licence.kind")
    )
    told = json.loads(json.dumps(statement(interview, "春の相談"), ensure_ascii=False))
    assert [form["key"] for form in told["forms"]] == [form.key for form in SCHEME.forms]
    assert {one["origin"] for one in told["answers"]} == {case.SAID.text}
    assert [one["fact"] for one in told["aside"]] == ["licence.kind"]
    text = "\n".join(lines(told))
    assert "春の相談（令和7年4月1日）" in text
    assert "× 決まった対価" in text
    assert "こうすれば、この形で行えます: 運賃など、送迎の対価として決めた額は受け取りません。〔団体〕" in text
    assert told["note"] in text


def test_with_no_way_left_the_statement_names_what_it_can_lead_to() -> None:
    """A paid ride without any ground tells the penalties of the Act; an open way, or an open question, tells none."""
    closed = case.FARE | {
        "disaster.caused": False,
        "registration.held": False,
        "permit.kind": "none",
        "licence.kind": "none",
    }
    told = statement(Interview.start(RIDE, case.DAY, case.answers(closed)))
    assert any("150万円" in one["text"] for one in told["penalties"])
    assert "罰則など" in "\n".join(lines(told))
    assert statement(Interview.start(RIDE, case.DAY, case.answers(case.FARE)))["penalties"] == []
    silent = {f"price.{place}": False for place in ("at_office", "in_car", "on_web", "explained")}
    office = statement(Interview.start(OFFICE, case.DAY, case.answers(silent)))
    assert [one["act"] for one in office["penalties"]] == ["対価を公示も説明もしない"]


def test_an_office_is_looked_into_matter_by_matter() -> None:
    """A missing detector does not stop the other questions; what rests on an unverified source is listed."""
    told = {"office.cars": 6, "office.large_cars": 0, "office.detector_kept": False, "office.detector_used": False}
    interview = Interview.start(OFFICE, case.DAY, case.answers(told))
    assert verdicts(interview)["detector"] is Verdict.UNLAWFUL
    assert verdicts(interview)["records"] is Verdict.UNDETERMINED
    assert interview.question is not None
    management = next(one for one in results(interview) if one.form.key == "management")
    assert any("講習" in line for line in management.to_confirm)


def test_a_purpose_refuses_two_forms_of_one_key_and_unheard_of_keys() -> None:
    """Keys name forms and purposes."""
    form = Form(key="a", name="い", subjects=("road_transport.licence",))
    with pytest.raises(ValueError, match="share a key"):
        Purpose(key="p", name="ろ", asks="?", forms=(form, form))
    with pytest.raises(LookupError):
        SCHEME.form("moon")
    with pytest.raises(LookupError):
        purpose("moon")
    assert purpose("scheme") is SCHEME
    assert SCHEME.form("licence").key == "licence"


def test_answers_in_words() -> None:
    """Yes and no, amounts with their unit, options by their text, and none of them."""
    assert in_words(case.fact("carriage.carries"), False) == "いいえ"
    assert in_words(case.fact("insurance.per_person"), 80_000_000) == "80,000,000円"
    assert in_words(case.fact("received.kinds"), frozenset()) == "なし"
    assert "実費" in in_words(case.fact("received.kinds"), frozenset({"costs"}))
    assert in_words(case.fact("third_party.basis"), "none") == "だれも払わない"
