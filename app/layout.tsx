import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { basePath } from "./address/base-path.ts";
import { href } from "./address/href.ts";
import { ThemeSwitch } from "./article/page/theme-switch.tsx";
import { slugs } from "./library/articles.ts";
import { readSite } from "./library/metadata.ts";
import { sourceSans, sourceSerif } from "./site/fonts/faces.ts";
import "./site/fonts/fallback.css";
import "./theme.css";
import "./styles.css";
import "./frame.css";
import "./figures/frame/figure.css";
import "./figures/chart/chart.css";
import "./figures/explore/explore.css";
import "./article/styles/styles.css";
import "./article/styles/margin.css";
import "./article/styles/code.css";
import "./compare/compare.css";
import "./machines/machines.css";
import "./print.css";

/** The site's own description, for pages that have none. */
export async function generateMetadata(): Promise<Metadata> {
  const { title, description } = await readSite();
  return { title: { default: title, template: "%s · Benchbook" }, description };
}

/** The colour of the browser around the page. */
export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fffefb" },
    { media: "(prefers-color-scheme: dark)", color: "#16181c" },
  ],
};

/** The frame of every page. */
export default async function Layout({ children }: { children: ReactNode }) {
  const articles = (await slugs()).length === 1 ? "Article" : "Articles";
  return (
    <html lang="en" data-base-path={basePath()} className={`${sourceSerif.variable} ${sourceSans.variable}`}>
      <body>
        <a className="skip" href="#text">
          Skip to the text
        </a>
        <header className="site">
          <nav aria-label="Site">
            <a href={href("/")}>{articles}</a> <a href={href("/claims/")}>Claims</a> <a href={href("/runs/")}>Runs</a>{" "}
            <a href={href("/compare/")}>Compare</a> <a href={href("/machines/")}>Machines</a>
          </nav>
          <ThemeSwitch />
        </header>
        <main id="text">{children}</main>
        <footer className="site">
          <p>
            Benchbook, under the MIT licence. Set in Source Serif and Source Sans, under the SIL Open Font License.{" "}
            <a href={href("/feed.xml")}>Feed of runs</a>
          </p>
        </footer>
      </body>
    </html>
  );
}
