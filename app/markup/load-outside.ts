/**
 * A package as Node loads it, outside the bundle: on the server only. Found without an import, since bundles for the browser
 * have code in them that could call this there and never does.
 */
export function loadOutside(name: string): unknown {
  const { createRequire } = process.getBuiltinModule("node:module");
  return createRequire(`${process.cwd()}/package.json`)(name);
}
