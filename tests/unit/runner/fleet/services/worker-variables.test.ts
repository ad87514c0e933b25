import { expect, it } from "vitest";
import { substitute } from "../../../../../runner/fleet/compose-file/syntax/interpolate.ts";
import { variableName } from "../../../../../runner/fleet/services/worker-variables.ts";

it.each([
  ["flask-1x", "FLASK_1X"],
  ["shop_web", "SHOP_WEB"],
  // Compose refuses a variable that begins with a digit.
  ["2048-game", "_2048_GAME"],
])("begins the variables of the service %s with %s, which a Compose file can have", (service, name) => {
  expect(variableName(service)).toBe(name);
  expect(substitute(`\${${name}_PORT:-8000}`, { lookup: () => undefined })).toBe("8000");
});
