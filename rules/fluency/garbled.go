package fluency

import "github.com/mtlint/mtlint/internal/lang"

// phraseEnds are the closed classes that follow a noun phrase.
var phraseEnds = lang.Words("phrase_end_words")
