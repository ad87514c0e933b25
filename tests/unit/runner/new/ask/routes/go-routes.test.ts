import { expect, it } from "vitest";
import { routesIn } from "../../../../../../runner/new/ask/routes/routes-in-sources.ts";

/** An application as its owner has it, and the paths that are found in it. */
const APPLICATIONS: [what: string, files: Record<string, string>, paths: string[]][] = [
  [
    "routes of the standard library and of others",
    {
      "main.go": `http.HandleFunc("/a", a)
mux.Handle("GET /b", b)
mux.HandleFunc("GET /{$}", home)
mux.HandleFunc("GET /items/{id}", one)
mux.HandleFunc("POST /g", g)
r.GET("/c", c)
app.Get("/d", d)
// r.GET("/old", c)
r.HandleFunc("/posted", p).Methods("POST")
header.Get("/no")`,
    },
    ["/", "/a", "/b", "/c", "/d"],
  ],
  [
    "groups, in their functions too",
    {
      "main.go":
        'v1 := r.Group("/v1")\nv1.GET("/a", a)\nadmin := v1.Group("/admin")\nadmin.GET("/b", b)\nlost.GET("/lost", l)',
      "chi.go":
        'r.Get("/top", t)\nr.Route("/api", func(r chi.Router) {\n\tr.Get("/c", c)\n\tr.Route("/{id}", func(r chi.Router) { r.Get("/", one) })\n})',
      "handed.go": 'func users(r *gin.RouterGroup) {\n\tr.GET("/handed", h)\n}',
      "given.go": 'func users() http.Handler {\n\tr := chi.NewRouter()\n\tr.Get("/given", g)\n\treturn r\n}',
    },
    ["/v1/a", "/v1/admin/b", "/top", "/api/c"],
  ],
];

it.each(APPLICATIONS)("finds what an application in Go answers: %s", (_what, files, paths) => {
  expect(routesIn(new Map(Object.entries(files)), "none")).toEqual(paths);
});
