/** Copies the block beside it; the page's loader listens, and without JavaScript it is not shown. */
export function CopyButton({ what }: { what: string }) {
  return (
    <button type="button" className="copy" data-copy="" aria-live="polite" title={`Copy ${what}`}>
      Copy
    </button>
  );
}
