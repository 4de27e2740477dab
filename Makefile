# The commands of this project: `make` alone lists them.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
PORT ?= 8000
# The firm whose site it is: its folder, content/ where none is named (SITE=../bright).
ifdef SITE
export CONTENT := $(SITE)
firm := -$(shell basename -- "$(SITE)")
endif
OUT ?= output$(firm)
PYTHON ?= $(shell command -v python3.11 || command -v python3)
UNITS := $(addprefix tests/,calculator checks reading languages test_failures.py test_workflow.py)
venv := .venv/bin/python
on := $(if $(ON),--on $(ON))
# A variable of the command line as a flag, with its quotation marks; one of the environment, such as NAME, is ignored.
answer = $(if $(findstring command,$(origin $(1))),--$(shell echo $(1) | tr A-Z a-z) "$$$(1)")

.DEFAULT_GOAL := help
.PHONY: help serve editor editor-setup lint format units library test prove parity publish check translated shareable prices-diff bench mutation vulnerabilities deploy update import new

help: ## this list; SITE=../bright works on another firm's folder than content/
	@sed -nE 's/^([a-z-]+):[^#]*## (.*)/  make \1\t\2/p' Makefile | expand -t 24

serve: .venv/site ## serve the site on http://127.0.0.1:8000, rebuilt at every save (PORT=8123 ON=2027-01-01)
	@exec $(venv) -m plugins.preview.server --port $(PORT) $(on)

editor: .venv/site ## open the editor in the browser, as the icon on the desktop does
	@$(venv) -m plugins.preview.start

editor-setup: .venv/site ## once for each person who writes: a name for the Git history, an icon on the desktop (NAME="Ada Byron" EMAIL=ada@firm.com)
	@$(venv) -m plugins.preview.editor_setup --name "$(NAME)" --email "$(EMAIL)"

lint: .venv/test ## check style, types, layers, scripts and workflows
	@.venv/bin/ruff check --quiet
	@.venv/bin/ruff format --check --quiet || { echo "Every module must be formatted by ruff; run make format." >&2; exit 1; }
	@$(venv) -m mypy --no-error-summary
	@.venv/bin/lint-imports --no-cache > .venv/imports.txt || { cat .venv/imports.txt >&2; exit 1; }
	@$(venv) -m tests.support.eslint
	@.venv/bin/zizmor --offline --quiet .github

format: .venv/test ## format every Python module
	@.venv/bin/ruff check --quiet --fix-only
	@.venv/bin/ruff format --quiet

units: .venv/test ## test the calculator, the checks and what reads the content, in two minutes and without a browser
	@$(venv) -m pytest -m "not prove" --numprocesses auto --dist loadfile $(UNITS) $(ARGS)

library: ## run the examples of calculator/LIBRARY.md in your own Python (PYTHON=python3.13)
	@PYTHONPATH=. $(PYTHON) tests/support/library_page.py

test: lint ## run all tests, in a real browser too (WITHOUT="firefox nginx" ARGS="-k words")
	@$(venv) -m pytest -m "not prove" --numprocesses auto --dist loadfile --no-loadscope-reorder --durations 15 --without "$(WITHOUT)" $(ARGS)

prove: .venv/test ## run the long tests (ARGS="-k content")
	@$(venv) -m pytest -m prove --numprocesses 0 --without "$(WITHOUT)" $(ARGS)

parity: .venv/test ## compare the browser's Python with this one by random requests (N=100000 SEED=7)
	@$(venv) -m tests.parity $(if $(N),--count $(N)) $(if $(SEED),--seed $(SEED))

publish: .venv/site ## build the site as visitors get it, into output/ (OUT=folder ON=2027-01-01 ALLOW_ILLUSTRATIVE=1)
	@$(venv) -m plugins.build.site --settings publishconf.py --output "$(OUT)" $(on)

shareable: .venv/site ## build the preview as a folder to open without a server, preview/ (OUT=folder ON=2027-01-01)
	@$(venv) -m plugins.build.shareable --output "$(if $(filter-out output$(firm),$(OUT)),$(OUT),preview$(firm))" $(on)

deploy: .venv/site ## upload output/ to its server or bucket (TO=user@host:/folder or TO=s3://bucket)
	@$(venv) -m plugins.hosting.deploy "$(OUT)" "$(TO)"

check: .venv/site ## list every mistake in content/ (its site is built and thrown away) (ON=2027-01-01 EXTERNAL=1 FORMAT=github)
	@$(venv) -m plugins.build.check $(on) $(if $(EXTERNAL),--external) $(if $(FORMAT),--format "$(FORMAT)")

translated: .venv/site ## record that a translation is up to date again (FILE=content/faq/how-often.fr.md, or all)
	@$(venv) -m plugins.languages.translations --record $(FILE)

import: .venv/import ## import questions from a Word, HTML, text or Markdown file, or a folder of them (FROM=faq.docx TOPIC="Trust")
	@$(venv) -m plugins.importing.command "$(FROM)" $(if $(TOPIC),--topic "$(TOPIC)") $(on)

new: .venv/site ## create another firm's folder (SITE=../bright NAME=Bright LANGUAGES="en_IE, fr_BE" COLOURS="#1d4ed8, #c2410c" LENDS="accountants / comptables" CURRENCY=EUR)
	@$(venv) -m plugins.new_firm.command "$(SITE)" $(foreach name,NAME LANGUAGES COLOURS LENDS CURRENCY,$(call answer,$(name))) $(on)

update: .venv/test ## list pins with newer versions, or try some with all tests (PACKAGE="pydantic pydantic_core")
	@$(venv) -m plugins.packages.update $(PACKAGE)

prices-diff: .venv/site ## compare the saved prices with those of the last commit (BOOKS="old.toml new.toml")
	@$(venv) -m plugins.price_report.command $(on) $(BOOKS)

bench: .venv/test ## measure what must be fast, with all limits in one table at the end (ONLY="runtime scale")
	@$(venv) -m tests.bench $(ONLY)

mutation: .venv/test ## change each operator of the arithmetic in turn, and see whether a test fails (MODULE=tariff/tiers)
	@nice $$($(venv) -c 'from plugins.packages.environments import python_with; print(python_with("site", "test", "mutation"))') -m tests.mutation $(MODULE)

vulnerabilities: .venv/test ## look for known vulnerabilities in the pinned packages
	@$(venv) -m tests.vulnerabilities $(ARGS)

# The exact pins of pyproject.toml, its group `site` or all of them; installed only when they change.
pins := import sys, tomllib; groups = tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"]; print(*(pin for name in sys.argv[1:] for pin in groups[name]), sep="\n")
install = $(venv) -c '$(pins)' $(1) > .venv/pins.txt && $(venv) -m pip install --no-deps --disable-pip-version-check --no-input -r .venv/pins.txt | sed -u '/already satisfied/d' && $(venv) -m pip check

.venv/site: pyproject.toml | $(venv)
	@$(call install,site)
	@touch $@

.venv/import: pyproject.toml .venv/site | $(venv)
	@$(call install,site import)
	@touch $@

.venv/test: pyproject.toml .venv/site | $(venv)
	@$(call install,site import test lint)
	@touch $@

$(venv):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer must be there, got $(or $(PYTHON),none); as root: apt-get install python3" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' || { echo "Python's venv must be there; as root: apt-get install python3-venv" >&2; exit 1; }
	@echo "Making .venv with $$($(PYTHON) --version)"
	@$(PYTHON) -m venv --clear .venv
