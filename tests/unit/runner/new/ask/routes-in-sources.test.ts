import { expect, it } from "vitest";
import { routesIn } from "../../../../../runner/new/ask/routes-in-sources.ts";

const routes = (name: string, text: string) => routesIn(new Map([[name, text]]));

it("finds what an application for Python answers", () => {
  const text = `
@app.get("/slow")
async def slow(): ...
@app.get("/items/{id}")
@app.post("/orders")
@app.route('/form', methods=["POST"])
@app.route('/page', methods=["GET", "POST"])
@application.get(path="/")
@router.get("/mounted/elsewhere")
@get("/alone")
    @get("/of/a/controller")`;
  expect(routes("app/main.py", text)).toEqual(["/", "/slow", "/page", "/alone"]);
});

it("finds what an application for Node or in Go answers", () => {
  expect(routes("index.mjs", 'app.get("/a", x); app.get(`/b/:id`, x); router.get("/c", x)')).toEqual(["/a"]);
  const go = 'http.HandleFunc("/a", a)\nmux.Handle("GET /b", b)\nr.GET("/c", c)\napp.Get("/d", d)\nr.GET("/e/:id", e)';
  expect(routes("main.go", `${go}\nv1.GET("/in/a/group", f)\nmux.HandleFunc("POST /g", g)`)).toEqual([
    "/a",
    "/b",
    "/c",
    "/d",
  ]);
});

it("finds nothing in other files", () => {
  expect(routes("notes.txt", '@app.get("/slow")')).toEqual([]);
});
