import { expect, test } from "../browser/site.ts";

test("a run with gaps names each of them above the text", async ({ page, incomplete }) => {
  await page.goto(incomplete.url);
  const gaps = page.locator(".gaps");
  await expect(gaps).toContainText("This run is incomplete");
  await expect(gaps).toContainText("Not measured or not counted, Flask, 5 workers: everything");
  await expect(gaps).toContainText("sync-cpubound at n = 3 (2 of 2 bursts)");
  await expect(gaps).toContainText("its process exited");
});

test("what is missing is said in the text, the figures and the tables", async ({ page, incomplete }) => {
  await page.goto(incomplete.url);
  await expect(page.locator("figure")).toHaveCount(12);
  await expect(page.locator(".value.missing").first()).toHaveText("not measured");
  await expect(page.locator("#figure-direct .drawing svg")).toContainText("not measured");
  await expect(page.locator("#figure-direct-requests .drawing svg")).toContainText("not measured");
  await expect(page.locator(".processes .missing").first()).toContainText("Not measured");
});

test("what a machine said is shown as text and never run", async ({ page, incomplete }) => {
  let asked = false;
  page.on("dialog", (dialog) => {
    asked = true;
    void dialog.dismiss();
  });
  for (const path of ["", "runs/", "runs/20260102T030405Z-quick-processes/"]) {
    await page.goto(incomplete.url + path, { waitUntil: "networkidle" });
    expect(await page.locator('img[src="x"]').count()).toBe(0);
  }
  await expect(page.locator(".gaps")).toContainText("<script>alert(1)</script>");
  expect(asked).toBe(false);
});
