// add loads a script by adding it to the page: from disk there is no other way.
export function add(address) {
  return new Promise((done, fail) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => done();
    script.onerror = () => {
      script.remove();
      fail(new Error(address));
    };
    document.head.append(script);
  });
}
