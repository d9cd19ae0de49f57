// Every sentence of the page without software.
import type { AnswerKind } from "./engine/quittung";
import type { ProblemCode } from "./engine/problem";

const ANSWERS: Record<AnswerKind, string> = {
  received: "Ist angekommen, wir prüfen noch",
  accepted: "Wir übernehmen",
  partlyAccepted: "Wir übernehmen einen Teil",
  rejected: "Wir übernehmen nicht",
};

const PROBLEMS: Record<ProblemCode, string> = {
  noPacket: "In dieser Datei liegt kein Paket. Bitten Sie die abgebende Stelle um die vollständige Datei.",
  wrongPassphrase: "Das Passwort passt nicht zu dieser Datei. Prüfen Sie jedes Wort und die Reihenfolge.",
  damaged: "Die Datei ist beschädigt und lässt sich nicht öffnen. Bitten Sie die abgebende Stelle um eine neue.",
  tooLarge: "Das Paket ist größer als erlaubt und wird nicht geöffnet. Fragen Sie bei der abgebenden Stelle nach.",
  newer: "Das Paket wurde mit einer neueren Fassung von Fallmappe gemacht. Bitten Sie um eine Datei dieser Fassung.",
  badSignature: "Die Unterschrift des Pakets stimmt nicht: Es wurde verändert. Verwenden Sie es nicht und rufen Sie die abgebende Stelle an.",
  changed: "Eine Datei im Paket ist nicht die, die unterschrieben wurde. Verwenden Sie es nicht und rufen Sie die abgebende Stelle an.",
  malformed: "Der Inhalt hat nicht die Form eines Pakets und wird nicht gezeigt. Fragen Sie bei der abgebenden Stelle nach.",
};

export const texts = {
  title: "Fallübergabe",
  intro:
    "Diese Datei enthält eine verschlüsselte Fallübergabe. Mit dem Passwort, das Ihnen die abgebende Stelle auf einem anderen Weg gibt, öffnet sie sich hier im Browser: ohne Internet und ohne weiteres Programm.",
  passphrase: "Passwort",
  passphraseHint: "Sechs Wörter. Leerzeichen oder Bindestriche, große oder kleine Buchstaben: alles gilt.",
  showWords: "Wörter anzeigen",
  open: "Öffnen",
  working: "Das Paket wird entschlüsselt. Das dauert absichtlich einige Sekunden.",
  empty: "Geben Sie das Passwort ein.",
  problem: "Nicht geöffnet",
  problems: PROBLEMS,
  lockedIdle: "Die Seite hat sich gesperrt, weil 15 Minuten niemand daran gearbeitet hat.",
  locked: "Die Seite ist gesperrt. Nichts vom Inhalt steht mehr darin.",

  purpose: "Zweck",
  kind: "Art der Übergabe",
  cutFor: "Zugeschnitten auf",
  createdOn: "Erstellt am",
  validUntil: "Antwort erbeten bis",
  tooLate: "Dieser Tag ist vorbei. Eine späte Antwort hilft trotzdem.",
  replaces: "Dieses Paket ersetzt ein früheres, das Sie schon bekommen haben.",
  verified: "Unverändert",
  verifiedText: "Alle Dateien sind so, wie sie unterschrieben wurden.",
  fingerprint: "Schlüssel der abgebenden Stelle, zum Vergleichen am Telefon",
  fingerprintText: "Wer unterschrieben hat, sagt nur der Vergleich: Rufen Sie unter einer Nummer an, die Sie schon kennen, und lassen Sie sich diese Zeichen vorlesen.",

  files: "Speichern und drucken",
  filesText: "Was Sie speichern oder drucken, ist nicht mehr verschlüsselt.",
  savePdf: "PDF speichern",
  saveJson: "Daten speichern (JSON)",
  print: "Drucken",
  lock: "Sperren",
  attachments: "Anlagen",
  save: "Speichern",
  saveFile: (label: string) => `Anlage speichern: ${label}`,
  saved: (name: string) => `${name} wurde dem Browser zum Speichern gegeben.`,

  answer: "Antwort an die abgebende Stelle",
  answerText: "Daraus entsteht eine kleine verschlüsselte Datei, die nur die abgebende Stelle lesen kann. Schicken Sie ihr die Datei zurück, zum Beispiel als Anhang einer E-Mail.",
  answerKind: "Ihre Antwort",
  answers: ANSWERS,
  reason: "Grund",
  reasonNone: "keine Angabe",
  reasonChoose: "Bitte wählen",
  remark: "Bemerkung (freiwillig)",
  remarkHint: "Höchstens 500 Zeichen. Bitte ohne Namen.",
  by: "Wer antwortet",
  byHint: "Stelle und Team, zum Beispiel „Beratungsstelle, Team Süd“.",
  leadsFrom: "Sie führen den Fall ab (freiwillig)",
  leadsFromHint: "Tag, zum Beispiel 1.3.2027",
  again: "Haben Sie zu diesem Paket schon einmal geantwortet?",
  number: "Die wievielte Antwort ist das?",
  numberHint: "1 für die erste. Eine Antwort zählt nur, wenn ihre Zahl größer ist als die der letzten.",
  makeAnswer: "Antwort speichern",
  made: "Antwort gespeichert",
  madeText: (name: string) => `Ihr Browser hat ${name} gespeichert, meist im Ordner „Downloads“. Schicken Sie diese Datei der abgebenden Stelle zurück.`,
  needKind: "Wählen Sie eine Antwort.",
  needReason: "Wählen Sie einen Grund.",
  needBy: "Schreiben Sie, wer antwortet.",
  badDay: "Das ist kein Tag. Schreiben Sie zum Beispiel 1.3.2027.",
  badNumber: "Das muss eine ganze Zahl von 1 bis 9999 sein.",
  failedAnswer: "Die Antwort konnte nicht gemacht werden. Rufen Sie die abgebende Stelle an.",

  footer: "Gemacht mit Fallmappe. Diese Seite verbindet sich mit nichts; nach dem Schließen bleibt nichts im Browser.",
  licences: "Lizenzen",
} as const;
