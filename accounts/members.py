"""Members: whom an account may act upon, and what it may give. Nobody gives, or touches, more than they have; nobody changes themselves."""

from collections.abc import Collection

from accounts.models import User
from accounts.policy import Action, Role, covers_everything, may, roles_up_to
from accounts.territories import territory_of
from accounts.who import Who


class NotYoursToGive(Exception):
    """A role above one's own, or a département outside one's territory."""


class NotYoursToChange(Exception):
    """An account that this one may not act upon."""


def may_give(by: User, role: str, territory: Collection[str]) -> bool:
    """Whether `by` may give this role over these départements."""
    return may(by, Action.INVITE) and role in roles_up_to(by) and (covers_everything(by) or set(territory) <= set(territory_of(by)))


def may_act_upon(by: User, role: str, territory: Collection[str]) -> bool:
    """Whether someone with this role and this territory, or an invitation to them, is in the hands of `by`."""
    if covers_everything(by):
        return True
    return may_give(by, role or Role.EDITOR, territory) and bool(territory)


def may_change(by: User, member: User) -> bool:
    """Whether `by` may change this account: not their own, nor one of the platform team unless they are of it."""
    if by.pk == member.pk or (member.is_staff and not by.is_superuser):
        return False
    return may(by, Action.INVITE) and may_act_upon(by, member.role, member.territory)


def change_member(member: User, *, by: User, role: str, territory: Collection[str], is_active: bool) -> None:
    """Changes what an account may do, or closes it: its sessions then open nothing.

    Raises NotYoursToChange, NotYoursToGive. One query.
    """
    if not may_change(by, member):
        raise NotYoursToChange
    if not may_give(by, role, territory):
        raise NotYoursToGive
    if is_active != member.is_active:
        member.closed_unused_on = member.unused_told_on = None
    member.role, member.territory, member.is_active = role, sorted(set(territory)), is_active
    member.save(update_fields=["role", "territory", "is_active", "closed_unused_on", "unused_told_on"])


def closed_professional(email: str) -> User | None:
    """The closed account of a professional at this address, which may be opened again at its person's request. One query."""
    return User.objects.filter(email=email, is_active=False, is_staff=False, role=Role.PRO).first()


def reopen(member: User, *, by: User, who: Who, territory: Collection[str]) -> None:
    """Opens it again, with what its person now tells: wherever it was, `by` gives no more than a new one would have.

    Raises NotYoursToGive. One query.
    """
    if not may_give(by, Role.PRO, territory):
        raise NotYoursToGive
    member.name, member.organisation, member.phone = who.name, who.organisation, who.phone
    member.territory, member.is_active, member.unused_told_on = sorted(set(territory)), True, None
    member.save(update_fields=["name", "organisation", "phone", "territory", "is_active", "unused_told_on"])
