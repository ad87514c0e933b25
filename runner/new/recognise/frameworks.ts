/** Frameworks for Python by the name of their package; one that builds on another stands before it. */
const PYTHON = [
  "fastapi",
  "flask",
  "django",
  "litestar",
  "sanic",
  "quart",
  "tornado",
  "aiohttp",
  "falcon",
  "bottle",
  "starlette",
];

/** Files of package managers for Python. */
const PYTHON_FILES = ["requirements.txt", "pyproject.toml", "Pipfile"];

/** Files of others, and the language of what has one. */
const LANGUAGES: readonly [string, string][] = [
  ["package.json", "node"],
  ["go.mod", "go"],
  ["Gemfile", "ruby"],
  ["pom.xml", "java"],
  ["build.gradle", "java"],
  ["Cargo.toml", "rust"],
  ["composer.json", "php"],
];

/**
 * The framework of an application for Python, from what its package manager or its Dockerfile installs.
 *
 * @param read the text of one of its files; null where it is not there
 * @returns undefined where nothing tells
 */
export function pythonFrameworkOf(read: (name: string) => string | null, dockerfile: string): string | undefined {
  const texts = PYTHON_FILES.map((file) => read(file) ?? "");
  const installed = dockerfile.split("\n").filter((line) => /\binstall\b|\badd\b/.test(line));
  return PYTHON.find(
    (name) =>
      texts.some((text) => new RegExp(`(?:^\\W*(?:from\\W+)?|["'])${name}(?![\\w-])`, "im").test(text)) ||
      installed.some((line) => new RegExp(`[\\s"']${name}(?![\\w-])`, "i").test(line)),
  );
}

/** The framework or language of any application, found in the same way. */
export function frameworkOf(read: (name: string) => string | null, dockerfile: string): string | undefined {
  return pythonFrameworkOf(read, dockerfile) ?? LANGUAGES.find(([file]) => read(file) !== null)?.[1];
}
