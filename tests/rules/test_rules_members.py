"""Lists of members and parts of the law in words: reasons, questions, reading copies, receipts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rules_specimens import (
    CITE,
    COURSE,
    DRIVER,
    LIMIT,
    MINUTES,
    NO_WAY,
    NOTHING,
    RECORD,
    SAYS,
    START,
    TURN,
    YEARS,
    A,
    B,
    answers,
    book,
    conditions,
    is_,
    provision,
    some_answers,
    under,
)

from ashinami.basics.day import Days
from ashinami.rules.answers import Answer, Answers, Member
from ashinami.rules.columns import Columns, Lists, judge_columns
from ashinami.rules.conditions import (
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    Condition,
    ForEach,
    ThereIs,
)
from ashinami.rules.facts import Who
from ashinami.rules.judge import judge
from ashinami.rules.reading import explain, reading_copy, sentence
from ashinami.rules.receipt import Receipt, replay
from ashinami.rules.truth import Truth
from ashinami.rules.verdict import find


def test_constants_say_their_words() -> None:
    """What is not required, and what never existed, is a reason in words; a missing list and an empty one as well."""
    assert [sentence(end) for end in judge(AllOf("t", (NOTHING,)), Answers()).ends()] == [NOTHING.words]
    assert [sentence(end) for end in judge(AnyOf("t", (NO_WAY,)), Answers()).ends()] == [NO_WAY.words]
    every = ForEach("どの運転者も", DRIVER, is_(COURSE))
    assert [sentence(end) for end in judge(every, Answers()).ends()] == ["運転者の一覧が、分かりません。"]
    assert [sentence(end) for end in judge(every, Answers(members={"driver": ()})).ends()] == [
        "運転者は一つもありません。"
    ]
    with pytest.raises(TypeError, match="only the ends"):
        sentence(judge(AllOf("t", ()), Answers()))


def test_the_reading_copy_of_what_is_not_a_leaf() -> None:
    """Lists, other subjects, constants and amounts by date are told in words."""
    condition = AllOf(
        "すべて",
        (
            ForEach("どの運転者も", DRIVER, AtLeast(YEARS, 3, SAYS, CITE)),
            ThereIs("だれかは", DRIVER, is_(COURSE)),
            under("part", NOTHING),
            NO_WAY,
            AtMost(MINUTES, LIMIT, SAYS, CITE),
        ),
    )
    assert reading_copy(condition) == (
        "- **すべて**（次のすべて）",
        "  - **どの運転者も**（運転者の一覧の一つ一つが次に当たる。一つもなければ当たるとみる）",
        "    - 満たします。〔原文で確認〕",
        "      - 問: 何年ですか `driver.years` が 3年以上",
        "  - **だれかは**（運転者の一覧の少なくとも一つが次に当たる）",
        "    - driver.course はい。〔原文で確認〕",
        "      - 問: 講習を受けましたか `driver.course` が「はい」",
        "  - **part に当たる**（その日の `part` に当たる。その日の版がなければ次のとおり）",
        "    - 【求められない】何も求められていませんでした。〔原文で確認〕",
        "  - 【認められない】この形はありませんでした。〔原文で確認〕",
        "  - 満たします。〔原文で確認〕",
        "    - 問: 何分ですか `stay.minutes` が その日の滞在の上限（`stay.most`）以下",
    )
    law = book(A)
    assert reading_copy(law.resolved(law.get("whole"), TURN))[0] == "- **見本 whole**（`whole` の条件）"


def test_members_are_named_in_reasons_and_questions() -> None:
    """The driver who fails is named, and so is the one of whom something is still to be asked."""
    first, second = Answer(COURSE, value=True, origin=RECORD), Answer(YEARS, 1, RECORD)
    drivers = (Member("甲", Answers((first,))), Member("乙", Answers((first, second))))
    every = ForEach("t", DRIVER, AllOf("u", (is_(COURSE), AtLeast(YEARS, 3, SAYS, CITE))))
    law = book(AllOf("v", (A, every)))
    refused = find(law, "s", TURN, Answers(members={"driver": drivers}))
    assert refused.outlook is not None
    assert explain(refused.outlook) == ("乙: 満たしません。",)
    open_ = find(law, "s", TURN, Answers(answers(a=True).given, {"driver": drivers[:1]}))
    assert [slot.asks for slot in open_.questions] == ["（甲）何年ですか"]
    unknown = find(law, "s", TURN, answers(a=True))
    assert [(slot.asks, slot.answered_by) for slot in unknown.questions] == [
        ("運転者の一覧を教えてください", Who.GROUP)
    ]


def test_members_are_checked() -> None:
    """Two members of one name, a member who answers for the case, an entity without words and unequal columns are refused."""
    with pytest.raises(ValueError, match="two members of one name"):
        Answers(members={"driver": (Member("甲", Answers()), Member("甲", Answers()))})
    with pytest.raises(ValueError, match="what is asked of it"):
        Answers(members={"driver": (Member("甲", answers(a=True)),)})
    with pytest.raises(ValueError, match="one word"):
        replace(DRIVER, id="the.driver")
    with pytest.raises(ValueError, match="a name for its list"):
        replace(DRIVER, listed="")
    lists = Columns.of([COURSE], [Answers(members={"driver": (Member("甲", Answers()),)})]).lists["driver"]
    with pytest.raises(ValueError, match="each column of members"):
        Lists(lists.counts, {"driver.course": lists.codes["driver.course"].repeat(2)})
    assert judge_columns(ForEach("t", DRIVER, is_(COURSE)), Columns(2, {})).tolist() == [Truth.UNKNOWN] * 2


@given(st.lists(conditions(), min_size=2, max_size=2), some_answers())
@settings(max_examples=100, deadline=None)
def test_receipts_with_members_replay(two: list[Condition], case: Answers) -> None:
    """A receipt of a verdict that rests on two provisions, with lists, comes back from JSON and gives the same."""
    try:
        law = book(AnyOf("t", (under("part"), two[0])), provision("part", two[1], Days(START), subject="part"))
    except ValueError:
        return
    finding = find(law, "s", TURN, case)
    receipt = Receipt.of(finding, "0.1.0")
    assert Receipt.from_json(receipt.to_json()) == receipt
    again = replay(receipt, law)
    assert (again.same_revision, again.same_verdict, again.rewritten) == (True, True, ())
    assert (again.no_longer, again.newly) == ((), ())


def test_a_receipt_names_the_part_that_was_rewritten() -> None:
    """After a change of a provision deep inside, replay names it and the reasons that turned; an old receipt names none."""
    part = provision("part", A, Days(START), subject="part")
    receipt = Receipt.of(find(book(under("part"), part), "s", TURN, answers(a=True, b=False)), "0.1.0")
    again = replay(receipt, book(under("part"), replace(part, condition=B)))
    assert (again.same_revision, again.same_verdict, again.rewritten) == (False, False, ("part",))
    assert (again.no_longer, again.newly) == (("yes.no_a はい。",), ("yes.no_b いいえ。",))
    old = {key: value for key, value in receipt.to_json().items() if key not in ("members", "applied", "reasons")}
    kept = replay(Receipt.from_json(old), book(under("part"), part))
    assert (kept.same_revision, kept.same_verdict, kept.rewritten) == (True, True, ())
