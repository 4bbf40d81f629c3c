package workspace

// Sum gives the fingerprint of a content file's bytes as they were when its front matter was read; 0 where there is no such file.
// Fingerprints can be compared within one Workspace.
func (s *Snapshot) Sum(file string) uint64 { return s.sums[file] }
