package fluency

import "github.com/mtlint/mtlint/internal/lang"

// functionWords are the closed classes that follow a noun phrase.
var functionWords = lang.Words("phrase_end_words")
