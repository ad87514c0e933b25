import type { Metadata } from "next";
import type { ReactNode } from "react";
import { href } from "./href.ts";
import "./styles.css";
import "./figures/styles.css";
import "./prose/styles.css";

/** The site's own description, for pages that have none. */
export const metadata: Metadata = {
  title: { default: "What asynchrony buys: FastAPI and Flask, measured", template: "%s · Benchbook" },
  description: "FastAPI under Uvicorn against Flask under Gunicorn, measured by a program anyone can run again.",
};

/** The frame of every page. */
export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <nav>
          <a href={href("/")}>The article</a> <a href={href("/claims/")}>Claims</a>{" "}
          <a href={href("/runs/")}>All runs</a>
        </nav>
        <main>{children}</main>
      </body>
    </html>
  );
}
