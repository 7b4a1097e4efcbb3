"""What stands in a named pack: of a meeting's pupils for those who meet, or of every pupil on the roll."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, selectinload

from app.models import Action, Pupil, Standing
from app.queries.meetings.actions import action_rows, in_order
from app.queries.meetings.pack_about import pack_pieces
from app.queries.meetings.pack_consents import pack_consents
from app.queries.meetings.pack_names import Say, labels_of, saying
from app.queries.meetings.pack_rows import Pack, PackChoices, PackPupil, Recipient
from app.queries.meetings.page import meeting_page
from app.queries.meetings.rows import ActionRow, PersonRow
from app.queries.meetings.supported import Supported, SupportLine, supported
from app.queries.school import school_profile
from app.queries.sight import ASK
from app.queries.sight_of_meetings import hidden_day
from app.queries.story.said import sen_of
from app.queries.wording import domains
from app.vocabulary import year_label

_NOTHING = Supported((), (), ())
ALL_PUPILS = "Named workbook of pupils"


def meeting_pack(
    session: Session, meeting_id: int, choices: PackChoices, today: date, made_by: str = ""
) -> Pack:
    """Return the pack of a meeting. Raises Problem when the meeting is not there.

    A pupil who is in Risk Support, or was on the meeting's day, is left out for who may not see that.
    """
    page = meeting_page(session, meeting_id, today=today)
    wanted = [one.pupil_id for one in page.pupils if not choices.pupils or one.pupil_id in choices.pupils]
    purpose = choices.purpose or ("" if page.purpose == ASK else page.purpose) or page.kind_label
    pack = _empty(session, page.kind_label, purpose, choices, today, made_by=made_by)
    pack = replace(pack, held_on=page.held_on, recipients=tuple(_recipient(one) for one in page.people))
    return _filled(session, pack, wanted, {page.held_on, today})


def pupils_book(session: Session, choices: PackChoices, today: date, made_by: str = "") -> Pack:
    """Return everything that is chosen of every pupil on the roll, for nobody but who makes it."""
    on_roll = exists().where(
        Standing.pupil_id == Pupil.id,
        Standing.starts_on <= today,
        Standing.ends_on.is_(None) | (Standing.ends_on > today),
    )
    wanted = list(session.scalars(select(Pupil.id).where(on_roll).order_by(Pupil.folded)))
    purpose = choices.purpose or "For the school’s own use"
    pack = _empty(session, ALL_PUPILS, purpose, choices, today, made_by=made_by)
    return _filled(session, pack, wanted, {today})


def _empty(
    session: Session, title: str, purpose: str, choices: PackChoices, today: date, *, made_by: str
) -> Pack:
    school = school_profile(session)
    names = tuple(row.name for row in domains(session))
    return Pack(
        school=school.name,
        title=title,
        held_on=today,
        purpose=purpose,
        recipients=(),
        domains=names,
        choices=choices,
        pupils=(),
        left_out=False,
        made_on=today,
        made_by=made_by,
        sample=school.is_sample,
    )


def _filled(session: Session, pack: Pack, wanted: Sequence[int], days: set[date]) -> Pack:
    hidden: set[int] = set()
    for day in days:
        hidden |= set(session.scalars(select(Pupil.id).where(hidden_day(session, Pupil.id, day))))
    ids = [number for number in wanted if number not in hidden]
    query = select(Pupil).where(Pupil.id.in_(ids)).options(selectinload(Pupil.standings))
    place = {number: at for at, number in enumerate(ids)}
    rows = sorted(session.scalars(query), key=lambda one: place[one.id])
    labels = labels_of(rows, pack.choices.naming)
    say = saying(rows, labels, pack.choices.naming)
    pupils = _pupils(session, pack, rows, labels, say)
    return replace(pack, pupils=pupils, left_out=len(ids) < len(wanted))


def _pupils(
    session: Session, pack: Pack, rows: Sequence[Pupil], labels: Mapping[int, str], say: Say
) -> tuple[PackPupil, ...]:
    ids, parts, today = [one.id for one in rows], pack.choices.parts, pack.made_on
    about = pack_pieces(session, ids, parts, today)
    supports = supported(session, ids) if "supports" in parts else {}
    actions: dict[int | None, list[ActionRow]] = {}
    if "actions" in parts:
        for row in action_rows(session, Action.pupil_id.in_(ids), today=today):
            actions.setdefault(row.pupil_id, []).append(row)
    consents = pack_consents(session, ids, pack.recipients, today)
    found = []
    for one in rows:
        standing = one.standings[-1] if one.standings else None
        words, words_on = about.words.get(one.id, ("", None))
        found.append(
            PackPupil(
                one.id,
                labels[one.id],
                year_label(standing.year_group) if standing is not None else "",
                (standing.class_name or "") if standing is not None else "",
                sen_of(standing.sen_provision or "") if standing is not None else "",
                tuple(about.groupings.get(one.id, ())),
                tuple(map(say, about.needs.get(one.id, ()))),
                _said(supports.get(one.id, _NOTHING), say),
                tuple(map(say, about.aims.get(one.id, ()))),
                say(words),
                words_on,
                tuple(_action(row, labels[one.id], say) for row in in_order(tuple(actions.get(one.id, ())))),
                consents[one.id],
            )
        )
    return tuple(found)


def _recipient(one: PersonRow) -> Recipient:
    outside = one.staff_id is None and one.in_house is not True
    return Recipient(one.organisation_id, one.organisation, one.name or one.role, outside)


def _action(row: ActionRow, label: str, say: Say) -> ActionRow:
    return replace(row, pupil=label, words=say(row.words), outcome=say(row.outcome))


def _said(found: Supported, say: Say) -> Supported:
    def line(one: SupportLine) -> SupportLine:
        return replace(one, why=say(one.why), group=say(one.group))

    return Supported(
        tuple(map(line, found.in_place)), tuple(map(line, found.waiting)), tuple(map(line, found.tried))
    )
