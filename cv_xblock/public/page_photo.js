/* <cnj-photo>: a photo is chosen or taken, cut out, sent, shown, and erased for good. */
(function () {
  "use strict";

  if (customElements.get("cnj-photo")) return;

  class CnjPhoto extends HTMLElement {
    setup(page) {
      this.owner = page;
      this.crop = this.querySelector("cnj-crop");
      for (const input of this.querySelectorAll("[data-pick]")) {
        input.addEventListener("change", () => this.open(input));
      }
      this.crop.addEventListener("cnj-cropped", ({ detail }) => (detail ? this.keep(detail) : this.rest()));
      this.on("remove", () => this.ask(true));
      this.on("keep", () => this.ask(false));
      this.on("erase", () => this.erase());
    }

    on(name, act) {
      this.querySelector(`[data-${name}]`).addEventListener("click", act);
    }

    refresh() {
      const { photoSince: photo, cv } = this.owner;
      const kept = this.querySelector("[data-kept]");
      kept.hidden = !photo;
      if (!photo || photo === this.shown) return;
      this.shown = photo;
      const picture = new Image();
      picture.src = cv.address("photo", { stamp: photo });
      picture.alt = this.owner.strings.photo_shown;
      this.querySelector("[data-face]").replaceChildren(picture);
    }

    async open(input) {
      const [file] = input.files;
      input.value = "";
      if (!file) return;
      this.say("", "");
      this.picked = input;
      try {
        await this.crop.open(file);
        this.querySelector("[data-choose]").hidden = true;
      } catch {
        this.say("", this.owner.strings.photo_unreadable);
      }
    }

    async keep(blob) {
      const { cv, strings } = this.owner;
      const answer = await cv.upload("save_photo", {}, blob);
      if (!answer.ok) {
        this.say("", answer.body.error ?? strings.photo_offline);
        return;
      }
      this.crop.close();
      this.owner.setPhoto(answer.body.photo, { chosen: true });
      this.say(strings.photo_saved, "");
    }

    /* Back to where a picture is chosen. */
    rest() {
      this.querySelector("[data-choose]").hidden = false;
      this.picked?.focus();
    }

    ask(sure) {
      this.querySelector("[data-sure]").hidden = !sure;
      this.querySelector("[data-remove]").hidden = sure;
      this.querySelector(sure ? "[data-keep]" : "[data-remove]").focus();
    }

    async erase() {
      const { cv, strings } = this.owner;
      const answer = await cv.call("remove_photo", {});
      if (!answer.ok) {
        this.say("", answer.body.error ?? strings.photo_offline);
        return;
      }
      this.shown = "";
      this.ask(false);
      this.querySelector("[data-face]").replaceChildren();
      this.owner.setPhoto("");
      this.say(strings.photo_removed, "");
      this.querySelector("[data-pick]").focus();
    }

    say(good, bad) {
      this.querySelector("[data-photo-line]").textContent = good;
      this.querySelector("[data-photo-note]").textContent = bad;
    }
  }

  customElements.define("cnj-photo", CnjPhoto);
})();
