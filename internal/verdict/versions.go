package verdict

// Versions is what two versions of a transcript say at a quote's words.
type Versions struct {
	Here, There string // the passages; There is empty where the other version has nothing like it
	Diff        []Run  // the quote's words beside the other version's; none where There is empty
}

// Compare looks for a quote, whose verdict here is v, in another version of the transcript, and reports whether the words differ
// there. Who speaks is not compared: versions name speakers in their own ways. A quote that wasn't found here differs nowhere.
func (x *Index) Compare(c Cited, v Verdict, other *Index) (Versions, bool) {
	if !v.Kind.Found() && v.Kind != OmissionInverts && v.Kind != WrongSpeaker {
		return Versions{}, false
	}
	w := other.Check(Cited{Words: c.Words, Language: c.Language})
	if w.Kind == Unchecked || w.Kind.Found() || w.Kind == v.Kind {
		return Versions{}, false
	}
	both := Versions{Here: x.Text[v.Place.From:v.Place.To], Diff: w.Diff}
	if w.Turn >= 0 {
		both.There = other.Text[w.Place.From:w.Place.To]
	}
	return both, true
}
