"""What Clic'nJob asks of the host it runs in, and nothing more.

One implementation stands on Open edX, one is embedded for the demo and the tests. Both
pass the same contract tests. Every method may raise :class:`PlatformUnavailable`; the
caller then answers no.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Protocol

from .values import (
    Access,
    BlockState,
    Cohort,
    Course,
    Enrollment,
    Feature,
    Letter,
    NewAccount,
    Outline,
    OutlineChapter,
    OutlineStep,
    OutlineUnit,
    Person,
    PlacedBlock,
    Structure,
)

__all__ = [
    "MOST_FILE_BYTES",
    "Access",
    "BlockState",
    "Cohort",
    "Course",
    "Enrollment",
    "Feature",
    "Letter",
    "NewAccount",
    "Outline",
    "OutlineChapter",
    "OutlineStep",
    "OutlineUnit",
    "Person",
    "PlacedBlock",
    "Platform",
    "PlatformUnavailable",
    "Structure",
]

#: Above this a file of a course is not read into memory: no picture for a page needs more.
MOST_FILE_BYTES = 20_000_000


class PlatformUnavailable(Exception):  # noqa: N818 -- reads as what it says
    """The host could not be asked. What was to be checked counts as refused."""


class Platform(Protocol):
    """The host. Keys are serialised opaque keys, people are user ids."""

    def person(self, user_id: int) -> Person | None:
        """The person with this id; ``None`` if unknown, inactive or retired."""

    def people(self, user_ids: Collection[int]) -> dict[int, Person]:
        """The known people among ``user_ids``, asked in one go."""

    def last_active(self, user_ids: Collection[int]) -> dict[int, datetime]:
        """When each of these people last logged in, or finished something in a course.

        As far as the host keeps it: somebody may have read since. Who never did is left out.
        """

    def person_named(self, username: str) -> Person | None:
        """The person with this username; ``None`` as for :meth:`person`."""

    def is_called(self, words: Collection[str]) -> bool:
        """Whether somebody, with an open account or a closed one, has one of these words as a name.

        Whatever the capitals: a first name, a family name or a username.
        """

    def rest_authentication(self) -> tuple[type, ...]:
        """The classes by which the host's own REST API knows who asks, in their order."""

    def is_administrator(self, user_id: int) -> bool:
        """Whether this person runs the whole platform (global staff)."""

    def course(self, course_key: str) -> Course | None:
        """The course with this key; ``None`` if there is none or the key is malformed."""

    def courses(self) -> Iterable[Course]:
        """Every course of the platform."""

    def has_course(self, course_key: str) -> bool:
        """Whether the host still holds this course, even if it cannot describe it just now.

        A course whose key differs by capitals alone counts as this one: what is asked is
        whether all traces of the course may go.
        """

    def courses_staffed_by(self, user_id: int) -> list[Course]:
        """The courses whose team this person is on. Being an administrator is not enough."""

    def courses_staffed_among(self, user_ids: Collection[int]) -> dict[int, frozenset[str]]:
        """The keys of the courses whose teams these people are on, asked in one go.

        Who is on the team of none is left out.
        """

    def is_course_staff(self, user_id: int, course_key: str) -> bool:
        """Whether this person is on the team of this course."""

    def cohorts(self, course_key: str) -> list[Cohort]:
        """The cohorts of a course, by name."""

    def cohort_of(self, user_id: int, course_key: str) -> Cohort | None:
        """The learner's cohort in a course. Asking never puts anybody into one."""

    def is_enrolled(self, user_id: int, course_key: str) -> bool:
        """Whether this person is actively enrolled in this course."""

    def enrollments_of(self, user_id: int) -> list[Enrollment]:
        """The active enrollments of one person, course staff's own included, the oldest first."""

    def enrollments_among(self, user_ids: Collection[int], course_key: str) -> list[Enrollment]:
        """The active enrollments of these people in one course, asked in one go."""

    def enrollments_in(
        self,
        course_key: str,
        cohort_ids: Collection[int] | None = None,
        most: int | None = None,
    ) -> list[Enrollment]:
        """The active enrollments in a course, course staff's own included, the oldest first.

        Args:
            cohort_ids: of these cohorts alone; ``None`` for the whole course.
            most: how many at most; all of them without it.
        """

    def is_masquerading(self, user_id: int, course_key: str) -> bool:
        """Whether the request in progress shows ``user_id``'s view to somebody else.

        Nothing may be written, nor private data shown, while it does.
        """

    def looks_as_learner(self, user_id: int, course_key: str) -> bool:
        """Whether the person of the request in progress has chosen to see this course as a learner.

        The courseware then shows them somebody else's view. A page of ours still has the person
        themselves before it, and must not take what is theirs for what the learner sees.
        """

    def absolute_url(self, path: str) -> str:
        """The whole address of a page of ours, for people outside: in a mail, in a QR code."""

    def course_url(self, course_key: str) -> str | None:
        """Where the course begins; ``None`` if there is no such course."""

    def unit_url(self, user_id: int, course_key: str, block_type: str) -> str | None:
        """The first unit with a block of this type that the person may open."""

    def outline(self, user_id: int, course_key: str) -> Outline:
        """The course as this person may open it now, and how far they are.

        Empty for who is neither enrolled nor on the team, and where there is no such course.
        What is not released, waits for another step, or is hidden from them, is left out, and
        parts left empty by that.
        """

    def completion_of(self, user_id: int, course_key: str, block_type: str) -> float:
        """How far the person is with the blocks of this type in a course: 1 is done.

        Of several the best counts. A host that keeps no completion answers 0.
        """

    def blocks_of_type(self, course_key: str, block_type: str) -> list[PlacedBlock]:
        """The published blocks of this type, as a course's team may read them, in its order."""

    def file_addresses(self, course_key: str, names: Collection[str]) -> dict[str, str]:
        """Where files of a course are served, by the address that an author writes.

        Such as ``/static/name.png``. What cannot be said is left out.
        """

    def files_of(self, course_key: str, names: Collection[str]) -> dict[str, bytes]:
        """What is in files of a course, by the address that an author writes.

        Locked ones, those over :data:`MOST_FILE_BYTES`, and those that are not there, are left
        out.
        """

    def states_of_block(self, usage_key: str) -> Iterable[BlockState]:
        """What a block keeps of each learner; of nobody where there is no such block.

        Whoever asks has to leave out those whom the asker does not look after.
        """

    def clear_state(self, usage_key: str, user_id: int, cleared_by: int) -> None:
        """Let a learner begin a block anew: what it keeps, and the grade made of it, go.

        The caller has checked who ``cleared_by`` is; the host notes them.
        """

    def may_author(self, user_id: int, course_key: str) -> bool:
        """Whether this person may change the content and the settings of this course."""

    def allowed_blocks(self, course_key: str) -> frozenset[str]:
        """The types of blocks that a course's settings offer to its authors, besides the usual."""

    def allow_blocks(self, user_id: int, course_key: str, block_types: Collection[str]) -> None:
        """Add types to those that a course offers to its authors; what is there stays.

        In the name of ``user_id``, whom :meth:`may_author` has let through.
        """

    def is_on(self, feature: Feature, course_key: str) -> bool:
        """Whether a feature is on in a course; an empty key asks about outside of courses.

        A key that is no course's is answered with no.
        """

    def open_account(self, account: NewAccount, made_by: int) -> Access:
        """Make an account with a placeholder for an e-mail, enroll it, put it into the cohort.

        No mail is sent. The caller has a transaction and has checked who ``made_by`` is; the
        host notes them as who enrolled the learner.
        """

    def still_as_made(self, stamps: Mapping[int, str]) -> frozenset[int]:
        """Of these accounts those that nobody has made their own, nor given any rights.

        Password and address are the ones that were made, no other way in was added, the account
        is open, is no administrator and on no course's team. Asked in one go.

        Args:
            stamps: the stamp of each account, by user id.
        """

    def renew_password(self, user_id: int, stamp: str) -> Access | None:
        """Give an account a new password if it is :meth:`still_as_made`; ``None`` otherwise.

        The old password and the sessions that were begun with it end. The caller has a
        transaction: no other change of the account comes between the check and the password.
        """

    def learners_called(self, course_key: str, names: Collection[str]) -> dict[int, str]:
        """The active learners of a course who bear one of these names, whatever its accents."""

    def login_url(self, course_key: str) -> str:
        """Where somebody logs in with a password, and then is in this course."""

    def login_name(self, person: Person) -> str:
        """What the login page takes for this person's name."""

    def send_letters(self, letter: Letter, user_ids: Collection[int]) -> None:
        """Hand a letter over for these people, each in their own language.

        Who has no address, a placeholder, or one that the host does not trust, and who stopped
        the e-mails of the course gets none. That a mail does not arrive is no error here.
        """

    def hand_over_work(self, work_id: int) -> None:
        """Have a work done outside of the request, as soon as somebody is free for it.

        Whoever does it sends :data:`signals.work_due`, perhaps more than once: where a worker
        breaks off, another begins anew. A host without workers does it at once.
        """

    def emit(self, name: str, data: Mapping[str, str | int]) -> None:
        """Track what the person of the request in progress did.

        Args:
            data: without personal data; a ``course_id`` that is not empty names the course.
        """
