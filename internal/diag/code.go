package diag

// Code names a kind of mistake. Codes are stable: scripts and the documentation name them.
type Code string

// The codes. Codes says what each means.
const (
	// A file's bytes.
	Unreadable Code = "unreadable"
	NotUTF8    Code = "not-utf8"
	Control    Code = "control-character"
	LineEnd    Code = "line-end"
	TooLarge   Code = "too-large"

	// Front matter.
	UnknownFolder Code = "unknown-folder"
	FrontMatter   Code = "front-matter"
	YAML          Code = "yaml"
	TOML          Code = "toml"
	JSON          Code = "json"
	UnknownKey    Code = "unknown-key"
	DuplicateKey  Code = "duplicate-key"
	MissingKey    Code = "missing-key"
	WrongType     Code = "wrong-type"
	BadValue      Code = "bad-value"
	BadDate       Code = "bad-date"
	BadLink       Code = "bad-link"
	BadAddress    Code = "bad-address"
	Hidden        Code = "hidden-character"
	Placeholder   Code = "placeholder"

	// Files among themselves.
	UnknownSlug    Code = "unknown-slug"
	BadTranslation Code = "bad-translation"
	DuplicateSlug  Code = "duplicate-slug"
	DuplicateID    Code = "duplicate-id"
	ReservedID     Code = "reserved-id"
	AddressClash   Code = "address-clash"
	TermClash      Code = "term-clash"
	NearStatement  Code = "near-statement"
	SourceDate     Code = "source-date"
	EarlyArticle   Code = "early-article"
	DateOrder      Code = "date-order"
	NoRole         Code = "no-role"

	// Quotes.
	QuoteNotFound    Code = "quote-not-found"
	QuoteAmbiguous   Code = "quote-ambiguous"
	QuoteStruck      Code = "quote-struck"
	QuoteHidden      Code = "quote-hidden"
	QuoteUnmarked    Code = "quote-unmarked"
	QuoteMarkedTwice Code = "quote-marked-twice"
	QuoteReadback    Code = "quote-readback"
	Forged           Code = "forged-check"

	// Quotes and their sources.
	QuoteWrongWords   Code = "quote-wrong-words"
	QuoteWrongSpeaker Code = "quote-wrong-speaker"
	QuoteNotInSource  Code = "quote-not-in-source"
	QuoteOmission     Code = "quote-omission-inverts"
	QuoteCutShort     Code = "quote-cut-short"
	QuoteWideOmission Code = "quote-wide-omission"
	QuoteUnread       Code = "quote-unread"
	VersionsDiffer    Code = "versions-differ"

	// Bodies.
	UnknownDirective Code = "unknown-directive"
	UnknownAttribute Code = "unknown-attribute"
	BadDirective     Code = "bad-directive"
	RawHTML          Code = "raw-html"
	DeadLink         Code = "dead-link"

	// Transcripts.
	Captions     Code = "captions"
	UnusedLabel  Code = "unused-label"
	UnknownLabel Code = "unknown-label"
	UnclearTurn  Code = "unclear-turn"

	// A site's own layouts and assets.
	Layout        Code = "layout"
	LayoutEndless Code = "layout-endless"
	LayoutUnused  Code = "layout-unused"
	NoWords       Code = "no-words"
	Asset         Code = "asset"

	// What gloss check alone tells.
	TermUnused         Code = "term-unused"
	MentionInflected   Code = "mention-inflected"
	ImageWithoutAlt    Code = "image-without-alt"
	HeadingSkipped     Code = "heading-skipped"
	LayoutSlow         Code = "layout-slow"
	OutsideDead        Code = "outside-dead"
	OutsideRefused     Code = "outside-refused"
	OutsideUnreachable Code = "outside-unreachable"
)

// Info is what the documentation says about a Code.
type Info struct {
	Code     Code
	Severity Severity // the usual one; a message may differ where it says why
	Summary  string   // one sentence: what it means and what to do
}

// Codes returns every code with what it means, in the order of the documentation: files first, then what only gloss check tells.
func Codes() []Info {
	return []Info{
		{Unreadable, Error, "A file or folder can't be opened or is no ordinary file: mend its permissions, or move it out of the source folder."},
		{NotUTF8, Error, "A file is not UTF-8: save it again as UTF-8 in the editor."},
		{Control, Error, "A character that can't be seen or printed stands in a file: delete it."},
		{LineEnd, Error, "A line ends with a carriage return alone, as on very old Macs: save the file with the line ends of Unix or Windows."},
		{TooLarge, Error, "A file, or something in it, is beyond what Gloss takes: do what the message says, which tells the limit."},
		{UnknownFolder, Error, "A file lies in a folder of content/ that has no meaning: move it to the folder of its kind."},
		{FrontMatter, Error, "Front matter does not begin or end as it must: put --- alone on the line above it and on the line below it."},
		{YAML, Error, "Front matter or a YAML file breaks the rules of YAML: often a value needs quotation marks, or a line other spaces at its beginning."},
		{TOML, Error, "Front matter breaks the rules of TOML: write it as the hint says."},
		{JSON, Error, "Front matter breaks the rules of JSON: write it as the hint says."},
		{UnknownKey, Error, "A key is not known here: write the key that the hint names, or take it out."},
		{DuplicateKey, Error, "A key is given twice in one place: take one of the two out."},
		{MissingKey, Error, "A required key is not given or is empty: write it."},
		{WrongType, Error, "A value has another form than its key needs, such as a list where text is expected: write it as the hint shows."},
		{BadValue, Error, "A value is not one that its key can have: write one of those that the hint names."},
		{BadDate, Error, "A date can't be read or does not exist: write it as EDTF, such as 2014-09-14, 2014-09 or 2014~."},
		{BadLink, Error, "A link's address is not allowed or is broken: write a whole address that begins with https:, http:, mailto: or tel:."},
		{BadAddress, Error, "A slug or an address of the site has characters or a length that a web host or a computer does not take: write the one that the hint proposes."},
		{Hidden, Error, "A name, another value or a body has a character that a reader can't see, or that turns the order of the others: take it out."},
		{Placeholder, Warning, "A placeholder such as TK or TODO, or the sentence of a new file, stands where readers would see it: write what belongs there, or say draft: true."},
		{UnknownSlug, Error, "A slug or path names an article, speaker, source, term or quote that has no file: mend its spelling, or write the file."},
		{BadTranslation, Error, "An article translates itself, or two editions of one article are in one language; or a quote names a translator without a translation: mend translation_of or language, or write the translation."},
		{DuplicateSlug, Error, "Two files of one kind have the same slug: give one of them another."},
		{DuplicateID, Error, "Two things in one article, or two articles in feeds, have the same id: give one of them another."},
		{ReservedID, Error, "An id is one that pages use themselves, such as top, or begins as theirs do, with term-, fn-, note-, letter-, popup- or _: choose another."},
		{AddressClash, Error, "Two pages or files would have the same address: change the slug, name or moved_from of one of them."},
		{TermClash, Error, "Two terms claim the same name: take it out of one of them."},
		{NearStatement, Warning, "Two articles quote a speaker in words that differ in one word on one date, or in the same words on two dates: quote both alike, or say how the two stand to each other with statement, repeats, prefix or suffix."},
		{SourceDate, Warning, "A quote is dated outside of its source's date: mend the date that is wrong, or name with via who reported older words there."},
		{EarlyArticle, Warning, "An article is older than a quote in it, or than the quote's source: mend the date that is wrong, or say with updated when the words were added."},
		{DateOrder, Warning, "An article was updated or corrected before it was published: mend the date that is wrong."},
		{NoRole, Warning, "A speaker whose roles are known had none on a quote's date: write the role in the speaker's file, or role in the quote."},
		{QuoteNotFound, Error, "The words of a quote are not in the article's body: quote them as they stand there, or place the quote otherwise."},
		{QuoteAmbiguous, Error, "The words of a quote stand more than once in the body: say which with prefix and suffix."},
		{QuoteStruck, Error, "Words inside a quoted passage are struck out: quote what stands, or remove the strike."},
		{QuoteHidden, Error, "A quote has characters that a reader can't see, or that turn the order of the words: delete them."},
		{QuoteUnmarked, Error, "A quote has no text and nothing in the body marks it: write its text, or mark its words with :quote[…]{#id}."},
		{QuoteMarkedTwice, Error, "A quote is marked at more than one place in the body: leave one of the marks."},
		{QuoteReadback, Error, "The words that a reader would see on the finished page are not the words of the quote: report it, or look for markup inside the passage."},
		{Forged, Error, "A name, an office, a place or a note has the sign or the words by which readers are told that a quote was checked: take them out."},
		{QuoteWrongWords, Error, "The source that a quote names has other words: write the words as the source has them, or say with accept why they differ."},
		{QuoteWrongSpeaker, Error, "In the source somebody else says the words of a quote: mend the speaker, or name who reported them with via."},
		{QuoteNotInSource, Error, "The words of a quote are not in the source that it names: mend the words or the source."},
		{QuoteOmission, Error, "What a quote leaves out or puts in brackets changes its meaning, such as a “not” or an “if”: quote that word too."},
		{QuoteCutShort, Warning, "A word that changes the meaning of a quote stands right beside it in the source: quote it too, or say it in the sentence around the quotation."},
		{QuoteWideOmission, Warning, "A quote leaves out more than 60 words in one place: make two quotes of it."},
		{QuoteUnread, Warning, "Words are left out of a quote in a language for which Gloss has no list of words that bear the meaning: read yourself what was left out."},
		{VersionsDiffer, Warning, "Two versions of a source have other words where one of them is quoted: name the one that is right."},
		{UnknownDirective, Error, "A directive's name is not known: write the one that the hint names, or put a backslash before the colon."},
		{UnknownAttribute, Error, "A directive does not have this attribute: write the one that the hint names, or take it out."},
		{BadDirective, Error, "A directive is not closed, or its label or an attribute's value is wrong: write it as the hint shows."},
		{RawHTML, Error, "HTML stands in Markdown, or with html: true in content/site.yaml HTML that could change what a page shows of a quote: write it as Markdown or as a directive, or as the hint says."},
		{DeadLink, Warning, "A link leads to a page or a file of the site that is not there: mend it."},
		{Captions, Error, "A file of captions is broken: mend the line, or save it again as WebVTT or SubRip."},
		{UnusedLabel, Warning, "A key of a source's speakers labels no turn of its transcript: write the label as it stands there."},
		{UnclearTurn, Warning, "A quote's words stand in a turn of which the transcript's shape doesn't tell for certain who speaks: see it with gloss list turns, and say it with the source's labels or speakers."},
		{UnknownLabel, Warning, "A quote's words stand in the turn of a label that names nobody known, so that the speaker can't be checked: say in the source's speakers who it is."},
		{Layout, Error, "A layout of the site can't be read or fails: mend the template at the place named."},
		{LayoutEndless, Error, "A layout doesn't end within ten seconds, or makes a page of more than 32 MB: mend the loop at the place named. The exit status is 3."},
		{LayoutUnused, Warning, "No page is made by a file among the site's layouts, or nothing shows one of its partials: mend its name, or take it out."},
		{NoWords, Warning, "Gloss has no words of the site's language, so its pages speak English: write them, in a file of the site's layouts/words/."},
		{Asset, Error, "An image, style or script can't be used: mend or replace the file."},
		{TermUnused, Note, "No article, page or quote uses a term: give it the aliases by which it is called, or take its file away."},
		{MentionInflected, Note, "A word is taken for a term because it looks like an inflected form of its name: where it is another word, say so with `forms` or `not` in the term's file."},
		{ImageWithoutAlt, Note, "A picture has no alternative text, so a screen reader passes over it: say what it shows; a picture that only adorns may stay without."},
		{HeadingSkipped, Note, "A heading is more than one level below the one above it, which misleads those who move by headings: write it one level higher, or put one between."},
		{LayoutSlow, Note, "A layout has something for which Gloss has no compiled form, so that the pages made by it take about twice the time: write it in another way, or leave it."},
		{OutsideDead, Warning, "With --links: an address outside of the site is gone (404, 410, no such host): mend it, or name an archived copy."},
		{OutsideRefused, Note, "With --links: a host does not let programs look at an address (401, 403, 429, 999, no trust): look at it in a browser."},
		{OutsideUnreachable, Note, "With --links: a host did not answer, or has trouble of its own (5xx): try again later."},
	}
}
