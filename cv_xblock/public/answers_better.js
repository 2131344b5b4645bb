/* <cnj-better>: what would make the CV better, the most useful first, each a way to its question;
 * where the better words are known, a tap puts them.
 */
(function () {
  "use strict";

  if (customElements.get("cnj-better")) return;

  class CnjBetter extends HTMLElement {
    /* items: [{words, path, take: {words, values}}]; lead(path) goes there. */
    show(items, lead) {
      // The same as before is not drawn anew: who stands on one of them stays there.
      const told = JSON.stringify(items);
      if (told === this.told) return;
      this.told = told;
      this.hidden = items.length === 0;
      this.querySelector("[data-list]").replaceChildren(
        ...items.map(({ words, path, take }) => {
          const item = document.createElement("li");
          item.append(button("cnj-cv__better-item", words, () => lead(path)));
          if (take) item.append(button("cnj-button", take.words, () => this.put(take.values)));
          return item;
        })
      );
    }

    /* As if it had been typed: it is saved, and what there is to better is asked anew. */
    put(values) {
      for (const [path, text] of Object.entries(values)) {
        const field = this.closest("cnj-fields").querySelector(`[data-path="${CSS.escape(path)}"]`);
        field.value = text;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }
    }
  }

  function button(className, words, press) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = className;
    made.textContent = words;
    made.addEventListener("click", press);
    return made;
  }

  customElements.define("cnj-better", CnjBetter);
})();
