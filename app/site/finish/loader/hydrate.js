// The only script of a page until a reader interacts with something that has to be hydrated: the framework is loaded
// then, in the order in which the page had it, and what the reader did is done again once it is there.
(() => {
  const here = document.currentScript;
  const sources = (here.dataset.load || "").split(" ").filter(Boolean);
  const events = ["pointerover", "focusin", "touchstart", "click", "change"];
  const hydrated = new WeakSet();
  let clicks = [];
  let isLoading = false;

  const load = (element) => {
    element.setAttribute("data-interacted", "");
    if (isLoading) return;
    isLoading = true;
    for (const source of sources) {
      const script = document.createElement("script");
      script.src = source;
      script.async = false;
      document.head.append(script);
    }
  };

  const interact = (event) => {
    const element = event.target.closest?.("[data-hydrates]");
    if (!element || hydrated.has(element)) return;
    load(element);
    // Links and summaries work without a script. Of other clicks the framework must not see half: all are done again.
    if (event.type !== "click" || event.target.closest("a, summary")) return;
    event.stopImmediatePropagation();
    clicks.push(event);
  };

  for (const name of events) document.addEventListener(name, interact, { capture: true, passive: true });

  // An address with a query for a figure counts as an interaction with it.
  document.addEventListener("DOMContentLoaded", () => {
    const query = new URLSearchParams(location.search);
    for (const one of document.querySelectorAll("[data-query]")) if (query.has(one.dataset.query)) load(one);
  });

  // What was hydrated reports it; from then on it listens for itself.
  document.addEventListener("benchbook:hydrated", (event) => {
    hydrated.add(event.target);
    const again = clicks.filter((one) => event.target.contains(one.target));
    clicks = clicks.filter((one) => !again.includes(one));
    for (const one of again) one.target.dispatchEvent(new MouseEvent("click", one));
  });
})();
