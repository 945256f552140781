"""Results of cells go to a folder of the test module."""

import pytest


@pytest.fixture(scope="module", autouse=True)
def outputs(tmp_path_factory):
    with pytest.MonkeyPatch.context() as during:
        during.setenv("COUNTERFLOW_OUTPUTS", str(tmp_path_factory.mktemp("outputs")))
        yield
