"""Folder of an import run: that of a long work, and the file received."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from curation.works.folder import WorkFolder


class RunFolder(WorkFolder):
    """The folder of one run, by its number."""

    def __init__(self, number: int) -> None:
        super().__init__(str(number))

    @property
    def file(self) -> Path:
        """The file as received."""
        return self.path / "file"

    def keep(self, chunks: Iterable[bytes]) -> None:
        """Write the file. Raises OSError, FileExistsError when there is one already."""
        self.make()
        with self.file.open("xb") as file:
            for chunk in chunks:
                file.write(chunk)

    def forget(self) -> None:
        """Delete the file and whatever stands beside it. Nothing happens when it is gone already."""
        shutil.rmtree(self.path, ignore_errors=True)
