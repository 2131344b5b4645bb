"""What is sent to the API: JSON, and no more of it than an address can use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO, Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser

from .. import strict_json

#: The longest list of learners takes a fifth of it.
MOST_BYTES = 1_000_000
#: Nothing that is taken has lists in lists.
DEEPEST = 10


class StrictJSONParser(BaseParser):
    """JSON that every reader understands alike.

    The framework's own takes a key twice, reads a request of any length whole, and leaves what is
    nested thousands of times to be an error of the server.
    """

    media_type = "application/json"

    def parse(
        self,
        stream: IO[bytes],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        """The value that was sent.

        Raises:
            ParseError: it is not JSON, too long, or nested too deeply.
        """
        data = stream.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise ParseError(_("This is more than can be taken at once. Nothing was saved."))
        try:
            return strict_json.loads(data.decode("utf-8-sig"), deepest=DEEPEST)
        except ValueError as error:
            sentence = _("What was sent is not JSON that can be read. Nothing was saved.")
            raise ParseError(sentence) from error
