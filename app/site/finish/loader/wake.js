// The only script of a page until a reader reaches for something that wakes it: the framework is loaded then, in the
// order in which the page had it, and what the reader did is done again once it is there.
(() => {
  const here = document.currentScript;
  const sources = (here.dataset.load || "").split(" ").filter(Boolean);
  const events = ["pointerover", "focusin", "touchstart", "click"];
  const alive = new WeakSet();
  let clicked = [];
  let woken = false;

  const wake = (wakes) => {
    wakes.setAttribute("data-reached", "");
    if (woken) return;
    woken = true;
    for (const source of sources) {
      const script = document.createElement("script");
      script.src = source;
      script.async = false;
      document.head.append(script);
    }
  };

  const reach = (event) => {
    const wakes = event.target.closest?.("[data-wakes]");
    if (!wakes || alive.has(wakes)) return;
    wake(wakes);
    // Links and what opens by itself need nobody. Of other clicks the framework must not see half: all are done again.
    if (event.type !== "click" || event.target.closest("a, summary")) return;
    event.stopImmediatePropagation();
    clicked.push(event);
  };

  for (const name of events) document.addEventListener(name, reach, { capture: true, passive: true });

  // An address that says how something is to be shown reaches for it.
  document.addEventListener("DOMContentLoaded", () => {
    const asked = new URLSearchParams(location.search);
    for (const one of document.querySelectorAll("[data-asked]")) if (asked.has(one.dataset.asked)) wake(one);
  });

  // Whatever was reached for says when it lives; from then on it needs nobody to listen for it.
  document.addEventListener("benchbook:alive", (event) => {
    alive.add(event.target);
    const again = clicked.filter((one) => event.target.contains(one.target));
    clicked = clicked.filter((one) => !again.includes(one));
    for (const one of again) one.target.dispatchEvent(new MouseEvent("click", one));
  });
})();
