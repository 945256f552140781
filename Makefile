# make            install, then show the published register of claims, of which a dozen cells are run again here; where it is of
#                 other code or does not come out again, judge the claims live: ends with the verdict table and the path of the page
# make claims     install, then judge all claims live
# make install    install only, into .venv: what users need
# make develop    the same with what developers need: tests, notebooks, cluster tools, documentation
# make test       all tests this machine can run, on all its processors
# make site       build the documentation, strictly, into outputs/site
# make gallery    the same with finished pages beside it: register, explorer, validation (an hour on a laptop; goes on where it was stopped)
# make golden     write the table of the golden life anew, where measures are meant to have moved
# make lock       solve the dependencies again (needs uv)
#
# PYTHON=... chooses the interpreter; otherwise the first of these that runs and is 3.11 to 3.13.

SUITABLE := import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3; do \
	$$p -c '$(SUITABLE)' >/dev/null 2>&1 && echo $$p && break; done)
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: register claims install develop test site gallery golden lock
.DEFAULT_GOAL := register

register: $(VENV)/.ok
	@$(BIN)/counterflow job=register || { test $$? -ne 130 || exit 130; $(BIN)/counterflow job=claims; }

claims: $(VENV)/.ok
	@$(BIN)/counterflow job=claims

install: $(VENV)/.ok

develop: $(VENV)/.dev

test: $(VENV)/.dev
	@$(BIN)/python -m pytest -n auto --dist loadgroup

site: $(VENV)/.dev
	@NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --quiet --strict
	@echo "outputs/site/index.html    to search it too: $(BIN)/python -m http.server --bind 127.0.0.1 --directory outputs/site"

# Results of other code lie in other folders or are made anew, so what is copied is what this checkout makes.
GALLERY := outputs/site/gallery
gallery: site
	@for page in register explore "validate job.family=plausible"; do \
		$(BIN)/counterflow job=$$page || exit; \
		mkdir -p $(GALLERY)/$${page%% *}; \
		cp -RL $${COUNTERFLOW_OUTPUTS:-outputs}/latest/*.html $(GALLERY)/$${page%% *}/; \
		if test -d $${COUNTERFLOW_OUTPUTS:-outputs}/latest/claims; then \
			cp -RL $${COUNTERFLOW_OUTPUTS:-outputs}/latest/claims $(GALLERY)/$${page%% *}/; fi; \
		if test "$$page" = explore; then $(BIN)/counterflow explorer $${COUNTERFLOW_OUTPUTS:-outputs}/latest \
			--out $(GALLERY)/explore/explorer.html --patterns ../validate/validation.html || exit; fi; done
	@echo "outputs/site/gallery.html    names the pages in $(GALLERY)"

golden: $(VENV)/.dev
	@PYTHONPATH=. $(BIN)/python tests/test_golden.py

SOLVE := uv pip compile pyproject.toml --universal --python-version 3.11 --fork-strategy fewest --no-emit-index-url --no-emit-find-links \
	--generate-hashes --no-header --no-annotate --quiet

lock:
	$(SOLVE) --all-extras -o requirements.lock
	$(SOLVE) --constraints requirements.lock -o requirements-users.lock

# An editable install cannot carry a hash, so the package itself comes second, without dependencies.
$(VENV)/.ok: requirements-users.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "no Python 3.11 to 3.13 that runs was found: name one with make PYTHON=..." >&2; exit 2; }
	@$(PYTHON) -c '$(SUITABLE)' || { echo "$(PYTHON) does not run or is not Python 3.11 to 3.13" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-users.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.ok requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@
