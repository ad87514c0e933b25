import { describe, expect, it } from "vitest";
import { portableCommand } from "../../../../../runner/new/draft/portable-command.ts";
import { serverIn } from "../../../../../runner/new/recognise/server-command.ts";

const portable = (...command: string[]) =>
  portableCommand({ command, server: serverIn(command, { environment: {}, read: () => null }), port: 80 })?.join(" ") ??
  null;
const HOST = "${BENCHBOOK_HOST:-0.0.0.0}";
const PORT = "${BENCHBOOK_PORT:-80}";

describe("a server's command gets host and port as variables", () => {
  it.each([
    [["uvicorn", "m:a", "--host", "0.0.0.0", "--port=80"], `uvicorn m:a --host=${HOST} --port=${PORT}`],
    [["uv", "run", "fastapi", "run", "main.py"], `uv run fastapi run main.py --host=${HOST} --port=${PORT}`],
    [["gunicorn", "-w4", "-b:80", "m:a"], `gunicorn -w4 m:a --bind=${HOST}:${PORT}`],
    [["gunicorn", "m:a", "--bind", "x:80", "-b", "y:81"], `gunicorn m:a --bind=${HOST}:${PORT}`],
    [["flask", "run", "-h", "0.0.0.0", "-p", "80"], `flask run --host=${HOST} --port=${PORT}`],
    [["python", "manage.py", "runserver", "0.0.0.0:80"], `python manage.py runserver ${HOST}:${PORT}`],
    [["./manage.py", "runserver", "80", "--noreload"], `./manage.py runserver --noreload ${HOST}:${PORT}`],
    [["/bin/sh", "-c", "exec gunicorn 'm:make()' -b :80"], `gunicorn m:make() --bind=${HOST}:${PORT}`],
    [["tini", "--", "sh", "-c", "uv run uvicorn m:a"], `tini -- uv run uvicorn m:a --host=${HOST} --port=${PORT}`],
    [
      ["sh", "-c", "wait $DB && exec gunicorn 'm:make(1)' -b :80\n"],
      `sh -c wait $$DB && exec gunicorn 'm:make(1)' --bind=${HOST}:${PORT}`,
    ],
    [["sh", "-c", "A=b uvicorn m:a"], `sh -c A=b uvicorn m:a --host=${HOST} --port=${PORT}`],
    [
      ["bash", "-c", "python manage.py migrate\npython manage.py runserver \\\n  80"],
      `bash -c python manage.py migrate\npython manage.py runserver ${HOST}:${PORT}`,
    ],
    [["waitress-serve", "--port=80", "m:a"], `waitress-serve --host=${HOST} --port=${PORT} m:a`],
    [["uvicorn", "m:a", "--env", "a$b"], `uvicorn m:a --env a$$b --host=${HOST} --port=${PORT}`],
  ])("%j", (command, said) => {
    expect(portable(...command)).toBe(said);
  });
});

it.each([
  [["sh", "-c", "uvicorn m:a && echo over"]],
  [["sh", "-c", "uvicorn m:a > log"]],
  [["sh", "-c", "uvicorn m:a --port $PORT"]],
  [["node", "server.js"]],
  [["gunicorn", "m:a", "--bind", "unix:/tmp/s"]],
  [["uvicorn", "m:a", "--uds", "/tmp/s"]],
  [["./serve"]],
])("%j stays as it is", (command) => {
  expect(portable(...command)).toBeNull();
});
