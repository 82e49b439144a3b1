"""Who acts, for which body, in which roles: what every action is told as `by`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.core.exceptions import PermissionDenied

from ashinami_web.config.scope import Scope
from ashinami_web.people.roles import Permission, Role

if TYPE_CHECKING:
    from datetime import date

    from ashinami_web.bodies.models import Body


@dataclass(frozen=True, slots=True)
class Acting:
    """Somebody acting for a body today.

    `author` is what records keep of him: a key, never a name.
    """

    person: UUID
    body: Body
    roles: frozenset[Role]
    author: str
    bodies: tuple[Body, ...] = ()

    @property
    def permissions(self) -> frozenset[Permission]:
        """All he may do for the body."""
        return frozenset(permission for role in self.roles for permission in role.permissions)

    def may(self, permission: Permission) -> bool:
        """Whether he may."""
        return permission in self.permissions

    def require(self, permission: Permission) -> None:
        """Refuse what his roles do not allow."""
        if not self.may(permission):
            raise PermissionDenied(f"{permission.value} is not among the permissions of {sorted(self.roles)}")

    def scope(self, day: date) -> Scope:
        """Return what he may see. A driver acts by his link, so his role alone shows him nothing of the group."""
        sees = frozenset({self.body.pk}) if self.roles - {Role.DRIVER} else frozenset()
        return Scope(day=day, bodies=sees, person=self.person)


def author_of(person: UUID) -> str:
    """Return how records name a person as author."""
    return f"person:{person}"
