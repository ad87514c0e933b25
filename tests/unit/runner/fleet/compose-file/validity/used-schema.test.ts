import { Ajv } from "ajv";
import { expect, it } from "vitest";
import { keysIn, usedSchema } from "../../../../../../runner/fleet/compose-file/validity/used-schema.ts";

const SCHEMA = {
  type: "object",
  properties: { services: { additionalProperties: { $ref: "#/definitions/service" } }, volumes: { type: "object" } },
  additionalProperties: false,
  definitions: {
    service: {
      type: "object",
      properties: {
        image: { type: "string" },
        ports: {
          type: "array",
          items: { oneOf: [{ type: "string" }, { properties: { target: { type: "number" } } }] },
        },
        properties: { type: "boolean" },
        build: { properties: { context: { type: "string" } }, required: ["context"] },
      },
      patternProperties: { "^x-": {} },
      additionalProperties: false,
    },
  },
};

it("finds the keys of maps at any depth, and in lists", () => {
  expect(keysIn({ a: [{ b: null }, "c", [{ d: { e: 1 } }]] })).toEqual(new Set(["a", "b", "d", "e"]));
});

it("leaves out the properties that there are not, wherever they stand, and nothing else", () => {
  const { properties, definitions, ...rest } = usedSchema(SCHEMA, new Set(["services", "build", "properties"]));
  expect(properties).toEqual({ services: SCHEMA.properties.services });
  const { service } = SCHEMA.definitions;
  const build = { properties: {}, required: ["context"] };
  expect(definitions).toEqual({
    service: { ...service, properties: { properties: service.properties.properties, build } },
  });
  expect(rest).toEqual({ type: "object", additionalProperties: false });
});

it.each([
  [{ services: { web: { image: "a", "x-own": 1 } } }],
  [{ services: { web: { image: 1 } } }],
  [{ services: { image: { imag: "a" } } }],
  [{ services: { web: { ports: ["1", { target: 2 }] } } }],
  [{ services: { web: { ports: [{ target: "2" }] } } }],
  [{ services: { web: { build: {} } } }],
  [{ services: { web: { properties: "yes" } } }],
  [{ networks: {} }],
])("says of %j what the whole schema says", (project) => {
  const said = [SCHEMA, usedSchema(SCHEMA, keysIn(project))].map((schema) => {
    const validate = new Ajv({ strict: false }).compile(schema);
    validate(project);
    return validate.errors;
  });
  expect(said[1]).toEqual(said[0]);
});
