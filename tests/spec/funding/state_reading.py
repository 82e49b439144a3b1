"""How a topic of the dossier is read: the words of its inputs in, what Ashinami computes in the words of its expectations out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

type Inputs = Mapping[str, Any]
type Told = dict[str, Any]
type Topic = Callable[[Inputs, date], Told]
