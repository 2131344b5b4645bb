/* <cnj-workshop-people>: the advisor's learners by group, each with a box to tick. */
(function () {
  "use strict";

  if (customElements.get("cnj-workshop-people")) return;

  class CnjWorkshopPeople extends HTMLElement {
    begin(strings) {
      this.strings = strings;
      this.addEventListener("click", ({ target }) => {
        const button = target.closest("[data-all]");
        if (button) this.all(button.closest("fieldset"));
      });
      this.addEventListener("change", () => this.settle());
    }

    /* learners: [id, name, group]; present: the ids to tick. */
    draw(learners, groups, present) {
      const parts = [...groups, [null, this.strings.no_group]]
        .map(([id, name]) => [name, learners.filter((each) => each[2] === id || (id === null && !groups.some(([known]) => known === each[2])))])
        .filter(([, people]) => people.length);
      // One group needs no name of its own.
      const only = parts.length === 1 && !groups.length ? this.strings.everybody : "";
      this.replaceChildren(...parts.map(([name, people]) => this.group(only || name, people, present)));
      this.settle();
    }

    group(name, people, present) {
      const made = document.createElement("fieldset");
      made.className = "cnj-workshop__group";
      made.dataset.group = name;
      const legend = Object.assign(document.createElement("legend"), { className: "cnj-label", textContent: name });
      const all = Object.assign(document.createElement("button"), { type: "button", className: "cnj-button cnj-button--quiet" });
      all.dataset.all = "";
      const list = Object.assign(document.createElement("div"), { className: "cnj-workshop__people" });
      for (const [id, words] of people) {
        const label = Object.assign(document.createElement("label"), { className: "cnj-choice" });
        const box = Object.assign(document.createElement("input"), { type: "checkbox", value: id, checked: present.has(id) });
        label.append(box, Object.assign(document.createElement("span"), { textContent: words }));
        list.append(label);
      }
      made.append(legend, all, list);
      return made;
    }

    boxes(within = this) {
      return [...within.querySelectorAll("input")];
    }

    all(group) {
      const boxes = this.boxes(group);
      const tick = boxes.some((box) => !box.checked);
      for (const box of boxes) box.checked = tick;
      this.settle();
      this.dispatchEvent(new Event("change", { bubbles: true }));
    }

    settle() {
      for (const group of this.querySelectorAll("fieldset")) {
        const which = this.boxes(group).some((box) => !box.checked) ? "all" : "none";
        const button = group.querySelector("[data-all]");
        button.textContent = this.strings[which];
        button.setAttribute("aria-label", this.strings[`${which}_of`].replace("{group}", group.dataset.group));
      }
    }

    get present() {
      return this.ids(true);
    }

    get absent() {
      return this.ids(false);
    }

    ids(checked) {
      return this.boxes().filter((box) => box.checked === checked).map((box) => Number(box.value));
    }
  }

  customElements.define("cnj-workshop-people", CnjWorkshopPeople);
})();
