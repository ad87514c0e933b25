import { afterEach, expect, it, vi } from "vitest";
import { pathFrom } from "../../../../../runner/fleet/compose-file/file-at.ts";

afterEach(() => vi.unstubAllEnvs());

it.each([
  ["./a.env", "/shop/a.env"],
  ["../a.env", "/a.env"],
  ["/etc/a.env", "/etc/a.env"],
  ["~/a.env", "/home/me/a.env"],
  ["~", "/home/me"],
  ["a~b", "/shop/a~b"],
])("finds %s where Compose does: at %s", (written, place) => {
  vi.stubEnv("HOME", "/home/me");
  expect(pathFrom("/shop", written)).toBe(place);
});
