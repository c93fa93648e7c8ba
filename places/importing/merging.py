"""Three-way merge: what a source says now, what it said last time, and what we hold. Pure.

A fact the source has not changed since last time is left alone, whatever we hold. A fact a person wrote is kept, and the difference is put
in dispute, even when the source had come to say the same. What the source itself wrote last, it may change or take back. Between sources,
trust decides, then the most recent, and silence erases nothing. Facts that only make sense together (`places.facts.UNITS`) move together.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from places.changes import Changes, service_path
from places.facts import UNITS, Facts, is_unknown
from places.provenance import Provenance, holder

_UNIT_OF = {name: unit for unit in UNITS for name in unit}


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing the source newly says: paths with what it said before, what it says now, and what we hold."""

    paths: tuple[str, ...]
    base: tuple[Any, ...] | None
    theirs: tuple[Any, ...]
    ours: tuple[Any, ...]

    @property
    def is_ours_as_told(self) -> bool:
        """We hold what the source said last time."""
        return self.base is not None and self.ours == self.base

    @property
    def is_silence(self) -> bool:
        """The source says nothing, or no longer does."""
        return all(is_unknown(value) for value in self.theirs)


@dataclass(slots=True)
class Merged:
    """What to write, and what to put in dispute, as path → [ours, theirs]."""

    changes: Changes = field(default_factory=dict)
    disputes: Changes = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Speaker:
    """The source that speaks: how far it is trusted (`places.provenance`), and its own date of the row (ISO text, None when unknown)."""

    source_id: str
    trust: int
    date: str | None


def claims(base: Facts | None, theirs: Facts, ours: Facts) -> list[Claim]:
    """What the source newly says and we do not hold. `base` is None when it had never told of this place: its silence is then no news."""
    return [
        claim
        for claim in (*_fact_claims(base, theirs, ours), *_service_claims(base, theirs, ours))
        if claim.theirs not in (claim.ours, claim.base) and not (claim.base is None and claim.is_silence)
    ]


def merge(found: list[Claim], *, by: Speaker, written: Mapping[str, Provenance], our_date: str | None) -> Merged:
    """Decide each claim. `written`: who wrote each path of the place (`places.provenance`); `our_date`: the place's `source_date`."""
    merged = Merged()
    for claim in found:
        author = holder(claim.paths, written)
        news = {path: [ours, theirs] for path, ours, theirs in zip(claim.paths, claim.ours, claim.theirs, strict=True) if ours != theirs}
        if author is not None and author.is_human:
            merged.disputes.update(news)
        elif author is None or _wins(claim, by=by, author=author, our_date=our_date):
            merged.changes.update(news)
    return merged


def _wins(claim: Claim, *, by: Speaker, author: Provenance, our_date: str | None) -> bool:
    """Against another source, or another row of the same one."""
    if claim.is_ours_as_told and author.source_id == by.source_id:
        return True
    if claim.is_silence:
        return False
    if all(is_unknown(value) for value in claim.ours):
        return True
    if by.trust != author.trust:
        return by.trust > author.trust
    return (by.date or "") >= (our_date or "")


def _fact_claims(base: Facts | None, theirs: Facts, ours: Facts) -> Iterator[Claim]:
    for unit in dict.fromkeys(_UNIT_OF.get(name, (name,)) for name in theirs if name != "services"):
        names = tuple(name for name in unit if name in theirs)
        yield Claim(
            paths=names,
            base=None if base is None else tuple(base.get(name) for name in names),
            theirs=tuple(theirs[name] for name in names),
            ours=tuple(ours.get(name) for name in names),
        )


def _service_claims(base: Facts | None, theirs: Facts, ours: Facts) -> Iterator[Claim]:
    if "services" not in theirs:
        return
    before: dict[str, Facts] = (base or {}).get("services") or {}
    now, held = theirs["services"], ours.get("services") or {}
    for key in dict.fromkeys((*before, *now)):
        if key in now and key in held:
            for name, value in now[key].items():
                yield Claim(
                    paths=(service_path(key, name),),
                    base=(before[key].get(name),) if key in before else None,
                    theirs=(value,),
                    ours=(held[key].get(name),),
                )
        else:
            yield _whole_service_claim(key, before=before, now=now, held=held)


def _whole_service_claim(key: str, *, before: dict[str, Facts], now: dict[str, Facts], held: dict[str, Facts]) -> Claim:
    """A service that appears or disappears. Removed by the source, it is free to go only if we hold it as the source told it."""
    mine = held.get(key)
    told = before.get(key)
    untouched = told is not None and mine is not None and all(mine.get(name) == value for name, value in told.items())
    return Claim(
        paths=(service_path(key),),
        # A service that appears is never free: someone may have removed it on purpose.
        base=(mine if untouched else told,) if told is not None else None,
        theirs=(now.get(key),),
        ours=(mine,),
    )
