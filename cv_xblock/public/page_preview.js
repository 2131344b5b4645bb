/* <cnj-preview>: the page as it will be printed, in each model and colour.
 *
 * A picture is asked for once its place is in sight, and the one before stays until the new one
 * is there.
 */
(function () {
  "use strict";

  if (customElements.get("cnj-preview")) return;

  class CnjPreview extends HTMLElement {
    setup(page) {
      this.owner = page;
      this.places = [...this.querySelectorAll("[data-picture]")];
      this.view = this.querySelector("[data-view]");
      this.zoom = this.querySelector("[data-zoom]");
      this.line = this.querySelector("[data-picture-line]");
      this.sight = new IntersectionObserver((entries) => this.look(entries), { rootMargin: "200px" });
      for (const place of this.places) this.sight.observe(place);
      this.zoom.addEventListener("click", () => this.enlarge(!this.large));
      this.view.addEventListener("click", () => this.enlarge(!this.large));
      this.addEventListener("change", ({ target }) => {
        if (target.name?.endsWith("-model")) this.choose({ model: target.value });
        if (target.name?.endsWith("-colour")) this.choose({ colour: target.value });
      });
      this.querySelector("[data-switch]").addEventListener("click", ({ target }) => {
        const button = target.closest("button");
        if (button) page.choose(button.value);
      });
    }

    /* Another page is open: it is seen, and said. */
    welcome(sentence) {
      this.querySelector("[data-made]").textContent = sentence;
      this.scrollIntoView();
      this.view.focus({ preventScroll: true });
    }

    /* The picture of a model is there already: it is shown large at once. */
    choose(part) {
      const small = part.model && this.place(part.model).querySelector("img");
      if (small) this.put(this.place("main"), small.cloneNode(), "");
      this.owner.change(part);
      this.owner.cv.flush();
    }

    place(name) {
      return this.places.find((each) => each.dataset.picture === name);
    }

    refresh(page) {
      for (const input of this.querySelectorAll("[type=radio]")) {
        input.checked = input.value === (input.name.endsWith("-model") ? page.model : page.colour);
      }
      // Of a page that may be gone no picture is asked for any more.
      if (this.drawn !== page.id) for (const place of this.places) place.wanted = "";
      this.showSwitch();
    }

    showSwitch() {
      const pages = this.owner.pages();
      const group = this.querySelector("[data-switch]");
      const shown = this.owner.page().id;
      group.hidden = pages.length < 2;
      while (group.children.length > pages.length) group.lastChild.remove();
      pages.forEach((each, index) => {
        const button = group.children[index] ?? group.appendChild(document.createElement("button"));
        button.type = "button";
        button.className = "cnj-button";
        button.value = each.id;
        button.textContent = this.owner.nameOf(each);
        button.setAttribute("aria-pressed", String(each.id === shown));
      });
    }

    /* ---- Pictures -------------------------------------------------------------------- */

    draw(page) {
      const { cv, strings, photoSince } = this.owner;
      this.drawn = page.id;
      const stamp = `${cv.version()}-${photoSince}`;
      for (const place of this.places) {
        const name = place.dataset.picture;
        const model = name === "main" ? page.model : name;
        const asked = { page: page.id, model, colour: page.colour, stamp };
        place.wanted = cv.address("page_picture", asked);
        // That of a model stands in its label, which has words of its own.
        const words = name === "main" ? strings.picture_of : "";
        place.words = words
          .replace("{model}", strings.models[model])
          .replace("{colour}", strings.colours[page.colour]);
        // The page itself is there before who chooses a colour below has gone back up to it.
        if (place.inSight || name === "main") this.load(place);
      }
    }

    look(entries) {
      for (const { target, isIntersecting } of entries) {
        target.inSight = isIntersecting;
        if (isIntersecting) this.load(target);
      }
    }

    load(place) {
      const source = place.wanted;
      if (!source || source === place.had || source === place.loading) return;
      place.loading = source;
      place.setAttribute("aria-busy", "true");
      const picture = new Image();
      picture.addEventListener("load", () => source === place.loading && this.put(place, picture, source));
      picture.addEventListener("error", () => source === place.loading && this.fail(place));
      picture.src = source;
    }

    put(place, picture, source) {
      const { strings } = this.owner;
      picture.alt = place.words ?? "";
      picture.className = "cnj-sheet__picture";
      place.replaceChildren(picture);
      if (!source) return;
      place.had = source;
      place.loading = "";
      place.removeAttribute("aria-busy");
      if (place !== this.place("main")) return;
      this.zoom.hidden = false;
      this.say(strings.drawn, true);
    }

    fail(place = this.place("main")) {
      const { strings } = this.owner;
      place.loading = "";
      place.removeAttribute("aria-busy");
      if (place === this.place("main")) this.say(place.had ? strings.undrawn : strings.unseen);
    }

    /* What goes without saying for who sees the picture is said to who does not. */
    say(sentence, obvious = false) {
      this.line.classList.toggle("cnj-visually-hidden", obvious);
      if (this.line.textContent !== sentence) this.line.textContent = sentence;
    }

    enlarge(large) {
      const { strings } = this.owner;
      if (this.zoom.hidden) return;
      this.large = large;
      this.view.classList.toggle("cnj-page__view--large", large);
      this.view.tabIndex = large ? 0 : -1;
      this.zoom.setAttribute("aria-pressed", String(large));
      this.querySelector("[data-zoom-words]").textContent = large ? strings.zoom_out : strings.zoom_in;
      if (large) this.view.scrollTo(0, 0);
    }

    /* ---- One page -------------------------------------------------------------------- */

    showFit({ pages, advice }) {
      const { strings } = this.owner;
      this.querySelector("[data-fits]").hidden = pages > 1;
      this.querySelector("[data-overflow]").hidden = pages < 2;
      this.querySelector("[data-overflow-line]").textContent = strings.overflows.replace("{pages}", pages);
      this.querySelector("[data-advice]").replaceChildren(
        ...advice.map(({ sentence, path }) => {
          const item = document.createElement("li");
          const link = document.createElement("button");
          link.type = "button";
          link.className = "cnj-button cnj-button--quiet";
          link.textContent = sentence;
          link.addEventListener("click", () => this.owner.goTo(path));
          item.append(link);
          return item;
        })
      );
    }
  }

  customElements.define("cnj-preview", CnjPreview);
})();
