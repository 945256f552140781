"""Which claims a page lays out whole, and how many worlds each is asked in."""

from sim.claims.catalogue import all_claims, find_claims, laid_out_whole


def test_of_many_claims_only_those_with_pictures_are_laid_out_whole():
    whole = laid_out_whole(all_claims())
    assert {claim.number for claim in whole} == {"C01", "C02", "C05", "C06", "C15", "C16"} and all(claim.pictured for claim in whole)


def test_few_claims_are_all_laid_out_whole():
    few = find_claims(["C02", "C22", "C22r", "C79"])
    assert laid_out_whole(few) == few and [claim.number for claim in few] == ["C02", "C02", "C22", "C22r", "C79"]
