import type { ReactNode } from "react";

/** Stand-ins for every component that the article names, which show only what is inside them. */
export function standIns(source: string) {
  const names = [...source.matchAll(/<([A-Z]\w*)/g)].flatMap(([, name]) => name ?? []);
  const inner = ({ children }: { children?: ReactNode }) => children ?? null;
  return Object.fromEntries(names.map((name) => [name, inner]));
}
