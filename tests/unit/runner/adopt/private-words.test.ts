import { expect, it } from "vitest";
import { privateWordsIn } from "../../../../runner/adopt/private-words.ts";
import { storedFiles } from "../../../fixture/run-files/stored.ts";

it.each([
  ["a folder of a user", "Traceback: /home/ada/benchbook/app.py"],
  ["a folder of a user", "C:\\Users\\ada\\benchbook"],
  ["a folder of a user", "no file in /root"],
  ["an e-mail address", "mail ada@example.org about it"],
  ["a login in an address", "postgres://shop:hunter2@db/orders"],
  ["a token", "authorization: Bearer abcdefghijklmnop1234"],
  ["a token", "with AKIAIOSFODNN7EXAMPLE of theirs"],
  ["a private key", "-----BEGIN RSA PRIVATE KEY-----"],
  ["a network address", "connect ECONNREFUSED 192.168.1.17:5000"],
])("finds %s in %j, in values and in keys", (what, text) => {
  expect(privateWordsIn({ observations: [{ error: text }] })).toEqual({ at: "observations.0.error", what });
  expect(privateWordsIn({ labels: { [text]: "1" } })?.at).toBe("labels");
});

it.each([
  ["connect ECONNREFUSED 127.0.0.1:5000"],
  ["uvicorn --host 0.0.0.0 --port 5000 targets.fastapi.app:app"],
  ["/usr/local/bin/gunicorn --workers=3"],
  ["GET /test/sync-cpubound/12 answered 500 rather than 200"],
  ["homes and /homework/x"],
  // As a histogram has it by chance.
  ["HISTFAAAAEV4nJNpmSzM+akiaAbcdefghijk/Akia0123456789x+AKIAbcdefghijklmnop="],
])("finds nothing in %j", (text) => {
  expect(privateWordsIn([text])).toBeNull();
});

it("takes four numbers for a version where versions stand", () => {
  expect(privateWordsIn({ packages: { lib: "10.1.2.3" } })).toBeNull();
  expect(privateWordsIn({ message: "10.1.2.3" })?.what).toBe("a network address");
});

it("finds nothing in runs that were measured", async () => {
  const found = Object.entries(await storedFiles()).map(([name, text]) => [name, privateWordsIn(JSON.parse(text))]);
  expect(found.filter(([, words]) => words !== null)).toEqual([]);
});
