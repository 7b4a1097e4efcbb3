"""The fields of a table of offers and the headings that schools write for them."""

from __future__ import annotations

from app.imports.alias_text import parsed

# The label is the heading of Offers in full where it has that column, and the first heading known.
_WORDS = """
id: Offer id:
    offer id, fivefold id
name: Offer:
    offer, offer name, name of offer, intervention, intervention name, name of intervention, provision,
    provision name, name of provision, service, service name, name of service, name of the service,
    programme, programme name, program, project, project name, intervention support, support intervention,
    intervention strategy, intervention provision, provision intervention, offer intervention, service offer,
    support service, name, title, what we offer, support offered, support, strategy, strategies, activity,
    resource, interventions, provisions, services, offers, what is available
in_house: Run by:
    run by, in house or external, in house external, internal or external, internal external, in house,
    internal, provider type, type of provider
organisation: Organisation:
    organisation, organization, organisation name, provider, provider name, provided by, service provider,
    agency, delivered by, lead organisation, lead agency, delivered by whom, who delivers it, who provides it,
    delivery partner, partner, partner agency, charity, company, commissioned from, team
what: What it is:
    what it is, description, what is offered, what it offers, what is it, what it does, summary, overview,
    brief description, short description, details, content, what happens, what does it involve, about,
    purpose, aims, aim, focus
groupings: Groupings:
    groupings, grouping, thrive grouping, thrive groupings, i thrive grouping, i thrive groupings, thrive
    group, i thrive, thrive, thrive category, i thrive category, thrive quadrant, thrive area, thrive level, needs based
    grouping, needs based groupings, quadrant, thrive framework, category
domains: Domains of need:
    domains of need, domain of need, domain, domains, area of need, areas of need, need area, broad area of
    need, broad areas of need, send area of need, sen area of need, primary area of need, main area of need,
    type of need, need type, send area, sen area, semh area, area of semh, category of need, send code of practice area, code of
    practice area, cop area, broad area, area of send, area of sen, area, areas, strand, strand of need, aspect
audiences: For whom:
    for whom, who for, who is it for, who it is for, who its for, audience, audiences, target group, target
    audience, aimed at, target, suitable for, client group, for, beneficiaries, offered to
years: Years:
    years, year groups, year group, year, age year group, year group age, age and year group, years served, which years, yr, yr group, ncy, nc year, key stage,
    key stages, phase, phases
referrers: Who can refer:
    who can refer, referrers, referrer, who refers, referred by, referral from, referrals from, who makes the
    referral
how_to_refer: How to refer:
    how to refer, how to access, referral route, referral process, referral pathway, how to access it, how to
    access the service, how do i refer, how do we refer, how to make a referral, referral, referrals, referral details,
    pathway, access, access route, route in, how to get it, how to apply
days_and_place: Days and place:
    days and place, when and where, days and times, day and time, days, day, times, time, when, timetable,
    opening hours, opening times, hours, schedule, location, venue, where
dose: How much:
    how much, dose, frequency, frequency and duration, frequency duration, duration, how often, intensity,
    how long, length, length of intervention
usual_places: Places:
    places, capacity, number of places, no of places, places available, usual places, max places, maximum
    places, spaces
expected_wait: Expected wait:
    expected wait, wait, waiting time, waiting times, wait time, waiting list, average wait, current wait,
    length of wait
evidence: Evidence:
    evidence, evidence base, evidence level, level of evidence, research evidence, evidence rating
contact: Contact:
    contact, contact details, contact person, contact name, who to contact, lead, lead person, lead contact,
    staff lead, named lead, lead member of staff, lead professional, led by, person responsible, responsible,
    staff member, key person, key contact, who runs it, who leads it, who leads, led by whom, run by whom, lead adult,
    adult leading, who is responsible, telephone, phone, phone number, tel, email, email address
checked_on: Last checked:
    last checked, checked on, date checked, last updated, date updated, updated, last reviewed, date
    reviewed, last verified
places: Places on the map:
    places on the map, place on the map
needs: Presenting needs:
    presenting needs, presenting need, needs, need, presenting issues, presenting issue, presenting
    difficulties, difficulties, issues, needs met, needs addressed, need addressed, what it helps with,
    helps with, issues supported
ages: Ages:
    ages, age range, age ranges, age, age group, age groups, ages served
universal: For everyone:
    for everyone, open to everyone, open to all
self_access: No referral needed:
    no referral needed, self referral, self refer, self access, open access
entry_criteria: Who can have it:
    who can have it, criteria, eligibility, eligibility criteria, entry criteria, referral criteria,
    inclusion criteria, thresholds, threshold, who is eligible
exclusions: Who cannot have it:
    who cannot have it, exclusions, exclusion criteria, exclusion, not suitable for, who is it not for
consent_needed: Consent needed:
    consent needed, consent, consent required, parental consent, parental consent needed
nature: Kind of offer:
    kind of offer, type of offer, offer type, type of support, support type, type of intervention,
    intervention type, type of provision, provision type, service type, kind, type
register: Language:
    language, language used
sector: Sector:
    sector, lead sector
delivery: How it is given:
    how it is given, delivery, delivery mode, mode of delivery, delivery method, how delivered, how it is
    delivered, format, mode, individual or group, group or individual, group individual, individual group
setting: Where it is given:
    where it is given, setting
sessions: Sessions:
    sessions, number of sessions, no of sessions, how many sessions
minutes: Minutes:
    minutes, minutes per session, session length, length of session, length of sessions, session length
    minutes
group_size: Group size:
    group size, size of group, maximum group size, max group size, pupils per group
staff_needed: Staff needed:
    staff needed, staffing, staff required, staff, adults needed, staff involved
cost_note: Cost:
    cost, costs, price, fee, fees, charge, cost per session, cost per pupil, cost to family, cost to school,
    funding
evidence_link: Evidence link:
    evidence link, link to evidence, research link
limits: Limits:
    limits, limitations, what it cannot do
ending: How it ends:
    how it ends, ending, endings, ending criteria, exit criteria, exit, end criteria, success criteria, what
    happens at the end, discharge
crisis: In a crisis:
    in a crisis, crisis, crisis support
website: Website:
    website, web address, url, link, web link, website link, web page, further details
local_offer_link: Local Offer:
    local offer, local offer link, local offer page
status: Status:
    status, state, current status
runs_until: Runs until:
    runs until, until, end date, ends on, runs to, expiry date, funded until
checked_by: Checked by:
    checked by, reviewed by, updated by, verified by
check_due_on: Next check:
    next check, check due, next review, review date, next review date, review due, date of next review, due
    for review
questions: Asked about it:
    asked about it
area: Area covered:
    area covered, area served, locality, catchment, coverage, geographical area
notes: Notes:
    notes, note, comments, comment, other information, additional information, further information, more
    information, other, remarks
tier: Tier or wave:
    tier or wave, tier, tiers, wave, waves, level, levels, level of support, level of provision, provision level, wave of
    provision, wave of intervention, tier of support, tier of service, universal targeted specialist,
    universal targeted or specialist, universal targeted and specialist, graduated response, stage
"""

FIELDS = parsed(_WORDS)
PREFIXES = ("offer", "service", "provision", "intervention", "programme", "project")


def label_of(field: str) -> str:
    """Return what people call a field."""
    return FIELDS[field][0]
