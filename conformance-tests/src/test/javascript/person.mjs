// A person with a browser: opens an address, follows what it leads to, and with a second argument
// types that code first. Prints the address that no longer is the server's, or `done`.
const [address, userCode] = process.argv.slice(2);
const home = new URL(address).origin;
const cookies = new Map();

async function open(url, form) {
  const response = await fetch(url, {
    method: form ? 'POST' : 'GET',
    redirect: 'manual',
    headers: {
      cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
    },
    body: form && new URLSearchParams(form),
  });
  for (const cookie of response.headers.getSetCookie()) {
    const [name, ...value] = cookie.split(';')[0].split('=');
    cookies.set(name, value.join('='));
  }
  const location = response.headers.get('location');
  if (!location) return { url, text: await response.text() };
  const next = new URL(location, url);
  return next.origin === home ? open(next.href) : { url: next.href, text: '' };
}

function hidden(text) {
  const fields = {};
  for (const [input] of text.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    fields[/name="([^"]*)"/.exec(input)[1]] = /value="([^"]*)"/.exec(input)[1];
  }
  return fields;
}

let page = await open(address);
if (userCode) {
  page = await open(address, { ...hidden(page.text), user_code: userCode });
  page = await open(address, { ...hidden(page.text), confirm: 'yes' });
  console.log(/success/i.test(page.text) ? 'done' : page.text);
} else {
  console.log(page.url);
}
