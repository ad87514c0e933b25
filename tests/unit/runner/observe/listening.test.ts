import { expect, it } from "vitest";
import { addressOf } from "../../../../runner/observe/listening.ts";

it.each([
  ["0100007F:1388", "127.0.0.1:5000"],
  ["00000000:0050", "0.0.0.0:80"],
  ["00000000000000000000000001000000:1388", "[::1]:5000"],
  ["00000000000000000000000000000000:1F90", "[::]:8080"],
  ["B80D0120000000000000000001000000:1388", "[2001:db8::1]:5000"],
])("reads %s, as the kernel writes it, as %s", (kernels, address) => {
  expect(addressOf(kernels)).toBe(address);
});
