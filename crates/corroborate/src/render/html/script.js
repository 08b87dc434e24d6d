"use strict";
// Opens a citation beside the account: the report's text with the cited words marked. Without this script the same links
// lead to the words in the list of reports.
(() => {
  const panel = document.getElementById("panel");
  const title = panel.querySelector("h2");
  const text = panel.querySelector(".text");
  let opener = null;

  // A range over UTF-16 units [start, end) of the text below an element.
  function rangeOf(element, start, end) {
    const range = document.createRange();
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let at = 0;
    let begun = false;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const next = at + node.length;
      if (!begun && start < next) {
        range.setStart(node, start - at);
        begun = true;
      }
      if (begun && end <= next) {
        range.setEnd(node, end - at);
        return range;
      }
      at = next;
    }
    return null;
  }

  function open(link) {
    const source = document.getElementById(link.dataset.report);
    opener = link;
    title.textContent = document.getElementById(link.dataset.report + "-name").textContent;
    text.replaceChildren(...Array.from(source.childNodes, (node) => node.cloneNode(true)));
    text.querySelectorAll("[id]").forEach((node) => node.removeAttribute("id"));
    panel.hidden = false;
    const range = rangeOf(text, Number(link.dataset.start), Number(link.dataset.end));
    if (range) {
      if (window.CSS && CSS.highlights) {
        CSS.highlights.set("cited", new Highlight(range));
      } else {
        const selection = getSelection();
        selection.removeAllRanges();
        selection.addRange(range);
      }
      const box = range.getBoundingClientRect();
      panel.scrollTop += box.top - panel.getBoundingClientRect().top - panel.clientHeight / 3;
    }
    panel.querySelector("button").focus();
  }

  function close() {
    panel.hidden = true;
    if (opener) opener.focus();
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.cite");
    if (link) {
      event.preventDefault();
      open(link);
    } else if (event.target.closest("#panel button")) {
      close();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden) close();
  });
})();
