"""Gunicorn reads this file by itself. Its logs keep the rules of `mediation.logs`: no query string, no secret, no one's address."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from gunicorn.glogging import Logger

from mediation.logs import JsonFormatter, without_secrets

REFUSED = "Invalid request from ip="
"""How gunicorn begins to tell of a request that it could not read, before it quotes the address and the request."""


class DiscreetLogger(Logger):
    """One JSON object a line, on standard output for requests and standard error for the rest."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(JsonFormatter())

    def warning(self, msg: Any, *args: Any, **kwargs: Any) -> None:
        super().warning("Invalid request" if str(msg).startswith(REFUSED) else msg, *args, **kwargs)

    def access(self, resp: Any, req: Any, environ: dict[str, Any], request_time: timedelta) -> None:
        """A request by its method and path alone."""
        if not self.access_log_enabled:
            return
        line = {
            "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "method": environ.get("REQUEST_METHOD"),
            "path": without_secrets(str(environ.get("RAW_URI", "")).partition("?")[0]),
            "status": int(str(resp.status).split(maxsplit=1)[0]),
            "bytes": getattr(resp, "sent", None),
            "seconds": round(request_time.total_seconds(), 4),
        }
        self.access_log.info("%s", json.dumps(line, ensure_ascii=False))


# No door to the running server beside its port: systemd and signals are enough.
control_socket_disable = True
accesslog = "-"
logger_class = DiscreetLogger
worker_class = "gthread"
threads = 4
