// The list of commands with its types, written from the Rust side by `cargo xtask bindings`. Not edited by hand.

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
 * When it was released.
 */
releasedAt: string, 
/**
 * SHA-256 of `bericht.json`.
 */
sha256: string, };

export type BerichteList = { 
/**
 * The rows.
 */
rows: Array<BerichtRow>, };

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
person: Person, };

export type Changed = { "what": "faelle" } | { "what": "fall", "fall": FallId } | { "what": "stellen" } | { "what": "uebergaben", "fall": FallId } | { "what": "berichte" } | { "what": "outbox" } | { "what": "settings" };

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

export type Code = string;

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
openedOn: string | null, };

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
 * Packet and letter.
 */
files: Array<WrittenFile>, 
/**
 * What to read again.
 */
changed: Array<Changed>, };

export type DokumentRow = { 
/**
 * Id.
 */
id: EntryId, 
/**
 * The entry.
 */
value: Aufenthaltsdokument, };

export type Done = { 
/**
 * What to read again.
 */
changed: Array<Changed>, };

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
withdrawnOn: string | null, };

export type EinwilligungRow = { 
/**
 * Id.
 */
id: EntryId, 
/**
 * The entry.
 */
value: Einwilligung, };

export type Entry = { "part": "status", "value": Aufenthaltsstatus } | { "part": "dokument", "value": Aufenthaltsdokument } | { "part": "nebenbestimmung", "value": Nebenbestimmung } | { "part": "kontakt", "value": Kontakt } | { "part": "teilnahme", "value": Teilnahme } | { "part": "vermittlung", "value": Vermittlung } | { "part": "einwilligung", "value": Einwilligung };

export type EntryId = number;

export type ErrorCode = "badRequest" | "unknownCommand" | "invalid" | "notFound" | "locked" | "wrongPassphrase" | "tooManyAttempts" | "wrongRecoveryKey" | "weakPassphrase" | "vaultExists" | "noVault" | "vaultInUse" | "damaged" | "passphraseSlotDamaged" | "recoverySlotDamaged" | "keyFileMismatch" | "newerProgram" | "noSpace" | "noPermission" | "wouldOverwrite" | "unreadableFile" | "importRejected" | "newerFile" | "numberTaken" | "stelleNameFixed" | "badAgeRecipient" | "stelleWithoutKey" | "noConsent" | "consentEnded" | "draftOutdated" | "openQuestions" | "stillIdentifying" | "wrongPacketKey" | "badPacket" | "newerPacket" | "unprintable" | "addressTooLong" | "senderTooLong" | "badPeriod" | "periodOpen" | "periodReleased" | "minCountTooSmall" | "previewOutdated" | "kiRecipientMissing" | "inboxMissing" | "practiceOnly" | "internal";

export type ExportFall = { 
/**
 * The Fall.
 */
fall: FallId, 
/**
 * Handle of the folder; empty for the usual one.
 */
folder: string, };

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
 * Legal status, newest first.
 */
status: Array<StatusRow>, 
/**
 * Papers, newest first.
 */
dokumente: Array<DokumentRow>, 
/**
 * Conditions, newest first.
 */
nebenbestimmungen: Array<NebenbestimmungRow>, 
/**
 * Kontakte, newest first.
 */
kontakte: Array<KontaktRow>, 
/**
 * Teilnahmen, newest first.
 */
teilnahmen: Array<TeilnahmeRow>, 
/**
 * Vermittlungen, newest first.
 */
vermittlungen: Array<VermittlungRow>, 
/**
 * Einwilligungen, newest first.
 */
einwilligungen: Array<EinwilligungRow>, 
/**
 * Übergaben, newest first.
 */
uebergaben: Array<UebergabeRow>, };

export type FieldPreview = { 
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

export type ImportFaelle = { 
/**
 * Where they come from.
 */
source: ImportSource, 
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

export type ImportSource = { "from": "file", "file": string } | { "from": "sample" };

export type ImpreciseDate = { 
/**
 * `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
 */
value: string, 
/**
 * How much of it is known.
 */
precision: Precision, };

export type IntoFolder = { 
/**
 * Handle of the folder.
 */
folder: string, };

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

export type KontaktRow = { 
/**
 * Id.
 */
id: EntryId, 
/**
 * The entry.
 */
value: Kontakt, };

export type Language = { 
/**
 * Name of the language in German, e.g. `Tigrinya`.
 */
name: string, 
/**
 * Script the person reads it in, in German; empty when unknown.
 */
script: string, };

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
 * Leave out closed Fälle.
 */
onlyOpen: boolean, 
/**
 * Rows to pass over.
 */
offset: number, 
/**
 * Most rows to give, at most 500; 0 means 100.
 */
limit: number, };

export type ListProtokoll = { 
/**
 * Rows to pass over.
 */
offset: number, 
/**
 * Most rows, at most 500; 0 means 100.
 */
limit: number, };

export type Lists = { 
/**
 * Common lists by name.
 */
lists: { [key in string]: Array<ListEntry> }, 
/**
 * Programmes with their Bausteine.
 */
programmes: Array<Programme>, };

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

export type NebenbestimmungRow = { 
/**
 * Id.
 */
id: EntryId, 
/**
 * The entry.
 */
value: Nebenbestimmung, };

export type NewRecoveryKey = { 
/**
 * `AGE-SECRET-KEY-1…`.
 */
recoveryKey: string, 
/**
 * The vault's id, printed on the sheet.
 */
vaultId: string, };

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
spans: Array<SpanPreview>, };

export type Nothing = Record<symbol, never>;

export type OfFall = { 
/**
 * Its id.
 */
fall: FallId, };

export type Omitted = { 
/**
 * What, German.
 */
what: string, 
/**
 * Why, German.
 */
why: string, };

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

export type Part = "status" | "dokument" | "nebenbestimmung" | "kontakt" | "teilnahme" | "vermittlung" | "einwilligung";

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

export type Precision = "tag" | "monat" | "jahr" | "geschaetzt";

export type PrepareUebergabe = { 
/**
 * The Fall.
 */
fall: FallId, 
/**
 * Who receives it.
 */
stelle: StelleId, };

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

export type ProtokollList = { 
/**
 * Lines in all.
 */
total: number, 
/**
 * The chain of hashes holds.
 */
intact: boolean, 
/**
 * The rows.
 */
rows: Array<ProtokollRow>, };

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

export type RenewRecoveryKey = { 
/**
 * The present passphrase.
 */
passphrase: string, };

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
entry: Entry, };

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

export type SavedEntry = { 
/**
 * Id.
 */
id: EntryId, 
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
minCount: number, };

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
reason: string, };

export type StatistikPreview = { 
/**
 * The tables for the screen.
 */
tables: Array<TablePreview>, 
/**
 * German sentences that stand in the report (definitions, protection rule, notes).
 */
notes: Array<string>, 
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
canSend: boolean, };

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
minCount: number | null, };

export type StatusRow = { 
/**
 * Id.
 */
id: EntryId, 
/**
 * The entry.
 */
value: Aufenthaltsstatus, };

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

export type SuggestedPassphrase = { 
/**
 * The passphrase.
 */
passphrase: string, };

export type TablePreview = { 
/**
 * Name of the table in the file.
 */
id: string, 
/**
 * Title, German.
 */
title: string, 
/**
 * What is counted, German.
 */
definition: string, 
/**
 * Column headings after the first one, German.
 */
columns: Array<string>, 
/**
 * Rows.
 */
rows: Array<TableRow>, 
/**
 * Why the table is hidden, German; empty when it is shown.
 */
hiddenBecause: string, };

export type TableRow = { 
/**
 * Heading of the row, German.
 */
label: string, 
/**
 * A cell per column as printed: a number or one of the signs `.`, `-`, `x`.
 */
cells: Array<string>, };

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

export type TeilnahmeRow = { 
/**
 * Id.
 */
id: EntryId, 
/**
 * The entry.
 */
value: Teilnahme, };

export type UebergabeId = number;

export type UebergabePreview = { 
/**
 * Number of this preparation; the next one replaces it.
 */
draft: number, 
/**
 * Code of the person in the packet.
 */
pseudonym: string, 
/**
 * Who receives it.
 */
stelle: string, 
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
 * The letter, paragraph by paragraph.
 */
letter: Array<string>, };

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
 * Pseudonym of the packet.
 */
pseudonym: string, 
/**
 * SHA-256 of the packet file.
 */
packetSha256: string, };

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

export type VermittlungRow = { 
/**
 * Id.
 */
id: EntryId, 
/**
 * The entry.
 */
value: Vermittlung, };

export type WriteBericht = { 
/**
 * The report.
 */
bericht: BerichtId, 
/**
 * Handle of the folder; empty for the usual one.
 */
folder: string, };

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
  open_fall: { request: OfFall; answer: FallView };
  create_fall: { request: CreateFall; answer: CreatedFall };
  change_person: { request: ChangePerson; answer: Done };
  change_fall: { request: ChangeFall; answer: Done };
  save_entry: { request: SaveEntry; answer: SavedEntry };
  remove_entry: { request: RemoveEntry; answer: Done };
  import_faelle: { request: ImportFaelle; answer: ImportReport };
  export_fall: { request: ExportFall; answer: WrittenFiles };
  list_stellen: { request: Nothing; answer: StellenList };
  save_stelle: { request: SaveStelle; answer: SavedStelle };
  prepare_uebergabe: { request: PrepareUebergabe; answer: UebergabePreview };
  create_uebergabe: { request: CreateUebergabe; answer: CreatedUebergabe };
  preview_statistik: { request: StatistikRequest; answer: StatistikPreview };
  release_statistik: { request: ReleaseStatistik; answer: ReleasedBericht };
  list_berichte: { request: Nothing; answer: BerichteList };
  write_bericht: { request: WriteBericht; answer: WrittenFiles };
  list_outbox: { request: Nothing; answer: OutboxList };
  push_outbox: { request: Nothing; answer: PushReport };
  get_settings: { request: Nothing; answer: Settings };
  save_settings: { request: SaveSettings; answer: Done };
  list_protokoll: { request: ListProtokoll; answer: ProtokollList };
};
