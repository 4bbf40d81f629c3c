package e2e_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// need skips a test that lacks a tool, saying which; where GLOSS_E2E=require it fails instead.
func need(t *testing.T, missing string) {
	t.Helper()
	if os.Getenv("GLOSS_E2E") == "require" {
		t.Fatal(missing + " is not there, and GLOSS_E2E=require")
	}
	t.Skip(missing + " is not there")
}

// tool gives the path of a file of an npm package below GLOSS_E2E_TOOLS, or below the folder that .ci/run installs into.
func tool(t *testing.T, name string) string {
	t.Helper()
	dir := os.Getenv("GLOSS_E2E_TOOLS")
	if cache, err := os.UserCacheDir(); dir == "" && err == nil {
		dir = filepath.Join(cache, "gloss-e2e") // where .ci/run puts them
	}
	file := filepath.Join(dir, "node_modules", filepath.FromSlash(name))
	if _, err := os.Stat(file); err != nil {
		need(t, "the npm package of "+name+" (GLOSS_E2E_TOOLS)")
	}
	return file
}

// program gives the path of the first of some programs that is on this machine.
func program(t *testing.T, names ...string) string {
	t.Helper()
	for _, name := range names {
		if file, err := exec.LookPath(name); err == nil {
			return file
		}
	}
	need(t, names[0])
	return ""
}
