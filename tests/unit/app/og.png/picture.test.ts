import { afterEach, describe, expect, it, vi } from "vitest";
import { drawPicture } from "../../../../app/og.png/picture.tsx";
import { CHARACTERS } from "../../../../app/site/fonts/characters.ts";
import { drawable } from "../../../../app/site/fonts/drawable.ts";

const real = fetch;

afterEach(() => vi.unstubAllGlobals());

const TEXTS = {
  "Chinese, Japanese and Korean": "異步 かな 한국어",
  emoji: "fast 🚀, 👩‍🚀, 🇨🇭, 1️⃣ and ©️",
  "right to left": "‏עברית والعربية",
  "accents and ligatures": "Dvořák Łódź ﬁn Ἀ",
  "Devanagari and Thai": "हिन्दी ไทย",
  symbols: "→ ≤ ∑ ☃ ½ × − † \u202f | \u00a0 | ¥ € ☎ ✔ ℃ 𝟏 𝕏",
  "what is no character": "\ud800 \ufffd \u200b \u0007",
  "every character of the site": CHARACTERS,
};

describe("the picture for links asks the network for nothing, whatever it says:", () => {
  it.each(Object.entries(TEXTS))("%s", async (_, text) => {
    const asked: string[] = [];
    vi.stubGlobal("fetch", async (asking: string | URL | Request) => {
      const address = asking instanceof Request ? asking.url : String(asking);
      // The drawer's own program comes as such an address.
      if (address.startsWith("data:")) return real(address);
      asked.push(address);
      throw new Error("no network");
    });
    const bars = [
      { label: text, value: 1, unit: "s" },
      { label: "b", value: null, unit: "s" },
    ];
    const response = await drawPicture({ title: text, heading: text, bars, source: text });
    const picture = Buffer.from(await response.arrayBuffer());
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(asked).toEqual([]);
  });
});

it("says a letter without its accent, and a question mark for a run of what it cannot say", () => {
  expect(drawable("Dvořák ﬁn")).toBe("Dvorak fin");
  expect(drawable("a 異步 b 🚀")).toBe("a ? b ?");
});
