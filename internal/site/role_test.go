package site

import (
	"testing"

	"github.com/gloss-press/gloss/internal/edtf"
)

// TestRoleOn gives a speaker's role on a date, whatever order the roles stand in: from and to include their whole day, month or year, either
// may be missing, and on a shared day the later role holds.
func TestRoleOn(t *testing.T) {
	const roles = "name: Ada|roles:|  - {title: Minister, from: 1950-03, to: 1955-06-30}|  - {title: Member, to: 1999}|  - {title: President, from: 1955-06-30, to: 1960}|  - {title: Elder, from: 2005}"
	p := files{"people/ada.md": roles}.site(t, Options{}).Speaker("ada")
	for date, want := range map[string]string{
		"1940": "Member", "1950-02-28": "Member", "1950-03-01": "Minister", "1955-06-29": "Minister", "1955-06-30": "President", "1960-12-31": "President", "1961-01-01": "Member",
		"1999-12-31": "Member", "2000-01-01": "", "2004-12-31": "", "2005-01-01": "Elder", "2030": "Elder", "-0044": "Member",
	} {
		d, err := edtf.Parse(date)
		if err != nil {
			t.Fatal(err)
		}
		if got := p.RoleOn(d); got != want {
			t.Errorf("on %s: %q, want %q", date, got, want)
		}
	}
}

// TestForms takes a term's forms as they are given, with aliases beside them and without.
func TestForms(t *testing.T) {
	for keys, want := range map[string][]string{
		"forms: [de-conflicted]":                          {"de-conflict", "de-conflicted"},
		"aliases: [unpick]|forms: [de-conflicted]":        {"de-conflict", "de-conflicted", "unpick"},
		"aliases: [unpick]":                               {"de-conflict", "de-conflicted", "de-conflicting", "unpick", "unpicked", "unpicking"},
		"match: exact|aliases: [unpick]":                  {"de-conflict", "unpick"},
		"match: exact|forms: [de-conflicted, unpicking]":  {"de-conflict", "de-conflicted", "unpicking"},
		"not: [de-conflict zone]|forms: [de-conflicting]": {"de-conflict", "de-conflicting"},
	} {
		s := files{"glossary/d.md": "term: de-conflict|short: x|" + keys}.site(t, Options{})
		var got []string
		for _, word := range []string{"de-conflict", "de-conflicted", "de-conflicting", "unpick", "unpicked", "unpicking"} {
			for range s.Matcher("").In("They "+word+" it.", nil) {
				got = append(got, word)
			}
		}
		if len(got) != len(want) {
			t.Errorf("%s: found are %q, want %q", keys, got, want)
			continue
		}
		for i := range got {
			if got[i] != want[i] {
				t.Errorf("%s: found are %q, want %q", keys, got, want)
			}
		}
	}
}
