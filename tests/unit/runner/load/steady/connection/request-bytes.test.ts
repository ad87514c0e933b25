import { expect, it } from "vitest";
import { endpointSchema } from "../../../../../../content/run/parts/endpoint.ts";
import { requestBytes } from "../../../../../../runner/load/steady/connection/request-bytes.ts";

const endpoint = endpointSchema.parse({
  ...{ name: "known", label: "Known", path: "/", work: "fixed", executor: "event-loop" },
});
const request = { host: "127.0.0.1", port: 80, path: "/a?b=c", timeoutSeconds: 1, use: "kept" as const };
const asked = { ...request, wanted: { endpoint, amount: null } };
const text = (changes: Partial<Parameters<typeof requestBytes>[0]>) =>
  requestBytes({ ...asked, ...changes }).toString();

it("asks for a path on a connection that is to be kept", () => {
  expect(text({})).toBe("GET /a?b=c HTTP/1.1\r\nhost: 127.0.0.1:80\r\nconnection: keep-alive\r\n\r\n");
});

it("says of a fresh connection that it will not be used again, and puts an address of IPv6 in brackets", () => {
  expect(text({ use: "fresh", host: "::1" })).toBe(
    "GET /a?b=c HTTP/1.1\r\nhost: [::1]:80\r\nconnection: close\r\n\r\n",
  );
});

it("sends the headers that are asked for, of which a host takes the place of the address", () => {
  expect(text({ headers: { host: "shop.example", accept: "text/*" } })).toBe(
    "GET /a?b=c HTTP/1.1\r\nhost: shop.example\r\nconnection: keep-alive\r\naccept: text/*\r\n\r\n",
  );
});

it.each([
  ["POST", "é", "content-length: 2\r\n\r\né"],
  ["DELETE", "x", "content-length: 1\r\n\r\nx"],
  ["POST", undefined, "content-length: 0\r\n\r\n"],
  ["GET", undefined, "connection: keep-alive\r\n\r\n"],
] as const)("says how many bytes the body of %s has: %j", (method, body, end) => {
  expect(text({ method, ...(body !== undefined && { body }) }).endsWith(end)).toBe(true);
});

it.each([
  ["a blank", { path: "/a b" }, /a path .* got "\/a b"/],
  ["the end of a line", { path: "/ HTTP/1.1\r\nx: y" }, /a path/],
  ["half of whose bytes end a line", { path: "/\u010d\u010a" }, /a path/],
])("refuses a path with %s", (_, changes, said) => {
  expect(() => text(changes)).toThrow(said);
});

it.each([
  ["a value with the end of a line", "x-a", "s3cret\r\nx-b: 1"],
  ["a value half of whose bytes end a line", "x-a", "s3cret\u010d\u010ax-b: 1"],
  ["a name with a blank", "x a", "s3cret"],
])("refuses a header that has %s, and does not show it", (_, name, value) => {
  expect(() => text({ headers: { [name]: value } })).toThrow(
    /^expected a header of Latin-1 without control characters, got others in "x.a"$/,
  );
});
