"""Benchmarks: scripts run by hand, each printing its table of ratios measured in one run. `python -m tests.benchmarks.near`."""
