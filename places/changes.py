"""Changes: what differs between two states of a place, path by path, in the form that revisions keep."""

from typing import Any

from places.facts import Facts, as_kept

Changes = dict[str, list[Any]]
"""Path → [before, after]. Paths: `name` (a fact of the place), `services/<key>` (a whole service), `services/<key>/<fact>`.

In a path, `~` and `/` of a key are written `~0` and `~1`, as in a JSON Pointer (RFC 6901): keys come from sources, which may use any sign.
"""

SERVICES = "services"


def service_path(key: str, field: str = "") -> str:
    """The path of a service, or of one of its facts."""
    whole = f"{SERVICES}/{key.replace('~', '~0').replace('/', '~1')}"
    return f"{whole}/{field}" if field else whole


def split_path(path: str) -> tuple[str | None, str | None]:
    """(service key, fact): (None, "name"), ("demarches", None) for a whole service, ("demarches", "fees")."""
    parts = path.split("/")
    if parts[0] != SERVICES:
        return None, path
    return parts[1].replace("~1", "/").replace("~0", "~"), parts[2] if len(parts) > 2 else None


def diff(before: Facts, after: Facts) -> Changes:
    """What `after` changes, as it will be kept. A fact absent from `after` is not spoken of, hence unchanged.

    So are the services when `after` has none of them at all; else a service that it does not name is removed.
    """
    told = {field: as_kept(field, value) for field, value in after.items() if field != SERVICES}
    changes: Changes = {field: [before.get(field), value] for field, value in told.items() if before.get(field) != value}
    if SERVICES in after:
        changes |= _diff_services(before.get(SERVICES) or {}, after[SERVICES])
    return changes


def _diff_services(before: dict[str, Facts], after: dict[str, Facts]) -> Changes:
    changes: Changes = {}
    for key, service in after.items():
        if key not in before:
            changes[service_path(key)] = [None, service]
            continue
        for field, value in service.items():
            if before[key].get(field) != value:
                changes[service_path(key, field)] = [before[key].get(field), value]
    return changes | {service_path(key): [service, None] for key, service in before.items() if key not in after}
