"""Gunicorn reads this file by itself. Its access log names the path alone: a query string may tell what someone needs, and where they are."""

accesslog = "-"
access_log_format = '{"at": "%(t)s", "method": "%(m)s", "path": "%(U)s", "status": %(s)s, "bytes": "%(B)s", "seconds": %(L)s}'
worker_class = "gthread"
threads = 4
