import type { Endpoint } from "../../../content/run/parts/endpoint.ts";

/** A program that serves HTTP, and the flags by which it is told how. */
export interface ServerProgram {
  /** What it is called. */
  title: string;
  /** The framework or language where only one is served by it. */
  family?: string;
  /** What serves a request, unless its flags say otherwise. */
  executor: Endpoint["executor"];
  /** The port that it listens on where nothing says another; null where that is up to the application. */
  port: number | null;
  /** Flags that take host and port apart, or both together. */
  hostFlags?: readonly string[];
  portFlags?: readonly string[];
  bindFlags?: readonly string[];
  /** Takes host and port together without a flag, behind this word. */
  bindsAfter?: string;
  /** Whether its flags have to stand before what it serves. */
  isToldFirst?: true;
  workerFlags?: readonly string[];
  /** Null where its configuration says how many, and nothing else. */
  workers?: null;
  /** Whether it is there for development, and not what is deployed. */
  isForDevelopment?: true;
  /** Whether what it serves is compiled whenever it is started. */
  isCompiledFirst?: true;
  /** The variable that says how many workers where no flag does. */
  workersVariable?: string;
}

const ASGI = { executor: "event-loop", port: 8000, hostFlags: ["--host"], portFlags: ["--port"] } as const;
const UVICORN = { ...ASGI, workerFlags: ["--workers"], workersVariable: "WEB_CONCURRENCY" } as const;
const BOUND = { bindFlags: ["--bind", "-b"], workerFlags: ["--workers", "-w"] } as const;
const NODE = { title: "Node", family: "node", executor: "event-loop", port: null } as const;
const PROXY = { executor: "event-loop", port: 80, workers: null } as const;

/** Programs by the names under which they are started. */
export const SERVER_PROGRAMS: Readonly<Record<string, ServerProgram>> = {
  uvicorn: { ...UVICORN, title: "Uvicorn" },
  fastapi: { ...UVICORN, title: "Uvicorn", family: "fastapi" },
  granian: { ...UVICORN, title: "Granian", workersVariable: "GRANIAN_WORKERS" },
  hypercorn: { ...BOUND, title: "Hypercorn", executor: "event-loop", port: 8000 },
  gunicorn: { ...BOUND, title: "Gunicorn", executor: "worker", port: 8000, workersVariable: "WEB_CONCURRENCY" },
  daphne: {
    title: "Daphne",
    executor: "event-loop",
    port: 8000,
    hostFlags: ["-b", "--bind"],
    portFlags: ["-p", "--port"],
  },
  litestar: {
    ...{ ...UVICORN, title: "Uvicorn", family: "litestar", hostFlags: ["--host", "-H"], portFlags: ["--port", "-p"] },
    workerFlags: ["--web-concurrency", "--wc", "-W"],
  },
  sanic: {
    ...{ title: "Sanic", family: "sanic", executor: "event-loop", port: 8000 },
    ...{ hostFlags: ["--host", "-H"], portFlags: ["--port", "-p"], workerFlags: ["--workers", "-w"] },
  },
  quart: {
    ...{ title: "Quart's own server", family: "quart", executor: "event-loop", port: 5000, isForDevelopment: true },
    ...{ hostFlags: ["--host", "-h"], portFlags: ["--port", "-p"] },
  },
  // How many processes it has, mostly its configuration says.
  uwsgi: { title: "uWSGI", executor: "worker", port: null, workers: null, portFlags: ["--http", "--http-socket"] },
  "waitress-serve": {
    ...{ title: "Waitress", executor: "thread", port: 8080, isToldFirst: true },
    ...{ hostFlags: ["--host"], portFlags: ["--port"] },
  },
  flask: {
    ...{ title: "Flask's own server", family: "flask", executor: "thread", port: 5000, isForDevelopment: true },
    ...{ hostFlags: ["--host", "-h"], portFlags: ["--port", "-p"] },
  },
  "manage.py": {
    title: "Django's own server",
    family: "django",
    executor: "thread",
    port: 8000,
    bindsAfter: "runserver",
    isForDevelopment: true,
  },
  node: NODE,
  npm: NODE,
  npx: NODE,
  yarn: NODE,
  pnpm: NODE,
  bun: { ...NODE, title: "Bun" },
  deno: { ...NODE, title: "Deno" },
  nodemon: NODE,
  tsx: NODE,
  go: { title: "Go", family: "go", executor: "thread", port: null, isCompiledFirst: true },
  java: { title: "Java", family: "java", executor: "thread", port: 8080 },
  puma: { title: "Puma", family: "ruby", executor: "thread", port: 9292, workers: null, portFlags: ["-p", "--port"] },
  rails: { title: "Rails", family: "ruby", executor: "thread", port: 3000, workers: null, portFlags: ["-p", "--port"] },
  nginx: { ...PROXY, title: "nginx", family: "nginx" },
  caddy: { title: "Caddy", family: "caddy", executor: "event-loop", port: 80 },
  httpd: { ...PROXY, title: "Apache", family: "apache", executor: "thread" },
  "apache2-foreground": { ...PROXY, title: "Apache", family: "apache", executor: "worker" },
};
