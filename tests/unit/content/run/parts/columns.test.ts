import { expect, it } from "vitest";
import { z } from "zod";
import { requestsSchema } from "../../../../../content/run/parts/columns.ts";
import { request } from "../../findings/bursts/bursts.fixture.ts";

const told = request(0, 0.1);
const silent = request(0, 0.2, 7, { work: null });
const called = { ...told, work: told.work && { ...told.work, isWholeCall: true } };

it("keeps requests as they are, of which some told that their interval is a whole call", () => {
  const requests = [told, silent, called];
  const columns = z.encode(requestsSchema, requests);
  expect(columns.isWholeCall).toEqual([null, null, true]);
  expect(z.decode(requestsSchema, columns)).toEqual(requests);
});

it("has no column for it where none did", () => {
  expect(z.encode(requestsSchema, [told, silent])).not.toHaveProperty("isWholeCall");
});

it("refuses a column of another length", () => {
  const columns = { ...z.encode(requestsSchema, [told, silent]), isWholeCall: [true] };
  expect(() => z.decode(requestsSchema, columns)).toThrow(/columns of one length/);
});
