import { expect, it } from "vitest";
import { SentParts } from "../../../../../runner/load/sent-parts.ts";
import { keepName, keepSecret, withoutSecrets } from "../../../../../runner/program/secrets/secrets.ts";

const PASSWORD = "pässwörd";
const basic = Buffer.from(`ada:${PASSWORD}`).toString("base64");
new SentParts({
  headers: { authorization: `Basic ${basic}`, cookie: 'session="8d1f0c55"; seen=1', accept: "application/json" },
  body: { user: { name: "ada.lovelace@example.org", pin: "1234" } },
});

it.each([
  ["a token without its scheme", `no such token ${basic}`, "no such token (not shown)"],
  ["the password that was encoded", `no entry for ${PASSWORD}`, "no entry for (not shown)"],
  ["a word of a cookie, quotes and all", 'unknown "8d1f0c55"', 'unknown "(not shown)"'],
  ["a text of the body", "ada.lovelace@example.org is taken", "(not shown) is taken"],
  ["a text of the body, as an address has it", "?name=ada.lovelace%40example.org", "?name=(not shown)"],
  [
    "a short text of the body, where it stands in quotes",
    `{"input": "1234"}, '1234'`,
    `{"input": "(not shown)"}, '(not shown)'`,
  ],
])("leaves out %s", (_, said, shown) => {
  expect(withoutSecrets(said)).toBe(shown);
});

it("leaves innocent text alone: short words, and what form of answer is wanted", () => {
  const said = "expected application/json, got 1234 bytes of seen";
  expect(withoutSecrets(said)).toBe(said);
});

it("leaves out the name of a machine, however short, where it is a word of its own", () => {
  for (const name of ["n-1", "db2", "node"]) keepName(name);
  expect(withoutSecrets("no such image on n-1; db2.example.org, n-10 and on-1 are fine")).toBe(
    "no such image on (not shown); (not shown).example.org, n-10 and on-1 are fine",
  );
  expect(withoutSecrets('its node is "node"')).toBe('its node is "(not shown)"');
});

it.each([
  ["JSON in ASCII alone", "k/ey(1)&\\u00fc 'x'"],
  ["JSON with escaped slashes", "k\\/ey(1)&ü 'x'"],
  ["an address, as JavaScript writes it", "k%2Fey(1)%26%C3%BC%20'x'"],
  ["an address, as Python writes it", "k/ey%281%29%26%C3%BC%20%27x%27"],
  ["a form", "k%2Fey%281%29%26%C3%BC+%27x%27"],
  ["an address with small letters", "k%2fey%281%29%26%c3%bc%20%27x%27"],
  ["an address of nothing but bytes", "%6b%2f%65%79%28%31%29%26%c3%bc%20%27%78%27"],
  ["capitals", "K/EY(1)&Ü 'X'"],
  ["capitals of an address", "K%2FEY%281%29%26%C3%BC+%27X%27"],
  ["hexadecimal", "6b2f657928312926c3bc20277827"],
  ["capitals of hexadecimal", "6B2F657928312926C3BC20277827"],
  ["base64", "ay9leSgxKSbDvCAneCc="],
  ["HTML", "k/ey(1)&amp;ü &#39;x&#39;"],
  ["HTML, as others write it", "k/ey(1)&amp;ü &#x27;x&#x27;"],
])("leaves out what a server repeats in %s", (_, said) => {
  keepSecret("k/ey(1)&ü 'x'");
  expect(withoutSecrets(`no such key: ${said}.`)).toBe("no such key: (not shown).");
});

it("leaves out what stands within something else in base64, wherever in it, but letters that tell of the rest too", () => {
  keepSecret("token-7f3a?>~");
  for (const encoding of ["base64", "base64url"] as const)
    for (const before of ["", "a", "ab", "ada:"])
      for (const after of ["", "z", "zz", "\n{}"]) {
        const shown = withoutSecrets(Buffer.from(`${before}token-7f3a?>~${after}`).toString(encoding));
        expect(shown).toMatch(/^[\w+/-]{0,6}\(not shown\)[\w+/=-]{0,8}$/);
      }
});

it("leaves letters alone that a secret has in another mixture of capitals and small ones", () => {
  keepSecret("postgres");
  expect(withoutSecrets("PostgreSQL for POSTGRES as postgres")).toBe("PostgreSQL for (not shown) as (not shown)");
});

it("leaves out each line of a secret that has several, of which a log may show the last ones alone", () => {
  keepSecret("-----BEGIN KEY-----\nMC4CAQAwBQYDK2Vw\r\nBCIEIL\n");
  expect(withoutSecrets("MC4CAQAwBQYDK2Vw\nBCIEIL")).toBe("(not shown)\nBCIEIL");
});

it("leaves out a secret however long it is", () => {
  const long = "/é".repeat(30_000);
  keepSecret(long);
  expect(withoutSecrets(`got ${long}.`)).toBe("got (not shown).");
});
