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
    },
    ["/v1/a", "/v1/admin/b", "/top", "/api/c"],
  ],
  [
    "what functions give, mounted elsewhere or served as it is, but not where two have one name",
    {
      "main.go": `func NewServer(log *slog.Logger) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /orders", orders)
	mux.Handle("GET /mine", signedIn(mine()))
	return logging(mux)
}

func logging(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { next.ServeHTTP(w, r) })
}
`,
      "chi.go": `func main() {
	r := chi.NewRouter()
	r.Mount("/users", users.Users())
	r.Route("/v1", func(r chi.Router) {
		r.Mount("/items", items())
		r.Mount("/posts", postsResource{}.Routes())
	})
}`,
      "users/users.go": 'func Users() chi.Router {\n\tr := chi.NewRouter()\n\tr.Get("/all", g)\n\treturn r\n}',
      "items.go":
        'func one() int { return 1 }\n\nfunc items() http.Handler {\n\tr := chi.NewRouter()\n\tr.Get("/last", g)\n\treturn r\n}',
      "posts.go": 'func (rs postsResource) Routes() chi.Router {\n\tr := chi.NewRouter()\n\tr.Get("/lost", g)\n}',
      "tags.go": 'func (rs tagsResource) Routes() chi.Router {\n\tr := chi.NewRouter()\n\tr.Get("/lost", g)\n}',
    },
    ["/orders", "/mine", "/users/all", "/v1/items/last"],
  ],
  [
    "what is mounted with the standard library, and what is called by names of its own",
    {
      "main.go": `func main() {
	root := http.NewServeMux()
	v1 := http.NewServeMux()
	v1.HandleFunc("GET /orders", orders)
	whole := http.NewServeMux()
	whole.HandleFunc("/whole/a", a)
	root.Handle("/v1/", http.StripPrefix("/v1", v1))
	root.Handle("/whole/", whole)
	root.HandleFunc("GET /", home)
}

func add(m *http.ServeMux) {
	m.HandleFunc("GET /added", added)
}
`,
      "bare.go": 'http.ListenAndServe(":80", nil)\nif r.URL.Path == "/compared" {',
    },
    ["/", "/v1/orders", "/whole/a", "/added", "/compared"],
  ],
];

it.each(APPLICATIONS)("finds what an application in Go answers: %s", (_what, files, paths) => {
  expect(routesIn(new Map(Object.entries(files)), "none")).toEqual(paths);
});
