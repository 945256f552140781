# make            install, then judge the claims: ends with the verdict table and the path of the page
# make install    install only, into .venv
# make test       all tests this machine can run, on all its processors
# make golden     write the table of the golden life anew, where measures are meant to have moved
# make lock       solve the dependencies again (needs uv)
#
# PYTHON=... chooses the interpreter; otherwise the first of these that runs and is 3.11 to 3.13.

SUITABLE := import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3; do \
	$$p -c '$(SUITABLE)' >/dev/null 2>&1 && echo $$p && break; done)
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: claims install test golden lock
.DEFAULT_GOAL := claims

claims: $(VENV)/.ok
	@$(BIN)/counterflow job=claims

install: $(VENV)/.ok

test: $(VENV)/.ok
	@$(BIN)/python -m pytest -n auto --dist loadgroup

golden: $(VENV)/.ok
	@PYTHONPATH=. $(BIN)/python tests/test_golden.py

lock:
	uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --fork-strategy fewest --no-emit-index-url \
	  --no-emit-find-links --generate-hashes --no-header --no-annotate --quiet -o requirements.lock

# An editable install cannot carry a hash, so the package itself comes second, without dependencies.
$(VENV)/.ok: requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "no Python 3.11 to 3.13 that runs was found: name one with make PYTHON=..." >&2; exit 2; }
	@$(PYTHON) -c '$(SUITABLE)' || { echo "$(PYTHON) does not run or is not Python 3.11 to 3.13" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
