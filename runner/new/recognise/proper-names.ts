import { SERVER_PROGRAMS } from "./server-programs.ts";

/** What frameworks and languages are called, by the names of their packages and of their families. */
export const TITLES: Readonly<Record<string, string>> = {
  ...{ fastapi: "FastAPI", flask: "Flask", django: "Django", litestar: "Litestar", sanic: "Sanic", quart: "Quart" },
  ...{ aiohttp: "aiohttp", tornado: "Tornado", falcon: "Falcon", bottle: "Bottle", starlette: "Starlette" },
  ...{ node: "Node", go: "Go", ruby: "Ruby", java: "Java", rust: "Rust", php: "PHP" },
};

const NAMES = new Map(
  [...Object.values(TITLES), ...Object.values(SERVER_PROGRAMS).map(({ title }) => title), "API", "HTTP"].map((name) => [
    name.toLowerCase(),
    name,
  ]),
);

/** What figures and tables call a service: `shop-web` is "Shop web", and `fastapi-api` is "FastAPI API". */
export function labelOf(service: string): string {
  const words = service.split(/[-_]+/).filter((word) => word !== "");
  return words.map((word, place) => NAMES.get(word) ?? (place === 0 ? capital(word) : word)).join(" ");
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
