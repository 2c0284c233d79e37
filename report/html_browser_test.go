package report

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// TestHTMLInABrowser uses the page as people do: with the mouse, with the keyboard,
// in a narrow window, by night, without JavaScript.
func TestHTMLInABrowser(t *testing.T) {
	b := openBrowser(t)
	all := audited()
	for i, evil := range breakers {
		evil += `<img src="https://example.invalid/x" onerror="window.broken=1"><script>window.broken=1</script>`
		all = append(all, &rules.Result{
			Path: fmt.Sprintf("evil-%d.txt", i), Title: evil, Text: "x " + evil, Lang: "en", Score: mqm.NewScore(300+i, 5),
			Findings: []rules.Finding{{Rule: "evil", Name: evil, Category: mqm.Grammar, Severity: mqm.Major, Message: evil, Suggestion: evil, Text: evil, Span: text.Span{Start: 0, End: 5}}},
		})
	}
	page := rendered(t, HTML, Options{Version: "v0", View: View{Group: "site"}}, all...)
	const row, words = `document.querySelector('tr[data-n="%d"]')`, `document.querySelector('th[data-key=words]')`

	run := func(name string, f func(t *testing.T)) {
		t.Run(name, func(t *testing.T) {
			b.t = t
			f(t)
		})
		b.t = t
	}
	run("mouse", func(*testing.T) {
		b.window(1280, 900, "light")
		b.show(page, "")
		b.want(`!document.getElementById('filters').hidden && document.querySelectorAll('#list tbody tr').length === %d`, len(all))
		b.want(row+`.previousElementSibling === null`, 3) // what could not be checked comes first
		b.eval(words + `.querySelector('button').click()`)
		b.want(words+`.getAttribute('aria-sort') === 'descending' && `+row+`.rowIndex === 1`, 2)
		b.eval(words + `.querySelector('button').click()`)
		b.want(words+`.getAttribute('aria-sort') === 'ascending' && `+row+`.rowIndex === 1`, 3)
		enter := func(id, value string) {
			b.eval(`{const e = document.getElementById('%s'); e.value = %q; e.dispatchEvent(new Event('input', {bubbles: true}))}`, id, value)
		}
		enter("f-text", "HARBOUR sail")
		b.want(`document.getElementById('status').textContent.startsWith('1 of ') && `+row+`.isConnected`, 2)
		enter("f-text", "")
		enter("f-verdict", "error")
		b.want(`document.querySelectorAll('#list tbody tr').length === 1 && `+row+`.isConnected`, 3)
		enter("f-verdict", "")
		enter("f-severity", "critical")
		b.want(`document.querySelectorAll('#list tbody tr').length === 1 && `+row+`.isConnected`, 1)
		b.eval(`document.querySelector('[type=reset]').click()`)
		b.want(`document.querySelectorAll('#list tbody tr').length === %d`, len(all))
		b.eval(`document.getElementById('f-open').click()`)
		b.want(`document.querySelectorAll('tr.detail article').length === %d`, len(all))
		b.want(`document.querySelectorAll('img, .text script').length === 0 && !window.broken`)
	})

	run("keyboard", func(*testing.T) {
		b.show(page, "")
		b.press("Tab")
		b.want(`document.activeElement.className === 'skip' && document.activeElement.getBoundingClientRect().left >= 0`)
		b.eval(row+`.querySelector('a').focus()`, 1)
		b.press("Enter")
		b.want(row+`.querySelector('a').getAttribute('aria-expanded') === 'true' && document.getElementById('a1') !== null`, 1)
		b.press("Tab")
		b.want(`document.activeElement.matches('.f.place')`)
		b.press("Tab")
		b.want(`document.activeElement.matches('.f.critical')`)
		b.want(`getComputedStyle(document.activeElement).outlineStyle !== 'none'`)
		tip := `getComputedStyle(document.activeElement, '::after')`
		b.want(`%s`, tip+`.content.includes('the Republic of Malta')`)
		b.want(`document.getElementById(document.activeElement.getAttribute('aria-describedby')).textContent.includes('formal name of Greece')`)
		b.press("Escape")
		b.want(`%s`, tip+`.display === 'none'`)
		b.press("Tab")
		b.want(`%s`, tip+`.display !== 'none'`)
		b.eval(row+`.querySelector('a').focus()`, 1)
		b.press("Enter")
		b.want(`document.getElementById('a1') === null`)
	})

	run("links between articles", func(*testing.T) {
		b.show(page, "a2-f1")
		b.want(`document.activeElement.id === 'a2-f1'`)
		b.eval(`document.querySelector('#a2 .related a').click()`)
		b.want(`document.activeElement.textContent === 'went back'`)
		b.eval(`document.querySelector('#a1 .back a').click()`)
		b.want(`document.activeElement.id === 'a2-f1'`)
	})

	run("windows", func(*testing.T) {
		for _, scheme := range []string{"light", "dark"} {
			for _, width := range []int{320, 390, 768, 1280, 1920} {
				b.window(width, 844, scheme)
				b.show(page, "a1")
				b.want(`document.getElementById('a1') && document.documentElement.scrollWidth <= %d && matchMedia('(prefers-color-scheme: %s)').matches`, width, scheme)
				b.want(`[...document.querySelectorAll('#a1 .f')].every(f => f.getBoundingClientRect().right <= %d)`, width)
			}
		}
		b.window(390, 844, "light")
		b.show(page, "a1")
		b.window(1280, 900, "light")
		b.want(`document.querySelector('tr.detail td').colSpan === 8`)
		b.window(390, 844, "light")
		b.want(`[...document.querySelectorAll('.num')].every(e => !e.offsetParent || e.scrollWidth <= e.clientWidth + 1 && getComputedStyle(e).whiteSpace === 'nowrap')`)
		b.want(`document.documentElement.scrollWidth <= 390`)
	})

	run("paper", func(*testing.T) {
		b.window(1280, 900, "light")
		b.show(page, "a1")
		b.eval(`window.dispatchEvent(new Event('beforeprint'))`)
		b.call("Emulation.setEmulatedMedia", map[string]any{"media": "print"})
		b.want(`document.querySelector('tr.detail td').colSpan === 3`)
		b.want(`document.querySelector('th[data-key=name]').clientWidth > document.querySelector('#list').clientWidth * 2 / 3`)
		b.call("Emulation.setEmulatedMedia", map[string]any{"media": ""})
		b.eval(`window.dispatchEvent(new Event('afterprint'))`)
		b.want(`document.querySelector('tr.detail td').colSpan === 8`)
	})

	run("no script", func(*testing.T) {
		b.call("Emulation.setScriptExecutionDisabled", map[string]any{"value": true})
		b.show(page, "a1")
		b.want(`document.getElementById('filters').hidden && document.querySelectorAll('noscript article').length === %d`, len(all))
		b.want(`Math.abs(document.getElementById('a1').getBoundingClientRect().top) < 200`)
		b.want(`document.querySelectorAll('img, .text script').length === 0`)
		b.call("Emulation.setScriptExecutionDisabled", map[string]any{"value": false})
	})

	run("five thousand articles", func(t *testing.T) {
		all := make([]*rules.Result, 5000)
		for i := range all {
			body := strings.Repeat(fmt.Sprintf("The fair of the year %d opened by the harbour, and the crews stayed at home.\n\n", i), 8)
			r := &rules.Result{Path: fmt.Sprintf("fair/%04d.txt", i), Title: fmt.Sprintf("Harvest Fair %d Opens", i), Text: body, Lang: "en", Score: mqm.NewScore(300, float64(i%40))}
			for k := range int32(5) {
				r.Findings = append(r.Findings, rules.Finding{Rule: "fair", Name: "Fair", Category: mqm.Grammar, Severity: mqm.Minor, Penalty: 1, Message: "“fair” is a fair", Text: "fair",
					Span: text.Span{Start: 4 + 100*k, End: 8 + 100*k}})
			}
			all[i] = r
		}
		b.show(rendered(t, HTML, Options{View: View{Top: HTML.Top}}, all...), "")
		b.want(`document.querySelectorAll('#list tbody tr').length === %d && !document.getElementById('more').hidden`, htmlStatic)
		t.Logf("opens in %s ms", b.eval(`Math.round(performance.getEntriesByType('navigation')[0].loadEventEnd)`))
		start := time.Now()
		b.eval(`document.querySelector('th[data-key=name] button').click()`)
		b.want(`document.querySelector('#list tbody a').textContent.includes('Fair 0 ')`)
		t.Logf("sorts in %v", time.Since(start).Round(time.Millisecond))
		b.eval(`document.querySelector('#more button').click()`)
		b.want(`document.querySelectorAll('#list tbody tr').length === %d`, 2*htmlStatic)
		b.eval(`location.hash = '#a4321-f2'`) // far down, and not in the table as yet
		b.want(`document.activeElement.id === 'a4321-f2'`)
	})
	for _, w := range b.wrong {
		t.Error(w)
	}
}
