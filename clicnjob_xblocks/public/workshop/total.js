/* <cnj-workshop-total>: in the editor, how long all steps take, and for how many people. */
(function () {
  "use strict";

  if (customElements.get("cnj-workshop-total")) return;

  class CnjWorkshopTotal extends HTMLElement {
    begin(list, { total }) {
      Object.assign(this, { list, words: total });
      for (const event of ["input", "change", "click"]) list.addEventListener(event, () => this.later());
      this.show();
    }

    /* A press changes the list after it is heard of here. */
    later() {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.show(), 150);
    }

    show() {
      const { steps, group_from: low, group_to: high } = this.list.value;
      const each = steps.map(({ minutes }) => Number(minutes) || 0);
      const missing = each.filter((minutes) => minutes <= 0).length;
      const told = [
        fill(this.words.total, { time: this.time(each.reduce((sum, minutes) => sum + minutes, 0)) }),
        this.group(Number(low) || 0, Number(high) || 0),
      ];
      if (missing) told.push(fill(this.words.missing, { count: missing }));
      const text = told.filter(Boolean).join(" · ");
      if (this.textContent !== text) this.textContent = text;
    }

    time(minutes) {
      const rest = String(minutes % 60);
      if (minutes < 60) return fill(this.words.minutes, { minutes });
      const hours = Math.floor(minutes / 60);
      return rest === "0" ? fill(this.words.hours, { hours }) : fill(this.words.both, { hours, minutes: rest.padStart(2, "0") });
    }

    group(low, high) {
      if (low && high && low !== high) return fill(this.words.between, { low, high });
      if (high) return fill(low === high ? this.words.exactly : this.words.at_most, { high });
      return low ? fill(this.words.at_least, { low }) : "";
    }
  }

  function fill(sentence, values) {
    return Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), sentence);
  }

  customElements.define("cnj-workshop-total", CnjWorkshopTotal);
})();
