"""The key of a person in another row. The row stands whoever reads it; the person behind the key shows only to who may see her."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.db.models.fields.related_descriptors import ForwardManyToOneDescriptor

if TYPE_CHECKING:
    from ashinami_web.people.models import Person


class _Seen(ForwardManyToOneDescriptor):  # type: ignore[type-arg]  # generic for mypy only
    """Gives the person, or one without a name where the scope does not see her: a ride is never lost with its rider's name."""

    def __get__(self, instance: models.Model | None, cls: type[models.Model] | None = None) -> Any:  # noqa: ANN401 - Django's own shape
        """Return the person, the one without a name, or None where there is no key."""
        try:
            return super().__get__(instance, cls)
        except ObjectDoesNotExist:
            person: type[Person] = self.field.remote_field.model
            return person(pk=getattr(instance, self.field.attname))


class PersonKey(models.ForeignKey[Any, Any]):
    """A foreign key to a person, protected: a person's row is emptied, never removed.

    Read people with `prefetch_related`: a join would go past the scope on SQLite, and on PostgreSQL lose the row.
    """

    forward_related_accessor_class = _Seen

    def __init__(self, to: str = "people.Person", on_delete: Any = models.PROTECT, **options: Any) -> None:  # noqa: ANN401 - the options of a foreign key
        super().__init__(to, on_delete, **{"related_name": "+", **options})
