"""What the page of a practice mailbox says; each sentence is translated where it is asked for."""

from __future__ import annotations

from collections.abc import Callable

Gettext = Callable[[str], str]


def _(text: str) -> str:
    """Mark a sentence for translation."""
    return text


_FOR_THE_PAGE = {
    # The missions.
    "done_of": _("Missions passed: {count} of {of}"),
    "all_done": _("You have passed all missions. Well done!"),
    "new": _("to do"),
    "begun": _("begun"),
    "passed": _("passed"),
    "all_missions": _("All missions"),
    "your_mission": _("Your mission"),
    "next_mission": _("Next mission"),
    "again": _("Do it again"),
    "again_sure": _("What you wrote here will be cleared. That you passed stays."),
    "again_yes": _("Yes, begin anew"),
    "again_no": _("No, keep it"),
    "will_be_sent": _("No network. It is kept in this phone. It will be checked later."),
    "offline": _("No network. Nothing is lost. Try again when it is back."),
    "failed": _("This could not be done. Try again."),
    "not_here": _("Here you can look at it. Nothing is checked and nothing is kept."),
    "checking": _("Checking…"),
    # The mailbox.
    "inbox": _("Inbox"),
    "unread": _("unread"),
    "no_mail": _("No mail here."),
    "choose_mail": _("Choose a mail to read it."),
    "back_to_inbox": _("Back to the inbox"),
    "to_me": _("to me"),
    "show_address": _("Real address of {name}"),
    "real_address": _("Real address: {address}"),
    "link_leads": _("This link really leads to: {address}"),
    "link_nowhere": _("One cannot see where this link leads."),
    "attached": _("Attached: {name}"),
    "new_mail": _("New mail"),
    "reply": _("Reply"),
    "re": _("Re: {subject}"),
    # Writing.
    "to": _("To"),
    "cc": _("Cc"),
    "add_cc": _("Put in copy (Cc)"),
    "subject": _("Subject line"),
    "message": _("Your message"),
    "attach": _("Attach"),
    "files": _("Files on your phone"),
    "open_file": _("Look at it"),
    "take_away": _("Take away {name}"),
    "is_attached": _("{name} is attached."),
    "is_taken_away": _("{name} is taken away."),
    "no_cv": _("You have no CV yet. Take the sample to practise. Make yours later."),
    "send": _("Send"),
    "draft_kept": _("Draft kept"),
    "draft_here": _("Draft kept in this phone"),
    "agree": _("My trainer may read what I send here"),
    "agree_hint": _("You can change your mind. Then it is hidden at once."),
    # What came out.
    "well_done": _("Well done! Mission passed."),
    "good_start": _("A good start!"),
    "not_yet": _("Not quite yet."),
    "good": _("What is good"),
    "one_thing": _("One thing to better"),
    "advice": _("A piece of advice"),
    "all_points": _("See all points"),
    "point_met": _("done"),
    "point_missing": _("to better"),
    "point_advice": _("advice"),
    "correct_it": _("Go on with my mail"),
    "try_again": _("Try again"),
    # Mails to sort.
    "true_mail": _("True mail"),
    "trap": _("Trap"),
    "true_or_trap": _("True mail or trap?"),
    "right_trap": _("Yes, it is a trap."),
    "right_true": _("Yes, it is a true mail."),
    "wrong_trap": _("No, it was a trap."),
    "wrong_true": _("No, it was a true mail."),
    "next_mail": _("Next mail"),
    "sorted_right": _("well sorted"),
    "sorted_wrong": _("to look at again"),
    "sorted_count": _("Sorted: {count} of {of}"),
    # An address.
    "choose_address": _("Which address would you give to an employer?"),
    "make_address": _("Make up an e-mail address"),
    "make_address_hint": _("Nothing is created. Do not give a password."),
    "address_of": _("For: {name}"),
    "check": _("Check"),
    # A password.
    "log_in_to": _("Log in to {service}"),
    "email": _("E-mail address"),
    "password": _("Password"),
    "wrong_password": _("This password is not right."),
    "forgotten": _("Password forgotten?"),
    "link_sent": _("A mail was sent to {address}. Open your inbox and find the link."),
    "open_inbox": _("Open my inbox"),
    "follow_link": _("Open this link"),
    "new_password": _("Choose a new password"),
    "no_real_one": _("Make one up. Do not take a real password of yours. It is not kept."),
    "new_one": _("New password"),
    "once_more": _("The same once more"),
    "show_it": _("Show the passwords"),
    "save_it": _("Change my password"),
}

_FOR_THE_TEAM = {
    "nobody": _("Nobody has begun yet."),
    "tries": _("Tries: {count}"),
    "met": _("Met: {list}"),
    "missing": _("Not yet: {list}"),
    "passed": _("passed"),
    "begun": _("begun"),
    "new": _("to do"),
    "read": _("Read the text"),
    "clear": _("Let begin anew"),
    "clear_of": _("Let {name} begin anew"),
    "clear_sure": _("All that {name} did here will be erased. For good."),
    "clear_yes": _("Yes, erase"),
    "clear_no": _("No, keep"),
    "cleared": _("{name} can begin anew."),
    "failed": _("This did not work. Try again."),
}


def for_the_team(gettext: Gettext) -> dict[str, str]:
    """The sentences of what the team sees, by name."""
    return {name: gettext(sentence) for name, sentence in _FOR_THE_TEAM.items()}


def for_the_page(gettext: Gettext) -> dict[str, str]:
    """The sentences of the page's scripts, by name."""
    return {name: gettext(sentence) for name, sentence in _FOR_THE_PAGE.items()}
