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
}
