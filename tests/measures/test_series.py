"""Are values by named axes selected, summed and reckoned with as one would on paper?"""

import numpy as np
import pytest

from sim.series import Series, either, share, weighted

REGION, PRODUCT = ("east", "west"), ("heroin", "fentanyl")
USED = Series(np.array([[[1.0, 2.0], [3.0, 4.0]], [[0.0, 0.0], [5.0, 0.0]]]), {"region": REGION, "product": PRODUCT})
PRICE = Series(np.array([[10.0, 20.0], [30.0, 40.0]]), {"product": PRODUCT})


def test_a_label_takes_its_axis_away_and_several_keep_it():
    assert USED.at(region="west").values.tolist() == [[3.0, 4.0], [5.0, 0.0]]
    assert USED.at(region="west", product="fentanyl").values.tolist() == [4.0, 0.0]
    turned = USED.at(product=("fentanyl", "heroin"))
    assert turned.axes["product"] == ("fentanyl", "heroin") and turned.at(region="east").values.tolist() == [[2.0, 1.0], [0.0, 0.0]]


def test_members_without_labels_are_chosen_by_what_is_true_of_them():
    bags = Series(np.array([[1.0, 2.0, 3.0]]), {"dealer": ()})
    assert bags.at(dealer=np.array([True, False, True])).sum().values.tolist() == [4.0]


def test_sums_and_means_are_over_the_axes_that_are_named():
    assert USED.sum("region").values.tolist() == [[4.0, 6.0], [5.0, 0.0]]
    assert USED.sum().values.tolist() == [10.0, 5.0] and USED.mean("product").values.tolist() == [[1.5, 3.5], [0.0, 2.5]]


def test_axes_meet_by_name_whatever_their_order():
    spent = PRICE * USED
    assert list(spent.axes) == ["product", "region"]
    assert spent.at(region="east").values.tolist() == [[10.0, 40.0], [0.0, 0.0]]
    assert (1 - PRICE).values[0, 0] == -9.0 and np.sqrt(np.maximum(USED, 1.0)).values[1, 1, 0] == np.sqrt(5.0)


def test_a_constant_of_the_run_meets_every_week():
    pure = Series(np.array([[12.0, 1.0]]), {"product": PRODUCT})
    assert (PRICE * pure).values.tolist() == [[120.0, 20.0], [360.0, 40.0]]


def test_a_share_of_nothing_is_nothing_and_a_mean_without_weights_is_plain():
    assert share(USED.at(product="fentanyl"), USED.sum("product")).values.tolist() == [[2 / 3, 4 / 7], [0.0, 0.0]]
    assert weighted(PRICE, USED.at(region="east")).values.tolist() == [50 / 3, 35.0]
    assert either(PRICE > 25, PRICE, 0.0).values.tolist() == [[0.0, 0.0], [30.0, 40.0]]


@pytest.mark.parametrize("wrong, told", [
    (lambda: USED.at(region="north"), "north is not on the axis 'region': east, west"),
    (lambda: USED.at(line="mail"), "there is no axis 'line', but region, product"),
    (lambda: USED.sum("line"), "there is no axis 'line'"),
    (lambda: USED.at(product=("heroin",)) + PRICE, "two parts of the axis 'product' do not fit"),
])
def test_what_is_not_there_is_named(wrong, told):
    with pytest.raises((KeyError, ValueError), match=told):
        wrong()
