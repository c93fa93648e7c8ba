"""A few dozen real communes in the tables."""

import pytest

from places.gazetteer.lookup import default_gazetteer
from places.models import Commune, CommuneAlias
from places.text_keys import search_key

COLUMNS = (
    "code", "name", "name_key", "kind", "parent_code", "department", "region", "population", "latitude", "longitude", "point_source",
    "phone",
)  # fmt: skip
CODES = (
    "93066", "93053", "93048", "93070", "97411", "11339", "89342", "62588", "85148", "48095", "48009", "48061", "48137", "59350", "31555",
    "83137", "40318", "75056", "75102", "75104", "75112", "69123", "69381", "69382", "69383", "13055", "13201", "2A004", "2A209", "97105",
    "97209", "97307", "97353", "98818", "47222", "69066", "16291", "80688", "53179", "38544", "17300", "70450", "76351", "06088",
    "91228", "89162", "12168", "44109", "74010", "98713", "98735", "47201",
)  # fmt: skip


@pytest.fixture
def communes(db: None) -> None:
    """The communes the tests speak of, with their former names. The index of names is always that of the whole country."""
    rows = [row for code in CODES if (row := default_gazetteer().by_code(code))]
    Commune.objects.bulk_create(
        Commune(postal_codes=list(row.postal_codes), **{name: getattr(row, name) for name in COLUMNS}) for row in rows
    )
    CommuneAlias.objects.bulk_create(
        CommuneAlias(code=former.code, name=former.name, name_key=search_key(former.name), commune_id=row.code)
        for row in rows
        for former in row.former
    )
