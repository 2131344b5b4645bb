"""Two ways to use a page: with a pointer, and with the keyboard alone."""

from __future__ import annotations

from typing import Protocol

from playwright.sync_api import Locator, Page


class Hands(Protocol):
    """What a person does to a control, whichever way they do it."""

    def press(self, control: Locator) -> None:
        """Follow a link, push a button, turn a switch."""

    def write(self, field: Locator, text: str) -> None:
        """Put a text into a field."""

    def tick(self, box: Locator) -> None:
        """Tick a box that is not ticked yet."""

    def take(self, one: Locator) -> None:
        """Choose one of a group that is a single stop of the Tab key: a radio button, a word."""

    def pick(self, menu: Locator, option: str) -> None:
        """Take an option of a menu (``select``), by its label."""

    def choose(self, picker: Locator, text: str, option: str) -> None:
        """Type into a combobox and take the suggestion that begins with ``option``."""


class Pointer:
    """A finger or a mouse."""

    def press(self, control: Locator) -> None:
        control.click()

    def write(self, field: Locator, text: str) -> None:
        field.fill(text)

    def tick(self, box: Locator) -> None:
        box.check()

    def take(self, one: Locator) -> None:
        one.click()

    def pick(self, menu: Locator, option: str) -> None:
        menu.select_option(label=option)

    def choose(self, picker: Locator, text: str, option: str) -> None:
        picker.press_sequentially(text)
        picker.page.get_by_role("option").filter(has_text=option).first.click()


class Finger(Pointer):
    """A finger alone: nothing hovers, nothing is clicked."""

    def press(self, control: Locator) -> None:
        control.tap()

    def tick(self, box: Locator) -> None:
        box.tap()

    def take(self, one: Locator) -> None:
        one.tap()


class Keyboard:
    """The keyboard alone: every control is reached with Tab."""

    FARTHEST = 200

    def press(self, control: Locator) -> None:
        self._reach(control)
        space = control.get_attribute("role") == "switch"
        control.page.keyboard.press("Space" if space else "Enter")

    def write(self, field: Locator, text: str) -> None:
        self._reach(field)
        field.page.keyboard.press("Control+A")
        field.page.keyboard.type(text)

    def tick(self, box: Locator) -> None:
        self._reach(box)
        box.page.keyboard.press("Space")

    def take(self, one: Locator) -> None:
        one.wait_for()
        page = one.page
        for _ in range(self.FARTHEST):
            if one.evaluate(
                "one => one.closest('fieldset, [role=group]').contains(document.activeElement)"
            ):
                break
            page.keyboard.press("Tab")
        while not one.evaluate("one => one === document.activeElement"):
            before = one.evaluate(
                "one => Boolean(one.compareDocumentPosition(document.activeElement) & 4)"
            )
            page.keyboard.press("ArrowUp" if before else "ArrowDown")
        self._check_visible_focus(page)
        page.keyboard.press("Space")

    def pick(self, menu: Locator, option: str) -> None:
        self._reach(menu)
        menu.page.keyboard.type(option)

    def choose(self, picker: Locator, text: str, option: str) -> None:
        self._reach(picker)
        picker.page.keyboard.type(text)
        options = picker.page.get_by_role("option")
        options.filter(has_text=option).first.wait_for()
        place = next(index for index, row in enumerate(options.all()) if option in row.inner_text())
        for _ in range(place + 1):
            picker.page.keyboard.press("ArrowDown")
        picker.page.keyboard.press("Enter")

    def _reach(self, control: Locator) -> None:
        control.wait_for()
        page = control.page
        for _ in range(self.FARTHEST):
            if control.evaluate("element => element === document.activeElement"):
                self._check_visible_focus(page)
                return
            page.keyboard.press("Tab")
        raise AssertionError(f"the keyboard does not reach {control}")

    @staticmethod
    def _check_visible_focus(page: Page) -> None:
        """Whoever uses the keyboard must see where they are."""
        shown = page.evaluate(
            """() => {
              let element = document.activeElement;
              for (let depth = 0; element && depth < 3; depth += 1) {
                for (const part of [element, ...(element.labels || [])]) {
                  const style = getComputedStyle(part);
                  if (style.outlineStyle !== "none" && style.outlineWidth !== "0px") return true;
                  if (style.boxShadow !== "none") return true;
                }
                element = element.parentElement;
              }
              return false;
            }"""
        )
        assert shown, "the focus cannot be seen"
