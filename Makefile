# A thin face over run.py, which does all the work and needs no make. `make` alone explains itself.
PYTHON ?= python3
.DEFAULT_GOAL := help
.PHONY: help run test format bench faults migration screenshots lock

help:  ## say what there is
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-12s %s\n", $$1, $$2 }'

run:  ## open the sample school (without a screen: make it and export its map)
	@$(PYTHON) run.py

test:  ## check style, types and import rules, then run every test
	@$(PYTHON) run.py test

format:  ## put the source into the house style
	@$(PYTHON) run.py format

bench:  ## run the benchmarks, each beside its peer
	@$(PYTHON) run.py bench

faults:  ## kill, damage and fill up schools, and print what was lost (30 minutes)
	@$(PYTHON) run.py faults

migration:  ## write a migration from the changed models: make migration m="Give offers a cost"
	@$(PYTHON) run.py migration "$(m)"

screenshots:  ## make the user guide's pictures again
	@$(PYTHON) run.py screenshots

lock:  ## work out the locked dependencies again, for all platforms
	@$(PYTHON) run.py lock
