/* <cnj-memo-paper>: a memo sheet as the browser prints it, on one side of A4 and alone.
 *
 * Made by who prints, from a sheet of the page; gone once it is printed. The type is as large as
 * the side allows, and never smaller than reads well.
 */
(function () {
  "use strict";

  if (customElements.get("cnj-memo-paper")) return;

  /* In points and millimetres. */
  const SIZES = [16, 15, 14, 13, 12];
  const HEIGHT = 267;

  class CnjMemoPaper extends HTMLElement {
    show(sheet, title, notes) {
      this.className = "clicnjob cnj-memo cnj-memo-paper";
      const written = document.createElement("section");
      written.className = "cnj-memo__written";
      const heading = document.createElement("h3");
      heading.textContent = title;
      const text = document.createElement("p");
      text.textContent = notes;
      text.dir = "auto";
      written.append(heading, text);
      this.replaceChildren(sheet.cloneNode(true), written);
      document.body.append(this);
      const millimetre = this.offsetWidth / 180;
      for (const size of SIZES) {
        this.style.setProperty("--cnj-text", `${size}pt`);
        if (this.scrollHeight <= HEIGHT * millimetre) break;
      }
      return this;
    }

    async print() {
      const root = document.documentElement;
      await Promise.all([...this.querySelectorAll("img")].map((image) => image.decode().catch(() => null)));
      root.dataset.cnjPrinting = "memo";
      const done = () => {
        delete root.dataset.cnjPrinting;
        this.remove();
      };
      window.addEventListener("afterprint", done, { once: true });
      window.print();
    }
  }

  customElements.define("cnj-memo-paper", CnjMemoPaper);
})();
