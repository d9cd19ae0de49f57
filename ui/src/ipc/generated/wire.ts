// The list of commands with its types, written from the Rust side by `cargo xtask bindings`. Not edited by hand.

export type AddDatei = { 
/**
 * The Fall.
 */
fall: FallId, 
/**
 * Handle of the file.
 */
file: string, 
/**
 * What people call it.
 */
title: string, 
/**
 * List `dateiart`.
 */
kind: Code, 
/**
 * Day; today when missing.
 */
date: string | null, 
/**
 * Remark.
 */
remark: string, };

export type AddedDatei = { 
/**
 * Id.
 */
id: EntryId, 
/**
 * What was taken out of it, German; empty when nothing.
 */
removed: string, 
/**
 * What to read again.
 */
changed: Array<Changed>, };

export type Address = { 
/**
 * Street and house number.
 */
street: string, 
/**
 * Postcode.
 */
postcode: string, 
/**
 * Town.
 */
municipality: string, 
/**
 * Amtlicher Gemeindeschlüssel, eight digits; empty when unknown.
 */
ags: string, 
/**
 * Kind of housing, list `wohnen`.
 */
housing: Code, };

export type Angebot = { 
/**
 * What it is called.
 */
title: string, 
/**
 * Who offers it.
 */
stelle: StelleId, 
/**
 * List `handlungsfeld`, at least one.
 */
handlungsfelder: Array<Code>, 
/**
 * List `vermittlungsart`: what a Vermittlung into it counts as.
 */
kind: Code, 
/**
 * Places in all; `None` when not known. An offer without a limit has no number either.
 */
places: number | null, 
/**
 * Places that were free on the day `free_as_of`; `None` when not known.
 */
freePlaces: number | null, 
/**
 * Day on which the free places were asked for.
 */
freeAsOf: string | null, 
/**
 * First day; `None` when it has always been there.
 */
validFrom: string | null, 
/**
 * Last day; `None` without an end.
 */
validUntil: string | null, 
/**
 * List `sprachniveau`: the level that is asked for; `None` when none is.
 */
languageLevel: Code | null, 
/**
 * Who can come, in words.
 */
requirements: string, 
/**
 * Anything else about the offer.
 */
remark: string, };

export type AngebotId = number;

export type AngebotRow = { 
/**
 * Id.
 */
id: AngebotId, 
/**
 * The offer.
 */
angebot: Angebot, 
/**
 * Name of the Stelle.
 */
stelle: string, 
/**
 * It holds today.
 */
valid: boolean, };

export type AngeboteList = { 
/**
 * The rows.
 */
rows: Array<AngebotRow>, };

export type Ansprache = { 
/**
 * The day.
 */
date: string, 
/**
 * Code of the programme that was spoken about.
 */
programme: Code, 
/**
 * List `ansprachort`.
 */
place: Code, 
/**
 * Persons spoken to.
 */
reached: number, 
/**
 * Of these, persons who wanted to hear more.
 */
interested: number, };

export type AnspracheId = number;

export type AnspracheRow = { 
/**
 * Id.
 */
id: AnspracheId, 
/**
 * The line.
 */
ansprache: Ansprache, };

export type AnsprachenList = { 
/**
 * The rows.
 */
rows: Array<AnspracheRow>, 
/**
 * Persons spoken to in all rows. Whoever was spoken to twice counts twice: the tally knows nobody.
 */
reached: number, 
/**
 * Persons who wanted to hear more.
 */
interested: number, };

export type ArbeitOut = { 
/**
 * List `erwerbsstatus`.
 */
status: Coded, 
/**
 * Month of its begin.
 */
since: string, 
/**
 * What the person does, pseudonymised; empty where it stays away.
 */
occupation: string, 
/**
 * Hours a week; 0 when not known or kept back.
 */
hoursPerWeek: number, };

export type Arbeitssituation = { 
/**
 * First day.
 */
since: string, 
/**
 * Last day.
 */
until: string | null, 
/**
 * List `erwerbsstatus`.
 */
status: Code, 
/**
 * Employer; empty when there is none.
 */
employer: string, 
/**
 * What the person does.
 */
occupation: string, 
/**
 * Hours a week; 0 when not known.
 */
hoursPerWeek: number, 
/**
 * Remark in words.
 */
remark: string, };

export type AttachmentPreview = { 
/**
 * The file.
 */
datei: EntryId, 
/**
 * Its title in the Fall.
 */
title: string, 
/**
 * Its name in the packet.
 */
fileName: string, 
/**
 * Size in bytes.
 */
bytes: number, 
/**
 * Its text could be searched; otherwise somebody has to look through it.
 */
searched: boolean, 
/**
 * Places in its text that would identify somebody; more than none keeps it from going along.
 */
findings: number, };

export type AuditStatistik = { 
/**
 * Code of the programme.
 */
programme: Code, };

export type AufenthaltOut = { 
/**
 * The status that holds on `createdOn`.
 */
status: StatusOut | null, 
/**
 * Papers without numbers.
 */
dokumente: Array<DokumentOut>, 
/**
 * Nebenbestimmungen that hold.
 */
nebenbestimmungen: Array<NebenbestimmungOut>, };

export type Aufenthaltsdokument = { 
/**
 * List `aufenthaltsdokument`.
 */
kind: Code, 
/**
 * Number on the paper; empty when not written down.
 */
number: string, 
/**
 * Day of issue.
 */
issuedOn: string | null, 
/**
 * Printed last day of validity.
 */
validUntil: string | null, 
/**
 * Issuing authority.
 */
authority: string, };

export type Aufenthaltsstatus = { 
/**
 * List `aufenthaltsstatus`, e.g. `gestattung`, `duldung_60a`.
 */
kind: Code, 
/**
 * Legal basis as printed, e.g. `§ 60a Abs. 2 S. 1 AufenthG`; empty when the kind says it.
 */
basis: string, 
/**
 * First day.
 */
since: string, 
/**
 * Last day, if it ended or is limited.
 */
until: string | null, 
/**
 * Remark in words.
 */
remark: string, };

export type Ausbildung = { 
/**
 * First day of the Ausbildung, as in the contract.
 */
startsOn: string, 
/**
 * Last day, as in the contract.
 */
endsOn: string | null, 
/**
 * List `ausbildungsart`.
 */
kind: Code, 
/**
 * Occupation.
 */
occupation: string, 
/**
 * Employer or school.
 */
employer: string, 
/**
 * Day on which the contract was signed.
 */
contractOn: string | null, 
/**
 * Day on which the contract was registered with the chamber, or registration applied for.
 */
registeredOn: string | null, 
/**
 * Day on which it was broken off.
 */
brokenOffOn: string | null, 
/**
 * Day on which it was passed.
 */
passedOn: string | null, 
/**
 * Remark in words.
 */
remark: string, };

export type AusbildungOut = { 
/**
 * List `ausbildungsart`.
 */
kind: Coded, 
/**
 * Occupation, pseudonymised; empty where it stays away.
 */
occupation: string, 
/**
 * Month of its begin.
 */
starts: string, 
/**
 * Month of its end.
 */
ends: string | null, 
/**
 * `geplant`, `läuft`, `bestanden`, `abgebrochen` or `beendet`.
 */
state: string, };

export type Bedarf = { 
/**
 * Day of the rating.
 */
date: string, 
/**
 * List `handlungsfeld`.
 */
handlungsfeld: Code, 
/**
 * List `bedarfsstufe`.
 */
rating: Code, 
/**
 * What stands behind it, resources first.
 */
remark: string, };

export type BedarfOut = { 
/**
 * Handlungsfeld.
 */
handlungsfeld: Coded, 
/**
 * Rating (list `bedarfsstufe`).
 */
rating: Coded, 
/**
 * Month of the rating.
 */
month: string, 
/**
 * What stands behind it, pseudonymised; empty where it stays away.
 */
remark: string, };

export type BedarfRow = { 
/**
 * The Handlungsfeld.
 */
code: Code, 
/**
 * As people read it.
 */
label: string, 
/**
 * Persons with an open Bedarf.
 */
need: number, 
/**
 * What the directory offers.
 */
supply: Supply, };

export type BedarfView = { 
/**
 * Day of the exact numbers and of the directory.
 */
stichtag: string, 
/**
 * What must stand beside the exact numbers wherever they are shown, German.
 */
mark: string, 
/**
 * Persons that the exact numbers are about.
 */
persons: number, 
/**
 * Exact numbers, for the own desk.
 */
rows: Array<BedarfRow>, 
/**
 * As it may be told; exactly what `write_bedarf` writes.
 */
told: ToldBedarf, 
/**
 * What is counted, German sentences.
 */
definitions: Array<string>, };

export type BerichtId = number;

export type BerichtRow = { 
/**
 * Id.
 */
id: BerichtId, 
/**
 * Programme as people read it.
 */
programme: string, 
/**
 * First day of the period.
 */
from: string, 
/**
 * Last day of the period.
 */
to: string, 
/**
 * Code of the programme.
 */
programmeCode: Code, 
/**
 * When it was released.
 */
releasedAt: string, 
/**
 * SHA-256 of `bericht.json`.
 */
sha256: string, };

export type BerichtView = { 
/**
 * Title, German.
 */
title: string, 
/**
 * Mark of exact counts, German; empty on a protected report. It is shown at all times.
 */
mark: string, 
/**
 * Programme, period, Stichtag, day of evaluation, rule, versions.
 */
head: Array<HeadLine>, 
/**
 * Answers to standing questions, made from the tables.
 */
answers: Array<StandingAnswer>, 
/**
 * The tables in the order they are read.
 */
tables: Array<TablePreview>, 
/**
 * German sentences that belong under the tables.
 */
notes: Array<string>, };

export type BerichteList = { 
/**
 * The rows.
 */
rows: Array<BerichtRow>, };

export type BerichtstextRow = { 
/**
 * The kind.
 */
kind: Code, 
/**
 * As people read it.
 */
label: string, 
/**
 * The wording; empty when there is none.
 */
text: string, 
/**
 * Day on which it was read and found to name nobody; only then it leaves.
 */
reviewedOn: string | null, 
/**
 * What would name somebody, by what the Fälle know today. With anything here it does not leave.
 */
questions: Array<string>, };

export type BerufOut = { 
/**
 * Degree (list `berufsabschluss`).
 */
level: Coded, 
/**
 * Occupation, pseudonymised; empty where it stays away.
 */
occupation: string, 
/**
 * Whether a foreign degree was recognised.
 */
recognised: boolean, };

export type Berufsbildung = { 
/**
 * Day from which this is known.
 */
date: string, 
/**
 * List `berufsabschluss`.
 */
level: Code, 
/**
 * Occupation as named in the paper.
 */
occupation: string, 
/**
 * Country of the training, list `staatsangehoerigkeit`.
 */
country: Code, 
/**
 * Day on which a foreign degree was recognised.
 */
recognisedOn: string | null, 
/**
 * Body that recognised it.
 */
authority: string, 
/**
 * Remark in words.
 */
remark: string, };

export type Bescheid = { 
/**
 * List `bescheidart`; it says how long a Rechtsbehelf is possible.
 */
kind: Code, 
/**
 * Day printed on the letter.
 */
datedOn: string | null, 
/**
 * Day of Zustellung or Bekanntgabe, as on the yellow envelope; the Frist runs from here.
 */
servedOn: string | null, 
/**
 * Authority.
 */
authority: string, 
/**
 * Aktenzeichen.
 */
reference: string, 
/**
 * Day on which Klage, Antrag or Widerspruch was lodged.
 */
contestedOn: string | null, 
/**
 * Day on which the reasons were handed in.
 */
reasonedOn: string | null, 
/**
 * Remark in words.
 */
remark: string, };

export type BildungOut = { 
/**
 * School.
 */
schule: SchuleOut | null, 
/**
 * Vocation.
 */
beruf: BerufOut | null, 
/**
 * The newest level of each language.
 */
sprachen: Array<SprachstandOut>, 
/**
 * Work that holds on `createdOn`.
 */
arbeit: ArbeitOut | null, 
/**
 * Ausbildungen, oldest first.
 */
ausbildungen: Array<AusbildungOut>, 
/**
 * Benefits that hold on `createdOn`.
 */
leistungen: Array<LeistungOut>, };

export type BinList = { 
/**
 * The rows.
 */
rows: Array<BinRow>, };

export type BinRow = { 
/**
 * Number of the change that takes it back.
 */
change: number, 
/**
 * When it was removed.
 */
removedAt: string, 
/**
 * Fallnummer.
 */
number: FallNumber, 
/**
 * Name of the person.
 */
name: string, 
/**
 * What it is, German: `Kontakt`, `ganzer Fall`.
 */
what: string, 
/**
 * Its day, its first words.
 */
summary: string, 
/**
 * It can be taken back.
 */
restorable: boolean, };

export type BlattKind = "datenschutzinformation" | "einwilligung" | "widerruf";

export type ChangeFall = { 
/**
 * The Fall.
 */
fall: FallId, 
/**
 * First day.
 */
openedOn: string, 
/**
 * Last day; missing while it runs.
 */
closedOn: string | null, };

export type ChangeKind = "added" | "changed" | "removed";

export type ChangePassphrase = { 
/**
 * The present passphrase.
 */
current: string, 
/**
 * The passphrase from now on.
 */
new: string, };

export type ChangePerson = { 
/**
 * The Fall.
 */
fall: FallId, 
/**
 * Everything about the person, changed or not.
 */
person: Person, 
/**
 * Draft that becomes this change and is dropped with it; empty when there is none.
 */
draft: string, };

export type ChangeRow = { 
/**
 * Number of the change; records that were changed together share it.
 */
change: number, 
/**
 * When.
 */
at: string, 
/**
 * What was done, German.
 */
what: string, 
/**
 * The Fall; missing when it is gone.
 */
fall: FallId | null, 
/**
 * Fallnummer.
 */
number: FallNumber, 
/**
 * `person`, `fall` or the code of a part.
 */
part: string, 
/**
 * What people call the part.
 */
partLabel: string, 
/**
 * The entry; missing for person and Fall.
 */
entry: EntryId | null, 
/**
 * Added, changed or removed.
 */
kind: ChangeKind, 
/**
 * The fields that differ.
 */
fields: Array<FieldChange>, 
/**
 * It can be taken back: nothing it touched was changed since.
 */
undoable: boolean, };

export type Changed = { "what": "faelle" } | { "what": "fall", "fall": FallId } | { "what": "stellen" } | { "what": "angebote" } | { "what": "ansprachen" } | { "what": "berichtstexte" } | { "what": "uebergaben", "fall": FallId } | { "what": "eingang" } | { "what": "projektende" } | { "what": "berichte" } | { "what": "outbox" } | { "what": "settings" } | { "what": "drafts" } | { "what": "bin" } | { "what": "lists" };

export type ChangesList = { 
/**
 * How many there are.
 */
total: number, 
/**
 * The rows.
 */
rows: Array<ChangeRow>, };

export type CheckPassphrase = { 
/**
 * The passphrase.
 */
passphrase: string, };

export type Chosen = { 
/**
 * Handle to hand back; missing when the dialog was closed.
 */
handle: string | null, 
/**
 * The choice as people read it.
 */
label: string, };

export type Clearing = { 
/**
 * Day of the Clearing.
 */
date: string, 
/**
 * List `zugangsweg`.
 */
access: Code, 
/**
 * Whether the person belongs to the target group, list `zielgruppe`.
 */
targetGroup: Code, 
/**
 * Why an exception was made, in words.
 */
exceptionReason: string, 
/**
 * Who else leads the case, list `fallfuehrung`.
 */
otherFallfuehrung: Code, 
/**
 * Name of that body; empty when there is none.
 */
otherBody: string, 
/**
 * Day on which reasons for exclusion were checked.
 */
exclusionCheckedOn: string | null, 
/**
 * Result of that check, list `ausschluss`; never a reason.
 */
exclusion: Code, 
/**
 * The person takes part of free will.
 */
voluntary: boolean, 
/**
 * Remark in words.
 */
remark: string, };

export type Code = string;

export type Coded = { 
/**
 * Code of the list.
 */
code: Code, 
/**
 * What people read.
 */
label: string, };

export type CombineStatistik = { 
/**
 * Code of the programme.
 */
programme: Code, 
/**
 * First day of the first released period.
 */
from: string, 
/**
 * Last day of the last released period.
 */
to: string, };

export type CommandError = { 
/**
 * What kind.
 */
code: ErrorCode, 
/**
 * What happened, German.
 */
message: string, 
/**
 * What to do, German.
 */
remedy: string, 
/**
 * Which fields or lines, without their values.
 */
problems: Array<Problem>, };

export type CompleteFrist = { 
/**
 * The Fall.
 */
fall: FallId, 
/**
 * Code of the rule.
 */
rule: Code, 
/**
 * The day that was computed.
 */
dueOn: string, 
/**
 * How it was settled.
 */
remark: string, };

export type ConfirmRecoveryKey = { 
/**
 * The key as typed from paper.
 */
recoveryKey: string, };

export type CreateFall = { 
/**
 * Who it is about.
 */
person: Person, 
/**
 * First day; today when missing.
 */
openedOn: string | null, 
/**
 * Fälle that looked alike and are somebody else; remembered.
 */
differentFrom: Array<FallId>, 
/**
 * Draft that becomes this Fall and is dropped with it; empty when there is none.
 */
draft: string, };

export type CreateUebergabe = { 
/**
 * Number of the preparation.
 */
draft: number, 
/**
 * Take every suggestion that is still open.
 */
acceptSuggestions: boolean, 
/**
 * What the person at the screen decided about single suggestions.
 */
decisions: Array<SpanDecision>, 
/**
 * Form of a packet; the named product and the Konferenz are papers.
 */
form: PacketForm, 
/**
 * List `uebergabeart`; empty for what is usual for the Stelle.
 */
kind: Code, 
/**
 * Last day on which an answer is awaited; missing for 28 days from today.
 */
validUntil: string | null, 
/**
 * From this day on the Stelle leads the Fall, as was agreed; for the named product.
 */
leadsFrom: string | null, 
/**
 * Day of a talk of all three; for the named product.
 */
jointTalk: string | null, 
/**
 * Files that cannot be searched and that somebody has looked through.
 */
lookedThrough: Array<EntryId>, 
/**
 * Handle of the folder; empty for the usual one.
 */
folder: string, };

export type CreateVault = { 
/**
 * Which one.
 */
kind: VaultKind, 
/**
 * Its passphrase.
 */
passphrase: string, };

export type CreatedFall = { 
/**
 * Id.
 */
fall: FallId, 
/**
 * Fallnummer.
 */
number: FallNumber, 
/**
 * What to read again.
 */
changed: Array<Changed>, };

export type CreatedUebergabe = { 
/**
 * Id.
 */
id: UebergabeId, 
/**
 * Pseudonym of the packet.
 */
pseudonym: string, 
/**
 * Packet and letter, or the papers.
 */
files: Array<WrittenFile>, 
/**
 * The passphrase of a locked packet. It is shown this once and kept nowhere.
 */
passphrase: string | null, 
/**
 * What to read again.
 */
changed: Array<Changed>, };

export type Datei = { 
/**
 * What people call it.
 */
title: string, 
/**
 * List `dateiart`.
 */
kind: Code, 
/**
 * Day on which it was taken in.
 */
date: string, 
/**
 * Name the file had.
 */
fileName: string, 
/**
 * Media type found in the bytes, e.g. `image/jpeg`.
 */
mediaType: string, 
/**
 * Size in bytes.
 */
bytes: number, 
/**
 * SHA-256 of the bytes as they are kept, lower case hex.
 */
sha256: string, 
/**
 * Remark in words.
 */
remark: string, };

export type DateiView = { 
/**
 * Pages in all; 0 when there is no preview.
 */
pages: number, 
/**
 * Media type of the picture.
 */
mediaType: string, 
/**
 * The picture in Base64; empty when there is no preview.
 */
picture: string, 
/**
 * Width of the picture in pixels.
 */
width: number, 
/**
 * Height of the picture in pixels.
 */
height: number, 
/**
 * Why there is no preview, German; empty when there is one.
 */
message: string, };

export type DecideWords = { 
/**
 * The Fall.
 */
fall: FallId, 
/**
 * The decisions.
 */
words: Array<WordDecision>, };

export type DokumentOut = { 
/**
 * Kind of paper.
 */
kind: Coded, 
/**
 * Month up to which it is valid.
 */
validUntil: string | null, };

export type Done = { 
/**
 * What to read again.
 */
changed: Array<Changed>, };

export type DraftRow = { 
/**
 * Name of the form.
 */
key: string, 
/**
 * The Fall.
 */
fall: FallId | null, 
/**
 * Name of the person; empty without a Fall.
 */
name: string, 
/**
 * When it was last kept.
 */
savedAt: string, 
/**
 * What stands in the form.
 */
content: string, };

export type DraftsList = { 
/**
 * The rows.
 */
rows: Array<DraftRow>, };

export type DrittePerson = { 
/**
 * Name as known.
 */
name: string, 
/**
 * Relation in words, e.g. `Bruder`, `Vormund`, `Sachbearbeiterin`.
 */
relation: string, 
/**
 * Telephone, e-mail or address; empty when unknown.
 */
contact: string, };

export type DropDraft = { 
/**
 * Name of the form.
 */
key: string, };

export type DuplicateRow = { 
/**
 * The Fall.
 */
fall: FallId, 
/**
 * Fallnummer.
 */
number: FallNumber, 
/**
 * Name.
 */
name: string, 
/**
 * Birth date as people read it.
 */
birthDate: string, 
/**
 * It is closed.
 */
closed: boolean, 
/**
 * Why, German sentences.
 */
reasons: Array<string>, };

export type Duplicates = { 
/**
 * The rows.
 */
rows: Array<DuplicateRow>, };

export type EingangId = number;

export type EingangList = { 
/**
 * The rows.
 */
rows: Array<EingangRow>, };

export type EingangRow = { 
/**
 * Its id.
 */
id: EingangId, 
/**
 * Code of the person.
 */
pseudonym: string, 
/**
 * What it may be used for.
 */
purpose: string, 
/**
 * When it was opened.
 */
openedAt: string, 
/**
 * Who made it; the key in groups where it has no name.
 */
sender: string, 
/**
 * Last day on which an answer is awaited.
 */
validUntil: string, 
/**
 * The Fall that was made from it.
 */
fall: FallId | null, 
/**
 * The last answer; missing when none was given.
 */
answer: UebergabeEventKind | null, };

export type Einwilligung = { 
/**
 * List `einwilligungsart`; only `uebermittlung` allows a Fallübergabe.
 */
kind: Code, 
/**
 * Name of the Stelle that may receive the data; empty for a consent that names no recipient.
 */
stelle: string, 
/**
 * Purpose in words, as the person has read or heard it.
 */
purpose: string, 
/**
 * Data groups, list `datengruppe`. `gesundheit` is never implied by another group.
 */
dataGroups: Array<Code>, 
/**
 * Language of the text that was explained.
 */
language: string, 
/**
 * Whether somebody interpreted.
 */
interpreter: boolean, 
/**
 * How it was given, list `einwilligungsform`: signed paper, electronic, oral with note.
 */
form: Code, 
/**
 * Day it was given.
 */
givenOn: string, 
/**
 * Last day it holds; `None` until withdrawn.
 */
validUntil: string | null, 
/**
 * Day it was withdrawn.
 */
withdrawnOn: string | null, 
/**
 * Which text was explained, e.g. `2026-03 DSGVO`.
 */
textVersion: string, 
/**
 * Who recorded it.
 */
recordedBy: string, 
/**
 * SHA-256 of the scanned paper among the Dateien; empty when there is none.
 */
scan: string, };

export type EinwilligungRegisterRow = { 
/**
 * The Fall.
 */
fall: FallId, 
/**
 * Fallnummer.
 */
number: FallNumber, 
/**
 * Name.
 */
name: string, 
/**
 * Id of the entry.
 */
id: EntryId, 
/**
 * The consent.
 */
value: Einwilligung, 
/**
 * Where it stands today, German: `gilt`, `widerrufen am 03.04.2026`.
 */
state: string, };

export type EinwilligungenList = { 
/**
 * The rows.
 */
rows: Array<EinwilligungRegisterRow>, };

export type EmptyBin = { 
/**
 * Only what was removed at least this many days ago; 0 for everything.
 */
olderThanDays: number, };

export type Entry = { "part": "status", "value": Aufenthaltsstatus } | { "part": "dokument", "value": Aufenthaltsdokument } | { "part": "nebenbestimmung", "value": Nebenbestimmung } | { "part": "bescheid", "value": Bescheid } | { "part": "kontakt", "value": Kontakt } | { "part": "teilnahme", "value": Teilnahme } | { "part": "vermittlung", "value": Vermittlung } | { "part": "einwilligung", "value": Einwilligung } | { "part": "clearing", "value": Clearing } | { "part": "schulbildung", "value": Schulbildung } | { "part": "berufsbildung", "value": Berufsbildung } | { "part": "sprachstand", "value": Sprachstand } | { "part": "arbeitssituation", "value": Arbeitssituation } | { "part": "leistungsbezug", "value": Leistungsbezug } | { "part": "ausbildung", "value": Ausbildung } | { "part": "bedarf", "value": Bedarf } | { "part": "ziel", "value": Ziel } | { "part": "verbleib", "value": Verbleib } | { "part": "fallkonferenz", "value": Fallkonferenz } | { "part": "datei", "value": Datei } | { "part": "strukturhemmnis", "value": Strukturhemmnis } | { "part": "gesundheit", "value": Gesundheitsangabe } | { "part": "frist", "value": Frist } | { "part": "fristerledigung", "value": Fristerledigung };

export type EntryId = number;

export type EntryRow<T> = { 
/**
 * Id.
 */
id: EntryId, 
/**
 * The entry.
 */
value: T, };

export type EraseFall = { 
/**
 * The Fall.
 */
fall: FallId, 
/**
 * Its number once more, typed by the person who erases.
 */
number: FallNumber, 
/**
 * Why, in words without a name; kept with the number.
 */
reason: string, };

export type ErasedFall = { 
/**
 * Packets that Stellen have received; they have to be asked to delete them.
 */
received: Array<UebergabeRow>, 
/**
 * What the program could not erase, German sentences.
 */
notes: Array<string>, 
/**
 * What to read again.
 */
changed: Array<Changed>, };

export type ErrorCode = "badRequest" | "unknownCommand" | "invalid" | "notFound" | "locked" | "wrongPassphrase" | "tooManyAttempts" | "wrongRecoveryKey" | "weakPassphrase" | "vaultExists" | "noVault" | "vaultInUse" | "damaged" | "passphraseSlotDamaged" | "recoverySlotDamaged" | "keyFileMismatch" | "newerProgram" | "noSpace" | "noPermission" | "wouldOverwrite" | "unreadableFile" | "importRejected" | "listRejected" | "newerFile" | "numberTaken" | "stelleNameFixed" | "badAgeRecipient" | "stelleWithoutKey" | "noConsent" | "consentEnded" | "purposeMismatch" | "groupMissing" | "notWithdrawn" | "uebergabeReplaced" | "attachmentNotAllowed" | "attachmentUnseen" | "eventOutOfOrder" | "uebergabeClosed" | "noZuordnung" | "badReceipt" | "foreignReceipt" | "draftOutdated" | "openQuestions" | "stillIdentifying" | "wrongPacketKey" | "wrongPacketPassphrase" | "packetNeedsPassphrase" | "packetNeedsKey" | "packetNotOpen" | "packetTakenOver" | "badAnswer" | "answerOutOfOrder" | "badPacket" | "newerPacket" | "unprintable" | "officeMissing" | "addressTooLong" | "senderTooLong" | "badPeriod" | "periodOpen" | "periodReleased" | "periodTooEarly" | "minCountTooSmall" | "previewOutdated" | "betrays" | "modeChanged" | "nothingReleased" | "ledgerOlder" | "kiRecipientMissing" | "inboxMissing" | "presetRejected" | "presetInUse" | "practiceOnly" | "changedSince" | "notUndoable" | "tooManyDrafts" | "dateiTooLarge" | "dateiEmpty" | "dateiNotCleanable" | "dateiDamaged" | "dateiWithoutContent" | "lawMissing" | "gesundheitOff" | "noGesundheitConsent" | "gesundheitKept" | "numberMismatch" | "fallStillOpen" | "wordingNamesSomebody" | "internal";

export type EventRefused = "closed" | "outOfOrder" | "repeated" | "outdated";

export type EventSource = "receipt" | "manual" | "program";

export type ExportDatei = { 
/**
 * The Fall.
 */
fall: FallId, 
/**
 * The file.
 */
id: EntryId, 
/**
 * Handle of the folder; empty for the usual one.
 */
folder: string, };

export type ExportFall = { 
/**
 * The Fall.
 */
fall: FallId, 
/**
 * Handle of the folder; empty for the usual one.
 */
folder: string, };

export type ExportFristen = { 
/**
 * Handle of the folder; empty for the usual one.
 */
folder: string, 
/**
 * Only what is due until this day.
 */
until: string | null, 
/**
 * Name of the file, ending in `.ics`; missing for one with the moment in it.
 */
fileName?: string, };

export type ExportStrukturhemmnisse = { 
/**
 * The year.
 */
year: number, 
/**
 * 1 or 2.
 */
half: number, 
/**
 * Handle of the folder; empty for the usual one.
 */
folder: string, };

export type FaelleFilter = { 
/**
 * Leave out closed Fälle.
 */
onlyOpen: boolean, 
/**
 * No Kontakt on or after the day this many days ago; 0 does not ask.
 */
noKontaktDays: number, 
/**
 * The newest printed validity of a document ends within this many days, or has ended; 0 does not ask.
 */
documentExpiresDays: number, 
/**
 * No Einwilligung of any kind holds today.
 */
withoutEinwilligung: boolean, 
/**
 * Closed or leaving (an Austritt for reason `uebergabe`) without a Fallübergabe that was made.
 */
openUebergabe: boolean, 
/**
 * A Teilnahme in this programme runs today; empty does not ask.
 */
programme: string, 
/**
 * The present status has this code; empty does not ask.
 */
status: string, };

export type FaelleList = { 
/**
 * How many fit the search.
 */
total: number, 
/**
 * The rows of this page, by name.
 */
rows: Array<FallRow>, };

export type Fall = { 
/**
 * Fallnummer.
 */
number: FallNumber, 
/**
 * First day of the Fall.
 */
openedOn: string, 
/**
 * Last day; `None` while it runs.
 */
closedOn: string | null, };

export type FallId = number;

export type FallNumber = string;

export type FallRow = { 
/**
 * Id.
 */
id: FallId, 
/**
 * Fallnummer.
 */
number: FallNumber, 
/**
 * Name as lists show it.
 */
name: string, 
/**
 * Birth date as people read it; empty when unknown.
 */
birthDate: string, 
/**
 * Present status as people read it; empty when none is noted.
 */
status: string, 
/**
 * Printed last day of the newest document.
 */
documentValidUntil: string | null, 
/**
 * Day of the last Kontakt.
 */
lastKontaktOn: string | null, 
/**
 * Nearest open next step.
 */
nextStepOn: string | null, 
/**
 * Last day of the Fall, if it is closed.
 */
closedOn: string | null, };

export type FallView = { 
/**
 * Id.
 */
id: FallId, 
/**
 * Number and dates.
 */
fall: Fall, 
/**
 * Who it is about.
 */
person: Person, 
/**
 *Aufenthaltsstatus
 */
status: Array<EntryRow<Aufenthaltsstatus>>, 
/**
 *Aufenthaltsdokument
 */
dokumente: Array<EntryRow<Aufenthaltsdokument>>, 
/**
 *Nebenbestimmung
 */
nebenbestimmungen: Array<EntryRow<Nebenbestimmung>>, 
/**
 *Bescheid
 */
bescheide: Array<EntryRow<Bescheid>>, 
/**
 *Kontakt
 */
kontakte: Array<EntryRow<Kontakt>>, 
/**
 *Teilnahme
 */
teilnahmen: Array<EntryRow<Teilnahme>>, 
/**
 *Vermittlung
 */
vermittlungen: Array<EntryRow<Vermittlung>>, 
/**
 *Einwilligung
 */
einwilligungen: Array<EntryRow<Einwilligung>>, 
/**
 *Clearing
 */
clearings: Array<EntryRow<Clearing>>, 
/**
 *Schulbildung
 */
schulbildung: Array<EntryRow<Schulbildung>>, 
/**
 *Berufsbildung
 */
berufsbildung: Array<EntryRow<Berufsbildung>>, 
/**
 *Sprachstand
 */
sprachstand: Array<EntryRow<Sprachstand>>, 
/**
 *Arbeitssituation
 */
arbeitssituationen: Array<EntryRow<Arbeitssituation>>, 
/**
 *Leistungsbezug
 */
leistungsbezuege: Array<EntryRow<Leistungsbezug>>, 
/**
 *Ausbildung
 */
ausbildungen: Array<EntryRow<Ausbildung>>, 
/**
 *Bedarf
 */
bedarfe: Array<EntryRow<Bedarf>>, 
/**
 *Ziel
 */
ziele: Array<EntryRow<Ziel>>, 
/**
 *Verbleib
 */
verbleib: Array<EntryRow<Verbleib>>, 
/**
 *Fallkonferenz
 */
fallkonferenzen: Array<EntryRow<Fallkonferenz>>, 
/**
 *Datei
 */
dateien: Array<EntryRow<Datei>>, 
/**
 *Strukturhemmnis
 */
strukturhemmnisse: Array<EntryRow<Strukturhemmnis>>, 
/**
 *Gesundheitsangabe
 */
gesundheit: Array<EntryRow<Gesundheitsangabe>>, 
/**
 *Frist
 */
fristen: Array<EntryRow<Frist>>, 
/**
 *Erledigte Frist
 */
fristerledigungen: Array<EntryRow<Fristerledigung>>, 
/**
 * Übergaben, newest first.
 */
uebergaben: Array<UebergabeRow>, };

export type Fallkonferenz = { 
/**
 * Day.
 */
date: string, 
/**
 * Why it was called.
 */
occasion: string, 
/**
 * Question to answer.
 */
question: string, 
/**
 * The person was talked about under a pseudonym.
 */
pseudonymised: boolean, 
/**
 * Who took part.
 */
participants: Array<Teilnehmende>, 
/**
 * What was agreed.
 */
agreements: Array<Vereinbarung>, 
/**
 * Result in words.
 */
result: string, };

export type FamilyOut = { 
/**
 * Role, for example `Bruder`.
 */
role: string, 
/**
 * How many; 0 where that stays away.
 */
count: number, 
/**
 * Ages of children in bands, the youngest first: `unter 3`, `3–6`, `schulpflichtig`.
 */
ages: Array<string>, };

export type Field = "ageBand" | "gender" | "nationality" | "languages" | "interpreter" | "housing" | "area" | "family" | "entryYear" | "status" | "statusBasis" | "documents" | "conditions" | "deadlines" | "needs" | "school" | "vocation" | "languageLevels" | "work" | "training" | "benefits" | "goals" | "planSteps" | "kontakte" | "nextSteps" | "teilnahmen" | "vermittlungen" | "vermittlungResults" | "outcome" | "agreements" | "network" | "health";

export type FieldChange = { 
/**
 * Key in the words of the exchange format, e.g. `address.street`.
 */
key: string, 
/**
 * Before; null when there was nothing.
 */
before: unknown, 
/**
 * After; null when there is nothing.
 */
after: unknown, };

export type FieldPreview = { 
/**
 * The field of the profile, so that it can be treated differently.
 */
field: Field, 
/**
 * Section, German.
 */
group: string, 
/**
 * Field, German.
 */
label: string, 
/**
 * What the case file says.
 */
original: string, 
/**
 * What leaves.
 */
outgoing: string, 
/**
 * Why it is so, German; empty when it leaves unchanged.
 */
reason: string, };

export type FindDuplicates = { 
/**
 * The person, typed or stored.
 */
person: Person, 
/**
 * The Fall it is stored in; missing for a new one.
 */
fall: FallId | null, };

export type FindFall = { 
/**
 * Fallnummer.
 */
number: FallNumber, };

export type FoundFall = { 
/**
 * Id.
 */
fall: FallId, };

export type Frist = { 
/**
 * Last day.
 */
dueOn: string, 
/**
 * What is due.
 */
title: string, 
/**
 * Where it comes from, e.g. a letter or a paragraph.
 */
basis: string, 
/**
 * Day on which it was done.
 */
doneOn: string | null, 
/**
 * Remark in words.
 */
remark: string, };

export type FristOut = { 
/**
 * What is due, pseudonymised.
 */
title: string, 
/**
 * When, counted from `createdOn`, for example `in etwa 3 Wochen`.
 */
due: string, };

export type FristRow = { 
/**
 * The Fall.
 */
fall: FallId, 
/**
 * Fallnummer.
 */
number: FallNumber, 
/**
 * Name of the person.
 */
name: string, 
/**
 * Where it comes from.
 */
source: FristSource, 
/**
 * Code of the rule, for computed ones.
 */
rule: Code | null, 
/**
 * The part of the entry it comes from, if it is one entry.
 */
part: Part | null, 
/**
 * That entry.
 */
entry: EntryId | null, 
/**
 * What is due, one line.
 */
title: string, 
/**
 * What to look at, worded as a hint; empty for typed ones.
 */
hint: string, 
/**
 * Paragraph; empty for typed ones without one.
 */
basis: string, 
/**
 * Date of the text of the law.
 */
textOf: string | null, 
/**
 * The day; missing when it is not sure.
 */
dueOn: string | null, 
/**
 * The day as people read it; a span or the missing fact when it is not sure.
 */
dueLabel: string, 
/**
 * Days from today; negative when it has passed.
 */
days: number | null, 
/**
 * Where it stands.
 */
state: FristState, 
/**
 * The rule has ended and speaks for old cases only.
 */
endedRule: boolean, 
/**
 * Hint on weekends and holidays (§ 193 BGB), if the day is one.
 */
weekendHint: string, };

export type FristRuleRow = { 
/**
 * Code.
 */
code: Code, 
/**
 * Name.
 */
label: string, 
/**
 * What it looks at, in words.
 */
explanation: string, 
/**
 * Paragraph.
 */
basis: string, 
/**
 * Date of the text.
 */
textOf: string, 
/**
 * Last day on which the rule applied; missing while it does.
 */
endedOn: string | null, 
/**
 * It is switched on.
 */
on: boolean, 
/**
 * Days before the day on which it reminds, longest first.
 */
leadDays: Array<number>, 
/**
 * What it comes with.
 */
defaultLeadDays: Array<number>, };

export type FristRuleSetting = { 
/**
 * Code of the rule.
 */
code: Code, 
/**
 * It is switched on.
 */
on: boolean, 
/**
 * Days before; at most eight, each at most 1,100.
 */
leadDays: Array<number>, };

export type FristRules = { 
/**
 * The rules.
 */
rows: Array<FristRuleRow>, 
/**
 * The sentence under every hint.
 */
disclaimer: string, };

export type FristSource = "regel" | "eingetragen" | "wiedervorlage" | "plan";

export type FristState = "ueberfaellig" | "bald" | "spaeter" | "unklar" | "erledigt";

export type FristenList = { 
/**
 * The rows.
 */
rows: Array<FristRow>, };

export type Fristerledigung = { 
/**
 * Code of the rule.
 */
rule: Code, 
/**
 * The day that was computed.
 */
dueOn: string, 
/**
 * Day on which it was ticked off.
 */
doneOn: string, 
/**
 * How it was settled, in words.
 */
remark: string, };

export type GesundheitOut = { 
/**
 * Month of the note.
 */
month: string, 
/**
 * What help is needed, pseudonymised.
 */
text: string, };

export type Gesundheitsangabe = { 
/**
 * Day of the note.
 */
date: string, 
/**
 * What help is needed.
 */
text: string, };

export type HeadLine = { 
/**
 * Name, German.
 */
name: string, 
/**
 * Value as printed.
 */
value: string, };

export type Heute = { 
/**
 * Today.
 */
today: string, 
/**
 * Overdue and near, the most urgent first.
 */
fristen: Array<FristRow>, 
/**
 * How many Fristen have no sure day.
 */
unclear: number, 
/**
 * Fälle without a Kontakt for as long as the settings say, longest first; at most 20.
 */
withoutKontakt: Array<FallRow>, 
/**
 * How many there are.
 */
withoutKontaktTotal: number, 
/**
 * Days after which a Fall counts as without Kontakt.
 */
noKontaktDays: number, 
/**
 * Reports that wait in the outbox.
 */
unsent: number, 
/**
 * Drafts that were not saved.
 */
drafts: number, 
/**
 * Fälle whose retention has ended.
 */
retentionDue: number, };

export type HintPreview = { 
/**
 * First code point in the original.
 */
start: number, 
/**
 * Code point after the last one.
 */
end: number, 
/**
 * What it tells, German.
 */
reason: string, };

export type ImportFaelle = { 
/**
 * Where they come from.
 */
source: ImportSource, 
/**
 * Only report what would happen.
 */
dryRun: boolean, };

export type ImportList = { 
/**
 * Handle of the file.
 */
file: string, 
/**
 * Sheet; empty for the first with rows.
 */
sheet: string, 
/**
 * What the columns mean.
 */
mapping: Mapping, 
/**
 * Rows to leave out on purpose, counted as in the table.
 */
skip: Array<number>, 
/**
 * Only report what would happen.
 */
dryRun: boolean, };

export type ImportReport = { 
/**
 * Fälle in the file.
 */
count: number, 
/**
 * They are in the vault now.
 */
taken: boolean, 
/**
 * Why nothing was taken.
 */
errors: Array<LineError>, 
/**
 * What to read again.
 */
changed: Array<Changed>, };

export type ImportRow = { 
/**
 * Number of the change that undoes it.
 */
change: number, 
/**
 * When.
 */
at: string, 
/**
 * How many Fälle came with it.
 */
count: number, 
/**
 * It can be undone: none of its Fälle was changed since.
 */
undoable: boolean, 
/**
 * Fälle that were changed since; at most ten.
 */
changedSince: Array<FallNumber>, };

export type ImportSource = { "from": "file", "file": string } | { "from": "sample" };

export type ImportTarget = { 
/**
 * Code.
 */
code: Code, 
/**
 * What people read.
 */
label: string, 
/**
 * Group in the select.
 */
group: string, };

export type ImportsList = { 
/**
 * The rows.
 */
rows: Array<ImportRow>, };

export type ImpreciseDate = { 
/**
 * `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
 */
value: string, 
/**
 * How much of it is known.
 */
precision: Precision, };

export type IncomingPacket = { 
/**
 * Its row in the list of packets of others.
 */
id: EingangId, 
/**
 * What it says.
 */
content: UebergabeContent, 
/**
 * SHA-256 of the sealed packet.
 */
packetSha256: string, 
/**
 * Last day on which an answer is awaited.
 */
validUntil: string, 
/**
 * It replaces a packet that was opened here before.
 */
replaces: EingangId | null, 
/**
 * Who made it.
 */
sender: PacketSender, 
/**
 * Files in it.
 */
files: Array<PacketFile>, 
/**
 * The Fall that was made from it; missing while it was not taken over.
 */
fall: FallId | null, 
/**
 * Answers that may be given now.
 */
possible: Array<UebergabeEventKind>, 
/**
 * What to read again.
 */
changed: Array<Changed>, };

export type InternRequest = { 
/**
 * Code of the programme.
 */
programme: Code, 
/**
 * First day.
 */
from: string, 
/**
 * Last day; the period may still be running.
 */
to: string, 
/**
 * Day of the Bestand; the last day when missing.
 */
stichtag: string | null, 
/**
 * First day of the period beside it.
 */
compareFrom: string | null, 
/**
 * Last day of the period beside it.
 */
compareTo: string | null, 
/**
 * Take the age of the persons of the period on the Stichtag instead of the day of Eintritt.
 */
ageAtStichtag: boolean, };

export type IntoFolder = { 
/**
 * Handle of the folder.
 */
folder: string, };

export type KeptPassphrase = { 
/**
 * The Übergabe.
 */
uebergabe: UebergabeId, 
/**
 * The Fall.
 */
fall: FallId, 
/**
 * Fallnummer.
 */
number: FallNumber, 
/**
 * Who receives the packet.
 */
stelle: string, 
/**
 * File name of the packet.
 */
packet: string, 
/**
 * What opens it.
 */
passphrase: string, };

export type KeptPassphrases = { 
/**
 * In the order in which they were made.
 */
rows: Array<KeptPassphrase>, };

export type Kontakt = { 
/**
 * Day of the Kontakt.
 */
date: string, 
/**
 * List `kontaktart`.
 */
kind: Code, 
/**
 * Length in minutes; 0 when not noted.
 */
minutes: number, 
/**
 * List `sprachmittlung`.
 */
interpreter: Code, 
/**
 * The person did not come.
 */
noShow: boolean, 
/**
 * Handlungsfelder talked about, list `handlungsfeld`.
 */
subjects: Array<Code>, 
/**
 * The note.
 */
text: string, 
/**
 * Next step in words; empty when none.
 */
nextStep: string, 
/**
 * Day of the next step (Wiedervorlage).
 */
nextStepOn: string | null, 
/**
 * A structural obstacle shows here (KIM: fallübergreifendes Thema).
 */
structural: boolean, };

export type KontaktOut = { 
/**
 * Month of the Kontakt.
 */
month: string, 
/**
 * Kind of Kontakt.
 */
kind: Coded, 
/**
 * Handlungsfelder.
 */
subjects: Array<Coded>, 
/**
 * The note, pseudonymised; empty where it stays away.
 */
text: string, 
/**
 * The next step, pseudonymised; empty where there is none or it stays away.
 */
nextStep: string, };

export type Language = { 
/**
 * Name of the language in German, e.g. `Tigrinya`.
 */
name: string, 
/**
 * Script the person reads it in, in German; empty when unknown.
 */
script: string, };

export type LeistungOut = { 
/**
 * List `leistungsbezug`.
 */
kind: Coded, 
/**
 * Month of its begin.
 */
since: string, };

export type Leistungsbezug = { 
/**
 * First day.
 */
since: string, 
/**
 * Last day.
 */
until: string | null, 
/**
 * List `leistungsbezug`.
 */
kind: Code, 
/**
 * Paying body.
 */
authority: string, 
/**
 * Remark in words.
 */
remark: string, };

export type LineError = { 
/**
 * Line number, counted from 1.
 */
line: number, 
/**
 * Path of the key, e.g. `person.birthDate` or `kontakte[3].kind`; empty when the whole line is meant.
 */
key: string, 
/**
 * German sentence, without any value of the file.
 */
message: string, };

export type ListAnsprachen = { 
/**
 * First day; missing for all.
 */
from: string | null, 
/**
 * Last day.
 */
to: string | null, };

export type ListChanges = { 
/**
 * Only of this Fall.
 */
fall: FallId | null, 
/**
 * Only of this part: `person`, `fall` or the code of a part; empty for all.
 */
part: string, 
/**
 * Only of this entry.
 */
entry: EntryId | null, 
/**
 * Rows to pass over.
 */
offset: number, 
/**
 * Most rows, at most 500; 0 means 100.
 */
limit: number, };

export type ListColumn = { 
/**
 * Position, counted from 0.
 */
index: number, 
/**
 * Heading.
 */
title: string, 
/**
 * First values.
 */
samples: Array<string>, 
/**
 * Proposed target; empty to leave the column out.
 */
target: Code, 
/**
 * Why it is proposed, German; empty without a proposal.
 */
reason: string, };

export type ListEinwilligungen = { 
/**
 * Only for this recipient; empty for all.
 */
stelle: string, 
/**
 * Only those that hold today.
 */
onlyValid: boolean, };

export type ListEntry = { 
/**
 * What is stored.
 */
code: Code, 
/**
 * What people read, German.
 */
label: string, 
/**
 * Coarser group for reports; empty when the list has none.
 */
group: string, 
/**
 * First day on which the value could be chosen.
 */
validFrom: string | null, 
/**
 * Last day on which it could be chosen; older entries keep it.
 */
validUntil: string | null, };

export type ListFaelle = { 
/**
 * Words to find in names, numbers and notes; empty for all.
 */
search: string, 
/**
 * What else must hold.
 */
filter: FaelleFilter, 
/**
 * Rows to pass over.
 */
offset: number, 
/**
 * Most rows to give, at most 500; 0 means 100.
 */
limit: number, };

export type ListFristen = { 
/**
 * Only of this Fall. Of closed Fälle and ended rules everything is shown only when the Fall is named; without a
 * name closed Fälle have their follow-ups alone.
 */
fall: FallId | null, 
/**
 * Only what is due until this day; missing for all.
 */
until: string | null, 
/**
 * Also those that are done.
 */
includeDone: boolean, };

export type ListNote = { 
/**
 * Row as in the table.
 */
row: number, 
/**
 * Heading of the column; empty for the whole row.
 */
column: string, 
/**
 * How bad it is.
 */
kind: ListNoteKind, 
/**
 * German sentence; never repeats a value that is about one person.
 */
message: string, };

export type ListNoteKind = "fehler" | "nichtUebernommen" | "dublette" | "hinweis";

export type ListPreview = { 
/**
 * Sheets of the workbook; empty for CSV.
 */
sheets: Array<string>, 
/**
 * The sheet that was read.
 */
sheet: string, 
/**
 * How it was read, German: `CSV, Semikolon, Windows-1252`.
 */
format: string, 
/**
 * Row of the headings, counted from 1.
 */
headerRow: number, 
/**
 * Rows with content below the headings.
 */
rows: number, 
/**
 * Rows among them that may be persons: no totals, no headings once more, no footnotes.
 */
persons: number, 
/**
 * The columns.
 */
columns: Array<ListColumn>, 
/**
 * What a column can be.
 */
targets: Array<ImportTarget>, 
/**
 * Name of the saved mapping that fits; empty when none does.
 */
mapping: string, };

export type ListProtokoll = { 
/**
 * Which lines.
 */
filter: ProtokollFilter, 
/**
 * Rows to pass over.
 */
offset: number, 
/**
 * Most rows, at most 500; 0 means 100.
 */
limit: number, };

export type ListReport = { 
/**
 * Rows that become Fälle.
 */
ready: number, 
/**
 * Rows left out on purpose.
 */
skipped: number, 
/**
 * It was done.
 */
taken: boolean, 
/**
 * Number of the change, for undoing it; 0 when it was not done.
 */
change: number, 
/**
 * Everything that was noticed, by row.
 */
notes: Array<ListNote>, 
/**
 * What to read again.
 */
changed: Array<Changed>, };

export type ListStrukturhemmnisse = { 
/**
 * First day; missing for all.
 */
from: string | null, 
/**
 * Last day.
 */
to: string | null, };

export type ListUebergaben = { 
/**
 * Only those that wait for an answer.
 */
onlyOpen: boolean, };

export type Lists = { 
/**
 * Common lists by name.
 */
lists: { [key in string]: Array<ListEntry> }, 
/**
 * Programmes with their Bausteine.
 */
programmes: Array<Programme>, };

export type MadeReceipt = { 
/**
 * The file.
 */
files: Array<WrittenFile>, 
/**
 * What to read again.
 */
changed: Array<Changed>, };

export type MakeReceipt = { 
/**
 * The packet.
 */
id: EingangId, 
/**
 * The answer: received, accepted, partlyAccepted, rejected or returned.
 */
answer: UebergabeEventKind, 
/**
 * List `quittungsgrund`.
 */
reason: Code, 
/**
 * Remark in words, at most 500 characters.
 */
remark: string, 
/**
 * Who answers; empty for the office of the settings.
 */
by: string, 
/**
 * From this day on this office leads the Fall.
 */
leadsFrom: string | null, 
/**
 * Handle of the folder; empty for the usual one.
 */
folder: string, };

export type MappedColumn = { 
/**
 * Heading.
 */
title: string, 
/**
 * Target.
 */
target: Code, };

export type Mapping = { 
/**
 * Name; empty for one that is not saved.
 */
name: string, 
/**
 * The columns that are taken.
 */
columns: Array<MappedColumn>, };

export type MappingsList = { 
/**
 * The mappings.
 */
rows: Array<Mapping>, };

export type MarkDifferent = { 
/**
 * One Fall.
 */
fall: FallId, 
/**
 * The other.
 */
other: FallId, };

export type MergeFaelle = { 
/**
 * The Fall that stays.
 */
keep: FallId, 
/**
 * The Fall whose entries move; it goes into the bin.
 */
absorb: FallId, };

export type Nachrechnung = { 
/**
 * Releases that were taken together.
 */
releases: number, 
/**
 * Figures that were tried, the shown ones included.
 */
figures: number, 
/**
 * Figures that can be pinned down too well; empty when nothing is betrayed.
 */
weak: Array<WeakFigure>, 
/**
 * False when no persons at all fit the releases; then they contradict each other.
 */
consistent: boolean, };

export type NameSender = { 
/**
 * A packet of that sender.
 */
id: EingangId, 
/**
 * The name; empty takes it away.
 */
name: string, };

export type Nebenbestimmung = { 
/**
 * List `nebenbestimmung`: work, Wohnsitzauflage, räumliche Beschränkung.
 */
kind: Code, 
/**
 * The wording as printed.
 */
wording: string, 
/**
 * First day.
 */
since: string, 
/**
 * Last day, if it ended.
 */
until: string | null, };

export type NebenbestimmungOut = { 
/**
 * Kind of condition.
 */
kind: Coded, 
/**
 * Wording, pseudonymised; empty where it stays away.
 */
wording: string, };

export type NetzwerkOut = { 
/**
 * People who help, by role.
 */
personen: Array<RolleOut>, 
/**
 * Kinds of bodies that the person lets receive data on `createdOn`.
 */
stellen: Array<Coded>, 
/**
 * Who else leads the Fall (list `fallfuehrung`).
 */
fallfuehrung: Coded | null, };

export type NewRecoveryKey = { 
/**
 * `AGE-SECRET-KEY-1…`.
 */
recoveryKey: string, 
/**
 * The vault's id, printed on the sheet.
 */
vaultId: string, };

export type NotePassphrases = { 
/**
 * Their Übergaben; one without a kept passphrase is no error.
 */
uebergaben: Array<UebergabeId>, };

export type NotePreview = { 
/**
 * Heading, German (month and kind).
 */
heading: string, 
/**
 * What the case file says.
 */
original: string, 
/**
 * What leaves if every suggestion is taken.
 */
outgoing: string, 
/**
 * Replacements in the original.
 */
spans: Array<SpanPreview>, 
/**
 * Sentences that tell something rare, to be read before they leave.
 */
hints: Array<HintPreview>, };

export type Nothing = Record<symbol, never>;

export type OfAngebot = { 
/**
 * The offer.
 */
id: AngebotId, };

export type OfAnsprache = { 
/**
 * The line.
 */
id: AnspracheId, };

export type OfEingang = { 
/**
 * Its id.
 */
id: EingangId, };

export type OfFall = { 
/**
 * Its id.
 */
fall: FallId, };

export type OfHalbjahr = { 
/**
 * The year.
 */
year: number, 
/**
 * 1 or 2.
 */
half: number, };

export type OfUebergabe = { 
/**
 * Its id.
 */
id: UebergabeId, };

export type Omitted = { 
/**
 * What, German.
 */
what: string, 
/**
 * Why, German.
 */
why: string, };

export type OpenPacket = { 
/**
 * Handle of the file (`.age` or `.html`).
 */
file: string, 
/**
 * The passphrase of a locked packet; empty to open with the keys of this vault.
 */
passphrase: string, };

export type OutboxId = number;

export type OutboxList = { 
/**
 * The rows.
 */
rows: Array<OutboxRow>, 
/**
 * Where entries are delivered, as people read it; empty when not set.
 */
inbox: string, };

export type OutboxRow = { 
/**
 * Id.
 */
id: OutboxId, 
/**
 * File name in the inbox; says nothing about sender or time.
 */
name: string, 
/**
 * When it was queued.
 */
createdAt: string, 
/**
 * Where it stands.
 */
state: OutboxState, 
/**
 * How often delivery was tried.
 */
attempts: number, 
/**
 * Size in bytes.
 */
bytes: number, 
/**
 * What the last try said, German; empty before the first.
 */
lastMessage: string, };

export type OutboxState = "queued" | "sending" | "stored" | "confirmed" | "refused";

export type OwnKeys = { 
/**
 * `age1…`: packets for this office are sealed for it.
 */
recipient: string, 
/**
 * minisign public key (`RW…`): packets of this office are signed with it.
 */
signingKey: string, 
/**
 * The signing key in groups, to be compared on the telephone.
 */
fingerprint: string, };

export type PacketFile = { 
/**
 * Its name.
 */
name: string, 
/**
 * What people call it.
 */
label: string, 
/**
 * Size in bytes.
 */
bytes: number, };

export type PacketForm = "key" | "passphrase" | "html";

export type PacketSender = { 
/**
 * The key in groups, to be compared on the telephone.
 */
fingerprint: string, 
/**
 * What the key is called here; empty for a key that was never seen before.
 */
name: string, 
/**
 * Packets of this key that were opened here before.
 */
packetsBefore: number, };

export type Part = "status" | "dokument" | "nebenbestimmung" | "bescheid" | "kontakt" | "teilnahme" | "vermittlung" | "einwilligung" | "clearing" | "schulbildung" | "berufsbildung" | "sprachstand" | "arbeitssituation" | "leistungsbezug" | "ausbildung" | "bedarf" | "ziel" | "verbleib" | "fallkonferenz" | "datei" | "strukturhemmnis" | "gesundheit" | "frist" | "fristerledigung";

export type PassphraseVerdict = { 
/**
 * It may be used.
 */
accepted: boolean, 
/**
 * German sentence for the person who typed it.
 */
message: string, };

export type Person = { 
/**
 * Family name as in the document; many documents carry only one name, which stands here.
 */
familyName: string, 
/**
 * Given name as in the document; empty when there is none.
 */
givenName: string, 
/**
 * Name the person wants to be called by (Rufname).
 */
callName: string, 
/**
 * Further spellings found in other documents.
 */
aliases: Array<string>, 
/**
 * Birth date with its precision.
 */
birthDate: ImpreciseDate | null, 
/**
 * Geschlecht, list `geschlecht`.
 */
gender: Code, 
/**
 * ISO 3166-1 alpha-3 in capitals, or `staatenlos`, `ungeklaert`, `keine_angabe`, `nicht_erhoben`.
 */
nationality: Code, 
/**
 * Languages, the best for talking first.
 */
languages: Array<Language>, 
/**
 * How the person can be reached.
 */
reachability: Reachability, 
/**
 * Where the person lives.
 */
address: Address, 
/**
 * Date of entry into Germany with its precision.
 */
entryDate: ImpreciseDate | null, 
/**
 * Third persons who matter for the Fall.
 */
dritte: Array<DrittePerson>, };

export type PersonOut = { 
/**
 * Age band on `createdOn`, for example `18–20`.
 */
ageBand: string | null, 
/**
 * Geschlecht.
 */
gender: Coded | null, 
/**
 * Country, only where the recipient needs it.
 */
nationality: Coded | null, 
/**
 * Region of origin, where the country stays away.
 */
region: string | null, 
/**
 * Languages, the best for talking first.
 */
languages: Array<string>, 
/**
 * Whether talks need an interpreter.
 */
needsInterpreter: boolean | null, 
/**
 * Kind of housing.
 */
housing: Coded | null, 
/**
 * Kind of municipality: `kreisfreie Stadt` or `kreisangehörige Gemeinde`.
 */
area: string | null, 
/**
 * Family by role.
 */
family: Array<FamilyOut>, 
/**
 * Year of entry.
 */
entryYear: number | null, };

export type Piece = { 
/**
 * The words.
 */
text: string, 
/**
 * This is what was searched for.
 */
hit: boolean, };

export type PlanProjektende = { 
/**
 * The Fälle.
 */
faelle: Array<FallId>, 
/**
 * What is planned for each of them; missing takes the plan away.
 */
plan: ProjektendePlan | null, };

export type Precision = "tag" | "monat" | "jahr" | "geschaetzt";

export type PrepareUebergabe = { 
/**
 * The Fall.
 */
fall: FallId, 
/**
 * Who receives it.
 */
stelle: StelleId, 
/**
 * What is handed over.
 */
product: UebergabeProduct, 
/**
 * Form of a packet, for the letter of the preview; what is made says its own.
 */
form: PacketForm, 
/**
 * The purpose as a consent words it; empty for the newest consent that holds.
 */
zweck: string, 
/**
 * Kontakte that go along; missing for all of them.
 */
kontakte: Array<EntryId> | null, 
/**
 * Files that go along, chosen one by one.
 */
dateien: Array<EntryId>, 
/**
 * Fields that leave in another way than the profile says, each with its reason.
 */
relaxed: Array<Relaxation>, };

export type PresetFile = { 
/**
 * Handle of the file.
 */
file: string, };

export type PresetRow = { 
/**
 * Code.
 */
code: Code, 
/**
 * What people read.
 */
label: string, 
/**
 * Who handed it out; empty for those that come with the program.
 */
issuedBy: string, 
/**
 * Day it was handed out.
 */
issuedOn: string | null, 
/**
 * It comes with the program.
 */
shipped: boolean, 
/**
 * Lists in it.
 */
lists: number, 
/**
 * Values in them.
 */
values: number, };

export type PresetVerdict = { 
/**
 * It can be used.
 */
accepted: boolean, 
/**
 * What it is; missing when it cannot be read at all.
 */
preset: PresetRow | null, 
/**
 * What is wrong with it.
 */
problems: Array<Problem>, };

export type PresetsList = { 
/**
 * The rows.
 */
rows: Array<PresetRow>, };

export type Problem = { 
/**
 * Path of the key in the exchange format's words.
 */
key: string, 
/**
 * German sentence.
 */
message: string, };

export type Programme = { 
/**
 * Code.
 */
code: Code, 
/**
 * What people read.
 */
label: string, 
/**
 * Its Bausteine.
 */
bausteine: Array<ListEntry>, };

export type ProjektendeMade = { 
/**
 * The Fall.
 */
fall: FallId, 
/**
 * Fallnummer.
 */
number: FallNumber, 
/**
 * The Übergabe.
 */
uebergabe: UebergabeId, 
/**
 * What was written.
 */
files: Array<WrittenFile>, 
/**
 * The passphrase of a locked packet. It stays in the vault until it is noted.
 */
passphrase: string | null, };

export type ProjektendePassed = { 
/**
 * The Fall.
 */
fall: FallId, 
/**
 * Fallnummer.
 */
number: FallNumber, 
/**
 * Why, German.
 */
problem: string, };

export type ProjektendePlan = { 
/**
 * Who receives it.
 */
stelle: StelleId, 
/**
 * What is handed over.
 */
product: UebergabeProduct, 
/**
 * Form of a packet.
 */
form: PacketForm, 
/**
 * List `uebergabeart`; empty for what is usual for the Stelle.
 */
kind: Code, };

export type ProjektendeProgress = { 
/**
 * Fälle in the table.
 */
faelle: number, 
/**
 * With a plan.
 */
planned: number, 
/**
 * With a plan that no consent carries.
 */
withoutConsent: number, 
/**
 * With a packet or letter.
 */
made: number, 
/**
 * Given to the Stelle or further.
 */
handedOut: number, 
/**
 * Taken over, wholly or partly.
 */
accepted: number, 
/**
 * Rejected, expired, revoked or given back.
 */
failed: number, };

export type ProjektendeRow = { 
/**
 * The Fall.
 */
fall: FallId, 
/**
 * Fallnummer.
 */
number: FallNumber, 
/**
 * Who it is about.
 */
name: string, 
/**
 * The plan; missing while there is none.
 */
plan: ProjektendePlan | null, 
/**
 * What the consent for the planned Stelle is, German; empty without a plan.
 */
consent: string, 
/**
 * The consent carries the plan.
 */
consentHolds: boolean, 
/**
 * The nearest Frist: its title.
 */
frist: string, 
/**
 * Its day.
 */
fristOn: string | null, 
/**
 * The Übergabe that was made by this plan.
 */
uebergabe: UebergabeId | null, 
/**
 * Where it stands.
 */
state: UebergabeState | null, 
/**
 * Why the last run passed this Fall over, German; empty otherwise.
 */
problem: string, };

export type ProjektendeRun = { 
/**
 * What was made, Fall by Fall.
 */
made: Array<ProjektendeMade>, 
/**
 * Fälle that were passed over, each with its reason.
 */
passedOver: Array<ProjektendePassed>, 
/**
 * The last Fall that was tried; the next call goes on after it.
 */
last: FallId | null, 
/**
 * Planned Fälle after it that are left for the next call.
 */
left: number, 
/**
 * How far it is.
 */
progress: ProjektendeProgress, 
/**
 * What to read again.
 */
changed: Array<Changed>, };

export type ProjektendeView = { 
/**
 * One row for each open Fall, and for each that has a plan.
 */
rows: Array<ProjektendeRow>, 
/**
 * How far it is.
 */
progress: ProjektendeProgress, };

export type ProtokollFilter = { 
/**
 * Code of the operation; empty for all.
 */
op: string, 
/**
 * Fallnummer; empty for all.
 */
number: string, 
/**
 * First day.
 */
from: string | null, 
/**
 * Last day.
 */
to: string | null, };

export type ProtokollList = { 
/**
 * Lines that fit the filter.
 */
total: number, 
/**
 * What can be filtered for: every operation with its sentence.
 */
ops: Array<ProtokollOp>, 
/**
 * The chain of hashes holds.
 */
intact: boolean, 
/**
 * The rows.
 */
rows: Array<ProtokollRow>, };

export type ProtokollOp = { 
/**
 * Code.
 */
code: string, 
/**
 * What people read.
 */
label: string, };

export type ProtokollRow = { 
/**
 * Running number.
 */
sequence: number, 
/**
 * When.
 */
at: string, 
/**
 * What, German.
 */
what: string, 
/**
 * Fallnummer, if a Fall is concerned.
 */
number: FallNumber | null, };

export type Pseudonym = string;

export type PushReport = { 
/**
 * Entries delivered in this round.
 */
delivered: number, 
/**
 * Entries that still wait.
 */
waiting: number, 
/**
 * Why the round ended early, German; empty when it did not.
 */
problem: string, 
/**
 * What to read again.
 */
changed: Array<Changed>, };

export type Reachability = { 
/**
 * Telephone numbers as written down.
 */
phones: Array<string>, 
/**
 * Messenger names or numbers.
 */
messengers: Array<string>, 
/**
 * E-mail addresses.
 */
emails: Array<string>, 
/**
 * Best time to call, in words.
 */
bestTime: string, 
/**
 * Whether talks need an interpreter.
 */
needsInterpreter: boolean, };

export type ReadList = { 
/**
 * Handle of the file.
 */
file: string, 
/**
 * Sheet of a workbook; empty for the first with rows.
 */
sheet: string, };

export type ReadReceipt = { 
/**
 * Handle of the file.
 */
file: string, };

export type ReceiptOutcome = { 
/**
 * The Übergabe that it answers.
 */
uebergabe: UebergabeId, 
/**
 * Its Fall.
 */
fall: FallId, 
/**
 * What the receipt says.
 */
event: UebergabeEvent, 
/**
 * Where the Übergabe stands now.
 */
state: UebergabeState, 
/**
 * Why it changed nothing; missing when it was taken in.
 */
refused: EventRefused | null, 
/**
 * What it did, one German sentence.
 */
text: string, 
/**
 * What to read again.
 */
changed: Array<Changed>, };

export type RecordUebergabeEvent = { 
/**
 * The Übergabe.
 */
id: UebergabeId, 
/**
 * What happened; `replaced` and `revoked` are the program's.
 */
kind: UebergabeEventKind, 
/**
 * The day; missing for today.
 */
on: string | null, 
/**
 * List `quittungsgrund`.
 */
reason: Code, 
/**
 * Remark in words.
 */
remark: string, };

export type RecoverVault = { 
/**
 * Which one.
 */
kind: VaultKind, 
/**
 * The recovery key as typed: `AGE-SECRET-KEY-1…`; blanks and line breaks do not matter.
 */
recoveryKey: string, 
/**
 * The passphrase from now on.
 */
newPassphrase: string, };

export type ReduceFall = { 
/**
 * The Fall.
 */
fall: FallId, 
/**
 * Its number once more.
 */
number: FallNumber, };

export type Relaxation = { 
/**
 * The field.
 */
field: Field, 
/**
 * How it leaves.
 */
treatment: Treatment, 
/**
 * Why, in the words of who decides; printed nowhere, kept with the Übergabe.
 */
reason: string, };

export type ReleaseStatistik = { 
/**
 * What to count.
 */
request: StatistikRequest, 
/**
 * SHA-256 of the previewed report, so that nothing else is released than what was seen.
 */
expectedSha256: string, };

export type ReleasedBericht = { 
/**
 * The report.
 */
bericht: BerichtId, 
/**
 * Its entry in the outbox.
 */
outbox: OutboxId, 
/**
 * SHA-256 of `bericht.json`.
 */
sha256: string, 
/**
 * What to read again.
 */
changed: Array<Changed>, };

export type RemainingWord = { 
/**
 * The word.
 */
word: string, 
/**
 * How often it stands there.
 */
times: number, 
/**
 * No word list knows it.
 */
unknown: boolean, };

export type RemoveEntry = { 
/**
 * The Fall.
 */
fall: FallId, 
/**
 * The part it belongs to.
 */
part: Part, 
/**
 * The entry.
 */
id: EntryId, };

export type RemoveMapping = { 
/**
 * Its name.
 */
name: string, };

export type RemovePreset = { 
/**
 * Its code.
 */
code: Code, };

export type RemoveView = { 
/**
 * Its name.
 */
name: string, };

export type RenewRecoveryKey = { 
/**
 * The present passphrase.
 */
passphrase: string, };

export type RetentionList = { 
/**
 * The rows, the most overdue first.
 */
rows: Array<RetentionRow>, };

export type RetentionRow = { 
/**
 * The Fall.
 */
fall: FallId, 
/**
 * Fallnummer.
 */
number: FallNumber, 
/**
 * Name.
 */
name: string, 
/**
 * Day it was closed.
 */
closedOn: string, 
/**
 * Last day of the Fallakte.
 */
akteUntil: string, 
/**
 * Last day of the Fördernachweis; missing when it cannot be said yet.
 */
nachweisUntil: string | null, 
/**
 * Why it cannot be said, German; empty when it can or when there is nothing to prove.
 */
nachweisQuestion: string, 
/**
 * It was reduced to the Fördernachweis already.
 */
reduced: boolean, 
/**
 * What may be done now, German; empty while both clocks run.
 */
advice: string, };

export type RiskLine = { 
/**
 * Fälle of this vault, this one among them, that look the same.
 */
alike: number, 
/**
 * Fälle of this vault.
 */
of: number, 
/**
 * What was compared, German.
 */
compared: Array<string>, 
/**
 * What it means, one German sentence.
 */
text: string, 
/**
 * Fewer than three look the same.
 */
warns: boolean, };

export type RolleOut = { 
/**
 * Role, for example `Vormund`.
 */
role: string, 
/**
 * How many.
 */
count: number, };

export type RunProjektende = { 
/**
 * Handle of the folder; empty for the usual one.
 */
folder: string, 
/**
 * Most Fälle in this call, at least 1.
 */
limit: number, 
/**
 * Go on after this Fall, so that one that was passed over is not tried again in the same run.
 */
after: FallId | null, 
/**
 * Take every suggestion that is still open; without it such a Fall is passed over.
 */
acceptSuggestions: boolean, };

export type SaveAngebot = { 
/**
 * The offer to replace; missing for a new one.
 */
id: AngebotId | null, 
/**
 * The offer.
 */
angebot: Angebot, };

export type SaveAnsprache = { 
/**
 * The line to replace; missing for a new one.
 */
id: AnspracheId | null, 
/**
 * The line.
 */
ansprache: Ansprache, };

export type SaveBerichtstext = { 
/**
 * The kind.
 */
kind: Code, 
/**
 * The wording; empty to take it away.
 */
text: string, 
/**
 * Somebody has read it, and it names nobody.
 */
reviewed: boolean, };

export type SaveDraft = { 
/**
 * Name of the form, e.g. `kontakt:new:17`; says nothing about a person.
 */
key: string, 
/**
 * The Fall it belongs to.
 */
fall: FallId | null, 
/**
 * What stands in the form, as the form keeps it; at most 200,000 characters.
 */
content: string, };

export type SaveEntry = { 
/**
 * The Fall.
 */
fall: FallId, 
/**
 * The entry to replace; missing for a new one.
 */
id: EntryId | null, 
/**
 * The entry.
 */
entry: Entry, 
/**
 * Draft that becomes this entry and is dropped with it; empty when there is none.
 */
draft: string, };

export type SaveFristRules = { 
/**
 * One for each rule that differs from what it comes with.
 */
rules: Array<FristRuleSetting>, };

export type SaveMapping = { 
/**
 * The mapping.
 */
mapping: Mapping, };

export type SaveSettings = { 
/**
 * All of them.
 */
settings: Settings, };

export type SaveStelle = { 
/**
 * The Stelle to replace; missing for a new one.
 */
id: StelleId | null, 
/**
 * The Stelle.
 */
stelle: Stelle, };

export type SaveView = { 
/**
 * The view.
 */
view: SavedView, };

export type SavedAngebot = { 
/**
 * Its id.
 */
id: AngebotId, 
/**
 * What to read again.
 */
changed: Array<Changed>, };

export type SavedAnsprache = { 
/**
 * Its id.
 */
id: AnspracheId, 
/**
 * What to read again.
 */
changed: Array<Changed>, };

export type SavedBerichtstext = { 
/**
 * Words that would name somebody, or that come from a Fall. With anything here nothing was saved.
 */
questions: Array<string>, 
/**
 * What to read again.
 */
changed: Array<Changed>, };

export type SavedEntry = { 
/**
 * Id.
 */
id: EntryId, 
/**
 * Number of the change, for undoing it.
 */
change: number, 
/**
 * What to read again.
 */
changed: Array<Changed>, };

export type SavedStelle = { 
/**
 * Id.
 */
id: StelleId, 
/**
 * What to read again.
 */
changed: Array<Changed>, };

export type SavedView = { 
/**
 * Name; unique.
 */
name: string, 
/**
 * Words.
 */
search: string, 
/**
 * Conditions.
 */
filter: FaelleFilter, };

export type Schritt = { 
/**
 * What is done.
 */
what: string, 
/**
 * Who does it, list `zustaendigkeit`.
 */
who: Code, 
/**
 * Name, when it is somebody else.
 */
whoName: string, 
/**
 * Until when.
 */
dueOn: string | null, 
/**
 * List `schrittstand`.
 */
state: Code, 
/**
 * Day on which it was done.
 */
doneOn: string | null, };

export type SchrittOut = { 
/**
 * What is done, pseudonymised.
 */
what: string, 
/**
 * Who does it, as a role (list `zustaendigkeit`).
 */
who: Coded, 
/**
 * Month until which it is due.
 */
due: string | null, 
/**
 * List `schrittstand`.
 */
state: Coded, };

export type Schulbildung = { 
/**
 * Day from which this is known.
 */
date: string, 
/**
 * List `schulabschluss`.
 */
level: Code, 
/**
 * Country of the school, list `staatsangehoerigkeit`.
 */
country: Code, 
/**
 * Years at school; 0 when not known.
 */
years: number, 
/**
 * Day on which a foreign degree was recognised.
 */
recognisedOn: string | null, 
/**
 * Body that recognised it.
 */
authority: string, 
/**
 * Remark in words.
 */
remark: string, };

export type SchuleOut = { 
/**
 * Degree (list `schulabschluss`).
 */
level: Coded, 
/**
 * Years at school; 0 when not known or kept back.
 */
years: number, 
/**
 * Whether a foreign degree was recognised.
 */
recognised: boolean, };

export type Schutz = "blockregel" | "runden5";

export type Search = { 
/**
 * What was typed.
 */
text: string, 
/**
 * Most hits, at most 200; 0 means 30.
 */
limit: number, };

export type SearchHit = { 
/**
 * The Fall.
 */
fall: FallId, 
/**
 * Fallnummer.
 */
number: FallNumber, 
/**
 * Name as lists show it.
 */
name: string, 
/**
 * The part; missing for the person and the number.
 */
part: Part | null, 
/**
 * The entry.
 */
entry: EntryId | null, 
/**
 * What it is, German, with its day: `Kontakt vom 03.04.2026`, `Person`.
 */
what: string, 
/**
 * The sentence around it, in pieces.
 */
pieces: Array<Piece>, };

export type SearchHits = { 
/**
 * There are more.
 */
more: boolean, 
/**
 * The hits.
 */
rows: Array<SearchHit>, };

export type Settings = { 
/**
 * Organisation, as it stands in letters.
 */
organisation: string, 
/**
 * Name of the manager.
 */
person: string, 
/**
 * Street and house number.
 */
street: string, 
/**
 * Postcode and town.
 */
place: string, 
/**
 * Telephone.
 */
phone: string, 
/**
 * E-mail.
 */
email: string, 
/**
 * Public age key of the KI (`age1…`).
 */
kiRecipient: string, 
/**
 * Folder inbox of the KI: a handle when saved, the readable place when read.
 */
kiInbox: string, 
/**
 * Minutes without use after which the vault locks; 0 means the default of 5, at most 60.
 */
idleLockMinutes: number, 
/**
 * Smallest count in reports; 0 means the default of 5.
 */
minCount: number, 
/**
 * Law under which the Träger works: `dsgvo_bdsg`, `dsgvo_dsg_nrw`, `kdg`, `dsg_ekd`; empty until it is chosen.
 */
law: string, 
/**
 * Who answers for data protection: name or body and how to reach them.
 */
dataProtectionOfficer: string, 
/**
 * The section Gesundheit is kept; off unless the office decides so.
 */
keepGesundheit: boolean, 
/**
 * Years that a Fallakte is kept after closing; 0 means the default of 3.
 */
akteYears: number, 
/**
 * Years that a Fördernachweis is kept after the Verwendungsnachweis; 0 means the default of 5.
 */
nachweisYears: number, 
/**
 * Verwendungsnachweise that were handed in.
 */
nachweise: Array<Verwendungsnachweis>, 
/**
 * Days after which a Fall counts as without Kontakt; 0 means the default of 30.
 */
noKontaktDays: number, };

export type ShowBericht = { 
/**
 * The report.
 */
bericht: BerichtId, 
/**
 * With the report before it in columns of its own.
 */
compare: boolean, };

export type ShowDatei = { 
/**
 * The Fall.
 */
fall: FallId, 
/**
 * The file.
 */
id: EntryId, 
/**
 * Page, counted from 1; images have one.
 */
page: number, 
/**
 * Widest picture that helps, in pixels; 0 means 1,200.
 */
width: number, };

export type SpanDecision = { 
/**
 * Index of the note in the preview.
 */
note: number, 
/**
 * Index of the span in the note.
 */
span: number, 
/**
 * Replace it; `false` keeps the original words.
 */
replace: boolean, };

export type SpanPreview = { 
/**
 * First code point in the original.
 */
start: number, 
/**
 * Code point after the last one.
 */
end: number, 
/**
 * What stands there instead.
 */
replacement: string, 
/**
 * `certain`, `ask` or `generalised`.
 */
class: string, 
/**
 * Why, German.
 */
reason: string, 
/**
 * What was remembered about its words for this Fall: `true` replaces it, `false` keeps it.
 */
remembered: boolean | null, };

export type Sprachstand = { 
/**
 * Day of the certificate, the test or the talk.
 */
date: string, 
/**
 * Name of the language in German.
 */
language: string, 
/**
 * List `sprachniveau` (GER).
 */
level: Code, 
/**
 * How it is known, list `sprachnachweis`.
 */
proof: Code, 
/**
 * Who tested or certified.
 */
provider: string, 
/**
 * Remark in words.
 */
remark: string, };

export type SprachstandOut = { 
/**
 * Language, or its family where few speak it.
 */
language: string, 
/**
 * Level (list `sprachniveau`).
 */
level: Coded, 
/**
 * How it is known (list `sprachnachweis`).
 */
proof: Coded | null, 
/**
 * Month of the proof.
 */
month: string, };

export type StandingAnswer = { 
/**
 * The question, German.
 */
question: string, 
/**
 * Paragraphs, German.
 */
paragraphs: Array<string>, };

export type StatistikPreview = { 
/**
 * The report for the screen.
 */
view: BerichtView, 
/**
 * `bericht.json`, byte for byte.
 */
json: string, 
/**
 * SHA-256 of `bericht.json`.
 */
sha256: string, 
/**
 * `bericht.csv`, byte for byte.
 */
csv: string, 
/**
 * The KI's key is known, so it can be sent.
 */
canSend: boolean, 
/**
 * What an outsider could derive once this is released, too.
 */
nachrechnung: Nachrechnung, };

export type StatistikRequest = { 
/**
 * Code of the programme.
 */
programme: Code, 
/**
 * First day of the period.
 */
from: string, 
/**
 * Last day of the period.
 */
to: string, 
/**
 * Day of the Bestand; the last day of the period when missing.
 */
stichtag: string | null, 
/**
 * Smallest count that may be shown, at least 3; the setting when missing.
 */
minCount: number | null, 
/**
 * How small counts are protected.
 */
schutz: Schutz, };

export type StatusOut = { 
/**
 * Kind of status.
 */
kind: Coded, 
/**
 * Legal basis as printed; empty when the kind says it or it stays away.
 */
basis: string, 
/**
 * Month of its begin.
 */
since: string, 
/**
 * Month of its end.
 */
until: string | null, };

export type Stelle = { 
/**
 * Name of the body; unique in a vault.
 */
name: string, 
/**
 * List `stellenart`; names the profile of what it may receive.
 */
kind: Code, 
/**
 * Person to write to; empty when unknown.
 */
contactPerson: string, 
/**
 * Street and house number.
 */
street: string, 
/**
 * Postcode and town.
 */
place: string, 
/**
 * Public age key (`age1…`) that packets are sealed for; empty when not known yet.
 */
ageRecipient: string, };

export type StelleId = number;

export type StelleRow = { 
/**
 * Id.
 */
id: StelleId, 
/**
 * The Stelle.
 */
stelle: Stelle, };

export type StellenList = { 
/**
 * The rows.
 */
rows: Array<StelleRow>, };

export type Strukturbericht = { 
/**
 * First day.
 */
from: string, 
/**
 * Last day.
 */
to: string, 
/**
 * Smallest number that is told.
 */
k: number, 
/**
 * Persons in all; `.` when they are too few.
 */
persons: string, 
/**
 * Day on which its numbers were told first; from then on they stay.
 */
writtenOn: string | null, 
/**
 * One row for each kind.
 */
rows: Array<StrukturberichtRow>, 
/**
 * What is counted and how it is protected, German sentences.
 */
notes: Array<string>, };

export type StrukturberichtRow = { 
/**
 * Kind as people read it.
 */
kind: string, 
/**
 * Persons it stood in the way of; `.` when hidden.
 */
persons: string, 
/**
 * Entries; `.` when hidden.
 */
entries: string, 
/**
 * The reviewed wording; empty when there is none.
 */
text: string, };

export type Strukturhemmnis = { 
/**
 * Day on which it showed.
 */
date: string, 
/**
 * List `handlungsfeld`.
 */
handlungsfeld: Code, 
/**
 * List `strukturhemmnis`.
 */
kind: Code, 
/**
 * What happened, without names.
 */
text: string, 
/**
 * Day on which it was passed on to the coordination.
 */
reportedOn: string | null, };

export type StrukturhemmnisCount = { 
/**
 * Kind as people read it.
 */
kind: string, 
/**
 * Persons it stood in the way of.
 */
persons: number, 
/**
 * Entries.
 */
count: number, };

export type StrukturhemmnisRow = { 
/**
 * Month, `2026-03`.
 */
month: string, 
/**
 * Handlungsfeld as people read it.
 */
handlungsfeld: string, 
/**
 * Kind as people read it.
 */
kind: string, 
/**
 * The text, with what names somebody replaced.
 */
text: string, 
/**
 * It was passed on already.
 */
reported: boolean, };

export type StrukturhemmnisseList = { 
/**
 * What must stand beside rows and counts wherever they are shown, German.
 */
mark: string, 
/**
 * The rows, newest first. Their texts come from the Fälle and never leave.
 */
rows: Array<StrukturhemmnisRow>, 
/**
 * How often each kind showed, most often first. Exact.
 */
counts: Array<StrukturhemmnisCount>, 
/**
 * Kontakte in the same time that were marked as structural; their notes stay in the Fall.
 */
kontakte: number, 
/**
 * The wording for each kind.
 */
texts: Array<BerichtstextRow>, };

export type SuggestEinwilligung = { 
/**
 * The Fall.
 */
fall: FallId, 
/**
 * Who shall receive.
 */
stelle: StelleId, 
/**
 * What is handed over: papers with a name need more.
 */
product: UebergabeProduct, };

export type SuggestedEinwilligung = { 
/**
 * Recipient, purpose and data groups as on the form for the Stelle, without health; the day is today.
 */
value: Einwilligung, };

export type SuggestedPassphrase = { 
/**
 * The passphrase.
 */
passphrase: string, };

export type Supply = { 
/**
 * Offers that hold today.
 */
offers: number, 
/**
 * Places of the offers whose number is known; missing when none is.
 */
places: number | null, 
/**
 * Free places of the offers whose number is known; missing when none is.
 */
freePlaces: number | null, 
/**
 * The oldest day that one of these free places was asked for.
 */
freeAsOf: string | null, };

export type TablePreview = { 
/**
 * Name of the table in the file.
 */
id: string, 
/**
 * Heading under which tables of one subject stand together, German.
 */
chapter: string, 
/**
 * Title, German.
 */
title: string, 
/**
 * What is counted, German.
 */
definition: string, 
/**
 * The days it speaks of when they are not the report's, German; else empty.
 */
run: string, 
/**
 * Heading of the first column, German.
 */
stub: string, 
/**
 * Headings of the other columns, German.
 */
columns: Array<string>, 
/**
 * Rows.
 */
rows: Array<TableRow>, 
/**
 * Why the table is hidden, German; empty when it is shown.
 */
hiddenBecause: string, 
/**
 * The chart as SVG with class names for the theme; empty when the table is not drawn.
 */
chart: string, };

export type TableRow = { 
/**
 * Heading of the row, German.
 */
label: string, 
/**
 * A cell per column as printed: a number or one of the signs `.`, `-`, `x`.
 */
cells: Array<string>, 
/**
 * A sum over the other rows.
 */
total: boolean, };

export type TakeOverPacket = { 
/**
 * The packet.
 */
id: EingangId, };

export type Teilnahme = { 
/**
 * Code of the programme, i.e. of a preset: `durchstarten`, `kim`.
 */
programme: Code, 
/**
 * Baustein, list `baustein` of the preset.
 */
baustein: Code, 
/**
 * Träger that runs it.
 */
traeger: string, 
/**
 * Day the course began, if it is a course.
 */
courseStart: string | null, 
/**
 * Day the person joined (Eintritt).
 */
eintritt: string, 
/**
 * Day the person left (Austritt); `None` while it runs.
 */
austritt: string | null, 
/**
 * List `austrittsgrund`; `None` while it runs.
 */
austrittReason: Code | null, };

export type TeilnahmeOut = { 
/**
 * Programme.
 */
programme: Coded, 
/**
 * Baustein.
 */
baustein: Coded, 
/**
 * Month of Eintritt.
 */
eintritt: string, 
/**
 * Month of Austritt.
 */
austritt: string | null, 
/**
 * Why it ended.
 */
austrittReason: Coded | null, };

export type Teilnehmende = { 
/**
 * Name; empty when only the body matters.
 */
name: string, 
/**
 * Body.
 */
stelle: string, };

export type ToldBedarf = { 
/**
 * Day of the numbers of need.
 */
stichtag: string, 
/**
 * Smallest number of persons that is told.
 */
k: number, 
/**
 * Persons in all; `.` when they are too few.
 */
persons: string, 
/**
 * The table of this quarter was written already and is repeated.
 */
repeated: boolean, 
/**
 * The rows.
 */
rows: Array<ToldBedarfRow>, 
/**
 * How the numbers are protected, German sentences.
 */
notes: Array<string>, };

export type ToldBedarfRow = { 
/**
 * As people read it.
 */
label: string, 
/**
 * Persons with an open Bedarf; `.` when hidden.
 */
need: string, 
/**
 * The day that the number is of; missing when it is hidden.
 */
stichtag: string | null, 
/**
 * What the directory offers.
 */
supply: Supply, };

export type TraegerLaw = { 
/**
 * Code, as in the settings.
 */
code: Code, 
/**
 * Name.
 */
label: string, 
/**
 * What it is for: `Stadt oder Kreis`.
 */
who: string, 
/**
 * Law and date of its text.
 */
source: string, 
/**
 * Sentence beside the editor of notes (§ 87 AufenthG); empty where none is needed.
 */
noteHint: string, };

export type TraegerLaws = { 
/**
 * The rows.
 */
rows: Array<TraegerLaw>, };

export type Treatment = "keep" | "coarse" | "omit";

export type UebergabeContent = { 
/**
 * Always `fallmappe-uebergabe`.
 */
format: string, 
/**
 * Version of the format, at present 1.
 */
version: number, 
/**
 * The packet's own code.
 */
pseudonym: Pseudonym, 
/**
 * What the recipient may use it for.
 */
purpose: string, 
/**
 * Day on which the packet was made.
 */
createdOn: string, 
/**
 * Kind of recipient the content was cut for.
 */
recipientKind: Coded, 
/**
 * Kind of handover (list `uebergabeart`): who leads the Fall afterwards.
 */
kind: Coded | null, 
/**
 * Last day on which an answer is awaited.
 */
answerBy: string | null, 
/**
 * The nearest deadlines, the most urgent first.
 */
fristen: Array<FristOut>, 
/**
 * Who it is about, in coarse strokes.
 */
person: PersonOut, 
/**
 * Status and papers.
 */
aufenthalt: AufenthaltOut, 
/**
 * The newest rating of each Handlungsfeld, resources first.
 */
bedarfe: Array<BedarfOut>, 
/**
 * School, vocation, languages, work, benefits.
 */
bildung: BildungOut, 
/**
 * Goals, the running ones first, each with its open steps.
 */
ziele: Array<ZielOut>, 
/**
 * Chosen Kontakte, oldest first.
 */
kontakte: Array<KontaktOut>, 
/**
 * Teilnahmen, oldest first.
 */
teilnahmen: Array<TeilnahmeOut>, 
/**
 * Vermittlungen, oldest first.
 */
vermittlungen: Array<VermittlungOut>, 
/**
 * Verbleib, oldest first.
 */
verbleib: Array<VerbleibOut>, 
/**
 * What Fallkonferenzen agreed, oldest first.
 */
vereinbarungen: Array<VereinbarungOut>, 
/**
 * Who else is there.
 */
netzwerk: NetzwerkOut, 
/**
 * Help that is needed because of somebody's health; empty without its own consent.
 */
gesundheit: Array<GesundheitOut>, 
/**
 * What is deliberately not passed on.
 */
omitted: Array<Omitted>, };

export type UebergabeEvent = { 
/**
 * What happened.
 */
kind: UebergabeEventKind, 
/**
 * The day it happened, as the receipt or the person says.
 */
on: string, 
/**
 * How it is known.
 */
source: EventSource, 
/**
 * List `quittungsgrund`; "nicht erhoben" where no reason was asked.
 */
reason: Code, 
/**
 * Remark in words.
 */
remark: string, 
/**
 * Who answered, as the receipt says; empty for anything else.
 */
by: string, 
/**
 * From this day on the Stelle leads the Fall.
 */
leadsFrom: string | null, 
/**
 * SHA-256 of the receipt file, lower case hex; empty without one.
 */
receiptSha256: string, 
/**
 * Number of the receipt of this packet, from 1; 0 without one.
 */
receiptNumber: number, };

export type UebergabeEventKind = "handedOut" | "received" | "accepted" | "partlyAccepted" | "rejected" | "returned" | "replaced" | "revoked";

export type UebergabeId = number;

export type UebergabeOfFall = { 
/**
 * The Fall.
 */
fall: FallId, 
/**
 * Its Fallnummer.
 */
number: FallNumber, 
/**
 * Who it is about.
 */
name: string, 
/**
 * The Übergabe.
 */
uebergabe: UebergabeRow, };

export type UebergabePreview = { 
/**
 * Number of this preparation; the next one replaces it.
 */
draft: number, 
/**
 * What is handed over.
 */
product: UebergabeProduct, 
/**
 * Code of the person in the packet; empty for the named product.
 */
pseudonym: string, 
/**
 * Who receives it.
 */
stelle: string, 
/**
 * Whether a packet can be sealed for a key of the Stelle.
 */
hasKey: boolean, 
/**
 * An open packet for the same Stelle that this one will replace.
 */
replaces: UebergabeId | null, 
/**
 * The consent it rests on.
 */
consent: Einwilligung, 
/**
 * Fields that leave or change, by section.
 */
fields: Array<FieldPreview>, 
/**
 * Notes, original beside what leaves.
 */
notes: Array<NotePreview>, 
/**
 * What stays behind, and why.
 */
omitted: Array<Omitted>, 
/**
 * Suggestions that need a decision.
 */
openQuestions: number, 
/**
 * How many of the own Fälle look the same in coarse strokes; missing for the named product.
 */
risk: RiskLine | null, 
/**
 * Capitalised words that stay, the rarest first.
 */
remaining: Array<RemainingWord>, 
/**
 * Decisions about words that were remembered for this Fall.
 */
decidedWords: Array<WordDecision>, 
/**
 * Files that go along.
 */
attachments: Array<AttachmentPreview>, 
/**
 * The letter, paragraph by paragraph.
 */
letter: Array<string>, };

export type UebergabeProduct = "packet" | "named" | "konferenz";

export type UebergabeRow = { 
/**
 * Id.
 */
id: UebergabeId, 
/**
 * Who received it.
 */
stelle: string, 
/**
 * When it was made.
 */
createdAt: string, 
/**
 * What was handed over.
 */
product: UebergabeProduct, 
/**
 * Form of a packet.
 */
form: PacketForm, 
/**
 * List `uebergabeart`.
 */
kind: Code, 
/**
 * Where it stands today.
 */
state: UebergabeState, 
/**
 * Last day on which an answer is awaited.
 */
validUntil: string, 
/**
 * Pseudonym of the packet; empty for the named product.
 */
pseudonym: string, 
/**
 * SHA-256 of the packet file; empty without one.
 */
packetSha256: string, };

export type UebergabeState = "prepared" | "handedOut" | "received" | "accepted" | "partlyAccepted" | "rejected" | "expired" | "replaced" | "revoked" | "returned";

export type UebergabeView = { 
/**
 * The Übergabe and its Fall.
 */
row: UebergabeOfFall, 
/**
 * What happened, oldest first.
 */
events: Array<UebergabeEvent>, 
/**
 * What somebody may write down now.
 */
possible: Array<UebergabeEventKind>, 
/**
 * Suggestions that were taken in bulk when it was made, without being looked at.
 */
passedOver: number, 
/**
 * The codes of the packet are still kept.
 */
hasZuordnung: boolean, };

export type Uebergabeblatt = "person" | "zuordnung" | "widerruf";

export type UebergabenList = { 
/**
 * The rows.
 */
rows: Array<UebergabeOfFall>, };

export type UndoChange = { 
/**
 * Number of the change.
 */
change: number, };

export type UnlockVault = { 
/**
 * Which one.
 */
kind: VaultKind, 
/**
 * Its passphrase.
 */
passphrase: string, };

export type VaultKind = "main" | "practice";

export type VaultReport = { 
/**
 * Version of the schema.
 */
schemaVersion: number, 
/**
 * Fälle in the vault.
 */
faelle: number, 
/**
 * Kontakte in the vault.
 */
kontakte: number, 
/**
 * Lines of the Protokoll.
 */
protokoll: number, 
/**
 * Notes of `vault exercise`; 0 outside practice vaults.
 */
exercised: number, 
/**
 * Version of the cipher, e.g. `4.19.0 community`.
 */
cipher: string, };

export type VaultState = { 
/**
 * The real vault exists.
 */
mainExists: boolean, 
/**
 * The practice vault exists.
 */
practiceExists: boolean, 
/**
 * The vault that is open.
 */
open: VaultKind | null, 
/**
 * The open vault's recovery key was typed back once.
 */
recoveryConfirmed: boolean, 
/**
 * The key file was changed behind the program's back; a new passphrase writes it anew.
 */
keyFileAltered: boolean, 
/**
 * The recovery key is still in memory and the sheet can be written.
 */
recoverySheetPossible: boolean, 
/**
 * Wrong passphrases since the vault was last opened.
 */
wrongAttempts: number, 
/**
 * Seconds to wait before the next try is answered.
 */
waitSeconds: number, 
/**
 * Minutes without use after which the vault locks.
 */
idleLockMinutes: number, 
/**
 * Today, as the host's clock says.
 */
today: string, 
/**
 * Where files are written unless another folder is chosen, as people read it.
 */
outputFolder: string, 
/**
 * Version of the program.
 */
version: string, };

export type Verbleib = { 
/**
 * The Austritt that it looks back to.
 */
austritt: string, 
/**
 * List `verbleibszeitpunkt`: `austritt`, `monat_3`, `monat_6`, `monat_12`.
 */
point: Code, 
/**
 * Day of the answer.
 */
date: string, 
/**
 * List `verbleib`.
 */
kind: Code, 
/**
 * Remark in words.
 */
remark: string, };

export type VerbleibOut = { 
/**
 * List `verbleibszeitpunkt`.
 */
point: Coded, 
/**
 * List `verbleib`.
 */
kind: Coded, 
/**
 * Month of the answer.
 */
month: string, };

export type Vereinbarung = { 
/**
 * What.
 */
what: string, 
/**
 * Who.
 */
who: string, 
/**
 * Until when.
 */
dueOn: string | null, 
/**
 * Day on which it was done.
 */
doneOn: string | null, };

export type VereinbarungOut = { 
/**
 * Month of the Fallkonferenz.
 */
month: string, 
/**
 * What, pseudonymised.
 */
what: string, 
/**
 * Who, pseudonymised.
 */
who: string, 
/**
 * Month until which it is due.
 */
due: string | null, 
/**
 * Whether it was done.
 */
done: boolean, };

export type Vermittlung = { 
/**
 * Day of the Vermittlung.
 */
date: string, 
/**
 * List `vermittlungsart`.
 */
kind: Code, 
/**
 * Offer, employer or school.
 */
offer: string, 
/**
 * Result in words.
 */
result: string, 
/**
 * Last day, if it ended.
 */
endedOn: string | null, 
/**
 * Why it ended, in words.
 */
endReason: string, };

export type VermittlungOut = { 
/**
 * Month of the Vermittlung.
 */
month: string, 
/**
 * Kind of Vermittlung.
 */
kind: Coded, 
/**
 * Result, pseudonymised; empty where it stays away.
 */
result: string, 
/**
 * Month of its end.
 */
ended: string | null, 
/**
 * Why it ended, pseudonymised; empty where it stays away.
 */
endReason: string, };

export type Verwendungsnachweis = { 
/**
 * Code of the programme.
 */
programme: string, 
/**
 * Last day of the period that it proves.
 */
until: string, 
/**
 * Day it was handed in.
 */
submittedOn: string, };

export type ViewsList = { 
/**
 * The views.
 */
rows: Array<SavedView>, };

export type WeakFigure = { 
/**
 * Release, block and cell.
 */
figure: string, 
/**
 * Smallest possible number.
 */
low: number, 
/**
 * Largest possible number; missing when nothing bounds it.
 */
high: number | null, };

export type WithdrawEinwilligung = { 
/**
 * The Fall.
 */
fall: FallId, 
/**
 * The consent.
 */
id: EntryId, 
/**
 * Day; today when missing.
 */
on: string | null, };

export type WithdrawalEffect = { 
/**
 * What no longer happens, German sentences.
 */
effects: Array<string>, 
/**
 * Packets that this Stelle has received already; they cannot be called back by the program.
 */
received: Array<UebergabeRow>, 
/**
 * What to read again.
 */
changed: Array<Changed>, };

export type WordAnswer = "keep" | "replace" | "accept" | "forget";

export type WordDecision = { 
/**
 * The word as it stands in a note.
 */
word: string, 
/**
 * `keep`, `replace`, `accept` or `forget`, which takes an earlier decision back.
 */
answer: WordAnswer, 
/**
 * What stands in its place; empty for a code of the program's choice.
 */
replacement: string, };

export type WriteBericht = { 
/**
 * The report.
 */
bericht: BerichtId, 
/**
 * Handle of the folder; empty for the usual one.
 */
folder: string, };

export type WriteBlatt = { 
/**
 * Which one.
 */
kind: BlattKind, 
/**
 * The Fall; the information sheet needs none.
 */
fall: FallId | null, 
/**
 * The consent, for the form.
 */
entry: EntryId | null, 
/**
 * Handle of the folder; empty for the usual one.
 */
folder: string, };

export type WriteCombined = { 
/**
 * What to put together.
 */
request: CombineStatistik, 
/**
 * Handle of the folder; empty for the usual one.
 */
folder: string, };

export type WriteConsentForm = { 
/**
 * The Fall.
 */
fall: FallId, 
/**
 * Who shall receive.
 */
stelle: StelleId, 
/**
 * Handle of the folder; empty for the usual one.
 */
folder: string, };

export type WriteIncoming = { 
/**
 * The packet; it must be open in this session.
 */
id: EingangId, 
/**
 * Handle of the folder; empty for the usual one.
 */
folder: string, };

export type WriteIntern = { 
/**
 * What it shows.
 */
request: InternRequest, 
/**
 * Handle of the folder; empty for the usual one.
 */
folder: string, };

export type WriteProtokoll = { 
/**
 * Which lines.
 */
filter: ProtokollFilter, 
/**
 * Handle of the folder; empty for the usual one.
 */
folder: string, };

export type WriteUebergabeblatt = { 
/**
 * The Übergabe.
 */
id: UebergabeId, 
/**
 * Which paper.
 */
blatt: Uebergabeblatt, 
/**
 * Handle of the folder; empty for the usual one.
 */
folder: string, };

export type WriteVorschau = { 
/**
 * What to count.
 */
request: StatistikRequest, 
/**
 * The report is released right after: its files carry no mark of a preview.
 */
beforeRelease: boolean, 
/**
 * Handle of the folder; empty for the usual one.
 */
folder: string, };

export type WrittenBlatt = { 
/**
 * The papers.
 */
files: Array<WrittenFile>, 
/**
 * What to read again.
 */
changed: Array<Changed>, };

export type WrittenFile = { 
/**
 * What it is, German.
 */
label: string, 
/**
 * Where it lies, as people read it.
 */
place: string, 
/**
 * Size in bytes.
 */
bytes: number, 
/**
 * SHA-256 of the content, lower case hex.
 */
sha256: string, };

export type WrittenFiles = { 
/**
 * Each file as people read its place.
 */
files: Array<WrittenFile>, };

export type Ziel = { 
/**
 * Day on which it was agreed.
 */
setOn: string, 
/**
 * List `handlungsfeld`.
 */
handlungsfeld: Code, 
/**
 * The goal in the person's words.
 */
wording: string, 
/**
 * List `prioritaet`.
 */
priority: Code, 
/**
 * List `zielstand`.
 */
state: Code, 
/**
 * Day on which it will be looked at again.
 */
reviewOn: string | null, 
/**
 * Day on which it was reached or given up.
 */
endedOn: string | null, 
/**
 * Remark in words.
 */
remark: string, 
/**
 * Steps towards it, in the order in which they are shown.
 */
steps: Array<Schritt>, };

export type ZielOut = { 
/**
 * Handlungsfeld.
 */
handlungsfeld: Coded, 
/**
 * The goal, pseudonymised; empty where it stays away.
 */
wording: string, 
/**
 * List `zielstand`.
 */
state: Coded, 
/**
 * List `prioritaet`.
 */
priority: Coded | null, 
/**
 * Month in which it was agreed.
 */
set: string, 
/**
 * Month in which it will be looked at again.
 */
review: string | null, 
/**
 * Open steps towards it.
 */
steps: Array<SchrittOut>, };

export type Zuordnung = { 
/**
 * Code of the person in the packet.
 */
pseudonym: string, 
/**
 * Who that is.
 */
name: string, 
/**
 * Fallnummer.
 */
number: FallNumber, 
/**
 * Codes in the texts.
 */
codes: Array<ZuordnungRow>, 
/**
 * What to read again.
 */
changed: Array<Changed>, };

export type ZuordnungRow = { 
/**
 * What stands in the packet.
 */
code: string, 
/**
 * What stands in the Fall.
 */
surfaces: Array<string>, };

/** Every command with its request and its answer. */
export type Wire = {
  vault_state: { request: Nothing; answer: VaultState };
  suggest_passphrase: { request: Nothing; answer: SuggestedPassphrase };
  check_passphrase: { request: CheckPassphrase; answer: PassphraseVerdict };
  create_vault: { request: CreateVault; answer: NewRecoveryKey };
  open_practice_vault: { request: Nothing; answer: VaultState };
  unlock_vault: { request: UnlockVault; answer: VaultState };
  recover_vault: { request: RecoverVault; answer: NewRecoveryKey };
  write_recovery_sheet: { request: IntoFolder; answer: WrittenFiles };
  confirm_recovery_key: { request: ConfirmRecoveryKey; answer: Done };
  renew_recovery_key: { request: RenewRecoveryKey; answer: NewRecoveryKey };
  change_passphrase: { request: ChangePassphrase; answer: Done };
  lock_vault: { request: Nothing; answer: Done };
  keep_awake: { request: Nothing; answer: Done };
  check_vault: { request: Nothing; answer: VaultReport };
  choose_folder: { request: Nothing; answer: Chosen };
  choose_import_file: { request: Nothing; answer: Chosen };
  get_lists: { request: Nothing; answer: Lists };
  list_faelle: { request: ListFaelle; answer: FaelleList };
  find_fall: { request: FindFall; answer: FoundFall };
  search: { request: Search; answer: SearchHits };
  list_views: { request: Nothing; answer: ViewsList };
  save_view: { request: SaveView; answer: Done };
  remove_view: { request: RemoveView; answer: Done };
  find_duplicates: { request: FindDuplicates; answer: Duplicates };
  mark_different: { request: MarkDifferent; answer: Done };
  merge_faelle: { request: MergeFaelle; answer: Done };
  open_fall: { request: OfFall; answer: FallView };
  create_fall: { request: CreateFall; answer: CreatedFall };
  change_person: { request: ChangePerson; answer: Done };
  change_fall: { request: ChangeFall; answer: Done };
  save_entry: { request: SaveEntry; answer: SavedEntry };
  remove_entry: { request: RemoveEntry; answer: Done };
  remove_fall: { request: OfFall; answer: Done };
  list_changes: { request: ListChanges; answer: ChangesList };
  undo_change: { request: UndoChange; answer: Done };
  list_bin: { request: Nothing; answer: BinList };
  empty_bin: { request: EmptyBin; answer: Done };
  list_drafts: { request: Nothing; answer: DraftsList };
  save_draft: { request: SaveDraft; answer: Done };
  drop_draft: { request: DropDraft; answer: Done };
  get_heute: { request: Nothing; answer: Heute };
  list_fristen: { request: ListFristen; answer: FristenList };
  complete_frist: { request: CompleteFrist; answer: SavedEntry };
  export_fristen: { request: ExportFristen; answer: WrittenFiles };
  get_frist_rules: { request: Nothing; answer: FristRules };
  save_frist_rules: { request: SaveFristRules; answer: Done };
  choose_datei: { request: Nothing; answer: Chosen };
  add_datei: { request: AddDatei; answer: AddedDatei };
  show_datei: { request: ShowDatei; answer: DateiView };
  export_datei: { request: ExportDatei; answer: WrittenFiles };
  import_faelle: { request: ImportFaelle; answer: ImportReport };
  read_list: { request: ReadList; answer: ListPreview };
  import_list: { request: ImportList; answer: ListReport };
  list_mappings: { request: Nothing; answer: MappingsList };
  save_mapping: { request: SaveMapping; answer: Done };
  remove_mapping: { request: RemoveMapping; answer: Done };
  list_imports: { request: Nothing; answer: ImportsList };
  export_fall: { request: ExportFall; answer: WrittenFiles };
  erase_fall: { request: EraseFall; answer: ErasedFall };
  reduce_fall: { request: ReduceFall; answer: Done };
  list_retention: { request: Nothing; answer: RetentionList };
  withdraw_einwilligung: { request: WithdrawEinwilligung; answer: WithdrawalEffect };
  list_einwilligungen: { request: ListEinwilligungen; answer: EinwilligungenList };
  write_blatt: { request: WriteBlatt; answer: WrittenFiles };
  list_laws: { request: Nothing; answer: TraegerLaws };
  list_strukturhemmnisse: { request: ListStrukturhemmnisse; answer: StrukturhemmnisseList };
  save_berichtstext: { request: SaveBerichtstext; answer: SavedBerichtstext };
  preview_strukturbericht: { request: OfHalbjahr; answer: Strukturbericht };
  export_strukturhemmnisse: { request: ExportStrukturhemmnisse; answer: WrittenFiles };
  list_presets: { request: Nothing; answer: PresetsList };
  check_preset: { request: PresetFile; answer: PresetVerdict };
  save_preset: { request: PresetFile; answer: Done };
  remove_preset: { request: RemovePreset; answer: Done };
  list_stellen: { request: Nothing; answer: StellenList };
  save_stelle: { request: SaveStelle; answer: SavedStelle };
  list_angebote: { request: Nothing; answer: AngeboteList };
  save_angebot: { request: SaveAngebot; answer: SavedAngebot };
  remove_angebot: { request: OfAngebot; answer: Done };
  get_bedarf: { request: Nothing; answer: BedarfView };
  write_bedarf: { request: IntoFolder; answer: WrittenFiles };
  list_ansprachen: { request: ListAnsprachen; answer: AnsprachenList };
  save_ansprache: { request: SaveAnsprache; answer: SavedAnsprache };
  remove_ansprache: { request: OfAnsprache; answer: Done };
  prepare_uebergabe: { request: PrepareUebergabe; answer: UebergabePreview };
  decide_words: { request: DecideWords; answer: Done };
  create_uebergabe: { request: CreateUebergabe; answer: CreatedUebergabe };
  list_uebergaben: { request: ListUebergaben; answer: UebergabenList };
  open_uebergabe: { request: OfUebergabe; answer: UebergabeView };
  record_uebergabe_event: { request: RecordUebergabeEvent; answer: Done };
  choose_packet: { request: Nothing; answer: Chosen };
  read_receipt: { request: ReadReceipt; answer: ReceiptOutcome };
  show_zuordnung: { request: OfUebergabe; answer: Zuordnung };
  drop_zuordnung: { request: OfUebergabe; answer: Done };
  write_uebergabeblatt: { request: WriteUebergabeblatt; answer: WrittenBlatt };
  write_consent_form: { request: WriteConsentForm; answer: WrittenBlatt };
  suggest_einwilligung: { request: SuggestEinwilligung; answer: SuggestedEinwilligung };
  own_keys: { request: Nothing; answer: OwnKeys };
  open_packet: { request: OpenPacket; answer: IncomingPacket };
  list_eingang: { request: Nothing; answer: EingangList };
  name_sender: { request: NameSender; answer: Done };
  write_incoming: { request: WriteIncoming; answer: WrittenBlatt };
  take_over_packet: { request: TakeOverPacket; answer: CreatedFall };
  make_receipt: { request: MakeReceipt; answer: MadeReceipt };
  forget_packet: { request: OfEingang; answer: Done };
  get_projektende: { request: Nothing; answer: ProjektendeView };
  plan_projektende: { request: PlanProjektende; answer: Done };
  run_projektende: { request: RunProjektende; answer: ProjektendeRun };
  list_passphrases: { request: Nothing; answer: KeptPassphrases };
  note_passphrases: { request: NotePassphrases; answer: Done };
  write_projektende: { request: IntoFolder; answer: WrittenFiles };
  preview_statistik: { request: StatistikRequest; answer: StatistikPreview };
  release_statistik: { request: ReleaseStatistik; answer: ReleasedBericht };
  list_berichte: { request: Nothing; answer: BerichteList };
  write_bericht: { request: WriteBericht; answer: WrittenFiles };
  write_vorschau: { request: WriteVorschau; answer: WrittenFiles };
  show_bericht: { request: ShowBericht; answer: BerichtView };
  combine_statistik: { request: CombineStatistik; answer: BerichtView };
  write_combined: { request: WriteCombined; answer: WrittenFiles };
  audit_statistik: { request: AuditStatistik; answer: Nachrechnung };
  show_intern: { request: InternRequest; answer: BerichtView };
  write_intern: { request: WriteIntern; answer: WrittenFiles };
  list_outbox: { request: Nothing; answer: OutboxList };
  push_outbox: { request: Nothing; answer: PushReport };
  get_settings: { request: Nothing; answer: Settings };
  save_settings: { request: SaveSettings; answer: Done };
  list_protokoll: { request: ListProtokoll; answer: ProtokollList };
  write_protokoll: { request: WriteProtokoll; answer: WrittenFiles };
};
