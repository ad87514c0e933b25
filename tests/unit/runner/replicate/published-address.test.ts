import { expect, it } from "vitest";
import { isAddress, publishedAddress, withinHost } from "../../../../runner/replicate/published-address.ts";

it("tells addresses from files and ids of runs", () => {
  for (const address of ["https://example.org/", "HTTP://localhost", "file:///etc/passwd", "https:/example.org"])
    expect(isAddress(address), address).toBe(true);
  expect(["runs/mine.json", "20260102T030405Z-quick-processes", "C:\\run.json"].map(isAddress)).toEqual([
    ...[false, false, false],
  ]);
});

it("takes HTTPS of any host that was typed, and HTTP of this machine alone", () => {
  for (const typed of [
    "https://10.0.0.7/x",
    "http://127.0.0.1:3000/",
    "http://localhost/",
    "http://[::1]:80/",
    "http://2130706433/",
  ])
    expect(publishedAddress(typed).href).toBe(new URL(typed).href);
  for (const typed of [
    "http://example.org/",
    "http://10.0.0.7/",
    "ftp://example.org/",
    "file:///etc/passwd",
    "http://[::ffff:10.0.0.7]/",
  ])
    expect(() => publishedAddress(typed)).toThrow(/expected an address that begins with https:/);
});

it.each(["https", "http", "ftp"])("takes no password over %s, and does not repeat it", (scheme) => {
  for (const rest of ["example.org/", "example.org:99999/", "[::/", ""])
    expect(() => publishedAddress(`${scheme}://me:secret@${rest}`), rest).toThrow(
      /^(?!.*secret).*without a user or a password/,
    );
});

it("is led on within a host only", () => {
  const from = new URL("https://example.org/articles/one/");
  expect(withinHost(from, "/runs/x/run.json").href).toBe("https://example.org/runs/x/run.json");
  for (const elsewhere of [
    "https://example.com/run.json",
    "http://example.org/",
    "//127.0.0.1/",
    "https://example.org:8443/",
    "https://me:secret@example.org/run.json",
    "javascript:/runs/x/run.json",
    "https://[",
  ])
    expect(() => withinHost(from, elsewhere), elsewhere).toThrow(
      /expected a redirect or link within https:\/\/example.org, got/,
    );
});
