"""Writers: which revision each fact of a place stands on, once undoings have given facts back to whoever wrote them before."""

from collections.abc import Iterable, Mapping

from places.changes import split_path


class Ledger:
    """The paths of one place, and the number of the revision that each stands on; fed with its revisions in order.

    A path that nobody wrote, or that was given back to nobody, is not in `standing`.
    """

    def __init__(self) -> None:
        self.standing: dict[str, int] = {}
        self._replaced: dict[int, dict[str, int | None]] = {}

    def write(self, number: int, paths: Iterable[str], *, gives_back: int | None = None) -> None:
        """A revision wrote these paths. `gives_back`: the revision it undoes, when they return to those who wrote before that one."""
        replaced: dict[str, int | None] = {}
        for path in paths:
            replaced |= self._take(path)
        if gives_back is None:
            self.standing |= dict.fromkeys(paths, number)
        else:
            self._give_back(gives_back, within=replaced)
        self._replaced[number] = replaced

    def _take(self, path: str) -> dict[str, int | None]:
        """Empty a path. A whole service takes with it whatever was written in it."""
        key, fact = split_path(path)
        finer = [other for other in self.standing if other.startswith(f"{path}/")] if key is not None and fact is None else []
        return {one: self.standing.pop(one, None) for one in (path, *finer)}

    def _give_back(self, undone: int, *, within: Mapping[str, int | None]) -> None:
        for path, writer in self._replaced.get(undone, {}).items():
            is_spoken_of = path in within or any(path.startswith(f"{whole}/") for whole in within)
            if writer is not None and is_spoken_of:
                self.standing[path] = writer
