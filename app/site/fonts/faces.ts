import localFont from "next/font/local";

// All faces are fetched with the page, beside its styles. One that comes too late for the first paint is used from the
// next page on: a swap would move the lines of a reader who has begun, however well the fallback is fitted.

/** For the text. Its fallback takes the same room, see fallback.css. */
export const sourceSerif = localFont({
  src: [
    { path: "./source-serif-4-400-normal.woff2", weight: "400", style: "normal" },
    { path: "./source-serif-4-400-italic.woff2", weight: "400", style: "italic" },
    { path: "./source-serif-4-600-normal.woff2", weight: "600", style: "normal" },
  ],
  variable: "--font-serif",
  display: "optional",
  adjustFontFallback: false,
  fallback: ["Source Serif Fallback", "Georgia", "serif"],
});

/** For figures, tables, captions and everything that is used rather than read. */
export const sourceSans = localFont({
  src: [
    { path: "./source-sans-3-400-normal.woff2", weight: "400", style: "normal" },
    { path: "./source-sans-3-600-normal.woff2", weight: "600", style: "normal" },
  ],
  variable: "--font-sans",
  display: "optional",
  adjustFontFallback: false,
  fallback: ["Source Sans Fallback", "system-ui", "sans-serif"],
});
