/* <cnj-workshop-run>: the whole screen for one step at a time, with the clock. It asks the network nothing.
 *
 * "cnj-workshop-over" is told once the last step is ended.
 */
(function () {
  "use strict";

  if (customElements.get("cnj-workshop-run")) return;

  const NEAR_THE_END = 60;

  class CnjWorkshopRun extends HTMLElement {
    begin({ strings, key, articles }) {
      Object.assign(this, { strings, articles, told: "" });
      this.clock = document.createElement("cnj-workshop-clock");
      this.clock.addEventListener("cnj-tick", () => this.tick());
      this.clock.begin(articles.map(({ dataset }) => ({ id: dataset.step, minutes: Number(dataset.minutes) })), key);
      this.dialog = this.part("dialog");
      this.part("bar").replaceChildren(...articles.map(({ dataset }) => {
        const made = document.createElement("li");
        made.style.flexGrow = dataset.minutes;
        return made;
      }));
      const acts = {
        go: () => (this.clock.running ? this.clock.pause() : this.clock.start()),
        next: () => this.move(1),
        previous: () => this.move(-1),
        hide: () => this.hide(this.part("hide").getAttribute("aria-pressed") !== "true"),
        close: () => this.dialog.close(),
      };
      for (const [name, act] of Object.entries(acts)) this.part(name).addEventListener("click", act);
      this.dialog.addEventListener("keydown", (event) => this.press(event));
      this.dialog.addEventListener("close", () => this.closed());
      this.hide(false);
      // The page was left, or loaded anew, in the middle of the workshop.
      if (this.clock.isShown) this.open();
    }

    part(name) {
      return this.querySelector(`[data-run="${name}"]`);
    }

    /* Over the whole screen where the browser gives it; in a frame that it does not, in its place. */
    async open() {
      const full = await wholeScreen();
      this.inPlace = window.parent !== window && !full;
      this.dialog.toggleAttribute("data-in-place", this.inPlace);
      if (this.inPlace) this.dialog.show();
      else this.dialog.showModal();
      this.dispatchEvent(new CustomEvent("cnj-workshop-open"));
      this.clock.shown(true);
      this.show();
      this.part("title").focus();
      if (this.inPlace) this.dialog.scrollIntoView();
      this.stayAwake();
    }

    closed() {
      if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
      this.awake?.release().catch(() => {});
      this.awake = null;
      this.clock.shown(false);
      this.dispatchEvent(new CustomEvent("cnj-workshop-close"));
    }

    async stayAwake() {
      // The front end frames a unit without this right; to ask all the same is an error on the console.
      if (document.featurePolicy?.allowsFeature("screen-wake-lock") === false) return;
      try {
        this.awake = await navigator.wakeLock.request("screen");
      } catch {
        // an older browser, or little battery: the screen goes dark as ever
      }
    }

    press(event) {
      const { key, target, altKey, ctrlKey, metaKey } = event;
      if (altKey || ctrlKey || metaKey || target.closest("input, textarea, select")) return;
      const forward = getComputedStyle(this).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
      if (key === "ArrowRight" || key === "ArrowLeft") {
        event.preventDefault();
        this.move(key === forward ? 1 : -1, { last: false });
      }
    }

    /* Past the last step it is over; an arrow key alone does not end it. */
    move(by, { last = true } = {}) {
      const place = this.clock.at + by;
      if (place >= this.articles.length) {
        if (last) this.end();
        return;
      }
      if (place < 0) return;
      this.clock.go(place);
      this.show();
      this.part("title").focus();
    }

    end() {
      this.dialog.close();
      this.clock.reset();
      this.dispatchEvent(new CustomEvent("cnj-workshop-over"));
    }

    hide(is) {
      this.part("hide").setAttribute("aria-pressed", String(is));
      this.dialog.toggleAttribute("data-without-own", is);
    }

    show() {
      const { at } = this.clock;
      const article = this.articles[at];
      const { title, minutes } = article.dataset;
      const place = { number: at + 1, count: this.articles.length };
      this.part("title").textContent = title;
      this.part("place").textContent = fill(this.strings.step, place);
      this.part("body").replaceChildren(article.querySelector("[data-step-body]").cloneNode(true));
      this.part("main").scrollTop = 0;
      this.part("previous").disabled = at === 0;
      this.part("next").textContent = at + 1 < this.articles.length ? this.strings.next : this.strings.finish;
      [...this.part("bar").children].forEach((each, number) => {
        each.dataset.is = number < at ? "done" : number === at ? "now" : "next";
      });
      this.warned = this.clock.left <= NEAR_THE_END;
      this.ended = this.clock.left <= 0;
      this.tell(fill(this.strings.step_begins, { ...place, title, minutes }));
      this.tick();
    }

    tick() {
      if (!this.dialog?.open) return;
      const { left, wholeLeft, running, begun } = this.clock;
      this.write("time", clockTime(left));
      this.write("left", left < 0 ? this.strings.over : this.strings.left);
      this.part("clock").toggleAttribute("data-over", left < 0);
      this.write("whole", this.whole(wholeLeft, running));
      this.write("go", running ? this.strings.pause : begun ? this.strings.resume : this.strings.start);
      if (!this.warned && left <= NEAR_THE_END) {
        this.warned = true;
        this.tell(this.strings.one_minute);
      }
      if (!this.ended && left <= 0) {
        this.ended = true;
        this.tell(this.strings.time_is_up);
      }
    }

    whole(seconds, running) {
      if (seconds <= 0) return this.strings.whole_over;
      const told = fill(this.strings.whole_left, { time: clockTime(seconds) });
      if (!running) return told;
      const hour = new Date(Date.now() + seconds * 1000).toLocaleTimeString(document.documentElement.lang || undefined, { hour: "2-digit", minute: "2-digit" });
      return `${told}, ${fill(this.strings.whole_until, { hour })}`;
    }

    write(name, text) {
      const part = this.part(name);
      if (part.textContent !== text) part.textContent = text;
    }

    /* To whoever hears the page; the figures themselves are not read out each second. */
    tell(sentence) {
      this.part("told").textContent = sentence;
    }
  }

  async function wholeScreen() {
    try {
      await document.documentElement.requestFullscreen();
      return true;
    } catch {
      return false;
    }
  }

  /* Minutes and seconds; with a sign once the time is over. */
  function clockTime(seconds) {
    const whole = seconds < 0 ? Math.floor(-seconds) : Math.ceil(seconds);
    const hours = Math.floor(whole / 3600);
    const minutes = Math.floor((whole % 3600) / 60);
    const parts = hours ? [hours, String(minutes).padStart(2, "0")] : [minutes];
    return `${seconds < 0 ? "+" : ""}${[...parts, String(whole % 60).padStart(2, "0")].join(":")}`;
  }

  function fill(sentence, values) {
    return Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), sentence);
  }

  customElements.define("cnj-workshop-run", CnjWorkshopRun);
})();
