"""The public API, version 1: read-only, open to all, throttled. Contract: docs/openapi.yaml."""
