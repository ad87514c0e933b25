// Marks, in the table of contents, the section that is being read: the last whose heading has passed the top.
const TOP_SHARE = 0.25;

const follow = () => {
  const links = new Map([...document.querySelectorAll(".contents a")].map((link) => [link.hash.slice(1), link]));
  const headings = [...links.keys()].flatMap((id) => document.getElementById(id) ?? []);
  if (headings.length === 0) return;
  const mark = () => {
    const limit = innerHeight * TOP_SHARE;
    const current = headings.findLast((heading) => heading.getBoundingClientRect().top <= limit);
    for (const [id, link] of links) {
      if (id === current?.id) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  let waiting = false;
  const soon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      mark();
    });
  };
  addEventListener("scroll", soon, { passive: true });
  addEventListener("resize", soon, { passive: true });
  mark();
};

document.addEventListener("DOMContentLoaded", follow);
