# Everything the project needs is in two commands: `make run` and `make test`.

PYTHON ?= python3
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 \
	--generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links

.PHONY: run test handbook-pictures lighthouse check format lock clean

# The environment and the port first: a fault there should not show after minutes of loading.
run: .venv/base.txt
	@$(MANAGE) serve --dry-run
	@$(MANAGE) prepare
	@exec $(MANAGE) serve

test: .venv/test.txt
	@$(BIN)/python -m tests.run_all

# Half an hour on a machine with nothing else to do. PAGES="front list" measures only those.
lighthouse: .venv/test.txt
	@$(BIN)/python -m tests.browser.lighthouse $(PAGES)

# The screenshots in docs/handbook, after a page that they show has changed.
handbook-pictures: .venv/test.txt
	@$(BIN)/python -m tests.browser.handbook_pictures

check: .venv/dev.txt
	@$(BIN)/python -m tests.check_all

format: .venv/dev.txt
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .
	find templates */templates -name '*.html' -print0 2>/dev/null \
		| xargs -0 -r $(BIN)/djade --target-version 5.2
	find templates */templates -name '*.html' -print0 2>/dev/null \
		| xargs -0 -r $(BIN)/djhtml --tabwidth 2

# All groups in one go, each bound to the one below it. UPGRADE=--upgrade takes newer releases.
lock: .venv/dev.txt
	$(LOCK) $(UPGRADE) requirements/base.in --output-file requirements/base.txt
	$(LOCK) $(UPGRADE) requirements/test.in --output-file requirements/test.txt
	$(LOCK) $(UPGRADE) requirements/dev.in --output-file requirements/dev.txt

# Leaves the database, the uploads and the demo's key and passwords alone.
clean:
	rm -rf tests/browser/node_modules tests/browser/lighthouse/node_modules
	rm -rf .venv staticfiles static-drawn/* .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +

# The installed copy of a lock stands beside what it installed: pip runs again only when the
# lock has changed. An interrupted run leaves no copy.
.venv/%.txt: requirements/%.txt | .venv/bin/pip
	@echo "Installing $< …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement $<
	@cp $< $@

.venv/bin/pip:
	@$(PYTHON) -m venv .venv || { rm -rf .venv; \
		echo "No virtual environment could be made: Python 3.11 and its venv module are needed" \
			"(Debian: apt-get install python3-venv)." >&2; exit 1; }
