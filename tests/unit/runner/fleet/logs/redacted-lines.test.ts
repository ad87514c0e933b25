import { expect, it } from "vitest";
import { RedactedLines } from "../../../../../runner/fleet/logs/redacted-lines.ts";
import { keepSecret } from "../../../../../runner/program/secrets/secrets.ts";

const TOKEN = "tøken-of-redacted-lines";
keepSecret(TOKEN);

/** What is kept of bytes that come in pieces of so many, and what is left at the end. */
function kept(text: string, bytes: number): [string, string] {
  const [lines, all] = [new RedactedLines(), Buffer.from(text)];
  let said = "";
  for (let from = 0; from < all.length; from += bytes) said += lines.push(all.subarray(from, from + bytes));
  return [said, lines.end()];
}

it.each([1, 2, 7, 1000])(
  "takes a secret out of text that comes in pieces of %d bytes, wherever they are cut",
  (bytes) => {
    expect(kept(`with ${TOKEN} and\nwithout\nand ${TOKEN}`, bytes)).toEqual([
      "with (not shown) and\nwithout\n",
      "and (not shown)",
    ]);
  },
);

it("holds a line without end back only as long as it is short", () => {
  const [said, rest] = kept("x".repeat(200_000), 1000);
  expect(said.length).toBeGreaterThan(130_000);
  expect(said + rest).toBe("x".repeat(200_000));
});

it("takes a secret out of a line without end, wherever that is cut", () => {
  for (let before = 65_990; before <= 66_000; before++) {
    const [said, rest] = kept(`${"x".repeat(before)}${TOKEN}${"x".repeat(2000)}`, 1000);
    expect(said + rest).toBe(`${"x".repeat(before)}(not shown)${"x".repeat(2000)}`);
  }
});

it("takes out a secret of which a half was written when the log was looked at", () => {
  const lines = new RedactedLines();
  const said = ["it is tøken-of", "-redacted-lines, and t"].map(
    (text) => lines.push(Buffer.from(text)) + lines.flush(),
  );
  expect([...said, lines.end()]).toEqual(["it is ", "(not shown), and ", "t"]);
});
