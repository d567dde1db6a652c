// Does the proof of work that a form asks for, when it is sent: finds a number so that the SHA-256 of the form's stamp,
// the address and the number begins with so many zero bits. Nothing else is asked, and nobody else.
'use strict';
(() => {
  const AT_ONCE = 10000;
  const { roots, cubes } = constants();
  const state = new Int32Array(8);
  const schedule = new Int32Array(64);

  for (const hint of document.querySelectorAll('[data-without-script]')) {
    hint.hidden = true;
  }
  for (const form of document.querySelectorAll('form[data-work]')) {
    form.addEventListener('submit', event => {
      event.preventDefault();
      const text = form.elements.stamp.value + ' ' + form.elements.email.value + ' ';
      busy(form, true);
      search(new TextEncoder().encode(text), Number(form.dataset.work), 0, number => {
        form.elements.work.value = number;
        form.submit();
      });
    });
    // Whoever comes back to the page may send it once more.
    addEventListener('pageshow', () => busy(form, false));
  }

  function busy(form, is) {
    form.querySelector('button').disabled = is;
    for (const status of form.querySelectorAll('[data-working]')) {
      status.hidden = !is;
    }
  }

  // Goes on after a pause, so that the page does not stand still.
  function search(start, bits, from, found) {
    for (let number = from; number < from + AT_ONCE; number++) {
      if (Math.clz32(firstWord(start, String(number))) >= bits) {
        found(number);
        return;
      }
    }
    setTimeout(() => search(start, bits, from + AT_ONCE, found), 0);
  }

  // The first 32 bits of the SHA-256 (FIPS 180-4) of some bytes and a number.
  function firstWord(start, digits) {
    const length = start.length + digits.length;
    const words = new Int32Array(((length + 8 >> 6) + 1) * 16);
    for (let i = 0; i < length; i++) {
      const byte = i < start.length ? start[i] : digits.charCodeAt(i - start.length);
      words[i >> 2] |= byte << 24 - (i & 3) * 8;
    }
    words[length >> 2] |= 0x80 << 24 - (length & 3) * 8;
    words[words.length - 1] = length * 8;
    state.set(roots);
    for (let at = 0; at < words.length; at += 16) {
      addBlock(words, at);
    }
    return state[0];
  }

  function addBlock(words, at) {
    for (let i = 0; i < 16; i++) {
      schedule[i] = words[at + i];
    }
    for (let i = 16; i < 64; i++) {
      const x = schedule[i - 15], y = schedule[i - 2];
      schedule[i] = schedule[i - 16] + schedule[i - 7]
        + (turn(x, 7) ^ turn(x, 18) ^ x >>> 3) + (turn(y, 17) ^ turn(y, 19) ^ y >>> 10);
    }
    let a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
    for (let i = 0; i < 64; i++) {
      const one = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + (e & f ^ ~e & g) + cubes[i] + schedule[i] | 0;
      const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + (a & b ^ a & c ^ b & c) | 0;
      h = g; g = f; f = e; e = d + one | 0;
      d = c; c = b; b = a; a = one + two | 0;
    }
    state[0] += a; state[1] += b; state[2] += c; state[3] += d;
    state[4] += e; state[5] += f; state[6] += g; state[7] += h;
  }

  function turn(word, by) {
    return word >>> by | word << 32 - by;
  }

  // The first bits after the point of the roots of primes.
  function constants() {
    const primes = [];
    for (let n = 2; primes.length < 64; n++) {
      if (primes.every(prime => n % prime)) {
        primes.push(n);
      }
    }
    const bits = root => (root - Math.floor(root)) * 2 ** 32 | 0;
    return {
      roots: Int32Array.from(primes.slice(0, 8), n => bits(Math.sqrt(n))),
      cubes: Int32Array.from(primes, n => bits(Math.cbrt(n))),
    };
  }
})();
