# Bình Đẳng: `make` alone lists the targets.
PORT ?= 8000
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help setup run test check quick lock messages benchmarks clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-11s %s\n", $$1, $$2}'

# The stamp makes the second run quick: it is older than what it was made from only when something changed.
.venv/.ready: requirements/dev.txt pyproject.toml
	@python3 -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
		|| { echo "Cần Python 3.11 trở lên có venv. Debian, Ubuntu: apt-get install python3 python3-venv" >&2; exit 2; }
	python3 -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

setup: .venv/.ready ## make .venv with the pinned libraries (safe to repeat)

run: setup ## start the application with the demo on http://127.0.0.1:8000 (PORT=9000 make run moves it)
	@$(BIN)/binhdang start --port $(PORT)

check: setup ## style, types, import contracts, migrations: no database needed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check src tests benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/binhdang makemigrations --check --dry-run

test: check ## every test on SQLite and PostgreSQL, and the browser journey
	bin/test-all

quick: setup ## the tests on SQLite without the browser
	$(BIN)/pytest -m "not browser" -q

lock: ## resolve the libraries anew and pin them with hashes (needs uv)
	uv pip compile pyproject.toml --group dev --extra postgres --python-version 3.11 --generate-hashes --no-header --no-emit-index-url -o requirements/dev.txt
	uv pip compile pyproject.toml --extra postgres --python-version 3.11 --generate-hashes --no-header --no-emit-index-url -c requirements/dev.txt -o requirements/base.txt
	uv pip compile pyproject.toml --group dev --group bench --extra postgres --python-version 3.11 --generate-hashes --no-header --no-emit-index-url -c requirements/dev.txt -o requirements/bench.txt

benchmarks: setup ## speed of the reader beside the alternatives (installs them)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	$(BIN)/python -m benchmarks.reading

clean: ## remove what can be made again (keeps var/, where your data are)
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis htmlcov .coverage
