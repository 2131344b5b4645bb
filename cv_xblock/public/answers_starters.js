/* <cnj-starters>: sentences to begin a text with; what is to be filled in stands selected. */
(function () {
  "use strict";

  if (customElements.get("cnj-starters")) return;

  customElements.whenDefined("cnj-help").then(() => {
    class CnjStarters extends customElements.get("cnj-help") {
      ask() {
        return this.call("suggest_starters", {});
      }

      show({ starters }) {
        this.choices.replaceChildren(
          ...starters.map((starter) => {
            const item = document.createElement("li");
            const button = document.createElement("button");
            button.type = "button";
            button.className = "cnj-cv__sentence";
            button.textContent = starter.text;
            button.addEventListener("click", () => this.take(starter));
            item.append(button);
            return item;
          })
        );
      }

      take({ text, gaps }) {
        const field = this.field(this.dataset.to);
        const before = field.value.trimEnd();
        const start = before ? before.length + 1 : 0;
        this.write(field, before ? `${before} ${text}` : text);
        field.focus();
        const gap = gaps.length ? text.indexOf(gaps[0]) : text.length;
        field.setSelectionRange(start + gap, start + gap + (gaps[0]?.length ?? 0));
      }
    }

    customElements.define("cnj-starters", CnjStarters);
  });
})();
