import { expect, it } from "vitest";
import { authority } from "../../../../runner/load/address.ts";

it.each([
  ["127.0.0.1", "127.0.0.1:5001"],
  ["::1", "[::1]:5001"],
  ["10.99.0.2", "10.99.0.2:5001"],
  ["fd00::2", "[fd00::2]:5001"],
  ["node2.example", "node2.example:5001"],
])("writes %s and a port as a URL has them", (host, written) => {
  expect(authority({ host, port: 5001 })).toBe(written);
});
