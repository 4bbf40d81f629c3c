package render

import "testing"

func TestRecordingAt(t *testing.T) {
	for _, test := range []struct{ address, want string }{
		{"https://example.com/a.mp3", "https://example.com/a.mp3#t=754"},
		{"https://example.com/a.mp4?x=1#t=3", "https://example.com/a.mp4?x=1#t=754"},
		{"https://example.com/a#chapter-2", "https://example.com/a#chapter-2"},
		{"recordings/é a.mp3", "recordings/é a.mp3#t=754"},
		{"https://www.youtube.com/watch?v=abc", "https://www.youtube.com/watch?v=abc&t=754s"},
		{"https://www.youtube.com/watch?t=3s&v=abc&list=x#t=9", "https://www.youtube.com/watch?v=abc&list=x&t=754s"},
		{"https://m.youtube.com/live/abc", "https://m.youtube.com/live/abc?t=754s"},
		{"https://youtu.be/abc?si=q", "https://youtu.be/abc?si=q&t=754s"},
		{"https://youtu.be/abc", "https://youtu.be/abc?t=754s"},
		{"https://www.youtube-nocookie.com/embed/abc", "https://www.youtube-nocookie.com/embed/abc?start=754"},
		{"https://notyoutube.com/abc", "https://notyoutube.com/abc#t=754"},
		{"https://example.com/%zz", "https://example.com/%zz"},
	} {
		if got := recordingAt(test.address, 754.9); got != test.want {
			t.Errorf("%s at 754 s is %s, want %s", test.address, got, test.want)
		}
	}
	for second, want := range map[float64]string{0: "0:00", 9.99: "0:09", 754.5: "12:34", 3599: "59:59", 3723: "1:02:03", -1: "0:00"} {
		if got := clockTime(second); got != want {
			t.Errorf("second %v is told as %s, want %s", second, got, want)
		}
	}
	for at, want := range map[string]float64{"00:12:34": 754, "12:34.5": 754.5, "754": 754} {
		if got, ok := secondOf(at); !ok || got != want {
			t.Errorf("%s is second %v, want %v", at, got, want)
		}
	}
	if _, ok := secondOf(""); ok {
		t.Error("nothing is a time")
	}
}
