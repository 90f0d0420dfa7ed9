# Every target sets up .venv by itself from requirements.lock; the second time is quick.
.DEFAULT_GOAL := help
.PHONY: help demo test trust bench lab build map lock clean
SHELL := /bin/bash
BIN := .venv/bin
READY := .venv/ready
# One thread per process: the tests and the graders run side by side.
export OMP_NUM_THREADS := 1
export OPENBLAS_NUM_THREADS := 1

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

demo: $(READY) ## grade a made-up class with nbgrader and show the table
	$(BIN)/python -m autograder demo

test: $(READY) ## everything that CI runs
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/python -m autograder build --check
	bash tests/browser/install_chromium.sh
	$(BIN)/pytest -n 2 --dist loadfile
	$(BIN)/pytest --nbval-lax source -p no:cacheprovider -n 2 --dist loadfile

trust: $(READY) ## the deep campaign: all attacks, killed runs, many students' cases (about an hour)
	$(BIN)/pytest -q -n 2 --dist loadfile -m trust

bench: $(READY) ## measure grading against stock nbgrader (about ten minutes)
	$(BIN)/python -m autograder bench

lab: $(READY) ## open JupyterLab on a student's copy of the lessons
	$(BIN)/softcounts start student
	$(BIN)/jupyter lab student

build: $(READY) ## notebooks/ -> source/ -> release/, and the casebooks
	$(BIN)/python -m autograder build

map: $(READY) ## draw the small pictures of README's map of the course
	$(BIN)/python -m autograder map

lock: $(READY) ## solve requirements.lock anew
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --universal --python-version 3.11 --all-extras --no-header --no-annotate \
	    --no-emit-index-url --no-emit-find-links pyproject.toml -o requirements.lock --upgrade

clean: ## remove .venv and caches
	rm -rf .venv build dist .pytest_cache .ruff_cache .hypothesis student
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): requirements.lock pyproject.toml .ci/setup $(wildcard autograder/door/*)
	bash .ci/setup .venv
