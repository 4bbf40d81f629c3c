package invisible

import (
	"bytes"
	"encoding/json"
	"testing"
)

// TestJSON: no character of the list stands in JSON as it is, and every value comes out as it went in.
func TestJSON(t *testing.T) {
	values := []string{"", "plain é “x” 日本", "می\u200Cخواهم", "❤️‍🔥 1️⃣", "\u2028"}
	for _, k := range list {
		values = append(values, "a"+string(k.from)+"b"+string(k.to-k.to%2)+"c")
	}
	for _, v := range values {
		var b bytes.Buffer
		if err := json.NewEncoder(InJSON(&b)).Encode(map[string]string{v: v}); err != nil {
			t.Fatal(err)
		}
		for _, r := range b.String() {
			if Is(r) {
				t.Errorf("%+q has %U", b.String(), r)
			}
		}
		var got map[string]string
		if err := json.Unmarshal(b.Bytes(), &got); err != nil || got[v] != v {
			t.Errorf("%+q became %+q: %v", v, got, err)
		}
	}
	plain := []byte(`{"a":"é"}`)
	if got := EscapeJSON(plain); &got[0] != &plain[0] {
		t.Error("plain JSON was copied")
	}
}
