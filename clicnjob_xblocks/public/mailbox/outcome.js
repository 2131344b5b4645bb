/* <cnj-mailbox-outcome>: what is good first, then one thing to better, all of it for who asks.
 *
 * start({outcome, passedWords, strings, again}): "again" names the button that goes on with it.
 * Events: "cnj-go-on", "cnj-anew", "cnj-next".
 */
(function () {
  "use strict";

  if (customElements.get("cnj-mailbox-outcome")) return;

  const Part = customElements.get("cnj-mailbox-part");
  const MOST_GOOD = 3;

  class CnjMailboxOutcome extends Part {
    start({ outcome, passedWords, strings, again }) {
      Object.assign(this, { strings });
      this.listen();
      this.classList.add("cnj-mailbox__outcome");
      const { passed, good, better, all } = outcome;
      this.dataset.passed = String(passed);
      const said = passed ? strings.well_done : good.length ? strings.good_start : strings.not_yet;
      this.heading = this.make("h4", "cnj-mailbox__said", this.icon(passed ? "check" : "flag"), said);
      this.heading.tabIndex = -1;
      const parts = [this.heading];
      if (passedWords) {
        const words = this.make("div", "cnj-mailbox__passed");
        words.innerHTML = passedWords;
        parts.push(words);
      }
      if (good.length) parts.push(this.section("good", strings.good, this.ticked(good.slice(0, MOST_GOOD))));
      if (better) parts.push(this.section("better", passed ? strings.advice : strings.one_thing, this.make("p", "", better)));
      if (all.length > 1) parts.push(this.points(all));
      const go = this.button(`cnj-button${passed ? "" : " cnj-button--primary"}`, "again", again);
      const next = this.button("cnj-button cnj-button--primary", "next", strings.next_mission);
      const anew = this.button("cnj-button", "anew", strings.again);
      const buttons = passed ? [next, anew, ...(better ? [go] : [])] : [go];
      parts.push(this.make("div", "cnj-cluster cnj-mailbox__go", ...buttons));
      this.replaceChildren(...parts);
    }

    section(name, title, content) {
      return this.make("section", `cnj-mailbox__${name}`, this.make("h5", "cnj-mailbox__part-title", title), content);
    }

    ticked(sentences) {
      return this.make("ul", "cnj-mailbox__ticks", ...sentences.map((each) => this.make("li", "", this.icon("check"), this.make("span", "", each))));
    }

    points(all) {
      const rows = all.map(({ label, met, must, sentence }) => {
        const name = met ? "point_met" : must ? "point_missing" : "point_advice";
        const state = this.make("span", `cnj-badge cnj-badge--${met ? "success" : "warning"}`, this.strings[name]);
        return this.make("li", "", this.make("span", "cnj-mailbox__point", this.make("strong", "", label), state), this.make("span", "cnj-small", sentence));
      });
      const fold = this.make("details", "cnj-mailbox__points");
      fold.append(this.make("summary", "", this.strings.all_points), this.make("ul", "cnj-mailbox__point-list", ...rows));
      return fold;
    }

    on_again() {
      this.tell("cnj-go-on");
    }

    on_anew() {
      this.tell("cnj-anew");
    }

    on_next() {
      this.tell("cnj-next");
    }
  }

  customElements.define("cnj-mailbox-outcome", CnjMailboxOutcome);
})();
