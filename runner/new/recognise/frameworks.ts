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

/** Files that a package manager reads, and what an application that has one is written for. */
const MANIFESTS: readonly [string, (text: string) => string | undefined][] = [
  ["requirements.txt", python],
  ["pyproject.toml", python],
  ["Pipfile", python],
  ["package.json", () => "node"],
  ["go.mod", () => "go"],
  ["Gemfile", () => "ruby"],
  ["pom.xml", () => "java"],
  ["build.gradle", () => "java"],
  ["Cargo.toml", () => "rust"],
  ["composer.json", () => "php"],
];

function python(text: string): string | undefined {
  return PYTHON.find((name) => new RegExp(`^\\W*(?:from\\W+)?${name}(?![\\w-])`, "im").test(text));
}

/**
 * The framework or language of an application, from what its package manager reads.
 *
 * @param read the text of one of its files; null where it is not there
 * @returns undefined where nothing tells
 */
export function frameworkOf(read: (name: string) => string | null): string | undefined {
  for (const [file, familyIn] of MANIFESTS) {
    const text = read(file);
    const family = text === null ? undefined : familyIn(text);
    if (family) return family;
  }
  return undefined;
}
