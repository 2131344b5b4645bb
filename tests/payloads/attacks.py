"""What is typed: words that do harm where they are taken for something else."""

from __future__ import annotations

from dataclasses import dataclass

#: What a spreadsheet works out, by what it begins with; each field has another one.
STARTS = ("=", "+", "-", "@", "\t=", "\r=", " =", "\n+", "＝", "＠")
#: What every attack would run, so that it is known where it stands.
HOSTILE = "xq"
#: Up to so many signs a field gets no more than the beginning.
_SHORT = 60


@dataclass(frozen=True)
class Attack:
    """Words, and the mark that says into which field they were typed.

    Attributes:
        before: stands before the mark, where only the first sign counts.
        after: stands after it; with ``before`` and the mark short enough for forty signs.
        more: what a longer field holds besides.
        starts: what the words begin with, by the number of the mark.
    """

    name: str
    before: str = ""
    after: str = ""
    more: str = ""
    starts: tuple[str, ...] = ("",)

    def text(self, mark: str, limit: int) -> str:
        """What is typed into a field that takes so many characters."""
        start = self.starts[int(mark[2:]) % len(self.starts)]
        short = f"{start}{self.before}{mark}{self.after}"
        whole = f"{short} {self.more}" if self.more else short
        return whole[:limit] if limit > _SHORT else short[:limit]


#: Out of an element, out of an attribute, into a template of Django, of Mako, of JavaScript.
MARKUP = Attack(
    "markup",
    after="</textarea>'\"><script>xq()</script>",
    more="\" onmouseover=xq() ' {{7+7}} ${7+7} {% load xq %} </title><img src=x onerror=xq()> "
    "<svg/onload=xq()><!-- ]]> &lt;b&gt;",
)
#: An address that runs; the end of a header and of a log's line; what sets a paper; what turns
#: the direction of a line.
LINES = Attack(
    "lines",
    before="javascript:xq()//",
    after="\r\nBcc: xq@xq.fr",
    more="\u202egnp.exe\r\n\r\nSet-Cookie: xq=1\nERROR xq \x1b[31m\u2028"
    '[a](javascript:xq()) #panic("xq") #read("/etc/passwd")',
)
#: What is looked for in files for a spreadsheet alone.
FORMULA = Attack(
    "formula", before="cmd|'/C xq'!A0 ", more='=HYPERLINK("http://xq.fr";"x")', starts=STARTS
)
EVERYWHERE = (MARKUP, LINES)
