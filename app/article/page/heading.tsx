import type { ReactNode } from "react";

interface Props {
  id?: string;
  children?: ReactNode;
}

/** The head of a section, which is a link to itself. */
export function SectionHeading({ id, children }: Props) {
  return (
    <h2 id={id}>
      <Linked id={id}>{children}</Linked>
    </h2>
  );
}

/** The head of a part of a section, which is a link to itself. */
export function PartHeading({ id, children }: Props) {
  return (
    <h3 id={id}>
      <Linked id={id}>{children}</Linked>
    </h3>
  );
}

function Linked({ id, children }: Props) {
  return (
    <a className="heading" href={`#${id}`}>
      {children}
    </a>
  );
}
