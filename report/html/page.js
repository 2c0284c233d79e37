// The page is whole without this script. It makes the table sortable and filterable
// and opens the articles in it.
(() => {
  'use strict';
  const byID = id => document.getElementById(id);
  const list = byID('list'), body = list.tBodies[0], form = byID('filters'), status = byID('status'), more = byID('more');
  const heads = [...list.tHead.rows[0].cells];
  const severities = ['neutral', 'minor', 'major', 'critical'];
  const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

  // Of many rows only the first are made: a browser takes seconds to lay out
  // thousands.
  const step = 200;
  const rows = JSON.parse(byID('rows').textContent);
  rows.forEach((r, i) => { r.index = i; r.tr = body.rows[i] || null; });
  const byNumber = new Map(rows.map(r => [r.n, r]));
  let kept = rows, limit = step;
  const make = r => {
    if (r.tr) return r.tr;
    const t = document.createElement('template');
    t.innerHTML = r.html;
    r.tr = t.content.firstElementChild;
    const a = r.tr.querySelector('a');
    if (a) a.setAttribute('aria-expanded', 'false');
    return r.tr;
  };
  const show = () => {
    const all = [];
    for (const r of kept.slice(0, limit)) {
      all.push(make(r));
      if (r.detail) all.push(r.detail);
    }
    body.replaceChildren(...all);
    const n = Math.min(limit, kept.length);
    status.textContent = (kept.length === rows.length ? `${rows.length} articles` : `${kept.length} of ${rows.length} articles`) +
      (n < kept.length ? `; the first ${n} are shown` : '');
    more.hidden = n === kept.length;
  };
  more.firstElementChild.addEventListener('click', () => {
    const next = kept[limit];
    limit += step;
    show();
    (next.tr.querySelector('a') || more.firstElementChild).focus();
  });

  // A cell must not span columns that a narrow window does not show: they would
  // take room.
  const wide = matchMedia('(min-width: 60.01rem)');
  let paper = false;
  const span = cell => { cell.colSpan = wide.matches && !paper ? heads.length : heads.filter(h => !h.classList.contains('w')).length; };
  const spans = () => rows.forEach(r => { if (r.detail) span(r.detail.cells[0]); });
  wide.addEventListener('change', spans);
  addEventListener('beforeprint', () => { paper = true; spans(); });
  addEventListener('afterprint', () => { paper = false; spans(); });

  // Articles are in the page as text, and become elements when they are opened.
  const open = r => {
    const data = r.detail ? null : byID('d' + r.n);
    if (!data) return r.detail;
    r.detail = document.createElement('tr');
    r.detail.className = 'detail';
    const cell = r.detail.insertCell();
    span(cell);
    cell.innerHTML = JSON.parse(data.textContent);
    make(r).after(r.detail);
    r.tr.querySelector('a').setAttribute('aria-expanded', 'true');
    return r.detail;
  };
  const close = r => {
    if (!r.detail) return;
    r.detail.remove();
    r.detail = null;
    r.tr.querySelector('a').setAttribute('aria-expanded', 'false');
  };

  // Links lead to articles and places in them. What is not in the table at present
  // is put on top of it.
  const follow = hash => {
    const m = /^#a(\d+)/.exec(hash);
    const r = m && byNumber.get(Number(m[1]));
    if (!r) return;
    if (!make(r).isConnected) body.prepend(r.tr);
    if (!open(r)) return;
    r.tr.after(r.detail);
    let to = byID(hash.slice(1)) || byID('a' + r.n);
    (hash === '#a' + r.n ? r.tr : to).scrollIntoView({ block: 'start' });
    if (to.tagName === 'SPAN') while (to && to.tagName !== 'A') to = to.nextElementSibling;
    if (to && to.tagName === 'ARTICLE') to = to.querySelector('h3');
    if (to) to.focus({ preventScroll: true });
  };
  addEventListener('hashchange', () => follow(location.hash));
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', () => follow(location.hash));
  else follow(location.hash);
  body.addEventListener('click', e => {
    const a = e.target.closest('a');
    if (!a || e.ctrlKey || e.metaKey || e.shiftKey) return;
    const hash = a.getAttribute('href');
    const own = a.hasAttribute('aria-expanded') && byNumber.get(Number(a.closest('tr').dataset.n));
    if (own) {
      e.preventDefault();
      if (own.detail) close(own);
      else if (open(own)) history.replaceState(null, '', hash);
    } else if (hash === location.hash) {
      follow(hash);
    }
  });
  for (const a of body.querySelectorAll('a')) a.setAttribute('aria-expanded', 'false');

  // Sorting. The names are ascending first, the counts descending; the order as
  // given decides ties.
  const select = byID('f-sort');
  const upwards = { score: true, name: true, verdict: true, heaviest: true };
  let sorted = list.dataset.sorted, down = !upwards[sorted];
  const sort = (key, descending) => {
    sorted = key;
    down = descending;
    rows.sort((a, b) => {
      if (!key) return a.index - b.index;
      const x = a[key], y = b[key];
      const n = typeof x === 'number' ? x - y : x === '' || y === '' ? (x === '') - (y === '') : collator.compare(x, y);
      return (down ? -n : n) || a.index - b.index;
    });
    for (const th of heads) {
      if (key && th.dataset.key === key) th.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      else th.removeAttribute('aria-sort');
    }
    select.value = [...select.options].some(o => o.value === key) ? key : '';
    filter();
  };
  for (const th of heads) {
    const b = document.createElement('button');
    b.type = 'button';
    b.append(...th.childNodes);
    b.addEventListener('click', () => {
      const key = th.dataset.key;
      sort(key, key === sorted ? !down : !upwards[key]);
    });
    th.append(b);
  }
  select.addEventListener('change', () => sort(select.value, !upwards[select.value]));

  // Filtering.
  const filter = () => {
    const words = byID('f-text').value.toLowerCase().split(/\s+/).filter(Boolean);
    const verdict = byID('f-verdict').value, rule = byID('f-rule').value;
    const from = severities.indexOf(byID('f-severity').value);
    kept = rows.filter(r => (!verdict || r.verdict === verdict) &&
      (from < 0 || severities.slice(from).some(s => r[s] > 0)) &&
      (!rule || r.rules.includes(Number(rule))) &&
      (!words.length || (r.text ||= r.name.toLowerCase(), words.every(w => r.text.includes(w)))));
    limit = step;
    show();
  };
  let timer = 0;
  form.addEventListener('input', e => {
    if (e.target === select) return;
    clearTimeout(timer);
    timer = setTimeout(filter, 120);
  });
  form.addEventListener('submit', e => e.preventDefault());
  form.addEventListener('reset', () => setTimeout(() => sort('', false)));

  const all = byID('f-open');
  all.addEventListener('click', () => {
    const opened = rows.filter(r => r.detail);
    if (opened.length) opened.forEach(close);
    else kept.slice(0, 25).forEach(open);
    all.textContent = opened.length ? 'Open the first 25' : 'Close all';
  });

  // Escape hides what is shown at a place, until the next one is reached.
  const tips = hidden => document.documentElement.classList.toggle('no-tip', hidden);
  addEventListener('keydown', e => { if (e.key === 'Escape') tips(true); });
  addEventListener('focusin', () => tips(false));
  body.addEventListener('pointerover', e => { if (e.target.closest('.f')) tips(false); });

  form.hidden = false;
  show();
})();
