package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// version is what this source is; CHANGELOG.md tells of each.
const version = "0.1.0"

func (c *command) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version of Gloss",
		Args:  noArgs,
		RunE: func(*cobra.Command, []string) error {
			if _, err := fmt.Fprintln(c.out, versionLine()); err != nil {
				return &machineError{err}
			}
			return nil
		},
	}
}

// versionLine names the program with its version, Go's and the machine's.
func versionLine() string {
	line := "gloss " + version
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" && len(s.Value) >= 12 {
				line += " (" + s.Value[:12] + ")"
			}
		}
	}
	return fmt.Sprintf("%s %s %s/%s", line, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}
