/* <cnj-better>: what would make the CV better, the most useful first, each a way to its question. */
(function () {
  "use strict";

  if (customElements.get("cnj-better")) return;

  class CnjBetter extends HTMLElement {
    /* items: [{words, path}]; lead(path) goes there. */
    show(items, lead) {
      this.hidden = items.length === 0;
      this.querySelector("[data-list]").replaceChildren(
        ...items.map(({ words, path }) => {
          const item = document.createElement("li");
          const button = document.createElement("button");
          button.type = "button";
          button.className = "cnj-cv__better-item";
          button.textContent = words;
          button.addEventListener("click", () => lead(path));
          item.append(button);
          return item;
        })
      );
    }
  }

  customElements.define("cnj-better", CnjBetter);
})();
