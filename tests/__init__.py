"""The tests: one file per module, page, endpoint or command, mirroring the code."""
