// Light or dark as the reader chose, before anything is painted; without a choice the system decides.
const KEY = "benchbook:theme";
const root = document.documentElement;

// A browser may be told to keep nothing, and then throws at the mere question.
const stored = () => {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
};

const keep = (choice) => {
  try {
    if (choice === "system") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, choice);
  } catch {
    // The choice then lasts as long as the page.
  }
};

const apply = (choice) => {
  if (choice === "light" || choice === "dark") root.dataset.theme = choice;
  else delete root.dataset.theme;
};

const show = () => {
  const choice = root.dataset.theme ?? "system";
  for (const input of document.querySelectorAll("[name=theme]")) input.checked = input.value === choice;
};

apply(stored());
document.addEventListener("DOMContentLoaded", show);
document.addEventListener("change", ({ target }) => {
  if (target.name !== "theme") return;
  keep(target.value);
  apply(target.value);
});
// Another window of the same site may have been told something else.
addEventListener("storage", ({ key, newValue }) => {
  if (key !== KEY) return;
  apply(newValue);
  show();
});
