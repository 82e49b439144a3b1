# Two commands matter: make demo, make test. Each sets up what it needs and says what it does.
SHELL := /bin/sh
.DEFAULT_GOAL := help
# the first Python that is new enough; .python-version says which one we develop on
PYTHON := $(shell sh tools/find_python.sh)
# the machine's own uv when it is new enough, else one of our own in .tools
UV := $(shell v=$$(uv --version 2>/dev/null | cut -d' ' -f2); test -n "$$v" && printf '0.9.0\n%s\n' "$$v" | sort -CV && echo uv || echo .tools/bin/uv)
RUN := $(UV) run --frozen
export UV_PYTHON := $(PYTHON)
export UV_PYTHON_DOWNLOADS := never
export UV_NO_PROGRESS := 1
# town halls look into TLS with a certificate of their own: trust what the machine trusts, where it keeps a list
ifneq ($(wildcard /etc/ssl/certs/ca-certificates.crt),)
export UV_SYSTEM_CERTS := 1
endif

# Rooms whose every action has every branch taken by a test. The others (bodies, people, reports, the rooms of the community and of money)
# have not been measured since they changed; each joins this list when it has.
comma := ,
empty :=
WHOLE := $(subst $(empty) $(empty),$(comma),$(foreach room,audit bookings consult driving feeds helping jobs offers outbox records registration runs shift standing,src/ashinami_web/$(room)/*actions.py))

.PHONY: help setup demo test check bench whole acceptance pages screenshots clean

help: ## この一覧を表示します / this list
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*## /	/'

setup: .venv/.ready ## 必要なものをそろえます（二回目からは何もしません） / set up; nothing to do the second time

.venv/.ready: pyproject.toml uv.lock tools/assets.txt tools/fetch_assets.py tools/compile_messages.py $(wildcard src/ashinami_web/locale/*/LC_MESSAGES/*.po src/ashinami_web/*/locale/*/LC_MESSAGES/*.po)
	@if [ -z "$(PYTHON)" ]; then echo "Python 3.12 以上が必要です。 / Ashinami needs Python 3.12 or newer." >&2; exit 1; fi
	@if [ "$(UV)" = ".tools/bin/uv" ] && ! .tools/bin/uv --version >/dev/null 2>&1; then \
		echo "uv を用意しています … / fetching uv" && \
		"$(PYTHON)" tools/fetch_uv.py; fi
	@echo "ライブラリをそろえています … / installing the libraries"
	@$(UV) sync --frozen --quiet
	@echo "書体と画面の部品をそろえています … / fetching fonts and page assets"
	@$(RUN) python tools/fetch_assets.py
	@$(RUN) python tools/compile_messages.py
	@touch .venv/.ready

demo: setup ## 架空の市「結海市」のデモを http://127.0.0.1:8000 で開きます / the demonstration town
	@echo "架空の市「結海市」のデモを始めます。止めるには Ctrl+C を押してください。 / starting the demonstration; Ctrl+C stops it"
	@$(RUN) ashinami demo

test: setup ## すべての検査を走らせます / every test; says what this machine could not check
	@echo "PostgreSQL があれば、まずその上で画面の検査を走らせます … / the web tests on PostgreSQL, if it is here"
	@$(RUN) python tools/postgres.py pytest -n 2 -q -m "not browser" tests/web
	@echo "すべての検査を SQLite の上で走らせます … / every test, on SQLite"
	@$(RUN) pytest -n 2 -q

check: setup ## 書式・型・層・自動でつくるページと、基礎の検査の網羅を確かめます / format, lint, types, layers, pages, coverage of what must be whole
	@$(RUN) ruff format --check .
	@$(RUN) ruff check .
	@$(RUN) mypy
	@$(RUN) lint-imports
	@$(RUN) python tools/pages.py --check
	@$(RUN) pytest -n 2 -q tests/basics tests/rules --cov=ashinami.basics --cov=ashinami.rules --cov-branch --cov-fail-under=100 --cov-report=term-missing:skip-covered

pages: setup ## 自動でつくるページをつくり直します / write the generated pages anew
	@$(RUN) python tools/pages.py

bench: setup ## 速さを測ります（くらべる相手も入れます） / measure, beside the peers
	@$(RUN) --group bench python -m bench

# counting branches makes the application's tests half as slow again (docs/reference/measurements.md): too much for every change
whole: setup ## 毎日の仕事を書きこむ関数の、すべての枝が検査されているかを確かめます / every branch of the daily rooms' actions is taken by a test
	@$(RUN) pytest -n 2 -q -m "not browser" tests/web --cov --cov-config=tools/actions.coveragerc --cov-report=
	@$(RUN) coverage report --rcfile=tools/actions.coveragerc --include="$(WHOLE)" --fail-under=100

acceptance: setup whole ## 時間のかかる検査を走らせます / the slow checks
	@$(RUN) python -m bench --acceptance
	@$(RUN) python tools/law_mutations.py

screenshots: setup ## README と手引きの画面写真を撮り直します / take the pictures of README and the manual anew
	@$(RUN) python -m tools.screenshots

clean: ## つくったものを消します（データは残ります） / remove what was built; data stay
	@rm -rf .venv .tools .mypy_cache .ruff_cache .pytest_cache build dist
