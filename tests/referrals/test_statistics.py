"""Statistics never show a cell that fewer than five people make, nor let one be found by subtraction."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from places.vocabulary import ServiceCategory
from referrals.statistics import LEAST, rows_of
from referrals.vocabulary import State

SENDINGS = st.lists(
    st.tuples(st.sampled_from(State.values), st.lists(st.sampled_from(ServiceCategory.values[:3]), min_size=1, max_size=2, unique=True)),
    max_size=60,
)


@given(SENDINGS)
def test_a_cell_is_its_exact_count_or_is_hidden(sendings: list[tuple[str, list[str]]]) -> None:
    counts = Counter((category, state) for state, categories in sendings for category in categories)
    shown = {(row.category, state): cell for row in rows_of(sendings) for state, cell in zip(State.values, row.cells, strict=True)}
    assert {key: count for key, count in counts.items() if count >= LEAST} == {key: cell for key, cell in shown.items() if cell is not None}
