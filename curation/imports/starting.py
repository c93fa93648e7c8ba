"""Starting: a run is set to work in a process of its own, which outlives the page and the server; looking says whether it still lives."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from curation.imports.folder import RunFolder
from curation.imports.states import AT_WORK, MAY_BE_CANCELLED, MAY_START, State, Task
from curation.models import ImportRun
from curation.works.folder import Progress
from curation.works.launching import launch


class NotNowError(Exception):
    """The run is in a state where this cannot be done: someone else did something meanwhile. `state` is the one it is in."""

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self.state = state


@dataclass(frozen=True, slots=True)
class Seen:
    """A run as it is now: `state` may be INTERRUPTED; `progress` is None unless it is at work."""

    run: ImportRun
    state: State
    progress: Progress | None


def look(number: int) -> Seen:
    """How a run is. Raises ImportRun.DoesNotExist. One query."""
    folder = RunFolder(number)
    # In this order: a process that ends writes its state, then lets go of the lock.
    is_at_work = folder.is_at_work()
    run = ImportRun.objects.select_related("source", "author", "batch").get(pk=number)
    return Seen(run, state_of(run, is_at_work=is_at_work), folder.progress() if is_at_work else None)


def state_of(run: ImportRun, *, is_at_work: bool) -> State:
    """The written state, but for a run at work whose process is dead. `is_at_work` must have been read before the run."""
    written = State(run.state)
    return State.INTERRUPTED if written in AT_WORK.values() and not is_at_work else written


def start(
    number: int, task: Task, *, at: datetime, author_id: int | None, departments: Sequence[str] | None, insisted: bool = False
) -> int:
    """Set a run to work, in the name and within the territory of whoever asks. Returns at once, with the number of the process.

    An interrupted run starts again with the task that was interrupted, or with a check. `insisted`: more than 20 % of the source may go.
    Raises NotNowError, ImportRun.DoesNotExist, and OSError when no process can be started: the run is then as it was.
    """
    before: list[State] = []

    def prepare() -> int:
        before.append(_set_to_work(number, task, at=at, author_id=author_id, departments=departments, insisted=insisted))
        return number

    process = launch(RunFolder(number), task.value, prepare=prepare, take_back=lambda: _unset(number, before[0]))
    if process is None:
        raise NotNowError(State(ImportRun.objects.get(pk=number).state))
    return process


def _unset(number: int, state: State) -> None:
    ImportRun.objects.filter(pk=number).update(state=state)


@transaction.atomic
def cancel(number: int, *, at: datetime) -> None:
    """Give a run up, and forget its file. Raises NotNowError, ImportRun.DoesNotExist."""
    is_at_work = RunFolder(number).is_at_work()
    run = ImportRun.objects.select_for_update().get(pk=number)
    state = state_of(run, is_at_work=is_at_work)
    if state not in MAY_BE_CANCELLED:
        raise NotNowError(state)
    run.state, run.ended_at, run.corrections, run.rejections = State.CANCELLED, at, {}, []
    run.save(update_fields=["state", "ended_at", "corrections", "rejections"])
    RunFolder(number).forget()


@transaction.atomic
def _set_to_work(
    number: int, task: Task, *, at: datetime, author_id: int | None, departments: Sequence[str] | None, insisted: bool
) -> State:
    """Write that the run is at work; the state it was in. The lock is ours, so nobody is at work on it."""
    run = ImportRun.objects.select_for_update().get(pk=number)
    state = state_of(run, is_at_work=False)
    if state not in MAY_START[task] or (task == Task.APPLY and state == State.INTERRUPTED and run.state != State.APPLYING):
        raise NotNowError(state)
    before = State(run.state)
    run.state, run.started_at, run.ended_at, run.insisted = AT_WORK[task], at, None, insisted
    run.author_id, run.departments = author_id, list(departments) if departments is not None else None
    run.save(update_fields=["state", "started_at", "ended_at", "insisted", "author", "departments"])
    return before
