"""Identity: the little that a place needs to reach someone: a first name, one contact, what they wish to be told, a code that is theirs.

Nothing else of a person has a field here, on purpose: what is not here cannot leak.
"""

import json
import secrets
from dataclasses import asdict, dataclass
from typing import Final, Self

from orientation.sheets.reference import ALPHABET

CODE_LENGTH: Final = 6
"""26 to the sixth, 309 million: with `referrals.guessing`, a stranger who has the paper's reference has one chance in thirty thousand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """`contact`: a telephone in E.164, or an e-mail address. `adaptations`: codes of `referrals.adaptations`. `slots`: when they can come.

    `code`: what opens the person's page, with the reference.
    """

    first_name: str
    contact: str
    adaptations: tuple[str, ...] = ()
    slots: tuple[str, ...] = ()
    code: str

    @property
    def has_email(self) -> bool:
        """Whether the contact is an address, and not a telephone."""
        return "@" in self.contact

    def as_json(self) -> bytes:
        """All of it, to be sealed."""
        return json.dumps(asdict(self), ensure_ascii=False).encode()

    @classmethod
    def from_json(cls, told: bytes) -> Self:
        """What `as_json` wrote. Raises ValueError, KeyError or TypeError for anything else."""
        facts = json.loads(told)
        return cls(**{**facts, "adaptations": tuple(facts["adaptations"]), "slots": tuple(facts["slots"])})


def new_code() -> str:
    """A code at random, without signs that are taken for others."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def written(code: str) -> str:
    """The code as it is read aloud and copied: "K7M-4QX"."""
    return f"{code[:3]}-{code[3:]}"


def plain_code(typed: str) -> str:
    """What was typed, as codes are kept: capitals, without blanks nor dashes."""
    return "".join(sign for sign in typed.upper() if sign.isalnum())


def plain_reference(typed: str) -> str:
    """A reference as it is kept, whatever way it was copied: "or 7f3k" is "OR-7F3K". Blank when it cannot be one."""
    signs = plain_code(typed).removeprefix("OR")
    return f"OR-{signs}" if len(signs) == 4 and set(signs) <= set(ALPHABET) else ""
