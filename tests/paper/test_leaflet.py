"""The family leaflet: who stands in it, how it lies on its pages, and that it says nothing of any pupil."""

from __future__ import annotations

from datetime import date

from app.models import Offer, School
from app.operations.offers import set_offer_status
from app.operations.organisations import OrganisationDraft, add_organisation
from app.paper.leaflet import lay_out_leaflet
from app.queries.leaflet import Leaflet, family_leaflet
from app.store import Store
from tests.fixtures import TODAY
from tests.pupil_school import fill
from tests.supported import offer


def read(store: Store) -> Leaflet:
    return store.read(family_leaflet, today=TODAY)


def names(leaflet: Leaflet) -> list[str]:
    return [one.name for part in leaflet.parts for one in part.offers]


def test_universal_and_self_access_offers_stand_in_it_and_no_other(store: Store) -> None:
    offer(store, "Breakfast club", universal=True)
    offer(store, "Talking line", self_access=True)
    offer(store, "Counsellor")
    assert names(read(store)) == ["Breakfast club", "Talking line"]


def test_what_is_for_staff_alone_is_left_out(store: Store) -> None:
    from app.models import OfferAudience
    from tests.supported import keep

    number = offer(store, "Staff room coffee", universal=True)
    keep(store, OfferAudience, offer_id=number, code="staff")
    assert names(read(store)) == []


def test_what_is_paused_is_left_out(store: Store) -> None:
    number = offer(store, "Lunch club", universal=True)
    store.write(set_offer_status, number, "paused", today=TODAY)
    assert names(read(store)) == []


def test_what_only_manages_risk_is_left_out(store: Store) -> None:
    offer(store, "Key adult", "risk_support", universal=True)
    assert names(read(store)) == []


def test_each_line_is_said_in_plain_words(store: Store) -> None:
    house = store.write(add_organisation, OrganisationDraft("Kite Project")).id
    offer(
        store, "Talking line", self_access=True, organisation_id=house, in_house=False, what="Somebody to talk to",
        days_and_place="Every day, 3 to 9 pm", contact="01632 960000", website="https://kite.example",
        runs_until=date(2027, 3, 25),
    )  # fmt: skip
    (one,) = read(store).parts[0].offers
    assert dict(one.lines) == {
        "For": "Everyone.",
        "When and where": "Every day, 3 to 9 pm. Until 25 March 2027.",
        "How to get it": "Come as you are, or just ask.",
        "Ask": "Kite Project, 01632 960000, kite.example",
    }


def test_an_offer_for_two_domains_stands_once_in_full(store: Store) -> None:
    from app.models import Grouping, OfferPlace
    from tests.supported import SEPTEMBER, keep

    number = offer(store, "Parenting drop-in", universal=True)
    grouping = store.read(lambda session: session.query(Grouping.id).filter_by(code="help").scalar())
    keep(store, OfferPlace, offer_id=number, grouping_id=grouping, domain_id=2, starts_on=SEPTEMBER)
    first, second = read(store).parts
    assert ([one.name for one in first.offers], second.offers, second.also) == (
        ["Parenting drop-in"],
        (),
        ("Parenting drop-in",),
    )


def test_no_pupil_is_in_it(store: Store) -> None:
    fill(store)
    offer(store, "Breakfast club", universal=True)
    text = "\n".join(page.text for page in lay_out_leaflet(read(store)))
    assert "Breakfast club" in text
    assert not any(name in text for name in ("Wren", "Thimble", "Idris", "Moonraker"))


def test_the_school_and_its_own_words_head_it(store: Store) -> None:
    def ethos(session):  # type: ignore[no-untyped-def]
        from app.done import Done

        session.get_one(School, 1).ethos = "Every child is known."
        return Done("Said.")

    store.write(ethos)
    (page,) = lay_out_leaflet(read(store))
    assert "Test Primary School" in page.text
    assert "Every child is known." in page.text


def test_many_offers_go_on_in_columns_and_pages_without_being_parted(store: Store) -> None:
    for number in range(40):
        offer(
            store, f"Offer {number:02}", universal=True, what="Something worth doing. " * 4, contact="Office"
        )
    pages = lay_out_leaflet(read(store))
    assert len(pages) >= 2
    assert [page.text.splitlines()[-1] for page in pages] == [
        f"Page {at} of {len(pages)}" for at in range(1, len(pages) + 1)
    ]
    bottom = min(one.y for one in pages[0].words if one.text.startswith("Page 1"))
    assert all(
        one.y + one.height <= bottom for one in pages[0].words if not one.text.startswith(("Page", "Test"))
    )
    for page in pages:
        text = page.text
        assert text.count("\nAsk:") == text.count("\nOffer ")


def test_a_school_without_such_offers_says_so(store: Store) -> None:
    assert store.read(lambda session: session.query(Offer).count()) == 0
    (page,) = lay_out_leaflet(read(store))
    assert "Nothing is written down yet" in page.text
