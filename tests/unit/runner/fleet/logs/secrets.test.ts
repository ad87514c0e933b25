import { expect, it } from "vitest";
import { secretsOf, withoutSecrets } from "../../../../../runner/fleet/logs/secrets.ts";

it("takes the values of variables for secret whose names say so", () => {
  const environment = { API_TOKEN: "t0ken-value", DB_PASSWORD: "pass-value", SECRET_KEY: "key-value", PORT: "5000" };
  expect(secretsOf({ environment })).toEqual(["t0ken-value", "pass-value", "key-value"]);
});

it.each([
  ["GET / with Bearer abc.def-123", "GET / with (secret)"],
  ["got abc.def-123 of nobody", "got (secret) of nobody"],
  ["abc.def-123abc.def-123", "(secret)(secret)"],
  ["Beards and abc", "Beards and abc"],
])("takes a secret out of %j, whole or a word of it", (line, shown) => {
  expect(withoutSecrets(line, ["Bearer abc.def-123"])).toBe(shown);
});

it("leaves text alone in which a short value happens to be", () => {
  expect(withoutSecrets("yes and no", ["no", ""])).toBe("yes and no");
});
