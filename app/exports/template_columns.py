"""The columns of the two empty workbooks: headings that are read back, what goes under them, and an example."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.queries.choosable import DOMAIN, EXAMPLE, GROUPING
from app.vocabulary import ListKind, SenProvision

YES_NO, YEARS, OFFER_YEARS, SEN, RUN_BY, MAIN = "yes", "years", "offer years", "sen", "run by", "main"
# Lists that no school words for itself.
SEN_LABELS = {
    SenProvision.NONE: "No SEN",
    SenProvision.SUPPORT: "SEN support",
    SenProvision.PLAN: "EHC plan",
}
SEVERAL = "Several with a semicolon between them."


@dataclass(frozen=True, slots=True)
class Column:
    """A column: choose names its list, several says that a cell may hold more than one of it, day and text how it is kept."""

    heading: str
    width: float
    note: str
    example: str | date
    choose: str = ""
    several: bool = False
    day: bool = False


OFFERS = (
    Column("Offer", 29, "Its name. The only cell that is needed.", f"{EXAMPLE} Calm club"),
    Column("Run by", 11, "In-house or external.", "In-house", RUN_BY),
    Column("Organisation", 16, "Who gives it.", "School team"),
    Column("What it is", 26, "In words a family would understand.", "Games and breathing in a small group."),
    Column("Groupings", 16, SEVERAL, "Getting Help", GROUPING, several=True),
    Column("Domains of need", 18, SEVERAL, "Emotional wellbeing", DOMAIN, several=True),
    Column("For whom", 13, SEVERAL, "Pupils", ListKind.AUDIENCE, several=True),
    Column("Years", 11, "Such as Year 4, or Years 3 to 6.", "Years 3 to 6", OFFER_YEARS, several=True),
    Column("Who can refer", 14, SEVERAL, "The school", ListKind.REFERRER, several=True),
    Column("How to refer", 17, "What somebody has to do.", "Ask the class teacher."),
    Column("Days and place", 14, "When and where.", "Tuesdays, library"),
    Column("How much", 13, "How long and how often.", "30 minutes a week, 6 weeks"),
    Column("Places", 9, "How many at a time.", "6"),
    Column("Who can have it", 16, "What has to be so.", "Agreed with the family."),
    Column("Who cannot have it", 15, "What it is not for.", ""),
    Column("How it ends", 14, "What happens at the end.", "A look back together."),
    Column("Contact", 15, "Whom to ask; no personal address.", "The school office"),
    Column("Website", 18, "If it has one.", "www.example.org"),
    Column("Last checked", 11, "The day somebody last made sure.", date(2026, 9, 1), day=True),
)

PUPILS = (
    Column("Forename", 29, "Needed.", f"{EXAMPLE} Wren"),
    Column("Surname", 14, "Needed.", "Thimble"),
    Column("Preferred name", 12, "If another is used.", ""),
    Column("Date of birth", 13, "Such as 3/9/2017.", date(2017, 9, 3), day=True),
    Column("Year group", 11, "Of this year.", "Year 4", YEARS),
    Column("Class", 9, "As people call it.", "4P"),
    Column("Admission number", 13, "Finds the pupil again next time.", "001234"),
    Column("UPN", 17, "Only if you want it kept; always hidden.", ""),
    Column("Sex", 9, "As registered.", "Female", ListKind.SEX),
    Column("SEN provision", 17, "N, K or E.", "K – SEN support", SEN),
    Column("SEN type", 18, "The first need.", "SEMH", ListKind.SEN_TYPE),
    Column("Second SEN type", 18, "If there is one.", "", ListKind.SEN_TYPE),
    Column("Pupil premium", 11, "Yes or No.", "No", YES_NO),
    Column("Free school meals", 12, "Yes or No.", "No", YES_NO),
    Column("EAL", 8, "Yes or No.", "No", YES_NO),
    Column("Looked after", 10, "Yes or No.", "No", YES_NO),
    Column("Previously looked after", 11, "Yes or No.", "No", YES_NO),
    Column("Registration type", 12, "Main, unless it is another school.", "Main", MAIN),
    Column("Date of entry", 12, "When the pupil came.", date(2021, 9, 1), day=True),
    Column("Leaving date", 12, "Only for who has left.", "", day=True),
)
