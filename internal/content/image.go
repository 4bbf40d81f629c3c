package content

import "github.com/gloss-press/gloss/internal/frontmatter"

// Image is the picture of an article: a file, and what is said of it.
type Image struct {
	File    String // beside the article's file, or from the site's root
	Alt     String // what it shows
	Caption String // Markdown
	Credit  String
}

var imageKeys = table("image", "image", []row[Image]{
	required(key("file", link, func(i *Image) *String { return &i.File }, "the picture’s file, beside the article’s", "src path url href name? image")),
	key("alt", prose, func(i *Image) *String { return &i.Alt }, "what it shows, for readers who don’t see it", "alt_text alternative description? title?"),
	key("caption", shown, func(i *Image) *String { return &i.Caption }, "what stands below it; Markdown", "text? legend"),
	key("credit", shownName, func(i *Image) *String { return &i.Credit }, "who made it, or whose it is", "photographer author source? copyright by? attribution"),
})

// picture is a kind of value: the name of a file alone, or a mapping of what is known of the picture.
var picture = kind[Image]{Key{Example: "{file: paris.jpg, alt: Two men at a table}", Below: &imageKeys.Mapping}, func(d *decoder, v *frontmatter.Node, k *Key) Image {
	var i Image
	switch v.Kind {
	case frontmatter.Map:
		imageKeys.read(d, v, &i)
	default:
		i.File = d.link(v, k)
	}
	return i
}}

// notInArticles are other systems' keys for what stands in image here.
var notInArticles = map[string]string{
	"image_alt": inImage("alt"), "image_alt_text": inImage("alt"), "alt": inImage("alt"), "cover_alt": inImage("alt"),
	"image_caption": inImage("caption"), "caption": inImage("caption"), "image_credit": inImage("credit"), "credit": inImage("credit"),
}

func inImage(key string) string { return "write image: {file: …, " + key + ": …}" }
