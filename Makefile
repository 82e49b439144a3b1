# Two commands matter: make demo, make test. Each sets up what it needs and says what it does.
SHELL := /bin/sh
.DEFAULT_GOAL := help
# the first Python that is new enough; .python-version says which one we develop on
PYTHON := $(shell sh tools/find_python.sh)
UV := $(shell command -v uv >/dev/null 2>&1 && uv --version >/dev/null 2>&1 && echo uv || echo .tools/bin/uv)
RUN := $(UV) run --frozen
export UV_PYTHON := $(PYTHON)
export UV_PYTHON_DOWNLOADS := never
export UV_NO_PROGRESS := 1

.PHONY: help setup demo test check bench acceptance pages screenshots clean

help: ## この一覧を表示します
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*## /	/'

setup: .venv/.ready ## 必要なものをそろえます（二回目からは何もしません）

.venv/.ready: pyproject.toml uv.lock tools/assets.txt tools/fetch_assets.py tools/compile_messages.py $(wildcard src/ashinami_web/locale/*/LC_MESSAGES/*.po)
	@if [ -z "$(PYTHON)" ]; then echo "Python 3.12 以上が必要です。 / Ashinami needs Python 3.12 or newer." >&2; exit 1; fi
	@if [ "$(UV)" = ".tools/bin/uv" ] && [ ! -x .tools/bin/uv ]; then \
		echo "uv を用意しています … / fetching uv"; \
		"$(PYTHON)" -m venv .tools && .tools/bin/python -m pip install --quiet --disable-pip-version-check "uv>=0.9"; fi
	@echo "ライブラリをそろえています … / installing the libraries"
	@$(UV) sync --frozen --quiet
	@echo "書体と画面の部品をそろえています … / fetching fonts and page assets"
	@$(RUN) python tools/fetch_assets.py
	@$(RUN) python tools/compile_messages.py
	@touch .venv/.ready

demo: setup ## 架空の市「結海市」のデモを http://127.0.0.1:8000 で開きます
	@$(RUN) ashinami demo

test: setup ## すべての検査を走らせます
	@$(RUN) pytest -n 2 -q

check: setup ## 書式・型・層の検査を走らせます
	@$(RUN) ruff format --check .
	@$(RUN) ruff check .
	@$(RUN) mypy
	@$(RUN) lint-imports
	@$(RUN) python tools/pages.py --check

pages: setup ## 自動でつくるページをつくり直します
	@$(RUN) python tools/pages.py

bench: setup ## 速さを測ります
	@$(RUN) python -m bench

acceptance: setup ## 時間のかかる検査を走らせます
	@$(RUN) python -m bench --acceptance

screenshots: setup ## README の画面写真を撮り直します
	@$(RUN) python tools/screenshots.py

clean: ## つくったものを消します（データは残ります）
	@rm -rf .venv .tools .mypy_cache .ruff_cache .pytest_cache build dist
