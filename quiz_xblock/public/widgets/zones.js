/* <cnj-quiz-zones>: places on the question's picture, each in the list beside it in words too.
 *
 * The picture is the page's own; "picture" (url, alt) is among what is asked.
 */
(function () {
  "use strict";

  const name = "cnj-quiz-zones";
  if (customElements.get(name)) return;

  class CnjQuizZones extends customElements.get("cnj-quiz-asking") {
    draw() {
      const { several, zones, picture } = this.asked;
      this.append(this.make("p", { class: "cnj-hint", text: this.say("tap_zone") }));
      const frame = this.make("div", { class: "cnj-quiz__map" });
      if (picture) frame.append(this.make("img", { src: picture.url, alt: picture.alt }));
      const group = this.make("fieldset", { class: "cnj-quiz__choices" });
      group.append(this.make("legend", { class: "cnj-visually-hidden", text: this.say("zones") }));
      for (const zone of zones) {
        const input = this.make("input", {
          type: several ? "checkbox" : "radio", name: this.base, value: zone.id,
        });
        group.append(this.make("label", { class: "cnj-choice" }, input, this.make("span", { text: zone.words })));
        frame.append(this.area(zone));
      }
      this.append(frame, group);
      this.addEventListener("change", () => this.picked());
    }

    /* For the finger only: keyboard and screen reader have the list. */
    area(zone) {
      const area = this.make("span", { class: "cnj-quiz__zone", "data-zone": zone.id, "aria-hidden": "true" });
      Object.assign(area.style, {
        left: `${zone.x}%`, top: `${zone.y}%`, width: `${zone.width}%`, height: `${zone.height}%`,
      });
      area.addEventListener("click", () => {
        const input = this.input(zone.id);
        if (!input.disabled) input.click();
      });
      return area;
    }

    inputs() {
      return [...this.querySelectorAll("input")];
    }

    input(id) {
      return this.inputs().find((input) => input.value === id);
    }

    picked() {
      this.unmark();
      this.light();
      this.changed();
    }

    light() {
      for (const area of this.querySelectorAll("[data-zone]")) {
        area.toggleAttribute("data-chosen", this.input(area.dataset.zone).checked);
      }
    }

    get value() {
      const chosen = this.inputs().filter((input) => input.checked).map((input) => input.value);
      return chosen.length ? chosen : null;
    }

    set value(chosen) {
      for (const input of this.inputs()) input.checked = Boolean(chosen?.includes(input.value));
      this.light();
    }

    mark(marks) {
      this.unmark();
      for (const input of this.inputs()) {
        if (input.value in marks) this.markOn(input.closest("label"), marks[input.value]);
      }
    }
  }

  customElements.define(name, CnjQuizZones);
})();
