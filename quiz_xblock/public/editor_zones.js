/* <cnj-edit-zones>: rectangles on the question's picture, drawn by hand or by figures. */
(function () {
  "use strict";

  if (customElements.get("cnj-edit-zones")) return;

  const SIDES = ["x", "y", "width", "height"];
  const LEAST = 3;

  class CnjEditZones extends HTMLElement {
    draw(field, value, context) {
      this.context = context;
      this.className = "cnj-quiz";
      this.map = Object.assign(document.createElement("div"), { className: "cnj-quiz__map cnj-edit__map" });
      this.missing = Object.assign(document.createElement("p"), { className: "cnj-hint", textContent: field.no_picture });
      this.help = Object.assign(document.createElement("p"), { className: "cnj-hint", textContent: field.zones_help });
      this.rows = document.createElement("cnj-edit-rows");
      const figures = SIDES.map((name) => ({
        type: "number", name, label: field.sides[name], help: "", default: name === "x" || name === "y" ? 0 : 10,
      }));
      this.rows.draw({ ...field, fields: [...field.fields, ...figures] }, value, context);
      this.replaceChildren(this.missing, this.help, this.map, this.rows);
      this.addEventListener("cnj-edited", () => this.show());
      this.map.addEventListener("pointerdown", (event) => this.grab(event));
      queueMicrotask(() => this.show());
    }

    get value() {
      return this.rows.value;
    }

    /* The picture is named in the same form, above. */
    show() {
      const { url, shown } = this.context.picture();
      const there = Boolean(url);
      this.missing.hidden = there;
      this.help.hidden = this.map.hidden = !there;
      if (!there) return;
      let image = this.map.querySelector("img");
      if (!image) this.map.prepend((image = Object.assign(document.createElement("img"), { alt: "" })));
      if (image.getAttribute("src") !== shown) image.src = shown;
      this.map.querySelectorAll("[data-zone]").forEach((each) => each.remove());
      this.value.forEach((zone, place) => {
        const area = Object.assign(document.createElement("span"), { className: "cnj-quiz__zone" });
        area.dataset.zone = place;
        area.append(Object.assign(document.createElement("b"), { textContent: place + 1 }));
        area.append(Object.assign(document.createElement("i"), { className: "cnj-edit__corner" }));
        this.place(area, zone);
        this.map.append(area);
      });
    }

    place(area, { x, y, width, height }) {
      Object.assign(area.style, { left: `${x}%`, top: `${y}%`, width: `${width}%`, height: `${height}%` });
    }

    grab(event) {
      const area = event.target.closest("[data-zone]");
      if (!area || event.button) return;
      event.preventDefault();
      const corner = event.target.closest(".cnj-edit__corner") !== null;
      const { width: wide, height: high } = this.map.getBoundingClientRect();
      const zone = this.value[area.dataset.zone];
      const from = { ...zone, at: [event.clientX, event.clientY] };
      area.setPointerCapture(event.pointerId);
      const follow = (move) => {
        const right = (100 * (move.clientX - from.at[0])) / wide;
        const down = (100 * (move.clientY - from.at[1])) / high;
        if (corner) Object.assign(zone, {
          width: within(from.width + right, LEAST, 100 - from.x), height: within(from.height + down, LEAST, 100 - from.y),
        });
        else Object.assign(zone, { x: within(from.x + right, 0, 100 - from.width), y: within(from.y + down, 0, 100 - from.height) });
        this.place(area, zone);
      };
      const drop = () => {
        area.removeEventListener("pointermove", follow);
        this.figures(area.dataset.zone, zone);
      };
      area.addEventListener("pointermove", follow);
      area.addEventListener("pointerup", drop, { once: true });
      area.addEventListener("pointercancel", drop, { once: true });
    }

    figures(place, zone) {
      const row = this.rows.items()[place];
      for (const side of SIDES) {
        const input = row.querySelector(`[data-field="${side}"] input`);
        input.value = Math.round(zone[side] * 10) / 10;
      }
      this.rows.edited();
    }
  }

  function within(number, low, high) {
    return Math.max(low, Math.min(number, high));
  }

  customElements.define("cnj-edit-zones", CnjEditZones);
})();
