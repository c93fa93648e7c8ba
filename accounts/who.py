"""Who someone says they are: what each account tells of the person, and may correct by itself."""

from dataclasses import dataclass

from accounts.models import User


@dataclass(frozen=True, slots=True)
class Who:
    """`organisation` is "" for nobody but the team; `phone` is in E.164, "" for none."""

    name: str
    organisation: str = ""
    phone: str = ""


def correct(user: User, who: Who) -> None:
    """Writes what an account tells of its person. One query."""
    user.name, user.organisation, user.phone = who.name, who.organisation, who.phone
    user.save(update_fields=["name", "organisation", "phone"])
