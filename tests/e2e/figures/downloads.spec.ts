import { readFile } from "node:fs/promises";
import { expect, test } from "../browser/site.ts";

interface Column {
  name: string;
  unit: string | null;
}

// Links are all it takes: without JavaScript they work too.
test("every figure's table can be downloaded, as CSV and as JSON", async ({ withoutScript: page, request, site }) => {
  await page.goto(site.url);
  for (const figure of await page.locator("figure").all()) {
    const head = await figure.locator("thead th").allTextContents();
    const rows = await figure.locator("tbody tr").count();
    const address = async (form: string) =>
      new URL((await figure.getByRole("link", { name: form }).getAttribute("href")) ?? "", page.url()).href;
    const csv = await (await request.get(await address("CSV"))).text();
    expect(csv.trimEnd().split("\n")).toHaveLength(rows + 1);
    const json = await (await request.get(await address("JSON"))).json();
    expect(json.rows).toHaveLength(rows);
    const columns: string[] = json.columns.map(({ name, unit }: Column) => (unit ? `${name}, ${unit}` : name));
    expect(csv.split("\n")[0]?.replaceAll('"', "")).toBe(columns.join(","));
    // The page says what all rows have in common once, and leaves out what none has.
    expect(columns).toEqual(expect.arrayContaining(head));
    expect(await figure.locator(".figure-title").textContent()).toContain(json.title);
  }
});

test("a download has a name that says run and figure", async ({ withoutScript: page, site }) => {
  await page.goto(site.url);
  const coming = page.waitForEvent("download");
  await page.locator("#figure-direct").getByRole("link", { name: "CSV" }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toMatch(/^\d{8}T\d+Z-\w+-\w+-fastapi-flask-direct\.csv$/);
  expect(await readFile(await download.path(), "utf8")).toContain("median, s");
});

test("downloads are below the base path, and what is missing is an empty cell", async ({
  withoutScript: page,
  request,
  incomplete,
}) => {
  await page.goto(incomplete.url);
  const address = await page.locator("#figure-direct").getByRole("link", { name: "CSV" }).getAttribute("href");
  expect(address).toMatch(/^\/benchbook\/data\//);
  const csv = await (await request.get(new URL(address ?? "", page.url()).href)).text();
  expect(csv).toMatch(/sync-cpubound,3,0,,,,/);
});
