"""``python -m cv_xblock``: a CV in a file becomes a page, or is checked."""

from __future__ import annotations

import sys

from .render.command import main

if __name__ == "__main__":
    sys.exit(main())
