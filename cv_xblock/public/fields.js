/* <cnj-fields>: a group of fields, read and shown by the names that the document gives them.
 *
 * A field carries data-path, and data-kind if it is no text; a month (or a day) is several
 * fields in a data-month; radio buttons stand in a data-choice. Fields of a group inside this one
 * are that group's; a path with a point is not of this level.
 */
(function () {
  "use strict";

  if (customElements.get("cnj-fields")) return;

  class CnjFields extends HTMLElement {
    read() {
      const values = {};
      for (const input of this.inputs()) values[input.dataset.path] = readField(input);
      for (const box of this.months()) values[box.dataset.month] = readMonth(box);
      for (const box of this.own("[data-choice]")) {
        const chosen = box.querySelector("input:checked");
        if (chosen) values[box.dataset.choice] = chosen.value;
      }
      return values;
    }

    show(values) {
      for (const input of this.inputs()) {
        const value = values[input.dataset.path];
        if (value !== undefined) showField(input, value);
      }
      for (const box of this.months()) showMonth(box, values[box.dataset.month]);
      for (const box of this.own("[data-choice]")) {
        const value = values[box.dataset.choice];
        for (const each of box.querySelectorAll("input")) each.checked = each.value === value;
      }
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

  const tidy = (text) => customElements.get("cnj-block").tidy(text);
  /* Arabic, Persian and wide digits, as the server stores them. */
  const plainDigits = (text) => text.replace(/[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g, (digit) => digit.charCodeAt(0) & 15);

  function readField(input) {
    if (input.dataset.kind === "flag") return input.checked;
    if (input.dataset.kind === "number") return input.value === "" ? null : Number(input.value);
    return input.type === "tel" ? plainDigits(tidy(input.value)) : tidy(input.value);
  }

  function showField(input, value) {
    if (input.dataset.kind === "flag") {
      input.checked = Boolean(value);
      return;
    }
    if (input.tagName === "SELECT" && value != null && ![...input.options].some((each) => each.value === String(value))) {
      input.append(new Option(value, value));
    }
    input.value = value ?? "";
  }

  const partOf = (box, name) => box.querySelector(`[data-month-part=${name}]`);

  /* "2025-03", or "2025-03-01" where there is a day; half filled in it is kept as far as it goes. */
  function readMonth(box) {
    const typed = (name) => plainDigits(tidy(partOf(box, name).value));
    const month = partOf(box, "month").value;
    const year = typed("year");
    if (!partOf(box, "day")) return month ? `${year}-${month}` : year;
    const day = typed("day");
    return year || month || day ? `${year}-${month}-${day && day.padStart(2, "0")}` : "";
  }

  function showMonth(box, value) {
    const [year = "", month = "", ...day] = (value ?? "").split("-");
    const known = [...partOf(box, "month").options].some((each) => each.value === month);
    const whole = known && (partOf(box, "day") || !day.length);
    partOf(box, "year").value = whole ? year : (value ?? "");
    partOf(box, "month").value = whole ? month : "";
    if (partOf(box, "day")) partOf(box, "day").value = whole ? day.join("-") : "";
  }

  customElements.define("cnj-fields", CnjFields);
})();
