package placeholder

import "testing"

func TestIn(t *testing.T) {
	for text, want := range map[string]string{
		"TK":                                "TK",
		"The number (TK) is not in.":        "TK",
		"TKTK more of it":                   "TKTK",
		"He said so on TK.":                 "TK",
		"TODO: ask Ada":                     "TODO",
		"Ask Ada. FIXME":                    "FIXME",
		"XXX":                               "XXX",
		"He is XXX: years old":              "XXX",
		"by [XXX] votes":                    "XXX",
		"by XXXX votes":                     "XXXX",
		"Lorem ipsum dolor":                 "Lorem ipsum",
		"Éthé TK":                           "TK",
		"Flight TK1951 to Ankara":           "",
		"Flight TK 1951 to Ankara":          "",
		"ATK, TKO and STK":                  "",
		"the .tk domain, example.TK":        "",
		"A name such as TK-12 or TK_1":      "",
		"the class `TODO` and `TK`":         "",
		"NO ES TODO":                        "",
		"TODO ES POSIBLE":                   "",
		"Super Bowl XXX was played in 1996": "",
		"Todo el mundo, to do":              "",
		"T.K. Oak and T&K":                  "",
		"FIXMEUP":                           "",
		"AT&TK":                             "",
	} {
		from, to, ok := In(text, 0)
		if got := text[from:to]; got != want || ok != (want != "") {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	if !Is(" Write here.\n") || Is("Write here. And there.") {
		t.Error("sentences are taken by parts")
	}
}
