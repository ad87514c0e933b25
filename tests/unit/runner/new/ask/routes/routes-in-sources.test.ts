import { expect, it } from "vitest";
import { routesIn } from "../../../../../../runner/new/ask/routes/routes-in-sources.ts";

const routes = (files: Record<string, string>, family = "none") => routesIn(new Map(Object.entries(files)), family);

it("finds nothing in other files", () => {
  expect(routes({ "notes.txt": '@app.get("/slow")' })).toEqual([]);
});

it.each([
  ["flask", ["/py"]],
  ["node", ["/js"]],
  ["go", ["/go"]],
  ["nginx", []],
])("reads for a service of family %s only what can be its own", (family, paths) => {
  const files = { "a.py": '@app.get("/py")', "a.ts": 'app.get("/js")', "a.go": 'r.GET("/go")' };
  expect(routes(files, family)).toEqual(paths);
});

it("does not end where routers are part of each other", () => {
  const main = 'a = APIRouter()\nb = APIRouter()\na.include_router(b)\nb.include_router(a)\n@a.get("/a")';
  expect(routes({ "main.py": main })).toEqual([]);
});
