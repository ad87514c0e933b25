import { describe, expect, it } from "vitest";
import { baseOfChunks, belowBase, joined } from "../../../../../app/site/finish/below-base.ts";

const pieces = (...all: string[]) => all.map((piece) => `self.__next_f.push([1,${JSON.stringify(piece)}])`);

describe("addresses that Next writes itself", () => {
  it.each([
    ['<link rel="stylesheet" href="/_next/static/chunks/a.css"/>', '"/name/_next/static/chunks/a.css"'],
    ['<link rel="icon" href="/icon.svg?icon.1.svg"/>', '"/name/icon.svg?icon.1.svg"'],
    [`${pieces('4:"/_next/static/chunks/a.js"')}`, '\\"/name/_next/static/chunks/a.js\\"'],
  ])("are put below the base path in %s, once", (markup, expected) => {
    const below = belowBase(markup, "/name");
    expect(below).toContain(expected);
    expect(belowBase(below, "/name")).toBe(below);
    expect(belowBase(markup, "")).toBe(markup);
  });

  it.each(['<a href="/name/runs/">', "<code>&quot;/_next/static/a.js&quot;</code>", "<p>see /_next/static/a.js</p>"])(
    "do not touch %s",
    (markup) => expect(belowBase(markup, "/name")).toBe(markup),
  );

  it("are found wherever a piece of what a page is hydrated from ends", () => {
    const whole = '4:"/_next/static/chunks/a.js"\n5:I[1,["$4"],"say \\"]) to it"]\n';
    for (let cut = 0; cut <= whole.length; cut++) {
      const script = belowBase(
        joined(["before()", ...pieces(whole.slice(0, cut), whole.slice(cut)), "after()"]),
        "/name",
      );
      expect(pushedBy(script)).toBe(whole.replace("/_next", "/name/_next"));
    }
  });
});

it("tells what is loaded later where it is, unless that is the root", () => {
  expect(baseOfChunks("/of/name")).toBe('self.TURBOPACK_CHUNK_BASE_PATH="/of/name/_next/";\n');
  expect(baseOfChunks("")).toBe("");
});

/** What such a script hands to the framework, all together. */
function pushedBy(script: string): string {
  const pushed = Array.from(script.matchAll(/self\.__next_f\.push\((.*)\);/g), ([, array = ""]) => JSON.parse(array));
  return pushed.map(([, text]) => text).join("");
}
