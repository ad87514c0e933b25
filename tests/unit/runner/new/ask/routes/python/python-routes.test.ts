import { expect, it } from "vitest";
import { routesIn } from "../../../../../../../runner/new/ask/routes/routes-in-sources.ts";

/** An application as its owner has it, and the paths that are found in it. */
const APPLICATIONS: [what: string, files: Record<string, string>, paths: string[]][] = [
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
    "routers that a package hands on, under other names too",
    {
      "app/main.py": `from app import routers
from app.routers import users_router
app = FastAPI()
app.include_router(users_router, prefix="/users")
app.include_router(routers.items.router)`,
      "app/routers/__init__.py": "from .users import (\n    router as users_router,\n)\nfrom . import items",
      "app/routers/users/__init__.py": "from .views import router",
      "app/routers/users/views.py": 'router = APIRouter()\n@router.get("/me")',
      "app/routers/items.py": 'router = APIRouter(prefix="/items")\n@router.get("/")',
      "app/other/views.py": 'router = APIRouter()\n@router.get("/lost")',
      "app/circle.py": "from .circle import lost\napp.include_router(lost)",
    },
    ["/users/me", "/items/"],
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
    "applications of aiohttp below others, and lists that they are handed",
    {
      "main.py": `from orders import routes
app = web.Application()
api = web.Application()
api.add_routes([web.get("/listed", f)])
api.router.add_get("/added", f)
api.add_routes(routes)
app.add_subapp("/api/", api)`,
      "orders.py": 'routes = web.RouteTableDef()\n@routes.get("/orders")',
    },
    ["/api/added", "/api/listed", "/api/orders"],
  ],
  [
    "classes of Litestar, Tornado and Flask's extensions",
    {
      "litestar_app.py": `class Orders(Controller):
    path = "/orders"

    @get()
    async def all(self) -> list[int]: ...

    @get("/last", sync_to_thread=False)
    def last(self) -> int: ...

    @get(path="/{id:int}")
    async def one(self, id: int) -> int: ...

    @post("/new")
    async def add(self) -> int: ...

@get("/alone")
async def alone() -> int: ...`,
      "tornado_app.py":
        'app = tornado.web.Application([(r"/", MainHandler), url(r"^/a$", AHandler), ("/b/(.*)", BHandler)])',
      "restful.py": `api = Api(app, prefix="/v1")
api.add_resource(Items, "/items", "/things")
ns = api.namespace("todos")
@ns.route("/")`,
    },
    ["/", "/alone", "/orders", "/orders/last", "/a", "/todos/", "/v1/items", "/v1/things"],
  ],
  [
    "paths in constants, wherever they are assigned",
    {
      "app/main.py": `app.include_router(api_router, prefix=settings.API_V1_STR)
@app.get(f"{settings.API_V1_STR}/status")
@app.get(API_V1_STR + "/sum")
@app.get(f"{OTHER}/unknown")
@app.get(TWICE)`,
      "app/config.py": 'class Settings:\n    API_V1_STR: str = "/api/v1"\n    TWICE = "/a"',
      "app/test.py": 'TWICE = "/b"',
      "app/api.py": "from app.main import x\n",
    },
    ["/api/v1/status", "/api/v1/sum"],
  ],
  [
    "paths that are compared where no framework is",
    {
      "serve.py": 'class H(BaseHTTPRequestHandler):\n    def do_GET(self):\n        if self.path == "/a": ...',
      "wsgi.py": "if environ['PATH_INFO'] == '/b': ...",
      "other.py": 'if request.path == "/login": ...',
    },
    ["/a", "/b"],
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
bare = SimpleRouter(trailing_slash=False)
bare.register("tags", TagViewSet, basename="tag")
urlpatterns = [path("v1/", include(router.urls)), path("v2/", include(bare.urls))]`,
    },
    ["/", "/more/b/", "/api/status/", "/old/", "/orders/", "/shop/v1/items/", "/shop/v2/tags"],
  ],
];

it.each(APPLICATIONS)("finds what an application for Python answers: %s", (_what, files, paths) => {
  expect(routesIn(new Map(Object.entries(files)), "none")).toEqual(paths);
});
