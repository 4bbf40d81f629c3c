package build

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"

	"github.com/gloss-press/gloss"
	"github.com/gloss-press/gloss/internal/workspace"
)

const childEnv = "BUILD_SITE"

func init() {
	if os.Getenv(childEnv) != "" {
		runtime.LockOSThread() // so that the calls of a commit come of one thread
	}
}

func TestMain(m *testing.M) {
	if dir := os.Getenv(childEnv); dir != "" {
		if err := buildIn(dir); err != nil {
			fmt.Println(err)
			os.Exit(3)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func buildIn(dir string) error {
	opt := Options{Source: dir, Output: filepath.Join(dir, "public"), Program: "this", Options: workspace.Options{Theme: gloss.Files, Now: time.Unix(1<<31, 0), BaseURL: "https://example.org/", Jobs: 1}}
	res, err := Run(context.Background(), opt)
	if err == nil && !res.Published {
		err = fmt.Errorf("not published: %v", res.Diags)
	}
	return err
}

// Two states of a site: what is new links to each other in circles, and so does what goes.
const sitesOfKills = `
-- both/content/site.yaml --
title: Kites
-- both/content/articles/stays.md --
---
title: Stays
date: 2024-01-01
topics: [Wind]
---
A kite is here.
-- both/content/glossary/kite.md --
---
term: kite
short: It flies.
---
-- one/content/articles/goes.md --
---
title: Goes
date: 2024-01-02
topics: [Rain, Wind]
quotes:
  - {id: wet, speaker: Mara Oke, date: 2024-01-01, text: "it will be wet", source: bulletin}
---
She said “it will be wet”, kite or not.
-- one/content/sources/bulletin.md --
---
title: Bulletin
date: 2024-01-01
---
**Mara Oke:** Well, it will be wet.
-- two/content/articles/comes.md --
---
title: Comes
date: 2024-02-02
topics: [Sun, Wind]
quotes:
  - {id: dry, speaker: Ivo Brandt, date: 2024-02-01, text: "it will be dry", source: letter}
---
He said “it will be dry”, and see [a page](/articles/stays/). A string is all.
-- two/content/sources/letter.md --
---
title: Letter
date: 2024-02-01
---
**Ivo Brandt:** And it will be dry.
-- two/content/glossary/string.md --
---
term: string
short: It holds.
---
`

// A build that is killed while it publishes leaves no page that names a file which is not there, be it of the old site or of the new one.
// PUBLISH_TEST=all leaves no moment out.
func TestKilledWhilePublishing(t *testing.T) {
	if testing.Short() {
		t.Skip("it starts many processes")
	}
	if out, err := exec.Command("strace", "-o", "/dev/null", "true").CombinedOutput(); err != nil {
		if os.Getenv("GLOSS_E2E") == "require" {
			t.Fatalf("strace: %v %s, and GLOSS_E2E=require", err, out)
		}
		t.Skipf("strace: %v %s", err, out)
	}
	start := t.TempDir()
	write := func(dir, state string) {
		if err := os.RemoveAll(filepath.Join(dir, "content")); err != nil {
			t.Fatal(err)
		}
		for _, f := range txtar.Parse([]byte(sitesOfKills)).Files {
			if in, name, _ := strings.Cut(f.Name, "/"); in == "both" || in == state {
				at := filepath.Join(dir, name)
				if err := errors.Join(os.MkdirAll(filepath.Dir(at), 0o755), os.WriteFile(at, f.Data, 0o644)); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	write(start, "one")
	if err := buildIn(start); err != nil {
		t.Fatal(err)
	}
	if dead := deadLinks(t, filepath.Join(start, "public")); len(dead) > 0 {
		t.Fatalf("dead links in a site that is whole: %q", dead)
	}
	clean := t.TempDir()
	write(clean, "two")
	if err := buildIn(clean); err != nil {
		t.Fatal(err)
	}
	write(start, "two")
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	points, step := 0, 8
	if os.Getenv("PUBLISH_TEST") == "all" {
		step = 1
	}
	for i, call := range []string{"symlinkat", "renameat2", "renameat", "syncfs", "unlinkat"} {
		for k := 1 + i%step; ; k += step {
			dir := t.TempDir()
			if err := os.CopyFS(dir, os.DirFS(start)); err != nil {
				t.Fatal(err)
			}
			cmd := exec.Command("strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace="+call, "-e", fmt.Sprintf("inject=%s:signal=KILL:when=%d", call, k), self)
			cmd.Env = append(os.Environ(), childEnv+"="+dir)
			out, err := cmd.CombinedOutput()
			if dead := deadLinks(t, filepath.Join(dir, "public")); len(dead) > 0 {
				t.Errorf("killed at %s %d: dead links: %q", call, k, dead)
			}
			if err := buildIn(dir); err != nil {
				t.Fatal(err)
			}
			if same, err := exec.Command("diff", "-r", filepath.Join(dir, "public"), filepath.Join(clean, "public")).CombinedOutput(); err != nil {
				t.Errorf("killed at %s %d, the next build: %s", call, k, same)
			}
			points++
			if err == nil {
				break
			}
			if cmd.ProcessState.ExitCode() == 3 {
				t.Fatalf("%s %d: %s", call, k, out)
			}
			if call == "unlinkat" && step > 1 {
				break // the stage is being removed
			}
		}
	}
	t.Logf("%d points", points)
}

// deadLinks crawls all pages of a folder, and gives the links in it that lead to no file.
func deadLinks(t *testing.T, dir string) (dead []string) {
	t.Helper()
	pages := 0
	err := filepath.WalkDir(dir, func(at string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(at) != ".html" {
			return err
		}
		pages++
		f, err := os.Open(at)
		if errors.Is(err, fs.ErrNotExist) {
			return nil // a link that is about to go
		}
		if err != nil {
			return err
		}
		defer f.Close()
		page, _ := filepath.Rel(dir, at)
		for z := html.NewTokenizer(f); z.Next() != html.ErrorToken; {
			for _, a := range z.Token().Attr {
				if !slices.Contains([]string{"href", "src"}, a.Key) || strings.Contains(a.Val, ":") {
					continue
				}
				target, _, _ := strings.Cut(a.Val, "#")
				target, _, _ = strings.Cut(target, "?")
				isFolder := strings.HasSuffix(target, "/") || path.Base(target) == ".." || path.Base(target) == "."
				if !strings.HasPrefix(target, "/") {
					target = path.Join("/", path.Dir(filepath.ToSlash(page)), target)
				}
				if isFolder {
					target += "/index.html"
				}
				if info, err := os.Stat(filepath.Join(dir, filepath.FromSlash(target))); !strings.HasPrefix(a.Val, "#") && a.Val != "" && (err != nil || info.IsDir()) {
					dead = append(dead, page+" -> "+a.Val)
				}
			}
		}
		return nil
	})
	if err != nil || pages == 0 {
		t.Fatalf("%d pages, %v", pages, err)
	}
	return dead
}
