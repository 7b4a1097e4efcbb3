"""The grounds in law: for keeping something back from a copy, and for erasing; each with its source."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

# UK GDPR Article 15; Data Protection Act 2018 (legislation.gov.uk/ukpga/2018/12), Schedules 2 and 3; the ICO's pages
# "What should we do if the request involves information about other individuals?" and "Education data".
BASIS = (
    "Article 15 of the UK GDPR gives everybody a copy of what is held about them. A parent may ask on a child’s behalf;"
    " the right is the child’s."
)
REDACTED = (
    "Names of other pupils, of families and of other people were left out where they had not agreed and it would not be"
    " reasonable to give them (UK GDPR Article 15(4); Data Protection Act 2018, Schedule 2, paragraph 16). Staff are"
    " named in what they did at work (paragraph 17)."
)


class WithholdGround(StrEnum):
    """Why an item is kept back whole."""

    SERIOUS_HARM = "serious_harm"
    CONFIDENCE = "confidence"


GROUND_LABELS: Mapping[WithholdGround, str] = {
    WithholdGround.SERIOUS_HARM: "Serious harm",
    WithholdGround.CONFIDENCE: "The child’s confidence",
}
# "Would be likely to cause serious harm to the physical or mental health of the data subject or another individual":
# Schedule 3, paragraph 17(2), for education data; the exemption itself is paragraph 19.
# Confidence: Schedule 3, paragraphs 4 and 10 (health and social work data, asked for by somebody with parental
# responsibility); for the rest of a school's record Article 15(4), read with the duty of confidence owed to a child
# that the ICO asks to be weighed.
GROUND_SENTENCES: Mapping[WithholdGround, str] = {
    WithholdGround.SERIOUS_HARM: (
        "Giving it would be likely to cause serious harm to the physical or mental health of the pupil or of somebody"
        " else (Data Protection Act 2018, Schedule 3, paragraphs 17 and 19)."
    ),
    WithholdGround.CONFIDENCE: (
        "The child told it in the expectation that whoever asks now would not be told (Data Protection Act 2018,"
        " Schedule 3, paragraphs 4 and 10, for health and social work; otherwise UK GDPR Article 15(4))."
    ),
}


class ErasureGround(StrEnum):
    """Why a pupil's record is erased."""

    RETENTION = "retention"
    REQUEST = "request"
    UNLAWFUL = "unlawful"
    MISTAKE = "mistake"


ERASURE_LABELS: Mapping[ErasureGround, str] = {
    ErasureGround.RETENTION: "It was kept for as long as it should be",
    ErasureGround.REQUEST: "The pupil or family asked, and the school agreed (Article 17)",
    ErasureGround.UNLAWFUL: "It should not have been kept (Article 17(1)(d))",
    ErasureGround.MISTAKE: "It was recorded by mistake, such as twice",
}
