// Files that are dropped anywhere on a page with a place for them are given to the field there, as if they had been chosen
// in it: also before the framework listens, and never opened by the browser in place of the page.
(() => {
  const placeOf = ({ dataTransfer }) => dataTransfer?.types.includes("Files") && document.querySelector("[data-drops]");
  for (const name of ["dragenter", "dragover", "dragleave", "drop"])
    document.addEventListener(name, (event) => {
      const place = placeOf(event);
      if (!place) return;
      event.preventDefault();
      if (name === "drop" || name === "dragleave") delete place.dataset.dragged;
      else place.dataset.dragged = "";
      const { files } = event.dataTransfer;
      const field = name === "drop" && files.length > 0 && place.querySelector("input[type=file]");
      if (!field) return;
      field.files = files;
      field.focus();
      field.dispatchEvent(new Event("change", { bubbles: true }));
    });
})();
