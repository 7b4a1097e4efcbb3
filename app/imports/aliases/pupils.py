"""The fields of a pupil list and the headings that school systems write for them."""

from __future__ import annotations

from app.imports.alias_text import parsed

# A field and its label, then its headings, best first; compared without case, spaces and signs.
_WORDS = """
admission_number: Admission number:
    admission number, admission no, admissionnumber, adno, adm no, adm number, admno, admission, learner
    code, mis id, pupil number, student number, pupil id, student id
upn: UPN:
    upn, unique pupil number, upn number
forename: Forename:
    forename, first name, legal forename, legal first name, given name, chosen forename, forenames,
    first names
preferred_name: Preferred name:
    preferred forename, preferred first name, preferred name, known as, known name, chosen name, name
    known by
surname: Surname:
    surname, last name, legal surname, legal last name, family name, preferred surname, preferred last
    name
full_name: Name:
    name, pupil name, student name, full name, legal name, surname forename, surname and forename, surname first name, last name first name, legal
    full name, preferred full name, pupil, student, learner name, child name, childs name, display name
year_group: Year group:
    nc year actual, nc year, current nc year, ncy, year group, year, yr, yr group, year grp, national
    curriculum year, year taught in, school year
class_name: Class:
    class, class name, reg, reg group, registration group, reg form, registration form, registration,
    form, form tutor group, form group, tutor group, form name
born_on: Date of birth:
    dob, date of birth, birth date, birthdate, d o b, born, birthday
sex: Sex:
    sex, legal sex, gender, legal gender, sex at birth, m f, mf
sen_provision: SEN provision:
    sen provision, sen status, send status, sen support, sen stage, sen level, sen code, sen, send, send
    provision, sen provision code, current sen status
sen_type: SEN type:
    primary sen type, sen type, sen primary type, primary need, sen need, send need, sen needs, sen
    primary need, need type, sen need type, primary need type, sen types, primary sen need, main sen type,
    sen type 1, send type, area of need
sen_type_2: Second SEN type:
    second sen type, secondary sen type, sen secondary type, secondary need, secondary sen need, sen type 2, sen
    secondary need
pupil_premium: Pupil premium:
    pupil premium, pp, premium pupil indicator, pupil premium indicator, pupil premium eligible, ppi,
    pupil premium recipient, eligible for pupil premium, pp recipient, pp indicator, pp eligible, disadvantaged
fsm: Free school meals:
    fsm, free school meals, fsm eligible, eligible for free school meals, free meals, fsm eligibility,
    fsmeligible
eal: EAL:
    eal, english as an additional language, english as additional language, english additional language, has eal
looked_after: Looked after:
    looked after, lac, cla, in care, in care status, looked after child, child looked after, in lea care, children
    looked after
previously_looked_after: Previously looked after:
    previously looked after, plac, pla, post lac, post looked after, previously in care, pclac, plac
    indicator
registration: Registration type:
    enrolment status, enrol status, enrollment status, registration type, enrolment
started_on: Date of entry:
    date of entry, entry date, admission date, date of admission, doa, start date, date started, joined,
    on roll date, date on roll, enrolment date, date of enrolment
left_on: Leaving date:
    leaving date, date of leaving, dol, date left, leave date, end date, off roll date
"""


FIELDS = parsed(_WORDS)


def label_of(field: str) -> str:
    """Return what people call a field."""
    return FIELDS[field][0]
