import { expect, it } from "vitest";
import { routesIn } from "../../../../../../runner/new/ask/routes/routes-in-sources.ts";

/** An application as its owner has it, and the paths that are found in it. */
const APPLICATIONS: [what: string, files: Record<string, string>, paths: string[]][] = [
  [
    "routes of Express, also on routers",
    {
      "index.mjs": `import users from "./routes/users.js";
import { router as items } from "./routes/items.js";
const app = express();
app.get("/a", x); app.get(\`/b/:id\`, x); cache.get("/c", x);
// app.get("/old", x)
app.use(cors());
app.use("/users", auth, users);
app.use("/api", items);
app.use(computed, lost);`,
      "routes/users.js":
        'const router = express.Router();\nrouter.get("/", x);\nrouter.get("/me", x);\nexport default router;',
      "routes/items.js": 'export const router = Router();\nrouter.get("/items", x);\nrouter.post("/items", x);',
      "routes/lost.js": 'const router = Router();\nrouter.get("/lost", x);',
    },
    ["/a", "/users", "/users/me", "/api/items"],
  ],
  [
    "what CommonJS requires",
    {
      "server.js":
        "const app = require('express')();\nconst { orders } = require('./orders');\napp.use('/orders', orders);\napp.use('/users', require('./users'));",
      "orders.js": "const orders = Router();\norders.get('/last', x);",
      "users/index.js": "const router = Router();\nrouter.get('/all', x);",
    },
    ["/orders/last", "/users/all"],
  ],
  [
    "plugins of Fastify",
    {
      "server.js": `const fastify = require("fastify")({ logger: true });
fastify.get("/a", x);
fastify.route({ method: "GET", url: "/b", handler });
fastify.route({ method: "POST", url: "/p", handler });
fastify.register(require("./users"), { prefix: "/users" });`,
      "users.js": 'module.exports = async (fastify) => {\n  fastify.get("/", x);\n  fastify.get("/me", x);\n};',
      "lost.ts": 'export default async (app: FastifyInstance) => {\n  app.get("/lost", x);\n};',
    },
    ["/a", "/b", "/users", "/users/me"],
  ],
  [
    "applications of Hono within others, and routers of Koa",
    {
      "hono.ts": `const app = new Hono<Env>().basePath("/v1");
const books = new Hono();
books.get("/", x);
books.get("/new", x);
app.route("/books", books);`,
      "koa.js":
        'const server = new Koa();\nconst router = new Router({ prefix: "/koa" });\nrouter.get("/one", x);\nserver.use(router.routes()).use(y);',
    },
    ["/v1/books", "/v1/books/new", "/koa/one"],
  ],
  [
    "calls that follow on others, and paths in constants",
    {
      "app.ts": `import { books } from "./books";
const PREFIX = "/api";
const app = new Hono<Env>().get("/", x).post("/p", x).get("/new", (c) => c.json({}))
  .route("/books", books);
app.get("/a", x)
  .get("/b", x);
app.get(\`\${PREFIX}/c\`, x);
client.get("/no").get("/never");`,
      "books.ts": 'export const books = new Hono().get("/all", x);',
      "express.js": `const router = express.Router();
router.route("/orders").get(x).post(x);
router.route("/posted").post(x);
app.use(PREFIX, router);`,
    },
    ["/", "/a", "/api/c", "/new", "/b", "/books/all", "/api/orders"],
  ],
  [
    "paths that are compared where no framework is",
    {
      "server.mjs": `createServer((req, res) => {
  if (req.url === "/a") return;
  const { pathname } = new URL(req.url, base);
  if (pathname == '/b' || pathname !== "/not") return;
  switch (pathname) { case "/c": return; }
})`,
      "page.js": 'if (location.pathname === "/login") {}',
    },
    ["/a", "/b", "/c"],
  ],
  [
    "controllers of NestJS",
    {
      "main.ts": 'app.setGlobalPrefix("api");',
      "cats.controller.ts": `@Controller("cats")
export class Cats { @Get() all() {} @Get("fat") fat() {} @Get(":id") one() {} @Post() add() {} }
@Controller({ path: "computed" })
export class Computed { @Get("x") x() {} }
@Controller()
export class Root { @Get() home() {} }`,
    },
    ["/api/cats", "/api/cats/fat", "/api"],
  ],
];

it.each(APPLICATIONS)("finds what an application for Node answers: %s", (_what, files, paths) => {
  expect(routesIn(new Map(Object.entries(files)), "none")).toEqual(paths);
});
