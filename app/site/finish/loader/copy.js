// Buttons that copy the text beside them, which `data-copies` marks within the same block.
const SAID_MILLISECONDS = 2000;

const say = (button, word) => {
  const before = button.dataset.before ?? button.textContent;
  button.dataset.before = before;
  button.textContent = word;
  setTimeout(() => {
    button.textContent = before;
  }, SAID_MILLISECONDS);
};

document.addEventListener("click", async ({ target }) => {
  const button = target.closest?.("[data-copy]");
  if (!button) return;
  const text = button.closest("[data-copyable]")?.querySelector("[data-copies]")?.textContent ?? "";
  try {
    await navigator.clipboard.writeText(text.trim());
    say(button, "Copied");
  } catch {
    say(button, "Not allowed");
  }
});
