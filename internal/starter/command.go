package starter

import "strings"

// Command gives the command lines that begin a file of the site in the folder source, for hints (site.Options.Make). The folder is
// named where it isn't the working one.
func Command(source string) func(kind, name string) string {
	return func(kind, name string) string {
		command := "gloss new " + kind + " " + Shell(name)
		if source != "" && source != "." {
			command += " --source " + Shell(source)
		}
		return command
	}
}

// Shell writes a word so that a shell takes it as it is.
func Shell(word string) string {
	const plain = "-_./:+@%abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
	switch {
	case word != "" && strings.Trim(word, plain) == "":
		return word
	case !strings.ContainsAny(word, "\"$`\\!"):
		return `"` + word + `"`
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
