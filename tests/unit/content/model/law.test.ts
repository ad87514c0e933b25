import { expect, it } from "vitest";
import { nameLaw } from "../../../../content/model/law.ts";

const AMPLE = Number.POSITIVE_INFINITY;

it.each([
  { law: "serial", slots: 1, cores: AMPLE, most: 10, wholeCores: 2 },
  { law: "flat", slots: 10, cores: AMPLE, most: 10, wholeCores: 2 },
  { law: "flat", slots: 10, cores: 10, most: 10, wholeCores: 16 },
  { law: "shared", slots: 10, cores: 1, most: 10, wholeCores: 2 },
  { law: "shared", slots: 12, cores: 1.6, most: 10, wholeCores: 2 },
  { law: "staircase", slots: 2, cores: AMPLE, most: 10, wholeCores: 2 },
  { law: "staircase", slots: 40, cores: AMPLE, most: 80, wholeCores: 2 },
  { law: "staircase", slots: 3, cores: 3, most: 10, wholeCores: 2 },
  { law: "queued and shared", slots: 3, cores: 2, most: 5, wholeCores: 2 },
  { law: "queued and shared", slots: 3, cores: 1.6, most: 5, wholeCores: 2 },
])("calls $slots slots on $cores of $wholeCores cores, up to $most requests, $law", ({ law, ...server }) => {
  expect(nameLaw(server, server)).toBe(law);
});

it("judges slots against whole cores, as two hyperthreads are worth less than two cores", () => {
  expect(nameLaw({ slots: 2, cores: 1.5 }, { most: 10, wholeCores: 2 })).toBe("staircase");
});

it("calls it shared when slots got no more than half a core each, though there were enough", () => {
  expect(nameLaw({ slots: 2, cores: 1 }, { most: 10, wholeCores: 2 })).toBe("queued and shared");
});
