import os from "node:os";
import { afterEach, expect, it, vi } from "vitest";
import { withoutPrivate } from "../../../../../runner/run/journal/without-private.ts";

afterEach(() => void vi.restoreAllMocks());

it("takes absolute paths and the host's name out of free text", () => {
  const { message } = withoutPrivate({ message: `open /home/someone/secret/file.py failed on ${os.hostname()}` });
  expect(message).toContain("open (path) failed");
  expect(message).not.toContain(`on ${os.hostname()}`);
});

it.each([
  ["PYTHONPATH=/usr/lib/app:/home/someone/lib", "PYTHONPATH=(path):(path)"],
  ["file:///home/someone/shop.db", "file://(path)"],
  ["sqlite:////home/someone/shop.db", "sqlite:///(path)"],
])("takes them out of lists of paths and of addresses without a host: %s", (message, left) => {
  expect(withoutPrivate({ message })).toEqual({ message: left });
});

it.each([
  ["a script of its own", "open /home/josé/école/app.py failed", "open (path) failed"],
  ["spaces that are encoded", "file:///home/a%20b/shop.db", "file://(path)"],
  ["spaces, of the project", "no /srv/my work/bench/targets/app.py in /srv/my work/bench", "no (path) in (path)"],
])("takes out those with %s", (_, message, left) => {
  expect(withoutPrivate({ message }, "/srv/my work/bench")).toEqual({ message: left });
});

it("needs no name of whoever runs it: a container may have a user that the machine does not know", () => {
  vi.spyOn(os, "userInfo").mockImplementation(() => {
    throw new Error("uv_os_get_passwd returned ENOENT");
  });
  vi.spyOn(os, "homedir").mockImplementation(() => {
    throw new Error("uv_os_homedir returned ENOENT");
  });
  expect(withoutPrivate({ message: "open /a/b failed" })).toEqual({ message: "open (path) failed" });
});

it("leaves addresses, fractions, endpoint names, requests and JSON Pointers alone", () => {
  const told = { message: "http://127.0.0.1:5001/test/health gave 1/2 of sync-cpubound/10" };
  const asked = { message: "expected 7 at #/rows/0/id, got 8 from GET /api/orders/last" };
  expect(withoutPrivate(asked)).toEqual(asked);
  expect(withoutPrivate(told)).toEqual(told);
});

it("does not touch names that are not free text", () => {
  const named = { target: os.userInfo().username, observations: [{ error: null }] };
  expect(withoutPrivate(named)).toEqual(named);
});
