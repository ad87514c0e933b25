import path from "node:path";
import { expect, it } from "vitest";
import { LOCALLY, readServices, withOverrides } from "../../../../../runner/fleet/services/read-services.ts";
import { overrideFile } from "../../../../../runner/new/draft/override-file.ts";
import { withFiles } from "../../../../fixture/compose-files/corpus.ts";
import { TARGETS } from "../drafts.ts";

const SHOP = `services:
  web: { build: ., command: uvicorn main:app --port 80, ports: ["8000:80"] }
  api2: { build: ., command: node server.js, ports: ["3000"] }
  db: { image: postgres }
`;

it("is read over the Compose file, of which the services are then targets", async () => {
  await withFiles(
    { files: { "docker-compose.yml": SHOP, "over.yml": overrideFile(TARGETS, "docker-compose.yml") ?? "" } },
    async (file) => {
      const reading = withOverrides(LOCALLY, [path.join(path.dirname(file), "over.yml")]);
      const { services } = await readServices(file, [0], reading);
      expect(
        services.map(({ name, label, port, workers, command }) => ({ name, label, port, workers, command })),
      ).toEqual([
        { name: "web", label: "Web", port: 8000, workers: 2, command: ["uvicorn", "main:app", "--port=8000"] },
        { name: "api2", label: "Api2", port: 3000, workers: null, command: ["node", "server.js"] },
      ]);
      expect(services[0]?.endpoints.map(({ path: at, work, executor }) => `${at} ${work} ${executor}`)).toEqual([
        "/ fixed event-loop",
        "/api/v1/items/ fixed event-loop",
        "/health-check fixed event-loop",
      ]);
    },
  );
});

it("says above each service what it is and what to know of it", () => {
  expect(overrideFile(TARGETS, "../shop/docker-compose.yml")).toMatchInlineSnapshot(`
    "# What measuring adds to the services of ../shop/docker-compose.yml, which stays as it is:
    # this file is merged over it, as \`docker compose\` merges the last --file that it is given.
    services:
      web:
        # FastAPI under Uvicorn. Endpoints: asked.
        ports: !override
          - 127.0.0.1:\${WEB_PORT:-8000}:80
        command:
          - uvicorn
          - main:app
          - --port=\${BENCHBOOK_PORT:-80}
        x-benchbook:
          label: Web
          family: fastapi
          workers: 2
          endpoints:
            - name: root
              label: GET /
              path: /
              work: fixed
              executor: event-loop
            - name: api-v1-items
              label: GET /api/v1/items/
              path: /api/v1/items/
              work: fixed
              executor: event-loop
            - name: health-check
              label: GET /health-check
              path: /health-check
              work: fixed
              executor: event-loop
              p99Seconds: 0.1
      api2:
        # Node. Endpoints: a guess: nothing answers yet.
        # Look here.
        ports: !override
          - 127.0.0.1:\${API2_PORT:-3000}:3000
        environment:
          PORT: \${BENCHBOOK_PORT:-3000}
        x-benchbook:
          label: Api2
          family: node
          endpoints:
            - name: root
              label: GET /
              path: /
              work: fixed
              executor: event-loop
            - name: health-check
              label: GET /health-check
              path: /health-check
              work: fixed
              executor: event-loop
              answer:
                status: 204
              p99Seconds: 0.1
    "
  `);
});

it("doubts that a service is a web server where nothing names one, until it has answered", () => {
  const written = (isTried: boolean) =>
    overrideFile(
      TARGETS.map(({ block, ...target }) => ({ ...target, isTried, block: block && { ...block, isNamed: false } })),
      "docker-compose.yml",
    );
  expect(written(false)).toContain("# Whether it is a web server could not be told: nothing names one.");
  expect(written(true)).not.toContain("could not be told");
});

it("is not needed where every service has a block of its own", () => {
  expect(
    overrideFile(
      TARGETS.map((target) => ({ ...target, block: null })),
      "docker-compose.yml",
    ),
  ).toBeNull();
});
