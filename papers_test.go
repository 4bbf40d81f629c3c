package gloss_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// goMod is what go.mod asks for.
type goMod struct {
	Go      string
	Require []struct{ Path, Version string }
}

func readGoMod(t *testing.T) (m goMod) {
	t.Helper()
	out, err := exec.Command("go", "mod", "edit", "-json").Output()
	if err == nil {
		err = json.Unmarshal(out, &m)
	}
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// TestVersions holds that go.mod asks for nothing in which a fault is known that Gloss would have: links that lead out of a folder that os.Root
// keeps (Go), addresses that run scripts (goldmark), pages that take for ever to read (x/net).
func TestVersions(t *testing.T) {
	m := readGoMod(t)
	have := map[string]string{"go": m.Go}
	for _, r := range m.Require {
		have[r.Path] = r.Version
	}
	for name, least := range map[string]string{"go": "1.26.5", "github.com/yuin/goldmark": "v1.8.5", "golang.org/x/net": "v0.45.0"} {
		if slices.Compare(numbers(have[name]), numbers(least)) < 0 {
			t.Errorf("go.mod asks for %s %s; it must be %s", name, have[name], least)
		}
	}
}

func numbers(version string) (list []int) {
	for part := range strings.SplitSeq(strings.TrimPrefix(version, "v"), ".") {
		n, _ := strconv.Atoi(part)
		list = append(list, n)
	}
	return list
}

// phrases are what a licence's text has, by its name in SPDX.
var phrases = map[string][]string{
	"MIT":          {"Permission is hereby granted, free of charge"},
	"BSD-3-Clause": {"Redistribution and use in source and binary forms", "Neither the name"},
	"BSD-2-Clause": {"Redistribution and use in source and binary forms"},
	"Apache-2.0":   {"Apache License", "Version 2.0"},
	"ISC":          {"Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee"},
}

// TestLicences compares docs/licences.md with go.mod, with what the program imports on any system, and with the texts of the licences.
func TestLicences(t *testing.T) {
	rows := tableOf(t, "docs/licences.md", 3)
	imported := map[string]bool{}
	for _, system := range []string{"linux", "darwin", "windows"} {
		cmd := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{.Path}}{{end}}", "./cmd/gloss")
		cmd.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=0")
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		for path := range strings.FieldsSeq(string(out)) {
			imported[path] = true
		}
	}
	var paths []string
	for _, r := range readGoMod(t).Require {
		paths = append(paths, r.Path)
		row, ok := rows[r.Path]
		if !ok {
			t.Errorf("docs/licences.md lacks %s", r.Path)
			continue
		}
		if want := map[bool]string{true: "yes", false: "no"}[imported[r.Path]]; row[2] != want {
			t.Errorf("docs/licences.md says of %s that it is in the program: %s; it is: %s", r.Path, row[2], want)
		}
		text := licenceOf(t, r.Path)
		for name := range strings.SplitSeq(strings.ReplaceAll(row[1], " AND ", " OR "), " OR ") {
			known, ok := phrases[name]
			if !ok {
				t.Errorf("%s: %s is no licence that Gloss may be given on with", r.Path, name)
			}
			for _, phrase := range known {
				if !strings.Contains(text, phrase) {
					t.Errorf("%s: its licence has no %q, as %s has", r.Path, phrase, name)
				}
			}
		}
	}
	for path := range rows {
		if !slices.Contains(paths, path) {
			t.Errorf("docs/licences.md lists %s, which go.mod does not have", path)
		}
	}
}

// licenceOf gives the texts of a module's licences, their white space as one.
func licenceOf(t *testing.T, module string) string {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", module).Output()
	if err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(strings.TrimSpace(string(dir)))
	if err != nil {
		t.Fatalf("%s: %v (go mod download brings it)", module, err)
	}
	var text strings.Builder
	for _, e := range entries {
		if name := strings.ToUpper(e.Name()); strings.HasPrefix(name, "LICEN") || strings.HasPrefix(name, "COPYING") {
			b, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), e.Name()))
			if err != nil {
				t.Fatal(err)
			}
			text.Write(b)
		}
	}
	return strings.Join(strings.Fields(text.String()), " ")
}

var testName = regexp.MustCompile("`(internal/[a-z0-9/]+|cmd/gloss|\\.) ((?:Test|Fuzz)[A-Za-z0-9]+)(?:/([a-z_]+))?`")

// TestFaults holds that each row of docs/faults.md names a test that there is.
func TestFaults(t *testing.T) {
	rows := tableOf(t, "docs/faults.md", 3)
	if len(rows) == 0 {
		t.Fatal("no rows")
	}
	for fault, row := range rows {
		tests := testName.FindAllStringSubmatch(row[2], -1)
		if len(tests) == 0 {
			t.Errorf("%q names no test: %q", fault, row[2])
		}
		for _, m := range tests {
			if !hasTest(t, m[1], m[2]) {
				t.Errorf("%q: %s has no %s", fault, m[1], m[2])
			}
			if m[3] != "" {
				if _, err := os.Stat(filepath.Join(m[1], "testdata", "script", m[3]+".txtar")); err != nil {
					t.Errorf("%q: %v", fault, err)
				}
			}
		}
	}
}

func hasTest(t *testing.T, dir, name string) bool {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(b), "\nfunc "+name+"(") {
			return true
		}
	}
	return false
}

// tableOf reads the rows of a table in Markdown, by their first cell without its backticks.
func tableOf(t *testing.T, file string, cells int) map[string][]string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string][]string{}
	for line := range strings.Lines(string(b)) {
		inner, ok := strings.CutPrefix(strings.TrimSpace(line), "| ")
		if !ok || strings.HasPrefix(inner, "---") {
			continue
		}
		row := strings.Split(strings.TrimSuffix(inner, " |"), " | ")
		if len(row) != cells {
			t.Errorf("%s: %d cells in %q", file, len(row), line)
			continue
		}
		first := strings.Trim(row[0], "`")
		if rows[first] != nil {
			t.Errorf("%s has %s twice", file, first)
		}
		rows[first] = row
	}
	for name, row := range rows { // the head
		if row[len(row)-1] == "in the program" || row[len(row)-1] == "found again by" {
			delete(rows, name)
		}
	}
	return rows
}
