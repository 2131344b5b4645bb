/* <cnj-swipe>: what it holds is turned with a finger, or by a tap on its sides.
 *
 * The event "cnj-turn" (detail: 1 or -1) says where to. Forward is where one reads on to: a swipe
 * to the left and a tap on the right, and the other way round where one reads from right to left.
 */
(function () {
  "use strict";

  if (customElements.get("cnj-swipe")) return;

  const BEGINS = 12;
  const TURNS = 56;
  /* The share of the width, at each side, that a tap turns. */
  const SIDE = 0.2;
  const OWN_TOUCH = "a, button, input, label, select, textarea, summary, video, audio";

  class CnjSwipe extends HTMLElement {
    connectedCallback() {
      if (this.ready) return;
      this.ready = true;
      this.addEventListener("pointerdown", (event) => this.begin(event));
      this.addEventListener("pointermove", (event) => this.move(event));
      this.addEventListener("pointerup", (event) => this.end(event));
      this.addEventListener("pointercancel", () => this.leave());
      this.addEventListener("click", (event) => this.tap(event));
      // Who has enlarged the page with two fingers moves about in it with one.
      visualViewport?.addEventListener("resize", () => { this.style.touchAction = this.enlarged ? "auto" : ""; });
    }

    get enlarged() {
      return (window.visualViewport?.scale ?? 1) > 1.05;
    }

    get forward() {
      return getComputedStyle(this).direction === "rtl" ? -1 : 1;
    }

    begin({ isPrimary, pointerType, pointerId, clientX, clientY, target }) {
      this.swiped = false;
      if (!isPrimary || pointerType === "mouse" || this.enlarged || target.closest("video, audio")) return;
      this.finger = { pointerId, x: clientX, y: clientY, by: 0 };
    }

    move({ pointerId, clientX, clientY }) {
      const { finger } = this;
      if (finger?.pointerId !== pointerId) return;
      finger.by = clientX - finger.x;
      const down = Math.abs(clientY - finger.y);
      if (!this.swiped) {
        if (Math.abs(finger.by) < BEGINS || Math.abs(finger.by) < down) return;
        this.swiped = true;
        this.setPointerCapture(pointerId);
      }
      this.style.setProperty("--cnj-drawn", `${finger.by}px`);
      this.dataset.drawn = "";
    }

    end({ pointerId }) {
      const { finger, swiped } = this;
      if (finger?.pointerId !== pointerId) return;
      this.leave();
      if (swiped && Math.abs(finger.by) >= TURNS) this.turn(finger.by < 0 ? this.forward : -this.forward);
    }

    leave() {
      this.finger = null;
      delete this.dataset.drawn;
      this.style.removeProperty("--cnj-drawn");
    }

    tap({ clientX, detail, target }) {
      // A press of a key is no tap, nor is what a finger does when it lets go of a card.
      if (this.swiped || !detail || target.closest(OWN_TOUCH) || !getSelection().isCollapsed) return;
      const { left, width } = this.getBoundingClientRect();
      const share = (clientX - left) / width;
      if (share < SIDE) this.turn(-this.forward);
      else if (share > 1 - SIDE) this.turn(this.forward);
    }

    turn(step) {
      this.dispatchEvent(new CustomEvent("cnj-turn", { detail: step }));
    }
  }

  customElements.define("cnj-swipe", CnjSwipe);
})();
