# make run    set up what is missing, then open Snowdrop
# make test   set up what is missing, then run every check
# make bench  measure what the program costs, side by side with a bare window
# make soak   20,000 page changes, 2,000 kiosk visits, 10,000 random events: does memory grow?
# make lock   renew requirements.lock
# make clean  remove everything these targets made

.PHONY: run test bench soak lock clean

bin := .venv/bin

# The one Qt release we test against; see pyproject.toml for those that are allowed.
qt := 6.11.3
pip-tools := 7.6.2

run:
	@.ci/setup run
	@if [ "$$(uname)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		echo "There is no display here, so no window can open."; \
		echo "Writing pictures of the main screens to build/screens/ instead."; \
		QT_QPA_PLATFORM=offscreen $(bin)/snowdrop screens --output build/screens; \
	else \
		$(bin)/snowdrop; \
	fi

test:
	@.ci/setup test
	@echo "== Style (ruff check)"
	@$(bin)/ruff check --quiet
	@echo "== Layout (ruff format)"
	@$(bin)/ruff format --check --quiet
	@echo "== Types (mypy)"
	@$(bin)/mypy --no-error-summary
	@echo "== Floors (import-linter)"
	@$(bin)/lint-imports --no-logo 2>&1
	@echo "== Content (snowdrop check)"
	@$(bin)/snowdrop check
	@echo "== Tests, with no network (pytest)"
	@QT_QPA_PLATFORM=offscreen .ci/offline $(bin)/pytest --numprocesses auto --maxprocesses 4 \
		--dist loadfile --ignore tests/atspi
	@echo "== Tests with a screen reader, alone: it must keep pace with the program (pytest)"
	@QT_QPA_PLATFORM=offscreen .ci/offline $(bin)/pytest tests/atspi

bench:
	@.ci/setup test
	@$(bin)/python -m benchmarks

soak:
	@.ci/setup test
	@$(bin)/python -m benchmarks --soak
	@echo "== 500 page changes while a screen reader walks"
	@SNOWDROP_PAGE_CHANGES=500 QT_QPA_PLATFORM=offscreen $(bin)/pytest -q -s tests/atspi -k A25
	@echo "== 2,000 visits to a kiosk"
	@SNOWDROP_VISITS=2000 QT_QPA_PLATFORM=offscreen $(bin)/pytest -q -s --timeout 3600 \
		tests/kiosk/test_many_visits.py
	@echo "== 10,000 random events"
	@SNOWDROP_EVENTS=10000 QT_QPA_PLATFORM=offscreen $(bin)/pytest -q -s --timeout 3600 \
		tests/kiosk/test_random_events.py

lock:
	@rm -rf build/lock && mkdir -p build/lock
	@python3 -m venv build/lock/venv
	@build/lock/venv/bin/pip install --quiet pip-tools==$(pip-tools)
	@printf 'PySide6-Essentials==$(qt)\nPySide6-Addons==$(qt)\n' > build/lock/qt.txt
	@CUSTOM_COMPILE_COMMAND="make lock" build/lock/venv/bin/pip-compile --quiet --upgrade \
		--generate-hashes --strip-extras --no-annotate --no-emit-index-url \
		--no-emit-find-links --no-emit-trusted-host --constraint build/lock/qt.txt \
		--extra speech --extra dev --output-file requirements.lock pyproject.toml
	@echo "requirements.lock is new. Run make test before you commit it."

clean:
	@rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name .git -prune -o -type d -name __pycache__ -prune -exec rm -rf {} +
