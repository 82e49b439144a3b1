"""The service, and how the municipality has it given."""

from __future__ import annotations

from ashinami.rules.facts import Choice, Option, Who
from ashinami.vocabulary.care import Method, Service

KIND = Choice(
    id="care_service.kind",
    asks="どのサービスですか",
    options=tuple(Option(one.value, one.text) for one in Service),
    answered_by=Who.MUNICIPALITY,
)
METHOD = Choice(
    id="care_service.method",
    asks="市町村は、どのように実施しますか",
    options=tuple(Option(one.value, one.text) for one in Method),
    answered_by=Who.MUNICIPALITY,
    changed_by=(Who.MUNICIPALITY,),
    meaning="「指定」は国保連を通じた単価の支払い、「委託」は契約、「補助」は要綱による補助金です。",
)
