"""Score report: the figures of a file of examples, as lines of French for staff."""

from collections.abc import Iterator

from orientation.phrases.scoring import NONE, Mistake, Score, Share
from places.vocabulary import ServiceCategory

COLUMN = 12


def report(score: Score) -> Iterator[str]:
    """Line by line: the figures that are judged first, then the table of confusions, then each wish."""
    if score.top1.total:
        yield f"Premier besoin juste : {_share(score.top1)}"
        yield f"Premier besoin juste ou accepté : {_share(score.accepted)}"
        yield f"Répondu sans question : {_share(score.answered)}"
        yield from (f"  {language} : {_share(share)}" for language, share in sorted(score.languages.items()))
    yield from (f"Lignes « {awaited} » : {_share(share)}" for awaited, share in sorted(score.rows.items()))
    yield f"Alertes : {_share(score.alerts)}, dont {score.quiet} par une ligne discrète"
    yield f"Alertes pour rien : {_share(score.needless)}, dont {score.needless_quiet} par une ligne discrète"
    yield from _confusions(score)
    if score.tags:
        yield "Souhaits et alertes, par étiquette :"
        yield from (f"  {tag} : {_share(share)}" for tag, share in sorted(score.tags.items()))


def mistake_line(mistake: Mistake) -> str:
    """One row not fully understood: the phrase, what is missing, what was found."""
    found = ", ".join(f"{need.category} {need.score:.2f}" for need in mistake.reading.needs) or NONE
    return f"[{mistake.example.language}] {mistake.example.phrase} → {' ; '.join(mistake.missing)} (trouvé : {found})"


def _share(share: Share) -> str:
    return f"{share.good}/{share.total} ({share.ratio:.1%})".replace(".", ",").replace("%", " %")


def _confusions(score: Score) -> Iterator[str]:
    """Rows: the best category; columns: the one found."""
    if not score.confusion:
        return
    found = [code for code in (*ServiceCategory.values, NONE) if any(pair[1] == code for pair in score.confusion)]
    yield "Lignes : besoin attendu. Colonnes : besoin trouvé."
    yield " " * COLUMN + "".join(code.rjust(COLUMN) for code in found)
    for code in ServiceCategory.values:
        counts = [score.confusion[code, other] for other in found]
        if any(counts):
            yield code.ljust(COLUMN) + "".join(str(count or ".").rjust(COLUMN) for count in counts)
