"""Policy: what each role may do. One table, pure: where someone may do it is `accounts.territories`."""

from enum import StrEnum
from typing import Final, Protocol

from django.db.models import TextChoices


class Role(TextChoices):
    """What someone is. An account without a role ("") may do nothing.

    A pro accompanies people (social worker, town hall, digital adviser): not of the team, they open none of its pages.
    """

    PRO = "pro", "Accompagnement"
    EDITOR = "editor", "Édition"
    MANAGER = "manager", "Responsable"
    ADMIN = "admin", "Administration"


RANKS: Final = {"": 0, Role.PRO: 1, Role.EDITOR: 2, Role.MANAGER: 3, Role.ADMIN: 4}
"""Each role may do what those before it may."""


class Action(StrEnum):
    """What may be done once signed in."""

    ORIENT = "orient"
    """Orient someone else: the pages of professionals."""
    READ_TEAM = "read_team"
    """Read the lists of the team: places, searches without result, history."""
    CORRECT_PLACES = "correct_places"
    """Correct, add, withdraw one place; say that it is right as it stands, or that it takes demands again."""
    SEND_LINKS = "send_links"
    """Ask a place to confirm itself, by a link."""
    ANSWER_SUGGESTIONS = "answer_suggestions"
    MERGE = "merge"
    """Say that two records are one place, or two."""
    BULK_EDIT = "bulk_edit"
    """Change many places at once."""
    IMPORT = "import"
    UNDO = "undo"
    """Undo a batch of writes."""
    INVITE = "invite"
    """Invite people, change what they may do, close their account."""


LOWEST: Final[dict[Action, Role]] = {
    Action.ORIENT: Role.PRO,
    Action.READ_TEAM: Role.EDITOR,
    Action.CORRECT_PLACES: Role.EDITOR,
    Action.SEND_LINKS: Role.EDITOR,
    Action.ANSWER_SUGGESTIONS: Role.EDITOR,
    Action.MERGE: Role.EDITOR,
    Action.BULK_EDIT: Role.MANAGER,
    Action.IMPORT: Role.EDITOR,
    Action.UNDO: Role.EDITOR,
    Action.INVITE: Role.MANAGER,
}
"""Action → the first role that may do it. An action that is not here, nobody may."""


class Someone(Protocol):
    """Whoever asks. Django's anonymous visitor is one: never active."""

    @property
    def is_active(self) -> bool: ...


def role_of(user: Someone) -> str:
    """The role of an active account; "" for anyone else."""
    return str(getattr(user, "role", "")) if user.is_active else ""


def may(user: Someone, action: Action) -> bool:
    """Whether this account may do this, somewhere. No query."""
    lowest = LOWEST.get(action)
    return lowest is not None and RANKS.get(role_of(user), 0) >= RANKS[lowest]


def covers_everything(user: Someone) -> bool:
    """Whether every territory is this account's: that of admins only."""
    return role_of(user) == Role.ADMIN


def roles_up_to(user: Someone) -> list[Role]:
    """The roles that this account may give: its own and those below, lowest first."""
    return [role for role in Role if RANKS[role] <= RANKS.get(role_of(user), 0)]
