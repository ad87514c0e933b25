import { describe, expect, it } from "vitest";
import { routesIn } from "../../../../../../runner/new/ask/routes/routes-in-sources.ts";

/** An application as its owner has it, and the paths that are found in it. */
type Case = [what: string, files: Record<string, string>, paths: string[]];

const routes = (files: Record<string, string>, family = "none") => routesIn(new Map(Object.entries(files)), family);

const PYTHON: Case[] = [
  [
    "decorators of an application, whatever it is called",
    {
      "app/main.py": `
@app.get("/slow")
async def slow(): ...
@app.get("/items/{id}")
@app.post("/orders")
@app.route('/form', methods=["POST"])
@app.route('/page', methods=["GET", "POST"])
@app.route('/long',
    methods=["POST"])
@application.get(path="/")
# @app.get("/old")
@get("/alone")
    @get("/of/a/controller")
@elsewhere.get("/mounted")`,
      "web.py": 'shop: Flask = flask.Flask(__name__)\n@shop.route("/shop")\nshop.add_url_rule("/rule", view_func=f)',
    },
    ["/", "/slow", "/page", "/alone", "/shop", "/rule"],
  ],
  [
    "routers of FastAPI in other files, with their prefixes",
    {
      "app/main.py": `from .routers import users, items as things
from app.api.main import api_router as api
app = FastAPI()
app.include_router(users.router, prefix="/v1", tags=["a", "b"])
app.include_router(things.router)
app.include_router(api, prefix="/api")
app.include_router(secret.router, prefix=settings.PREFIX)
app.include_router(made_by(1))`,
      "app/routers/users.py":
        'router = APIRouter(prefix="/users")\n@router.get("")\n@router.get("/me")\n@router.get("/{id}")',
      "app/routers/items.py": 'router = APIRouter()\n@router.get("/items")',
      "app/routers/secret.py": 'router = APIRouter()\n@router.get("/secret")',
      "app/routers/lost.py": 'router = APIRouter()\n@router.get("/lost")',
      "app/api/main.py":
        "from app.api import orders\napi_router = APIRouter()\napi_router.include_router(orders.r, prefix='/orders')",
      "app/api/orders.py": 'r = APIRouter()\n@r.get("/last")',
    },
    ["/v1/users", "/v1/users/me", "/items", "/api/orders/last"],
  ],
  [
    "blueprints of Flask, of which a prefix may take the place of another",
    {
      "shop/__init__.py": `def create_app():
    app = Flask(__name__)
    from . import auth, blog
    from .api import bp as api_bp
    app.register_blueprint(auth.bp)
    app.register_blueprint(blog.bp, url_prefix="/posts")
    app.register_blueprint(api_bp, url_prefix=PREFIX)
    return app`,
      "shop/auth.py":
        'bp = Blueprint("auth", __name__, url_prefix="/auth")\n@bp.route("/login", methods=("GET", "POST"))',
      "shop/blog.py": 'bp = Blueprint("blog", __name__, url_prefix="/blog")\n@bp.route("/")\n@bp.route("/<int:id>")',
      "shop/api.py": 'bp = Blueprint("api", __name__)\n@bp.route("/computed")',
    },
    ["/auth/login", "/posts/"],
  ],
  [
    "lists of Starlette, within mounts and named by them",
    {
      "main.py": `from users import routes as user_routes
routes = [
    Route("/", home),
    Route("/form", form, methods=["POST"]),
    Mount("/api", routes=[
        Route("/orders", orders),
        Mount("/v2", [Route(path="/orders", endpoint=orders), Route("/{id:int}", one)]),
    ]),
    Mount("/users", routes=user_routes),
    Mount("/static", app=StaticFiles(directory="static")),
]
app = Starlette(routes=routes)`,
      "users.py": 'routes = [Route("/all", all)]',
    },
    ["/", "/api/orders", "/api/v2/orders", "/users/all"],
  ],
  [
    "what aiohttp and Sanic have",
    {
      "main.py": `routes = web.RouteTableDef()
@routes.get("/table")
app.add_routes([web.get("/listed", f), web.post("/order", f)])
app.router.add_get("/added", f)`,
      "sanic_app.py":
        'bp = Blueprint("v1", url_prefix="/v1")\n@bp.get("/sanic")\nserver = Sanic("x")\nserver.blueprint(bp)',
    },
    ["/table", "/added", "/listed", "/v1/sanic"],
  ],
  [
    "modules of routes for Django",
    {
      "config/urls.py": `from shop import urls as shop_urls
more = [path("b/", b)]
urlpatterns = [
    path("admin/", admin.site.urls),
    path("", home, name="home"),
    path("orders/", include("orders.urls", namespace="orders")),
    path("shop/", include((shop_urls, "shop"))),
    path("api/", include([path("status/", status), path("<int:id>/", one)])),
    path("more/", include(more)),
    path("secret/", include(secret_urls)),
    path("made/", include(made_by(router.urls))),
    re_path(r"^old/$", old),
    re_path(r"^year/([0-9]{4})/$", year),
]`,
      "orders/urls.py":
        'urlpatterns = [\n    path("", all),\n    path("<int:id>/", one),\n    # path("gone/", gone),\n]',
      "shop/urls.py": `router = DefaultRouter()
router.register(r"items", ItemViewSet)
urlpatterns = [path("v1/", include(router.urls))]`,
    },
    ["/", "/more/b/", "/api/status/", "/old/", "/orders/", "/shop/v1/items/"],
  ],
];

const NODE: Case[] = [
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

describe.each([
  ["Python", PYTHON],
  ["Node", NODE],
])("an application for %s says by its sources what it answers:", (_, cases) => {
  it.each(cases)("%s", (_what, files, paths) => {
    expect(routes(files)).toEqual(paths);
  });
});

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
