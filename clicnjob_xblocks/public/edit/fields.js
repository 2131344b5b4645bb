/* <cnj-edit-fields>: a form for one object, drawn from a description of its fields.
 *
 * draw(fields, value, context)   context: {words, competences, rows(name), picture()}
 * value                          the object as it is filled in now
 * The event "cnj-edited" says that something has changed.
 */
(function () {
  "use strict";

  if (customElements.get("cnj-edit-fields")) return;

  let count = 0;

  class CnjEditFields extends HTMLElement {
    draw(fields, value, context) {
      this.context = context;
      this.parts = fields.map((field) => ({ field, ...this.part(field, valueAt(value, field.name)) }));
      this.replaceChildren(...this.parts.map((part) => part.node));
      // What nobody draws here, such as an id, stays as it is.
      this.kept = value;
    }

    get value() {
      const made = structuredClone(this.kept ?? {});
      for (const { field, read } of this.parts) put(made, field.name, read());
      return made;
    }

    /* A value of a wrong type, as a file may hold, stays as it is until the field is filled in. */
    part(field, given) {
      const fits = given === undefined || given === null || FITS[field.type]?.(given) !== false;
      const value = fits ? given : undefined;
      const draw = this[`draw_${field.type}`] ?? this.draw_element;
      const part = draw.call(this, field, value);
      if (fits) return part;
      let isTouched = false;
      part.node.addEventListener("input", () => { isTouched = true; });
      part.node.addEventListener("cnj-edited", () => { isTouched = true; });
      return { node: part.node, read: () => (isTouched ? part.read() : given) };
    }

    /* The note for "choices.1.text": of the longest name that begins it, then further inside. */
    note(path) {
      const part = this.parts.find(({ field: { name } }) => path === name || path.startsWith(`${name}.`));
      if (!part) return null;
      const rest = path.slice(part.field.name.length + 1);
      return (rest && part.node.note?.(rest)) || part.node.querySelector(`[data-mend="${part.field.name}"]`);
    }

    /* Label, hint above, the input, what is wrong below. */
    frame(field, input) {
      const id = `cnjef${(count += 1)}`;
      const box = make("div", { class: "cnj-field", "data-field": field.name });
      const described = [];
      if (field.help) described.push(`${id}-hint`);
      described.push(`${id}-note`);
      Object.assign(input, { id });
      input.setAttribute("aria-describedby", described.join(" "));
      input.addEventListener("input", () => this.edited());
      input.addEventListener("change", () => this.edited());
      if (input.type === "checkbox") {
        box.append(make("label", { class: "cnj-choice" }, input, field.label));
      } else {
        box.append(make("label", { for: id, text: field.label }));
      }
      if (field.help) box.append(make("p", { class: "cnj-hint", id: `${id}-hint`, text: field.help }));
      if (input.type !== "checkbox") box.append(input);
      box.append(make("p", { class: "cnj-error", id: `${id}-note`, "data-mend": field.name }));
      return box;
    }

    edited() {
      this.dispatchEvent(new CustomEvent("cnj-edited", { bubbles: true }));
    }

    draw_text(field, value) {
      const input = field.lines ? make("textarea", { class: "cnj-input", rows: 3 }) : make("input", { class: "cnj-input" });
      input.value = value ?? "";
      return { node: this.frame(field, input), read: () => input.value };
    }

    draw_texts(field, value) {
      const input = make("textarea", { class: "cnj-input", rows: 3 });
      input.value = (value ?? []).join("\n");
      return { node: this.frame(field, input), read: () => input.value.split("\n").map((each) => each.trim()).filter(Boolean) };
    }

    draw_flag(field, value) {
      const input = make("input", { type: "checkbox" });
      input.checked = value ?? field.default;
      return { node: this.frame(field, input), read: () => input.checked };
    }

    draw_number(field, value) {
      const input = make("input", { class: "cnj-input cnj-input--short", inputmode: "decimal" });
      input.value = value ?? field.default;
      // What is no number is sent as it is, so that the server says what is wrong.
      const read = () => {
        const number = Number(input.value.trim().replace(",", "."));
        return input.value.trim() === "" ? field.default : Number.isFinite(number) ? number : input.value;
      };
      return { node: this.frame(field, input), read };
    }

    draw_choice(field, value) {
      const input = make("select", { class: "cnj-input" });
      for (const [name, words] of field.options) input.append(make("option", { value: name, text: words }));
      input.value = value ?? field.default;
      return { node: this.frame(field, input), read: () => input.value };
    }

    /* One of the rows of another list of the same question; asked for anew when it is opened. */
    draw_reference(field, value) {
      const input = make("select", { class: "cnj-input" });
      let chosen = value ?? "";
      const fill = () => {
        const rows = this.context.rows(field.to);
        input.replaceChildren(make("option", { value: "", text: field.none }));
        for (const { id, words } of rows) input.append(make("option", { value: id, text: words }));
        if (chosen && !rows.some(({ id }) => id === chosen)) input.append(make("option", { value: chosen, text: "?" }));
        input.value = chosen;
      };
      input.addEventListener("focus", fill);
      input.addEventListener("pointerdown", fill);
      input.addEventListener("change", () => { chosen = input.value; });
      queueMicrotask(fill);
      return { node: this.frame(field, input), read: () => chosen };
    }

    /* Rows, competences, places of a picture: an element of its own for each. */
    draw_element(field, value) {
      const element = document.createElement(`cnj-edit-${field.type}`);
      element.draw(field, value ?? [], this.context);
      return { node: element, read: () => element.value };
    }
  }

  const isText = (value) => typeof value === "string";
  const FITS = {
    text: isText,
    choice: isText,
    reference: isText,
    texts: (value) => Array.isArray(value) && value.every(isText),
    tags: (value) => Array.isArray(value) && value.every(isText),
    flag: (value) => typeof value === "boolean",
    number: (value) => typeof value === "number",
    rows: (value) => Array.isArray(value) && value.every((row) => row !== null && typeof row === "object"),
    zones: (value) => FITS.rows(value),
  };

  function make(tag, { text, ...attributes } = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    if (text !== undefined) made.textContent = text;
    made.append(...children);
    return made;
  }

  /* "picture.url": the member of a member. */
  function valueAt(value, path) {
    return path.split(".").reduce((inner, name) => inner?.[name], value);
  }

  function put(value, path, given) {
    const names = path.split(".");
    const last = names.pop();
    let inner = value;
    for (const name of names) inner = inner[name] ??= {};
    inner[last] = given;
  }

  customElements.define("cnj-edit-fields", CnjEditFields);
})();
