"""For each sort of file how it is compared with the school and written: the same for the window and for scripts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app.imports.opening import Source
from app.imports.plan import Choices, Plan
from app.imports.source import Reading, Sort

if TYPE_CHECKING:
    from app.done import Done
    from app.imports.offer_table.strange import StrangeWord
    from app.imports.offer_table.table import OfferTable
    from app.imports.transfer.taking import TransferTake
    from app.progress import Progress
    from app.store import Store


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person has said of an opened file.

    yearly: a list of pupils is the new school year's, so that who is not in it leaves. take: what of a transfer
    file is ticked, None for what is ticked by itself.
    """

    reading: Reading = field(default_factory=Reading)
    choices: Choices = field(default_factory=dict)
    yearly: bool = False
    take: TransferTake | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """How one sort of file comes in. `compare` changes nothing and `write` is one step that Undo takes back."""

    one: str
    many: str
    compare: Callable[[Store, Source, Wish, Progress], Plan[Any]]
    put: Callable[[Store, Plan[Any], Progress], Done]

    def write(self, store: Store, plan: Plan[Any], progress: Progress) -> Done:
        """Do what a plan says, after a backup where it is of many rows."""
        from app.schools import keep_before_import

        keep_before_import(store, len(plan.rows))
        return self.put(store, plan, progress)


def way_of(sort: Sort) -> Way:
    """Return how a sort of file comes in; UNKNOWN has no way, a person has to say first."""
    return _WAYS[sort]


def own_names(store: Store) -> dict[str, tuple[str, ...]]:
    """Return the school's own names of groupings and domains of need, by which a map drawn as a table is known."""
    from app.queries.wording import domains, groupings

    return {
        "groupings": tuple(row.label for row in store.read(groupings, hidden=True)),
        "domains": tuple(row.name for row in store.read(domains)),
    }


# --- pupils -------------------------------------------------------------------------------------------


def _compare_pupils(store: Store, source: Source, wish: Wish, progress: Progress) -> Plan[Any]:
    from app.imports.pupils.importing import plan_pupils
    from app.imports.pupils.table import pupil_table

    assert source.sheet is not None
    table = pupil_table(source.sheet, source.name, wish.reading)
    return store.read(
        plan_pupils, table, today=store.today(), choices=wish.choices, yearly=wish.yearly, progress=progress
    )


def _compare_transfer(store: Store, source: Source, wish: Wish, progress: Progress) -> Plan[Any]:
    from app.imports.pupils.importing import plan_said
    from app.imports.transfer.taking import TransferTake, notes_of, said_of

    assert source.transfer is not None
    progress.step(0, 0, "Comparing the pupils")
    today = store.today()
    rows = said_of(source.transfer, wish.take or TransferTake(), today=today)
    notes = notes_of(source.transfer, today=today)
    return store.read(plan_said, rows, notes, today=today, choices=wish.choices)


def _put_pupils(store: Store, plan: Plan[Any], progress: Progress) -> Done:
    from app.imports.pupils.importing import import_pupils

    return store.write(import_pupils, plan, today=store.today(), progress=progress)


# --- offers -------------------------------------------------------------------------------------------


def _compare_services(store: Store, source: Source, wish: Wish, progress: Progress) -> Plan[Any]:
    from app.imports.directory.importing import plan_offers

    assert source.services is not None
    progress.step(0, 0, "Comparing the services")
    return store.read(plan_offers, source.services, today=store.today(), choices=wish.choices)


def _put_services(store: Store, plan: Plan[Any], progress: Progress) -> Done:
    from app.imports.directory.importing import import_offers

    return store.write(import_offers, plan, today=store.today(), progress=progress)


def _compare_offers(store: Store, source: Source, wish: Wish, progress: Progress) -> Plan[Any]:
    from app.imports.offer_table.importing import plan_offer_table

    progress.step(0, 0, "Comparing the offers")
    table = _offer_table(store, source, wish)
    return store.read(plan_offer_table, table, today=store.today(), choices=wish.choices, progress=progress)


def words_to_say(store: Store, source: Source, wish: Wish) -> tuple[StrangeWord, ...]:
    """Return the words of a table of offers that mean nothing here, with what was said of them; () for other files."""
    if source.sort is not Sort.OFFERS:
        return ()
    from app.imports.offer_table.strange import strange_words

    return store.read(strange_words, _offer_table(store, source, wish))


def _offer_table(store: Store, source: Source, wish: Wish) -> OfferTable:
    from app.imports.offer_table.table import offer_table

    assert source.sheet is not None
    said = wish.reading.words
    # By its own names a map drawn as a table is known; each means what it says.
    own = {field: {name: name for name in names} for field, names in own_names(store).items()}
    words = {**said, **{field: {**names, **said.get(field, {})} for field, names in own.items()}}
    return offer_table(source.sheet, source.name, wish.reading, words)


def _put_offers(store: Store, plan: Plan[Any], progress: Progress) -> Done:
    from app.imports.offer_table.importing import import_offer_table

    return store.write(import_offer_table, plan, today=store.today(), progress=progress)


_WAYS: Mapping[Sort, Way] = {
    Sort.PUPILS: Way("pupil", "pupils", _compare_pupils, _put_pupils),
    Sort.TRANSFER: Way("pupil", "pupils", _compare_transfer, _put_pupils),
    Sort.DIRECTORY: Way("draft", "drafts", _compare_services, _put_services),
    Sort.OFFERS: Way("offer", "offers", _compare_offers, _put_offers),
}
