import { describe, expect, it } from "vitest";
import { ArticleError, compileArticle } from "../../../../../app/article/mdx/compile.ts";
import { ExcerptError, excerptOf } from "../../../../../app/article/mdx/excerpt.ts";
import { articleText } from "../../../../fixture/articles/article-text.ts";

const PYTHON = `import asyncio


def before() -> None:
    pass


@routes.get("/a")
@cached
async def wanted(
    first: str,
) -> str:
    """Say something."""

    return first


def create() -> None:
    def inner() -> int:
        return 1

    inner()
`;

const python = (parts: string) => excerptOf(PYTHON, { path: "app.py", parts });

describe("an excerpt of a Python file", () => {
  it("is a function with its decorators, its signature and its whole body", () => {
    const lines = python("wanted").split("\n");
    expect(lines[0]).toBe('@routes.get("/a")');
    expect(lines[2]).toBe("async def wanted(");
    expect(lines.at(-1)).toBe("    return first");
  });

  it("loses the indentation of a function inside another, and ends with it", () => {
    expect(python("inner")).toBe("def inner() -> int:\n    return 1");
  });

  it("may be of several functions, with a blank line between them", () => {
    expect(python("before inner")).toBe("def before() -> None:\n    pass\n\ndef inner() -> int:\n    return 1");
  });

  it("says which function was expected in which file", () => {
    expect(() => python("gone")).toThrow(new ExcerptError("expected gone in app.py, got none"));
  });
});

it("is a key of a YAML file with all that is below it", () => {
  const yaml = "services:\n  a:\n    command:\n      - serve\n      - --all\n    ports: []\n";
  expect(excerptOf(yaml, { path: "c.yml", parts: "services.a.command" })).toBe("command:\n  - serve\n  - --all");
  expect(() => excerptOf(yaml, { path: "c.yml", parts: "services.b.command" })).toThrow("services.b.command in c.yml");
});

it("fails the article with line and column where there is no such file or function", async () => {
  const refusal = async (source: string) => {
    const thrown: unknown = await compileArticle(articleText(source)).catch((cause: unknown) => cause);
    expect(thrown).toBeInstanceOf(ArticleError);
    return (thrown as ArticleError).message;
  };
  expect(await refusal('text\n\n<Excerpt file="targets/gone.py" of="a" />\n')).toBe(
    'content/articles/fastapi-flask/article.mdx:3:1: <Excerpt>: expected a file of the project, got "targets/gone.py"',
  );
  expect(await refusal('<Excerpt file="targets/flask/app.py" of="gone" />\n')).toBe(
    "content/articles/fastapi-flask/article.mdx:1:1: <Excerpt>: expected gone in targets/flask/app.py, got none",
  );
});
