/* <cnj-crop>: a picture behind a frame of three by four, moved by a finger or by sliders. */
(function () {
  "use strict";

  if (customElements.get("cnj-crop")) return;

  const TYPE = "image/jpeg";
  /* Twice the size at which it is kept. */
  const OUT = { width: 960, height: 1280 };

  class CnjCrop extends HTMLElement {
    connectedCallback() {
      this.canvas = this.querySelector("canvas");
      this.sliders = {};
      for (const each of this.querySelectorAll("[data-crop]")) this.sliders[each.dataset.crop] = each;
      this.addEventListener("input", () => this.draw());
      this.canvas.addEventListener("pointerdown", (event) => this.grab(event));
      this.canvas.addEventListener("pointermove", (event) => this.drag(event));
      for (const end of ["pointerup", "pointercancel"]) {
        this.canvas.addEventListener(end, () => (this.held = null));
      }
      this.querySelector("[data-crop-keep]").addEventListener("click", () => this.finish());
      this.querySelector("[data-crop-cancel]").addEventListener("click", () => this.close());
    }

    /* Shows a picture that the browser could read; rejects one that it cannot. */
    async open(file) {
      this.picture = await createImageBitmap(file);
      this.sliders.zoom.value = 100;
      this.sliders.x.value = 50;
      this.sliders.y.value = 50;
      this.hidden = false;
      this.draw();
      this.sliders.zoom.focus({ preventScroll: true });
      this.scrollIntoView({ block: "nearest" });
    }

    close() {
      this.picture?.close();
      this.picture = null;
      this.hidden = true;
      this.dispatchEvent(new CustomEvent("cnj-cropped"));
    }

    /* Where the picture lies behind a frame of so many points. */
    place(width, height) {
      const { picture, sliders } = this;
      const fill = Math.max(width / picture.width, height / picture.height);
      const scale = (fill * sliders.zoom.value) / 100;
      const size = [picture.width * scale, picture.height * scale];
      const room = [size[0] - width, size[1] - height];
      return { size, room, at: [(-room[0] * sliders.x.value) / 100, (-room[1] * sliders.y.value) / 100] };
    }

    draw(canvas = this.canvas) {
      const { at, size } = this.place(canvas.width, canvas.height);
      const pen = canvas.getContext("2d");
      pen.fillStyle = "#fff";
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.imageSmoothingQuality = "high";
      pen.drawImage(this.picture, ...at, ...size);
    }

    grab(event) {
      this.canvas.setPointerCapture(event.pointerId);
      this.held = { x: event.clientX, y: event.clientY };
    }

    drag(event) {
      if (!this.held) return;
      const scale = this.canvas.width / this.canvas.clientWidth;
      const { room } = this.place(this.canvas.width, this.canvas.height);
      const move = { x: event.clientX - this.held.x, y: event.clientY - this.held.y };
      this.held = { x: event.clientX, y: event.clientY };
      this.shift("x", move.x * scale, room[0]);
      this.shift("y", move.y * scale, room[1]);
      this.draw();
    }

    shift(name, points, room) {
      if (room < 1) return;
      const slider = this.sliders[name];
      slider.value = Number(slider.value) - (100 * points) / room;
    }

    finish() {
      const canvas = Object.assign(document.createElement("canvas"), OUT);
      this.draw(canvas);
      canvas.toBlob((detail) => this.dispatchEvent(new CustomEvent("cnj-cropped", { detail })), TYPE, 0.92);
    }
  }

  customElements.define("cnj-crop", CnjCrop);
})();
