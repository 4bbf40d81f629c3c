package render

// A text longer than this is folded to what is quoted of it and what stands beside that, in bytes.
const foldFrom = 6000

// Fewer paragraphs, or fewer bytes, are not worth folding.
const (
	leastFolded      = 3
	leastFoldedBytes = 400
)

// fold decides what is shown: quoted paragraphs, those beside them, and all where nothing is quoted or the text is short.
func (s *said) fold(quoted bool) {
	var rows []*saidParagraph
	length := 0
	for i := range s.turns {
		for j := range s.turns[i].paragraphs {
			rows = append(rows, &s.turns[i].paragraphs[j])
			length += rows[len(rows)-1].To - rows[len(rows)-1].From
		}
	}
	for i, p := range rows {
		p.shown = !quoted || length < foldFrom || p.marked || i > 0 && rows[i-1].marked || i+1 < len(rows) && rows[i+1].marked
	}
	for from := 0; from < len(rows); {
		to, bytes := from, 0
		for to < len(rows) && !rows[to].shown {
			bytes += rows[to].To - rows[to].From
			to++
		}
		if to-from < leastFolded || bytes < leastFoldedBytes {
			for _, p := range rows[from:to] {
				p.shown = true
			}
		}
		from = max(to, from+1)
	}
	for i := range s.turns {
		for _, p := range s.turns[i].paragraphs {
			s.turns[i].shown = s.turns[i].shown || p.shown
		}
	}
}

// summary tells what is folded away.
func (s *said) summary(turns []saidTurn) string {
	who := map[string]bool{}
	for _, t := range turns {
		if name := t.Speaker + "\x00" + t.Label; t.Speaker != "" {
			who[t.Speaker] = true
		} else if t.Label != "" {
			who[name] = true
		}
	}
	by := ""
	switch {
	case len(turns) == 1 && s.m.site.Speaker(turns[0].Speaker) != nil && turns[0].Speaker != "":
		by = s.m.site.Speaker(turns[0].Speaker).Name
	case len(turns) == 1:
		by = turns[0].Label
	case len(who) > 0:
		by = s.m.locale.Count("count.speakers", len(who))
	}
	if by == "" {
		return s.m.locale.Count("fold.turns", len(turns))
	}
	return s.m.locale.Count("fold.turns-by", len(turns), "speakers", by)
}
