/** The themes that a reader may choose from: the system's, or one of two. */
const THEMES = { system: "Auto", light: "Light", dark: "Dark" };

/** Chooses the theme; the page's loader keeps the choice, and without JavaScript the system decides and this is hidden. */
export function ThemeSwitch() {
  return (
    <fieldset className="theme">
      <legend>Theme</legend>
      {Object.entries(THEMES).map(([theme, name]) => (
        <label key={theme}>
          <input type="radio" name="theme" value={theme} defaultChecked={theme === "system"} /> {name}
        </label>
      ))}
    </fieldset>
  );
}
