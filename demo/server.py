"""A small threaded server for the demo: one machine, a few browsers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application

HOST = "127.0.0.1"


class _Server(ThreadedWSGIServer):
    #: Connections that wait: a browser opens several for one page.
    request_queue_size = 64


class _QuietHandler(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing of what went well; Django logs what did not."""


@contextmanager
def listening(port: int) -> Iterator[_Server]:
    """A server that holds the port and has its application; ``serve_forever`` runs it.

    Raises:
        OSError: the port is taken, or not to be had.
    """
    server = _Server((HOST, port), _QuietHandler)
    try:
        server.set_app(get_wsgi_application())
        yield server
    finally:
        server.server_close()
