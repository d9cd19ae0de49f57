// Runs before everything else and looks for the end of the file: what was cut off on the way cannot say so itself.
document.addEventListener("DOMContentLoaded", () => {
  if (document.getElementById("ende")) return;
  const put = (name, parent, text = "") => {
    const made = document.createElement(name);
    made.textContent = text;
    parent.append(made);
    return made;
  };
  document.body.textContent = "";
  const main = put("main", document.body);
  main.className = "fm-main";
  put("h1", main, "Fallübergabe").className = "kern-heading-large";
  put(
    "p",
    main,
    "Die Datei ist unvollständig: Beim Herunterladen oder Kopieren ist ein Teil verloren gegangen. Holen Sie sie noch einmal, oder bitten Sie die abgebende Stelle um eine neue.",
  ).setAttribute("role", "alert");
});
