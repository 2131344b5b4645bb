"""What the platform's sheets do to our elements, and ours to the platform's, in a page."""

from __future__ import annotations

from playwright.sync_api import Page

#: Compares every element under each of our roots with the same markup in an empty document that
#: has our sheets alone. What follows from the place on the page is left out.
_INTO = """async (ours) => {
  const PLACE = /^(perspective-origin|transform-origin|inset|top$|bottom$|left$|right$)/;
  const links = [...document.querySelectorAll("link[rel=stylesheet]")]
    .filter((each) => ours.some((name) => each.href.includes(name)));
  // The logical names say the same again.
  const names = [...getComputedStyle(document.body)]
    .filter((name) => !PLACE.test(name) && !/-(inline|block)(-|$)|^(inline|block)-|^--/.test(name));
  // A pixel is no difference that anybody sees; fractions come from the place on the page.
  const NUMBER = /-?[\\d.]+(?=px)/g;
  const same = (a, b) => {
    if (a.replace(NUMBER, "") !== b.replace(NUMBER, "")) return false;
    const [these, those] = [a, b].map((each) => (each.match(NUMBER) ?? []).map(Number));
    return these.every((each, at) => Math.abs(each - those[at]) <= 1);
  };
  const found = [];
  for (const root of document.querySelectorAll(".clicnjob")) {
    const frame = document.createElement("iframe");
    frame.style.cssText = "position:absolute;left:0;top:0;border:0;padding:0;max-width:none";
    const around = getComputedStyle(root.parentElement);
    const gaps = parseFloat(around.paddingLeft) + parseFloat(around.paddingRight);
    frame.style.inlineSize = `${root.parentElement.clientWidth - gaps}px`;
    frame.style.blockSize = `${innerHeight}px`;
    document.body.append(frame);
    const inner = frame.contentDocument;
    inner.open();
    inner.write("<!doctype html><html lang=fr><head></head><body style='margin:0'></body></html>");
    inner.close();
    await Promise.all(links.map((each) => new Promise((done) => {
      const copy = inner.createElement("link");
      copy.rel = "stylesheet";
      copy.href = each.href;
      copy.onload = copy.onerror = done;
      inner.head.append(copy);
    })));
    const twin = inner.importNode(root, true);
    inner.body.append(twin);
    const pairs = [[root, twin]];
    const left = root.querySelectorAll("*"), right = twin.querySelectorAll("*");
    for (let at = 0; at < left.length; at += 1) pairs.push([left[at], right[at]]);
    for (const [one, other] of pairs) {
      if (one.matches("input, select, textarea")) other.value = one.value;
      if (one.matches("input")) other.checked = one.checked;
    }
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    for (const [one, other] of pairs) {
      if (!one.checkVisibility() || one.tagName === "OPTION") continue;
      for (const part of ["", "::before", "::after"]) {
        const here = getComputedStyle(one, part || null);
        const there = frame.contentWindow.getComputedStyle(other, part || null);
        if (part && here.content === "none" && there.content === "none") continue;
        for (const name of names) {
          const a = here.getPropertyValue(name), b = there.getPropertyValue(name);
          if (a === b || same(a, b)) continue;
          const label = [one.tagName.toLowerCase(), ...one.classList].join(".");
          found.push(`${label}${part} ${name}: ${a} instead of ${b}`);
        }
      }
    }
    frame.remove();
  }
  return found;
}"""

#: Compares every element outside of our roots with and without our sheets, our roots being hidden.
_OUT = """async (ours) => {
  const sheets = [...document.querySelectorAll("link[rel=stylesheet]")]
    .filter((each) => ours.some((name) => each.href.includes(name)));
  const roots = [...document.querySelectorAll(".clicnjob")];
  for (const root of roots) root.style.setProperty("display", "none", "important");
  const others = [...document.querySelectorAll("*")].filter((each) => !each.closest(".clicnjob"));
  const names = [...getComputedStyle(document.body)]
    .filter((name) => !/-(inline|block)(-|$)|^(inline|block)-|^--/.test(name));
  const read = () => others.map((each) => ["", "::before", "::after"].map((part) => {
    const style = getComputedStyle(each, part || null);
    if (part && style.content === "none") return [["content", "none"]];
    return names.map((name) => [name, style.getPropertyValue(name)]);
  }));
  const with_ours = read();
  for (const each of sheets) each.disabled = true;
  const without = read();
  for (const each of sheets) each.disabled = false;
  for (const root of roots) root.style.removeProperty("display");
  const found = [];
  others.forEach((each, at) => with_ours[at].forEach((part, which) => {
    const bare = new Map(without[at][which]);
    for (const [name, value] of part) {
      if (bare.get(name) === value) continue;
      const label = [each.tagName.toLowerCase(), ...each.classList].join(".");
      found.push(`${label} ${name}: ${value} instead of ${bare.get(name)}`);
    }
  }));
  return { sheets: sheets.length, elements: others.length, found };
}"""

#: Parts of the addresses of our style sheets.
SHEETS = (
    *("tokens.css", "cv.css", "page.css", "audience.css", "inbox.css"),
    *("clicnjob/pages.css", "clicnjob/work.css", "clicnjob/sizes.css"),
)


def leaks_in(page: Page) -> list[str]:
    """What looks otherwise in our blocks than it does in a page that has our sheets alone."""
    found: list[str] = page.evaluate(_INTO, list(SHEETS))
    return found


def leaks_out(page: Page) -> list[str]:
    """What looks otherwise on the platform's page because our sheets are there."""
    answer = page.evaluate(_OUT, list(SHEETS))
    assert answer["sheets"], "none of our sheets is on this page"
    found: list[str] = answer["found"]
    return found
