import { expect, it } from "vitest";
import { privateWordsIn } from "../../../../runner/adopt/private-words.ts";
import { storedFiles } from "../../../fixture/run-files/stored.ts";

it.each([
  ["a folder of a user", "Traceback: /home/ada/benchbook/app.py"],
  ["a folder of a user", "C:\\Users\\ada\\benchbook"],
  ["a folder of a user", "C:/Users/ada/benchbook and /mnt/c/Users/ada"],
  ["a folder of a user", "sqlite:////var/home/ada/shop.db"],
  ["a folder of a user", "open %2Fhome%2Fada%2Fshop.db"],
  ["a folder of a user", "no file in /root"],
  ["an e-mail address", "mail ada@example.org about it"],
  ["an e-mail address", 'GET /?who=ada%40example.org and "ada\\u0040example.org"'],
  ["an e-mail address", "ada&#64;example.org"],
  ["a login in an address", "postgres://shop:hunter2@db/orders"],
  ["a token", "authorization: Bearer abcdefghijklmnop1234"],
  ["a token", "with AKIAIOSFODNN7EXAMPLE of theirs"],
  ["a token", "cookie: session=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2ln"],
  ["a token", "with sk_live_abcdefghijklmnop of theirs"],
  ["a password", "connect host=db password=hunter2"],
  ["a private key", "-----BEGIN RSA PRIVATE KEY-----"],
  ["a network address", "connect ECONNREFUSED 192.168.1.17:5000"],
  ["a network address", "connect ECONNREFUSED 2001:db8::17:5000"],
  ["a network address", "connect EHOSTUNREACH fe80::1%eth0"],
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
  ["[::1]:5000 at 12:30:45 in std::fmt and face::b"],
  ["--token=(not shown) of task-management-systems"],
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
