// The page is whole without this script. It makes the table sortable and filterable
// and opens the articles in it.
(() => {
  'use strict';
  const byID = id => document.getElementById(id);
  const list = byID('list'), body = list.tBodies[0], form = byID('filters'), status = byID('status');
  const heads = [...list.tHead.rows[0].cells];
  const severities = ['neutral', 'minor', 'major', 'critical'];
  const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

  // What is in a row is read when it is first asked for.
  const rows = [...body.rows].map((tr, index) => ({ tr, index, detail: null, number: tr.dataset.n }));
  const byNumber = new Map(rows.map(r => [r.number, r]));
  const value = (r, key) => {
    if (!r.values) {
      const cell = r.tr.cells;
      const num = i => parseFloat(cell[i].textContent) || 0;
      r.values = {
        score: cell[0].textContent === '–' ? -1 : num(0), verdict: cell[1].textContent,
        critical: num(2), major: num(3), minor: num(4), words: num(5), neutral: Number(r.tr.dataset.f),
        name: cell[6].textContent, heaviest: cell[7].textContent,
        rules: (r.tr.dataset.r || '').split(' '), text: cell[6].textContent.toLowerCase(),
      };
    }
    return r.values[key];
  };

  // A cell must not span columns that a narrow window does not show: they would
  // take room.
  const wide = matchMedia('(min-width: 60.01rem)');
  const span = cell => { cell.colSpan = wide.matches ? heads.length : heads.filter(h => !h.classList.contains('w')).length; };
  wide.addEventListener('change', () => rows.forEach(r => { if (r.detail) span(r.detail.cells[0]); }));

  // Articles are in the page as text, and become elements when they are opened.
  const open = r => {
    const data = r.detail ? null : byID('d' + r.number);
    if (!data) return r.detail;
    r.detail = document.createElement('tr');
    r.detail.className = 'detail';
    const cell = r.detail.insertCell();
    span(cell);
    cell.innerHTML = JSON.parse(data.textContent);
    r.tr.after(r.detail);
    r.tr.querySelector('a').setAttribute('aria-expanded', 'true');
    return r.detail;
  };
  const close = r => {
    if (!r.detail) return;
    r.detail.remove();
    r.detail = null;
    r.tr.querySelector('a').setAttribute('aria-expanded', 'false');
  };

  // Links lead to articles and places in them.
  const follow = hash => {
    const m = /^#a(\d+)/.exec(hash);
    const r = m && byNumber.get(m[1]);
    if (!r || !open(r)) return;
    r.tr.hidden = r.detail.hidden = false;
    let to = byID(hash.slice(1)) || byID('a' + m[1]);
    (hash === '#a' + m[1] ? r.tr : to).scrollIntoView({ block: 'start' });
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
    const own = a.hasAttribute('aria-expanded') && byNumber.get(a.closest('tr').dataset.n);
    if (own) {
      e.preventDefault();
      if (own.detail) close(own);
      else if (open(own)) history.replaceState(null, '', hash);
    } else if (hash === location.hash) {
      follow(hash);
    }
  });
  for (const r of rows) {
    const a = r.tr.querySelector('a');
    if (a) a.setAttribute('aria-expanded', 'false');
  }

  // Sorting. The names are ascending first, the counts descending; the order as
  // given decides ties.
  const select = byID('f-sort');
  const upwards = { score: true, name: true, verdict: true, heaviest: true };
  let sorted = list.dataset.sorted, down = !upwards[sorted];
  const place = () => {
    const all = document.createDocumentFragment();
    for (const r of rows) {
      all.append(r.tr);
      if (r.detail) all.append(r.detail);
    }
    body.append(all);
  };
  const sort = (key, descending) => {
    sorted = key;
    down = descending;
    rows.sort((a, b) => {
      if (!key) return a.index - b.index;
      const x = value(a, key), y = value(b, key);
      const n = typeof x === 'number' ? x - y : x === '' || y === '' ? (x === '') - (y === '') : collator.compare(x, y);
      return (down ? -n : n) || a.index - b.index;
    });
    place();
    for (const th of heads) {
      if (key && th.dataset.key === key) th.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      else th.removeAttribute('aria-sort');
    }
    select.value = [...select.options].some(o => o.value === key) ? key : '';
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
    let n = 0;
    for (const r of rows) {
      const keep = (!verdict || value(r, 'verdict') === verdict) &&
        (from < 0 || severities.slice(from).some(s => value(r, s) > 0)) &&
        (!rule || value(r, 'rules').includes(rule)) &&
        words.every(w => value(r, 'text').includes(w));
      if (r.tr.hidden === keep) r.tr.hidden = !keep;
      if (r.detail) r.detail.hidden = !keep;
      if (keep) n++;
    }
    status.textContent = n === rows.length ? `${n} articles` : `${n} of ${rows.length} articles`;
  };
  let timer = 0;
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(filter, 120);
  });
  form.addEventListener('submit', e => e.preventDefault());
  form.addEventListener('reset', () => setTimeout(() => {
    sort('', false);
    filter();
  }));

  const all = byID('f-open');
  all.addEventListener('click', () => {
    const opened = rows.filter(r => r.detail);
    if (opened.length) opened.forEach(close);
    else rows.filter(r => !r.tr.hidden).slice(0, 25).forEach(open);
    all.textContent = opened.length ? 'Open the first 25' : 'Close all';
  });

  // Escape hides what is shown at a place, until the next one is reached.
  const tips = hidden => document.documentElement.classList.toggle('no-tip', hidden);
  addEventListener('keydown', e => { if (e.key === 'Escape') tips(true); });
  addEventListener('focusin', () => tips(false));
  body.addEventListener('pointerover', e => { if (e.target.closest('.f')) tips(false); });

  form.hidden = false;
  status.textContent = `${rows.length} articles`;
})();
