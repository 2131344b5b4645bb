/* What the elements of the practice mailbox are made with. */
(function () {
  "use strict";

  if (customElements.get("cnj-mailbox-part")) return;

  /* Never on a page by itself: the others extend it. */
  class CnjMailboxPart extends HTMLElement {
    static fill(sentence, values) {
      return Object.entries(values).reduce((text, [key, value]) => text.replace(`{${key}}`, () => value), sentence);
    }

    fill(name, values) {
      return CnjMailboxPart.fill(this.strings[name], values);
    }

    make(tag, name = "", ...content) {
      const made = document.createElement(tag);
      if (name) made.className = name;
      made.append(...content);
      return made;
    }

    icon(name) {
      const made = this.make("span", `cnj-icon cnj-icon--${name}`);
      made.setAttribute("aria-hidden", "true");
      return made;
    }

    unseen(text) {
      return this.make("span", "cnj-visually-hidden", text);
    }

    /* An address or a name of a file, which breaks where it may. */
    address(text) {
      const parts = text.split(/(?<=[@/._-])/);
      return this.make("bdi", "", ...parts.flatMap((part, place) => (place ? [document.createElement("wbr"), part] : [part])));
    }

    /* A sentence with such an address in it. */
    around(name, key, text) {
      const [before, after] = this.strings[name].split(`{${key}}`);
      return [before, this.address(text), after];
    }

    button(name, act, ...content) {
      const made = this.make("button", name, ...content);
      made.type = "button";
      made.dataset.act = act;
      return made;
    }

    /* Calls this.on_ACT(button) for what is pressed in here; of nested parts the innermost that can. */
    listen() {
      if (this.listens) return;
      this.listens = true;
      this.addEventListener("click", (event) => {
        const button = event.target.closest("[data-act]");
        const act = button && this[`on_${button.dataset.act}`];
        if (!act || event.taken) return;
        event.taken = true;
        act.call(this, button);
      });
    }

    tell(name, detail) {
      this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
    }

    /* An id that no other part of the page has. */
    unique(name) {
      CnjMailboxPart.count = (CnjMailboxPart.count ?? 0) + 1;
      return `cnj-mailbox-${name}-${CnjMailboxPart.count}`;
    }
  }

  customElements.define("cnj-mailbox-part", CnjMailboxPart);
})();
