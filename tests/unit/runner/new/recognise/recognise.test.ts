import { describe, expect, it } from "vitest";
import { composedSchema } from "../../../../../runner/new/recognise/composed-service.ts";
import { recognise } from "../../../../../runner/new/recognise/recognise.ts";

/** What is found out about a service, in one line. */
function found(service: object, files: Record<string, string> = {}): string {
  const result = recognise(composedSchema.parse(service), (name) => files[name] ?? null);
  if ("reason" in result) return result.reason;
  const { title, executor, workers, port, published } = result;
  return `${title}, ${executor}, ${workers ?? "unknown"} workers, ${port} as ${published ?? "none"}`;
}

const BUILT = { build: { context: "." } };

describe("a service is recognised by its command", () => {
  it.each<[string[], string]>([
    [["uvicorn", "main:app"], "Uvicorn, event-loop, 1 workers, 8000 as none"],
    [
      ["/app/.venv/bin/uvicorn", "main:app", "--port=80", "--workers", "4"],
      "Uvicorn, event-loop, 4 workers, 80 as none",
    ],
    [["uv", "run", "python", "-m", "uvicorn", "main:app"], "Uvicorn, event-loop, 1 workers, 8000 as none"],
    [["fastapi", "run", "--reload", "app/main.py"], "FastAPI under Uvicorn, event-loop, 1 workers, 8000 as none"],
    [["gunicorn", "-w4", "-b", ":5000", "app:app"], "Gunicorn, worker, 4 workers, 5000 as none"],
    [["gunicorn", "app:app", "--threads", "8"], "Gunicorn, thread, 1 workers, 8000 as none"],
    [["gunicorn", "-k", "uvicorn.workers.UvicornWorker", "m:a"], "Gunicorn, event-loop, 1 workers, 8000 as none"],
    [["gunicorn", "--worker-class=gthread", "m:a"], "Gunicorn, thread, 1 workers, 8000 as none"],
    [["hypercorn", "m:a", "--bind", "[::]:8080"], "Hypercorn, event-loop, 1 workers, 8080 as none"],
    [["granian", "--interface", "wsgi", "m:a"], "Granian, thread, 1 workers, 8000 as none"],
    [["daphne", "-b", "0.0.0.0", "-p", "8001", "m.asgi:application"], "Daphne, event-loop, 1 workers, 8001 as none"],
    [["flask", "--app", "main", "run", "-p", "5005"], "Flask's own server, thread, 1 workers, 5005 as none"],
    [["python", "manage.py", "runserver", "0.0.0.0:8000"], "Django's own server, thread, 1 workers, 8000 as none"],
    [["sh", "-c", "alembic upgrade head && uvicorn m:a --port 81"], "Uvicorn, event-loop, 1 workers, 81 as none"],
    [
      ["litestar", "--app", "m:a", "run", "-H", "0.0.0.0", "-p", "81"],
      "Litestar under Uvicorn, event-loop, 1 workers, 81 as none",
    ],
    [["sanic", "m:a", "--workers=2"], "Sanic, event-loop, 2 workers, 8000 as none"],
    [["quart", "run", "-p", "81"], "Quart's own server, event-loop, 1 workers, 81 as none"],
    [["uwsgi", "--http", "0.0.0.0:8080", "--module", "m"], "uWSGI, worker, unknown workers, 8080 as none"],
    [["/entry.sh", "sh", "-c", "gunicorn m:a -b :81"], "Gunicorn, worker, 1 workers, 81 as none"],
    [["bash", "-lc", "pip install uvicorn; exec gunicorn m:a"], "Gunicorn, worker, 1 workers, 8000 as none"],
  ])("%j", (command, said) => {
    expect(found({ command, image: "python" })).toBe(said);
  });

  it("but not by one that serves nothing", () => {
    expect(found({ command: ["celery", "-A", "m", "worker"], ...BUILT })).toMatch(/celery, which answers no HTTP/);
    expect(found({ command: ["python", "manage.py", "migrate"], image: "python" })).toMatch(/nothing tells/);
    expect(found({ command: ["npm", "install"], image: "node" })).toMatch(/nothing tells/);
    expect(found({ command: ["litestar", "routes"], image: "python" })).toMatch(/nothing tells/);
  });
});

describe("a service that is built is recognised by its Dockerfile", () => {
  const uvicorn = 'CMD ["uvicorn", "main:app", "--host", "0.0.0.0", "--port", "80"]';

  it("and by the framework that it installs", () => {
    const files = {
      Dockerfile: `FROM python:3.13-slim\n${uvicorn}`,
      "requirements.txt": "# the web\nFastAPI[standard]~=0.115\n",
    };
    const ports = [{ target: 80, published: "8000" }];
    expect(found({ ...BUILT, ports }, files)).toBe("FastAPI under Uvicorn, event-loop, 1 workers, 80 as 8000");
  });

  it("but first by the family that its block says, since a folder can have several frameworks", () => {
    const files = { Dockerfile: "FROM python:3.13\nRUN pip install fastapi flask" };
    const service = { command: ["gunicorn", "m:a"], "x-benchbook": { family: "flask" }, ...BUILT };
    expect(found(service, files)).toMatch(/^Flask under Gunicorn/);
  });

  it("unless the Compose file starts something else", () => {
    const files = { Dockerfile: `FROM python\n${uvicorn}` };
    expect(found({ ...BUILT, command: ["celery", "worker"] }, files)).toMatch(/celery/);
  });

  it("of which the stage counts that is asked for", () => {
    const Dockerfile = `FROM python AS base\nEXPOSE 81\nFROM base AS dev\nCMD flask run --port $PORT\nENV PORT=82\nFROM base\nCMD ["gunicorn", "m:a"]`;
    expect(found(BUILT, { Dockerfile })).toMatch(/^Gunicorn/);
    expect(found({ build: { context: ".", target: "dev" } }, { Dockerfile })).toMatch(/^Flask.* 82 as none$/);
  });

  it("with the variables that the Compose file sets", () => {
    const Dockerfile =
      'FROM python\nENV PORT=80 \\\n    A="b c"\nCMD exec gunicorn --bind :$PORT --workers ${N:-3} m:a';
    expect(found(BUILT, { Dockerfile })).toBe("Gunicorn, worker, 3 workers, 80 as none");
    expect(found({ ...BUILT, environment: { N: "5" } }, { Dockerfile })).toMatch(/5 workers/);
    expect(found({ ...BUILT, environment: { N: "$(nproc)" } }, { Dockerfile })).toMatch(/unknown workers/);
    expect(
      found({ ...BUILT, environment: { WEB_CONCURRENCY: "2" } }, { Dockerfile: "FROM python\nCMD gunicorn m:a" }),
    ).toMatch(/2 workers/);
  });

  it("by the script that it starts", () => {
    const files = {
      Dockerfile: 'FROM python\nENTRYPOINT ["/app/scripts/start.sh"]',
      "scripts/start.sh": "#!/bin/sh\n# uvicorn\nset -e\nhypercorn m:a\n",
    };
    expect(found(BUILT, files)).toMatch(/^Hypercorn/);
  });

  it("by the program of Python that it starts", () => {
    const Dockerfile = "FROM python\nCMD python src/app.py";
    const flask = 'from flask import Flask\napp = Flask(__name__)\napp.run(host="0.0.0.0", port=5050)';
    expect(found(BUILT, { Dockerfile, "src/app.py": flask })).toMatch(/^Flask's own server.* 5050 as/);
    expect(found(BUILT, { Dockerfile, "src/app.py": 'uvicorn.run("m:a", workers=2)' })).toMatch(/^Uvicorn.*2 workers/);
  });

  it("and a module that Python is told to run, whose workers may be said elsewhere", () => {
    const Dockerfile = 'FROM python\nCMD ["/usr/local/bin/python", "-m", "shop"]';
    const main = 'uvicorn.run(\n    "shop.web:app",\n    workers=settings.workers_count,\n    port=settings.port,\n)';
    const said = "FastAPI under Uvicorn, event-loop, unknown workers, 8000 as none";
    const files = { Dockerfile, "pyproject.toml": 'dependencies = ["fastapi"]' };
    for (const place of ["shop/__main__.py", "src/shop/__main__.py", "shop.py"])
      expect(found(BUILT, { ...files, [place]: main })).toBe(said);
  });
});

describe("Gunicorn's configuration file", () => {
  const command = ["gunicorn", "-c", "conf/gunicorn.py", "m:a"];
  const text = `bind = "0.0.0.0:8080"  # all\nworkers = 4\nworker_class = 'gthread'\nthreads = 2\n`;

  it("says what the command does not", () => {
    expect(found({ command, ...BUILT }, { "conf/gunicorn.py": text })).toBe(
      "Gunicorn, thread, 4 workers, 8080 as none",
    );
    expect(found({ command: ["gunicorn", "m:a"], ...BUILT }, { "gunicorn.conf.py": text })).toMatch(/4 workers, 8080/);
  });

  it("comes after the command's own flags and their variable", () => {
    const own = { command: [...command, "-b", ":81"], environment: { GUNICORN_CMD_ARGS: "--workers 2" } };
    expect(found({ ...own, ...BUILT }, { "conf/gunicorn.py": text })).toMatch(/, 2 workers, 81 as none$/);
  });

  it("leaves unknown what it computes", () => {
    expect(found({ command, ...BUILT }, { "conf/gunicorn.py": "workers = cpu_count() * 2 + 1" })).toMatch(
      /unknown workers, 8000/,
    );
  });

  it("has an event loop where the application needs one, whatever it says", () => {
    expect(found({ command, ...BUILT }, { "requirements.txt": "fastapi" })).toMatch(
      /^FastAPI under Gunicorn, event-loop/,
    );
  });
});

describe("a service that nothing names", () => {
  it("counts where its image publishes a port, with whatever that has", () => {
    const ports = [{ target: 80, published: "8080" }];
    expect(found({ image: "localhost:5000/mine:1", ports })).toBe(
      "a service with a port, worker, unknown workers, 80 as 8080",
    );
  });

  it("counts where it is built and has a port", () => {
    const ports = [{ target: 3000, published: "3000" }];
    expect(found({ ...BUILT, ports }, { "package.json": "{}" })).toBe(
      "an application for Node, event-loop, unknown workers, 3000 as 3000",
    );
    expect(found({ ...BUILT, expose: ["9000"] }, { "go.mod": "module m" })).toMatch(
      /^an application for Go, thread,.* 9000 as none$/,
    );
    expect(found(BUILT)).toMatch(/publishes no port/);
  });

  it("counts where its image exposes a port, or is asked over HTTP by its check of health", () => {
    const said = "a service with a port, worker, unknown workers, 8080 as none";
    expect(found({ image: "mine", expose: [8080] })).toBe(said);
    const healthcheck = { test: ["CMD-SHELL", "curl -f http://localhost:8080/health || exit 1"] };
    expect(found({ image: "mine", healthcheck })).toBe(said);
    const Dockerfile =
      "FROM mine\nENV P=8080\nHEALTHCHECK --interval=5s \\\n  CMD curl http://localhost:$P/up || exit 1";
    expect(found(BUILT, { Dockerfile })).toBe(said);
    const ports = [9000, 8080].map((target) => ({ target, published: String(target) }));
    expect(found({ image: "mine", healthcheck, ports })).toMatch(/8080 as 8080$/);
    expect(found({ image: "mine", healthcheck: { test: "curl http://localhost/" } })).toMatch(/ 80 as none$/);
    expect(found({ image: "mine", healthcheck: { test: "curl http://localhost.example:8080" } })).toMatch(/nothing/);
  });

  it("is left alone where it is another's image", () => {
    expect(found({ image: "postgres:17" })).toBe("a database (postgres:17)");
    expect(found({ image: "ghcr.io/x/redis-stack@sha256:0" })).toMatch(/^a database/);
    expect(found({ image: "rabbitmq:3-management", ports: [{ target: 15672 }] })).toMatch(/^a message broker/);
    expect(found({ image: "traefik:3.0", ports: [{ target: 80 }] })).toMatch(/^a proxy/);
    expect(found({ image: "schickling/mailcatcher" })).toMatch(/^a mail server/);
    expect(found({ image: "localhost:5000/mine:1" })).toMatch(/nothing tells .*mine:1\), and it publishes no port/);
    expect(found({ image: "mine", ports: [{ target: 53, protocol: "udp" }] })).toMatch(/nothing tells/);
  });

  it("is left alone where it is built on another's image", () => {
    expect(found(BUILT, { Dockerfile: "FROM postgis/postgis:17\nCOPY seed.sql /" })).toBe(
      "a database (postgis/postgis:17)",
    );
  });

  it("counts where it is the image of a web server", () => {
    expect(found({ image: "nginx:alpine" })).toBe("nginx, event-loop, unknown workers, 80 as none");
    expect(found(BUILT, { Dockerfile: "FROM nginx:1\nCOPY . /" })).toMatch(/^nginx/);
    expect(found({ image: "wordpress:6-apache" })).toMatch(/^Apache/);
    expect(found(BUILT, { Dockerfile: "FROM php:8-apache@sha256:00\nCOPY . /" })).toMatch(/^Apache/);
    expect(found({ image: "wordpress:6-fpm" })).not.toMatch(/^Apache/);
  });
});
