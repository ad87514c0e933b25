import { findPublished } from "../../../runner/replicate/find-published.ts";
import { expect, test } from "../browser/site.ts";

const STORED = "20261124T150208620Z-full-compose";

test("what the site publishes can be measured again: its address is all that it takes", async ({
  site,
  incomplete,
}) => {
  const never = new AbortController().signal;
  for (const address of ["", "articles/fastapi-flask/", `runs/${STORED}/`, `runs/${STORED}/run.json`])
    expect((await findPublished(site.url + address, never)).run.id).toBe(STORED);
  const { run, text } = await findPublished(incomplete.url, never);
  expect(JSON.parse(text).id).toBe(run.id);
  await expect(findPublished(`${site.url}runs/`, never)).rejects.toThrow(/about one run, got one with 3 run files/);
});
