package transcript

import "testing"

func TestClockTime(t *testing.T) {
	for second, want := range map[float64]string{0: "0:00", 9.99: "0:09", 754.5: "12:34", 3599: "59:59", 3723: "1:02:03", -1: "0:00"} {
		if got := ClockTime(second); got != want {
			t.Errorf("second %v is told as %s, want %s", second, got, want)
		}
	}
}

func TestSecondOf(t *testing.T) {
	for at, want := range map[string]float64{"00:12:34": 754, "12:34.5": 754.5, "754": 754, "1:00:00": 3600} {
		if got, ok := SecondOf(at); !ok || got != want {
			t.Errorf("%s is second %v, want %v", at, got, want)
		}
	}
	for _, at := range []string{"", "noon", "1::2"} {
		if got, ok := SecondOf(at); ok {
			t.Errorf("%q is no time, and was read as second %v", at, got)
		}
	}
}
