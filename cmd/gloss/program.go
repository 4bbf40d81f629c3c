package main

import (
	"fmt"
	"os"

	"github.com/gloss-press/gloss/internal/disk"
)

// programName tells this very program from any other, also from one of the same version: pages that another made are never trusted. It is
// "" where that can't be told.
func programName() string {
	info, err := os.Stat("/proc/self/exe") // the program that runs, also when another has taken its place meanwhile
	if err != nil {
		var file string
		if file, err = os.Executable(); err == nil {
			info, err = os.Stat(file)
		}
	}
	if err != nil {
		return ""
	}
	stamp, ok := disk.StampOf(info)
	if !ok {
		return ""
	}
	return fmt.Sprint(versionLine(), stamp)
}
