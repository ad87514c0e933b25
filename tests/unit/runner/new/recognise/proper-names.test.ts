import { expect, it } from "vitest";
import { labelOf } from "../../../../../runner/new/recognise/proper-names.ts";

it.each([
  ["shop-web", "Shop web"],
  ["aiohttp", "aiohttp"],
  ["my_flask_app", "My Flask app"],
  ["fastapi-api", "FastAPI API"],
  ["web--2_", "Web 2"],
])("calls the service %s by the name that people have for it: %s", (service, label) => {
  expect(labelOf(service)).toBe(label);
});
