package glossary

// Every says how often a term is linked in a text.
type Every uint8

// A term is linked at its first mention in the text, in each section, or always.
const (
	EveryText Every = iota
	EverySection
	EveryMention
)
