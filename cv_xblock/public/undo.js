/* <cnj-undo>: stands where something was removed, and puts it back. */
(function () {
  "use strict";

  if (customElements.get("cnj-undo")) return;

  class CnjUndo extends HTMLElement {
    /* Removes the item, named `what`. "cnj-changed" tells of that, and of its coming back. */
    replace(item, what, strings) {
      const bar = document.createElement(item.tagName === "LI" ? "li" : "div");
      bar.className = "cnj-cv__undo";
      const words = document.createElement("span");
      words.setAttribute("role", "status");
      const undo = document.createElement("button");
      undo.type = "button";
      undo.className = "cnj-button cnj-button--quiet";
      undo.textContent = strings.undo;
      undo.addEventListener("click", () => {
        bar.replaceWith(item);
        item.querySelector("input, button").focus();
        tell(item);
      });
      this.append(words, undo);
      bar.append(this);
      for (const earlier of item.parentElement.querySelectorAll(".cnj-cv__undo")) earlier.remove();
      item.replaceWith(bar);
      words.textContent = strings.removed.replace("{what}", () => what || strings.nameless);
      undo.focus();
      tell(bar);
    }
  }

  function tell(place) {
    place.dispatchEvent(new CustomEvent("cnj-changed", { bubbles: true }));
  }

  customElements.define("cnj-undo", CnjUndo);
})();
