package main

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// usage: shot OUTPREFIX URL...  -> 390/1280 light/dark
func main() {
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true))
	a, c := chromedp.NewExecAllocator(context.Background(), opts...)
	defer c()
	ctx, c2 := chromedp.NewContext(a)
	defer c2()
	pre := os.Args[1]
	modes := os.Args[2]
	for i, u := range os.Args[3:] {
		for _, w := range []int64{390, 1280} {
			for _, scheme := range []string{"light", "dark"} {
				if modes != "all" && modes != strconv.Itoa(int(w))+scheme { continue }
				var b []byte
				err := chromedp.Run(ctx,
					emulation.SetDeviceMetricsOverride(w, 1000, 1, w < 500),
					emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}),
					chromedp.Navigate(u), chromedp.Sleep(200*time.Millisecond),
					chromedp.ActionFunc(func(ctx context.Context) error {
						var err error
						b, err = page.CaptureScreenshot().WithCaptureBeyondViewport(true).WithFormat(page.CaptureScreenshotFormatPng).Do(ctx)
						return err
					}), chromedp.FullScreenshot(&b, 100))
				if err != nil { fmt.Println(err); os.Exit(1) }
				name := fmt.Sprintf("%s-%d-%d-%s.png", pre, i, w, scheme)
				os.WriteFile(name, b, 0o644)
				fmt.Println(name, len(b))
			}
		}
	}
}
