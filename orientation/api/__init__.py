"""The orientation in the public API, version 1: from a need to places, and from words to a need. Contract: docs/openapi.yaml."""
