package markdown

import (
	"strings"
	"testing"
)

func TestNote(t *testing.T) {
	for _, test := range []struct{ note, html, says string }{
		{`Watch the "verb" -- and who says it...`, "<p>Watch the “verb” – and who says it…</p>\n", ""},
		{"Watch the *verb*, [here](/known/).", "<p>Watch the <em>verb</em>, <a href=\"../../known/\">here</a>.</p>\n", ""},
		{"1 < 2", "<p>1 &lt; 2</p>\n", ""},
		{"2014 was the year", "<p>2014 was the year</p>\n", ""},
		{"- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n", ""},
		{"See www.example.org", "<p>See <a href=\"http://www.example.org\">www.example.org</a></p>\n", ""},
		{":plain[talk]", "<p>talk</p>\n", ""},
		{"", "", ""},
		{"a <b>bold</b>", "", "raw-html"},
		{"[x](javascript:x)", "", "bad-link"},
		{"[x](/gone/)", "<p><a href=\"/gone/\">x</a></p>\n", "dead-link (warning)"},
		{"# Head", "", "bad-directive: a heading"},
		{"x[^1]\n\n[^1]: y", "", "bad-directive: a foot-note"},
		{"::glossary", "", "bad-directive: a directive"},
		{":term[x]{#y}", "", "bad-directive: a directive"},
		{":quote[x]{#y}", "", "bad-directive: a directive"},
		{":::note\nx\n:::", "", "bad-directive: a directive"},
		{"![a](/known/a.jpg \"T\")", "<figure><img src=\"../../known/a.jpg\" alt=\"a\" loading=\"lazy\"><figcaption>T</figcaption></figure>\n", ""},
		{"![a](/known/a.jpg '\"Mary\" & Ann\\'s -- 1911')", "<figure><img src=\"../../known/a.jpg\" alt=\"a\" loading=\"lazy\"><figcaption>“Mary” &amp; Ann's – 1911</figcaption></figure>\n", ""},
	} {
		html, ds := engine.Note(Input{File: "a.md", Text: []byte(test.note), Line: 7, Col: 12, Link: link})
		says := messages(ds)
		if !strings.Contains(says, test.says) || (test.says == "") != (says == "") {
			t.Errorf("%q: the messages are\n%s\nand should have %q", test.note, says, test.says)
		}
		if says != "" && !strings.HasPrefix(says, "7:") {
			t.Errorf("%q: %s is not at the note's place", test.note, says)
		}
		if test.html != "" && html != test.html {
			t.Errorf("%q makes\n%sand should make\n%s", test.note, html, test.html)
		}
	}
}

// What stands on one line without a sign of Markdown takes a short way; it must come out as by the long one.
func TestNotePlain(t *testing.T) {
	for _, note := range []string{"one", `He said "yes" -- or 'no'...`, "a & b", "naïve — 日本", "wwwx", "a) b", "(c) d", "“x”"} {
		if !plain([]byte(note)) && !strings.Contains(note, "&") {
			t.Errorf("%q does not take the short way", note)
		}
		short, _ := engine.Note(Input{Text: []byte(note)})
		long, _ := engine.Note(Input{Text: []byte(note + "\n")})
		if short != long {
			t.Errorf("%q makes\n%sby the short way and\n%sby the long", note, short, long)
		}
	}
}

func TestMarked(t *testing.T) {
	got := engine.Marked([]byte("a :quote[we’re *not*\r\ngoing]{#one} b :quote[x]{#one} :quote[`y` [z](u)]{#two}\n\n## :quote[h]{#three}\n\n```\n:quote[c]{#four}\n```\n"))
	want := map[string]string{"one": "we’re not\ngoing", "two": "y z"}
	if len(got) != len(want) {
		t.Errorf("the marks are %q", got)
	}
	for id, words := range want {
		if got[id] != words {
			t.Errorf("the words of %s are %q", id, got[id])
		}
	}
	if engine.Marked([]byte("no marks")) != nil {
		t.Error("marks are found where none are")
	}
}

// TestDirOfThePage lets HTML say the direction that its page has: nothing turns.
func TestDirOfThePage(t *testing.T) {
	for dir, wrong := range map[string]int{"rtl": 0, "ltr": 1} {
		r := New().Read(Input{Text: []byte("<p dir=\"RTL\">این متن</p>\n\n<p>a <span dir=\"auto\">b</span></p>"), Line: 1, HTML: true, Language: "fa", Dir: dir})
		if len(r.Diags) != wrong {
			t.Errorf("%s: %v", dir, r.Diags)
		}
	}
}
