package gloss_test

import (
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/gloss-press/gloss"

// room is a line of ARCHITECTURE.md's table.
type room struct {
	floor   int
	imports []string
}

// TestRooms compares the table of rooms with the imports of the code.
func TestRooms(t *testing.T) {
	rooms := readRooms(t)
	for name, r := range rooms {
		dir := filepath.FromSlash(name)
		if !strings.Contains(name, "/") {
			dir = filepath.Join("internal", name)
		}
		got := imports(t, dir)
		if !slices.Equal(got, r.imports) {
			t.Errorf("%s imports %v, and ARCHITECTURE.md says %v", name, got, r.imports)
		}
		for _, i := range got {
			above, ok := rooms[i]
			if !ok {
				t.Errorf("%s imports %s, which is no room of ARCHITECTURE.md", name, i)
			} else if above.floor > r.floor {
				t.Errorf("%s on floor %d imports %s on floor %d", name, r.floor, i, above.floor)
			}
		}
	}
	dirs, err := filepath.Glob("internal/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range dirs {
		if _, ok := rooms[filepath.Base(d)]; !ok && hasCode(t, d) {
			t.Errorf("%s is no room of ARCHITECTURE.md", d)
		}
	}
}

var row = regexp.MustCompile("^\\| *([0-9]?)[^|]*\\| `([^`]+)` \\|[^|]*\\| ([^|]*) \\|$")

func readRooms(t *testing.T) map[string]room {
	b, err := os.ReadFile("ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	rooms := map[string]room{}
	floor := 0
	for line := range strings.Lines(string(b)) {
		m := row.FindStringSubmatch(strings.TrimSpace(line))
		if m == nil {
			continue
		}
		if m[1] != "" {
			floor = int(m[1][0] - '0')
		}
		r := room{floor: floor}
		if m[3] != "–" {
			r.imports = strings.Split(m[3], ", ")
			slices.Sort(r.imports)
		}
		rooms[m[2]] = r
	}
	if len(rooms) < 10 {
		t.Fatalf("the table of rooms has %d rows", len(rooms))
	}
	return rooms
}

// imports gives the rooms that a folder's code imports, its tests left out, in order.
func imports(t *testing.T, dir string) []string {
	var list []string
	for _, f := range goFiles(t, dir) {
		file, err := parser.ParseFile(token.NewFileSet(), f, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range file.Imports {
			p := strings.Trim(i.Path.Value, `"`)
			if rest, ok := strings.CutPrefix(p, module+"/"); ok {
				list = append(list, strings.TrimPrefix(rest, "internal/"))
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

func goFiles(t *testing.T, dir string) []string {
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(files, func(f string) bool { return strings.HasSuffix(f, "_test.go") })
}

// hasCode reports whether a folder holds more than tests and a package comment.
func hasCode(t *testing.T, dir string) bool {
	return slices.ContainsFunc(goFiles(t, dir), func(f string) bool { return filepath.Base(f) != "doc.go" })
}

// forbidden are the things that only some files may do.
var forbidden = []struct {
	what  string
	where *regexp.Regexp
	but   []string // files, or folders with a slash
}{
	{"reads the clock", regexp.MustCompile(`\btime\.(Now|Since|Until)\(`), []string{"cmd/gloss/build.go", "cmd/gloss/digest.go", "cmd/gloss/list.go", "cmd/gloss/new.go", "cmd/gloss/check.go", "cmd/gloss/fix.go", "internal/publish/state.go"}},
	{"reads the environment or arguments", regexp.MustCompile(`\bos\.(Getenv|Args|LookupEnv|Environ)\b`), []string{"cmd/gloss/main.go"}},
	{"opens a path outside an os.Root", regexp.MustCompile(`\bos\.(Open|OpenFile|ReadFile|WriteFile|Create|ReadDir)\(`), []string{"internal/publish/sync_linux.go"}},
	{"reads a file by another door than disk", regexp.MustCompile(`(?i)\bos\.(DirFS|OpenRoot)\(|root\.(FS|Open|OpenFile|OpenRoot|ReadFile)\(`),
		[]string{"internal/disk/disk.go", "internal/starter/starter.go", "internal/workspace/write.go", "internal/publish/"}},
	{"makes HTML of a string", regexp.MustCompile(`\btemplate\.(HTML|JS|URL|CSS|HTMLAttr|JSStr|Srcset)\(`), []string{"internal/render/markup.go"}},
}

// TestForbidden greps for what the rules of ARCHITECTURE.md keep to single files.
func TestForbidden(t *testing.T) {
	for _, top := range []string{"cmd", "internal"} {
		err := filepath.WalkDir(top, func(name string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
				return err
			}
			b, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			for _, f := range forbidden {
				if f.where.Match(b) && !slices.ContainsFunc(f.but, func(but string) bool { return strings.HasPrefix(filepath.ToSlash(name), but) }) {
					t.Errorf("%s %s: %s", name, f.what, f.where.Find(b))
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
