/* <cnj-where>: where somebody lives, from when they are free, and what they may drive.
 *
 * Fields of which the document makes more than one value, or one value of several fields.
 */
(function () {
  "use strict";

  if (customElements.get("cnj-where")) return;

  const tidy = (text) => customElements.get("cnj-block").tidy(text);

  class CnjWhere extends HTMLElement {
    /* search(text): towns that go with it. */
    setup({ strings, search }) {
      this.town = this.querySelector("[data-commune]");
      this.picked = null;
      this.day = this.querySelector("[data-path='availability.date']");
      this.kinds = [...this.querySelectorAll("[data-availability]")];
      this.licences = [...this.querySelectorAll("[data-licences] input")];
      // Licences keep the order in which they were told.
      this.order = [];
      this.addEventListener("change", ({ target }) => {
        if (this.licences.includes(target)) this.note(target);
        this.showDay();
      });
      this.listenToTown(strings, search);
    }

    read() {
      const typed = tidy(this.town.value);
      const known = typed && typed === shown(this.picked);
      const kind = this.kinds.find((each) => each.checked)?.value ?? "unknown";
      const ticked = this.licences.filter((each) => each.checked).map((each) => each.value);
      const place = {
        commune: known ? this.picked : typed ? { key: "", name: typed, postcode: "" } : null,
        availability: { kind, date: kind === "from" ? this.day.value : "" },
      };
      // Where they are not asked for, those that were told stay.
      if (this.licences.length) place.licences = this.order.filter((each) => ticked.includes(each));
      return place;
    }

    show({ commune, availability, licences }) {
      this.picked = commune;
      this.town.value = shown(commune);
      for (const each of this.kinds) each.checked = each.value === availability.kind;
      this.day.value = availability.date;
      for (const each of this.licences) each.checked = licences.includes(each.value);
      this.order = [...licences];
      const more = this.querySelector(".cnj-cv__more");
      if (more) more.open = more.querySelector("input:checked") !== null;
      this.showDay();
    }

    showDay() {
      const from = this.kinds.some((each) => each.checked && each.value === "from");
      this.querySelector("[data-available-from]").hidden = !from;
    }

    note(licence) {
      this.order = this.order.filter((each) => each !== licence.value);
      if (licence.checked) this.order.push(licence.value);
    }

    listenToTown(strings, search) {
      const towns = this.town.closest("cnj-combobox");
      towns.setup({ search, strings });
      towns.addEventListener("cnj-pick", (event) => {
        const { key, name, postcode, instead } = event.detail;
        // Another town may have been typed before the answer came.
        if (instead && tidy(this.town.value) !== tidy(instead)) return;
        this.picked = { key, name, postcode };
        this.town.value = shown(this.picked);
        this.dispatchEvent(new CustomEvent("cnj-changed", { bubbles: true }));
      });
      this.town.addEventListener("change", () => {
        if (tidy(this.town.value) !== shown(this.picked)) towns.leave();
      });
    }
  }

  function shown(commune) {
    if (!commune) return "";
    return commune.postcode ? `${commune.name} (${commune.postcode})` : commune.name;
  }

  customElements.define("cnj-where", CnjWhere);
})();
