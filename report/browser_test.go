package report

import (
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/websocket"
)

// A browser is a headless Chromium with one page, spoken to by its DevTools
// protocol.
type browser struct {
	t       testing.TB
	ws      *websocket.Conn
	session string // of the page
	id      int
	loaded  bool
	wrong   []string // requests that leave the page, errors of its script, what its policy kept out
}

type devtools struct {
	ID     int             `json:"id,omitempty"`
	Method string          `json:"method,omitempty"`
	Params json.RawMessage `json:"params,omitempty"`
	Result json.RawMessage `json:"result,omitempty"`
	Error  *struct {
		Message string `json:"message"`
	} `json:"error,omitempty"`
	SessionID string `json:"sessionId,omitempty"`
}

// openBrowser starts a Chromium, or skips the test where there is none.
func openBrowser(t testing.TB) *browser {
	t.Helper()
	program := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			program = p
			break
		}
	}
	if program == "" || testing.Short() {
		t.Skip("no Chromium here")
	}
	profile := t.TempDir()
	cmd := exec.Command(program, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
		"--disable-sync", "--disable-quic", "--disable-dev-shm-usage", "--remote-allow-origins=*", "--remote-debugging-port=0", "--user-data-dir="+profile, "about:blank")
	cmd.Env = append(os.Environ(), "HOME="+profile)
	if err := cmd.Start(); err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		for range 50 { // its children write to the profile until they have seen that it is gone
			if os.RemoveAll(profile) == nil {
				break
			}
			time.Sleep(100 * time.Millisecond)
		}
	})
	b := &browser{t: t}
	for range 300 {
		port, err := os.ReadFile(filepath.Join(profile, "DevToolsActivePort"))
		if line, path, ok := strings.Cut(strings.TrimSpace(string(port)), "\n"); err == nil && ok {
			if b.ws, err = websocket.Dial("ws://127.0.0.1:"+line+path, "", "http://127.0.0.1"); err == nil {
				t.Cleanup(func() { _ = b.ws.Close() })
				b.attach()
				return b
			}
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Skip("Chromium does not start here")
	return nil
}

// attach opens a page and listens to what happens in it.
func (b *browser) attach() {
	b.t.Helper()
	target := struct{ TargetID string }{}
	b.into(&target, "Target.createTarget", map[string]any{"url": "about:blank"})
	s := struct{ SessionID string }{}
	b.into(&s, "Target.attachToTarget", map[string]any{"targetId": target.TargetID, "flatten": true})
	b.session = s.SessionID
	for _, domain := range []string{"Page", "Network", "Runtime", "Log"} {
		b.call(domain+".enable", map[string]any{})
	}
}

func (b *browser) into(v any, method string, params map[string]any) {
	b.t.Helper()
	if err := json.Unmarshal(b.call(method, params), v); err != nil {
		b.t.Fatal(err)
	}
}

// call sends a command and waits for its answer.
func (b *browser) call(method string, params map[string]any) json.RawMessage {
	b.t.Helper()
	b.id++
	raw, err := json.Marshal(params)
	if err != nil {
		b.t.Fatal(err)
	}
	if err := websocket.JSON.Send(b.ws, devtools{ID: b.id, Method: method, Params: raw, SessionID: b.session}); err != nil {
		b.t.Fatal(err)
	}
	for {
		m := b.next()
		if m.ID != b.id {
			continue
		}
		if m.Error != nil {
			b.t.Fatalf("%s: %s", method, m.Error.Message)
		}
		return m.Result
	}
}

// next reads a message, and notes what it tells of the page.
func (b *browser) next() (m devtools) {
	b.t.Helper()
	_ = b.ws.SetReadDeadline(time.Now().Add(time.Minute))
	if err := websocket.JSON.Receive(b.ws, &m); err != nil {
		b.t.Fatal(err)
	}
	switch m.Method {
	case "Page.loadEventFired":
		b.loaded = true
	case "Network.requestWillBeSent":
		var p struct{ Request struct{ URL string } }
		if json.Unmarshal(m.Params, &p) == nil && !strings.HasPrefix(p.Request.URL, "file:") && !strings.HasPrefix(p.Request.URL, "data:") {
			b.wrong = append(b.wrong, "request "+p.Request.URL)
		}
	case "Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled":
		b.wrong = append(b.wrong, m.Method+" "+string(m.Params))
	}
	return m
}

// show opens a page with an anchor, or none.
func (b *browser) show(page, anchor string) {
	b.t.Helper()
	file := filepath.Join(b.t.TempDir(), "report.html")
	if err := os.WriteFile(file, []byte(page), 0o600); err != nil {
		b.t.Fatal(err)
	}
	b.loaded = false
	b.call("Page.navigate", map[string]any{"url": (&url.URL{Scheme: "file", Path: file, Fragment: anchor}).String()})
	for !b.loaded {
		b.next()
	}
}

// eval runs JavaScript in the page and returns what it gives, as JSON.
func (b *browser) eval(format string, args ...any) string {
	b.t.Helper()
	value, err := b.try(fmt.Sprintf(format, args...))
	if err != nil {
		b.t.Fatal(err)
	}
	return value
}

func (b *browser) try(script string) (string, error) {
	b.t.Helper()
	var r struct {
		Result           struct{ Value json.RawMessage }
		ExceptionDetails *struct{ Exception struct{ Description string } }
	}
	b.into(&r, "Runtime.evaluate", map[string]any{"expression": script, "awaitPromise": true, "returnByValue": true})
	if r.ExceptionDetails != nil {
		return "", fmt.Errorf("%s: %s", script, r.ExceptionDetails.Exception.Description)
	}
	return string(r.Result.Value), nil
}

// want evaluates JavaScript until it is true.
func (b *browser) want(format string, args ...any) {
	b.t.Helper()
	script, value, err := fmt.Sprintf(format, args...), "", error(nil)
	for range 100 {
		if value, err = b.try(script); value == "true" {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	b.t.Errorf("not so: %s: %s %v", script, value, err)
}

// press presses a key.
func (b *browser) press(key string) {
	b.t.Helper()
	down := map[string]any{"type": "keyDown", "key": key, "code": key}
	switch key {
	case "Enter":
		down["text"], down["windowsVirtualKeyCode"] = "\r", 13
	case "Tab":
		down["windowsVirtualKeyCode"] = 9
	case "Escape":
		down["windowsVirtualKeyCode"] = 27
	}
	b.call("Input.dispatchKeyEvent", down)
	b.call("Input.dispatchKeyEvent", map[string]any{"type": "keyUp", "key": key, "code": key})
}

// window sets the size of the window and the colour scheme.
func (b *browser) window(width, height int, scheme string) {
	b.t.Helper()
	b.call("Emulation.setDeviceMetricsOverride", map[string]any{"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false})
	b.call("Emulation.setEmulatedMedia", map[string]any{"features": []map[string]string{{"name": "prefers-color-scheme", "value": scheme}}})
}
