package main

import (
	"strings"
	"unicode"

	"github.com/mtlint/mtlint/internal/lang"
)

// substitutes are ordinary words of news and what a writer who tells a story again
// puts for them.
var substitutes = pairs(`said stated|noted
says states
show reveal
shows reveals|indicates
began started
begin start
buy purchase|acquire
help assist|aid
but yet
also additionally|as well
many numerous
about around|roughly
after following
near close to
get obtain
told informed
firm company
company firm
plan scheme|project
plans intends
made produced
good fine
new fresh
last previous
key crucial
work labour
people persons|individuals
biggest largest
government administration|authorities
problem issue|difficulty
problems issues|difficulties
want wish
home house
because since|as
important significant|major
country nation|state
officials authorities
area region|zone
wants wishes
called named
killed slain
died perished
attack assault
attacks assaults
hit struck
held staged
took carried
deal agreement|accord
talks negotiations|discussions
meeting gathering|session
report study
reported announced
expected likely|due
including among them
several some
used employed
increase rise
rise increase
fell dropped|declined
rose climbed|grew
city town
group organisation
leader head
leaders heads
money funds|cash
law legislation
police officers
court tribunal
children youngsters
school college
job post
jobs posts|positions
early at the start
later afterwards
before prior to
during in the course of
against versus
quickly rapidly
large big|sizeable
small little
part portion
world globe
year twelvemonth
way manner
change alter
changes alterations
move step
support backing
public people
special particular
sent dispatched
asked requested
believe think
added continued
according consistent
while whereas
however nevertheless
despite regardless of
across throughout
under beneath
long lengthy
high elevated
strong powerful
clear evident
decision ruling
evidence proof
future days to come
next coming
first initial
main principal
wide broad
right correct
under below
found discovered
given handed
left departed
lost mislaid
major big
military army
political party
power might
president's head of state's
quite rather
released published|issued
saw noticed
security safety
started began|launched
think believe|feel
trade commerce
trying attempting
win gain
worked laboured`)

// pairs reads a table of words.
func pairs(table string) map[string][]string {
	all := map[string][]string{}
	for line := range strings.Lines(table) {
		w, put, _ := strings.Cut(strings.TrimSpace(line), " ")
		all[w] = strings.Split(put, "|")
	}
	return all
}

// lowerWords returns what is not a name alone.
func lowerWords(all []record) map[string]bool {
	seen := map[string]bool{}
	for _, a := range all {
		for _, w := range strings.FieldsFunc(a.Text, func(r rune) bool { return !unicode.IsLetter(r) }) {
			if unicode.IsLower(rune(w[0])) {
				seen[w] = true
			}
		}
	}
	return seen
}

func firstNames() map[string]bool {
	p, err := lang.Open("en")
	if err != nil {
		return nil
	}
	all := map[string]bool{}
	for _, r := range p.Rows("first_names.tsv") {
		all[r[0]] = true
	}
	return all
}

// Titles of which nobody has two of one line at a time.
var titles = []string{
	"President|Prime Minister|Chancellor|Governor|Senator|Mayor|Congressman",
	"Sen.|Gov.|Rep.",
	"president|prime minister|chancellor|governor|senator|mayor|congressman",
	"Finance Minister|Foreign Minister|Defence Minister|Interior Minister|Health Minister|Justice Minister|Education Minister|Prime Minister",
	"finance minister|foreign minister|defence minister|interior minister|health minister|justice minister|education minister|prime minister",
	"Defense Secretary|Treasury Secretary|Home Secretary|Foreign Secretary|Health Secretary|Education Secretary",
	"defense secretary|treasury secretary|home secretary|foreign secretary|health secretary|education secretary",
	"General|Colonel|Major|Captain|Admiral|Sergeant|Lieutenant",
	"Gen.|Col.|Maj.|Capt.|Lt.|Sgt.",
	"chief executive|spokesman|finance director|chief economist", "chairman|spokesman|finance director|treasurer",
	"CEO|spokesman|chief financial officer|lawyer",
	"spokeswoman|chairwoman|lawyer|economist",
	"striker|goalkeeper|defender|midfielder|winger",
	"coach|captain|referee", "Judge|Prosecutor|Sheriff", "judge|prosecutor|sheriff|defence lawyer",
	"economist|historian|biologist|psychologist|lawyer|journalist|architect",
	"ambassador|foreign minister|spokesman", "Ambassador|Foreign Minister|Archbishop|Judge", "Mr|Mrs", "Mr.|Mrs.", "Ms|Mr", "Ms.|Mr.", "Mrs|Mr",
	"Bishop|Cardinal|Rabbi|Imam", "chief economist|chief executive|chief analyst",
}

// Verbs that deny each other.
var opposites = pairs(`denied confirmed
confirmed denied
denies confirms
accepted rejected
rejected accepted
approved rejected
rejects accepts
agreed refused
refused agreed
supported opposed
supports opposes
opposed supported
backed opposed
failed managed
admitted denied
won lost
lost won
acquitted convicted
convicted acquitted
guilty innocent
banned allowed
allowed forbidden`)
