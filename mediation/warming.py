"""Warming: what every visitor needs and is long to read is read when a worker starts, not while the first of them waits.

The word lists take about a second and the index of the towns half a second, once for each process. Commands do without: they never
import `mediation.wsgi`.
"""

import gc

from orientation.phrases.reading import read_phrase
from places.gazetteer.name_index import default_index

ANYTHING = ("je cherche de l'aide pour un papier avant demain", "أحتاج إلى مساعدة")
"""Whatever is read loads the lists of all the languages; each script has its own tables besides."""


def warm_up() -> None:
    """Read the word lists and the names of the towns. No query; what is kept is kept by the modules that read it. No later search for
    garbage looks at what was there: each would keep a visitor waiting.

    Raises what reading them raises: a server whose lists are faulty must not start as if it understood.
    """
    gc.disable()  # a million objects that all stay: looking among them for garbage takes a third of the time
    try:
        for phrase in ANYTHING:
            read_phrase(phrase)
        default_index()
    finally:
        gc.enable()
    gc.freeze()
