/* <cnj-fields>: a group of fields, read and shown by the names that the document gives them.
 *
 * A field carries data-path, and data-kind if it is no text; a month is two fields in a
 * data-month. Fields of a group inside this one are that group's; a path with a point is not
 * of this level.
 */
(function () {
  "use strict";

  if (customElements.get("cnj-fields")) return;

  class CnjFields extends HTMLElement {
    read() {
      const values = {};
      for (const input of this.inputs()) values[input.dataset.path] = readField(input);
      for (const box of this.months()) values[box.dataset.month] = readMonth(box);
      return values;
    }

    show(values) {
      for (const input of this.inputs()) {
        const value = values[input.dataset.path];
        if (value !== undefined) showField(input, value);
      }
      for (const box of this.months()) showMonth(box, values[box.dataset.month]);
    }

    inputs() {
      return this.own("[data-path]").filter((input) => !input.dataset.path.includes("."));
    }

    months() {
      return this.own("[data-month]");
    }

    own(selector) {
      return [...this.querySelectorAll(selector)].filter((each) => each.closest("cnj-fields") === this);
    }
  }

  const tidy = (text) => text.normalize("NFC").trim();
  /* Arabic, Persian and wide digits, as the server stores them. */
  const plainDigits = (text) => text.replace(/[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g, (digit) => digit.charCodeAt(0) & 15);

  function readField(input) {
    if (input.dataset.kind === "flag") return input.checked;
    if (input.dataset.kind === "number") return Number(input.value);
    return input.type === "tel" ? plainDigits(tidy(input.value)) : tidy(input.value);
  }

  function showField(input, value) {
    if (input.dataset.kind === "flag") {
      input.checked = Boolean(value);
      return;
    }
    if (input.tagName === "SELECT" && ![...input.options].some((each) => each.value === String(value))) {
      input.append(new Option(value, value));
    }
    input.value = value ?? "";
  }

  /* A month is two fields, and "2025-03"; what is half filled in is kept as far as it goes. */
  function readMonth(box) {
    const month = box.querySelector("[data-month-part=month]").value;
    const year = plainDigits(tidy(box.querySelector("[data-month-part=year]").value));
    return month ? `${year}-${month}` : year;
  }

  function showMonth(box, value) {
    const parts = /^(.*?)(?:-(0[1-9]|1[0-2]))?$/.exec(value ?? "");
    box.querySelector("[data-month-part=year]").value = parts[1];
    box.querySelector("[data-month-part=month]").value = parts[2] ?? "";
  }

  customElements.define("cnj-fields", CnjFields);
})();
