/* <cnj-aloud>: reads with the browser's own voice, and shows what is being read.
 *
 * offer(words, elements)   elements() gives what is to be read, when it is asked for
 * rest()                   stops
 *
 * The sentence is marked, and the word in it where the voice says at which one it is. Not every
 * browser can mark a part of a text: there the paragraph bears data-spoken. Hidden without a voice.
 */
(function () {
  "use strict";

  if (customElements.get("cnj-aloud")) return;

  const BLOCKS = "p, li, dt, dd, h2, h3, h4, pre, blockquote, legend, figcaption, label, button, div";

  class CnjAloud extends HTMLElement {
    offer({ read, stop }, elements) {
      this.words = { read, stop };
      this.hidden = !("speechSynthesis" in window && "SpeechSynthesisUtterance" in window);
      if (this.hidden) return;
      this.elements = elements;
      this.button ??= this.add();
      this.rest();
    }

    add() {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "cnj-button cnj-button--quiet";
      button.addEventListener("click", () => (this.reading ? this.rest() : this.read()));
      this.append(button);
      return button;
    }

    read() {
      this.sentences = this.elements().flatMap((each) => paragraphs(each)).flatMap((each) => sentencesOf(each));
      this.reading = {};
      this.button.textContent = this.words.stop;
      speechSynthesis.cancel();
      this.say(0, this.reading);
    }

    /* One sentence after the other: some browsers fall silent in the midst of a long text. */
    say(place, reading) {
      if (this.reading !== reading) return;
      const sentence = this.sentences[place];
      if (!sentence) {
        this.rest();
        return;
      }
      const said = new SpeechSynthesisUtterance(sentence.text);
      said.lang = this.closest("[lang]")?.lang || "fr";
      said.rate = 0.9;
      said.onstart = () => this.reading === reading && mark(sentence);
      said.onboundary = ({ name, charIndex }) => this.reading === reading && name !== "sentence" && mark(sentence, charIndex);
      said.onend = () => this.say(place + 1, reading);
      said.onerror = () => this.reading === reading && this.rest();
      speechSynthesis.speak(said);
    }

    rest() {
      if (this.reading) {
        speechSynthesis.cancel();
        unmark();
      }
      this.reading = null;
      if (this.button) this.button.textContent = this.words.read;
    }

    disconnectedCallback() {
      this.rest();
    }
  }

  /* The texts of an element, cut where a voice makes a pause whatever the signs are. */
  function paragraphs(element) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const found = [];
    let last = null;
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!node.data.trim() || node.parentElement.closest("[hidden], [aria-hidden=true], details:not([open])")) continue;
      const block = node.parentElement.closest(BLOCKS);
      if (!last || last.block !== block) {
        last = { block, text: "", nodes: [] };
        found.push(last);
      }
      last.nodes.push({ node, start: last.text.length });
      last.text += node.data;
    }
    return found;
  }

  function sentencesOf(paragraph) {
    return cut(paragraph.text).map(({ text, start }) => ({ text, start, paragraph }));
  }

  function cut(text) {
    if (Intl.Segmenter) {
      const found = new Intl.Segmenter(undefined, { granularity: "sentence" }).segment(text);
      return Array.from(found, ({ segment, index }) => ({ text: segment, start: index })).filter((each) => each.text.trim());
    }
    return Array.from(text.matchAll(/[^.!?…]+[.!?…]*\s*/g), (found) => ({ text: found[0], start: found.index }));
  }

  function mark(sentence, at) {
    const { paragraph, start, text } = sentence;
    if (!CSS.highlights || !window.Highlight) {
      unmark();
      paragraph.block.dataset.spoken = "";
      return;
    }
    CSS.highlights.set("cnj-sentence", new Highlight(range(paragraph, start, start + text.trimEnd().length)));
    const word = at === undefined ? null : /^[^\s]+/.exec(text.slice(at));
    if (word) CSS.highlights.set("cnj-word", new Highlight(range(paragraph, start + at, start + at + word[0].length)));
    else CSS.highlights.delete("cnj-word");
  }

  function unmark() {
    CSS.highlights?.delete("cnj-sentence");
    CSS.highlights?.delete("cnj-word");
    for (const each of document.querySelectorAll("[data-spoken]")) delete each.dataset.spoken;
  }

  function range(paragraph, from, to) {
    const made = new Range();
    made.setStart(...where(paragraph, from));
    made.setEnd(...where(paragraph, to));
    return made;
  }

  function where({ nodes }, at) {
    const { node, start } = nodes.findLast?.((each) => each.start <= at) ?? nodes[0];
    return [node, Math.min(Math.max(0, at - start), node.data.length)];
  }

  customElements.define("cnj-aloud", CnjAloud);
})();
