"""Is every contradiction on the index, with both words, the word between them and a way to its claims?"""

import re

import made_up
from test_page import words

from sim.claims.claim import Direction
from sim.report.contradicting import contradicting


def test_contradictions_whose_claims_were_judged_are_rows_and_the_others_are_named(html):
    section = re.search(r'<section id="contradictions">.*?</section>', html, flags=re.S).group()
    assert re.findall(r'<tbody id="(H\d\d)">', section) == ["H23"]
    said = words(section)
    assert "Does a larger cut of heroin do more of what a smaller one does?" in said
    assert "Not judged here, as not all of their claims were asked: H01, H02," in said
    assert said.count("Not asked:") >= 1 and "intent cannot be read from a flow" in said.lower()


def test_every_position_leads_to_the_page_of_its_claims(html, everything):
    section = re.search(r'<section id="contradictions">.*?</section>', html, flags=re.S).group()
    assert set(re.findall(r'href="(claims/\w+\.html)"', section)) == {"claims/C02.html"} <= set(everything)


def test_the_row_is_what_was_judged():
    found = contradicting(made_up.judgements(made_up.study().runs()))
    row, = found.rows
    assert [chip.id for side in row.sides for chip in side.claims] == ["C02b", "C02a"]
    assert row.word and row.word[0].isupper() and not row.word.endswith(".") and "In this model" in row.sentence


def test_a_page_of_claims_that_contradict_nothing_has_no_section():
    study = made_up.study()
    only = [j for j in made_up.judgements(study.runs()) if j.claim.id == "C15"]
    assert only and only[0].claim.expects is Direction.UNCHANGED and contradicting(only) is None
