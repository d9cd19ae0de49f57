// Runs before everything else and looks for the end of the file: what was cut off on the way cannot say so itself.
document.addEventListener("DOMContentLoaded", () => {
  if (document.getElementById("ende")) return;
  const words = document.createElement("p");
  words.setAttribute("role", "alert");
  words.textContent =
    "Die Datei ist unvollständig: Beim Herunterladen oder Kopieren ist ein Teil verloren gegangen. Holen Sie sie noch einmal, oder bitten Sie die abgebende Stelle um eine neue.";
  document.body.replaceChildren(words);
});
