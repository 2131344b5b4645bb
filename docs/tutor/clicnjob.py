"""Clic'nJob as a Tutor plugin: the image, the settings and the tables, by Tutor's own commands."""

from __future__ import annotations

from tutor import hooks

hooks.Filters.CONFIG_DEFAULTS.add_items(
    [
        # What pip installs into the image. No default: only you know from where you take it.
        ("CLICNJOB_REQUIREMENT", ""),
        # The dictionary CLICNJOB of LMS and Studio; every key has a default of its own.
        ("CLICNJOB_SETTINGS", {}),
        # False where La Poste's base of communes is loaded instead of the larger places.
        ("CLICNJOB_DEFAULT_PLACES", True),
    ]
)

# A checkout whose folder's name begins with "clicnjob" may be mounted, as an XBlock's may.
hooks.Filters.MOUNTED_DIRECTORIES.add_item(("openedx", r"clicnjob.*"))

# The packages that the platform has pinned are constraints: pip refuses rather than change one.
_INSTALL = """
{%- if CLICNJOB_REQUIREMENT %}
RUN --mount=type=cache,target=/openedx/.cache/pip,sharing=shared \\
    pip list --format=freeze > /tmp/platform.txt \\
    && pip install --constraint /tmp/platform.txt '{{ CLICNJOB_REQUIREMENT }}'
{%- elif "clicnjob" not in iter_mounted_directories(MOUNTS, "openedx")|join(" ") %}
RUN echo "Clic'nJob: say what to install: tutor config save --set CLICNJOB_REQUIREMENT=..." >&2 \\
    && false
{%- endif %}
"""

_SETTINGS = """
CLICNJOB = {{ CLICNJOB_SETTINGS }}
"""

# Each may run again at every launch: what is there stays, an official file's data too. The
# switch is left alone where somebody has set it.
_PREPARE = """
./manage.py lms migrate advisor_dashboard
./manage.py lms load_vocabulary
{%- if CLICNJOB_DEFAULT_PLACES %}
./manage.py lms load_communes
{%- endif %}
(./manage.py lms waffle_switch --list | grep completion.enable_completion_tracking) \\
    || ./manage.py lms waffle_switch --create completion.enable_completion_tracking on
"""

hooks.Filters.ENV_PATCHES.add_items(
    [
        ("openedx-dockerfile-post-python-requirements", _INSTALL),
        ("openedx-common-settings", _SETTINGS),
    ]
)
hooks.Filters.CLI_DO_INIT_TASKS.add_item(("lms", _PREPARE))
