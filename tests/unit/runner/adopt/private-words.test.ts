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
  ["a folder of a user", "-v/home/ada:/x"],
  ["a folder of a user", "cannot read /data/home/ada/x or /home2/ada/x"],
  ["a folder of a user", "/run/media/ada/stick/benchbook"],
  ["a folder of a user", "/private/var/folders/zz/zyxvpxvq6csfxvn_n0000000000000/T/x"],
  ["a folder of a user", "cd ~ada/benchbook"],
  ["a folder of a user", "\\\\fileserver\\ada\\share"],
  ["a folder of a user", "..\\Users\\ada\\x and C:\\Documents and Settings\\ada"],
  ["the name of a user", "ada@thinkpad:~$ python app.py"],
  ["the name of a user", "ssh ada@localhost"],
  ["the name of a user", "env USER=ada"],
  ["the name of a user", "uid=1000(ada) gid=1000(ada)"],
  ["the name of a host", "getaddrinfo ENOTFOUND db.corp.internal"],
  ["the name of a host", "no answer from ada-thinkpad.local."],
  ["the name of a host", "started on ip-10-0-3-17"],
  ["the name of a host", "HOSTNAME=thinkpad"],
  ["a hardware address", "ether 02:42:ac:11:00:02 up"],
  ["a header that lets somebody in", "Authorization: Digest abcd"],
  ["a header that lets somebody in", "Set-Cookie: sid=abcdef0123456789; Secure"],
  ["an e-mail address", "mail ada@example.org about it"],
  ["an e-mail address", 'GET /?who=ada%40example.org and "ada\\u0040example.org"'],
  ["an e-mail address", "ada&#64;example.org"],
  ["a login in an address", "postgres://shop:hunter2@db/orders"],
  ["a token", "authorization: Bearer abcdefghijklmnop1234"],
  ["a token", "with AKIAIOSFODNN7EXAMPLE of theirs"],
  ["a token", "cookie: session=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2ln"],
  ["a token", "with sk_live_abcdefghijklmnop of theirs"],
  ["a token", "with AIzaSyA1234567890abcdefghijklmnopqrstuvwx of theirs"],
  ["a token", "POST https://hooks.slack.com/services/T000/B000/abc"],
  ["a key", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA"],
  ["a password", "connect host=db password=hunter2"],
  ["a password", "X-Api-Key: abcdef0123456789"],
  ["a password", '{"password": "hunter22"}'],
  ["a password", "serve --token hunter22"],
  ["a password", "aws_secret_access_key = wJalrXUtnFEMI"],
  ["a private key", "-----BEGIN RSA PRIVATE KEY-----"],
  ["a network address", "connect ECONNREFUSED 192.168.1.17:5000"],
  ["a network address", "no route to 192.168.1.17."],
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
  ["<class 'threading.local'> of werkzeug.local.LocalProxy at host.docker.internal, node:internal/process"],
  ["python@sha256:0123456789abcdef built with PWD=/app and USER=root"],
  ["Unexpected token '<', expected a bearer token; Basic authentication is not supported"],
  ["x = left @ right at 12:30:45, 2026-11-29T12:30:45.123Z"],
  // As a histogram has it by chance.
  ["HISTFAAAAEV4nJNpmSzM+akiaAbcdefghijk/Akia0123456789x+AKIAbcdefghijklmnop="],
])("finds nothing in %j", (text) => {
  expect(privateWordsIn([text])).toBeNull();
});

it("takes four numbers for a version where versions stand", () => {
  expect(privateWordsIn({ packages: { lib: "10.1.2.3" } })).toBeNull();
  expect(privateWordsIn({ nodes: [{ operatingSystem: "10.1.2.3", name: "10.1.2.3" }] })?.at).toBe("nodes.0.name");
  expect(privateWordsIn({ message: "10.1.2.3" })?.what).toBe("a network address");
});

it("finds nothing in runs that were measured", async () => {
  const found = Object.entries(await storedFiles()).map(([name, text]) => [name, privateWordsIn(JSON.parse(text))]);
  expect(found.filter(([, words]) => words !== null)).toEqual([]);
});
