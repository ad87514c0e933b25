import { mkdir, readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import type { Service } from "../../../../../runner/fleet/services/service.ts";
import { SentParts } from "../../../../../runner/load/sent-parts.ts";
import { EXIT } from "../../../../../runner/program/exit-error.ts";
import { recorded } from "../../../../../runner/run/journal/recorded-services.ts";
import { differences } from "../../../../../runner/run/resume/differences.ts";
import { scratchFolder } from "../../../../fixture/isolation/scratch.ts";
import { threeServices } from "../../services.fixture.ts";

const sending = (token: string, body: string): Service => ({
  ...(threeServices[0] as Service),
  environment: { TOKEN: token },
  sent: new Map([["sync-cpubound", new SentParts({ headers: { authorization: token }, body })]]),
});

it("has nothing of headers and bodies, nor of an environment that repeats them, and notices a change all the same", async () => {
  const folder = await scratchFolder();
  const [before] = await recorded([sending("Bearer 0123456789", "drink me")], folder);
  expect(JSON.stringify(before)).not.toMatch(/0123456789|drink me/);
  expect(await recorded([sending("Bearer 0123456789", "drink me")], folder)).toEqual([before]);
  for (const other of [sending("Bearer 9876543210", "drink me"), sending("Bearer 0123456789", "eat me")]) {
    const [now] = await recorded([other], folder);
    expect(differences(before, now)).toEqual([expect.stringMatching(/ sent\.sync-cpubound: was "[0-9a-f]{16}", is "/)]);
  }
});

it("keeps the key of its digests beside the journals, for nobody else to read", async () => {
  const [folder, other] = [await scratchFolder(), await scratchFolder()];
  const service = sending("Bearer 0123456789", "drink me");
  const [one] = await recorded([service], folder);
  const [another] = await recorded([service], other);
  expect(one?.sent).not.toEqual(another?.sent);
  const key = path.join(folder, "key");
  expect((await stat(key)).mode & 0o777).toBe(0o600);
  expect(await readFile(key)).toHaveLength(32);
});

it("makes no key where no service is sent anything that a journal must not have", async () => {
  const folder = await scratchFolder();
  expect(await recorded(threeServices, folder)).toHaveLength(threeServices.length);
  expect(await readdir(folder)).toEqual([]);
});

it("says what is in the way where the key cannot be had", async () => {
  const folder = await scratchFolder();
  await mkdir(path.join(folder, "key"));
  await expect(recorded([sending("Bearer 0123456789", "drink me")], folder)).rejects.toMatchObject({
    exitCode: EXIT.unable,
    message: expect.stringMatching(/^expected to write the key of the journals, but EISDIR/),
  });
});
