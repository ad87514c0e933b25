/** A part of the text that the table of contents lists: a section, or one within it. */
export interface Section {
  id: string;
  title: string;
  within: Section[];
}

/** The table of contents: follows the reader where there is room beside the text, else folds away. */
export function Contents({ sections }: { sections: Section[] }) {
  return (
    <nav className="contents" aria-label="Contents">
      <details>
        <summary>Contents</summary>
        <Sections sections={sections} />
      </details>
    </nav>
  );
}

function Sections({ sections }: { sections: Section[] }) {
  return (
    <ol>
      {sections.map(({ id, title, within }) => (
        <li key={id}>
          <a href={`#${id}`}>{title}</a>
          {within.length > 0 && <Sections sections={within} />}
        </li>
      ))}
    </ol>
  );
}
