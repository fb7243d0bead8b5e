# What a person types. It needs make and Python 3.11 or later, nothing else: .venv sets itself
# up at the first use, and again when a lock changes. Kept to GNU make 3.81, which macOS has;
# on Windows it runs in a shell with sh, such as Git Bash.
#
#   make build ARGS="--drafts"              options go in ARGS
#   make build PYTHON=python3.12            which Python to use (read when .venv is set up)

ifeq ($(OS),Windows_NT)
PYTHON ?= python
BIN := .venv/Scripts
else
PYTHON ?= python3
BIN := .venv/bin
endif

.PHONY: help build serve status test test-integration check format schemas bench bench-peers \
	lock clean

help: ## list what make can do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-17s %s\n", $$1, $$2 }' Makefile

build: .venv/ready ## build content/ into output/, and write teasers/
	@$(BIN)/blogkit build $(ARGS)

serve: .venv/ready ## build, show the site at a local address, and follow changes
	@$(BIN)/blogkit serve $(ARGS)

status: .venv/ready ## say what is hidden and why, and what a build would do
	@$(BIN)/blogkit status $(ARGS)

test: .venv/ready-dev ## run the tests
	@echo "Running the tests ..."
	@$(BIN)/python -m pytest -n auto $(ARGS)

test-integration: .venv/ready-dev ## run the tests that take long or need a browser
	@echo "Running the integration tests ..."
	@$(BIN)/python -m pytest -m "integration or browser" $(ARGS)

check: .venv/ready-dev ## check format, lint, types and layers
	@echo "Checking format, lint, types and layers ..."
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

format: .venv/ready-dev ## format the code, and mend what lint can mend
	@$(BIN)/ruff check --fix-only .
	@$(BIN)/ruff format .

schemas: .venv/ready-dev ## write the schemas for editors anew, after a key was added
	@$(BIN)/python -m tests.docs.schemas

bench: .venv/ready ## measure blogkit, in turns with Hugo where it is installed
	@$(BIN)/python -m benchmarks --only blogkit blogkit-fast hugo $(ARGS)

bench-peers: .venv/ready ## install Hugo, Pelican and Eleventy in .bench/, measure, and keep the figures
	@$(BIN)/python -m benchmarks --install --rounds 3 --into benchmarks/results $(ARGS)

COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url pyproject.toml

lock: .venv/ready ## write both locks anew (newest versions: ARGS=--upgrade)
	@echo "Locking ..."
	@$(COMPILE) --group build -o requirements.lock $(ARGS)
	@$(COMPILE) --group dev -c requirements.lock -o requirements-dev.lock $(ARGS)

clean: ## remove all that a build made: output, teasers, cache
	@find output -mindepth 1 -maxdepth 1 ! -name .gitignore -exec rm -rf {} +
	@rm -rf teasers .blogkit
	@echo "Removed the output, the teasers and the cache. (.venv stays; rm -rf .venv is safe.)"

# --- .venv: three stamps, each newer than what it was made from -----------------------------

UV = $(BIN)/uv pip install --quiet --python $(BIN)/python
PIP = $(BIN)/python -m pip install -qq --disable-pip-version-check
ITSELF = --no-deps --no-build-isolation --editable .

# $(call install,LOCK) installs what LOCK pins, then blogkit itself as a path to this folder.
# uv comes first, for speed, from the lock too; where it can't be had or fails, pip does it all.
# feedgen comes as source only: what builds it, setuptools, is taken from the lock as well.
define install
	@for name in uv setuptools feedgen; do \
	  sed -n "/^$$name==/,/[^\\]$$/p" requirements-dev.lock > .venv/$$name.lock; done
	@{ $(PIP) --only-binary :all: --require-hashes -r .venv/uv.lock && \
	  $(UV) --require-hashes --build-constraints $(1) -r $(1) && \
	  $(UV) $(ITSELF); \
	} 2> .venv/uv.log || { \
	  echo "  uv does not work here (.venv/uv.log says why); pip does it, which takes longer ..."; \
	  $(PIP) --require-hashes -r .venv/setuptools.lock && \
	  $(PIP) --no-deps --no-build-isolation --require-hashes -r .venv/feedgen.lock && \
	  $(PIP) --require-hashes -r $(1) && \
	  $(PIP) $(ITSELF); }
	@touch $@
endef

.venv/ready: .venv/checkout requirements.lock pyproject.toml
	@echo "Installing what blogkit needs into .venv ..."
	$(call install,requirements.lock)

.venv/ready-dev: .venv/ready requirements-dev.lock
	@echo "Installing what its tests and checks need into .venv ..."
	$(call install,requirements-dev.lock)

# The folder that .venv was made for: its scripts and its link to blogkit/ hold the full path,
# so a checkout that was moved or copied, or whose Python is gone, gets a new one.
ifneq ($(shell test -x $(BIN)/python && test "$$(cat .venv/checkout)" = "$$(pwd -P)" && echo same),same)
.PHONY: .venv/checkout
endif

.venv/checkout:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	echo "blogkit needs Python 3.11 or later, and '$(PYTHON)' is not: $$($(PYTHON) --version 2>&1)"; \
	echo "Name another one: make build PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
	echo "'$(PYTHON)' cannot make virtual environments: its module venv or ensurepip is missing."; \
	echo "On Debian and Ubuntu: apt install python3-venv"; exit 1; }
	@echo "Setting up .venv (once) ..."
	@$(PYTHON) -m venv --clear .venv
	@pwd -P > $@
