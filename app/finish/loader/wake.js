// The only script of a page until a reader reaches for something that wakes it: the framework is loaded then, in the
// order in which the page had it, and what the reader did is done again once it is there.
(() => {
  const here = document.currentScript;
  const sources = (here.dataset.load || "").split(" ").filter(Boolean);
  const events = ["pointerover", "focusin", "touchstart", "click"];
  let clicked;
  let woken = false;

  const load = () => {
    for (const source of sources) {
      const script = document.createElement("script");
      script.src = source;
      script.async = false;
      document.head.append(script);
    }
  };

  const reach = (event) => {
    const wakes = event.target.closest?.("[data-wakes]");
    if (!wakes) return;
    wakes.setAttribute("data-reached", "");
    if (event.type === "click") clicked = event.target;
    if (woken) return;
    woken = true;
    load();
  };

  for (const name of events) document.addEventListener(name, reach, { capture: true, passive: true });

  // Whatever was reached for says when it lives; from then on it needs nobody to listen for it.
  document.addEventListener("benchbook:alive", (event) => {
    if (!clicked || !event.target.contains(clicked)) return;
    const again = clicked;
    clicked = undefined;
    again.click();
  });
})();
